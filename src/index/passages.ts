import { sentences } from "../language/sentences.ts";
import type { Article, Passage, Span } from "../types.ts";

/** A paragraph up to this many characters is one passage; a longer one is cut into windows of about this length. */
export const PASSAGE_CHARACTERS = 1_000;

/** Neighbouring windows of a long paragraph share whole sentences of up to this many characters altogether. */
const OVERLAP_CHARACTERS = 250;

/** A sentence longer than this (a list, a table, a text without full stops) is cut where a clause or word ends. */
const SENTENCE_CHARACTERS = 600;

/** A sentence, or a piece of one that is too long to be shown, with its place among the article's paragraphs. */
export interface SentenceSpan extends Span {
  /** Index into `Article.paragraphs`. */
  readonly paragraph: number;
}

/** A passage with the sentences it holds, as indices into {@link ArticleSplit.sentences}, `last` inclusive. */
export interface PassageSpan extends Span {
  readonly paragraph: number;
  readonly firstSentence: number;
  readonly lastSentence: number;
}

/** How an article is indexed. Sentences are in the order of the text, each one once; passages may overlap. */
export interface ArticleSplit {
  readonly sentences: readonly SentenceSpan[];
  readonly passages: readonly PassageSpan[];
}

/** Splits an article into sentences and passages, in time linear in its length. */
export function splitArticle(article: Pick<Article, "text" | "paragraphs">): ArticleSplit {
  const all: SentenceSpan[] = [];
  const passages: PassageSpan[] = [];
  for (const [paragraph, span] of article.paragraphs.entries()) {
    const first = all.length;
    for (const sentence of sentences(article.text, span)) {
      for (const piece of piecesOf(article.text, sentence)) all.push({ ...piece, paragraph });
    }
    passages.push(...windowsOf(all, first, paragraph));
  }
  return { sentences: all, passages };
}

/** The passages of an article in order: `article.text.slice(start, end) === text` for each. */
export function splitPassages(article: Pick<Article, "id" | "text" | "paragraphs">): Passage[] {
  return splitArticle(article).passages.map(({ start, end }, ordinal) => ({
    article: article.id,
    ordinal,
    start,
    end,
    text: article.text.slice(start, end),
  }));
}

/** Windows over the sentences from `first` on, which are those of one paragraph. */
function windowsOf(all: readonly SentenceSpan[], first: number, paragraph: number): PassageSpan[] {
  const windows: PassageSpan[] = [];
  let from = first;
  while (from < all.length) {
    const last = lastWithin(all, from);
    windows.push({
      paragraph,
      start: startOf(all, from),
      end: endOf(all, last),
      firstSentence: from,
      lastSentence: last,
    });
    if (last === all.length - 1) break;
    from = Math.max(from + 1, overlapStart(all, last));
  }
  return windows;
}

/** The last sentence that still fits into a window that begins with the sentence `from`; at least that one. */
function lastWithin(all: readonly SentenceSpan[], from: number): number {
  let last = from;
  while (last + 1 < all.length && endOf(all, last + 1) - startOf(all, from) <= PASSAGE_CHARACTERS) last++;
  return last;
}

/** The first of the sentences up to `last` that the next window repeats; `last + 1` where even that one is long. */
function overlapStart(all: readonly SentenceSpan[], last: number): number {
  let start = last + 1;
  while (start > 0 && endOf(all, last) - startOf(all, start - 1) <= OVERLAP_CHARACTERS) start--;
  return start;
}

function startOf(all: readonly SentenceSpan[], index: number): number {
  return all[index]?.start ?? 0;
}

function endOf(all: readonly SentenceSpan[], index: number): number {
  return all[index]?.end ?? 0;
}

/** `sentence` itself, or its pieces of at most {@link SENTENCE_CHARACTERS} without white space at their ends. */
function piecesOf(text: string, sentence: Span): Span[] {
  const pieces: Span[] = [];
  let start = sentence.start;
  while (sentence.end - start > SENTENCE_CHARACTERS) {
    const cut = cutBefore(text, start, start + SENTENCE_CHARACTERS);
    const end = cut - (text.slice(start, cut).length - text.slice(start, cut).trimEnd().length);
    if (end > start) pieces.push({ start, end });
    start = cut;
    while (start < sentence.end && /\s/u.test(text[start] ?? "")) start++;
  }
  if (sentence.end > start) pieces.push({ start, end: sentence.end });
  return pieces;
}

/** Where to cut a stretch that goes on beyond `limit`: after a clause, else after a word, else between characters. */
function cutBefore(text: string, start: number, limit: number): number {
  const least = start + Math.floor((limit - start) / 3);
  const window = text.slice(least, limit);
  const clause = lastMatchEnd(window, /[;:,—–](?=\s)/gu);
  if (clause > 0) return least + clause;
  const space = lastMatchEnd(window, /\s/gu);
  return space > 0 ? least + space : characterBoundary(text, least, limit);
}

function lastMatchEnd(window: string, pattern: RegExp): number {
  let end = 0;
  for (const match of window.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}

/** The nearest place at or before `limit` that parts neither a surrogate pair nor a mark from its letter. */
function characterBoundary(text: string, least: number, limit: number): number {
  for (let cut = limit; cut > least; cut--) {
    const next = text.codePointAt(cut) ?? 0;
    const splitsPair = isLowSurrogate(text.charCodeAt(cut)) && isHighSurrogate(text.charCodeAt(cut - 1));
    if (!splitsPair && !/[\p{M}\u200d]/u.test(String.fromCodePoint(next))) return cut;
  }
  // Nothing but marks: only the pair matters then.
  return isLowSurrogate(text.charCodeAt(limit)) && isHighSurrogate(text.charCodeAt(limit - 1))
    ? limit - 1
    : limit;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
