import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildIndex } from "../../src/index/build-index.ts";
import { openIndex } from "../../src/index/open-index.ts";
import type { SearchIndex } from "../../src/index/search-index.ts";
import { conceptTokens, featuresOf, gramTokens, stemTokens } from "../../src/language/features.ts";
import { words } from "../../src/language/words.ts";
import { LocalEmbeddings } from "../../src/models/local-embeddings.ts";
import { articlesOf, buildOptions, lexicon } from "./small-corpus.ts";

let folder: string;
let index: SearchIndex;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "index-"));
  await buildIndex(await buildOptions(folder));
  index = openIndex(folder);
});

afterAll(() => {
  index.close();
  rmSync(folder, { recursive: true, force: true });
});

const featuresOfQuestion = (text: string) => featuresOf(text, "en", { lexicon, names: "all" });
const articleOf = (passage: number | undefined) => index.passage(passage ?? 0)?.article;

describe("SearchIndex: reading", () => {
  it("gives articles as they were read", async () => {
    const articles = await articlesOf();
    expect(articles.map(({ id }) => index.article(id))).toEqual(articles);
    expect(index.article("none.txt")).toBeUndefined();
    expect(index.articles()[0]).toEqual({
      article: "en.txt",
      title: "Harbour and island sign ferry treaty",
      publishedOn: "2021-03-04",
      url: null,
    });
  });

  it("gives passages that stand in their articles", () => {
    const passages = index.articles().flatMap(({ article }) => index.passagesOfArticle(article));
    expect(passages.map((passage) => passage.number)).toEqual([1, 2, 3, 4, 5]);
    for (const passage of passages) {
      expect(index.article(passage.article)?.text.slice(passage.start, passage.end)).toBe(passage.text);
      expect(index.passage(passage.number)).toEqual(passage);
    }
    expect(index.passage(6)).toBeUndefined();
  });

  it("gives the sentences of a passage with a term for each word", () => {
    const sentences = index.sentencesOfPassage(2);
    expect(sentences.map((sentence) => sentence.text)).toEqual([
      "The treaty covers three areas: ships, piers and tickets.",
      "It lasts for 5 years.",
    ]);
    for (const sentence of sentences) {
      expect(sentence.terms).toHaveLength(words(sentence.text).length);
      expect(index.article(sentence.article)?.text.slice(sentence.start, sentence.end)).toBe(sentence.text);
      expect(index.sentence(sentence.number)).toEqual(sentence);
      expect(index.passageOfSentence(sentence.number)?.number).toBe(2);
    }
    expect(sentences[0]?.terms[0]).toBe("~the");
    expect(sentences[0]?.concepts).toContain("treaty");
    expect(index.sentence(0)).toBeUndefined();
  });
});

describe("SearchIndex: searching", () => {
  it("finds passages and sentences by stems, best first", () => {
    const tokens = stemTokens(featuresOfQuestion("largest wheat harvests"));
    const [best, ...others] = index.searchPassages(tokens, 10);
    expect(articleOf(best?.number)).toBe("wheat.txt");
    expect(best?.score).toBeGreaterThan(0);
    for (const other of others) expect(other.score).toBeLessThanOrEqual(best?.score ?? 0);
    const sentence = index.sentence(index.searchSentences(tokens, 1)[0]?.number ?? 0);
    expect(sentence?.text).toBe("The wheat harvest was the largest in ten years.");
  });

  it("finds other languages by concepts, and other forms by characters", () => {
    const concepts = index.searchPassages(conceptTokens(featuresOfQuestion("who signed the treaty")), 10);
    expect(new Set(concepts.map(({ number }) => articleOf(number)))).toEqual(
      new Set(["en.txt", "ru.txt", "kk.txt"]),
    );
    const grams = index.searchPassages(gramTokens(featuresOfQuestion("harvesters")), 1);
    expect(articleOf(grams[0]?.number)).toBe("wheat.txt");
  });

  it("finds a passage by its article's title, unless the title is to count nothing", () => {
    const tokens = stemTokens(featuresOfQuestion("harbour"));
    expect(index.searchPassages(tokens, 10)).toHaveLength(2);
    const [first, second] = index.searchPassages(tokens, 10, { title: 0 });
    expect(first?.score).toBeGreaterThan(0);
    expect(second?.score).toBeCloseTo(0);
  });

  it("takes any token for a word, whatever it looks like to SQL", () => {
    for (const token of ['s_"', "s_a OR s_b", "NEAR(", "s_*", "'; DROP TABLE articles; --", "^", ""]) {
      expect(() => index.searchPassages([token], 5)).not.toThrow();
    }
    expect(index.searchPassages([], 5)).toEqual([]);
    expect(index.searchSentences([], 5)).toEqual([]);
  });

  it("finds passages by vectors", async () => {
    const embeddings = new LocalEmbeddings({ lexicon, dimension: 256 });
    const rarity = (token: string) => index.rarity(token);
    const vector = embeddings.embedQueryWith("How large was the wheat harvest?", "en", rarity);
    const found = index.searchVectors(vector, 10);
    expect(found).toHaveLength(5);
    expect(articleOf(found[0]?.passage)).toBe("wheat.txt");
    expect(found[0]?.score).toBeLessThanOrEqual(1);
  });

  it("counts passages and sentences that have a token", () => {
    expect(index.documentFrequency("c_treaty")).toBe(4);
    expect(index.documentFrequency("s_wheat")).toBe(1);
    expect(index.sentenceFrequency("s_wheat")).toBe(1);
    expect(index.documentFrequency("s_unknown")).toBe(0);
  });

  it("holds rare tokens for telling, and unknown ones for nothing", () => {
    expect(index.rarity("s_wheat")).toBeGreaterThan(index.rarity("c_treaty"));
    expect(index.rarity("c_treaty")).toBeGreaterThan(0);
    expect(index.rarity("s_unknown")).toBe(0);
  });

  it("lists its vocabulary by kind", () => {
    expect(index.vocabulary("c_")).toEqual(["ferry", "sign", "treaty"]);
    expect(index.vocabulary("s_")).toContain("wheat");
    expect(index.vocabulary("n_").length).toBeGreaterThan(0);
  });
});
