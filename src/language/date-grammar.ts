import {
  isFigure,
  isFigureAt,
  isInsideFigures,
  isShortFigure,
  parseDay,
  parseMonth,
  parseYear,
  type Source,
  skip,
  yearWordEnd,
} from "./date-parts.ts";
import type { Lexeme } from "./lexemes.ts";
import { numberWord } from "./number-words.ts";

/** The parts of a date as far as stated. */
export interface DateParts {
  readonly year?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
}

/** A date read from lexemes. */
export interface ParsedDate extends DateParts {
  /** Index of the lexeme after it. */
  readonly next: number;
  /** Whether words say that the figures are a year ("2020 г.", "in 2020", "2020 жылы") or a month stands by. */
  readonly sure: boolean;
}

type Parser = (source: Source, index: number) => ParsedDate | undefined;

/** The longest date that begins at lexeme `index`: with a day, with a month, or a year alone. */
export function parseDate(source: Source, index: number): ParsedDate | undefined {
  const lexeme = source.lexemes[index];
  if (!lexeme || lexeme.kind === "mark") return undefined;
  let longest: ParsedDate | undefined;
  for (const parse of PARSERS) {
    const parsed = parse(source, index);
    if (parsed && isPossible(parsed) && (!longest || parsed.next > longest.next)) longest = parsed;
  }
  return longest;
}

/** ISO 8601 as far as stated: 2020-08-13, 2019-09, 2020; --08-13 and --08 without a year. */
export function isoOf({ year, month, day }: DateParts): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const head = year === undefined ? "-" : String(year).padStart(4, "0");
  return [head, ...(month === undefined ? [] : [two(month)]), ...(day === undefined ? [] : [two(day)])].join(
    "-",
  );
}

