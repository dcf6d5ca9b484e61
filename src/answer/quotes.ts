import { datelineOf } from "../agreements/reading/datelines.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { clauses, sentences } from "../language/sentences.ts";
import { words } from "../language/words.ts";
import type { Article, ArticleReference, Citation, Span } from "../types.ts";

/** The longest quote in UTF-16 units: what a reader takes in at a glance, and the contract of the command line. */
export const LONGEST_QUOTE = 400;

/** What an answer says about an article without its text. */
export function referenceTo(article: Article): ArticleReference {
  return {
    article: article.id,
    title: article.title,
    publishedOn: article.publishedOn ?? null,
    url: article.url ?? null,
  };
}

/** A citation of the words at `span`, exactly as they stand. */
export function cite(article: Article, span: Span): Citation {
  return {
    ...referenceTo(article),
    quote: article.text.slice(span.start, span.end),
    start: span.start,
    end: span.end,
  };
}

/** The smallest stretch that holds all of `spans`. */
export function hull(spans: readonly Span[]): Span {
  return {
    start: Math.min(...spans.map((span) => span.start)),
    end: Math.max(...spans.map((span) => span.end)),
  };
}

/** The stretches that hold all of `spans`: as few as there can be when none but a single span may be too long to be quoted. */
export function quotableStretches(spans: readonly Span[]): Span[] {
  const stretches: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = stretches.at(-1);
    const joined = last && hull([last, span]);
    if (joined && joined.end - joined.start <= LONGEST_QUOTE) stretches[stretches.length - 1] = joined;
    else stretches.push(span);
  }
  return stretches;
}

/**
 * What to quote for words at `span`: their sentences without the dateline before them, shortened where that is too long to be
 * read at a glance; their line where they stand in no paragraph (a header).
 */
export function quoteAround(article: Article, span: Span, lexicon: Lexicon): Span {
  const paragraph = article.paragraphs.find((one) => one.start <= span.start && span.end <= one.end);
  if (!paragraph) {
    const line = lineAround(article.text, span);
    return line.end - line.start <= LONGEST_QUOTE ? line : shorten(article.text, span, span);
  }
  const touched = sentences(article.text, paragraph).filter(
    (sentence) => sentence.start < span.end && span.start < sentence.end,
  );
  const whole = touched.length === 0 ? span : hull(touched);
  const start = Math.max(
    whole.start,
    Math.min(span.start, datelineOf(article, paragraph, lexicon)?.end ?? 0),
  );
  return shorten(article.text, { start, end: whole.end }, span);
}

/** The line of a text around `span`, or the lines it reaches over, without the white space at their ends. */
export function lineAround(text: string, span: Span): Span {
  const head = text.slice(0, span.start);
  const before = Math.max(head.lastIndexOf("\n"), head.lastIndexOf("\r")) + 1;
  const after = text.slice(span.end).search(/[\r\n]/u);
  const end = after < 0 ? text.length : span.end + after;
  const line = text.slice(before, end);
  if (line.trim() === "") return span;
  return {
    start: before + (line.length - line.trimStart().length),
    end: end - (line.length - line.trimEnd().length),
  };
}

/**
 * Shortens a stretch that is too long to be read at a glance to the run of its clauses that holds `needed`, or where that is too
 * long as well, to whole words around it. Where `needed` alone is over the limit, it is the beginning of it that is kept.
 */
export function shorten(text: string, stretch: Span, needed: Span): Span {
  if (stretch.end - stretch.start <= LONGEST_QUOTE) return stretch;
  const parts = clauses(text, stretch);
  const holding = parts.filter((part) => part.start < needed.end && needed.start < part.end);
  const run = trim(text, holding.length === 0 ? needed : hull([...holding, needed]));
  if (run.end - run.start <= LONGEST_QUOTE) return run;
  if (needed.end - needed.start <= LONGEST_QUOTE) return cutAroundWords(text, run, needed);
  const fitting = holding.filter((part) => part.end - run.start <= LONGEST_QUOTE);
  return fitting.length === 0
    ? beginning(text, run)
    : trim(text, { start: run.start, end: hull(fitting).end });
}

/** White space, and punctuation that only joins a clause to its neighbours, does not belong to a quote. */
function trim(text: string, span: Span): Span {
  const stretch = text.slice(span.start, span.end);
  const start = span.start + (/^[\s,;:—–-]*/u.exec(stretch)?.[0].length ?? 0);
  const end = span.end - (/[\s,;:—–-]*$/u.exec(stretch)?.[0].length ?? 0);
  return start < end ? { start, end } : span;
}

function cutAroundWords(text: string, run: Span, needed: Span): Span {
  const room = LONGEST_QUOTE - (needed.end - needed.start);
  const window = {
    start: Math.max(run.start, needed.start - Math.floor(room / 3)),
    end: Math.min(run.end, needed.end + Math.floor((room * 2) / 3)),
  };
  const inside = words(text, run).filter((word) => window.start <= word.start && word.end <= window.end);
  return hull([...inside, needed]);
}

/** As many words of a stretch as may be quoted, and of a single word that is longer than that, as many characters. */
function beginning(text: string, run: Span): Span {
  const limit = run.start + LONGEST_QUOTE;
  const end = words(text, run).findLast((word) => word.end <= limit)?.end;
  if (end !== undefined) return { start: run.start, end };
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(limit - 1));
  return { start: run.start, end: splitsPair ? limit - 1 : limit };
}

/** A quote on one line, as it is read rather than as it is laid out. */
export const oneLine = (quote: string): string => quote.replace(/\s+/gu, " ").trim();
