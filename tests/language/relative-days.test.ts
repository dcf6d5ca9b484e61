import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findRelativeDays } from "../../src/language/dates.ts";

/** 13 August 2020 was a Thursday. */
const PUBLISHED = "2020-08-13";
const found = (text: string): string[] =>
  findRelativeDays(text, PUBLISHED).map(({ start, end, value }) => `${text.slice(start, end)} = ${value}`);

describe("findRelativeDays", () => {
  it.each([
    ["earlier today", "today = 2020-08-13"],
    ["said yesterday.", "yesterday = 2020-08-12"],
    ["the day before yesterday", "day before yesterday = 2020-08-11"],
    ["on Wednesday", "Wednesday = 2020-08-12"],
    ["signed Thursday in", "Thursday = 2020-08-13"],
    ["on Friday", "Friday = 2020-08-07"],
    ["last Thursday", "last Thursday = 2020-08-06"],
    ["next Monday", "next Monday = 2020-08-17"],
    ["two days ago", "two days ago = 2020-08-11"],
    ["this year", "this year = 2020"],
    ["last month", "last month = 2020-07"],
    ["сегодня", "сегодня = 2020-08-13"],
    ["вчерашняя встреча", "вчерашняя = 2020-08-12"],
    ["позавчера", "позавчера = 2020-08-11"],
    ["в среду", "среду = 2020-08-12"],
    ["во вторник", "вторник = 2020-08-11"],
    ["в прошлую пятницу", "прошлую пятницу = 2020-08-07"],
    ["3 дня назад", "3 дня назад = 2020-08-10"],
    ["в прошлом году", "прошлом году = 2019"],
    ["бүгін", "бүгін = 2020-08-13"],
    ["кеше", "кеше = 2020-08-12"],
    ["сәрсенбіде", "сәрсенбіде = 2020-08-12"],
    ["сәрсенбі күні", "сәрсенбі күні = 2020-08-12"],
    ["өткен жұмада", "өткен жұмада = 2020-08-07"],
    ["үш күн бұрын", "үш күн бұрын = 2020-08-10"],
    ["биыл", "биыл = 2020"],
  ])("reads %s", (text, expected) => expect(found(text)).toEqual([expected]));

  it.each([
    "Wednesday, 12 August 2020",
    "12 августа, в среду",
    "охрана окружающей среды",
    "бүгінгі таңда",
    "в среде обитания",
    "Жұман мен Игілік",
    "meets on Wednesdays",
    "бүгінде",
    "на сегодняшний день",
    "the sun and the sat",
    "5 years ago",
  ])("leaves alone: %s", (text) => expect(found(text)).toEqual([]));

  it("gives nothing where the day of publication is none", () => {
    expect(findRelativeDays("today", "")).toEqual([]);
    expect(findRelativeDays("today", "2020")).toEqual([]);
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void findRelativeDays(text, PUBLISHED)));
  });
});
