import { describe, expect, it } from "vitest";
import { CARD_FIELDS, PHRASES, type Phrases } from "../../src/answer/phrases.ts";
import { LANGUAGES, type Language } from "../../src/types.ts";

/** Every phrase of a language as it would be shown. */
const shown = (phrases: Phrases): string[] => [
  phrases.yes,
  phrases.and,
  phrases.articleSays,
  phrases.notStated,
  phrases.nearest(["1"]),
  phrases.reportedOn("1"),
  phrases.signedOn("1"),
  phrases.periodIs("1"),
  phrases.signedAt("1"),
  phrases.filedFrom("1"),
  phrases.areas(3),
  phrases.partiesAre("1"),
  phrases.notAmongSignatories("1", "2"),
  phrases.aboutAgreement("1"),
  phrases.otherAgreements(["1"]),
  phrases.differs([{ value: "1", date: "2" }]),
  phrases.emptyField,
  phrases.greeting,
  phrases.thanks,
  phrases.about,
  ...Object.values(phrases.status),
  ...Object.values(phrases.fields),
  ...Object.values(phrases.questions).flatMap((question) => [question(null), question("1")]),
];

const SCRIPT: Readonly<Record<Language, RegExp>> = {
  en: /^[\p{Script=Latin}\p{Script=Common}]+$/u,
  ru: /^[\p{Script=Cyrillic}\p{Script=Common}]+$/u,
  kk: /^[\p{Script=Cyrillic}\p{Script=Common}]+$/u,
};

describe.each(LANGUAGES)("what is said in %s", (language) => {
  const phrases = PHRASES[language];

  it("is in the letters of the language, and never empty", () => {
    for (const text of shown(phrases)) expect(text).toMatch(SCRIPT[language]);
    if (language === "ru") for (const text of shown(phrases)) expect(text).not.toMatch(/[әғқңөұүһі]/iu);
  });

  it("labels every field of a card, each by another label", () => {
    const labels = CARD_FIELDS.map((field) => phrases.fields[field]);
    expect(new Set(labels).size).toBe(CARD_FIELDS.length);
  });

  it("calls the day an article appeared no day of signing", () => {
    expect(phrases.reportedOn("X")).not.toBe(phrases.signedOn("X"));
    expect(phrases.filedFrom("X")).not.toBe(phrases.signedAt("X"));
  });

  it("names an agreement in its questions only where it is told to", () => {
    for (const question of Object.values(phrases.questions)) {
      expect(question("Pact")).toContain("Pact");
      expect(question(null)).toMatch(/\?$/u);
    }
  });
});

it("counts areas as the language does", () => {
  expect([1, 2, 5, 21].map(PHRASES.ru.areas)).toEqual([
    "Одно направление:",
    "Два направления:",
    "Пять направлений:",
    "21 направление:",
  ]);
  expect([1, 2, 12].map(PHRASES.en.areas)).toEqual(["One area:", "Two areas:", "12 areas:"]);
  expect([1, 3].map(PHRASES.kk.areas)).toEqual(["Бір бағыт:", "Үш бағыт:"]);
});
