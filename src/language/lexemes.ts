import type { Span } from "../types.ts";
import { foldKazakh } from "./transliteration.ts";

/** A run of digits, a run of letters, or a single mark: what dates, numbers and durations are read from. */
export interface Lexeme extends Span {
  readonly kind: "digits" | "word" | "mark";
  readonly text: string;
  /** Lower-case, ё as е, Kazakh letters as the Russian ones people type instead, every dash as "-". */
  readonly plain: string;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
}

const LEXEME = /[0-9]+|[\p{L}\p{M}]+|[^\s\p{L}\p{M}0-9]/gu;
/** Hyphen, non-breaking hyphen, figure dash, en dash, em dash, horizontal bar, minus. */
const DASH = /[-‐‑‒–—―−]/;

/** The lexemes of `text`, or of the stretch `within` it, in order. */
export function lexemesOf(text: string, within?: Span): Lexeme[] {
  const offset = within?.start ?? 0;
  const stretch = within ? text.slice(within.start, within.end) : text;
  const found: Lexeme[] = [];
  let end = 0;
  for (const match of stretch.matchAll(LEXEME)) {
    const written = match[0];
    const kind = /^[0-9]/.test(written) ? "digits" : /^\p{L}/u.test(written) ? "word" : "mark";
    found.push({
      kind,
      text: written,
      plain: kind === "word" ? plainWord(written) : DASH.test(written) ? "-" : written,
      spaced: match.index > end,
      start: offset + match.index,
      end: offset + match.index + written.length,
    });
    end = match.index + written.length;
  }
  return found;
}

/** A word lower-case, ё as е, in plain letters: how the tables of this folder list words. */
export function plainWord(word: string): string {
  return foldKazakh(word.toLowerCase().replaceAll("ё", "е"));
}

/** Whether a lexeme is a dash of any length. */
export const isDash = (lexeme: Lexeme | undefined): boolean => lexeme?.plain === "-";

/** Whether Kazakh's own letters stand near a stretch: tells "он" (ten) and "бес" (five) from the Russian words. */
export function isKazakhAround(text: string, { start, end }: Span): boolean {
  return /[қғңөұүіәһ]/i.test(text.slice(Math.max(0, start - 60), end + 60));
}

/** The endings of case, number and possession that a Kazakh noun or numeral can have, in plain letters. */
const KAZAKH_ENDINGS =
  /^(?:[лдт][ае]р)?(?:с?[ыи])?(?:ндаг[ыи]|ндег[ыи]|[дт][ае]г[ыи]|н?[ндт][ыи]н|н?[кг][ае]|н[ае]|[ндт][ыи]|н?[дт][ае]н?|н[ае]н|[бмп]ен|н|г[ыи]|к[ыи]|ш[ае])?$/;

/** Whether `plain` is `root` with endings of Kazakh nouns, or the bare root. */
export function isKazakhFormOf(root: string, plain: string): boolean {
  return plain.startsWith(root) && KAZAKH_ENDINGS.test(plain.slice(root.length));
}

/** Every ending after the root, as listed: for tables of Russian forms. */
export function withEndings(root: string, endings: string): string[] {
  return endings.split(" ").map((ending) => root + (ending === "-" ? "" : ending));
}
