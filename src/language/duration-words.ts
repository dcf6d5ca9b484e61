import { isKazakhFormOf } from "./lexemes.ts";
import { memoize } from "./memo.ts";
import { numberWord } from "./number-words.ts";

/** A length of time in its units. */
export interface Length {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
}

/** A unit of time. */
export type Unit = keyof Length;

const NOTHING: Length = { years: 0, months: 0, weeks: 0, days: 0 };
/** So many of a unit; a fraction in the next smaller one: a year and a half is 18 months. */
export function lengthOf(value: number, unit: Unit): Length {
  const whole = Math.floor(value);
  const rest = value - whole;
  if (unit === "years") return { ...NOTHING, years: whole, months: Math.round(rest * 12) };
  if (unit === "months") return { ...NOTHING, months: whole, days: Math.round(rest * 30) };
  if (unit === "weeks") return { ...NOTHING, weeks: whole, days: Math.round(rest * 7) };
  return { ...NOTHING, days: Math.max(1, Math.round(value)) };
}

const ENGLISH_UNITS: Readonly<Record<string, Unit>> = {
  year: "years",
  years: "years",
  yr: "years",
  yrs: "years",
  month: "months",
  months: "months",
  mos: "months",
  week: "weeks",
  weeks: "weeks",
  day: "days",
  days: "days",
};
const RUSSIAN_UNITS: readonly (readonly [Unit, string])[] = [
  ["years", "год года году годом годе годы годов годам годами годах лет летию"],
  ["months", "месяц месяца месяцу месяцем месяце месяцы месяцев месяцам месяцами месяцах мес"],
  ["weeks", "неделя недели неделе неделю неделей недель неделям неделями неделях нед"],
  ["days", "день дня дню днем дне дни дней дням днями днях дн сутки суток суткам сутками сутках"],
];
const KAZAKH_UNITS: readonly (readonly [Unit, string])[] = [
  ["years", "жыл"],
  ["months", "ай"],
  ["weeks", "апта"],
  ["days", "кун"],
];
/** Adjectives and nouns of lengths without their number: "летний" of "5-летний", "летие". */
const RUSSIAN_ROOTS: readonly (readonly [Unit, string])[] = [
  ["years", "летн"],
  ["years", "годичн"],
  ["months", "месячн"],
  ["weeks", "недельн"],
  ["days", "дневн"],
  ["days", "суточн"],
];
const ADJECTIVE = "(?:ий|ый|ей|яя|ая|ее|ое|ие|ые|его|ого|ему|ому|им|ым|ем|ом|юю|ую|их|ых|ими|ыми|о)";

const UNIT_FORMS = new Map<string, Unit>([
  ...Object.entries(ENGLISH_UNITS),
  ...RUSSIAN_UNITS.flatMap(([unit, forms]) => forms.split(" ").map((form) => [form, unit] as const)),
]);

/** The unit that a word in plain letters names; as the second part of "5-летний" too. */
export const unitOf = (plain: string): Unit | undefined => unitOfWord(plain) ?? undefined;

const unitOfWord = memoize((plain): Unit | null => {
  const known = UNIT_FORMS.get(plain);
  if (known) return known;
  const russian = RUSSIAN_ROOTS.find(([, root]) => new RegExp(`^${root}${ADJECTIVE}$`).test(plain));
  if (russian) return russian[0];
  if (/^лети(?:е|я|ю|ем|и)$/.test(plain)) return "years";
  const kazakh = KAZAKH_UNITS.find(
    ([, root]) =>
      isKazakhFormOf(root, plain) || /^[лд][ыи]к/.test(plain.slice(plain.startsWith(root) ? root.length : 0)),
  );
  // "1870 жылы", "30-жылдары", "5-айы" are a year, a decade, a month, and not so many of them.
  return kazakh && !/^(?:жыл|ай|апта|кун)(?:[лд][ае]р|с?[ыи]|г[ыи])/.test(plain) ? kazakh[0] : null;
});

/** Genitives of Russian numerals as they begin "пятилетний", "двадцатипятилетний". */
const RUSSIAN_PREFIXES = russianPrefixes();

function russianPrefixes(): Map<string, number> {
  const units = "одно двух трех четырех пяти шести семи восьми девяти".split(" ");
  const teens =
    "десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати".split(
      " ",
    );
  const tens = "двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяносто".split(" ");
  const prefixes = new Map<string, number>([
    ["сто", 100],
    ["полутора", 1.5],
    ["дву", 2],
    ["тре", 3],
  ]);
  for (const [index, unit] of units.entries()) prefixes.set(unit, index + 1);
  for (const [index, teen] of teens.entries()) prefixes.set(teen, index + 10);
  for (const [index, ten] of tens.entries()) {
    prefixes.set(ten, 20 + 10 * index);
    for (const [unitIndex, unit] of units.entries())
      prefixes.set(ten + unit, 20 + 10 * index + unitIndex + 1);
  }
  return prefixes;
}

const RUSSIAN_COMPOUND = new RegExp(
  `^(\\p{L}+?)(?:(летн|годичн|месячн|недельн|дневн)${ADJECTIVE}|(лети)(?:е|я|ю|ем|и|й|ям|ями|ях)|(летк)(?:а|и|е|у|ой))$`,
  "u",
);
const COMPOUND_UNITS: Readonly<Record<string, Unit>> = {
  летн: "years",
  лети: "years",
  летк: "years",
  годичн: "years",
  месячн: "months",
  недельн: "weeks",
  дневн: "days",
};
/** A length in one word: "пятилетний", "десятилетие", "бесжылдық", "полгода". */
export const singleWord: (plain: string) => Length | null = memoize((plain): Length | null => {
  if (/^пол(?:у)?год(?:а|у|ом|ие|ия)$/.test(plain) || /^полугодов/.test(plain)) return lengthOf(6, "months");
  if (/^годичн/.test(plain) && new RegExp(`^годичн${ADJECTIVE}$`).test(plain)) return lengthOf(1, "years");
  const [, prefix = "", ...roots] = RUSSIAN_COMPOUND.exec(plain) ?? [];
  const value = RUSSIAN_PREFIXES.get(prefix);
  const unit = COMPOUND_UNITS[roots.find((root) => root !== undefined) ?? ""];
  // "столетие" is a century of a date.
  if (value !== undefined && unit) return value >= 100 ? null : lengthOf(value, unit);
  const kazakh = /^(\p{L}+?)(жыл|ай|апта|кун)(?:лык|дык|дик)(?:\p{L}{0,5})$/u.exec(plain);
  const number = kazakh?.[1] === undefined ? undefined : numberWord(kazakh[1]);
  const counted = KAZAKH_UNITS.find(([, root]) => root === kazakh?.[2]);
  return number && counted && !number.ordinal && number.value < 100
    ? lengthOf(number.value, counted[0])
    : null;
});
