import { isDash, isKazakhAround, type Lexeme } from "./lexemes.ts";
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

/**
 * The number that begins at lexeme `index`: figures with separators, number words in three languages, both with scale
 * words ("5 млн 300 тыс.", "two and a half million"), and the same number in brackets once more ("five (5)").
 */
export function parseNumber(
  text: string,
  lexemes: readonly Lexeme[],
  index: number,
): ParsedNumber | undefined {
  const lexeme = lexemes[index];
  if (!lexeme) return undefined;
  const parsed = lexeme.kind === "word" ? parseWords(text, lexemes, index) : parseFigures(lexemes, index);
  return parsed && withRepetition(text, lexemes, parsed);
}

/** Skips "(пять)" after 5, as contracts write, and the scale after it. */
function withRepetition(text: string, lexemes: readonly Lexeme[], parsed: ParsedNumber): ParsedNumber {
  if (lexemes[parsed.next]?.text !== "(") return parsed;
  const inside = lexemes[parsed.next + 1];
  if (!inside || inside.kind === "mark") return parsed;
  const again =
    inside.kind === "word"
      ? parseWords(text, lexemes, parsed.next + 1)
      : parseFigures(lexemes, parsed.next + 1);
  if (again?.value !== parsed.value || lexemes[again.next]?.text !== ")") return parsed;
  return scaled(lexemes, { ...parsed, next: again.next + 1 });
}

/*
 * Figures
 */

