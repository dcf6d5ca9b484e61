import { describe, expect, it } from "vitest";
import { CARD_FIELDS, PHRASES } from "../../src/answer/phrases.ts";
import { formatCard } from "../../src/assistant/card.ts";
import { createSpelling } from "../../src/assistant/spelling.ts";
import type { Language } from "../../src/types.ts";
import { article, fact, KNOWN, known, lexicon, RAIL_RECORD } from "../answer/records.ts";
import { LAKE, RAIL, SCHOOL } from "../own-texts.ts";

const spelling = createSpelling({
  index: {
    articles: () =>
      [LAKE, RAIL, SCHOOL].map((id) => ({ article: id, title: "", publishedOn: null, url: null })),
    article,
  },
  lexicon,
});
const card = (name: string | null, language: Language = "en", agreements = KNOWN) =>
  formatCard({ name, language, agreements, lexicon, spelling, article });

describe("the card of an agreement", () => {
  it("has a line for each field, in order, labelled in the reader's language", () => {
    for (const language of ["en", "ru", "kk"] as const) {
      const lines = card(null, language)?.lines ?? [];
      expect(lines.map((line) => line.split(":")[0])).toEqual(
        CARD_FIELDS.map((field) => PHRASES[language].fields[field]),
      );
    }
  });

  it("marks every field that is stated with the quote that holds it, and says of the others that they are not", () => {
    const { lines = [], citations = [] } = card(LAKE) ?? {};
    const emptyField = PHRASES.en.emptyField;
    for (const line of lines) {
      const marks = [...line.matchAll(/\[(\d+)\]/gu)].map((match) => Number(match[1]));
      if (line.endsWith(emptyField)) expect(marks).toEqual([]);
      else expect(marks.length).toBeGreaterThan(0);
      for (const mark of marks) expect(citations[mark - 1]).toBeDefined();
    }
    for (const { article: id, start, end, quote } of citations) {
      expect(article(id).text.slice(start, end)).toBe(quote);
      expect(quote.length).toBeLessThanOrEqual(400);
    }
    const quotes = citations.map((citation) => citation.quote);
    expect(new Set(quotes).size).toBe(quotes.length);
  });

  it("tells dates, offices, sides and places in the reader's language, and areas in the article's words", () => {
    const text = card(RAIL, "en")?.lines.join("\n") ?? "";
    expect(text).toMatch(/Uzbekistan; Georgia/u);
    expect(text).toMatch(/Рустам Холматов, Minister of Transport/u);
    expect(text).toMatch(/1 November 2023/u);
    expect(text).toMatch(/Tashkent/u);
    expect(text).toMatch(/контейнерные поезда; подготовка машинистов/u);
    const lake = card(LAKE, "kk")?.lines.join("\n") ?? "";
    expect(lake).toMatch(/Қазақстан; Финляндия/u);
    expect(lake).not.toMatch(/\(Finland\)|\(Kazakhstan\)/u);
  });

  it("shows claims that differ, with their date", () => {
    const differing = [{ field: "signedOn", fact: fact(LAKE, "2024-05-06") }];
    const { lines = [] } = card(null, "en", [known({ ...RAIL_RECORD, differing })]) ?? {};
    expect(lines.at(-1)).toMatch(/^Signed on: .*2024-05-06.*6 May 2024/u);
  });

  it("offers the others", () => {
    expect(card(RAIL)?.others.map((other) => other.id)).toEqual([LAKE, SCHOOL]);
  });
});

describe("an agreement is found", () => {
  it.each([
    ["as the newest without a name", null, LAKE],
    ["by its id", RAIL, RAIL],
    ["by its name", "Меморандум о взаимопонимании в сфере железнодорожных перевозок", RAIL],
    ["by a part of its name", "Markakol", LAKE],
    ["by its subject in another language", "railway", RAIL],
    ["by a country", "Грузия", RAIL],
    ["by a country in Kazakh", "Финляндия", LAKE],
    ["by a signatory in another script", "Kholmatov", RAIL],
    ["by a misspelt name", "Markacol lake", LAKE],
    ["by a misspelt country", "Узбекстан", RAIL],
  ])("%s", (_, name, id) => {
    expect(card(name)?.agreement.id).toBe(id);
  });

  it("not by a name that none has, nor where there are none", () => {
    expect(card("zebra")).toBeNull();
    expect(card("", "en", [])).toBeNull();
    expect(card(null, "en", [])).toBeNull();
  });
});
