import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { Corpus } from "../corpus/read-corpus.ts";
import { IndexError } from "../errors.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Embedder } from "../models/embedder.ts";
import type { Article } from "../types.ts";
import { DatabaseWriter, type WrittenPassage } from "./database-writer.ts";
import {
  createBuildFolder,
  newGenerationName,
  publishGeneration,
  removeOldGenerations,
} from "./generations.ts";
import { acquireLock } from "./lock.ts";
import {
  DATABASE_FILE,
  describeFile,
  FORMAT,
  MANIFEST_FILE,
  type Manifest,
  VECTORS_FILE,
} from "./manifest.ts";
import { openIndex } from "./open-index.ts";
import type { SearchIndex } from "./search-index.ts";
import { hashCode, hashLexicon } from "./sources.ts";
import { VectorWriter } from "./vectors.ts";
import { verifyGeneration } from "./verify.ts";

/** How far a build is; stages come in this order, each from `done` 0 to `done` = `total`. */
export interface BuildProgress {
  /** "words" counts articles, "vectors" passages, "verify" and "publish" are one step each. */
  readonly stage: "words" | "vectors" | "verify" | "publish";
  readonly done: number;
  readonly total: number;
}

export interface BuildOptions {
  readonly corpus: Pick<Corpus, "articles" | "hash">;
  readonly embeddings: EmbeddingsInterface;
  readonly embedder: Embedder;
  readonly lexicon: Pick<Lexicon, "findAll" | "concepts">;
  /** Where generations live, such as `data/index`; made if it is missing. */
  readonly folder: string;
  /** What to keep of an article beside its words: each record is stored as JSON. */
  readonly extract?: (article: Article) => readonly unknown[];
  readonly onProgress?: (progress: BuildProgress) => void;
  /** Ends the build; the served generation stays. */
  readonly signal?: AbortSignal;
}

/** What a build did. */
export interface BuildReport {
  readonly manifest: Manifest;
  /** Passages whose vectors were computed. */
  readonly embedded: number;
  /** Passages whose vectors were taken over from the generation before. */
  readonly reused: number;
  readonly milliseconds: number;
}

/** Texts handed to the embedder at once: small enough that others get their turn, large enough for a network. */
const BATCH = 64;

/**
 * Builds a generation beside the served one, verifies it in a child process and publishes it. Whatever fails, and
 * wherever the process dies, the served generation stays as it was.
 * @throws DataLockedError while another build runs in the folder
 * @throws IndexError where the new generation cannot be written or does not pass its check
 */
export async function buildIndex(options: BuildOptions): Promise<BuildReport> {
  const started = performance.now();
  const lock = acquireLock(options.folder, { name: "index", purpose: "building the index" });
  try {
    removeOldGenerations(options.folder);
    const previous = openPrevious(options.folder);
    try {
      const built = await buildGeneration(options, previous);
      return { ...built, milliseconds: Math.round(performance.now() - started) };
    } finally {
      previous?.close();
    }
  } finally {
    // After a failure too: on a full disk what was half built must go.
    removeOldGenerations(options.folder);
    lock.release();
  }
}

