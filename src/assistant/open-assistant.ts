import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { createFormFile } from "../agreements/by-model/form-file.ts";
import {
  NOTHING_NEW,
  type ReadingLimits,
  type ReadingReport,
  readAgreements,
} from "../agreements/by-model/read-agreements.ts";
import { extractAgreements, mayReportAgreement } from "../agreements/extract.ts";
import { readConfidenceWeights } from "../answer/confidence.ts";
import type { Config } from "../config.ts";
import { type Corpus, readCorpus } from "../corpus/read-corpus.ts";
import { scanCorpus } from "../corpus/scan-corpus.ts";
import { IndexError } from "../errors.ts";
import { type BuildProgress, type BuildReport, buildIndex } from "../index/build-index.ts";
import { servedManifest } from "../index/open-index.ts";
import { planIndex } from "../index/plan-index.ts";
import { ServedIndex } from "../index/served-index.ts";
import { hashCode, hashLexicon } from "../index/sources.ts";
import { type Lexicon, loadLexicon } from "../language/lexicon.ts";
import type { Embedder } from "../models/embedder.ts";
import { LOCAL_EMBEDDER, LocalEmbeddings } from "../models/local-embeddings.ts";
import type { ModelClient } from "../models/model-client.ts";
import { remoteEmbedder } from "../models/remote-embeddings.ts";
import { createReranker, readRerankerWeights } from "../retrieval/reranker.ts";
import type { EmbedQuestion, RetrievalParts } from "../retrieval/retriever.ts";
import type { AgreementRecord, Article } from "../types.ts";
import { createAssistant, type ExplainingAssistant } from "./create-assistant.ts";
import type { AnsweringModel } from "./open-model.ts";
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

/** Everything that turns articles into an index and questions into vectors, loaded once a process. */
export interface Workshop {
  readonly lexicon: Lexicon;
  readonly embedder: Embedder;
  /** Loads a remote embedder's client when it is first called. */
  readonly embeddings: () => Promise<EmbeddingsInterface>;
  readonly embedQuestion: EmbedQuestion;
}

/**
 * Loads the lexicon, and the local embedder unless `config` names another.
 * @throws FormatError where the lexicon has mistakes
 */
export function openWorkshop(
  config?: Pick<Config, "EMBEDDINGS" | "EMBEDDINGS_BASE_URL" | "EMBEDDINGS_API_KEY">,
): Workshop {
  const lexicon = loadLexicon(LEXICON_FOLDER);
  const remote = config ? remoteEmbedder({ config }) : null;
  if (remote) {
    let opened: Promise<EmbeddingsInterface> | undefined;
    const embeddings = () => {
      opened ??= remote.open();
      return opened;
    };
    const embedQuestion: EmbedQuestion = (question) =>
      embeddings()
        .then((client) => client.embedQuery(question.text))
        // A server that is away must not keep a question from being answered by its words.
        .catch(() => null);
    return { lexicon, embedder: remote.embedder, embeddings, embedQuestion };
  }
  const local = new LocalEmbeddings({ lexicon });
  return {
    lexicon,
    embedder: LOCAL_EMBEDDER,
    embeddings: async () => local,
    embedQuestion: (question, rarity) => local.embedQueryWith(question.text, question.language, rarity),
  };
}

/** The folder in which the generations of an index live. */
export const indexFolder = (data: string): string => join(data, "index");

/** How far a reindex is: a model reads the agreements of articles first, where there is one; then the index is built. */
export type ReindexProgress =
  | BuildProgress
  | { readonly stage: "agreements"; readonly done: number; readonly total: number };

/** Where what a model read from articles is kept. */
const formFile = (data: string): string => join(data, "agreements-by-model.jsonl");

/** What was built, and the corpus it was built from with the remarks on files that were passed over. */
export interface Reindexed {
  readonly report: BuildReport;
  readonly corpus: Corpus;
  /** What a model read of the agreements; null without a model. */
  readonly reading: ReadingReport | null;
}

/**
 * Builds the index of a corpus anew and publishes it.
 * @throws DataLockedError while another process builds it, IndexError where it cannot be written
 */
