import { isDash, type Lexeme } from "./lexemes.ts";
import { type NumberWord, numberWord } from "./number-words.ts";

/** A number read from lexemes. */
export interface ParsedNumber {
  readonly value: number;
  /** Index of the lexeme after it. */
  readonly next: number;
  readonly ordinal: boolean;
  /** What a scale word multiplied it by ("млн"): 1 where there is none. */
  readonly scale: number;
  /** Whether it was read from figures. */
  readonly figures: boolean;
}

/** Groups of digits a number can have; more is no number that an article states. */
const MOST_GROUPS = 6;
const MOST_DIGITS = 15;
const VULGAR: Readonly<Record<string, number>> = { "¼": 0.25, "½": 0.5, "¾": 0.75 };

/** The number in figures at lexeme `index`, with its ordinal ending, scale words and smaller parts. */
export function parseFigures(lexemes: readonly Lexeme[], index: number): ParsedNumber | undefined {
  const figure = parseFigure(lexemes, index);
  if (!figure) return undefined;
  const suffix = ordinalSuffixEnd(lexemes, figure.next);
  if (suffix !== undefined) return { ...figure, next: suffix, ordinal: true };
  return addSmallerScales(
    lexemes,
    scaled(lexemes, { ...figure, next: cardinalSuffixEnd(lexemes, figure.next) }),
  );
}

/** "5 миллионов 300 тысяч": parts with ever smaller scales are one number. */
function addSmallerScales(lexemes: readonly Lexeme[], parsed: ParsedNumber): ParsedNumber {
  let sum = parsed;
  let scale = parsed.scale;
  while (scale > 1 && lexemes[sum.next]?.kind === "digits") {
    const figure = parseFigure(lexemes, sum.next);
    const part = figure && scaled(lexemes, figure);
    if (!part || part.scale === 1 || part.scale >= scale) break;
    scale = part.scale;
    sum = { ...sum, value: sum.value + part.value, next: part.next };
  }
  return sum;
}

/** Digits, their groups of thousands, decimals and a vulgar fraction. */
function parseFigure(lexemes: readonly Lexeme[], index: number): ParsedNumber | undefined {
  const first = lexemes[index];
  const result = (value: number, next: number) => ({ value, next, ordinal: false, scale: 1, figures: true });
  if (!first) return undefined;
  if (first.kind === "mark") {
    const alone = VULGAR[first.text];
    return alone === undefined ? undefined : result(alone, index + 1);
  }
  if (first.kind !== "digits" || first.text.length > MOST_DIGITS) return undefined;
  const { digits, next } = groupedDigits(lexemes, index);
  const after = lexemes[next];
  const fraction = after && !after.spaced ? VULGAR[after.text] : undefined;
  if (fraction !== undefined) return result(Number(digits) + fraction, next + 1);
  const decimals = lexemes[next + 1];
  const point = after && !after.spaced && (after.text === "." || after.text === ",");
  const stops =
    lexemes[next + 2]?.text === after?.text &&
    lexemes[next + 3]?.kind === "digits" &&
    !lexemes[next + 3]?.spaced;
  if (point && decimals?.kind === "digits" && !decimals.spaced && decimals.text.length <= 6 && !stops) {
    if (!isDottedNumber(lexemes, index)) return result(Number(`${digits}.${decimals.text}`), next + 2);
  }
  return result(Number(digits), next);
}

/** Whether the figure goes on from one with a point before it: the 08 and 2020 of 13.08.2020 are no decimals. */
function isDottedNumber(lexemes: readonly Lexeme[], index: number): boolean {
  const point = lexemes[index - 1];
  return (
    point?.text === "." && !point.spaced && !lexemes[index]?.spaced && lexemes[index - 2]?.kind === "digits"
  );
}

