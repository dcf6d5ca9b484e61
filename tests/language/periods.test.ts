import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPeriods, formatPeriod } from "../../src/language/dates.ts";
import { LANGUAGES } from "../../src/types.ts";

const found = (text: string): string[] =>
  findPeriods(text).map(({ start, end, from, to }) => `${text.slice(start, end)} = ${from}/${to}`);

describe("findPeriods", () => {
  it.each([
    ["for 2021-2025,", "2021-2025 = 2021/2025"],
    ["for 2021–25", "2021–25 = 2021/2025"],
    ["for 2020/2021", "2020/2021 = 2020/2021"],
    ["from 2021 to 2025", "from 2021 to 2025 = 2021/2025"],
    ["from 2021 up to 2025", "from 2021 up to 2025 = 2021/2025"],
    ["between 2021 and 2025", "between 2021 and 2025 = 2021/2025"],
    ["13-15 August 2020", "13-15 August 2020 = 2020-08-13/2020-08-15"],
    ["August 13-15, 2020", "August 13-15, 2020 = 2020-08-13/2020-08-15"],
    ["January–March 2021", "January–March 2021 = 2021-01/2021-03"],
    ["from 1 March to 31 December 2021", "from 1 March to 31 December 2021 = 2021-03-01/2021-12-31"],
  ])("reads English: %s", (text, expected) => expect(found(text)).toEqual([expected]));

  it.each([
    ["на 2021–2025 годы", "2021–2025 годы = 2021/2025"],
    ["на 2021 — 2025 гг.", "2021 — 2025 гг. = 2021/2025"],
    ["с 2021 по 2025 год", "с 2021 по 2025 год = 2021/2025"],
    ["с 2021 года до 2025 года", "с 2021 года до 2025 года = 2021/2025"],
    ["с 13 по 15 августа 2020 года", "с 13 по 15 августа 2020 года = 2020-08-13/2020-08-15"],
    ["с 13 по 15 августа", "с 13 по 15 августа = --08-13/--08-15"],
    ["с января по март 2021 г.", "с января по март 2021 г. = 2021-01/2021-03"],
    [
      "с 1 января 2021 г. по 31 декабря 2025 г.",
      "с 1 января 2021 г. по 31 декабря 2025 г. = 2021-01-01/2025-12-31",
    ],
  ])("reads Russian: %s", (text, expected) => expect(found(text)).toEqual([expected]));

  it.each([
    ["2021-2025 жылдарға арналған", "2021-2025 жылдарға = 2021/2025"],
    ["2021–2025 жж.", "2021–2025 жж. = 2021/2025"],
    ["2021 жылдан 2025 жылға дейін", "2021 жылдан 2025 жылға дейін = 2021/2025"],
    ["2021 жылдан бастап 2025 жылға дейін", "2021 жылдан бастап 2025 жылға дейін = 2021/2025"],
    ["2021 мен 2025 жылдар аралығында", "2021 мен 2025 жылдар аралығында = 2021/2025"],
    ["2020 жылғы 13–15 тамызда", "2020 жылғы 13–15 тамызда = 2020-08-13/2020-08-15"],
    ["2021 жылғы қаңтар–наурыз", "2021 жылғы қаңтар–наурыз = 2021-01/2021-03"],
  ])("reads Kazakh: %s", (text, expected) => expect(found(text)).toEqual([expected]));

  it.each([
    "2020-08-13",
    "13.08.2020",
    "2000-3000 tonnes",
    "from 2025 to 2021",
    "1-3",
    "5-10 лет",
    "+7 7172 2021-20",
    "2021 жылдан кейін",
    "2020 and 2021",
  ])("leaves alone: %s", (text) => expect(found(text)).toEqual([]));
});

describe("any text", () => {
  const day = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const ends = fc
    .tuple(day, day, fc.constantFrom(4, 7, 10))
    .map(([one, other, length]) => [one, other].map((end) => end.slice(0, length)).sort() as [string, string])
    .filter(([from, to]) => from < to);

  it("reads back what formatPeriod writes, in every language", () => {
    fc.assert(
      fc.property(ends, fc.constantFrom(...LANGUAGES), ([from, to], language) => {
        const text = formatPeriod(from, to, language);
        expect(found(text)).toEqual([`${text} = ${from}/${to}`]);
      }),
    );
  });

  it("never throws and keeps spans in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const spans = findPeriods(text).flatMap(({ start, end }) => [start, end]);
        expect(spans).toEqual([...spans].sort((one, other) => one - other));
      }),
    );
  });
});