async function buildGeneration(
  options: BuildOptions,
  previous: SearchIndex | undefined,
): Promise<Omit<BuildReport, "milliseconds">> {
  const { folder, embedder, corpus } = options;
  const report = (stage: BuildProgress["stage"], done: number, total: number) =>
    options.onProgress?.({ stage, done, total });
  const generation = newGenerationName(new Date(), randomBytes(4).toString("hex"));
  const building = createBuildFolder(folder, generation);
  const lexiconHash = hashLexicon(options.lexicon);
  const codeHash = hashCode();
  const fingerprint = embedder.usesLexicon ? `${embedder.name} ${lexiconHash} ${codeHash}` : embedder.name;

  const { passages, counts } = await writeWords(join(building, DATABASE_FILE), options, report);
  const reusable = previous?.manifest.embedder.fingerprint === fingerprint ? previous : undefined;
  const vectors = await writeVectors(join(building, VECTORS_FILE), passages, { options, reusable, report });
  const manifest: Manifest = {
    format: FORMAT,
    generation,
    created: new Date().toISOString(),
    embedder: { name: embedder.name, dimension: vectors.dimension, fingerprint },
    metric: "cosine",
    counts,
    corpusHash: corpus.hash,
    lexiconHash,
    codeHash,
    files: {
      [DATABASE_FILE]: describeFile(join(building, DATABASE_FILE)),
      [VECTORS_FILE]: describeFile(join(building, VECTORS_FILE)),
    },
  };
  writeFileSync(join(building, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);

  report("verify", 0, 1);
  await verifyGeneration(building, options.signal);
  report("verify", 1, 1);
  report("publish", 0, 1);
  options.signal?.throwIfAborted();
  publishGeneration(folder, generation);
  report("publish", 1, 1);
  return { manifest, embedded: vectors.embedded, reused: vectors.reused };
}

type Report = (stage: BuildProgress["stage"], done: number, total: number) => void;

async function writeWords(
  path: string,
  { corpus, lexicon, extract, signal }: BuildOptions,
  report: Report,
): Promise<{ passages: WrittenPassage[]; counts: Manifest["counts"] }> {
  const passages: WrittenPassage[] = [];
  let writer: DatabaseWriter | undefined;
  report("words", 0, corpus.articles.length);
  try {
    writer = new DatabaseWriter({ path, lexicon });
    for (const [index, article] of corpus.articles.entries()) {
      passages.push(...writer.add(article, extract?.(article) ?? []));
      report("words", index + 1, corpus.articles.length);
      await nextTurn();
      signal?.throwIfAborted();
    }
    writer.finish();
    return { passages, counts: writer.counts };
  } catch (error) {
    writer?.close();
    if (!isWriteFailure(error)) throw error;
    throw new IndexError(`${path} could not be written (${error.message}). Is the disk full?`, {
      cause: error,
    });
  }
}

function isWriteFailure(error: unknown): error is Error {
  return (
    error instanceof Error &&
    "code" in error &&
    /^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN)/u.test(`${error.code}`)
  );
}

async function writeVectors(
  path: string,
  passages: readonly WrittenPassage[],
  { options, reusable, report }: { options: BuildOptions; reusable: SearchIndex | undefined; report: Report },
): Promise<{ dimension: number; embedded: number; reused: number }> {
  let writer: VectorWriter | undefined;
  let embedded = 0;
  report("vectors", 0, passages.length);
  for (let from = 0; from < passages.length; from += BATCH) {
    const batch = passages.slice(from, from + BATCH);
    const known = batch.map((passage) => reusable?.vectorOfText(passage.hash));
    const missing = batch.filter((_, index) => known[index] === undefined).map((passage) => passage.text);
    const computed = missing.length === 0 ? [] : await options.embeddings.embedDocuments(missing);
    if (computed.length !== missing.length) {
      throw new IndexError(
        `the embedder gave ${computed.length} vectors for ${missing.length} passages. Run it again.`,
      );
    }
    embedded += missing.length;
    for (const [index, passage] of batch.entries()) {
      const vector = known[index] ?? computed.shift() ?? [];
      writer ??= new VectorWriter({ dimension: vector.length, capacity: passages.length });
      writer.add(passage.number, vector);
    }
    report("vectors", Math.min(from + BATCH, passages.length), passages.length);
    await nextTurn();
    options.signal?.throwIfAborted();
  }
  // An empty corpus has an index as well: one that finds nothing.
  writer ??= new VectorWriter({ dimension: 1, capacity: 0 });
  writer.write(path);
  return { dimension: writer.dimension, embedded, reused: passages.length - embedded };
}

/** The served generation, to take over vectors from; a damaged one is as good as none. */
function openPrevious(folder: string): SearchIndex | undefined {
  try {
    return openIndex(folder);
  } catch (error) {
    if (error instanceof IndexError) return undefined;
    throw error;
  }
}
