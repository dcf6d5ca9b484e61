import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clauses, sentences } from "../../src/language/sentences.ts";
import type { Span } from "../../src/types.ts";

const whole = (text: string): Span => ({ start: 0, end: text.length });
const sentencesOf = (text: string) =>
  sentences(text, whole(text)).map(({ start, end }) => text.slice(start, end));
const clausesOf = (text: string) =>
  clauses(text, whole(text)).map(({ start, end }) => text.slice(start, end));

describe("one sentence", () => {
  test.each([
    "Dr. Aru Kim met Mr. Ole Berg and Prof. Li.",
    "They cite No. 5 and Fig. 3 of the annex.",
    "The U.S. Navy left.",
    "Acme Inc. executives and John F. Kennedy came at 5 p.m. on Monday.",
    "А. С. Пушкин и М.И. Ростовцев родились в г. Москве.",
    "В 2020 г. Казахстан принял закон.",
    "Дж. Байден приехал, т. е. прилетел.",
    "Они выделили 5 млн. тенге и т. д. на проект.",
    "См. рис. 3 и ст. 5 закона.",
    "2020 ж. Алматыда қол қойылды.",
    "Ол 1853 — 55 ж. Германия мен Францияда болды.",
    "Ә. Бөкейханов пен А. Байтұрсынов т.б. зиялылар келді.",
    "«Мы сделали это!» — сказал он.",
    "«Да. Нет. Может быть», — ответила она.",
    '"Really?" he asked.',
    "«We did it!» Aru Kim said.",
    "«Біз келдік!» - деді ол.",
    "Wait... there is more.",
    "Growth was 3.5 percent at example.com today.",
    "1. Подписать документ.",
    "He came (see p. 5. Then go.) and left.",
    "no end mark at all",
  ])("%s", (text) => {
    expect(sentencesOf(text)).toEqual([text]);
  });
});

describe("two sentences", () => {
  test.each([
    ["It ended.", "Then it began."],
    ["He lives in the U.S.", "The other does not."],
    ["Документ подписан 13 августа 2020 г.", "Он вступит в силу позже."],
    ["Ол кетті.", "Бұл 5 млн. теңге."],
    ["Really?!", "Yes."],
    ["It was in 2020.", "Growth followed."],
    ["«Мы готовы.»", "Стороны разошлись."],
    ["He said: “We agree.”", "Nobody objected."],
    ["The end…", "Or not."],
    ["Bread, milk, etc.", "Prices rose."],
    ["Население – 5 чел.", "Он один."],
    ["是。", "不。"],
  ])("%s %s", (one, other) => {
    expect(sentencesOf(`${one} ${other}`)).toEqual([one, other]);
  });
});

test("a speech longer than a short quotation is told apart into its sentences", () => {
  const first = `«We begin ${"and go on ".repeat(20)}here.`;
  const second = `We end ${"and go on ".repeat(20)}there,» Aru Kim said.`;
  expect(sentencesOf(`${first} ${second}`)).toEqual([first, second]);
});

test("empty lines and list items break", () => {
  expect(sentencesOf("Areas:\r\n• health\r\n• water and\nair\r\n\r\nEnd")).toEqual([
    "Areas:",
    "• health",
    "• water and\nair",
    "End",
  ]);
});

test("a stretch of a text has offsets into the text", () => {
  const text = "Skip this. Take this. And this. Not this.";
  expect(sentences(text, { start: 10, end: 31 })).toEqual([
    { start: 11, end: 21 },
    { start: 22, end: 31 },
  ]);
});

describe("clauses", () => {
  test("are cut where both parts can stand alone", () => {
    expect(
      clausesOf(
        "The parties agreed on three areas of common work: they will build the bridge over the river; the ministry will pay for it, and the bank will lend the rest of the money.",
      ),
    ).toEqual([
      "The parties agreed on three areas of common work:",
      "they will build the bridge over the river;",
      "the ministry will pay for it,",
      "and the bank will lend the rest of the money.",
    ]);
  });

  test.each(["A, b and c: short.", "Келісім жасалды, бірақ кеш.", "It is 10:30 and all is well — or so."])(
    "%s stays whole",
    (text) => {
      expect(clausesOf(text)).toEqual([text]);
    },
  );
});

/** Texts full of what the rules look at. */
const prose = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ". ",
        "! ",
        "? ",
        "… ",
        "«",
        "»",
        '"',
        "(",
        ")",
        "\r\n",
        "\n\n",
        " — ",
        "; ",
        ", and ",
        "Dr. ",
      ),
      fc.constantFrom(
        "г. ",
        "т. е. ",
        "А. ",
        "U.S. ",
        "5. ",
        "• ",
        "’’",
        "слово",
        "Word",
        "қол ",
        "\u{1f600}",
        "\ud800",
      ),
      fc.string({ unit: "binary", maxLength: 5 }),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(""));

test.each([
  ["sentences", sentences],
  ["clauses", clauses],
] as const)("%s are trimmed, in order, inside their stretch and leave out white space only", (_, split) => {
  fc.assert(
    fc.property(prose, fc.nat(20), fc.nat(20), (text, before, after) => {
      const within = { start: Math.min(before, text.length), end: Math.max(before, text.length - after) };
      const stretch = { start: within.start, end: Math.max(within.start, Math.min(within.end, text.length)) };
      let end = stretch.start;
      for (const span of split(text, stretch)) {
        expect(text.slice(end, span.start).trim()).toBe("");
        const piece = text.slice(span.start, span.end);
        expect(piece).not.toBe("");
        expect(piece.trim()).toBe(piece);
        end = span.end;
      }
      expect(text.slice(end, stretch.end).trim()).toBe("");
    }),
  );
});
