import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { extractAgreements } from "../agreements/extract.ts";
import { readConfidenceWeights } from "../answer/confidence.ts";
import type { ModelComposer } from "../answer/model-composer.ts";
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
import { remoteEmbedder } from "../models/remote-embeddings.ts";
import { createReranker, readRerankerWeights } from "../retrieval/reranker.ts";
import type { EmbedQuestion, RetrievalParts } from "../retrieval/retriever.ts";
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
    embeddings: await workshop.embeddings(),
    embedder: workshop.embedder,
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
  const plan = planIndex(manifestOf(indexFolder(options.folders.data), options.workshop.embedder), {
    corpusHash: scan.hash,
    lexiconHash: hashLexicon(options.workshop.lexicon),
    codeHash: hashCode(),
    embedder: options.workshop.embedder,
  });
  if (plan === "up-to-date") return null;
  return reindex(options);
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
  /** Puts answers into a model's words. */
  readonly composer?: ModelComposer;
  /** Told when a newly published generation cannot be opened. */
  readonly onError?: (error: IndexError) => void;
}): ExplainingAssistant {
  const { folders, workshop, turns = createMemoryTurns(), threshold, parts, composer, onError } = options;
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
    ...(composer ? { composer } : {}),
  });
}
