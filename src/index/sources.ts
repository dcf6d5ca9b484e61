import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Lexicon } from "../language/lexicon.ts";

/** What turns articles into an index, relative to `src/`: with other code the same corpus gives other keys. */
const CODE = ["language", "corpus", "agreements", "index", "models/local-embeddings.ts"];

/** SHA-256 over the lexicon's concepts and all their forms. */
export function hashLexicon(lexicon: Pick<Lexicon, "concepts">): string {
  const hash = createHash("sha256");
  for (const [id, { kind, forms }] of lexicon.concepts) hash.update(JSON.stringify([id, kind, forms]));
  return hash.digest("hex");
}

/**
 * SHA-256 over the code that reads and analyses articles. A version number would do as well if nobody ever forgot
 * to raise it; reading some 50 small files takes a few milliseconds.
 */
export function hashCode(): string {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const hash = createHash("sha256");
  for (const name of CODE) {
    for (const file of filesOf(join(root, name))) hash.update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesOf(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  const names = readdirSync(path, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => join(path, name));
}
