import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  matchParagraph,
  matchStrength,
  prefixSimilarity,
  type QueryTerm,
  type SentenceTerms,
  sentenceFeatures,
} from "../../src/retrieval/features.ts";
import type { AnswerType } from "../../src/retrieval/question.ts";

const term = (key: string, changes: Partial<QueryTerm> = {}): QueryTerm => ({
  keys: [key],
  name: "",
  concepts: [],
  weight: 1,
  distinctive: false,
  ...changes,
});

const sentence = (text: string, changes: Partial<SentenceTerms> = {}): SentenceTerms => ({
  keys: text.toLowerCase().match(/\p{L}+|\p{Nd}+/gu) ?? [],
  names: new Set(),
  concepts: new Set(),
  text,
  ...changes,
});

/** The readings of one sentence of a paragraph. */
function readings(options: {
  terms: readonly QueryTerm[];
  paragraph: readonly string[];
  position?: number;
  types?: readonly AnswerType[];
  question?: string;
}) {
  const { terms, position = 0, types = [], question = "" } = options;
  const paragraph = options.paragraph.map((text) => sentence(text));
  return sentenceFeatures({
    terms,
    types,
    question,
    place: {
      paragraph,
      position,
      title: sentence("The old bridge"),
      passage: { stems: 1, grams: 1, cosine: 0.5, rank: 0 },
    },
    match: matchParagraph(terms, paragraph),
  });
}

describe("how well two stems agree", () => {
  it("is all for the same, a share for a common beginning, nothing for a short one", () => {
    expect(prefixSimilarity("govern", "govern")).toBe(1);
    expect(prefixSimilarity("govern", "governor")).toBeGreaterThan(0.5);
    expect(prefixSimilarity("govern", "governor")).toBeLessThan(1);
    expect(prefixSimilarity("contract", "contrast")).toBe(prefixSimilarity("contrast", "contract"));
    expect(prefixSimilarity("bridge", "brine")).toBe(0);
    expect(prefixSimilarity("to", "tom")).toBe(0);
    expect(prefixSimilarity("", "tom")).toBe(0);
  });

  it("is the same both ways and lies between 0 and 1", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(prefixSimilarity(a, b)).toBe(prefixSimilarity(b, a));
        expect(prefixSimilarity(a, b)).toBeGreaterThanOrEqual(0);
        expect(prefixSimilarity(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("how well a sentence holds a word", () => {
  it("is surest of the word itself and of the name, less of a translation, least of a relative", () => {
    const itself = matchStrength(term("bridge"), sentence("a bridge"));
    const name = matchStrength(
      term("smailova", { name: "smailov" }),
      sentence("someone", { names: new Set(["smailov"]) }),
    );
    const translation = matchStrength(
      term("most", { concepts: ["bridge"] }),
      sentence("a span", { concepts: new Set(["bridge"]) }),
    );
    const relative = matchStrength(term("govern"), sentence("the governor"));
    expect([itself, name]).toEqual([1, 1]);
    expect(translation).toBeLessThan(1);
    expect(relative).toBeLessThan(translation);
    expect(matchStrength(term("bridge"), sentence("a tunnel"))).toBe(0);
  });

  it("takes a correction for less than the word", () => {
    const misspelt = term("brigde", { keys: ["brigde", "bridge"] });
    const strength = matchStrength(misspelt, sentence("a bridge"));
    expect(strength).toBeGreaterThan(0);
    expect(strength).toBeLessThan(1);
  });
});

describe("readings of a sentence", () => {
  const terms = [term("bridge", { weight: 3 }), term("opened", { weight: 1 })];

  it("cover more the more of the question's weight a sentence holds", () => {
    const whole = readings({ terms, paragraph: ["the bridge opened"] }).coverage;
    const heavy = readings({ terms, paragraph: ["the bridge closed"] }).coverage;
    const light = readings({ terms, paragraph: ["the shop opened"] }).coverage;
    expect(whole).toBe(1);
    expect(heavy).toBeCloseTo(0.75);
    expect(light).toBeCloseTo(0.25);
  });

  it("take the neighbours into account", () => {
    const paragraph = ["the bridge is old", "it opened in may", "nothing else"];
    const second = readings({ terms, paragraph, position: 1 });
    expect(second.withPrevious).toBe(1);
    expect(second.withNext).toBe(second.coverage);
    expect(second.afterBest).toBe(1);
    expect(readings({ terms, paragraph, position: 0 }).isBest).toBe(1);
  });

  it.each<[string, AnswerType, string, string, string]>([
    ["a date", "when", "whenDate", "it opened in May 1987", "it opened late"],
    ["a Russian month", "when", "whenDate", "он открылся в мае", "он открылся поздно"],
    ["a month, not an office", "when", "whenDate", "it opened in May", "the mayor marched there"],
    ["a month, not a name", "when", "whenDate", "в марте его открыли", "его открыл Мартин"],
    ["a Kazakh month", "when", "whenDate", "ол тамыз айында ашылды", "ол кеш ашылды"],
    ["a number in figures", "how-many", "countNumber", "it has 14 arches", "it has arches"],
    ["a number in words", "how-many", "countNumber", "it has seven arches", "it has arches"],
    ["a Kazakh number in words", "how-many", "countNumber", "оның жеті арқасы бар", "оның арқалары бар"],
    ["a name", "who", "whoName", "it was built by Ada Lind", "it was built by masons"],
    ["a place", "where", "whereName", "it stands in Turku", "it stands there"],
    ["a reason", "why", "whyReason", "it shut because of ice", "it shut at noon"],
    ["a Russian reason", "why", "whyReason", "его закрыли из-за льда", "его закрыли в полдень"],
  ])("see %s where one is asked for", (_, type, reading, having, lacking) => {
    expect(readings({ terms, types: [type], paragraph: [having] })[reading]).toBe(1);
    expect(readings({ terms, types: [type], paragraph: [lacking] })[reading]).toBe(0);
    expect(readings({ terms, types: ["summary"], paragraph: [having] })[reading]).toBe(0);
  });

  it("do not take what the question says itself for its answer", () => {
    const question = "How many arches had the bridge of 1987?";
    const { countNumber } = readings({
      terms,
      types: ["how-many"],
      question,
      paragraph: ["the bridge of 1987"],
    });
    expect(countNumber).toBe(0);
  });

  it("are numbers for any sentences and words", () => {
    const words = fc.constantFrom("bridge", "opened", "ice", "1987", "Turku", "he", "");
    const text = fc.array(words, { maxLength: 8 }).map((parts) => parts.join(" "));
    const shares = ["coverage", "distinctive", "ordinary", "local", "unique", "pairs", "withNext", "title"];
    fc.assert(
      fc.property(
        fc.array(
          words.map((word) => term(word, { weight: word.length, distinctive: word === "Turku" })),
          {
            maxLength: 4,
          },
        ),
        fc.array(text, { minLength: 1, maxLength: 4 }),
        (some, paragraph) => {
          paragraph.forEach((_, position) => {
            const all = readings({ terms: some, paragraph, position, types: ["when", "who", "how-many"] });
            for (const [name, value] of Object.entries(all)) expect(value, name).not.toBeNaN();
            for (const name of shares) {
              expect(all[name], name).toBeGreaterThanOrEqual(0);
              expect(all[name], name).toBeLessThanOrEqual(1 + 1e-9);
            }
          });
        },
      ),
    );
  });
});
