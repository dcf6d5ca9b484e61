import { describe, expect, it } from "vitest";
import { readEvidence } from "../../src/answer/checked-evidence.ts";
import { type CheckFault, checkClaim } from "../../src/answer/citation-check.ts";
import { readText } from "../../src/answer/claim-words.ts";
import { hasLink, parseClaims } from "../../src/answer/model-claims.ts";
import { negatorAt } from "../../src/answer/negation.ts";
import { oppositesOf } from "../../src/answer/opposites.ts";
import { createVerifier, draftOf } from "../../src/answer/verified-draft.ts";
import type { Language } from "../../src/types.ts";
import { articleOf, pieceOf, shippedLexicon } from "./model-setup.ts";

const QUOTES: Readonly<Record<Language, string>> = {
  en: "Minister of Energy Daniyar Ospanov and Ambassador of Norway Ingrid Halvorsen signed a memorandum on wind power in Astana on 14 May 2024. It provides 12 million euros and does not cover nuclear plants.",
  ru: "Министр энергетики Данияр Оспанов и посол Норвегии Ингрид Халворсен подписали меморандум о ветроэнергетике в Астане 14 мая 2024 года. Он предусматривает 12 млн евро и не охватывает атомные станции.",
  kk: "Энергетика министрі Данияр Оспанов пен Норвегия елшісі Ингрид Халворсен 2024 жылғы 14 мамырда Астанада жел энергетикасы туралы меморандумға қол қойды. Ол 12 млн еуро бөлуді көздейді.",
};

function check(claim: string, language: Language, of: Language): CheckFault | null {
  const article = articleOf(QUOTES[of], { language: of, title: "Memorandum", publishedOn: "2024-05-15" });
  const evidence = readEvidence(article, QUOTES[of], shippedLexicon());
  return checkClaim({ claim: readText(claim, language, shippedLexicon()), evidence });
}

