import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveFollowUp } from "../../src/assistant/follow-up.ts";
import type { Turn } from "../../src/assistant/turns.ts";
import { loadLexicon } from "../../src/language/lexicon.ts";
import { analyseQuestion } from "../../src/retrieval/question.ts";
import type { Language } from "../../src/types.ts";
import { anyQuestion } from "../any-question.ts";

const lexicon = loadLexicon("lexicon");
const turn = (standalone: string, changes: Partial<Turn> = {}): Turn => ({
  question: standalone,
  standalone,
  language: analyseQuestion({ asked: standalone, lexicon }).language,
  people: [],
  agreement: "pact",
  at: 0,
  ...changes,
});
const resolve = (asked: string, ...turns: Turn[]) =>
  resolveFollowUp(analyseQuestion({ asked, lexicon }), turns, lexicon);
const textAfter = (before: string, asked: string, people: string[] = []) =>
  resolve(asked, turn(before, { people })).question.text;

describe("a follow-up takes what it leaves out from the question before", () => {
  it.each<[string, string, RegExp[], RegExp[]]>([
    ["Who signed the pact with Finland?", "and when?", [/when/u, /signed/u, /pact/u, /Finland/u], [/who/iu]],
    ["Who signed the pact with Finland?", "when?", [/when/u, /signed/u, /Finland/u], []],
    ["Who signed the pact?", "and for Finland?", [/who signed the pact/iu, /for Finland/u], []],
    [
      "Who signed the pact for Finland?",
      "and for Norway?",
      [/who signed the pact/iu, /for Norway/u],
      [/Finland/u],
    ],
    [
      "Who signed the pact for Finland?",
      "and who for Norway?",
      [/signed/u, /pact/u, /Norway/u],
      [/Finland/u],
    ],
    ["When did Norway ratify the pact?", "and Finland?", [/when/iu, /ratify/u, /Finland/u], [/Norway/u]],
    [
      "Кто подписал договор с Финляндией?",
      "а когда?",
      [/когда/u, /подписал/u, /договор/u, /Финлянд/u],
      [/кто/iu],
    ],
    ["Кто подписал договор?", "а от Финляндии?", [/кто подписал договор/iu, /от Финляндии/u], []],
    ["Кто подписал договор от Норвегии?", "а кто от Финляндии?", [/подписал/u, /Финляндии/u], [/Норвегии/u]],
    ["Шартқа кім қол қойды?", "ал қашан?", [/қашан/u, /шартқа/iu, /қол қойды/u], [/кім/u]],
    ["Шартқа кім қол қойды?", "ал Финляндиядан ше?", [/шартқа кім қол қойды/iu, /Финляндиядан/u], []],
    ["Шартқа кім қол қойды?", "ал Финляндия атынан ше?", [/шартқа кім қол қойды/iu, /Финляндия атынан/u], []],
  ])("%s … %s", (before, asked, holding, lacking) => {
    const text = textAfter(before, asked);
    for (const words of holding) expect(text).toMatch(words);
    for (const words of lacking) expect(text).not.toMatch(words);
  });

  it.each([
    ["What is his position?", "What is Jonas Lind's position?"],
    ["What did he say?", "What did Jonas Lind say?"],
    ["Что он сказал?", "Что Jonas Lind сказал?"],
  ])("a pronoun stands for the person named last: %s", (asked, expected) => {
    expect(textAfter("Who signed for Finland?", asked, ["Jonas Lind", "Aida Bekova"])).toBe(expected);
  });

  it("keeps the question as it was asked, in its own language", () => {
    const { question, followUp, agreement } = resolve("а когда?", turn("Who signed the pact?"));
    expect(followUp).toBe(true);
    expect(question.asked).toBe("а когда?");
    expect(question.language).toBe<Language>("ru");
    expect(agreement).toBe("pact");
  });
});

describe("a question that stands on its own", () => {
  it.each([
    "Who founded the bakery on Mill Street?",
    "Кто основал пекарню?",
    "Наубайхананы кім ашты?",
    "Which areas does the agreement with Norway cover?",
  ])("is left alone: %s", (asked) => {
    const { question, followUp } = resolve(asked, turn("Who signed the pact with Finland?"));
    expect(followUp).toBe(false);
    expect(question.text).toBe(asked);
  });

  it("is what everything is without a conversation", () => {
    const { question, followUp, agreement } = resolve("and when?");
    expect([question.text, followUp, agreement]).toEqual(["and when?", false, null]);
  });
});

it("any question after any other is read without a fault", () => {
  fc.assert(
    fc.property(anyQuestion, anyQuestion, (before, asked) => {
      const { question } = resolve(asked, turn(before, { people: ["Jonas Lind"] }));
      for (const word of question.words) expect(question.text.slice(word.start, word.end)).toBe(word.text);
    }),
    { numRuns: 200 },
  );
});
