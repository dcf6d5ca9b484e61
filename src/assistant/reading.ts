import { lineAround } from "../answer/quotes.ts";
import type { Article, Span } from "../types.ts";
import type { Reading } from "./assistant.ts";

/** Characters shown before and after a quote, at most. */
const SURROUNDINGS = 700;

/** The text around a quote, from the paragraph before to the one after; null where the article no longer has it. */
export function readAround(article: Article | undefined, { start, end }: Span): Reading | null {
  if (!article || start < 0 || end > article.text.length || start >= end) return null;
  const { text, paragraphs } = article;
  const at = paragraphs.findIndex((one) => one.start <= start && end <= one.end);
  const line = lineAround(text, { start, end });
  const from = at < 0 ? line.start : (paragraphs[at - 1]?.start ?? paragraphs[at]?.start ?? line.start);
  const to = at < 0 ? line.end : (paragraphs[at + 1]?.end ?? paragraphs[at]?.end ?? line.end);
  return {
    article: article.id,
    title: article.title,
    publishedOn: article.publishedOn ?? null,
    url: article.url ?? null,
    before: text.slice(wordStart(text, Math.max(from, start - SURROUNDINGS), start), start),
    quote: text.slice(start, end),
    after: text.slice(end, wordEnd(text, Math.min(to, end + SURROUNDINGS), end)),
  };
}

/** The first word boundary at or after `from`, so that no word and no surrogate pair is cut; at most `limit`. */
function wordStart(text: string, from: number, limit: number): number {
  if (from === 0 || /\s/u.test(text.charAt(from - 1))) return from;
  const gap = text.slice(from, limit).search(/\s/u);
  return gap < 0 ? limit : from + gap;
}

function wordEnd(text: string, to: number, limit: number): number {
  if (to >= text.length || /\s/u.test(text.charAt(to))) return to;
  const gap = text.slice(limit, to).search(/\s\S*$/u);
  return gap < 0 ? limit : limit + gap;
}