describe("a sentence checked against its quote", () => {
  it.each<[string, Language, Language]>([
    ["Daniyar Ospanov and Ingrid Halvorsen signed a memorandum on 14 May 2024.", "en", "en"],
    ["The memorandum was signed in Astana by Daniyar Ospanov and Ingrid Halvorsen.", "en", "en"],
    ["It provides €12 million and does not cover nuclear plants.", "en", "en"],
    ["Меморандум подписали Данияр Оспанов и Ингрид Халворсен.", "ru", "en"],
    ["Данияр Оспанов пен Ингрид Халворсен меморандумға 2024 жылғы 14 мамырда қол қойды.", "kk", "en"],
    ["Daniyar Ospanov and Ingrid Halvorsen signed a memorandum in May 2024.", "en", "ru"],
    ["The memorandum was signed in Astana by Daniyar Ospanov.", "en", "kk"],
    ["Министр энергетики Данияр Оспанов подписал меморандум в Астане.", "ru", "kk"],
    ["The memorandum was reported on 15 May 2024.", "en", "en"],
    ["Меморандум о ветроэнергетике подписал посол Норвегии Ингрид Халворсен.", "ru", "en"],
    ["Ambassador of Norway Ingrid Halvorsen signed a memorandum in Astana.", "en", "kk"],
    ["Mr Ospanov signed a memorandum on wind power.", "en", "en"],
    ["Астанада Ингрид Халворсен меморандумға қол қойды.", "kk", "ru"],
    ["According to the article, the memorandum provides 12 million euros.", "en", "en"],
  ])("holds: %s (%s on %s)", (claim, language, of) => {
    expect(check(claim, language, of)).toBeNull();
  });

  it.each<[string, Language, Language, CheckFault]>([
    ["Daniyar Akhmetov and Ingrid Halvorsen signed a memorandum.", "en", "en", "name"],
    ["Меморандум подписали Данияр Ахметов и Ингрид Халворсен.", "ru", "en", "name"],
    ["Меморандумға Швеция елшісі Ингрид Халворсен қол қойды.", "kk", "en", "name"],
    ["The memorandum was signed on 15 April 2024.", "en", "en", "date"],
    ["The memorandum was signed on 15 May 2024.", "en", "en", "publication-date"],
    ["Меморандум подписан 13 мая 2024 года.", "ru", "en", "date"],
    ["It provides 15 million euros.", "en", "en", "number"],
    ["It provides 12 million dollars.", "en", "en", "number"],
    ["Он предусматривает пятнадцать млн евро.", "ru", "en", "number"],
    ["Daniyar Ospanov and Ingrid Halvorsen did not sign a memorandum on wind power.", "en", "en", "negation"],
    ["It covers nuclear plants.", "en", "en", "negation"],
    ["Меморандум охватывает атомные станции.", "ru", "ru", "negation"],
    ["Prime Minister Daniyar Ospanov signed a memorandum on wind power.", "en", "en", "office"],
    [
      "Ambassador of Norway Daniyar Ospanov and Minister of Energy Ingrid Halvorsen signed a memorandum.",
      "en",
      "en",
      "swapped",
    ],
    [
      "The memorandum was signed by Ospanov after long disputes over customs duties.",
      "en",
      "en",
      "uncovered",
    ],
    ["Дети играли в футбол на берегу реки.", "ru", "en", "uncovered"],
    // Words put in where the evidence has no word left that they could stand for.
    [
      "Minister of Energy Daniyar Ospanov and Ambassador of Norway Ingrid Halvorsen signed a memorandum on wind power in Astana on 14 May 2024 under pressure from banks.",
      "en",
      "en",
      "uncovered",
    ],
    [
      "Министр энергетики Данияр Оспанов и посол Норвегии Ингрид Халворсен подписали меморандум о ветроэнергетике в Астане 14 мая 2024 года после долгих споров о таможенных пошлинах.",
      "ru",
      "en",
      "uncovered",
    ],
    // The office of another, said after the name.
    ["Daniyar Ospanov is the Ambassador of Norway.", "en", "en", "swapped"],
    ["Ingrid Halvorsen, Minister of Energy, signed a memorandum on wind power.", "en", "en", "swapped"],
    ["Данияр Оспанов - посол Норвегии.", "ru", "en", "swapped"],
    // First names and surnames of two people, and the office of another.
    [
      "Minister of Energy Daniyar Halvorsen and Ambassador of Norway Ingrid Ospanov signed a memorandum.",
      "en",
      "en",
      "swapped",
    ],
    ["Меморандум подписал посол Норвегии Данияр Оспанов.", "ru", "en", "swapped"],
    ["Министр финансов Данияр Оспанов подписал меморандум о ветроэнергетике.", "ru", "ru", "office"],
    ["It provides twelve billion euros.", "en", "en", "number"],
    ["Ол 12 млн еуро бөлуді көздемейді.", "kk", "kk", "negation"],
  ])("does not hold: %s (%s on %s)", (claim, language, of, fault) => {
    expect(check(claim, language, of)).toBe(fault);
  });

  it.each<[string, CheckFault | null]>([
    ["The agreement with Serbia was signed on 3 March 2023.", null],
    // A name and a day of another sentence of the quote, and a name of the title.
    ["The agreement with Serbia was signed on 9 May 2023.", "date"],
    ["The agreement with Croatia was signed on 3 March 2023.", "name"],
    ["The agreement with Malta was signed on 3 March 2023.", "name"],
    ["Serbia must pay more than Croatia.", null],
    ["Serbia must pay less than Croatia.", "opposite"],
    ["Croatia must pay more than Serbia.", "swapped"],
    ["In Malta, Serbia must pay more than Croatia.", null],
  ])("looks at the sentence that a claim is made of: %s", (claim, fault) => {
    const quote =
      "The agreement with Serbia was signed on 3 March 2023. It entered into force on 9 May 2023. Serbia must pay more than Croatia.";
    const article = articleOf(quote, { title: "A treaty of Malta" });
    const evidence = readEvidence(article, quote, shippedLexicon());
    expect(checkClaim({ claim: readText(claim, "en", shippedLexicon()), evidence })).toBe(fault);
  });

  it.each<[string, Language, CheckFault | null]>([
    ["Болгария поставляет в Сербию электроэнергию.", "ru", null],
    ["Bulgaria supplies electricity to Serbia.", "en", null],
    ["Serbia supplies electricity to Bulgaria.", "en", "swapped"],
  ])("tells who acts by prepositions and cases: %s", (claim, language, fault) => {
    const quote = "Болгария Сербияға электр энергиясын жеткізеді.";
    const evidence = readEvidence(articleOf(quote, { language: "kk" }), quote, shippedLexicon());
    expect(checkClaim({ claim: readText(claim, language, shippedLexicon()), evidence })).toBe(fault);
  });

  it("takes a sentence of the quote as it stands", () => {
    expect(check("It provides 12 million euros and does not cover nuclear plants.", "en", "en")).toBeNull();
  });
});

