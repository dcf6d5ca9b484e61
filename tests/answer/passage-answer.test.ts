import { describe, expect, it } from "vitest";
import { answerFromPassages } from "../../src/answer/passage-answer.ts";
import { LONGEST_QUOTE } from "../../src/answer/quotes.ts";
import { likelyWindows } from "../../src/answer/windows.ts";
import type { Article } from "../../src/types.ts";
import { articleOf } from "./any-text.ts";
import { ranked } from "./ranked.ts";
import { analyse, lexicon } from "./records.ts";

function answer(
  asked: string,
  sentences: readonly (readonly [string, number])[],
  changes: Partial<Article> = {},
) {
  const article = articleOf(sentences.map(([text]) => text).join(" "), changes);
  const windows = likelyWindows(ranked(sentences, article), 3);
  const draft = answerFromPassages({ question: analyse(asked), windows, article: () => article, lexicon });
  for (const { quote, start, end } of draft.citations) {
    expect(article.text.slice(start, end)).toBe(quote);
    expect(quote.length).toBeLessThanOrEqual(LONGEST_QUOTE);
  }
  return draft;
}

const DAM = [
  ["It rained all day.", -9],
  ["The dam opened in 1911.", 9],
  ["Nobody came.", -9],
] as const;

describe("an answer made of the articles' own sentences", () => {
  it("is the likeliest sentence, marked and cited", () => {
    const { lines, citations } = answer("When did the dam open?", DAM);
    expect(lines).toEqual(["The dam opened in 1911. [1]"]);
    expect(citations.map((citation) => citation.quote)).toEqual(["The dam opened in 1911."]);
  });

  it.each([
    ["Когда открылась плотина?", "1911 г. [1]"],
    ["Бөгет қашан ашылды?", "1911 жыл. [1]"],
    ["Зачем открылась плотина?", "В статье сказано: [1]"],
    ["Бөгет не үшін ашылды?", "Мақалада былай делінген: [1]"],
  ])(
    "gives the value asked for, or announces a quote, in another language than the question's: %s",
    (asked, line) => {
      expect(answer(asked, DAM).lines).toEqual([line]);
    },
  );

  it("announces a quote with an address in it: the line holds none", () => {
    const { lines, citations } = answer("When did the dam open?", [
      ["The dam opened in 1911: see https://dam.example/1911.", 5],
    ]);
    expect(lines).toEqual(["The article says: [1]"]);
    expect(citations[0]?.quote).toBe("The dam opened in 1911: see https://dam.example/1911.");
  });

  it("is one line however the article breaks its own", () => {
    const { lines, citations } = answer("When did the dam open?", [["The dam\n  opened in 1911.", 5]]);
    expect(lines).toEqual(["The dam opened in 1911. [1]"]);
    expect(citations[0]?.quote).toBe("The dam\n  opened in 1911.");
  });

  it("quotes a part of a sentence that is too long", () => {
    const long = `The dam was built by men who had never seen a river${"; and they carried stones on their backs".repeat(12)}.`;
    const { citations } = answer("Who built the dam?", [[long, 5]]);
    expect(citations).toHaveLength(1);
  });

  it("shows what may hold the answer as well where the first is not sure", () => {
    const far = `${"The valley is green and wide and full of sheep. ".repeat(9)}`.trim();
    const { citations, lines } = answer("When did the dam open?", [
      ["The dam opened in May.", 2],
      [far, -9],
      ["The dam opened in June.", 1.9],
    ]);
    expect(citations.length).toBeGreaterThan(1);
    expect(lines[0]).toMatch(/\[1\] \[2\]/u);
  });

  it("leaves the dateline out", () => {
    const { citations } = answer("When did the dam open?", [
      ["OSLO. NORTH NEWS - The dam opened on Monday.", 5],
    ]);
    expect(citations[0]?.quote).toBe("The dam opened on Monday.");
  });

  it("is nothing without evidence", () => {
    const draft = answerFromPassages({
      question: analyse("Who?"),
      windows: [],
      article: () => articleOf(""),
      lexicon,
    });
    expect(draft).toEqual({ lines: [], citations: [] });
  });
});
