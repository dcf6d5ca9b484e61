import type { Span } from "../types.ts";

/** A word of a text as written: `text` is the stretch from `start` to `end`. */
export interface Word extends Span {
  readonly text: string;
}

/**
 * A number with its separators, or a run of letters, marks and digits with the apostrophes inside it.
 *
 * Separators belong to a number where they group three digits (1,000,000; 500 000 with any space) or stand before
 * decimals (3.5; 3,5), but not where there are more of them, as in 13.08.2020. Soft hyphens and joiners, which texts
 * copied from web pages are full of, do not end a word.
 */
const WORD = new RegExp(
  [
    String.raw`\p{Nd}{1,3}(?:,\p{Nd}{3}){1,6}(?![\p{L}\p{M}\p{N}]|[.,]\p{Nd}{3})(?:\.\p{Nd}+)?`,
    String.raw`\p{Nd}{1,3}(?:[ \u00a0\u2009\u202f]\p{Nd}{3}){1,6}(?![\p{L}\p{M}\p{N}]|[.,]\p{Nd}{3})(?:[.,]\p{Nd}+)?`,
    String.raw`(?<!\p{Nd}[.,])\p{Nd}+[.,]\p{Nd}+(?![\p{L}\p{M}\p{N}]|[.,]\p{Nd})`,
    String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\u00ad\u200c\u200d]*[\p{L}\p{M}\p{N}])?(?:['’ʼʻ‘\u0060´](?=\p{L})[\p{L}\p{M}]+)*`,
  ].join("|"),
  "gu",
);

/** The words of `text`, or of the stretch `within` it, in order. Hyphens and all other punctuation split. */
export function words(text: string, within?: Span): Word[] {
  const offset = within?.start ?? 0;
  const stretch = within ? text.slice(within.start, within.end) : text;
  const found: Word[] = [];
  for (const match of stretch.matchAll(WORD)) {
    const start = offset + match.index;
    found.push({ text: match[0], start, end: start + match[0].length });
  }
  return found;
}