/** Whether month and day exist; the 29th of February without a year does. */
export function isPossible({ year, month, day }: DateParts): boolean {
  if (month !== undefined && (month < 1 || month > 12)) return false;
  if (day === undefined) return true;
  const lengths = [31, isLeap(year ?? 2000) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[(month ?? 1) - 1] ?? 31);
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const yearFirstFigures: Parser = ({ lexemes }, index) => {
  const [year, first, month, second, day] = lexemes.slice(index, index + 5);
  if (!isFigure(year, 4) || !first || first.spaced || !"-./".includes(first.plain)) return undefined;
  if (!isFigure(month, 2) || month.spaced) return undefined;
  const sure = true;
  const dated = { year: Number(year.text), month: Number(month.text), sure };
  if (second?.plain === first.plain && isFigure(day, 2) && !day.spaced && !second.spaced) {
    return { ...dated, day: Number(day.text), next: index + 5 };
  }
  // 2019-09 is a month; 2009-10 may be two years, and 2019.09 a number.
  const isMonth =
    first.plain === "-" && Number(month.text) <= Number(year.text) % 100 && !isFigureAt(lexemes, index + 3);
  return isMonth ? { ...dated, next: index + 3 } : undefined;
};

const yearLastFigures: Parser = (source, index) => {
  const [day, first, month, second, year] = source.lexemes.slice(index, index + 5);
  if (!isShortFigure(day) || !isShortFigure(month) || !first || !second || !year || year.kind !== "digits")
    return undefined;
  if (first.spaced || second.spaced || month.spaced || year.spaced) return undefined;
  if (first.plain !== second.plain || !"./-".includes(first.plain)) return undefined;
  if (isInsideFigures(source.lexemes, index)) return undefined;
  const parts = [Number(day.text), Number(month.text)] as const;
  // Day first, as in all three languages; month first only where nothing else is possible.
  const [dayOf, monthOf] = first.plain === "/" && parts[1] > 12 ? [parts[1], parts[0]] : parts;
  const full = year.text.length === 4 ? Number(year.text) : shortYear(day, month, year, first);
  if (full === undefined) return undefined;
  const next = yearWordEnd(source.lexemes, index + 5) ?? index + 5;
  return { year: full, month: monthOf, day: dayOf, next, sure: true };
};

/** 13.08.20: only with points and every part in two figures. */
function shortYear(day: Lexeme, month: Lexeme, year: Lexeme, point: Lexeme): number | undefined {
  if (point.plain !== "." || [day, month, year].some((part) => part.text.length !== 2)) return undefined;
  const value = Number(year.text);
  return value + (value < 50 ? 2000 : 1900);
}

/** "13 August 2020", "the 13th of August", "тринадцатого августа 2020 года", "13 тамыз 2020 жыл", "он үшінші тамыз". */
const dayMonth: Parser = (source, index) => {
  const day = parseDay(source, index);
  if (!day) return undefined;
  const month = parseMonth(source.lexemes, skip(source.lexemes, day.next, "of"), day.next);
  if (!month) return undefined;
  if (month.abbreviated && month.language === "kk" && !month.dotted) return undefined;
  const year = parseYear(source, skip(source.lexemes, month.next, ",", "of", "год"));
  return { day: day.day, month: month.month, sure: true, ...(year ?? { next: month.next }) };
};

/** "August 13, 2020", "Aug. 13th", "тамыздың 13-і", "тамыз айының 13-інде". */
const monthDay: Parser = (source, index) => {
  const month = parseMonth(source.lexemes, index, index);
  if (!month || month.language === "ru") return undefined;
  if (month.language === "en" && isVerbLike(source.lexemes[index])) return undefined;
  const at =
    month.language === "kk"
      ? skip(source.lexemes, month.next, MONTH_WORD)
      : skip(source.lexemes, month.next, "the");
  const day = parseDay(source, at);
  if (!day) return undefined;
  // "тамыз 13" is no Kazakh date without the genitive or "айының".
  if (
    month.language === "kk" &&
    at === month.next &&
    !/[ндт]ын$|[ндт]ин$/.test(source.lexemes[index]?.plain ?? "")
  )
    return undefined;
  const comma = skip(source.lexemes, day.next, ",");
  const year = month.language === "en" ? parseYear(source, comma) : undefined;
  if (!year && isCounted(source.lexemes, day.next)) return undefined;
  return { day: day.day, month: month.month, sure: true, ...(year ?? { next: day.next }) };
};

const MONTH_WORD = /^(?:ай(?:ы|ынын|ында|дын)?|месяца)$/;

/** "September 2019", "September of 2019", "в сентябре 2019 года", "қыркүйек 2019 жыл". */
const monthYear: Parser = (source, index) => {
  const month = parseMonth(source.lexemes, index, index);
  if (!month) return undefined;
  if (month.abbreviated && month.language === "kk" && !month.dotted) return undefined;
  const at = skip(source.lexemes, month.next, ",", "of", MONTH_WORD);
  const year = parseYear(source, at);
  if (
    !year ||
    (at > month.next && source.lexemes[month.next]?.text === "," && !isFigureAt(source.lexemes, at))
  )
    return undefined;
  return { month: month.month, ...year, sure: true };
};

/** "2020 жылғы 13 тамыз", "2019 жылдың қыркүйегінде", "2020 ж. 13 тамыз", "2020 August 13". */
const yearFirst: Parser = (source, index) => {
  const year = parseYear(source, index);
  if (!year) return undefined;
  const at = skip(source.lexemes, year.next, ",");
  const rest = monthDay(source, at) ?? dayMonthOnly(source, at) ?? monthOnly(source, at);
  return rest && rest.year === undefined ? { ...rest, year: year.year, sure: true } : undefined;
};

const dayMonthOnly: Parser = (source, index) => {
  const day = parseDay(source, index);
  const month = day && parseMonth(source.lexemes, day.next, day.next);
  if (!day || !month || month.abbreviated) return undefined;
  return { day: day.day, month: month.month, next: month.next, sure: true };
};

/** The month of "2019 жылғы қыркүйек"; "маусым" (season) and "қазан" (Kazan) are months beside a year too. */
const monthOnly: Parser = (source, index) => {
  const month = parseMonth(source.lexemes, index, index);
  if (month?.language !== "kk" || month.abbreviated) return undefined;
  const at = skip(source.lexemes, month.next, MONTH_WORD);
  return { month: month.month, next: at, sure: true };
};

const yearOnly: Parser = (source, index) => {
  const year = parseYear(source, index);
  if (!year) return undefined;
  return { year: year.year, next: year.next, sure: year.sure };
};

const PARSERS: readonly Parser[] = [
  yearFirstFigures,
  yearLastFigures,
  dayMonth,
  monthDay,
  monthYear,
  yearFirst,
  yearOnly,
];

/** "may" and "march" in small letters, and abbreviations without a point, are other words. */
function isVerbLike(lexeme: Lexeme | undefined): boolean {
  return lexeme !== undefined && /^(?:may|march|mar|dec|sep|jan)$/.test(lexeme.text);
}

/** Whether a plain number after a month counts something ("August 13 people"): no date, then. */
function isCounted(lexemes: readonly Lexeme[], next: number): boolean {
  return lexemes[next]?.text === "%" || numberWord(lexemes[next]?.plain ?? "")?.role === "scale";
}
