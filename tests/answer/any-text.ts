import fc from "fast-check";
import type { Article, Span } from "../../src/types.ts";

/** Long sentences in three languages with every mark that may end a clause, and any Unicode between. */
const PIECES = [
  "the ministers met in the morning",
  "and signed the treaty on the lake",
  "министры подписали договор об озере",
  "и объявили об этом вечером",
  "министрлер көл туралы шартқа қол қойды",
  ", which nobody had expected,",
  "; ",
  ": ",
  " — ",
  ", ",
  ". ",
  "\n",
  "\n\n",
  "\r\n",
  "«",
  "»",
  "👩‍👩‍👧",
  "\u0435\u0301",
  "\u200b",
  "x".repeat(450),
] as const;

/** Texts that are mostly too long to be quoted. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 40 }).map((parts) => parts.join(" ")),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 900 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 900 }),
);

/** A text with a stretch of it. */
export const anyStretch: fc.Arbitrary<{ text: string; span: Span }> = anyText.chain((text) =>
  fc
    .tuple(fc.nat({ max: text.length - 1 }), fc.nat({ max: text.length }))
    .map(([a, b]) => ({ text, span: { start: Math.min(a, b), end: Math.max(a, b, Math.min(a, b) + 1) } })),
);

/** An article of which every line is a paragraph. */
export function articleOf(text: string, changes: Partial<Article> = {}): Article {
  const paragraphs = [...text.matchAll(/\S[^\n]*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].trimEnd().length,
  }));
  return { id: "article.txt", title: "Article", language: "en", text, paragraphs, ...changes };
}

/** Where words stand in a text. */
export function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" does not stand in the text`);
  return { start, end: start + words.length };
}
