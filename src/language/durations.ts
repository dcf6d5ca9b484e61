import type { Span } from "../types.ts";
import type { Source } from "./date-parts.ts";
import { type Length, lengthOf, singleWord, type Unit, unitOf } from "./duration-words.ts";
import { isDash, isKazakhFormOf, type Lexeme, lexemesOf } from "./lexemes.ts";
import { parseNumber } from "./number-grammar.ts";
import { numberWord } from "./number-words.ts";

/** A length of time in a text. What is not stated is missing; weeks are in `days` too. */
export interface DurationMention extends Span {
  readonly years?: number;
  readonly months?: number;
  readonly days?: number;
  /** ISO 8601: "P5Y", "P1Y6M", "P2W", "P10D". */
  readonly iso: string;
}

interface ParsedLength extends Length {
  readonly next: number;
}

/** More than this many of a unit is a date ("2020 год") or no length that people mean. */
const MOST = 999;

/**
 * Lengths of time in a text, or in the stretch `within` it, in order: figures and words with their unit ("5 years",
 * "five-year", "на пять лет", "пятилетний", "бес жылға", "5 жылдық"), parts together ("1 год и 6 месяцев"), halves
 * and decades. What lies that far back ("5 years ago", "5 лет назад", "5 жыл бұрын") is a day, and no length.
 */
export function findDurations(text: string, within?: Span): DurationMention[] {
  const source: Source = { text, lexemes: lexemesOf(text, within) };
  const found: DurationMention[] = [];
  let index = 0;
  while (index < source.lexemes.length) {
    const parsed = parseLengths(source, index);
    if (parsed && !isPast(source.lexemes, parsed.next)) {
      const start = source.lexemes[index]?.start ?? 0;
      found.push({ ...mentionOf(parsed), start, end: source.lexemes[parsed.next - 1]?.end ?? start });
    }
    index = parsed?.next ?? index + 1;
  }
  return found;
}

function mentionOf({ years, months, weeks, days }: Length): Omit<DurationMention, "start" | "end"> {
  const parts = [years && `${years}Y`, months && `${months}M`, weeks && `${weeks}W`, days && `${days}D`];
  const allDays = days + 7 * weeks;
  // ISO 8601 knows weeks only alone.
  const iso =
    weeks > 0 && years + months + days > 0
      ? [years && `${years}Y`, months && `${months}M`, `${allDays}D`]
      : parts;
  return {
    ...(years > 0 ? { years } : {}),
    ...(months > 0 ? { months } : {}),
    ...(allDays > 0 ? { days: allDays } : {}),
    iso: `P${iso.filter(Boolean).join("")}`,
  };
}

const isPast = (lexemes: readonly Lexeme[], next: number): boolean =>
  /^(?:ago|назад|бурын|earlier|old|olds|тому)$/.test(
    lexemes[isDash(lexemes[next]) ? next + 1 : next]?.plain ?? "",
  );

/** One length or several that belong together, ever smaller: "5 years and 6 months", "1 год 6 месяцев". */
function parseLengths(source: Source, index: number): ParsedLength | undefined {
  let sum = parseLength(source, index);
  if (!sum) return undefined;
  for (;;) {
    const joint = /^(?:and|и|мен|бен|пен|,)$/.test(source.lexemes[sum.next]?.plain ?? "")
      ? sum.next + 1
      : sum.next;
    const part = parseLength(source, joint);
    if (!part || rank(part) <= rank(sum) || (joint === sum.next && !source.lexemes[joint]?.spaced))
      return sum;
    sum = {
      years: sum.years + part.years,
      months: sum.months + part.months,
      weeks: sum.weeks + part.weeks,
      days: sum.days + part.days,
      next: part.next,
    };
  }
}

/** Position of the smallest unit stated: years 0, days 3. */
const rank = (length: Length): number =>
  length.days > 0 ? 3 : length.weeks > 0 ? 2 : length.months > 0 ? 1 : 0;

