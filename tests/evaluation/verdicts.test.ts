import { describe, expect, it } from "vitest";
import type { CheckedQuestion, GoldQuestion } from "../../src/evaluation/question-set.ts";
import { judgeChecked, judgeGold } from "../../src/evaluation/verdicts.ts";
import { ARTICLE, CHAT, cite, cited, REFUSAL, TEXT, TEXTS } from "./build.ts";

const who: CheckedQuestion = {
  id: "1",
  language: "en",
  kind: "who",
  question: "Who signed?",
  accepted: ["answered"],
  must: [["Lee"], ["3 May 2021", "May 3, 2021"]],
  evidence: [["Ann Lee signed", "Lee signed"]],
  mustNot: ["Bo"],
};
const faultsOf = (...parameters: Parameters<typeof judgeChecked>) => judgeChecked(...parameters).faults;

describe("judgeChecked", () => {
  const sentence = cite("Ann Lee signed the pact in Rome on 3 May 2021.");

  it("takes what the quote says for said, and tells whether the answer itself says it", () => {
    expect(judgeChecked(who, cited("Ann Lee [1]", sentence), TEXTS)).toMatchObject({
      right: true,
      inAnswer: false,
      expects: "answer",
    });
    expect(judgeChecked(who, cited("ANN LEE, 3 May 2021 [1]", sentence), TEXTS).inAnswer).toBe(true);
  });

  it("names what is lacking, what must not be said, and what was not cited", () => {
    const faults = faultsOf(who, cited("Bo. Bob, boa", cite("It covers rice and tea.")), TEXTS);
    expect(faults).toEqual([
      'says "Bo"',
      'lacks "Lee"',
      'lacks "3 May 2021" or "May 3, 2021"',
      'does not cite "Ann Lee signed"',
    ]);
    expect(faultsOf(who, cited("Bob", sentence), TEXTS)).toEqual([]);
  });

  it("holds an answer to its kind", () => {
    expect(faultsOf(who, REFUSAL, TEXTS)).toEqual(["not_found, should be answered"]);
    const refusal: CheckedQuestion = { ...who, accepted: ["not_found"], must: [], evidence: [] };
    expect(faultsOf(refusal, REFUSAL, TEXTS)).toEqual([]);
    expect(faultsOf(refusal, cited("Ann", sentence), TEXTS)).toEqual(["answered, should be not_found"]);
    expect(faultsOf({ ...refusal, accepted: ["chat"] }, CHAT, TEXTS)).toEqual([]);
    expect(judgeChecked({ ...refusal, accepted: ["chat", "not_found"] }, CHAT, TEXTS)).toMatchObject({
      right: true,
      expects: "refusal",
    });
  });

  it("finds a quote that is not word for word, too long, or in another language", () => {
    const moved = { ...sentence, start: 1 };
    expect(faultsOf(who, cited("Ann", moved), TEXTS)).toContain("a quote is not word for word");
    expect(judgeChecked(who, cited("Ann", moved), TEXTS)).toMatchObject({ citations: 1, verbatim: 0 });
    const long = { ...sentence, quote: `Lee signed 3 May 2021 ${"a".repeat(400)}` };
    expect(faultsOf(who, cited("Ann", long), TEXTS)).toContain("a quote is too long");
    expect(faultsOf(who, { ...cited("Ann", sentence), language: "ru" }, TEXTS)).toEqual(["language ru"]);
    expect(faultsOf({ ...who, must: [], evidence: [] }, cited("Ann"), TEXTS)).toEqual([
      "answered without a citation",
    ]);
  });
});

describe("judgeGold", () => {
  const start = TEXT.indexOf("Rome");
  const where: GoldQuestion = {
    id: "1",
    language: "en",
    question: "Where?",
    article: ARTICLE,
    gold: [{ article: ARTICLE, text: "Rome", start, end: start + 4 }],
  };
  const judge = (answer: Parameters<typeof judgeGold>[0]["answer"], refusal = REFUSAL) =>
    judgeGold({ question: where, answer, refusal, texts: TEXTS });

  it("tells a first citation over the answer from a later one", () => {
    expect(judge(cited("Rome", cite("in Rome on")))).toMatchObject({
      right: true,
      citedFirst: true,
      cited: true,
      articleFirst: true,
      inAnswer: true,
      refused: true,
    });
    expect(judge(cited("Tea", cite("rice and tea"), cite("Rome")))).toMatchObject({
      right: false,
      citedFirst: false,
      cited: true,
      inAnswer: false,
    });
  });

  it("wants the whole answer, in its article, in a quote of at most 400 characters", () => {
    expect(judge(cited("Rome", cite("in Rom")))).toMatchObject({ citedFirst: false });
    expect(judge(cited("Rome", { ...cite("Rome"), article: "other.txt" }))).toMatchObject({
      citedFirst: false,
      articleFirst: false,
    });
    expect(judge(cited("Rome", { ...cite("Rome"), end: start + 401 }))).toMatchObject({ citedFirst: false });
    const fourth = cited("Rome", cite("tea"), cite("rice"), cite("pact"), cite("Rome"));
    expect(judge(fourth)).toMatchObject({ cited: false });
  });

  it("counts an answer without the article as not refused", () => {
    expect(judge(cited("Rome", cite("Rome")), cited("Rome", cite("Rome")))).toMatchObject({
      right: false,
      refused: false,
    });
    expect(judgeGold({ question: where, answer: REFUSAL, refusal: null, texts: TEXTS })).toMatchObject({
      refused: null,
      inAnswer: false,
      faults: ["not_found, should be answered"],
    });
  });
});
