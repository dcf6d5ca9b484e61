import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { confidenceFeatures, confidenceOf, readConfidenceWeights } from "../../src/answer/confidence.ts";
import { likelyWindows } from "../../src/answer/windows.ts";
import { FormatError } from "../../src/errors.ts";
import type { QueryTerm } from "../../src/retrieval/features.ts";
import type { RankedSentence } from "../../src/retrieval/retriever.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { articleOf } from "./any-text.ts";
import { ranked } from "./ranked.ts";
import { analyse, lexicon } from "./records.ts";

const folder = await temporaryFolder();
const shipped = readConfidenceWeights(new URL("../../src/answer/confidence.json", import.meta.url));

/** The readings for a question of which each word is held, as told, by the one sentence there is. */
function readings(asked: string, held: Readonly<Record<string, number>>, text = "Anna Berg opened the dam.") {
  const question = analyse(asked);
  const article = articleOf(text);
  const terms = question.words.map(
    (word): QueryTerm => ({
      keys: [word.key],
      name: word.name,
      concepts: word.concepts,
      weight: 1,
      distinctive: word.distinctive,
    }),
  );
  const strengths = question.words.map((word) => held[word.text] ?? 0);
  const evidence = ranked([[text, 5]], article).map(
    (one): RankedSentence => ({ ...one, strengths, titleStrengths: strengths.map(() => 0) }),
  );
  const [window] = likelyWindows(evidence, 1);
  if (!window) throw new Error("there is no window");
  return confidenceFeatures({
    question,
    retrieval: { evidence, terms },
    window,
    article,
    lexicon,
    unstated: false,
    reported: false,
  });
}

const confidence = (...question: Parameters<typeof readings>) => confidenceOf(readings(...question), shipped);

describe("how sure an answer is", () => {
  it("is a probability, the surer the more of the question its evidence holds", () => {
    const all = confidence("Did Berg open the dam?", { Berg: 1, open: 1, dam: 1 });
    const some = confidence("Did Berg open the dam?", { Berg: 1 });
    const none = confidence("Did Berg open the dam?", {});
    expect(all).toBeGreaterThan(some);
    expect(some).toBeGreaterThan(none);
    for (const one of [all, some, none]) {
      expect(one).toBeGreaterThanOrEqual(0);
      expect(one).toBeLessThanOrEqual(1);
    }
  });

  it("suffers more from a name that is missing than from a common word", () => {
    const withoutName = confidence("Did Berg open the dam?", { open: 1, dam: 1 });
    const withoutWord = confidence("Did Berg open the dam?", { Berg: 1, dam: 1 });
    expect(withoutName).toBeLessThan(withoutWord);
  });

  it("lies on the sides of the threshold for a sentence that holds all, and one that holds nothing", () => {
    expect(confidence("Who opened the dam?", { opened: 1, dam: 1 })).toBeGreaterThan(shipped.threshold);
    expect(confidence("Who painted Norway?", {})).toBeLessThan(shipped.threshold);
  });

  it("takes no lesser office for the one asked about", () => {
    const text = "The deputy minister opened the dam.";
    const held = { Minister: 1, minister: 1, opened: 1, dam: 1 };
    const asked = readings("Which minister opened the dam?", held, text);
    const deputy = readings("Which deputy minister opened the dam?", { ...held, deputy: 1 }, text);
    expect(asked.window).toBeLessThan(1);
    expect(deputy.window).toBe(1);
  });

  it("has a reading for each weight, and none that is no number", () => {
    const all = readings("Who opened the dam in 1911?", { dam: 1 });
    expect(Object.keys(all)).toEqual(expect.arrayContaining(Object.keys(shipped.features)));
    for (const [name, value] of Object.entries({ ...all, ...readings("", {}) }))
      expect(value, name).not.toBeNaN();
  });

  it("takes the mean for a reading that is missing", () => {
    const weights = { ...shipped, intercept: 0, features: { one: { weight: 3, mean: 7, deviation: 2 } } };
    expect(confidenceOf({}, weights)).toBe(0.5);
    expect(confidenceOf({ one: 9 }, weights)).toBeGreaterThan(0.9);
  });
});

describe("the weights", () => {
  it("that are shipped say how they and the threshold were learnt", () => {
    expect(Object.keys(shipped.training)).not.toEqual([]);
    expect(shipped.threshold).toBeGreaterThan(0);
    expect(shipped.threshold).toBeLessThan(1);
  });

  it("are refused by the file's name where it holds something else", () => {
    const file = join(folder, "other.json");
    writeFileSync(file, '{"threshold": 2}');
    expect(() => readConfidenceWeights(file)).toThrow(FormatError);
    expect(() => readConfidenceWeights(file)).toThrow("other.json");
  });
});