function parseFigures(lexemes: readonly Lexeme[], index: number): ParsedNumber | undefined {
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
function scaled(lexemes: readonly Lexeme[], parsed: ParsedNumber): ParsedNumber {
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
function afterAbbreviation(lexemes: readonly Lexeme[], index: number): number {
  const point = lexemes[index + 1];
  return lexemes[index]?.plain === "тыс" && point?.text === "." && !point.spaced ? index + 2 : index + 1;
}

/*
 * Words
 */

/** Number words read so far: the sum of closed groups and the group that goes on. */
interface Reading {
  total: number;
  group: number | undefined;
  /** What may still be added to the group is less than this. */
  room: number;
  scale: number;
  language: NumberWord["language"] | undefined;
}

function parseWords(text: string, lexemes: readonly Lexeme[], index: number): ParsedNumber | undefined {
  const special = parseHalves(lexemes, index);
  if (special) return special;
  const reading: Reading = {
    total: 0,
    group: undefined,
    room: 1000,
    scale: Number.POSITIVE_INFINITY,
    language: undefined,
  };
  let next = articleBefore(lexemes, index) ? index + 1 : index;
  if (next > index) reading.group = 1;
  let last: NumberWord | undefined;
  while (last?.ordinal !== true) {
    const at = last ? continuation(lexemes, next, last) : next;
    const word = numberWordAt(text, lexemes, at, last !== undefined);
    if (!word || !accept(reading, word, last === undefined && next === index)) break;
    last = word;
    next = afterAbbreviation(lexemes, at);
  }
  if (!last) return undefined;
  const value = reading.total + (reading.group ?? 0);
  const scale = reading.group === undefined && Number.isFinite(reading.scale) ? reading.scale : 1;
  const parsed = { value, next, ordinal: last.ordinal, scale, figures: false };
  return last.ordinal ? parsed : withHalf(lexemes, parsed, last.language);
}

/** Takes a word into the number, or says that it cannot go on so. */
function accept(reading: Reading, word: NumberWord, first: boolean): boolean {
  if (reading.language !== undefined && word.language !== reading.language && word.role !== "scale")
    return false;
  if (word.role === "scale") {
    if (word.value >= reading.scale || (first && word.plural) || (reading.group === undefined && !first))
      return false;
    reading.total += (reading.group ?? 1) * word.value;
    Object.assign(reading, { group: undefined, room: 1000, scale: word.value });
  } else if (word.role === "hundred") {
    if (reading.group !== undefined && (reading.group >= 100 || reading.group === 0)) return false;
    if (first && word.language === "en") return false;
    reading.group = (reading.group ?? 1) * 100;
    reading.room = 100;
  } else {
    const value = word.value;
    if (value >= reading.room) return false;
    if (reading.group !== undefined && (value === 0 || reading.group === 0)) return false;
    reading.group = (reading.group ?? 0) + value;
    reading.room = roomAfter(word);
  }
  reading.language = word.language;
  return true;
}

/** What may follow within a group: after twenty a unit, after a hundred anything less, after the rest nothing. */
function roomAfter({ value, language }: NumberWord): number {
  if (value >= 100) return 100;
  return value >= 20 || (value === 10 && language === "kk") ? 10 : 0;
}

function numberWordAt(
  text: string,
  lexemes: readonly Lexeme[],
  index: number,
  inside: boolean,
): NumberWord | undefined {
  const lexeme = lexemes[index];
  if (lexeme?.kind !== "word") return undefined;
  const word = numberWord(lexeme.plain);
  if (!word?.ambiguous || inside || /[қғңөұүіәһ]/i.test(lexeme.text)) return word;
  return isKazakhNear(text, lexemes, index) ? word : undefined;
}

/** Whether a word that Russian has too stands among Kazakh ones: by their letters or by what is counted. */
function isKazakhNear(text: string, lexemes: readonly Lexeme[], index: number): boolean {
  const lexeme = lexemes[index];
  const next = lexemes[index + 1]?.plain ?? "";
  if (/^(?:жыл|кун|апта|айга|айлык|мын|пайыз)/.test(next)) return true;
  const after = numberWord(next);
  return (
    (after?.language === "kk" && !after.ambiguous) || (lexeme !== undefined && isKazakhAround(text, lexeme))
  );
}

/** Where the number may go on: after a space, an English hyphen ("twenty-first") or an English "and". */
function continuation(lexemes: readonly Lexeme[], next: number, last: NumberWord): number {
  const lexeme = lexemes[next];
  if (isDash(lexeme) && !lexeme?.spaced && !lexemes[next + 1]?.spaced && last.language === "en")
    return next + 1;
  if (lexeme?.plain === "and" && (last.role !== "addend" || last.value >= 100)) return next + 1;
  return next;
}

/** "a million", "an hundred": an article counts as one before a scale. */
function articleBefore(lexemes: readonly Lexeme[], index: number): boolean {
  if (!/^an?$/.test(lexemes[index]?.plain ?? "")) return false;
  const word = numberWord(lexemes[index + 1]?.plain ?? "");
  return word?.language === "en" && word.role !== "addend" && !word.ordinal && !word.plural;
}

const HALF_ENDINGS = /^полтор[аы]$|^полутор[аы]$/;

/** "полтора миллиона", "half a million", "полмиллиона", "жарты миллион". */
function parseHalves(lexemes: readonly Lexeme[], index: number): ParsedNumber | undefined {
  const plain = lexemes[index]?.plain ?? "";
  const half = (value: number, next: number): ParsedNumber => ({
    value,
    next,
    ordinal: false,
    scale: 1,
    figures: false,
  });
  if (HALF_ENDINGS.test(plain)) return scaled(lexemes, half(1.5, index + 1));
  const joined = /^пол(миллион|миллиард|тысяч)(?:а|и)$/.exec(plain)?.[1];
  if (joined) return half({ миллион: 5e5, миллиард: 5e8, тысяч: 500 }[joined] ?? 0, index + 1);
  if (plain !== "half" && plain !== "жарты") return undefined;
  const skipped = /^an?$/.test(lexemes[index + 1]?.plain ?? "") ? index + 2 : index + 1;
  const whole = scaled(lexemes, half(0.5, skipped));
  return whole.scale > 1 ? whole : undefined;
}

/** "two and a half million", "два с половиной миллиона", "екі жарым миллион". */
function withHalf(
  lexemes: readonly Lexeme[],
  parsed: ParsedNumber,
  language: NumberWord["language"],
): ParsedNumber {
  const phrase = { en: ["and", "a", "half"], ru: ["с", "половиной"], kk: ["жарым"] }[language];
  const follows = phrase.every((word, offset) => lexemes[parsed.next + offset]?.plain === word);
  if (!follows) return parsed;
  const half = {
    ...parsed,
    value: parsed.value + Math.max(1, parsed.scale) / 2,
    next: parsed.next + phrase.length,
  };
  return parsed.scale === 1 ? scaled(lexemes, half) : half;
}
