import type { Language, Span } from "../types.ts";
import { isStopWord } from "./stop-words.ts";
import { toLatin } from "./transliteration.ts";
import { words } from "./words.ts";

/**
 * What parts two words: nothing but space, a hyphen or quotation marks ("joined"); a mark that only forms written with
 * it go over; or what no form goes over ("break").
 */
export type Gap = "joined" | "," | "." | "-" | "/" | "&" | "break";

/** A word of a text or of a form as the lexicon compares it. */
export interface Token extends Span {
  readonly text: string;
  /** What parts it from the word before. */
  readonly gap: Gap;
  /** Whether only a hyphen parts it from the word before. */
  readonly hyphenated: boolean;
  /** Which languages' forms it can belong to; figures have no script. */
  readonly script: "none" | "latin" | "cyrillic" | "kazakh";
  /** Written in capitals as an acronym ("UN", "МИДа"): the key of {@link acronymKey}; undefined otherwise. */
  readonly acronym: string | undefined;
  /** Whether it begins with a capital that the start of a sentence does not explain. */
  readonly named: boolean;
}

/** All-capitals words up to this length are acronyms that another word may be spelled like ("US", "WHO", "ЕС"). */
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}]{1,3}$/u;
const ACRONYM_WITH_ENDING = /^(\p{Lu}[\p{Lu}\p{N}]{1,3})(?:['’ʼ]?\p{Ll}{1,6})?$/u;
/** Case endings of Kazakh, with its own letters and with plain ones: attached by a hyphen to names ("БҰҰ-ның"). */
const KAZAKH_ENDING =
  "[ндт][ыиі][ңн]|[қғкг][ае]|н[ае]|[ндт][ыиі]|[дт][ае]н?|н[ае]н|[дт][ае][ғг][ыиі]|[бмп]ен|[ыиі]н|[сш]?[ыиі]";
const ONLY_ENDING = new RegExp(`^(?:${KAZAKH_ENDING})$`, "u");
/** The same at the end of a word; the shortest are left out, which other words end in. */
const LAST_ENDING = /(?:[ндт][ыиі][ңн]|[қғкг][ае]|[ндт][ыиі]|[дт][ае]н?|[бмп]ен)$/u;

const KAZAKH_LETTER = /[қғңөұүіәһ]/i;
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** The words of a text, or of the stretch `within` it, ready to be compared. */
export function tokensOf(text: string, within?: Span): Token[] {
  const stretch = within ?? { start: 0, end: text.length };
  const shouted = isShouted(text.slice(stretch.start, stretch.end));
  const tokens: Token[] = [];
  for (const word of words(text, within)) {
    const before = tokens.at(-1);
    const between = text.slice(before?.end ?? stretch.start, word.start);
    if (before && mergesWith(before, between, word.text)) {
      tokens[tokens.length - 1] = merged(before, word, between);
      continue;
    }
    tokens.push({
      text: word.text,
      start: word.start,
      end: word.end,
      gap: before ? gapBetween(before.text, between, word.text) : "break",
      hyphenated: before !== undefined && isHyphen(between),
      script: scriptOf(word.text),
      acronym: shouted ? undefined : acronymOf(word.text),
      named: before !== undefined && /^\p{Lu}/u.test(word.text) && !/[.!?:«"“„\n•-]/.test(between),
    });
  }
  return tokens;
}

/** The key of a form's word that only capitals (or what cannot be another word) match; undefined for other words. */
export function acronymKey(word: string): string | undefined {
  return ACRONYM.test(word) ? `^${toLatin(word)}` : undefined;
}

/**
 * The keys of acronyms that a word not in capitals may stand for, as people type them in a hurry ("оон", "бұұға").
 * A word that ties others together stands for none ("who", "us", "it").
 */
export function carelessAcronymKeys(token: Token, language: Language): string[] {
  if (token.acronym !== undefined || token.text.length > 8) return [];
  if (isStopWord(token.text, token.script === "latin" ? "en" : language) || isStopWord(token.text, language))
    return [];
  const lower = token.text.toLowerCase().replace(/['’ʼ]s$/, "");
  const bare = language === "kk" ? lower.replace(LAST_ENDING, "") : lower;
  return [...new Set([lower, bare])]
    .filter((word) => word.length >= 2 && word.length <= 4)
    .map((word) => `^${toLatin(word)}`);
}

function acronymOf(word: string): string | undefined {
  const letters = ACRONYM_WITH_ENDING.exec(word)?.[1];
  return letters === undefined ? undefined : `^${toLatin(letters)}`;
}

/** Whether a text is all capitals, so that capitals tell nothing. */
function isShouted(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Lu}{5}/u.test(text);
}

function scriptOf(word: string): Token["script"] {
  if (!CYRILLIC.test(word)) return /^[\d.,\s]+$/.test(word) ? "none" : "latin";
  return KAZAKH_LETTER.test(word) ? "kazakh" : "cyrillic";
}

const isHyphen = (between: string): boolean => between.length === 1 && "-‐‑".includes(between);

function gapBetween(before: string, between: string, word: string): Gap {
  if (between === " " || isHyphen(between) || between === "." || between === "\u00a0") return "joined";
  if (between.length > 4 || between.split("\n").length > 2) return "break";
  const marks = between.replace(/\s+/g, "");
  if (/^[«"“„»”'’]?$/.test(marks)) return "joined";
  // "и.о. министра", "зам. директора"; before a capital only "St. Petersburg" as it stands.
  if (marks === ".") return before.length === 1 || /^\p{Ll}/u.test(word) ? "joined" : ".";
  if (marks === "," || marks === "/" || marks === "&") return marks;
  return /^[-–—]$/.test(marks) ? "-" : "break";
}

/** Whether a word only goes on with the one before: the next letter of "U.N." or an ending after a hyphen. */
function mergesWith(before: Token, between: string, word: string): boolean {
  if (between === ".") return /^[A-Z]$/.test(word) && /^[A-Z]+$/.test(before.text) && before.text.length <= 4;
  return isHyphen(between) && ONLY_ENDING.test(word);
}

function merged(
  before: Token,
  word: { readonly text: string; readonly end: number },
  between: string,
): Token {
  if (between !== ".") return { ...before, end: word.end };
  const text = before.text + word.text;
  return { ...before, text, end: word.end, acronym: acronymOf(text) };
}
