import { describe, expect, it } from "vitest";
import { answerWithWords, asksForWords, namesSpeaker } from "../../src/answer/quote-answer.ts";
import { LONGEST_QUOTE } from "../../src/answer/quotes.ts";
import { LAKE, RAIL, SCHOOL } from "../own-texts.ts";
import { articleOf } from "./any-text.ts";
import { analyse, article, lexicon } from "./records.ts";

const index = { article: (id: string) => article(id) };
const spoken = (asked: string) =>
  answerWithWords({ question: analyse(asked), index, lexicon, articles: [LAKE, RAIL, SCHOOL] });
const words = (asked: string) => spoken(asked)?.citations[0]?.quote ?? null;

describe("what somebody said", () => {
  it.each([
    ["What did Jonas Lind say?", "A lake does not know where a border runs"],
    ["What did Lind say at the ceremony?", "A lake does not know where a border runs"],
    ["Что сказал Рустам Холматов?", "Раньше вагон шёл до моря"],
    ["Асхат Нұрланов не деді?", "Жақсы мектеп жақсы мұғалімнен басталады"],
    ["Холматов не деді?", "Раньше вагон шёл до моря"],
    ["What did Aida Bekova note about villages?", "14 villages get their drinking water"],
  ])("%s", (asked, quote) => {
    expect(words(asked)).toContain(quote);
  });

  it("is said in the question's language where the words are in another", () => {
    expect(spoken("What did Rustam Kholmatov say?")?.lines[0]).toMatch(/^The article says: \[1\]$/u);
    expect(spoken("Что сказал Линд?")?.lines[0]).toMatch(/^В статье сказано: \[1\]$/u);
  });

  it("is its beginning, up to the end of a clause, where it is long; the line says what is quoted", () => {
    const clause = "we carried stones to the top of the hill when we were children";
    const text = `“${Array(10).fill(clause).join(", and ")},” Anna Berg said.`;
    const long = articleOf(text);
    const draft = answerWithWords({
      question: analyse("What did Anna Berg say?"),
      index: { article: () => long },
      lexicon,
      articles: [long.id],
    });
    const quote = draft?.citations[0]?.quote ?? "";
    expect(quote.length).toBeLessThanOrEqual(LONGEST_QUOTE);
    expect(quote).toMatch(/when we were children$/u);
    expect(draft?.lines).toEqual([`${quote} [1]`]);
  });

  it.each([
    ["somebody who is only named", "What did Pavel Orlov say?"],
    ["somebody who is not named", "What did Sara Holm say?"],
    ["nobody", "What was said?"],
    ["something else", "Who signed the agreement?"],
    ["another subject", "What did Jonas Lind say about nuclear energy?"],
  ])("is not told of %s", (_, asked) => {
    expect(spoken(asked)).toBeNull();
  });
});

describe("whether words are asked for, and whose", () => {
  it.each([
    ["What did the minister say?", true],
    ["How did Lind describe the lake?", true],
    ["Что сказал министр?", true],
    ["Министр не деді?", true],
    ["Who signed the agreement?", false],
    ["When did the bakery open?", false],
  ])("%s", (asked, expected) => {
    expect(asksForWords(analyse(asked))).toBe(expected);
  });

  it("takes names, offices and organisations for speakers", () => {
    expect(namesSpeaker(analyse("What did Jonas Lind say?"), lexicon)).toBe(true);
    expect(namesSpeaker(analyse("What did the minister say?"), lexicon)).toBe(true);
    expect(namesSpeaker(analyse("What was said about the lake?"), lexicon)).toBe(false);
  });
});
