import { type MonthName, monthName } from "./calendar-names.ts";
import { isDash, type Lexeme } from "./lexemes.ts";
import { parseNumber } from "./number-grammar.ts";
import { numberWord } from "./number-words.ts";

/** Where a parser looks. */
export interface Source {
  readonly text: string;
  readonly lexemes: readonly Lexeme[];
}

/** The years that bare figures can mean. */
const FIRST_YEAR = 1000;
const LAST_YEAR = 2100;

/** A month's name, with its point where it is an abbreviation. */
export function parseMonth(
  lexemes: readonly Lexeme[],
  index: number,
  after: number,
): (MonthName & { readonly next: number; readonly dotted: boolean }) | undefined {
  const lexeme = lexemes[index];
  const month = lexeme?.kind === "word" ? monthName(lexeme.plain) : undefined;
  if (!lexeme || !month || (index > after && !lexeme.spaced)) return undefined;
  const point = lexemes[index + 1];
  const dotted = month.abbreviated && point?.text === "." && !point.spaced;
  return { ...month, dotted, next: dotted ? index + 2 : index + 1 };
}

/** 1 to 31 in figures or as an ordinal word, with the ending that says so. */
export function parseDay(
  { text, lexemes }: Source,
  index: number,
): { day: number; next: number } | undefined {
  const first = skip(lexemes, index, "the");
  const lexeme = lexemes[first];
  if (!lexeme || lexeme.kind === "mark") return undefined;
  if (lexeme.kind === "digits") {
    if (lexeme.text.length > 2 || isInsideFigures(lexemes, first)) return undefined;
    return { day: Number(lexeme.text), next: dayEndingEnd(lexemes, first + 1) };
  }
  if (!numberWord(lexeme.plain)) return undefined;
  const number = parseNumber(text, lexemes, first);
  return number && number.value <= 31 && number.value >= 1
    ? { day: number.value, next: number.next }
    : undefined;
}

/** After "th", "-го", "-ші", "-інде", "-го числа". */
function dayEndingEnd(lexemes: readonly Lexeme[], next: number): number {
  const after = lexemes[next];
  if (after && !after.spaced && /^(?:st|nd|rd|th)$/.test(after.plain)) return next + 1;
  const ending = lexemes[next + 1];
  const attached = isDash(after) && !after?.spaced && ending?.kind === "word" && !ending.spaced;
  if (
    attached &&
    /^(?:го|е|му|м|ое|ого|[ыи]?н?ш[ыи]|с?[ыи](?:н(?:[дт][ае]н?|е|а|[ыи]н)?)?|н[ае]н|[дт][ае]н?|[гк][ае])$/.test(
      ending.plain,
    )
  ) {
    return next + 2;
  }
  return next;
}

/** A year in figures, or in words that end in "year" in Russian and Kazakh, with that word. */
export function parseYear(
  { text, lexemes }: Source,
  index: number,
): { year: number; next: number; sure: boolean } | undefined {
  const lexeme = lexemes[index];
  if (!lexeme) return undefined;
  if (lexeme.kind === "digits") {
    if (lexeme.text.length !== 4 || isInsideFigures(lexemes, index, ".,:") || isGrouped(lexemes, index))
      return undefined;
    const year = Number(lexeme.text);
    if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
    const end = yearWordEnd(lexemes, index + 1);
    return { year, next: end ?? index + 1, sure: end !== undefined };
  }
  const word = lexeme.kind === "word" ? numberWord(lexeme.plain) : undefined;
  if (!word || word.language === "en") return undefined;
  const number = parseNumber(text, lexemes, index);
  const end = number && yearWordEnd(lexemes, number.next);
  if (!number || end === undefined || number.value < FIRST_YEAR || number.value > LAST_YEAR) return undefined;
  return { year: number.value, next: end, sure: true };
}

/** The lexeme after "г.", "года", "ж.", "жылғы" at `next`; undefined where there is none. */
export function yearWordEnd(lexemes: readonly Lexeme[], next: number): number | undefined {
  const hyphenated =
    isDash(lexemes[next]) &&
    !lexemes[next]?.spaced &&
    /^(?:го|м|й|ом|ый|ш[ыи])$/.test(lexemes[next + 1]?.plain ?? "");
  const at = hyphenated ? next + 2 : next;
  const word = lexemes[at];
  if (word?.kind !== "word") return undefined;
  const point = lexemes[at + 1];
  if (/^[гж]$/.test(word.plain)) return point?.text === "." && !point.spaced ? at + 2 : at + 1;
  return /^(?:год(?:а|у|ом|е)?|жыл(?:ы|г[ыи]|д[ыи]н|да|дан|га|ынын|ында|ынан|ына|дагы)?)$/.test(word.plain)
    ? at + 1
    : undefined;
}

/** Whether a lexeme is figures of this length. */
export function isFigure(lexeme: Lexeme | undefined, length: number): lexeme is Lexeme {
  return lexeme?.kind === "digits" && lexeme.text.length === length;
}

/** Whether a lexeme is one or two figures: a day or a month. */
export function isShortFigure(lexeme: Lexeme | undefined): lexeme is Lexeme {
  return lexeme?.kind === "digits" && lexeme.text.length <= 2;
}

/** Whether figures stand at `index`. */
export const isFigureAt = (lexemes: readonly Lexeme[], index: number): boolean =>
  lexemes[index]?.kind === "digits";

/** Whether figures and a point, comma, colon or slash stand right before: the 08 of 13.08 and of 12:08. */
export function isInsideFigures(lexemes: readonly Lexeme[], index: number, marks = ".,:/"): boolean {
  const mark = lexemes[index - 1];
  const lexeme = lexemes[index];
  if (!mark || !lexeme || lexeme.spaced || mark.kind === "digits") return false;
  return marks.includes(mark.text) && !mark.spaced && lexemes[index - 2]?.kind === "digits";
}

/** Whether figures go on after a four-digit one as no year does: 2020,5 or 2020.50. */
function isGrouped(lexemes: readonly Lexeme[], index: number): boolean {
  const [mark, digits] = lexemes.slice(index + 1, index + 3);
  if (mark?.kind !== "mark" || digits?.kind !== "digits" || mark.spaced || digits.spaced) return false;
  return ".,:".includes(mark.text);
}

/** The index after one optional lexeme that is one of `optional`. */
export function skip(
  lexemes: readonly Lexeme[],
  index: number,
  ...optional: readonly (string | RegExp)[]
): number {
  const plain = lexemes[index]?.plain;
  if (plain === undefined) return index;
  const fits = optional.some((one) => (typeof one === "string" ? one === plain : one.test(plain)));
  return fits ? index + 1 : index;
}
