import { afterAbbreviation, type ParsedNumber, parseFigures, scaled } from "./figures.ts";
import { isDash, isKazakhAround, type Lexeme } from "./lexemes.ts";
import { type NumberWord, numberWord } from "./number-words.ts";

export type { ParsedNumber } from "./figures.ts";

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
    if (first && (word.language === "en" || word.plural)) return false;
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
  const isHorde = word?.role === "hundred" && /^(?:улы|орта|киши)$/.test(lexemes[index - 1]?.plain ?? "");
  if (isHorde) return undefined;
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
