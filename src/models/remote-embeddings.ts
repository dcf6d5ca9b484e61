import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { Config } from "../config.ts";
import { UserError } from "../errors.ts";
import { OPENAI_ADDRESS } from "./chat-model.ts";
import type { Embedder } from "./embedder.ts";

/** A package that the chosen embedder needs is not installed, or its model cannot be loaded. */
export class EmbedderMissingError extends UserError {}

/** An embedder with what makes the vectors. */
export interface RemoteEmbedder {
  readonly embedder: Embedder;
  /** Loads the client when it is first called. */
  readonly open: () => Promise<EmbeddingsInterface>;
}

/** Texts sent in one request. */
const BATCH = 64;
const TIMEOUT_MS = 60_000;

/** How the packages of embedders are loaded: a seam for tests. */
export interface EmbedderPackages {
  openai(): Promise<typeof import("@langchain/openai")>;
  transformers(
    modelFolder: string | undefined,
  ): Promise<typeof import("@langchain/community/embeddings/huggingface_transformers")>;
}

/** As much of transformers.js's settings as is set: where models lie, and where downloads go. */
interface TransformersSettings {
  localModelPath: string;
  cacheDir: string | null;
}

const PACKAGES: EmbedderPackages = {
  openai: () => import("@langchain/openai"),
  transformers: async (modelFolder) => {
    // Community loads it only when the first text comes, and its error would not say what to do.
    const { env } = (await import("@huggingface/transformers" as string)) as { env: TransformersSettings };
    if (modelFolder !== undefined) Object.assign(env, { localModelPath: modelFolder, cacheDir: modelFolder });
    return import("@langchain/community/embeddings/huggingface_transformers");
  },
};

/**
 * The embedder that EMBEDDINGS names, or null for "local", which models/local-embeddings.ts makes.
 * @param modelFolder where `transformers:` looks for models before it downloads one
 */
export function remoteEmbedder({
  config,
  packages = PACKAGES,
  modelFolder,
}: {
  readonly config: Pick<Config, "EMBEDDINGS" | "EMBEDDINGS_BASE_URL" | "EMBEDDINGS_API_KEY">;
  readonly packages?: EmbedderPackages;
  readonly modelFolder?: string;
}): RemoteEmbedder | null {
  const name = config.EMBEDDINGS;
  if (name === "local") return null;
  const model = name.slice(name.indexOf(":") + 1);
  if (name.startsWith("openai:")) {
    const embedder = { name, paid: true, usesLexicon: false };
    return { embedder, open: () => openOpenAi(model, config, packages) };
  }
  const embedder = { name, paid: false, usesLexicon: false };
  return { embedder, open: () => openTransformers(model, packages, modelFolder) };
}

async function openOpenAi(
  model: string,
  config: Pick<Config, "EMBEDDINGS_BASE_URL" | "EMBEDDINGS_API_KEY">,
  packages: EmbedderPackages,
): Promise<EmbeddingsInterface> {
  const { OpenAIEmbeddings } = await packages.openai();
  return new OpenAIEmbeddings({
    model,
    apiKey: config.EMBEDDINGS_API_KEY ?? "none",
    configuration: { baseURL: config.EMBEDDINGS_BASE_URL ?? OPENAI_ADDRESS },
    encodingFormat: "float",
    batchSize: BATCH,
    timeout: TIMEOUT_MS,
    maxRetries: 2,
  });
}

async function openTransformers(
  model: string,
  packages: EmbedderPackages,
  modelFolder: string | undefined,
): Promise<EmbeddingsInterface> {
  const loaded = await packages.transformers(modelFolder).catch((cause: unknown) => {
    throw new EmbedderMissingError(
      'EMBEDDINGS is "transformers:…", but the package @huggingface/transformers is not installed. Run "npm install @huggingface/transformers@3", or set EMBEDDINGS=local.',
      { cause },
    );
  });
  const embeddings = new loaded.HuggingFaceTransformersEmbeddings({
    model,
    batchSize: BATCH,
    maxRetries: 0,
  });
  // A model that cannot be loaded is told at once, and not by the first question.
  await embeddings.embedQuery("ok").catch((cause: unknown) => {
    throw new EmbedderMissingError(
      `the embedding model "${model}" cannot be loaded. Check its name in EMBEDDINGS, and that it can be downloaded or lies in the model folder.`,
      { cause },
    );
  });
  return embeddings;
}