export async function reindex(options: {
  readonly folders: Folders;
  readonly workshop: Workshop;
  /** Completes the records of agreements that the rules read. */
  readonly model?: ModelClient | undefined;
  /** How much the model may read. */
  readonly limits?: ReadingLimits;
  readonly onProgress?: (progress: ReindexProgress) => void;
  readonly signal?: AbortSignal;
}): Promise<Reindexed> {
  const { folders, workshop, onProgress, signal } = options;
  const corpus = await readCorpus(folders.corpus);
  const byRules = recordsByRules(workshop.lexicon);
  const reading = await readByModel({ ...options, corpus, byRules });
  const report = await buildIndex({
    corpus,
    lexicon: workshop.lexicon,
    embeddings: await workshop.embeddings(),
    embedder: workshop.embedder,
    folder: indexFolder(folders.data),
    extract: (article) => reading?.records.get(article.id) ?? byRules(article),
    ...(onProgress ? { onProgress } : {}),
    ...(signal ? { signal } : {}),
  });
  return { report, corpus, reading };
}

/** What the rules read from an article, read once. */
function recordsByRules(lexicon: Lexicon): (article: Article) => readonly AgreementRecord[] {
  const known = new Map<Article, readonly AgreementRecord[]>();
  return (article) => {
    const records = known.get(article) ?? extractAgreements({ article, lexicon });
    known.set(article, records);
    return records;
  };
}

async function readByModel(
  options: Parameters<typeof reindex>[0] & {
    readonly corpus: Corpus;
    readonly byRules: (article: Article) => readonly AgreementRecord[];
  },
): Promise<ReadingReport | null> {
  const { folders, model, limits, corpus, byRules, onProgress, signal } = options;
  if (!model) return null;
  return readAgreements({
    client: model,
    articles: corpus.articles.filter(mayReportAgreement),
    byRules,
    store: createFormFile(formFile(folders.data)),
    ...(limits ? { limits } : {}),
    ...(signal ? { signal } : {}),
    onProgress: (done, total) => onProgress?.({ stage: "agreements", done, total }),
  });
}

/**
 * Brings the index up to date with the corpus, where it is not: the corpus, the lexicon or the code has changed, or the
 * index is missing or damaged.
 * @returns what was built, or null where nothing had to be
 */
export async function bringUpToDate(options: {
  readonly folders: Folders;
  readonly workshop: Workshop;
  /** What it read of unchanged articles before is kept; it reads none anew, since somebody waits. */
  readonly model?: ModelClient | undefined;
  readonly onProgress?: (progress: ReindexProgress) => void;
}): Promise<Reindexed | null> {
  const scan = await scanCorpus(options.folders.corpus);
  const plan = planIndex(manifestOf(indexFolder(options.folders.data), options.workshop.embedder), {
    corpusHash: scan.hash,
    lexiconHash: hashLexicon(options.workshop.lexicon),
    codeHash: hashCode(),
    embedder: options.workshop.embedder,
  });
  if (plan === "up-to-date") return null;
  return reindex({ ...options, limits: NOTHING_NEW });
}

/** A damaged index is as good as none where it costs nothing to build it anew. */
function manifestOf(folder: string, embedder: Embedder) {
  try {
    return servedManifest(folder);
  } catch (error) {
    if (error instanceof IndexError && !embedder.paid) return undefined;
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
  /** Puts answers into its own words. */
  readonly model?: AnsweringModel | undefined;
  /** Told when a newly published generation cannot be opened. */
  readonly onError?: (error: IndexError) => void;
}): ExplainingAssistant {
  const { folders, workshop, turns = createMemoryTurns(), threshold, parts, model, onError } = options;
  const { lexicon, embedQuestion } = workshop;
  return createAssistant({
    served: new ServedIndex({ folder: indexFolder(folders.data), ...(onError ? { onError } : {}) }),
    lexicon,
    embedQuestion,
    reranker: createReranker(readRerankerWeights(RERANKER_WEIGHTS)),
    weights: readConfidenceWeights(CONFIDENCE_WEIGHTS),
    turns,
    ...(threshold === undefined ? {} : { threshold }),
    ...(parts ? { parts } : {}),
    ...(model ? { model } : {}),
  });
}
