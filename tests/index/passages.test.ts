import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PASSAGE_CHARACTERS, splitArticle, splitPassages } from "../../src/index/passages.ts";
import type { Span } from "../../src/types.ts";

/** One paragraph for each non-empty stretch between blank lines, as a corpus reader gives them. */
function articleOf(text: string): { id: string; text: string; paragraphs: Span[] } {
  const paragraphs = [...text.matchAll(/\S(?:(?!\r?\n\s*\n)[\s\S])*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].trimEnd().length,
  }));
  return { id: "a.txt", text, paragraphs };
}

const sentence = (words: number, mark = ".") => `The ${"bridge ".repeat(words)}stands${mark}`;

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 30 }),
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom(
        "Мост построят к 2030 году. ",
        "Көпір 2030 жылы салынады. ",
        "Signed. ",
        "\r\n",
        "\n\n",
        "😀👩‍👩‍👧",
        "e\u0301\u0301",
        "слово".repeat(300),
        "😀".repeat(400),
        "word ".repeat(400),
        "\u0301".repeat(700),
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

describe("splitPassages", () => {
  it("makes one passage of a paragraph that is not long", () => {
    const article = articleOf(`${sentence(50)} ${sentence(50)}\n\nShort.`);
    expect(splitPassages(article).map((passage) => [passage.ordinal, passage.start, passage.text])).toEqual([
      [0, 0, `${sentence(50)} ${sentence(50)}`],
      [1, article.text.indexOf("Short"), "Short."],
    ]);
  });

  it("cuts a long paragraph into windows of whole sentences that overlap", () => {
    const article = articleOf(Array.from({ length: 12 }, (_, index) => sentence(20 + index)).join(" "));
    const passages = splitPassages(article);
    expect(passages.length).toBeGreaterThan(2);
    for (const [index, passage] of passages.entries()) {
      expect(passage.text.length).toBeLessThanOrEqual(PASSAGE_CHARACTERS);
      expect(passage.text).toMatch(/^The .*stands\.$/u);
      const next = passages[index + 1];
      if (next) expect(next.start).toBeLessThan(passage.end);
    }
  });

  it("cuts a sentence of many thousand words at a clause or between words", () => {
    const article = articleOf(`${"one bridge, ".repeat(50)}${"bridge ".repeat(500)}end`);
    const { sentences } = splitArticle(article);
    const pieces = sentences.map(({ start, end }) => article.text.slice(start, end));
    expect(pieces[0]).toMatch(/,$/u);
    for (const piece of pieces) expect(piece).toMatch(/^(?:one|bridge)\b.*(?:bridge,?|end)$/u);
  });

  it("holds text.slice(start, end) === passage.text, parts no surrogate pair, and loses nothing, for any text", () =>
    fc.assert(
      fc.property(anyText, (text) => {
        const article = articleOf(text);
        const passages = splitPassages(article);
        const covered = new Uint8Array(text.length);
        for (const [ordinal, passage] of passages.entries()) {
          expect(passage.ordinal).toBe(ordinal);
          expect(text.slice(passage.start, passage.end)).toBe(passage.text);
          expect(passage.text.length).toBeLessThanOrEqual(PASSAGE_CHARACTERS);
          expect(passage.text).toBe(passage.text.trim());
          for (const edge of [passage.start, passage.end]) expect(partsPair(text, edge)).toBe(false);
          covered.fill(1, passage.start, passage.end);
        }
        for (const { start, end } of article.paragraphs) {
          for (let at = start; at < end; at++) if (/\S/u.test(text[at] ?? "")) expect(covered[at]).toBe(1);
        }
      }),
    ));

  it("gives each passage its own sentences, in order and within its span", () =>
    fc.assert(
      fc.property(anyText, (text) => {
        const { sentences, passages } = splitArticle(articleOf(text));
        for (const passage of passages) {
          const held = sentences.slice(passage.firstSentence, passage.lastSentence + 1);
          expect(held[0]?.start).toBe(passage.start);
          expect(held.at(-1)?.end).toBe(passage.end);
          expect(held.every(({ paragraph }) => paragraph === passage.paragraph)).toBe(true);
        }
        for (const [index, { end }] of sentences.entries()) {
          expect(sentences[index + 1]?.start ?? end).toBeGreaterThanOrEqual(end);
        }
      }),
    ));

  it("splits a megabyte without a paragraph break", () => {
    const text = `${sentence(12)} `.repeat(11_000).slice(0, 1_048_576).trimEnd();
    expect(splitPassages(articleOf(text)).length).toBeGreaterThan(1_000);
    const endless = splitPassages(articleOf("ы".repeat(1_048_576)));
    expect(endless.length).toBeGreaterThan(1_000);
  });
});

function partsPair(text: string, edge: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(edge - 1, edge + 1));
}
