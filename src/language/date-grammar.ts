import { type MonthName, monthName } from "./calendar-names.ts";
import { isDash, type Lexeme } from "./lexemes.ts";
import { parseNumber } from "./number-grammar.ts";
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

/** Where a parser looks. */
export interface Source {
  readonly text: string;
  readonly lexemes: readonly Lexeme[];
}

/** The years that bare figures can mean. */
const FIRST_YEAR = 1000;
const LAST_YEAR = 2100;

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

/** "may" and "march" in small letters, and abbreviations without a point, are other words. */
function isVerbLike(lexeme: Lexeme | undefined): boolean {
  return lexeme !== undefined && /^(?:may|march|mar|dec|sep|jan)$/.test(lexeme.text);
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

function isFigure(lexeme: Lexeme | undefined, length: number): lexeme is Lexeme {
  return lexeme?.kind === "digits" && lexeme.text.length === length;
}

function isShortFigure(lexeme: Lexeme | undefined): lexeme is Lexeme {
  return lexeme?.kind === "digits" && lexeme.text.length <= 2;
}

const isFigureAt = (lexemes: readonly Lexeme[], index: number): boolean => lexemes[index]?.kind === "digits";

/** Whether figures and a point, comma, colon or slash stand right before: the 08 of 13.08 and of 12:08. */
function isInsideFigures(lexemes: readonly Lexeme[], index: number, marks = ".,:/"): boolean {
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

/** Whether a plain number after a month counts something ("August 13 people"): no date, then. */
function isCounted(lexemes: readonly Lexeme[], next: number): boolean {
  return lexemes[next]?.text === "%" || numberWord(lexemes[next]?.plain ?? "")?.role === "scale";
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
