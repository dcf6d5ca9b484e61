import { findDates } from "../../src/language/dates.ts";
import { findNumbers } from "../../src/language/numbers.ts";
import type { Language, Span } from "../../src/types.ts";
import { type ChangeContext, pick, replace, replaceWord } from "./changing.ts";

const NUMBER_WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: ["two", "three", "four", "six", "seven", "nine", "eleven", "thirteen"],
  ru: ["два", "три", "четыре", "шесть", "семь", "девять", "одиннадцать", "тринадцать"],
  kk: ["екі", "үш", "төрт", "алты", "жеті", "тоғыз", "он бір", "он үш"],
};

const otherDigit = (written: string, seed: number): string =>
  written.replace(/\d(?=\D*$)/u, (digit) => String((Number(digit) + 1 + (seed % 8)) % 10));

const numbersOf = (claim: string) => {
  const dates = findDates(claim);
  return findNumbers(claim).filter(
    (one) => !dates.some((date) => date.start < one.end && one.start < date.end),
  );
};

const says = (quote: string, value: number | undefined): boolean =>
  findNumbers(quote).some((one) => one.value === value);

/** Another number in place of a cardinal one, in figures or words as it stood. */
export function changeNumber(claim: string, { language, quote, seed }: ChangeContext): string | null {
  const number = pick(
    numbersOf(claim).filter((one) => !one.ordinal),
    seed,
  );
  if (!number) return null;
  const written = claim.slice(number.start, number.end);
  if (/\d/u.test(written)) {
    const digits = otherDigit(written, seed);
    return says(quote, findNumbers(digits)[0]?.value) ? null : replace(claim, number, digits);
  }
  const other = NUMBER_WORDS[language].find(
    (word, at) => at >= seed % 4 && !says(quote, findNumbers(word)[0]?.value),
  );
  return other === undefined ? null : replace(claim, number, other);
}

/** Another digit in front: 12 becomes 72. */
export function changeFirstDigit(claim: string, { quote, seed }: ChangeContext): string | null {
  const number = pick(
    numbersOf(claim).filter((one) => /^[1-9]/u.test(claim.slice(one.start, one.end))),
    seed,
  );
  if (!number) return null;
  const written = claim.slice(number.start, number.end);
  const other = `${(Number(written[0]) % 9) + 1}${written.slice(1)}`;
  return says(quote, findNumbers(other)[0]?.value) ? null : replace(claim, number, other);
}

const ORDINALS: readonly (readonly [RegExp, string])[] = [
  [/\bfirst\b/iu, "second"],
  [/\bsecond\b/iu, "third"],
  [/\bthird\b/iu, "fourth"],
  [/(?<!\p{L})перв(?=ый|ая|ое|ого|ой|ом|ым|ую|ые|ых)/iu, "пят"],
  [/(?<!\p{L})втор(?=ой|ая|ое|ого|ом|ым|ую|ые|ых)/iu, "шест"],
  [/(?<!\p{L})(?:бірінші|екінші)(?!\p{L})/iu, "төртінші"],
];
const SCALES: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d\s?)million(?!\p{L})/iu, "billion"],
  [/(?<=\d\s?)billion(?!\p{L})/iu, "million"],
  [/(?<=\d\s?)млн(?!\p{L})/iu, "млрд"],
  [/(?<=\d\s?)млрд(?!\p{L})/iu, "млн"],
  [/(?<=\d\s?)миллион/iu, "миллиард"],
  [/(?<=\d\s?)миллиард/iu, "миллион"],
  [/(?<=\d\s?)тысяч/iu, "миллион"],
  [/(?<=\d\s?)thousand/iu, "million"],
  [/(?<=\d\s?)мың(?!\p{L})/iu, "млн"],
];
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/\bdollars\b/iu, "euros"],
  [/\beuros?\b/iu, "dollars"],
  [/\$/u, "€"],
  [/€/u, "$"],
  [/(?<!\p{L})доллар(?:ов|а|ы|ларын|дың)?(?!\p{L})/iu, "евро"],
  [/(?<!\p{L})(?:евро|еуро)(?!\p{L})/iu, "тенге"],
  [/(?<!\p{L})(?:тенге|теңге)(?!\p{L})/iu, "рублей"],
];
const PERCENT: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d)\s?(?:%|percent|per cent)/iu, " million dollars"],
  [/(?<=\d)\s?(?:процент(?:ов|а)?)(?!\p{L})/iu, " млн рублей"],
  [/(?<=\d)\s?пайыз/iu, " млн теңге"],
];
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "May",
  ],
  ru: ["январ", "феврал", "март", "апрел", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"],
  kk: [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
  ],
};

