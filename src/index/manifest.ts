import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { IndexError } from "../errors.ts";

/** Rises when a generation's files change their meaning; an index of another format is built anew. */
export const FORMAT = 1;

export const MANIFEST_FILE = "manifest.json";
export const DATABASE_FILE = "passages.db";
export const VECTORS_FILE = "vectors.hnsw";

const fileEntry = z.object({ bytes: z.number().int().nonnegative(), sha256: z.string().length(64) });

const schema = z.object({
  format: z.number().int(),
  /** The generation's own name, which is its folder's. */
  generation: z.string(),
  /** When it was built, ISO 8601. */
  created: z.string(),
  embedder: z.object({
    name: z.string(),
    /** Components of a vector. */
    dimension: z.number().int().positive(),
    /** Vectors of equal fingerprints may be taken over from one generation to the next. */
    fingerprint: z.string(),
  }),
  /** Vectors have length 1 and are compared by their dot product. */
  metric: z.literal("cosine"),
  counts: z.object({
    articles: z.number().int().nonnegative(),
    passages: z.number().int().nonnegative(),
    sentences: z.number().int().nonnegative(),
    agreements: z.number().int().nonnegative(),
  }),
  corpusHash: z.string(),
  lexiconHash: z.string(),
  /** Of the code that reads and analyses articles: with other code the same corpus gives another index. */
  codeHash: z.string(),
  files: z.object({ [DATABASE_FILE]: fileEntry, [VECTORS_FILE]: fileEntry }),
});

/** What a generation is made of and made from. */
export type Manifest = Readonly<z.output<typeof schema>>;

/** Size and SHA-256 of a file. */
export type FileEntry = Readonly<z.output<typeof fileEntry>>;

/**
 * Reads the manifest of the generation in `folder`.
 * @throws IndexError where it is missing or not a manifest
 */
export function readManifest(folder: string): Manifest {
  const path = join(folder, MANIFEST_FILE);
  try {
    return schema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw damaged(`${path} cannot be read as a manifest`, cause);
  }
}

/**
 * Checks format, sizes and checksums, before anything opens the files: a damaged vector file would end the process.
 * @throws IndexError naming the file that differs
 */
export function checkFiles(folder: string, manifest: Manifest): void {
  if (manifest.format !== FORMAT) {
    throw damaged(
      `the index in ${folder} has format ${manifest.format}, this version reads format ${FORMAT}`,
    );
  }
  for (const [name, expected] of Object.entries(manifest.files)) {
    const path = join(folder, name);
    let found: FileEntry;
    try {
      found = describeFile(path);
    } catch (cause) {
      throw damaged(`${path} cannot be read`, cause);
    }
    if (found.bytes !== expected.bytes || found.sha256 !== expected.sha256) {
      throw damaged(`${path} is damaged: it differs from the checksum in ${MANIFEST_FILE}`);
    }
  }
}

/** Size and SHA-256 of the file at `path`, read in pieces. */
export function describeFile(path: string): FileEntry {
  const hash = createHash("sha256");
  const piece = Buffer.allocUnsafe(1024 * 1024);
  const file = openSync(path, "r");
  try {
    let bytes = 0;
    for (;;) {
      const length = readSync(file, piece);
      if (length === 0) return { bytes, sha256: hash.digest("hex") };
      bytes += length;
      hash.update(piece.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}

/** An {@link IndexError} with what to do about it. */
export function damaged(what: string, cause?: unknown): IndexError {
  return new IndexError(`${what}. Run "npm run reindex" to build the index anew.`, { cause });
}
