import type { Language } from "../types.ts";
import { isKazakhFormOf, withEndings } from "./lexemes.ts";
import { memoize } from "./memo.ts";

/** A word that is a number or a part of one. */
export interface NumberWord {
  readonly value: number;
  /** "hundred" multiplies what stands before ("two hundred", "екі жүз"); Russian hundreds are plain addends. */
  readonly role: "addend" | "hundred" | "scale";
  readonly language: Language;
  readonly ordinal: boolean;
  /** A scale in the plural ("тысячи людей", "millions"): a number only after another one. */
  readonly plural: boolean;
  /** Spelled as a Russian word of another meaning ("он", "торт"): a number only among Kazakh words. */
  readonly ambiguous: boolean;
}

const ENGLISH_UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety";
const ENGLISH_ORDINALS =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth";

const RUSSIAN_CARDINALS: readonly (readonly [number, string])[] = [
  [0, "ноль нуль ноля нуля нолю нулю"],
  [1, "один одна одно одного одной одному одним одном одну одною"],
  [2, "два две двух двум двумя двое двоих двоим двоими"],
  [3, "три трех трем тремя трое троих троим троими"],
  [4, "четыре четырех четырем четырьмя четверо четверых четверым"],
  [5, "пять пяти пятью пятеро пятерых"],
  [6, "шесть шести шестью шестеро шестерых"],
  [7, "семь семи семью семеро семерых"],
  [8, "восемь восьми восемью восьмью"],
  [9, "девять девяти девятью"],
  [10, "десять десяти десятью"],
  ...["один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят"].map(
    (root, index) => [11 + index, withEndings(`${root}надцат`, "ь и ью").join(" ")] as const,
  ),
  [20, "двадцать двадцати двадцатью"],
  [30, "тридцать тридцати тридцатью"],
  [40, "сорок сорока"],
  [50, "пятьдесят пятидесяти пятьюдесятью"],
  [60, "шестьдесят шестидесяти шестьюдесятью"],
  [70, "семьдесят семидесяти семьюдесятью"],
  [80, "восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью"],
  [90, "девяносто девяноста"],
  [100, "сто ста"],
  [200, "двести двухсот двумстам двумястами двухстах"],
  [300, "триста трехсот тремстам тремястами трехстах"],
  [400, "четыреста четырехсот четыремстам четырьмястами четырехстах"],
  [500, "пятьсот пятисот пятистам пятьюстами пятистах"],
  [600, "шестьсот шестисот шестистам шестьюстами шестистах"],
  [700, "семьсот семисот семистам семьюстами семистах"],
  [800, "восемьсот восьмисот восьмистам восемьюстами восьмистах"],
  [900, "девятьсот девятисот девятистам девятьюстами девятистах"],
];

const RUSSIAN_ORDINAL_ROOTS: readonly (readonly [number, string])[] = [
  [1, "перв"],
  [2, "втор"],
  [4, "четверт"],
  [5, "пят"],
  [6, "шест"],
  [7, "седьм"],
  [8, "восьм"],
  [9, "девят"],
  [10, "десят"],
  ...["один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят"].map(
    (root, index) => [11 + index, `${root}надцат`] as const,
  ),
  [20, "двадцат"],
  [30, "тридцат"],
  [40, "сороков"],
  [50, "пятидесят"],
  [60, "шестидесят"],
  [70, "семидесят"],
  [80, "восьмидесят"],
  [90, "девяност"],
  [100, "сот"],
  [1000, "тысячн"],
  [2000, "двухтысячн"],
];
const ADJECTIVE_ENDINGS = "ый ой ая ое ые ого ому ым ом ую ою ых ыми";
const RUSSIAN_THIRD =
  "третий третья третье третьи третьего третьей третьему третьим третьем третью третьих третьими";

const SCALES: readonly (readonly [number, string])[] = [
  [1e6, "миллион"],
  [1e9, "миллиард"],
  [1e12, "триллион"],
];
const ENGLISH_SCALES: readonly (readonly [number, string])[] = [
  [1e3, "thousand"],
  [1e6, "million mln mn"],
  [1e9, "billion bln bn"],
  [1e12, "trillion trn tn"],
];
const CYRILLIC_ABBREVIATIONS: readonly (readonly [number, string])[] = [
  [1e3, "тыс"],
  [1e6, "млн"],
  [1e9, "млрд"],
  [1e12, "трлн"],
];

/** Cardinal and ordinal of Kazakh, plain letters. */
const KAZAKH: readonly (readonly [number, string, string])[] = [
  [0, "нол", "нолинши"],
  [1, "бир", "биринши"],
  [2, "еки", "екинши"],
  [3, "уш", "ушинши"],
  [4, "торт", "тортинши"],
  [5, "бес", "бесинши"],
  [6, "алты", "алтыншы"],
  [7, "жети", "жетинши"],
  [8, "сегиз", "сегизинши"],
  [9, "тогыз", "тогызыншы"],
  [10, "он", "оныншы"],
  [20, "жиырма", "жиырмасыншы"],
  [30, "отыз", "отызыншы"],
  [40, "кырык", "кыркыншы"],
  [50, "елу", "елуинши"],
  [60, "алпыс", "алпысыншы"],
  [70, "жетпис", "жетписинши"],
  [80, "сексен", "сексенинши"],
  [90, "токсан", "токсаныншы"],
];
const KAZAKH_COLLECTIVES: readonly (readonly [number, string])[] = [
  [1, "биреу"],
  [2, "екеу"],
  [3, "ушеу"],
  [4, "тортеу"],
  [5, "бесеу"],
  [6, "алтау"],
  [7, "жетеу"],
];
/** Roots that Russian has everyday words of other meanings like ("он", "торт", "уши"), in plain letters. */
const AMBIGUOUS = /^(?:он|торт|уш)/;
/**
 * Common words that look like a numeral with an ending: "him", "with him", "for", "together", "one of", "gold", "in the
 * world"; of "он" only forms that are no pronoun.
 */
