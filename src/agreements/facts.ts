import type { Article, Fact, Span } from "../types.ts";

/** The day an article appeared, read from its header or front matter; null where it does not stand there. */
export const reportedOnOf = (article: Article): Fact | null =>
  article.publishedOn !== undefined && article.dateSpan
    ? factAt(article, article.dateSpan, article.publishedOn)
    : null;

/** A fact read from a stretch of the article; its value is the stretch as written, white space folded, unless given. */
export function factAt(article: Article, span: Span): Fact;
export function factAt<Value>(article: Article, span: Span, value: Value): Fact<Value>;
export function factAt(article: Article, span: Span, value?: unknown): Fact<unknown> {
  const quote = article.text.slice(span.start, span.end);
  return {
    value: value ?? quote.replace(/\s+/gu, " ").trim(),
    quote,
    article: article.id,
    start: span.start,
    end: span.end,
  };
}
