import type { Span } from "../types.ts";
import { LANGUAGES } from "../types.ts";
import {
  BEFORE_NUMBERS,
  MIDDLE,
  MIDDLE_CAPITALIZED,
  SENTENCE_OPENERS,
  SPEECH,
  TITLES,
} from "./abbreviations.ts";
import { isStopWord } from "./stop-words.ts";

/**
 * A quotation or bracket up to this long (UTF-16 units) stays in one sentence with what introduces it. Longer ones
 * are speeches: their sentences are told apart.
 */
const WHOLE_QUOTATION = 250;

/** The end marks with the quotes, brackets and reference marks that close after them. */
const END = /[.!?…。！？؟।]+(?:["»”’'“)\]}]|\[\d{1,3}\])*/gu;
/** Line breaks that end a sentence whatever stands before: an empty line, or a list item on the next line. */
const HARD_BREAK = /\r?\n[ \t]*(?:\r?\n|(?=[•●▪‣*–—-][ \t]|\d{1,2}[.)][ \t]))/g;
/** How far back a word before a point is looked for; no abbreviation is longer. */
const LONGEST_ABBREVIATION = 12;
/** How far ahead the word after a point is read. */
const LOOK_AHEAD = 40;
const SPACE = /\s/u;

/**
 * The sentences of one paragraph, trimmed, in order, with all its text that is not white space.
 *
 * Rules, in time linear in the length of the paragraph (a paragraph without a break is one sentence): a sentence ends
 * at end marks before a space, unless a small letter follows, or the point belongs to an initial, an abbreviation or
 * a list number, or a quotation or bracket of at most {@link WHOLE_QUOTATION} characters is still open, or the words
 * after a quotation tell who said it.
 */
export function sentences(text: string, within: Span): Span[] {
  const paragraph = text.slice(within.start, within.end);
  const found: Span[] = [];
  let start = 0;
  for (const end of sentenceEnds(paragraph)) {
    pushTrimmed(found, paragraph, start, end, within.start);
    start = end;
  }
  pushTrimmed(found, paragraph, start, paragraph.length, within.start);
  return found;
}

function pushTrimmed(found: Span[], text: string, start: number, end: number, offset: number): void {
  while (start < end && SPACE.test(text.charAt(start))) start++;
  while (end > start && SPACE.test(text.charAt(end - 1))) end--;
  if (start < end) found.push({ start: offset + start, end: offset + end });
}

/** Offsets at which a sentence of the paragraph ends, in order. */
function sentenceEnds(paragraph: string): number[] {
  const ends: number[] = [];
  const closed = closedStretches(paragraph);
  let stretch = 0;
  for (const { at, marks } of breakPoints(paragraph)) {
    const end = at + marks.length;
    while (stretch < closed.length && (closed[stretch] as Span).end <= at) stretch++;
    const around = closed[stretch];
    if (marks !== "" && around && around.start < at && end < around.end) continue;
    if (marks === "" || endsSentence(paragraph, ends.at(-1) ?? 0, at, marks)) ends.push(end);
  }
  return ends;
}

/** Where a sentence may end, in order: end marks, and hard breaks, which have no marks. */
function breakPoints(paragraph: string): { at: number; marks: string }[] {
  const points = Array.from(paragraph.matchAll(END), (match) => ({ at: match.index, marks: match[0] }));
  for (const match of paragraph.matchAll(HARD_BREAK)) points.push({ at: match.index, marks: "" });
  return points.sort((one, other) => one.at - other.at);
}

const CLOSER_OF: Readonly<Record<string, string>> = { "«": "»", "“": "”", "„": "“", "(": ")", "[": "]" };
const CLOSERS = new Set(Object.values(CLOSER_OF));

/** Quotations and brackets short enough to stay whole, outermost ones, in order. */
function closedStretches(text: string): Span[] {
  const found: Span[] = [];
  const open: { start: number; closer: string }[] = [];
  for (const match of text.matchAll(/["«»“”„()[\]]|’’|''/g)) {
    const start = match.index;
    const mark = quotationMark(text, start, match[0]);
    const opener = CLOSERS.has(mark) ? open.findLastIndex((one) => one.closer === mark) : -1;
    const opened = open[opener];
    if (opened) open.length = opener;
    else if (CLOSER_OF[mark]) open.push({ start, closer: CLOSER_OF[mark] });
    while (open[0] && start - open[0].start > WHOLE_QUOTATION) open.shift();
    if (!opened || start - opened.start > WHOLE_QUOTATION) continue;
    while (found.length > 0 && (found.at(-1) as Span).start > opened.start) found.pop();
    found.push({ start: opened.start, end: start + match[0].length });
  }
  return found;
}

/** A mark as one of the paired ones: a straight quote opens after a space and before a letter, else it closes. */
function quotationMark(text: string, at: number, mark: string): string {
  if (mark === "’’" || mark === "''") return "»";
  if (mark !== '"') return mark;
  return /^$|[\s([—–-]/u.test(text.charAt(at - 1)) && /\S/u.test(text.charAt(at + 1)) ? "“" : "”";
}

/** Whether the end marks at `at` end the sentence that begins at `start`. */
function endsSentence(text: string, start: number, at: number, marks: string): boolean {
  const end = at + marks.length;
  if (end < text.length && !SPACE.test(text.charAt(end))) return /^[。！？।]/u.test(marks);
  const next = text.slice(end, end + LOOK_AHEAD).trimStart();
  if (next === "") return true;
  if (/^[^\p{L}\p{N}]*\p{Ll}/u.test(next)) return false;
  if (/["»”’“]/u.test(marks) && tellsWhoSaid(next)) return false;
  if (!/^\.(?!\.)/.test(marks)) return true;
  return !goesOn(text.slice(start, at), next);
}

/** Whether the point between `before`, from the beginning of its sentence, and `next` belongs to an abbreviation. */
function goesOn(before: string, next: string): boolean {
  const word = before.slice(-LONGEST_ABBREVIATION).match(/[\p{L}\p{M}\p{N}.-]+$/u)?.[0] ?? "";
  const lower = word.toLowerCase();
  const last = lower.slice(lower.lastIndexOf(".") + 1);
  if (/^\p{N}+$/u.test(word)) return before.length <= LONGEST_ABBREVIATION && before.trim() === word;
  if (/т\.\s*[дпб]$/iu.test(before.slice(-LONGEST_ABBREVIATION))) return false;
  if (TITLES.has(last)) return true;
  if (BEFORE_NUMBERS.has(last) && /^[\p{N}№IVXLC]/u.test(next)) return true;
  const middle = MIDDLE.has(lower) || MIDDLE.has(last) || isInitial(word);
  return (middle || (MIDDLE_CAPITALIZED.has(last) && /^\p{Lu}/u.test(word))) && !opensSentence(next);
}

/** "А" in "А. С. Пушкин", "Дж" in "Дж. Байден", "U.S" in "U.S. forces". */
function isInitial(word: string): boolean {
  return /^(?:\p{Lu}|Дж|Yu|Ya|Sh|Zh|Kh|Ch|Th|Ph|Ts)$|^(?:\p{Lu}\p{Ll}?\.-?)+\p{Lu}\p{Ll}?$/u.test(word);
}

/** Whether what follows begins with a capitalised word that is no name. */
function opensSentence(next: string): boolean {
  const word = next.match(/^["«“„(—–\s-]*(\p{Lu}[\p{L}\p{M}'’-]*)(?![.\p{L}])/u)?.[1];
  if (!word) return false;
  return SENTENCE_OPENERS.has(word.toLowerCase()) || LANGUAGES.some((language) => isStopWord(word, language));
}

/** Whether the words after an English quotation are its speaker and "said". */
function tellsWhoSaid(next: string): boolean {
  const following = next.match(/[\p{L}\p{M}'’.-]+/gu)?.slice(0, 5) ?? [];
  const verb = following.findIndex((word) => SPEECH.has(word.replace(/[.,]$/, "")));
  return verb > 0 && following.slice(0, verb).every((word) => /^\p{Lu}/u.test(word));
}

/** A clause is not cut off below this length (UTF-16 units): it would not stand alone. */
const SHORTEST_CLAUSE = 30;
/** Where a sentence may be cut: after ; and : and a dash, and after a comma before a conjunction or relative. */
const CUT =
  /[;:](?=\s)|\s[—–-](?=\s)|,(?=\s+(?:and|but|or|so|yet|while|whereas|although|because|since|as|if|when|where|which|who|whose|that|including|и|а|но|или|однако|хотя|так как|потому|поскольку|если|когда|где|что|чтобы|котор\p{L}+|причем|причём|включая|а также|және|бірақ|ал|алайда|сондай-ақ|сонымен|өйткені|себебі|егер|онда|яғни|оның)(?!\p{L}))/giu;

/**
 * The clauses of a sentence, trimmed, in order, with all its text that is not white space: for quoting a part of a
 * long sentence. It is cut after semicolons, colons and dashes and at commas before a conjunction, where both parts
 * are at least {@link SHORTEST_CLAUSE} characters long. Linear in the length of the sentence.
 */
export function clauses(text: string, sentence: Span): Span[] {
  const stretch = text.slice(sentence.start, sentence.end);
  const found: Span[] = [];
  let start = 0;
  for (const match of stretch.matchAll(CUT)) {
    const end = match.index + match[0].length;
    if (end - start < SHORTEST_CLAUSE || stretch.length - end < SHORTEST_CLAUSE) continue;
    pushTrimmed(found, stretch, start, end, sentence.start);
    start = end;
  }
  pushTrimmed(found, stretch, start, stretch.length, sentence.start);
  return found;
}
