import type { Span } from "../types.ts";
import { currencyAfter, currencyBefore } from "./currencies.ts";
import { isDash, type Lexeme, lexemesOf } from "./lexemes.ts";
import { type ParsedNumber, parseNumber } from "./number-grammar.ts";

/** What a number counts, where a sign or a word beside it says so. */
export type NumberUnit = "percent" | "currency";

/** A number in a text. The span covers the figures or words with their scale ("5 млн"), not the unit. */
export interface NumberMention extends Span {
  readonly value: number;
  readonly unit?: NumberUnit;
  /** ISO 4217, where the unit is "currency". */
  readonly currency?: string;
  /** "third", "13-го", "бесінші". */
  readonly ordinal?: true;
}

/** A sum of money in a text. The span covers the number and the name or sign of the money. */
export interface AmountMention extends Span {
  readonly value: number;
  /** ISO 4217. */
  readonly currency: string;
}

/**
 * The numbers of a text, or of the stretch `within` it, in order: figures with any separators of thousands, decimals,
 * fractions, and words of three languages, with thousands and millions in words. Nothing is left out: the parts of
 * dates are numbers too (13, 8 and 2020 of "13.08.2020"); whoever does not want them leaves out what lies in the spans
 * of `findDates`. The first of "5–10 млн" is five million.
 */
export function findNumbers(text: string, within?: Span): NumberMention[] {
  return scan(text, within).map(({ parsed, unit, currency, start, end }) => ({
    value: parsed.value,
    ...(unit ? { unit } : {}),
    ...(currency ? { currency } : {}),
    ...(parsed.ordinal ? { ordinal: true as const } : {}),
    start,
    end,
  }));
}

/**
 * The sums of money of a text, or of the stretch `within` it, in order, by sign, ISO code or name in three languages.
 * A range is two sums: the first of "$5-10 million" is five million dollars, its span "$5".
 */
export function findAmounts(text: string, within?: Span): AmountMention[] {
  return scan(text, within).flatMap(({ parsed, currency, whole }) =>
    currency === undefined ? [] : [{ value: parsed.value, currency, ...whole }],
  );
}

/** A number with its unit. */
interface Quantity extends Span {
  readonly parsed: ParsedNumber;
  readonly unit?: NumberUnit;
  readonly currency?: string;
  /** The span with the unit. */
  readonly whole: Span;
  /** Index of the lexeme after number and unit. */
  readonly next: number;
}

function scan(text: string, within?: Span): Quantity[] {
  const lexemes = lexemesOf(text, within);
  const found: Quantity[] = [];
  let index = 0;
  while (index < lexemes.length) {
    const quantity = parseQuantity(text, lexemes, index);
    if (!quantity) {
      index += 1;
      continue;
    }
    const before = found.at(-1);
    if (before && isRange(lexemes, before.next, index)) found.splice(-1, 1, ...asRange(before, quantity));
    else found.push(quantity);
    index = quantity.parsed.next;
  }
  return found;
}

function parseQuantity(text: string, lexemes: readonly Lexeme[], index: number): Quantity | undefined {
  const parsed = parseNumber(text, lexemes, index);
  const first = lexemes[index];
  if (!parsed || !first) return undefined;
  const signed = isNegative(lexemes, index);
  const value = signed ? -parsed.value : parsed.value;
  const start = signed ? (lexemes[index - 1]?.start ?? first.start) : first.start;
  const sign = precedingCurrency(lexemes, signed ? index - 1 : index);
  const number =
    sign || parsed.scale === 1
      ? withLetterScale(text, lexemes, { ...parsed, value }, sign !== undefined)
      : { ...parsed, value };
  const end = lexemes[number.next - 1]?.end ?? first.end;
  const quantity = { parsed: number, start, end, whole: { start, end }, next: number.next };
  if (number.ordinal) return quantity;
  if (sign)
    return { ...quantity, unit: "currency", currency: sign.currency, whole: { start: sign.start, end } };
  return withUnitAfter(lexemes, quantity);
}

