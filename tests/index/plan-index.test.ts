import { describe, expect, it } from "vitest";
import { IndexMismatchError } from "../../src/errors.ts";
import { FORMAT, type Manifest } from "../../src/index/manifest.ts";
import { planIndex } from "../../src/index/plan-index.ts";

const local = { name: "local-v1", paid: false, usesLexicon: true };
const paid = { name: "openai:small", paid: true, usesLexicon: false };
const sources = { corpusHash: "corpus", lexiconHash: "lexicon", codeHash: "code", embedder: local };

const file = { bytes: 0, sha256: "0".repeat(64) };
const manifest: Manifest = {
  format: FORMAT,
  generation: "20210304T000000000Z-00000000",
  created: "2021-03-04T00:00:00.000Z",
  embedder: { name: "local-v1", dimension: 8, fingerprint: "local-v1" },
  metric: "cosine",
  counts: { articles: 0, passages: 0, sentences: 0, agreements: 0 },
  corpusHash: "corpus",
  lexiconHash: "lexicon",
  codeHash: "code",
  files: { "passages.db": file, "vectors.hnsw": file },
};
const builtWith = (name: string): Manifest => ({ ...manifest, embedder: { ...manifest.embedder, name } });

describe("planIndex", () => {
  it("uses an index that was made from the same", () => {
    expect(planIndex(manifest, sources)).toBe("up-to-date");
  });

  it.each([
    ["there is none", undefined, sources],
    ["the corpus changed", manifest, { ...sources, corpusHash: "other" }],
    ["the lexicon changed", manifest, { ...sources, lexiconHash: "other" }],
    ["the code changed", manifest, { ...sources, codeHash: "other" }],
    ["its format is old", { ...manifest, format: FORMAT - 1 }, sources],
    ["the local embedder has another version", builtWith("local-v0"), sources],
    ["it was made by a paid embedder and the local one is wanted", builtWith("openai:small"), sources],
    [
      "the corpus of a paid embedder changed",
      builtWith("openai:small"),
      { ...sources, corpusHash: "other", embedder: paid },
    ],
    ["a paid embedder starts from nothing", undefined, { ...sources, embedder: paid }],
  ])("builds it anew where %s", (_, found, wanted) => {
    expect(planIndex(found, wanted)).toBe("rebuild");
  });

  it("never pays for every passage unasked", () => {
    const plan = () => planIndex(manifest, { ...sources, embedder: paid });
    expect(plan).toThrow(IndexMismatchError);
    expect(plan).toThrow('built with "local-v1" but the bot is set to "openai:small". Run "npm run reindex"');
  });
});
