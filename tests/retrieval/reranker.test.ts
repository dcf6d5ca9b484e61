import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FormatError } from "../../src/errors.ts";
import { matchParagraph, sentenceFeatures } from "../../src/retrieval/features.ts";
import { createReranker, readRerankerWeights } from "../../src/retrieval/reranker.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const folder = await temporaryFolder();
const SHIPPED = new URL("../../src/retrieval/reranker.json", import.meta.url);

describe("the reranker", () => {
  const rerank = createReranker({
    features: {
      coverage: { weight: 2, mean: 0.5, deviation: 0.25 },
      words: { weight: -1, mean: 3, deviation: 1 },
    },
  });

  it("sums standardised readings by their weights", () => {
    expect(rerank({ coverage: 0.5, words: 3 })).toBe(0);
    expect(rerank({ coverage: 0.75, words: 3 })).toBe(2);
    expect(rerank({ coverage: 0.75, words: 5 })).toBe(0);
  });

  it("lets a reading without a weight, and a weight without a reading, count nothing", () => {
    expect(rerank({ coverage: 0.75, unheardOf: 100 })).toBe(2);
    expect(rerank({})).toBe(0);
  });
});

describe("the weights that are shipped", () => {
  it("weigh readings that there are", () => {
    const { features } = readRerankerWeights(SHIPPED);
    const nothing = { keys: [], names: new Set<string>(), concepts: new Set<string>(), text: "" };
    const readings = sentenceFeatures({
      terms: [],
      types: [],
      question: "",
      place: {
        paragraph: [nothing],
        position: 0,
        title: nothing,
        passage: { stems: 0, grams: 0, cosine: 0, rank: 0 },
      },
      match: matchParagraph([], [nothing]),
    });
    expect(Object.keys(features).length).toBeGreaterThan(5);
    expect(Object.keys(readings)).toEqual(expect.arrayContaining(Object.keys(features)));
  });

  it("say how they were learnt", () => {
    expect(Object.keys(readRerankerWeights(SHIPPED).training)).not.toEqual([]);
  });
});

describe("a file that holds no weights", () => {
  it.each([
    ["something else", "{}"],
    ["a deviation of nothing", '{"training":{},"features":{"coverage":{"weight":1,"mean":0,"deviation":0}}}'],
  ])("%s is refused by name", (name, content) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, content);
    expect(() => readRerankerWeights(file)).toThrow(FormatError);
    expect(() => readRerankerWeights(file)).toThrow(name);
  });
});