function withUnitAfter(lexemes: readonly Lexeme[], quantity: Quantity): Quantity {
  const { next } = quantity.parsed;
  const at = isDash(lexemes[next]) && !lexemes[next]?.spaced ? next + 1 : next;
  const unit = (after: number): { whole: Span; next: number } => ({
    whole: { start: quantity.start, end: lexemes[after - 1]?.end ?? quantity.end },
    next: after,
  });
  const percent = percentEnd(lexemes, at);
  if (percent !== undefined) return { ...quantity, unit: "percent", ...unit(percent) };
  const money = currencyAfter(lexemes, at);
  // "2020 $5": the sign belongs to the next figure.
  const isNext =
    money &&
    lexemes[at]?.kind === "mark" &&
    lexemes[at]?.spaced &&
    lexemes[money.next]?.kind === "digits" &&
    !lexemes[money.next]?.spaced;
  if (!money || isNext) return quantity;
  return { ...quantity, unit: "currency", currency: money.currency, ...unit(money.next) };
}

/** "−5", and "-5" where the hyphen joins nothing before it. */
function isNegative(lexemes: readonly Lexeme[], index: number): boolean {
  const sign = lexemes[index - 1];
  const before = lexemes[index - 2];
  const figures = lexemes[index];
  if (!sign || !/^[-−]$/.test(sign.text) || figures?.kind !== "digits" || figures.spaced) return false;
  return before === undefined || (sign.spaced && before.kind !== "digits");
}

/** "$" or "EUR" right before the number at `index`. */
function precedingCurrency(
  lexemes: readonly Lexeme[],
  index: number,
): { currency: string; start: number } | undefined {
  for (const back of [2, 1]) {
    const first = lexemes[index - back];
    const money = first && currencyBefore(lexemes, index - back);
    if (!first || money?.next !== index || isCountedSign(lexemes, index - back)) continue;
    return { currency: money.currency, start: first.start };
  }
  return undefined;
}

/** The "€" of "5€ 10" and "5 € 10" belongs to the figure before it. */
function isCountedSign(lexemes: readonly Lexeme[], at: number): boolean {
  return lexemes[at - 1]?.kind === "digits" && lexemes[at + 1]?.spaced === true;
}

const LETTER_SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, к: 1e3 };

/** "$3m", "3k euros": single letters are scales only beside money. */
function withLetterScale(
  text: string,
  lexemes: readonly Lexeme[],
  parsed: ParsedNumber,
  isMoney: boolean,
): ParsedNumber {
  const letter = lexemes[parsed.next];
  const scale = letter?.kind === "word" && !letter.spaced ? LETTER_SCALES[letter.plain] : undefined;
  if (scale === undefined || parsed.scale !== 1 || !parsed.figures || text === "") return parsed;
  if (!isMoney && !currencyAfter(lexemes, parsed.next + 1)) return parsed;
  return { ...parsed, value: Number((parsed.value * scale).toPrecision(15)), scale, next: parsed.next + 1 };
}

/** After "%", "percent", "per cent", "процентов", "пайызға"; undefined where there is none. */
function percentEnd(lexemes: readonly Lexeme[], at: number): number | undefined {
  const plain = lexemes[at]?.plain ?? "";
  if (plain === "%" || /^(?:percent|pct|процент\p{L}{0,3}|пайыз\p{L}{0,6})$/u.test(plain)) return at + 1;
  return plain === "per" && lexemes[at + 1]?.plain === "cent" ? at + 2 : undefined;
}

/** Whether only a dash, "to", "до" or "and" stands between two numbers. */
function isRange(lexemes: readonly Lexeme[], next: number, index: number): boolean {
  const between = lexemes.slice(next, index).filter(({ text }) => !/^[$€£₸₽¥]$/.test(text));
  return between.length === 1 && /^(?:-|to|до)$/.test(between[0]?.plain ?? "");
}

/** Both numbers of a range with what one of them says for both: the scale of the second, the unit of either. */
function asRange(first: Quantity, second: Quantity): [Quantity, Quantity] {
  if (first.parsed.ordinal || second.parsed.ordinal) return [first, second];
  if (first.unit && second.unit && first.currency !== second.currency) return [first, second];
  const unit = first.unit ?? second.unit;
  const currency = first.currency ?? second.currency;
  const shared = { ...(unit ? { unit } : {}), ...(currency ? { currency } : {}) };
  return [
    { ...first, ...shared, parsed: withScaleOf(second.parsed, first.parsed) },
    { ...second, ...shared },
  ];
}

/** The 5 of "5–10 million" is five million; where the first is not the smaller one, it stands for itself. */
function withScaleOf(second: ParsedNumber, first: ParsedNumber): ParsedNumber {
  const isSmaller = first.value < second.value / second.scale;
  if (first.scale !== 1 || second.scale === 1 || !isSmaller || first.figures !== second.figures) return first;
  return { ...first, value: Number((first.value * second.scale).toPrecision(15)), scale: second.scale };
}