/** "1,000,000", "500 000" with any space, "1.234.567", "1'000": one kind of separator, groups of three. */
function groupedDigits(lexemes: readonly Lexeme[], index: number): { digits: string; next: number } {
  const first = lexemes[index]?.text ?? "";
  let digits = first;
  let next = index + 1;
  if (first.length > 3 || first.startsWith("0")) return { digits, next };
  const separator = lexemes[next];
  if (separator?.kind === "digits") {
    // Digits after digits: white space between them.
    while (isGroup(lexemes[next]) && next - index < MOST_GROUPS) digits += lexemes[next++]?.text ?? "";
    return { digits, next };
  }
  if (!separator || separator.spaced || !",.'’".includes(separator.text)) return { digits, next };
  let groups = 0;
  while (
    lexemes[next]?.text === separator.text &&
    !lexemes[next]?.spaced &&
    isGroup(lexemes[next + 1], true)
  ) {
    if (groups++ === MOST_GROUPS) return { digits: first, next: index + 1 };
    digits += lexemes[next + 1]?.text ?? "";
    next += 2;
  }
  const scale = numberWord(lexemes[next]?.plain ?? "");
  // "1.234" is a decimal, and "1,234 млрд" too.
  const single =
    groups === 1 && (separator.text === "." || (separator.text === "," && isCyrillicScale(scale)));
  return single ? { digits: first, next: index + 1 } : { digits, next };
}

const isCyrillicScale = (word: NumberWord | undefined): boolean =>
  word?.role === "scale" && word.language !== "en";

function isGroup(lexeme: Lexeme | undefined, tight = false): boolean {
  return lexeme?.kind === "digits" && lexeme.text.length === 3 && !(tight && lexeme.spaced);
}

/** The lexeme after "th", "-го", "-ші"; undefined where there is none. */
function ordinalSuffixEnd(lexemes: readonly Lexeme[], next: number): number | undefined {
  const after = lexemes[next];
  if (after && !after.spaced && /^(?:st|nd|rd|th)$/.test(after.plain)) return next + 1;
  const suffix = lexemes[next + 1];
  const attached = isDash(after) && !after?.spaced && suffix?.kind === "word" && !suffix.spaced;
  if (attached && /^(?:[ыо]?й|[оеа]?я|[оы]?е|о?го|о?му|[ыо]?м|ую|ых|ыми)$/.test(suffix.plain))
    return next + 2;
  if (attached && suffix.plain === "х" && lexemes[next - 1]?.text.length === 4) return next + 2;
  if (attached && /^(?:[ыи]?н?ш[ыи]|[ыи])(?:с?[ыи]н?|н?[дт][ае]н?|н[ыи]н|г[ае]|не)?$/.test(suffix.plain))
    return next + 2;
  return undefined;
}

/** The lexeme after the ending of "3-х", "5-ти", where there is one. */
function cardinalSuffixEnd(lexemes: readonly Lexeme[], next: number): number {
  const suffix = lexemes[next + 1];
  const attached = isDash(lexemes[next]) && !lexemes[next]?.spaced && !suffix?.spaced;
  return attached && /^(?:у?х|[её]?х|р[её]х|т?и|м[яи]|ю)$/.test(suffix?.plain ?? "") ? next + 2 : next;
}

/** The number times the scale word after it, if there is one: "5 млн", "1.5-million". */
export function scaled(lexemes: readonly Lexeme[], parsed: ParsedNumber): ParsedNumber {
  const at = isDash(lexemes[parsed.next]) && !lexemes[parsed.next]?.spaced ? parsed.next + 1 : parsed.next;
  const lexeme = lexemes[at];
  const word = lexeme?.kind === "word" ? numberWord(lexeme.plain) : undefined;
  if (
    !word ||
    word.ordinal ||
    (word.role !== "scale" && !(word.role === "hundred" && word.language === "en"))
  )
    return parsed;
  if (at !== parsed.next && lexeme?.spaced) return parsed;
  const value = Number((parsed.value * word.value).toPrecision(15));
  return { ...parsed, value, scale: word.value, next: afterAbbreviation(lexemes, at) };
}

/** The lexeme after the word at `index` and the point that belongs to it ("тыс."). */
export function afterAbbreviation(lexemes: readonly Lexeme[], index: number): number {
  const point = lexemes[index + 1];
  return lexemes[index]?.plain === "тыс" && point?.text === "." && !point.spaced ? index + 2 : index + 1;
}
