import { isKazakhFormOf, type Lexeme, withEndings } from "./lexemes.ts";
import { memoize } from "./memo.ts";

/** ISO 4217 codes that are read where they stand in capitals. */
const CODES = new Set(
  `USD EUR GBP KZT RUB RUR CNY JPY KGS UZS TJS TMT AZN AMD GEL BYN UAH MDL TRY CHF SEK NOK DKK PLN CZK HUF RON CAD AUD
  NZD INR PKR KRW SGD HKD AED SAR QAR KWD ILS BRL ZAR MXN EGP MNT THB VND IDR MYR XDR`.split(/\s+/),
);

const SIGNS: Readonly<Record<string, string>> = {
  $: "USD",
  "€": "EUR",
  "£": "GBP",
  "₸": "KZT",
  "₽": "RUB",
  "¥": "JPY",
  "₺": "TRY",
  "₴": "UAH",
  "₹": "INR",
  "₩": "KRW",
  "₾": "GEL",
  "֏": "AMD",
  "₼": "AZN",
};

/** Letters before a dollar sign: US$, C$. */
const DOLLARS: Readonly<Record<string, string>> = {
  us: "USD",
  c: "CAD",
  ca: "CAD",
  a: "AUD",
  au: "AUD",
  nz: "NZD",
  hk: "HKD",
  s: "SGD",
};

const CASES = "- а у ом е ы ов ам ами ах";
const SOFT_CASES = "ь я ю ем е и ей ям ями ях";
const NOUNS_A = "а ы е у ой - ам ами ах";

/** Words for money in plain letters, every form of English and Russian. */
const NAMES = new Map<string, string>(
  (
    [
      ["USD", ["dollar", "dollars", "долл", ...withEndings("доллар", CASES)]],
      ["EUR", ["euro", "euros", "евро"]],
      ["GBP", ["pound", "pounds", ...withEndings("фунт", CASES)]],
      ["KZT", ["tenge", "tenges", "тенге", "тг"]],
      ["RUB", ["ruble", "rubles", "rouble", "roubles", "руб", ...withEndings("рубл", SOFT_CASES)]],
      ["CNY", ["yuan", "yuans", "renminbi", "rmb", ...withEndings("юан", SOFT_CASES)]],
      ["JPY", ["yen", ...withEndings("иен", NOUNS_A), ...withEndings("йен", NOUNS_A)]],
      ["KGS", ["som", "soms", ...withEndings("сом", CASES)]],
      ["UZS", ["soum", "soums", ...withEndings("сум", "- ов ам ами ах")]],
      ["TJS", ["somoni", "сомони"]],
      ["AZN", ["manat", "manats", ...withEndings("манат", CASES)]],
      ["AMD", ["dram", "drams", ...withEndings("драм", CASES)]],
      ["GEL", ["lari", "лари"]],
      ["TRY", ["lira", "liras", ...withEndings("лир", NOUNS_A)]],
      ["UAH", ["hryvnia", "hryvnias", "гривна", "гривны", "гривен", "гривну", "гривнам"]],
      ["CHF", ["franc", "francs", ...withEndings("франк", CASES)]],
      ["INR", ["rupee", "rupees", "рупия", "рупии", "рупий", "рупию", "рупиям"]],
      ["AED", ["dirham", "dirhams", ...withEndings("дирхам", CASES)]],
      ["PLN", ["zloty", "zlotys", "злотый", "злотых", "злотыми"]],
    ] as const
  ).flatMap(([code, forms]) => forms.map((form) => [form, code] as const)),
);

/** Kazakh words for money, which take endings ("теңгені", "долларын"). */
const KAZAKH_ROOTS: readonly (readonly [string, string])[] = [
  ["тенге", "KZT"],
  ["доллар", "USD"],
  ["еуро", "EUR"],
  ["рубл", "RUB"],
  ["рубль", "RUB"],
  ["юан", "CNY"],
  ["юань", "CNY"],
  ["фунт", "GBP"],
  ["сом", "KGS"],
  ["иена", "JPY"],
];

