import { join } from "node:path";
import { currentGeneration } from "./generations.ts";
import { checkFiles, damaged, type Manifest, readManifest } from "./manifest.ts";
import { openGeneration, type SearchIndex } from "./search-index.ts";

/**
 * Opens the generation that is served from `folder`.
 * @throws IndexError where there is none, or where it is damaged or of another format
 */
export function openIndex(folder: string): SearchIndex {
  const generation = currentGeneration(folder);
  if (generation === undefined) throw damaged(`there is no index in ${folder}`);
  return openGeneration(join(folder, generation));
}

/**
 * The manifest of the served generation, its files checked; undefined where none was published.
 * @throws IndexError where the generation is damaged or of another format
 */
export function servedManifest(folder: string): Manifest | undefined {
  const generation = currentGeneration(folder);
  if (generation === undefined) return undefined;
  const path = join(folder, generation);
  const manifest = readManifest(path);
  checkFiles(path, manifest);
  return manifest;
}
