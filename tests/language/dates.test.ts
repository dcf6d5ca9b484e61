import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDates, formatDate, resolveYear } from "../../src/language/dates.ts";
import { LANGUAGES } from "../../src/types.ts";

/** "words as they stand = value" for each date. */
const found = (text: string): string[] =>
  findDates(text).map(({ start, end, value }) => `${text.slice(start, end)} = ${value}`);

describe("findDates", () => {
  it.each([
    ["on 13 August 2020 in the capital", "13 August 2020 = 2020-08-13"],
    ["signed August 13, 2020, in", "August 13, 2020 = 2020-08-13"],
    ["Aug. 3rd 2020", "Aug. 3rd 2020 = 2020-08-03"],
    ["on the 13th of August, 2020", "the 13th of August, 2020 = 2020-08-13"],
    ["on Wednesday, 12 August 2020", "12 August 2020 = 2020-08-12"],
    ["the twenty-first of May 2019", "the twenty-first of May 2019 = 2019-05-21"],
    ["in September 2019.", "September 2019 = 2019-09"],
    ["the Sept. 2019 visit", "Sept. 2019 = 2019-09"],
    ["in 1991", "1991 = 1991"],
    ["the 2030 Agenda", "2030 = 2030"],
    ["founded in 1465 by", "1465 = 1465"],
  ])("reads English: %s", (text, expected) => expect(found(text)).toEqual([expected]));

  it.each([
    ["подписан 13 августа 2020 г. в столице", "13 августа 2020 г. = 2020-08-13"],
    ["13 августа 2020 года", "13 августа 2020 года = 2020-08-13"],
    ["13-го августа 2020г.", "13-го августа 2020г. = 2020-08-13"],
    [
      "тринадцатого августа две тысячи двадцатого года",
      "тринадцатого августа две тысячи двадцатого года = 2020-08-13",
    ],
    ["двадцать первого мая 2019 года", "двадцать первого мая 2019 года = 2019-05-21"],
    ["13 авг. 2020 г.", "13 авг. 2020 г. = 2020-08-13"],
    ["«в сентябре 2019 года»", "сентябре 2019 года = 2019-09"],
    ["к маю 2021-го года", "маю 2021-го года = 2021-05"],
    ["в 1991 году", "1991 году = 1991"],
    ["в 2020-м подписали", "2020 = 2020"],
    ["13.08.2020 г.", "13.08.2020 г. = 2020-08-13"],
  ])("reads Russian: %s", (text, expected) => expect(found(text)).toEqual([expected]));

  it.each([
    ["13 тамыз 2020 жыл", "13 тамыз 2020 жыл = 2020-08-13"],
    ["2020 жылғы 13 тамызда қол қойылды", "2020 жылғы 13 тамызда = 2020-08-13"],
    ["2020 жылдың 13 тамызында", "2020 жылдың 13 тамызында = 2020-08-13"],
    ["2020 жылдың тамыз айының 13-і", "2020 жылдың тамыз айының 13-і = 2020-08-13"],
    ["2020 ж. 13 тамыз", "2020 ж. 13 тамыз = 2020-08-13"],
    ["2019 жылдың қыркүйегінде", "2019 жылдың қыркүйегінде = 2019-09"],
    ["2019 жылгы кыркуйекте", "2019 жылгы кыркуйекте = 2019-09"],
    ["2019 жылы", "2019 жылы = 2019"],
    ["екі мың он тоғызыншы жылы", "екі мың он тоғызыншы жылы = 2019"],
    ["он үшінші тамызда", "он үшінші тамызда = --08-13"],
    ["тамыздың 13-інде", "тамыздың 13-інде = --08-13"],
  ])("reads Kazakh: %s", (text, expected) => expect(found(text)).toEqual([expected]));

  it.each([
    ["2020-08-13", "2020-08-13"],
    ["13.08.2020", "2020-08-13"],
    ["13/08/2020", "2020-08-13"],
    ["08/13/2020", "2020-08-13"],
    ["13.08.20", "2020-08-13"],
    ["2019-09", "2019-09"],
    ["3.4.2021", "2021-04-03"],
  ])("reads figures: %s", (text, value) => expect(found(text)).toEqual([`${text} = ${value}`]));

  it("gives days without a year as such", () => {
    expect(found("13 августа и 15 September")).toEqual(["13 августа = --08-13", "15 September = --09-15"]);
  });

  it.each([
    "2000 people",
    "2 000 тенге",
    "1 200 км",
    "$2000",
    "2020 млн",
    "1990-х годов",
    "31.02.2020",
    "32 августа",
    "it may 5 people",
    "the March of 13 people",
    "2020.5",
    "В 12:08 началось",
    "5 лет",
    "1500 guests",
  ])("leaves alone: %s", (text) => expect(found(text)).toEqual([]));

  it("keeps offsets of the whole text within a stretch", () => {
    const text = "In 2019. On 13 August 2020.";
    expect(findDates(text, { start: 9, end: text.length })).toEqual([
      { value: "2020-08-13", precision: "day", start: 12, end: 26 },
    ]);
  });
});

describe("resolveYear", () => {
  const day = (value: string) => ({ value, precision: "day" as const, start: 0, end: 1 });

  it.each([
    ["--08-13", "2020-08-20", "2020-08-13"],
    ["--08-25", "2020-08-20", "2020-08-25"],
    ["--12-30", "2021-01-03", "2020-12-30"],
    ["--01-03", "2020-12-30", "2021-01-03"],
    ["--02-29", "2021-01-10", "2020-02-29"],
    ["2019-05-01", "2020-08-20", "2019-05-01"],
    ["--08-13", "unknown", "--08-13"],
  ])("%s in news of %s is %s", (value, published, expected) => {
    expect(resolveYear(day(value), published).value).toBe(expected);
  });
});

describe("any text", () => {
  const anyDay = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const anyDate = fc.oneof(
    anyDay,
    anyDay.map((day) => day.slice(0, 7)),
    anyDay.map((day) => day.slice(0, 4)),
    anyDay.map((day) => `-${day.slice(4)}`),
  );
  const pieces = fc.constantFrom(
    ..."13 5 1 2020 1999 21 , . - – / : ( ) г. года жылғы ж. жыл of the th August мая тамыз сентябре May".split(
      " ",
    ),
    "двадцать",
    "первого",
    "үшінші",
    "next",
    "from",
    "с",
    "по",
    "to",
    "дейін",
  );

  it("reads back what formatDate writes, in every language", () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom(...LANGUAGES), (value, language) => {
        const text = formatDate(value, language);
        expect(findDates(text)).toEqual([expect.objectContaining({ value, start: 0, end: text.length })]);
      }),
    );
  });

  it("gives spans in order, and each by itself is the same date", () => {
    fc.assert(
      fc.property(
        fc.array(pieces).map((parts) => parts.join(" ")),
        (text) => {
          let last = 0;
          for (const { start, end, value, precision } of findDates(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeLessThanOrEqual(text.length);
            if (precision !== "year")
              expect(findDates(text.slice(start, end)).map((date) => date.value)).toEqual([value]);
            last = end;
          }
        },
      ),
    );
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void findDates(text)));
  });
});
