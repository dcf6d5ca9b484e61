import { datelineOf } from "../agreements/reading/datelines.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Question } from "../retrieval/question.ts";
import type { Article, Span } from "../types.ts";
import { createCitationList, type Draft } from "./draft.ts";
import { leadsElsewhere } from "./model-claims.ts";
import { PHRASES } from "./phrases.ts";
import { LONGEST_QUOTE, shorten } from "./quotes.ts";
import { statedValue } from "./stated-value.ts";
import type { Window } from "./windows.ts";

/** A second quote is shown where it may hold the answer with at least this probability, and the first is no surer than {@link SURE}. */
const WORTH_SHOWING = 0.065;
const SURE = 0.85;

/** A sentence up to this long is the answer's first line as it is; of a longer one, the clauses that matter. */
const LONGEST_LINE = 300;

/**
 * An answer made of the articles' own sentences: the likeliest one as the first line, or, where it is in another language than
 * the question or holds an address, a line that gives the value asked for or announces the quote.
 */
export function answerFromPassages(options: {
  readonly question: Question;
  readonly windows: readonly Window[];
  readonly article: (id: string) => Article;
  readonly lexicon: Lexicon;
}): Draft {
  const { question, article, lexicon } = options;
  const windows = options.windows.flatMap(
    (window) => withoutDateline(article(window.article), window, lexicon) ?? [],
  );
  const [first, ...others] = windows;
  if (!first) return { lines: [], citations: [] };
  const citations = createCitationList();
  const shown =
    first.probability >= SURE ? [] : others.filter((window) => window.probability >= WORTH_SHOWING);
  const marks = [first, ...shown].map((window) => {
    const source = article(window.article);
    return citations.mark(source, quotable(source, window));
  });
  const line = lineAbout(question, first, article(first.article));
  return { lines: [`${line} ${marks.join(" ")}`], citations: citations.citations };
}

/**
 * The line above the quotes: the sentence itself; or, where the asker may not read its language, the value that is asked for;
 * or else, as where it holds an address, that the article says it.
 */
function lineAbout(question: Question, window: Window, article: Article): string {
  const { articleSays } = PHRASES[question.language];
  if (article.language !== question.language) {
    const { start, end } = window.sentence;
    const value = statedValue(question, article.text.slice(start, end), article.publishedOn);
    return value === null ? articleSays : value.replace(/(?<!\.)$/u, ".");
  }
  const own = firstLine(article, window);
  return leadsElsewhere(own) ? articleSays : own;
}

/** A window without the dateline before it; null for one that is no more than a dateline. */
function withoutDateline(article: Article, window: Window, lexicon: Lexicon): Window | null {
  const paragraph = article.paragraphs.find((one) => one.start <= window.start && window.end <= one.end);
  const end = paragraph && datelineOf(article, paragraph, lexicon)?.end;
  if (end === undefined || end <= window.start) return window;
  if (end >= window.end) return null;
  const { sentence } = window;
  const start = Math.max(sentence.start, end);
  return { ...window, start: end, sentence: start < sentence.end ? { ...sentence, start } : sentence };
}

/** The window itself, or of a single sentence that is too long the clauses around its middle. */
function quotable(article: Article, window: Window): Span {
  if (window.end - window.start <= LONGEST_QUOTE) return window;
  return shorten(article.text, window, middleOf(window));
}

/** The middle of a long sentence, which the clauses that are quoted of it must hold. */
function middleOf(window: Window): Span {
  const middle = Math.floor((window.start + window.end) / 2);
  return { start: Math.max(window.start, middle - 60), end: Math.min(window.end, middle + 60) };
}

function firstLine(article: Article, window: Window): string {
  const { start, end } = window.sentence;
  const span = end - start <= LONGEST_LINE ? { start, end } : quotable(article, { ...window, start, end });
  return article.text.slice(span.start, span.end).replace(/\s+/gu, " ");
}
