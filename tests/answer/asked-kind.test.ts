import { describe, expect, it } from "vitest";
import { countsSince, hasAskedKind, withAskedForm } from "../../src/answer/asked-kind.ts";
import { comparedField } from "../../src/answer/comparison-question.ts";
import { loadLexicon } from "../../src/language/lexicon.ts";
import { analyseQuestion } from "../../src/retrieval/question.ts";
import type { Language } from "../../src/types.ts";
import { ranked } from "./ranked.ts";

const lexicon = loadLexicon("lexicon");
const read = (asked: string) => analyseQuestion({ asked, lexicon });

describe("the kind of thing a question asks for", () => {
  it.each<[string, Language, string, boolean]>([
    ["When was the library founded?", "en", "The library keeps rare maps.", false],
    ["When was the library founded?", "en", "The library was founded in 1894.", true],
    ["When will the ministers meet next?", "en", "The ministers met on 3 May 2022.", false],
    ["What interest rate does the bank charge?", "en", "The bank lent EUR 48 million on 9 June 2023.", false],
    ["What interest rate does the bank charge?", "en", "The rate is 3.5 per cent.", true],
    ["Когда приедет министр в следующий раз?", "ru", "За последние годы товарооборот вырос.", false],
    ["Когда основан музей?", "ru", "Музей основан в 1921 году.", true],
    ["Анна Ковач қандай келісімге қол қойды?", "kk", "Орталықты Анна Ковач басқарады.", false],
    ["Музей қашан ашылды?", "kk", "Музей 1921 жылы ашылды.", true],
  ])("%s %s: %s", (asked, language, text, expected) => {
    expect(hasAskedKind(read(asked), text, language, lexicon)).toBe(expected);
  });

  it.each([
    [
      "How many years since Peru joined the union?",
      "For more than 12 years since the admission it has paid.",
      true,
    ],
    [
      "How many years since Peru joined the union?",
      "It will be the main document for the next 5 years.",
      false,
    ],
    ["Сколько лет прошло с открытия?", "С момента открытия минуло 12 лет.", true],
  ])("%s: %s", (text, passage, expected) => {
    expect(countsSince({ text }, passage)).toBe(expected);
  });

  it("takes the reason that follows what it is asked of", () => {
    const told = "The agency cancelled the contract.";
    const reason = "The reason was a rise in price.";
    const evidence = ranked([
      [told, 5],
      [reason, 1],
    ]);
    expect(withAskedForm(read("Why was the contract cancelled?"), evidence)[0]?.text).toBe(reason);
    expect(withAskedForm(read("Who cancelled the contract?"), evidence)[0]?.text).toBe(told);
  });
});

describe("questions that compare articles", () => {
  it.each([
    ["Do the articles agree on the cost of the plant?", "amount"],
    ["Do the sources differ on when it was signed?", "signedOn"],
    ["Совпадают ли статьи в том, где подписан договор?", "place"],
    ["Расходятся ли статьи в сумме займа?", "amount"],
    ["Мақалалар келісімнің құны туралы бірдей жаза ма?", "amount"],
    ["Who signed the agreement?", null],
    ["Did the sides agree on the price?", null],
  ])("%s", (text, field) => {
    expect(comparedField({ text })).toBe(field);
  });
});
