import type { Language } from "../types.ts";
import { MONTHS, MONTHS_IN_DATES } from "./calendar-names.ts";
import type { DateParts } from "./date-grammar.ts";

/**
 * A date as people of the language write it: "13 August 2020", "13 августа 2020 г.", "2020 жылғы 13 тамыз"; a month
 * or a year alone; a day without a year (`--08-13`). A time after the day is left out; a value that is no ISO date is
 * given back as it is.
 */
export function formatDate(value: string, language: Language): string {
  const parts = partsOf(value);
  return parts ? FORMATS[language](parts) : value;
}

/**
 * A period from `start` to `end`, both ISO dates of any precision: "2021–2025", "2021–2025 гг.", "2021–2025
 * жылдар", "13–15 August 2020". What both have in common is said once.
 */
export function formatPeriod(start: string, end: string, language: Language): string {
  const [first, last] = [partsOf(start), partsOf(end)];
  if (!first || !last) return `${start} – ${end}`;
  const joint = jointFormat(first, last, language);
  return joint ?? `${formatDate(start, language)} – ${formatDate(end, language)}`;
}

/**
 * An ISO 8601 duration of years, months, weeks and days in words: "5 years", "5 лет", "5 жыл". A value that is none
 * is given back as it is.
 */
export function formatDuration(iso: string, language: Language): string {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(iso);
  const parts = UNITS.flatMap((unit, index) => {
    const count = match?.[index + 1];
    return count === undefined ? [] : [`${Number(count)} ${unitName(Number(count), unit, language)}`];
  });
  return parts.length > 0 ? parts.join(" ") : iso;
}

/** Year, month and day of an ISO date or time stamp; undefined for anything else. */
export function partsOf(value: string): DateParts | undefined {
  const match = /^(?:(\d{4})|-)(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$/.exec(value);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined && month === undefined) return undefined;
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  return {
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
}

/** The month's name in a date with a day, or on its own. */
function monthIn({ month, day }: DateParts, language: Language): string | undefined {
  if (month === undefined) return undefined;
  return (day === undefined ? MONTHS : MONTHS_IN_DATES)[language][month - 1];
}

const joined = (...parts: readonly (string | number | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(" ");

const FORMATS: Readonly<Record<Language, (parts: DateParts) => string>> = {
  en: (parts) => joined(parts.day, monthIn(parts, "en"), parts.year),
  ru: (parts) =>
    joined(parts.day, monthIn(parts, "ru"), parts.year, parts.year === undefined ? undefined : "г."),
  kk: (parts) => {
    if (parts.year === undefined) return joined(parts.day, monthIn(parts, "kk"));
    if (parts.month === undefined) return `${parts.year} жыл`;
    return joined(`${parts.year} жылғы`, parts.day, monthIn(parts, "kk"));
  },
};

const YEARS: Readonly<Record<Language, (years: string) => string>> = {
  en: (years) => years,
  ru: (years) => `${years} гг.`,
  kk: (years) => `${years} жылдар`,
};

/** A period whose ends differ in one part only, or that is of years. */
function jointFormat(first: DateParts, last: DateParts, language: Language): string | undefined {
  if (first.month === undefined && last.month === undefined)
    return YEARS[language](`${first.year}–${last.year}`);
  if (first.year !== last.year || (first.day === undefined) !== (last.day === undefined)) return undefined;
  const sameMonth = first.month === last.month;
  if (first.day !== undefined && !sameMonth) return undefined;
  const middle =
    first.day === undefined
      ? `${monthIn(first, language)}–${monthIn(last, language)}`
      : `${first.day}–${last.day} ${monthIn(last, language)}`;
  const { year } = last;
  if (year === undefined) return middle;
  if (language === "kk") return `${year} жылғы ${middle}`;
  return language === "ru" ? `${middle} ${year} г.` : `${middle} ${year}`;
}

const UNITS = ["year", "month", "week", "day"] as const;
type Unit = (typeof UNITS)[number];

/** One, few (2 to 4 in Russian) and many of each unit. */
const UNIT_NAMES: Readonly<Record<Language, Readonly<Record<Unit, readonly [string, string, string]>>>> = {
  en: {
    year: ["year", "years", "years"],
    month: ["month", "months", "months"],
    week: ["week", "weeks", "weeks"],
    day: ["day", "days", "days"],
  },
  ru: {
    year: ["год", "года", "лет"],
    month: ["месяц", "месяца", "месяцев"],
    week: ["неделя", "недели", "недель"],
    day: ["день", "дня", "дней"],
  },
  kk: {
    year: ["жыл", "жыл", "жыл"],
    month: ["ай", "ай", "ай"],
    week: ["апта", "апта", "апта"],
    day: ["күн", "күн", "күн"],
  },
};

const PLURALS: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules("en"),
  ru: new Intl.PluralRules("ru"),
  kk: new Intl.PluralRules("kk"),
};

function unitName(count: number, unit: Unit, language: Language): string {
  const [one, few, many] = UNIT_NAMES[language][unit];
  const category = PLURALS[language].select(count);
  if (category === "one") return one;
  return category === "few" ? few : many;
}