/** "second" for "first". */
export const changeOrdinal = (claim: string, context: ChangeContext): string | null =>
  replaceWord(claim, ORDINALS, context);
/** Billions for millions. */
export const changeScale = (claim: string, context: ChangeContext): string | null =>
  replaceWord(claim, SCALES, context);
/** Euros for dollars. */
export const changeCurrency = (claim: string, context: ChangeContext): string | null =>
  replaceWord(claim, CURRENCIES, context);
/** Millions of dollars for percent. */
export const changePercent = (claim: string, context: ChangeContext): string | null =>
  replaceWord(claim, PERCENT, context);

/** Another last digit in a date: mostly another year. */
export function changeDate(claim: string, context: ChangeContext): string | null {
  const { seed } = context;
  const date = pick(findDates(claim), seed);
  return date ? ifNewDate(claim, date, otherDigit(claim.slice(date.start, date.end), seed), context) : null;
}

/** The date of something else in the quote. */
export function moveDate(claim: string, { quote, seed }: ChangeContext): string | null {
  const own = findDates(claim);
  const others = findDates(quote).filter(
    (one) =>
      !claim.includes(quote.slice(one.start, one.end)) && !own.some((date) => date.value === one.value),
  );
  const date = own[0];
  const other = pick(
    others.filter((one) => one.value.length === date?.value.length),
    seed,
  );
  return date && other ? replace(claim, date, quote.slice(other.start, other.end)) : null;
}

/** A number of something else in the quote. */
export function moveNumber(claim: string, { quote, seed }: ChangeContext): string | null {
  const own = numbersOf(claim).filter((one) => !one.ordinal);
  const others = numbersOf(quote).filter(
    (one) =>
      !one.ordinal &&
      !own.some((number) => number.value === one.value) &&
      /\d/u.test(quote.slice(one.start, one.end)),
  );
  const [number, other] = [own[0], pick(others, seed)];
  return number && other ? replace(claim, number, quote.slice(other.start, other.end)) : null;
}

/** Another day of the month. */
export function changeDay(claim: string, context: ChangeContext): string | null {
  const date = findDates(claim).find((one) => /^-?-?\d{0,4}-\d\d-\d\d$/u.test(one.value));
  if (!date) return null;
  const written = claim
    .slice(date.start, date.end)
    .replace(/(?<!\d)\d{1,2}(?!\d)/u, (day) => String((Number(day) % 27) + 1));
  return ifNewDate(claim, date, written, context);
}

/** Another month, in the case the first one stood in. */
export function changeMonth(claim: string, context: ChangeContext): string | null {
  const { language, seed } = context;
  for (const date of findDates(claim)) {
    const written = claim.slice(date.start, date.end);
    const months = MONTHS[language];
    const month = months.find((one) => written.toLowerCase().includes(one.toLowerCase()));
    const ending = (one: string) => (language === "ru" ? Number(/т$/u.test(one)) : 0);
    const others = months.filter((one) => one !== month && month && ending(one) === ending(month));
    const other = pick(others, seed);
    if (!month || !other) continue;
    return ifNewDate(claim, date, written.replace(new RegExp(month, "iu"), other), context);
  }
  return null;
}

/** A year that the claim does not have at its end: "in 1987". */
export function addYear(claim: string, { language, quote, seed }: ChangeContext): string | null {
  const year = String(1971 + (seed % 17));
  if (quote.includes(year) || findDates(claim).length > 0) return null;
  if (language === "kk") return `${year} жылы ${claim.charAt(0).toLowerCase()}${claim.slice(1)}`;
  return claim.replace(/([.!])$/u, language === "en" ? ` in ${year}$1` : ` в ${year} году$1`);
}

function ifNewDate(claim: string, date: Span, by: string, { quote }: ChangeContext): string | null {
  const value = findDates(by)[0]?.value;
  if (value === undefined || by === claim.slice(date.start, date.end)) return null;
  const held = findDates(quote).some((one) => one.value === value || one.value.startsWith(`${value}-`));
  return held ? null : replace(claim, date, by);
}
