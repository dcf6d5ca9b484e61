import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDurations, formatDuration } from "../../src/language/dates.ts";
import { LANGUAGES } from "../../src/types.ts";

const found = (text: string): string[] =>
  findDurations(text).map(({ start, end, iso }) => `${text.slice(start, end)} = ${iso}`);

describe("findDurations", () => {
  it.each([
    ["for the next 5 years", "5 years = P5Y"],
    ["a five-year plan", "five-year = P5Y"],
    ["a 5-year plan", "5-year = P5Y"],
    ["five (5) years", "five (5) years = P5Y"],
    ["eighteen months", "eighteen months = P18M"],
    ["one year and six months", "one year and six months = P1Y6M"],
    ["1.5 years", "1.5 years = P1Y6M"],
    ["two weeks", "two weeks = P2W"],
    ["for a year", "a year = P1Y"],
    ["half a year", "half a year = P6M"],
    ["over a decade", "a decade = P10Y"],
  ])("reads English: %s", (text, expected) => expect(found(text)).toEqual([expected]));

  it.each([
    ["на 5 лет", "5 лет = P5Y"],
    ["сроком на пять лет", "пять лет = P5Y"],
    ["на пятилетний срок", "пятилетний = P5Y"],
    ["десятилетняя программа", "десятилетняя = P10Y"],
    ["двадцатипятилетие", "двадцатипятилетие = P25Y"],
    ["10-летний план", "10-летний = P10Y"],
    ["5 (пять) лет", "5 (пять) лет = P5Y"],
    ["3-х лет", "3-х лет = P3Y"],
    ["1 год и 6 месяцев", "1 год и 6 месяцев = P1Y6M"],
    ["полтора года", "полтора года = P1Y6M"],
    ["трехмесячный", "трехмесячный = P3M"],
    ["трёхдневный визит", "трёхдневный = P3D"],
    ["в течение полугода", "полугода = P6M"],
    ["сроком на год", "год = P1Y"],
  ])("reads Russian: %s", (text, expected) => expect(found(text)).toEqual([expected]));

  it.each([
    ["бес жылға арналған", "бес жылға = P5Y"],
    ["5 жылдық", "5 жылдық = P5Y"],
    ["бесжылдық жоспар", "бесжылдық = P5Y"],
    ["он жылдық", "он жылдық = P10Y"],
    ["6 ай ішінде", "6 ай = P6M"],
    ["үш жыл алты ай", "үш жыл алты ай = P3Y6M"],
    ["жарты жыл", "жарты жыл = P6M"],
    ["10 күнге", "10 күнге = P10D"],
    ["жиырма бес жыл", "жиырма бес жыл = P25Y"],
  ])("reads Kazakh: %s", (text, expected) => expect(found(text)).toEqual([expected]));

  it.each([
    "5 years ago",
    "5 лет назад",
    "27 жыл бұрын",
    "2020 год",
    "2020 жыл",
    "once a year",
    "a 35-year-old",
    "несколько лет",
    "пятого года",
    "в год",
    "XIX ғасырдың 70-жылдары",
    "1870 жылы",
    "1916–17 жылдары",
    "2001—02 годов",
    "в начале ХХ столетия",
    "первого десятилетия",
    "2-мыңжылдықта",
    "бір күндерде",
  ])("leaves alone: %s", (text) => expect(found(text)).toEqual([]));

  it("counts weeks as days too", () => {
    expect(findDurations("2 weeks")).toEqual([{ days: 14, iso: "P2W", start: 0, end: 7 }]);
  });
});

describe("formatDuration", () => {
  it.each([
    ["P5Y", "5 years", "5 лет", "5 жыл"],
    ["P1Y", "1 year", "1 год", "1 жыл"],
    ["P2Y", "2 years", "2 года", "2 жыл"],
    ["P21M", "21 months", "21 месяц", "21 ай"],
    ["P1Y6M", "1 year 6 months", "1 год 6 месяцев", "1 жыл 6 ай"],
    ["P3W", "3 weeks", "3 недели", "3 апта"],
    ["P11D", "11 days", "11 дней", "11 күн"],
    ["soon", "soon", "soon", "soon"],
  ])("%s", (iso, en, ru, kk) => {
    expect(LANGUAGES.map((language) => formatDuration(iso, language))).toEqual([en, ru, kk]);
  });
});

describe("any duration", () => {
  it("is read back as formatDuration writes it", () => {
    const some = (most: number) => fc.integer({ min: 0, max: most });
    const anyDuration = fc
      .tuple(some(120), some(11), some(30))
      .map(
        ([years, months, days]) =>
          `P${years ? `${years}Y` : ""}${months ? `${months}M` : ""}${days ? `${days}D` : ""}`,
      )
      .filter((iso) => iso !== "P");
    fc.assert(
      fc.property(anyDuration, fc.constantFrom(...LANGUAGES), (iso, language) => {
        const text = formatDuration(iso, language);
        expect(found(text)).toEqual([`${text} = ${iso}`]);
      }),
    );
  });

  it("is looked for in any text without a fault", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void findDurations(text)));
  });
});
