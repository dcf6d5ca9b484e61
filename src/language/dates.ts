import type { Span } from "../types.ts";
import { isCredible } from "./date-evidence.ts";
import { type DateParts, isoOf, isPossible, type ParsedDate, parseDate } from "./date-grammar.ts";
import type { Source } from "./date-parts.ts";
import { type Lexeme, lexemesOf } from "./lexemes.ts";

export { formatDate, formatDuration, formatPeriod } from "./date-format.ts";
export { type DurationMention, findDurations } from "./durations.ts";
export { findPeriods, type PeriodMention } from "./periods.ts";
export { findRelativeDays } from "./relative-days.ts";

/** A date in a text. */
export interface DateMention extends Span {
  /** ISO 8601 as exact as stated: 2020-08-13, 2019-09, 2020. A day without a year is --08-13: see {@link resolveYear}. */
  readonly value: string;
  readonly precision: "day" | "month" | "year";
}

/**
 * The dates of a text, or of the stretch `within` it, in order and not overlapping, in any of the three languages: in
 * figures and words, in any case form, with weekdays left out and the word for "year" taken in. Bare figures are years
 * from 1900 to 2100, and from 1000 where a word says so ("in 1465", "1465 жылы"), unless they count something.
 * A day of a month without a year has the value `--08-13`.
 */
export function findDates(text: string, within?: Span): DateMention[] {
  const source: Source = { text, lexemes: lexemesOf(text, within) };
  const found: DateMention[] = [];
  let index = 0;
  while (index < source.lexemes.length) {
    const parsed = parseDate(source, index);
    if (parsed && isCredible(source.lexemes, index, parsed)) {
      found.push(mentionOf(source.lexemes, index, parsed));
      index = parsed.next;
    } else index += 1;
  }
  return found;
}

/**
 * A day without a year in the year that brings it nearest to the day of publication (`YYYY-MM-DD`): news speak of
 * days just past or just ahead. Mentions with a year stay as they are.
 */
export function resolveYear<Mention extends DateMention>(mention: Mention, publishedOn: string): Mention {
  const [, month, day] = /^--(\d\d)-(\d\d)$/.exec(mention.value) ?? [];
  const published = Date.parse(publishedOn);
  if (month === undefined || day === undefined || Number.isNaN(published)) return mention;
  const publishedYear = new Date(published).getUTCFullYear();
  const candidates = [-1, 0, 1]
    .map((offset) => ({ year: publishedYear + offset, month: Number(month), day: Number(day) }))
    .filter(isPossible)
    .map(isoOf);
  const distance = (value: string): number => Math.abs(Date.parse(value) - published);
  const [nearest] = candidates.sort((one, other) => distance(one) - distance(other));
  return nearest === undefined ? mention : { ...mention, value: nearest };
}

function mentionOf(lexemes: readonly Lexeme[], index: number, parsed: ParsedDate): DateMention {
  const start = lexemes[index]?.start ?? 0;
  const end = lexemes[parsed.next - 1]?.end ?? start;
  return { value: isoOf(parsed), precision: precisionOf(parsed), start, end };
}

/** How exact a date is. */
export function precisionOf({ month, day }: DateParts): DateMention["precision"] {
  if (day !== undefined) return "day";
  return month === undefined ? "year" : "month";
}
