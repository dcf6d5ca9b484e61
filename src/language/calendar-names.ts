import type { Language } from "../types.ts";
import { isKazakhFormOf, withEndings } from "./lexemes.ts";
import { memoize } from "./memo.ts";

/** Names of months as written in a date ("13 августа"), January first. */
export const MONTHS_IN_DATES: Readonly<Record<Language, readonly string[]>> = {
  en: "January February March April May June July August September October November December".split(" "),
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" "),
  kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" "),
};

/** Names of months on their own ("август"). */
export const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  ...MONTHS_IN_DATES,
  ru: "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" "),
};

const ABBREVIATIONS = [
  "jan feb mar apr may jun jul aug sep,sept oct nov dec",
  "янв фев,февр мар апр май июн июл авг сен,сент окт ноя,нояб дек",
  "кан акп нау сау мам мау шил там кыр каз кар жел",
];

/** A word that names a month. */
export interface MonthName {
  /** 1 is January. */
  readonly month: number;
  readonly language: Language;
  readonly abbreviated: boolean;
}

/** Plain roots of Kazakh months; "қыркүйегі" has г for к. */
const KAZAKH_ROOTS =
  "кантар акпан наурыз сауир мамыр маусым шилде тамыз кыркуйек казан караша желтоксан".split(" ");

const RUSSIAN_STEMS: readonly (readonly [string, string])[] = [
  ["январ", "ь я ю ем е"],
  ["феврал", "ь я ю ем е"],
  ["март", "- а у ом е"],
  ["апрел", "ь я ю ем е"],
  ["ма", "й я ю ем е"],
  ["июн", "ь я ю ем е"],
  ["июл", "ь я ю ем е"],
  ["август", "- а у ом е"],
  ["сентябр", "ь я ю ем е"],
  ["октябр", "ь я ю ем е"],
  ["ноябр", "ь я ю ем е"],
  ["декабр", "ь я ю ем е"],
];

const MONTH_FORMS = monthForms();

function monthForms(): Map<string, MonthName> {
  const forms = new Map<string, MonthName>();
  for (const [index, language] of (["en", "ru", "kk"] as const).entries()) {
    const lists = ABBREVIATIONS[index]?.split(" ") ?? [];
    for (const [month, list] of lists.entries()) {
      for (const form of list.split(",")) forms.set(form, { month: month + 1, language, abbreviated: true });
    }
  }
  for (const [index, name] of MONTHS.en.entries()) {
    forms.set(name.toLowerCase(), { month: index + 1, language: "en", abbreviated: false });
  }
  for (const [index, [stem, endings]] of RUSSIAN_STEMS.entries()) {
    for (const form of withEndings(stem, endings))
      forms.set(form, { month: index + 1, language: "ru", abbreviated: false });
  }
  return forms;
}

const monthOf = memoize((plain): MonthName | null => {
  const known = MONTH_FORMS.get(plain);
  if (known) return known;
  const index = KAZAKH_ROOTS.findIndex(
    (root) =>
      isKazakhFormOf(root, plain) || (root.endsWith("к") && isKazakhFormOf(`${root.slice(0, -1)}г`, plain)),
  );
  return index < 0 ? null : { month: index + 1, language: "kk", abbreviated: false };
});

/** The month that a word in plain letters (see lexemes.ts) names in any case form. */
export const monthName = (plain: string): MonthName | undefined => monthOf(plain) ?? undefined;

const ENGLISH_WEEKDAYS = [
  "sunday sun",
  "monday mon",
  "tuesday tue tues",
  "wednesday wed",
  "thursday thu thur thurs",
  "friday fri",
  "saturday sat",
];
const RUSSIAN_WEEKDAYS = [
  "воскресенье воскресенья воскресенью воскресеньем",
  "понедельник понедельника понедельнику понедельником понедельнике",
  "вторник вторника вторнику вторником вторнике",
  "среда среду среды среде средой",
  "четверг четверга четвергу четвергом четверге",
  "пятница пятницу пятницы пятнице пятницей",
  "суббота субботу субботы субботе субботой",
];
const KAZAKH_WEEKDAYS = ["жексенби", "дуйсенби", "сейсенби", "сарсенби", "бейсенби", "жума", "сенби"];

/** A word that names a day of the week. */
export interface WeekdayName {
  /** 0 is Sunday, as in Date. */
  readonly weekday: number;
  readonly language: Language;
  readonly abbreviated: boolean;
}

const WEEKDAY_FORMS = weekdayForms();

function weekdayForms(): Map<string, WeekdayName> {
  const forms = new Map<string, WeekdayName>();
  for (const [weekday, list] of ENGLISH_WEEKDAYS.entries()) {
    for (const [index, form] of list.split(" ").entries()) {
      forms.set(form, { weekday, language: "en", abbreviated: index > 0 });
    }
  }
  for (const [weekday, list] of RUSSIAN_WEEKDAYS.entries()) {
    for (const form of list.split(" ")) forms.set(form, { weekday, language: "ru", abbreviated: false });
  }
  return forms;
}

const weekdayOf = memoize((plain): WeekdayName | null => {
  const known = WEEKDAY_FORMS.get(plain);
  if (known) return known;
  const weekday = KAZAKH_WEEKDAYS.findIndex((root) => isKazakhFormOf(root, plain));
  return weekday < 0 ? null : { weekday, language: "kk", abbreviated: false };
});

/** The day of the week that a word in plain letters names in any case form. */
export const weekdayName = (plain: string): WeekdayName | undefined => weekdayOf(plain) ?? undefined;