/** Which dollar, franc, pound: words before or after the name, in plain letters. */
const KINDS: readonly (readonly [RegExp, string, string])[] = [
  [/^(?:canadian|канадск\p{L}+|канада)$/u, "USD", "CAD"],
  [/^(?:australian|австралийск\p{L}+|австралия)$/u, "USD", "AUD"],
  [/^(?:singapore|сингапурск\p{L}+)$/u, "USD", "SGD"],
  [/^(?:turkmen|turkmenistani|туркменск\p{L}+)$/u, "AZN", "TMT"],
  [/^(?:belarusian|белорусск\p{L}+)$/u, "RUB", "BYN"],
];

const nameCode = memoize((plain): string | null => {
  const known = NAMES.get(plain);
  if (known) return known;
  return KAZAKH_ROOTS.find(([root]) => isKazakhFormOf(root, plain))?.[1] ?? null;
});

/** Money named at a lexeme: its code and the lexeme after it. */
export interface ParsedCurrency {
  readonly currency: string;
  readonly next: number;
}

/** Words that stand between a number and its money, or after its name, and say nothing more. */
const US = /^(?:u|s|us|american|америкалык|американск\p{L}+|акш|сша)$/u;

/** The money before a figure: "$", "US$", "EUR", "€". */
export function currencyBefore(lexemes: readonly Lexeme[], index: number): ParsedCurrency | undefined {
  const lexeme = lexemes[index];
  if (!lexeme) return undefined;
  if (lexeme.kind === "mark") {
    const currency = SIGNS[lexeme.text];
    return currency === undefined ? undefined : { currency, next: index + 1 };
  }
  const sign = lexemes[index + 1];
  const dollar = sign?.text === "$" && !sign.spaced ? DOLLARS[lexeme.plain] : undefined;
  if (dollar) return { currency: dollar, next: index + 2 };
  return CODES.has(lexeme.text) ? { currency: modern(lexeme.text), next: index + 1 } : undefined;
}

/** The money after a number: "euros", "долларов США", "АҚШ доллары", "US dollars", "KZT", "€". */
export function currencyAfter(lexemes: readonly Lexeme[], index: number): ParsedCurrency | undefined {
  const sign = currencyBefore(lexemes, index);
  if (sign) return sign;
  let at = index;
  let kind: string | undefined;
  while (at < index + 4) {
    const lexeme = lexemes[at];
    if (lexeme?.kind === "word" && US.test(lexeme.plain)) at += 1;
    else if (lexeme?.text === "." && US.test(lexemes[at - 1]?.plain ?? "") && at > index) at += 1;
    else if (lexeme && kind === undefined && isKind(lexeme.plain)) {
      kind = lexeme.plain;
      at += 1;
    } else break;
  }
  const lexeme = lexemes[at];
  const named = lexeme?.kind === "word" ? nameCode(lexeme.plain) : null;
  if (named === null) return undefined;
  return { currency: ofKind(named, kind), next: nameEnd(lexemes, at + 1) };
}

const isKind = (plain: string): boolean =>
  KINDS.some(([form]) => form.test(plain)) ||
  /^(?:russian|российск\p{L}+|chinese|китайск\p{L}+|ресей|кытай|казахстанск\p{L}+|kazakh|kazakhstani|british|британск\p{L}+|swiss|швейцарск\p{L}+|japanese|японск\p{L}+|turkish|турецк\p{L}+)$/u.test(
    plain,
  );

function ofKind(currency: string, kind: string | undefined): string {
  if (kind === undefined) return currency;
  return KINDS.find(([form, of]) => of === currency && form.test(kind))?.[2] ?? currency;
}

/** After the name: the point of "долл." and "руб.", "США", "sterling". */
function nameEnd(lexemes: readonly Lexeme[], next: number): number {
  const point = lexemes[next];
  const dotted =
    point?.text === "." && !point.spaced && /^(?:долл|руб)$/.test(lexemes[next - 1]?.plain ?? "");
  const after = dotted ? next + 1 : next;
  if (/^(?:сша|стерлингов|sterling)$/.test(lexemes[after]?.plain ?? "")) return after + 1;
  return after;
}

const modern = (code: string): string => (code === "RUR" ? "RUB" : code);
