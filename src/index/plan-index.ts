import { IndexMismatchError } from "../errors.ts";
import type { Embedder } from "../models/embedder.ts";
import { FORMAT, type Manifest } from "./manifest.ts";

/** What an index is made from now; it fits if it was made from the same. */
export interface IndexSources {
  readonly corpusHash: string;
  readonly lexiconHash: string;
  readonly codeHash: string;
  readonly embedder: Embedder;
}

/**
 * Whether the served generation can be used as it is. A generation built from something else is built anew: what
 * did not change is not embedded again, so that even with a paid embedder a changed article costs no more than its
 * own passages.
 * @param manifest of the served generation; undefined where there is none. Where it is damaged (IndexError), that is
 *   as good as none for an embedder that costs nothing; with a paid one the error is for a person to see
 * @throws IndexMismatchError where a paid embedder is to replace another, which would pay for every passage anew
 */
export function planIndex(manifest: Manifest | undefined, sources: IndexSources): "up-to-date" | "rebuild" {
  if (manifest === undefined) return "rebuild";
  const { embedder } = sources;
  if (manifest.embedder.name !== embedder.name) {
    if (embedder.paid) throw new IndexMismatchError(manifest.embedder.name, embedder.name);
    return "rebuild";
  }
  const fits =
    manifest.format === FORMAT &&
    manifest.corpusHash === sources.corpusHash &&
    manifest.lexiconHash === sources.lexiconHash &&
    manifest.codeHash === sources.codeHash;
  return fits ? "up-to-date" : "rebuild";
}
