import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadLexicon } from "../../src/language/lexicon.ts";
import { LANGUAGES, type Language } from "../../src/types.ts";

const lexicon = loadLexicon(join(import.meta.dirname, "..", "..", "lexicon"));
const concepts = [...lexicon.concepts.values()];

function mentioned(text: string, language: Language): string[] {
  return lexicon.find(text, language).map(({ concept }) => concept);
}

describe("the shipped lexicon", () => {
  it("holds the kinds that the code reads facts by", () => {
    const kinds = new Set(concepts.map(({ kind }) => kind));
    for (const kind of [
      "signing",
      "instruments",
      "roles",
      "organizations",
      "countries",
      "cities",
      "institutions",
      "areas",
      "time",
      "question-words",
    ]) {
      expect(kinds).toContain(kind);
    }
    expect(concepts.length).toBeGreaterThan(1_200);
  });

  it.each(LANGUAGES)("writes %s in the script of the language", (language) => {
    const foreign = language === "en" ? /\p{Script=Cyrillic}/u : /^[a-z ]+$/u;
    const wrong = concepts.filter(({ forms }) => forms[language].some((form) => foreign.test(form)));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it("keeps Kazakh letters out of Russian forms", () => {
    const wrong = concepts.filter(({ forms }) => forms.ru.some((form) => /[әғқңөұүһі]/iu.test(form)));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it("gives offices labels that stand after a name", () => {
    expect(lexicon.label("first-deputy-prime-minister", "en")).toBe("First Deputy Prime Minister");
    expect(lexicon.label("first-deputy-prime-minister", "ru")).toBe("первый заместитель премьер-министра");
    expect(lexicon.label("first-deputy-prime-minister", "kk")).toBe("премьер-министрдің бірінші орынбасары");
  });

  it.each<[string, string, Language, string[]]>([
    ["signing, active", "The ministers signed a memorandum", "en", ["sign", "memorandum-of-understanding"]],
    ["signing, passive", "Меморандум был подписан министрами", "ru", ["sign", "memorandum-of-understanding"]],
    ["signing, future", "Стороны подпишут дорожную карту", "ru", ["sign", "roadmap"]],
    ["signing, Kazakh passive", "Келісімшартқа қол қойылды", "kk", ["sign", "contract"]],
    ["Kazakh in plain letters", "келисимге ким кол койды", "kk", ["agreement", "who-asked", "sign"]],
    [
      "entry into force",
      "Соглашение вступило в силу после ратификации",
      "ru",
      ["agreement", "enter-into-force", "ratify"],
    ],
    ["a longer office", "первый заместитель министра энергетики", "ru", ["first-deputy-minister"]],
    ["an office of Kazakh", "Сыртқы істер министрінің орынбасары", "kk", ["deputy-foreign-minister"]],
    ["an acronym", "глава МИД РК и ПРООН", "ru", ["minister-foreign-affairs", "kazakhstan", "undp"]],
    ["an adjective of a country", "от узбекской стороны", "ru", ["uzbekistan", "party"]],
    ["a country's case", "Қазақстанның үкіметі", "kk", ["kazakhstan", "government"]],
    ["areas", "құжат үш бағытты қамтиды", "kk", ["document", "area", "cover"]],
    ["how long", "на какой срок рассчитана программа", "ru", ["how-long-asked", "programme"]],
    ["how long in Kazakh", "қанша жылға арналған", "kk", ["how-long-asked"]],
    ["what was said", "Что сказал посол?", "ru", ["quote-asked", "ambassador"]],
    ["hands, whose stem lakes have too", "балалар қолдарын жуды", "kk", ["hand"]],
    ["a thing of everyday texts", "отряд попал на минное поле", "ru", ["detachment-unit", "minefield"]],
  ])("finds %s", (_, text, language, expected) => {
    expect(mentioned(text, language)).toEqual(expect.arrayContaining(expected));
  });

  it("names every country in all languages by one concept", () => {
    const texts: [string, Language][] = [
      ["Japan", "en"],
      ["в Японии", "ru"],
      ["Жапонияда", "kk"],
    ];
    for (const [text, language] of texts) expect(mentioned(text, language)).toContain("japan");
  });
});
