import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EmbedderMissingError, remoteEmbedder } from "../../src/models/remote-embeddings.ts";
import { type OpenAiServer, startOpenAiServer } from "../fakes/openai-server.ts";

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer();
});
afterAll(() => server.close());

/** Stands in for the optional package: as much of community's class as is called. */
class FakeTransformers {
  readonly model: string;
  constructor({ model }: { model: string }) {
    this.model = model;
  }
  async embedQuery(text: string): Promise<number[]> {
    if (this.model === "missing/model") throw new Error("Could not locate file");
    return [text.length];
  }
}

const packages = (transformers: () => Promise<unknown>) => ({
  openai: () => import("@langchain/openai"),
  transformers: transformers as () => Promise<
    typeof import("@langchain/community/embeddings/huggingface_transformers")
  >,
});
const present = packages(async () => ({ HuggingFaceTransformersEmbeddings: FakeTransformers }));

describe("the embedder that EMBEDDINGS names", () => {
  it("is ours for local", () => {
    expect(remoteEmbedder({ config: { EMBEDDINGS: "local" } })).toBeNull();
  });

  it("asks a server that speaks OpenAI's API", async () => {
    const remote = remoteEmbedder({
      config: { EMBEDDINGS: "openai:small", EMBEDDINGS_BASE_URL: server.url, EMBEDDINGS_API_KEY: "key" },
    });
    expect(remote?.embedder).toEqual({ name: "openai:small", paid: true, usesLexicon: false });
    const embeddings = await remote?.open();
    expect(await embeddings?.embedDocuments(["a", "bcd"])).toEqual([
      [1, 1],
      [3, 1],
    ]);
    expect(server.requests.at(-1)).toMatchObject({
      authorization: "Bearer key",
      body: { model: "small", encoding_format: "float" },
    });
  });

  it("runs a local model of transformers.js", async () => {
    const remote = remoteEmbedder({ config: { EMBEDDINGS: "transformers:tiny/model" }, packages: present });
    expect(remote?.embedder).toEqual({ name: "transformers:tiny/model", paid: false, usesLexicon: false });
    expect(await (await remote?.open())?.embedQuery("four")).toEqual([4]);
  });

  it("says what to install where transformers.js is missing", async () => {
    const absent = packages(() => Promise.reject(new Error("Cannot find package")));
    const remote = remoteEmbedder({ config: { EMBEDDINGS: "transformers:tiny/model" }, packages: absent });
    await expect(remote?.open()).rejects.toThrow(EmbedderMissingError);
    await expect(remote?.open()).rejects.toThrow(/npm install @huggingface\/transformers/);
  });

  it("names a model that cannot be loaded", async () => {
    const remote = remoteEmbedder({
      config: { EMBEDDINGS: "transformers:missing/model" },
      packages: present,
    });
    await expect(remote?.open()).rejects.toThrow(/"missing\/model" cannot be loaded/);
  });
});
