import type { Span } from "../types.ts";
import { isCounted } from "./date-evidence.ts";
import { type DateParts, isoOf, isPossible, parseDate } from "./date-grammar.ts";
import { parseDay, parseMonth, parseYear, type Source, skip } from "./date-parts.ts";
import { isDash, type Lexeme, lexemesOf } from "./lexemes.ts";

/** A stretch of time between two stated dates. */
export interface PeriodMention extends Span {
  /** ISO 8601 as exact as stated: 2021, 2021-01, 2021-01-31; `--08-13` where no year is stated. */
  readonly from: string;
  /** As exact as `from`, and included: a period to "2025" lasts to the end of that year. */
  readonly to: string;
}

/** One end of a period: a date, or as much of it as the other end leaves to be said. */
interface Side extends DateParts {
  readonly next: number;
}

interface ParsedPeriod {
  readonly from: DateParts;
  readonly to: DateParts;
  readonly next: number;
}

/**
 * Periods in a text, or in the stretch `within` it, in order: years, months and days with a dash or with words in any
 * of the three languages ("2021–2025", "from 2021 to 2025", "с 2021 по 2025 год", "2021 жылдан 2025 жылға дейін",
 * "13-15 August 2020", "January–March 2021"). The word before ("from", "с") belongs to the span.
 */
export function findPeriods(text: string, within?: Span): PeriodMention[] {
  const source: Source = { text, lexemes: lexemesOf(text, within) };
  const found: PeriodMention[] = [];
  let index = 0;
  while (index < source.lexemes.length) {
    const parsed = parsePeriod(source, index);
    if (parsed) {
      const start = source.lexemes[index]?.start ?? 0;
      const end = source.lexemes[parsed.next - 1]?.end ?? start;
      found.push({ from: isoOf(parsed.from), to: isoOf(parsed.to), start, end });
    }
    index = parsed?.next ?? index + 1;
  }
  return found;
}

/** Words that open a period, and what may join its ends then. */
const OPENINGS: Readonly<Record<string, RegExp>> = {
  from: /^(?:to|till|until|through|up)$/,
  between: /^and$/,
  с: /^(?:по|до)$/,
  со: /^(?:по|до)$/,
  от: /^до$/,
  между: /^и$/,
};
/** Words that join two dates without any before them. */
const ENGLISH_JOINTS = /^(?:to|till|until|through)$/;

function parsePeriod(source: Source, index: number): ParsedPeriod | undefined {
  const { lexemes } = source;
  const lexeme = lexemes[index];
  if (!lexeme || lexeme.kind === "mark") return undefined;
  const opening = lexeme.kind === "word" ? OPENINGS[lexeme.plain] : undefined;
  if (opening) return parseEnds(source, index + 1, opening);
  // "2021 жылғы 13–15 тамыз", "2021 жылғы қаңтар–наурыз": the year of both comes first.
  const year = parseYear(source, index);
  if (year?.sure) {
    const inside = parseEnds(source, year.next, undefined, year.year);
    if (inside) return inside;
  }
  return parseEnds(source, index, undefined);
}

/** Two ends with what joins them; `year` is that of both where it stood before them. */
function parseEnds(
  source: Source,
  index: number,
  opening: RegExp | undefined,
  year?: number,
): ParsedPeriod | undefined {
  for (const first of parseSides(source, index)) {
    const joint = parseJoint(source.lexemes, first.next, opening);
    if (!joint) continue;
    const last = parseLast(source, first, joint);
    const period = last && complete(first, last, year);
    if (
      !last ||
      !period ||
      !isSound(source.lexemes, period, last.next, opening !== undefined || first.month !== undefined)
    )
      continue;
    const next = joint.closing ? closingEnd(source.lexemes, last.next) : last.next;
    if (next !== undefined) return { ...period, next };
  }
  return undefined;
}

/** What can stand at `index` as one end: a date, a month, a day of a month that the other end names. */
function parseSides(source: Source, index: number): Side[] {
  const sides: Side[] = [];
  const date = parseDate(source, index);
  if (date) sides.push(date);
  const month = source.lexemes[index]?.kind === "word" ? parseMonth(source.lexemes, index, index) : undefined;
  if (month) sides.push({ month: month.month, next: month.next });
  const day = source.lexemes[index]?.kind === "digits" ? parseDay(source, index) : undefined;
  if (day && day.day <= 31) sides.push({ day: day.day, next: day.next });
  return sides;
}

interface Joint {
  readonly next: number;
  /** Whether a Kazakh word must close the period ("дейін", "аралығында"). */
  readonly closing: boolean;
}

function parseJoint(
  lexemes: readonly Lexeme[],
  index: number,
  opening: RegExp | undefined,
): Joint | undefined {
  const lexeme = lexemes[index];
  if (!lexeme) return undefined;
  if (isDash(lexeme)) return { next: index + 1, closing: false };
  if (lexeme.kind === "mark" && lexeme.text !== "/") return undefined;
  const word = lexeme.plain;
  if (opening?.test(word))
    return { next: word === "up" ? index + 2 : skip(lexemes, index + 1, "конец", "конца"), closing: false };
  if (lexeme.text === "/") return lexeme.spaced ? undefined : { next: index + 1, closing: false };
  if (ENGLISH_JOINTS.test(word)) return { next: index + 1, closing: false };
  const before = lexemes[index - 1]?.plain ?? "";
  if (/^(?:мен|бен|пен|жане)$/.test(word)) return { next: index + 1, closing: true };
  if (word === "бастап") return { next: index + 1, closing: true };
  // "2021 жылдан 2025 жылға дейін": the ablative alone joins.
  return /[дтн][ае]н$/.test(before) && lexemes[index - 1]?.kind === "word"
    ? { next: index, closing: true }
    : undefined;
}

