import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { extractAgreements } from "../agreements/extract.ts";
import { readConfidenceWeights } from "../answer/confidence.ts";
import type { ModelComposer } from "../answer/model-composer.ts";
import { type Corpus, readCorpus } from "../corpus/read-corpus.ts";
import { scanCorpus } from "../corpus/scan-corpus.ts";
import { IndexError } from "../errors.ts";
import { type BuildProgress, type BuildReport, buildIndex } from "../index/build-index.ts";
import { servedManifest } from "../index/open-index.ts";
import { planIndex } from "../index/plan-index.ts";
import { ServedIndex } from "../index/served-index.ts";
import { hashCode, hashLexicon } from "../index/sources.ts";
import { type Lexicon, loadLexicon } from "../language/lexicon.ts";
import { LOCAL_EMBEDDER, LocalEmbeddings } from "../models/local-embeddings.ts";
import { createReranker, readRerankerWeights } from "../retrieval/reranker.ts";
import type { RetrievalParts } from "../retrieval/retriever.ts";
import { createAssistant, type ExplainingAssistant } from "./create-assistant.ts";
import { createMemoryTurns, type Turns } from "./turns.ts";

/** The lexicon that is shipped. */
export const LEXICON_FOLDER = fileURLToPath(new URL("../../lexicon", import.meta.url));
const RERANKER_WEIGHTS = new URL("../retrieval/reranker.json", import.meta.url);
const CONFIDENCE_WEIGHTS = new URL("../answer/confidence.json", import.meta.url);

/** Where articles come from and where their index is kept. */
export interface Folders {
  readonly corpus: string;
  readonly data: string;
}

/** Everything that turns a folder of articles into an index, loaded once a process. */
export interface Workshop {
  readonly lexicon: Lexicon;
  readonly embeddings: LocalEmbeddings;
}

/** Loads the lexicon and the local embedder. */
export function openWorkshop(): Workshop {
  const lexicon = loadLexicon(LEXICON_FOLDER);
  return { lexicon, embeddings: new LocalEmbeddings({ lexicon }) };
}

/** The folder in which the generations of an index live. */
export const indexFolder = (data: string): string => join(data, "index");

/** What was built, and the corpus it was built from with the remarks on files that were passed over. */
export interface Reindexed {
  readonly report: BuildReport;
  readonly corpus: Corpus;
}

/**
 * Builds the index of a corpus anew and publishes it.
 * @throws DataLockedError while another process builds it, IndexError where it cannot be written
 */
export async function reindex(options: {
  readonly folders: Folders;
  readonly workshop: Workshop;
  readonly onProgress?: (progress: BuildProgress) => void;
  readonly signal?: AbortSignal;
}): Promise<Reindexed> {
  const { folders, workshop, onProgress, signal } = options;
  const corpus = await readCorpus(folders.corpus);
  const report = await buildIndex({
    corpus,
    lexicon: workshop.lexicon,
    embeddings: workshop.embeddings,
    embedder: LOCAL_EMBEDDER,
    folder: indexFolder(folders.data),
    extract: (article) => extractAgreements({ article, lexicon: workshop.lexicon }),
    ...(onProgress ? { onProgress } : {}),
    ...(signal ? { signal } : {}),
  });
  return { report, corpus };
}

/**
 * Brings the index up to date with the corpus, where it is not: the corpus, the lexicon or the code has changed, or the
 * index is missing or damaged.
 * @returns what was built, or null where nothing had to be
 */
export async function bringUpToDate(options: {
  readonly folders: Folders;
  readonly workshop: Workshop;
  readonly onProgress?: (progress: BuildProgress) => void;
}): Promise<Reindexed | null> {
  const scan = await scanCorpus(options.folders.corpus);
  const plan = planIndex(manifestOf(indexFolder(options.folders.data)), {
    corpusHash: scan.hash,
    lexiconHash: hashLexicon(options.workshop.lexicon),
    codeHash: hashCode(),
    embedder: LOCAL_EMBEDDER,
  });
  if (plan === "up-to-date") return null;
  return reindex(options);
}

/** A damaged local index is as good as none: it is built anew. */
function manifestOf(folder: string) {
  try {
    return servedManifest(folder);
  } catch (error) {
    if (error instanceof IndexError) return undefined;
    throw error;
  }
}

/** An assistant over the index in `folders.data`, which must be there: see {@link bringUpToDate}. */
export function openAssistant(options: {
  readonly folders: Folders;
  readonly workshop: Workshop;
  readonly turns?: Turns;
  readonly threshold?: number;
  readonly parts?: RetrievalParts;
  /** Puts answers into a model's words. */
  readonly composer?: ModelComposer;
  /** Told when a newly published generation cannot be opened. */
  readonly onError?: (error: IndexError) => void;
}): ExplainingAssistant {
  const { folders, workshop, turns = createMemoryTurns(), threshold, parts, composer, onError } = options;
  const { lexicon, embeddings } = workshop;
  return createAssistant({
    served: new ServedIndex({ folder: indexFolder(folders.data), ...(onError ? { onError } : {}) }),
    lexicon,
    embedQuestion: (question, rarity) => embeddings.embedQueryWith(question.text, question.language, rarity),
    reranker: createReranker(readRerankerWeights(RERANKER_WEIGHTS)),
    weights: readConfidenceWeights(CONFIDENCE_WEIGHTS),
    turns,
    ...(threshold === undefined ? {} : { threshold }),
    ...(parts ? { parts } : {}),
    ...(composer ? { composer } : {}),
  });
}
