import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findAmounts, findNumbers } from "../../src/language/numbers.ts";

const numbers = (text: string): string[] =>
  findNumbers(text).map(
    ({ start, end, value, unit, ordinal }) =>
      `${text.slice(start, end)} = ${value}${ordinal ? "th" : ""}${unit === undefined ? "" : ` ${unit}`}`,
  );
const amounts = (text: string): string[] =>
  findAmounts(text).map(
    ({ start, end, value, currency }) => `${text.slice(start, end)} = ${value} ${currency}`,
  );

describe("findNumbers", () => {
  it.each([
    ["2,000 jobs", "2,000 = 2000"],
    ["2 000 мест", "2 000 = 2000"],
    ["1\u00a0500\u202f000", "1\u00a0500\u202f000 = 1500000"],
    ["1.234.567", "1.234.567 = 1234567"],
    ["1'000", "1'000 = 1000"],
    ["3.5 degrees", "3.5 = 3.5"],
    ["3,5 градуса", "3,5 = 3.5"],
    ["1,234 млрд", "1,234 млрд = 1234000000"],
    ["6½", "6½ = 6.5"],
    ["5 тыс. человек", "5 тыс. = 5000"],
    ["5 миллионов 300 тысяч", "5 миллионов 300 тысяч = 5300000"],
    ["−5", "−5 = -5"],
    ["13th", "13th = 13th"],
    ["13-го", "13-го = 13th"],
    ["13-ші", "13-ші = 13th"],
    ["5%", "5 = 5 percent"],
    ["5 per cent", "5 = 5 percent"],
    ["5 процентов", "5 = 5 percent"],
    ["5 пайызға", "5 = 5 percent"],
  ])("reads figures: %s", (text, expected) => expect(numbers(text)).toEqual([expected]));

  it.each([
    ["three areas", "three = 3"],
    ["twenty-five", "twenty-five = 25"],
    ["two hundred and five", "two hundred and five = 205"],
    ["two and a half million", "two and a half million = 2500000"],
    ["half a million", "half a million = 500000"],
    ["a thousand", "a thousand = 1000"],
    ["the third time", "third = 3th"],
    ["пять", "пять = 5"],
    ["пятью", "пятью = 5"],
    ["двумя", "двумя = 2"],
    ["трёх", "трёх = 3"],
    ["двадцать пять тысяч триста", "двадцать пять тысяч триста = 25300"],
    ["полтора миллиона", "полтора миллиона = 1500000"],
    ["двадцать первого", "двадцать первого = 21th"],
    ["бес", "бес = 5"],
    ["үшеуі", "үшеуі = 3"],
    ["екі жүз елу", "екі жүз елу = 250"],
    ["жиырма бес мың", "жиырма бес мың = 25000"],
    ["бесінші", "бесінші = 5th"],
    ["он екі мүше", "он екі = 12"],
  ])("reads words: %s", (text, expected) => expect(numbers(text)).toEqual([expected]));

  it.each([
    "он подписал",
    "она и они",
    "тысячи людей",
    "hundreds of people",
    "келісу үшін",
    "бірге",
    "алтын",
    "дүние жүзінде",
    "онымен",
    "Ұлы жүздің",
    "Кіші жүз",
    "олардың бірі",
  ])("leaves alone: %s", (text) => expect(numbers(text)).toEqual([]));

  it("gives both numbers of a range, the first in the scale of the second", () => {
    expect(numbers("5–10 млн")).toEqual(["5 = 5000000", "10 млн = 10000000"]);
    expect(numbers("2021-2025")).toEqual(["2021 = 2021", "2025 = 2025"]);
  });

  it("keeps the parts of dates", () => {
    expect(numbers("13.08.2020")).toEqual(["13 = 13", "08 = 8", "2020 = 2020"]);
  });
});

describe("findAmounts", () => {
  it.each([
    ["$5 million", 5e6, "USD"],
    ["US$1.5bn", 1.5e9, "USD"],
    ["$5-million", 5e6, "USD"],
    ["EUR 3m", 3e6, "EUR"],
    ["3k euros", 3e3, "EUR"],
    ["€20", 20, "EUR"],
    ["20€", 20, "EUR"],
    ["₸2 трлн", 2e12, "KZT"],
    ["£1,250.50", 1250.5, "GBP"],
    ["KZT 5 bn", 5e9, "KZT"],
    ["5 million US dollars", 5e6, "USD"],
    ["five million U.S. dollars", 5e6, "USD"],
    ["2 million Canadian dollars", 2e6, "CAD"],
    ["5 млн долларов", 5e6, "USD"],
    ["5 миллионов долларов США", 5e6, "USD"],
    ["пять миллионов евро", 5e6, "EUR"],
    ["5 (пять) миллионов евро", 5e6, "EUR"],
    ["500 000 евро", 5e5, "EUR"],
    ["500 тыс. тг", 5e5, "KZT"],
    ["100 руб.", 100, "RUB"],
    ["1,5 млрд российских рублей", 1.5e9, "RUB"],
    ["2 млрд теңге", 2e9, "KZT"],
    ["1 млрд 200 млн теңгені", 1.2e9, "KZT"],
    ["бес миллион теңгеге", 5e6, "KZT"],
    ["10 млн АҚШ доллары", 1e7, "USD"],
    ["3 млн еуро", 3e6, "EUR"],
  ])("reads %s", (text, value, currency) =>
    expect(amounts(text)).toEqual([`${text} = ${value} ${currency}`]),
  );

  it("leaves a range as two", () => {
    expect(amounts("$5-10 million")).toEqual(["$5 = 5000000 USD", "10 million = 10000000 USD"]);
    expect(amounts("от 5 до 10 млн долларов")).toEqual(["5 = 5000000 USD", "10 млн долларов = 10000000 USD"]);
  });

  it("leaves alone what is no money", () => {
    expect(amounts("3 m wide, 5 countries, 2020, 10 %, 3 km")).toEqual([]);
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    ..."1 12 123 1234 000 5.5 , . - ( ) $ € % k m bn млн тыс. млрд мың one five twenty hundred thousand million and a half".split(
      " ",
    ),
    ..."пять двадцать сто тысяча миллионов первый бес он жиырма жүз бірінші dollars долларов США теңге EUR th to до".split(
      " ",
    ),
  );
  const anyText = fc.oneof(
    fc.array(pieces).map((parts) => parts.join(" ")),
    fc.array(pieces).map((parts) => parts.join("")),
    fc.string({ unit: "binary" }),
  );

  it("gives spans in order that lie in the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { start, end, value } of findNumbers(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(value).not.toBeNaN();
          last = end;
        }
        for (const { start, end } of findAmounts(text)) expect(start < end && end <= text.length).toBe(true);
      }),
    );
  });

  it("reads any figure as English and as Russian write it", () => {
    const figure = fc.integer({ min: 0, max: 999_999_999 });
    fc.assert(
      fc.property(figure, (value) => {
        for (const locale of ["en", "ru"]) {
          const text = value.toLocaleString(locale);
          expect(findNumbers(text)).toEqual([{ value, start: 0, end: text.length }]);
        }
      }),
    );
  });
});