/** The second end: a date, or a year in two figures after one in four. */
function parseLast(source: Source, first: Side, joint: Joint): Side | undefined {
  const short =
    first.day === undefined && first.month === undefined
      ? parseShortYear(source.lexemes, first, joint)
      : undefined;
  if (short) return short;
  const [longest] = parseSides(source, joint.next)
    .map((side) => withYearAfter(source, side))
    .filter((side) => (side.day === undefined) === (first.day === undefined));
  if (longest && longest.month === undefined && longest.year === undefined && first.month === undefined)
    return undefined;
  return longest && { ...longest, next: yearsWordEnd(source.lexemes, longest.next) };
}

/** The 15 of "August 13-15, 2020" takes the year after it. */
function withYearAfter(source: Source, side: Side): Side {
  if (side.year !== undefined || side.month !== undefined) return side;
  const year = parseYear(source, skip(source.lexemes, side.next, ","));
  return year ? { ...side, year: year.year, next: year.next } : side;
}

function parseShortYear(lexemes: readonly Lexeme[], { year }: Side, joint: Joint): Side | undefined {
  const lexeme = lexemes[joint.next];
  if (
    year === undefined ||
    joint.closing ||
    lexeme?.kind !== "digits" ||
    lexeme.spaced ||
    lexeme.text.length !== 2
  )
    return undefined;
  const full = year - (year % 100) + Number(lexeme.text);
  const dashed = isDash(lexemes[joint.next - 1]) || lexemes[joint.next - 1]?.text === "/";
  const after = lexemes[joint.next + 1];
  if (!dashed || full <= year || (after?.kind === "mark" && !after.spaced && /^[-./]$/.test(after.plain)))
    return undefined;
  return { year: full, next: yearsWordEnd(lexemes, joint.next + 1) };
}

/** After "гг.", "годы", "жылдарға", "years". */
function yearsWordEnd(lexemes: readonly Lexeme[], next: number): number {
  const at = isDash(lexemes[next]) && lexemes[next + 1]?.kind === "word" ? next + 1 : next;
  const word = lexemes[at];
  if (word?.kind !== "word") return next;
  const point = lexemes[at + 1];
  if (/^(?:гг|жж|г|ж)$/.test(word.plain)) return point?.text === "." && !point.spaced ? at + 2 : at + 1;
  return /^(?:год(?:ы|ов|ам|ами|ах|а|у)?|жыл(?:дар.*|ы|га|г[ыи])?|years?)$/.test(word.plain) ? at + 1 : next;
}

/** After the word that closes a Kazakh period: "дейін", "аралығында", "арасындағы". */
function closingEnd(lexemes: readonly Lexeme[], next: number): number | undefined {
  const isClosing = (lexeme: Lexeme | undefined): boolean =>
    /^(?:дейин\p{L}*|шейин\p{L}*|аралы[гк]\p{L}*|арасы\p{L}*)$/u.test(lexeme?.plain ?? "");
  if (isClosing(lexemes[next])) return next + 1;
  const isEnd = /^(?:сон[ыи]на|аягына|жылдар\p{L}*)$/u.test(lexemes[next]?.plain ?? "");
  return isEnd && isClosing(lexemes[next + 1]) ? next + 2 : undefined;
}

/** Both ends with what only one of them, or the year before them, says. */
function complete(first: Side, last: Side, year: number | undefined): Omit<ParsedPeriod, "next"> | undefined {
  const shared = first.year ?? year ?? last.year;
  const from = partsOf(first.year ?? shared, first.month ?? last.month, first.day);
  const to = partsOf(last.year ?? shared, last.month ?? first.month, last.day);
  if (first.month === undefined && first.day === undefined && last.month !== undefined) return undefined;
  if (first.month !== undefined && last.month === undefined && last.day === undefined) return undefined;
  return from && to ? { from, to } : undefined;
}

function partsOf(year?: number, month?: number, day?: number): DateParts | undefined {
  if (day !== undefined && month === undefined) return undefined;
  const parts = {
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
  return isPossible(parts) ? parts : undefined;
}

/** Whether both ends are in order, and, for bare years, no amounts of something. */
function isSound(
  lexemes: readonly Lexeme[],
  { from, to }: Omit<ParsedPeriod, "next">,
  next: number,
  worded: boolean,
): boolean {
  if (isoOf(from) >= isoOf(to)) return false;
  if (from.month !== undefined) return from.year !== undefined || from.day !== undefined || !worded;
  const yearWord =
    /^(?:г|гг|год|ж|жыл|year)/.test(lexemes[next - 1]?.plain ?? "") || lexemes[next - 1]?.text === ".";
  if (!yearWord && isCounted(lexemes[next])) return false;
  return worded || yearWord || (from.year ?? 0) >= 1900;
}
