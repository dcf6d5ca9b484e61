import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openWorkshop } from "../../src/assistant/open-assistant.ts";
import { openIndex } from "../../src/index/open-index.ts";
import { ArticleRetriever } from "../../src/retrieval/langchain-retriever.ts";
import { analyseQuestion } from "../../src/retrieval/question.ts";
import { createReranker, readRerankerWeights } from "../../src/retrieval/reranker.ts";
import { ALL_PARTS, createRetriever, type RetrievalParts } from "../../src/retrieval/retriever.ts";
import { anyQuestion } from "../any-question.ts";
import { openCorpus } from "../own-corpus.ts";
import { BREAD, LAKE, RAIL, SCHOOL } from "../own-texts.ts";

const workshop = openWorkshop();
const { lexicon } = workshop;
const { articles, folders } = await openCorpus(undefined, workshop);
const index = openIndex(`${folders.data}/index`);
const reranker = createReranker(
  readRerankerWeights(new URL("../../src/retrieval/reranker.json", import.meta.url)),
);

const retrieverOf = (parts: RetrievalParts = ALL_PARTS) =>
  createRetriever({
    index,
    lexicon,
    reranker,
    parts,
    embedQuestion: workshop.embedQuestion,
  });

const retriever = retrieverOf();
const ask = (asked: string, without: string[] = []) =>
  retriever.retrieve(analyseQuestion({ asked, lexicon }), { without: new Set(without) });

describe("sentences found for a question", () => {
  it.each([
    ["in its own words", "When did the bakery open?", BREAD, "opened in 1911"],
    ["by a name alone", "Halvorsen", BREAD, "Halvorsen"],
    ["by a name in another script", "Кто такой Павел Орлов?", LAKE, "Pavel Orlov"],
    [
      "in Russian for an English question",
      "Who signed the memorandum on railway transport?",
      RAIL,
      "Рустам Холматов",
    ],
    ["in English for a Kazakh question", "Көлді кім картаға түсірді: Павел Орлов па?", LAKE, "Pavel Orlov"],
    ["in Kazakh for a Russian question", "Сколько учителей обучат в Алматы?", SCHOOL, "40 мұғалім"],
  ])("are found %s", async (_, asked, article, words) => {
    const { evidence } = await ask(asked);
    expect(evidence[0]?.article).toBe(article);
    expect(evidence[0]?.text).toContain(words);
  });

  it("come best first, each once, and stand in their articles word for word", async () => {
    const { evidence } = await ask("Which areas does the agreement cover?");
    const scores = evidence.map((one) => one.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    const places = evidence.map((one) => `${one.article} ${one.start}`);
    expect(new Set(places).size).toBe(places.length);
    for (const { article, start, end, text } of evidence)
      expect(articles.get(article)?.text.slice(start, end)).toBe(text);
  });

  it("know their neighbours", async () => {
    const { evidence } = await ask("Who founded the bakery?");
    const [best] = evidence;
    expect(best?.paragraph[best.position]?.number).toBe(best?.sentence.number);
    expect(best?.paragraph.map((one) => one.text)).toContain("She sold her first loaf to a postman.");
  });

  it("leave out an article as if it were not there", async () => {
    const { evidence } = await ask("When did the bakery open?", [BREAD]);
    expect(evidence.map((one) => one.article)).not.toContain(BREAD);
  });

  it("say what was looked for, a word once, what is named marked", async () => {
    const { terms } = await ask("Did Lind, Jonas Lind, visit the lake in 2024?");
    const keys = terms.map((term) => term.keys[0]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(terms.filter((term) => term.distinctive)).toHaveLength(3);
    for (const { weight } of terms) expect(weight).toBeGreaterThanOrEqual(0);
  });

  it.each(Object.keys(ALL_PARTS) as (keyof RetrievalParts)[])("are found without %s", async (part) => {
    const question = analyseQuestion({ asked: "When did the bakery on Mill Street open?", lexicon });
    const { evidence } = await retrieverOf({ ...ALL_PARTS, [part]: false }).retrieve(question);
    expect(evidence[0]?.text).toContain("opened in 1911");
  });

  it("are the same each time, for any question", async () => {
    await fc.assert(
      fc.asyncProperty(anyQuestion, async (asked) => {
        const [first, second] = [await ask(asked), await ask(asked)];
        expect(first.evidence.map((one) => one.score)).toEqual(second.evidence.map((one) => one.score));
        for (const { score } of first.evidence) expect(score).not.toBeNaN();
      }),
      { numRuns: 60 },
    );
  });
});

describe("our retrieval in LangChain", () => {
  it("gives the best sentences as documents that say where they stand", async () => {
    const documents = await new ArticleRetriever({ retriever, lexicon, limit: 2 }).invoke(
      "Who mapped the lake?",
    );
    expect(documents).toHaveLength(2);
    expect(documents[0]?.pageContent).toContain("Pavel Orlov");
    for (const { pageContent, metadata } of documents) {
      const text = articles.get(metadata.article)?.text;
      expect(text?.slice(metadata.start, metadata.end)).toBe(pageContent);
      expect(metadata.score).toEqual(expect.any(Number));
    }
  });

  it("gives four unless told", async () => {
    expect(await new ArticleRetriever({ retriever, lexicon }).invoke("lake")).toHaveLength(4);
  });
});