const NOT_NUMERALS =
  /^(?:он(?!$|га$|нан$|ынш).*|ушин|бир(?:ге|ден|ак|те|и(?!нши).*)|алтын(?!шы).*|жузи(?!нши).*)$/;

const WORDS = tabulate();

/** What a word in plain letters (see {@link Lexeme}) counts; undefined for a word that is no number. */
export const numberWord: (plain: string) => NumberWord | undefined = (plain) => found(plain) ?? undefined;

const found = memoize((plain): NumberWord | null => WORDS.get(plain) ?? kazakhNumberWord(plain) ?? null);

function tabulate(): Map<string, NumberWord> {
  const table = new Map<string, NumberWord>();
  const add = (
    language: Language,
    forms: string | readonly string[],
    value: number,
    rest: Partial<NumberWord> = {},
  ) => {
    for (const form of typeof forms === "string" ? forms.split(" ") : forms) {
      table.set(form, {
        value,
        role: "addend",
        language,
        ordinal: false,
        plural: false,
        ambiguous: false,
        ...rest,
      });
    }
  };
  for (const [value, word] of ENGLISH_UNITS.split(" ").entries()) add("en", word, value);
  for (const [value, word] of ENGLISH_ORDINALS.split(" ").entries())
    add("en", word, value, { ordinal: true });
  for (const [index, word] of ENGLISH_TENS.split(" ").entries()) {
    add("en", word, 20 + 10 * index);
    add("en", word.replace(/y$/, "ieth"), 20 + 10 * index, { ordinal: true });
  }
  add("en", "hundred", 100, { role: "hundred" });
  add("en", "hundredth", 100, { role: "hundred", ordinal: true });
  for (const [value, forms] of ENGLISH_SCALES) {
    add("en", forms, value, { role: "scale" });
    const [name = ""] = forms.split(" ");
    add("en", `${name}s`, value, { role: "scale", plural: true });
    add("en", `${name}th`, value, { role: "scale", ordinal: true });
  }
  for (const [value, forms] of RUSSIAN_CARDINALS) add("ru", forms, value);
  for (const [value, root] of RUSSIAN_ORDINAL_ROOTS) {
    add("ru", withEndings(root, ADJECTIVE_ENDINGS), value, { ordinal: true });
  }
  add("ru", RUSSIAN_THIRD, 3, { ordinal: true });
  add("ru", "тысяча тысячу тысяче тысячей тысячью", 1e3, { role: "scale" });
  add("ru", "тысяч тысячи тысячам тысячами тысячах", 1e3, { role: "scale", plural: true });
  for (const [value, root] of SCALES) {
    add("ru", withEndings(root, "- а у ом е"), value, { role: "scale" });
    add("ru", withEndings(root, "ы ов ам ами ах"), value, { role: "scale", plural: true });
  }
  for (const [value, form] of CYRILLIC_ABBREVIATIONS) add("ru", form, value, { role: "scale", plural: true });
  return table;
}

function kazakhNumberWord(plain: string): NumberWord | undefined {
  if (!/^[абежкмностуц]/.test(plain) || plain.length > 20 || NOT_NUMERALS.test(plain)) return undefined;
  const word = (value: number, rest: Partial<NumberWord> = {}): NumberWord => ({
    value,
    role: "addend",
    language: "kk",
    ordinal: false,
    plural: false,
    ambiguous: AMBIGUOUS.test(plain),
    ...rest,
  });
  for (const [value, , ordinal] of KAZAKH) {
    if (isKazakhFormOf(ordinal, plain)) return word(value, { ordinal: true });
  }
  for (const [value, collective] of KAZAKH_COLLECTIVES)
    if (isKazakhFormOf(collective, plain)) return word(value);
  for (const [value, cardinal] of KAZAKH) {
    if (isKazakhFormOf(cardinal, plain)) return word(value);
  }
  if (isKazakhFormOf("жузинши", plain)) return word(100, { role: "hundred", ordinal: true });
  // "жүзде", "жүздің" on their own are of the hordes (or faces): a hundred only after another number.
  if (isKazakhFormOf("жуз", plain)) return word(100, { role: "hundred", plural: plain !== "жуз" });
  if (isKazakhFormOf("мынынши", plain) || isKazakhFormOf("мыныншы", plain)) {
    return word(1e3, { role: "scale", ordinal: true });
  }
  if (isKazakhFormOf("мын", plain)) return word(1e3, { role: "scale" });
  for (const [value, root] of SCALES) if (isKazakhFormOf(root, plain)) return word(value, { role: "scale" });
  return undefined;
}
