import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { damaged, MANIFEST_FILE } from "./manifest.ts";

/** How many generations are kept, the served one included: a reader may still be opening the one before. */
export const KEPT_GENERATIONS = 3;

const CURRENT_FILE = "CURRENT";
const BUILDING_SUFFIX = ".building";
const GENERATION_NAME = /^\d{8}T\d{9}Z-[0-9a-f]{8}$/u;

/** A name for a generation; names are in the order of their times. */
export function newGenerationName(now: Date, id: string): string {
  return `${now.toISOString().replace(/[-:.]/gu, "")}-${id}`;
}

/** The name of the generation that is served; undefined where none was ever published. */
export function currentGeneration(folder: string): string | undefined {
  let name: string;
  try {
    name = readFileSync(join(folder, CURRENT_FILE), "utf8").trim();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw damaged(`${join(folder, CURRENT_FILE)} cannot be read`, error);
  }
  if (!GENERATION_NAME.test(name)) throw damaged(`${join(folder, CURRENT_FILE)} does not name a generation`);
  return name;
}

/** Makes the folder in which a generation is built; nobody reads it until it is published. */
export function createBuildFolder(folder: string, generation: string): string {
  const path = join(folder, generation + BUILDING_SUFFIX);
  mkdirSync(path, { recursive: true });
  return path;
}

/** Makes a built and verified generation the served one: at every moment either the old or the new one is named. */
export function publishGeneration(folder: string, generation: string): void {
  const built = join(folder, generation + BUILDING_SUFFIX);
  for (const file of readdirSync(built)) syncPath(join(built, file));
  syncPath(built);
  renameSync(built, join(folder, generation));
  const next = join(folder, `${CURRENT_FILE}.next`);
  writeFileSync(next, `${generation}\n`);
  syncPath(next);
  // The generation's folder must be on disk before the name that points to it.
  syncPath(folder);
  renameSync(next, join(folder, CURRENT_FILE));
  syncPath(folder);
}

/**
 * Removes what no reader needs: folders of builds that did not end, and generations beyond the newest
 * {@link KEPT_GENERATIONS}. Only for the holder of the lock, since a build folder may be in use otherwise.
 */
export function removeOldGenerations(folder: string): void {
  if (!existsSync(folder)) return;
  const current = currentNameOrNone(folder);
  const names = readdirSync(folder);
  for (const name of names.filter((each) => each.endsWith(BUILDING_SUFFIX))) removeFolder(join(folder, name));
  const generations = names.filter((name) => GENERATION_NAME.test(name)).sort();
  for (const name of generations.slice(0, -KEPT_GENERATIONS)) {
    if (name !== current) removeFolder(join(folder, name));
  }
}

function currentNameOrNone(folder: string): string | undefined {
  const path = join(folder, CURRENT_FILE);
  return existsSync(path) ? readFileSync(path, "utf8").trim() : undefined;
}

/** Takes the manifest away first, so that a folder half removed is never taken for a generation. */
function removeFolder(path: string): void {
  rmSync(join(path, MANIFEST_FILE), { force: true });
  rmSync(path, { recursive: true, force: true });
}

function syncPath(path: string): void {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === "ENOENT";
}