function parseLength(source: Source, index: number): ParsedLength | undefined {
  const lexeme = source.lexemes[index];
  if (!lexeme) return undefined;
  if (lexeme.kind === "word") {
    const single = singleWord(lexeme.plain) ?? undefined;
    const isDecade = /лети/.test(lexeme.plain) && numberWord(source.lexemes[index - 1]?.plain ?? "")?.ordinal;
    if (single) return isDecade ? undefined : { ...single, next: index + 1 };
    const phrase = parsePhrase(source.lexemes, index);
    if (phrase) return phrase;
    if (!numberWord(lexeme.plain) && !/^(?:полтор|полутор|жарты|half|an?$)/.test(lexeme.plain))
      return undefined;
  } else if (lexeme.kind === "mark" || isAttached(source.lexemes, index)) return undefined;
  return parseCounted(source, index);
}

/** Figures right after a letter or a point, or after a year and a dash ("1916–17 жылдары"), end something else. */
function isAttached(lexemes: readonly Lexeme[], index: number): boolean {
  const before = lexemes[index - 1];
  const first = lexemes[index - 2];
  if (isDash(before) && first?.kind === "digits" && first.text.length >= 3) return true;
  if (!before || lexemes[index]?.spaced) return false;
  if (before.kind === "word") return true;
  return ".,:/".includes(before.plain) && lexemes[index - 2]?.kind === "digits";
}

/** A number and its unit: "5 years", "five-year", "5-летний", "бес жылға". */
function parseCounted({ text, lexemes }: Source, index: number): ParsedLength | undefined {
  const number = parseNumber(text, lexemes, index);
  if (!number || number.ordinal || number.value > MOST || number.value <= 0) return undefined;
  const at = unitAt(lexemes, number.next);
  const unit = lexemes[at]?.kind === "word" ? unitOf(lexemes[at].plain) : undefined;
  return unit && { ...lengthOf(number.value, unit), next: afterPoint(lexemes, at) };
}

/** Where the unit of a number stands: after a space, after the hyphen of "5-year", after the ending of "5-ти летний". */
function unitAt(lexemes: readonly Lexeme[], next: number): number {
  return isDash(lexemes[next]) && !lexemes[next]?.spaced ? next + 1 : next;
}

/** After the unit and the point that belongs to it ("yrs.", "мес."). */
function afterPoint(lexemes: readonly Lexeme[], at: number): number {
  const point = lexemes[at + 1];
  const dotted =
    /^(?:yrs?|mos?|мес|нед|дн)$/.test(lexemes[at]?.plain ?? "") && point?.text === "." && !point.spaced;
  return dotted ? at + 2 : at + 1;
}

/** Words that are a length without a number. */
function parsePhrase(lexemes: readonly Lexeme[], index: number): ParsedLength | undefined {
  const [first = "", second = "", third = ""] = lexemes.slice(index, index + 3).map(({ plain }) => plain);
  const found = (value: number, unit: Unit, next: number): ParsedLength => ({
    ...lengthOf(value, unit),
    next,
  });
  if (first === "half" && /^an?$/.test(second) && third === "year") return found(6, "months", index + 3);
  if (first === "half" && second === "year") return found(6, "months", index + 2);
  if (first === "жарты" && isKazakhFormOf("жыл", second)) return found(6, "months", index + 2);
  const before = lexemes[index - 1]?.plain ?? "";
  if (/^(?:an?|one)$/.test(first) && second === "decade") return found(10, "years", index + 2);
  // "for a year" is a length, "once a year" is not.
  if (first === "a" && /^(?:for|within|of|lasting)$/.test(before)) {
    const unit = unitOf(second);
    if (unit) return found(1, unit, index + 2);
  }
  const russian = /^(?:год|месяц|неделю)$/.test(first) && /^(?:на|сроком)$/.test(before);
  const after = lexemes[index + 1];
  if (russian && after?.kind !== "digits") return found(1, unitOf(first) ?? "years", index + 1);
  return undefined;
}