describe("a sentence that does not hold", () => {
  const pieces = [articleOf(QUOTES.en, { language: "en" })].map(pieceOf);
  const written = (texts: readonly string[], language: Language) => {
    const verifier = createVerifier({ pieces, language, lexicon: shippedLexicon(), rules: "" });
    return draftOf(verifier.verify(texts.map((text) => ({ text, numbers: [1], item: false }))), pieces)
      ?.lines;
  };
  const FALSE =
    "Министр энергетики Данияр Оспанов и посол Норвегии Ингрид Халворсен не подписали меморандум.";

  it("in another language gives its place to the sentence of the article", () => {
    expect(written([FALSE], "ru")).toEqual([
      "Minister of Energy Daniyar Ospanov and Ambassador of Norway Ingrid Halvorsen signed a memorandum on wind power in Astana on 14 May 2024. [1]",
    ]);
  });

  it("is left out where something else can be said in the reader's language", () => {
    const held = "Меморандум подписали Данияр Оспанов и Ингрид Халворсен.";
    expect(written([held, FALSE], "ru")).toEqual([`${held} [1]`]);
  });
});

describe("a model's reply", () => {
  it.each([
    [
      "A signed it [1]. B did too. [2]",
      [
        ["A signed it.", [1]],
        ["B did too.", [2]],
      ],
    ],
    ["**A** signed `it` [1][3]!", [["A signed it!", [1, 3]]]],
    ["A signed it [1, 2].", [["A signed it.", [1, 2]]]],
    ["<think>secret [1].</think>A signed it [1].", [["A signed it.", [1]]]],
    ["A signed it.", [["A signed it.", []]]],
  ])("%s is read as sentences with their numbers", (reply, expected) => {
    expect(parseClaims(reply, true).map(({ text, numbers }) => [text, numbers])).toEqual(expected);
  });

  it("leaves out what may still grow", () => {
    expect(parseClaims("A signed it [1]. B did", false).map((claim) => claim.text)).toEqual(["A signed it."]);
    expect(parseClaims("A signed it [1].", false)).toEqual([]);
  });

  it.each([
    "see https://a.example",
    "aa.example/login",
    "write to @someone",
    "[a](b)",
    "<b>x</b>",
    "a@b.example",
    "эл.рф",
    "t.me/x",
    "x\u200by",
    "ｗｗｗ.a.example",
  ])("%s leads elsewhere", (text) => {
    expect(hasLink(text)).toBe(true);
  });

  it.each([
    "The U.S. and the U.K. signed.",
    "Т.е. подписали в 2020 г.",
    "It grew by 3.5 percent.",
    "а. б. в.",
  ])("%s does not", (text) => {
    expect(hasLink(text)).toBe(false);
  });
});

describe("words that deny", () => {
  it.each<[string, Language, string]>([
    ["not", "en", "after"],
    ["didn't", "en", "after"],
    ["не", "ru", "after"],
    ["қоймады", "kk", "itself"],
    ["жарияламаған", "kk", "itself"],
    ["көздемейді", "kk", "itself"],
    ["жоқ", "kk", "before"],
  ])("%s", (word, language, place) => {
    expect(negatorAt(word, language)).toBe(place);
  });

  it.each<[string, Language]>([
    ["note", "en"],
    ["нефть", "ru"],
    ["мемлекет", "kk"],
    ["бірнеше", "kk"],
    ["қамтиды", "kk"],
    ["безвизовый", "ru"],
  ])("%s does not", (word, language) => {
    expect(negatorAt(word, language)).toBeNull();
  });

  it("opposites are concepts of the lexicon", () => {
    const { concepts } = shippedLexicon();
    const named = [...concepts.keys()].flatMap((concept) => oppositesOf(concept));
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((concept) => !concepts.has(concept))).toEqual([]);
  });
});
