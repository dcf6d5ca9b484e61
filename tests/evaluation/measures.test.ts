import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answerer, AskOptions } from "../../src/evaluation/answerer.ts";
import { mean, quantile } from "../../src/evaluation/measures.ts";
import type { QuestionSet } from "../../src/evaluation/question-set.ts";
import { formatFailed, formatSet } from "../../src/evaluation/report.ts";
import { runSet } from "../../src/evaluation/run.ts";
import type { Answer } from "../../src/types.ts";
import { ARTICLE, CHAT, cite, cited, REFUSAL, TEXT, TEXTS } from "./build.ts";

const place = { name: "pacts", folder: "pacts", corpusFolder: "pacts/articles", texts: TEXTS };
const right = cited("Ann Lee", cite("Ann Lee signed the pact"));

function checkedSet(): QuestionSet {
  const rules = { must: [["Lee"]], evidence: [], mustNot: [] };
  const question = (id: string, kind: string, accepted: "answered" | "not_found" | "chat") => ({
    ...rules,
    id,
    kind,
    accepted: [accepted],
    language: "en" as const,
    question: id,
  });
  return {
    ...place,
    format: "checked",
    questions: [
      question("right", "who", "answered"),
      { ...question("refused", "who", "answered"), after: "right" },
      question("unknown", "unanswerable", "not_found"),
      question("hello", "chat", "chat"),
    ],
  };
}

function answererOf(answers: Readonly<Record<string, Answer>>) {
  const asked: { question: string; options: AskOptions | undefined }[] = [];
  const answerer: Answerer = {
    answer: async (question, options) => {
      asked.push({ question, options });
      return options?.without === undefined ? (answers[question] ?? REFUSAL) : REFUSAL;
    },
  };
  return { answerer, asked };
}

const valuesOf = (measures: readonly { name: string; value: number | null }[] | undefined) =>
  Object.fromEntries((measures ?? []).map(({ name, value }) => [name, value]));

describe("runSet", () => {
  it("measures questions with rules by language and kind", async () => {
    const { answerer, asked } = answererOf({ right, hello: CHAT });
    const result = await runSet({ set: checkedSet(), answerer });
    expect(asked[1]).toEqual({ question: "refused", options: { after: "right", always: false } });
    expect(result.groups.map(({ name }) => name)).toEqual([
      "all",
      "chat",
      "unanswerable",
      "who",
      "en chat",
      "en unanswerable",
      "en who",
    ]);
    expect(valuesOf(result.groups[0]?.measures)).toMatchObject({
      questions: 4,
      "right of answerable": 0.5,
      "right of unanswerable": 1,
      "right of chat": 1,
      in_answer: 0.5,
      answered: 0.5,
      verbatim: 1,
      citations: 1,
      "ms p50": 2,
      "ms p95": 4,
    });
    expect(formatSet(result)).toMatch(/^pacts\n +questions +right of answerable/);
    expect(formatSet(result)).toMatch(/\nwho +1\/2 +1\/2 +- +-$/);
    expect(formatFailed(result, 5)).toContain(
      "1 of 4 failed\n  refused refused\n    not_found, should be answered",
    );
  });

  it("asks marked questions a second time with their article left out", async () => {
    const start = TEXT.indexOf("Rome");
    const common = { article: ARTICLE, language: "en" as const };
    const gold = [{ article: ARTICLE, text: "Rome", start, end: start + 4 }];
    const questions = ["where", "when", "why"].map((id) => ({ ...common, id, question: id, gold }));
    const set: QuestionSet = { ...place, format: "gold", questions };
    const { answerer, asked } = answererOf({ where: cited("Rome", cite("Rome")), when: right });
    const result = await runSet({ set, answerer });
    expect(asked[1]?.options).toEqual({ without: ARTICLE });
    expect(valuesOf(result.groups[0]?.measures)).toMatchObject({
      "cited@1": 1 / 3,
      cited: 1 / 3,
      precision: 0.5,
      "article@1": 2 / 3,
      in_answer: 1 / 3,
      answered: 2 / 3,
      refused: 1,
    });
    const always = await runSet({ set, answerer, always: true, limit: 2 });
    expect(always.name).toBe("pacts always");
    expect(valuesOf(always.groups[0]?.measures)).toMatchObject({ questions: 2, refused: null });
  });
});

describe("mean and quantile", () => {
  it("are null of nothing", () => {
    expect(mean([])).toBeNull();
    expect(quantile([], 0.5)).toBeNull();
  });

  it("a quantile is one of the values, at or above its share of them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, part) => {
          const value = quantile(values, part);
          expect(values).toContain(value);
          expect(values.filter((one) => one <= (value ?? 0)).length).toBeGreaterThanOrEqual(
            part * values.length,
          );
        },
      ),
    );
  });
});
