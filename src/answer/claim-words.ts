import { findDates, findPeriods } from "../language/dates.ts";
import type { ConceptMention, Lexicon } from "../language/lexicon.ts";
import { nameKey } from "../language/names.ts";
import { findNumbers, type NumberMention } from "../language/numbers.ts";
import { sentences } from "../language/sentences.ts";
import { termKey } from "../language/stems.ts";
import { isStopWord } from "../language/stop-words.ts";
import { foldKazakh, toLatin } from "../language/transliteration.ts";
import { words } from "../language/words.ts";
import type { Language, Span } from "../types.ts";
import { isConcord, negatorAt } from "./negation.ts";
import { type Party, partiesOf } from "./party-marks.ts";

/** A word of a claim or of evidence, as they are compared. */
export interface ComparedWord extends Span {
  readonly text: string;
  /** Position among the words of its text. */
  readonly position: number;
  /** Which sentence of its text it stands in, from 0. */
  readonly sentence: number;
  readonly kind: "stop" | "content" | "name" | "number";
  /** Opens its sentence, so that its capital tells nothing. */
  readonly first: boolean;
  readonly key: string;
  readonly name: string;
  /** How it may be heard in either script, roughly, each with what is left of that without vowels. */
  readonly sounds: readonly Sound[];
  readonly cyrillic: boolean;
  readonly concepts: readonly string[];
  /** Part of the name of a country, city or organisation that the lexicon knows. */
  readonly naming: boolean;
  /** Of an office: written with a capital without being a name of its own. */
  readonly titular: boolean;
}

interface Sound {
  readonly sound: string;
  readonly consonants: string;
}

/** A word that denies, and the word it denies. */
export interface Negation {
  /** Position of the word denied, or null where none is clear. */
  readonly denied: number | null;
  readonly sentence: number;
  /** Only goes with another denial: «никто не», "neither … nor". */
  readonly concord: boolean;
}

/** A number that is no part of a date. */
export interface ComparedNumber extends NumberMention {
  readonly position: number;
  /** Written in Roman figures, which count centuries and kings but nothing else. */
  readonly roman?: true;
}

/** What a text says, in a form that can be compared across languages. */
export interface Reading {
  readonly text: string;
  readonly language: Language;
  readonly words: readonly ComparedWord[];
  readonly numbers: readonly ComparedNumber[];
  /** ISO dates as exact as stated, the ends of periods among them. */
  readonly dates: readonly (Span & { readonly value: string })[];
  readonly negations: readonly Negation[];
  /** Longest mentions of offices: "First Deputy Prime Minister" is not "Prime Minister". */
  readonly offices: readonly ConceptMention[];
  /** Countries, and whether each may be who acts. */
  readonly parties: readonly Party[];
  readonly sentences: readonly Span[];
}

/** Kinds of concepts that name one thing in the world. */
const NAMING: ReadonlySet<string> = new Set(["countries", "cities", "organizations"]);
const ROMAN = /^(?=[IVXLC]{2,}$|[VX]$)(?:X{0,3})(?:IX|IV|V?I{0,3})$/u;
const ROMAN_DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** Reads a text for comparison. */
export function readText(text: string, language: Language, lexicon: Lexicon): Reading {
  const whole = { start: 0, end: text.length };
  const parts = sentences(text, whole);
  const mentions = lexicon.findAll(text, language);
  const longest = lexicon.find(text, language);
  const dates = datesOf(text);
  const numbers = findNumbers(text).filter((number) => !dates.some((date) => overlap(date, number)));
  const all = words(text);
  const compared = all.map((word, position): ComparedWord => {
    const sentence = Math.max(
      0,
      parts.findIndex((part) => part.start <= word.start && word.end <= part.end),
    );
    const first = !all.some((one) => one.end <= word.start && one.start >= (parts[sentence]?.start ?? 0));
    const covering = mentions.filter((one) => one.start <= word.start && word.end <= one.end);
    const naming = covering.some((one) => NAMING.has(lexicon.kind(one.concept)));
    const wordLanguage = languageOfWord(word.text, language);
    return {
      ...word,
      position,
      sentence,
      first,
      kind: kindOf(word.text, {
        language: wordLanguage,
        numeric: [...dates, ...numbers].some((one) => overlap(one, word)),
        first,
        naming,
      }),
      key: termKey(word.text.replace(/(?<=^\p{Lu}{2,})s$/u, ""), language),
      name: nameKey(word.text),
      sounds: soundsOf(word.text),
      cyrillic: /\p{Script=Cyrillic}/u.test(word.text),
      concepts: [...new Set(covering.map((one) => one.concept))],
      naming,
      titular: covering.some((one) => lexicon.kind(one.concept) === "roles"),
    };
  });
  return {
    text,
    language,
    words: compared,
    numbers: [
      ...numbers.map((number) => ({ ...number, position: positionOf(compared, number) })),
      ...romanNumbers(compared),
    ],
    dates,
    negations: negationsOf(compared, language),
    offices: longest.filter((one) => lexicon.kind(one.concept) === "roles"),
    parties: partiesOf(text, language, {
      lexicon,
      mentions: longest,
      sentenceAt: (offset) => parts.findIndex((part) => part.start <= offset && offset < part.end),
    }),
    sentences: parts,
  };
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function datesOf(text: string): (Span & { value: string })[] {
  const periods = findPeriods(text).flatMap(({ start, end, ...period }) => [
    { start, end, value: period.from },
    { start, end, value: period.to },
  ]);
  const single = findDates(text).filter((date) => !periods.some((period) => overlap(period, date)));
  return [...periods, ...single.map(({ start, end, value }) => ({ start, end, value }))];
}

const languageOfWord = (word: string, language: Language): Language =>
  /\p{Script=Latin}/u.test(word) ? "en" : language === "en" ? "ru" : language;

/** Forms of address, where the name after them says who is meant, and "according to", which says nothing by itself. */
const EMPTY =
  /^(?:according|согласно|сәйкес|mr|mrs|ms|dr|г|господин\p{L}{0,2}|госпож\p{L}{1,2}|мырза|ханым)$/iu;

function kindOf(
  text: string,
  about: {
    readonly language: Language;
    readonly numeric: boolean;
    readonly first: boolean;
    readonly naming: boolean;
  },
): ComparedWord["kind"] {
  if (about.numeric || /^\p{Nd}/u.test(text) || ROMAN.test(text)) return "number";
  if (EMPTY.test(text)) return "stop";
  const acronym = /^\p{Lu}[\p{Lu}\p{N}]+/u.test(text);
  if (acronym) return "name";
  const inside = /^\p{Lu}\p{Ll}/u.test(text) && !about.first;
  // "Том" and "Катар" look like small words; a capital inside a sentence says that they are none.
  if (isStopWord(text, about.language))
    return inside && text.length > 2 && about.language !== "en" ? "name" : "stop";
  if (!/^\p{Lu}/u.test(text)) return "content";
  return about.first && !about.naming ? "content" : "name";
}

const positionOf = (compared: readonly ComparedWord[], span: Span): number =>
  compared.find((word) => overlap(word, span))?.position ?? 0;

function romanNumbers(compared: readonly ComparedWord[]): ComparedNumber[] {
  return compared
    .filter((word) => ROMAN.test(word.text))
    .map(({ text, start, end, position }) => ({
      start,
      end,
      position,
      value: romanValue(text),
      ordinal: true,
      roman: true,
    }));
}

function romanValue(text: string): number {
  const digits = [...text].map((letter) => ROMAN_DIGITS[letter] ?? 0);
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
}

/** How far a word that denies reaches. */
const REACH = 4;

function negationsOf(compared: readonly ComparedWord[], language: Language): Negation[] {
  return compared.flatMap((word, index): Negation[] => {
    const before = compared[index - 1]?.text ?? "";
    const negator = negatorAt(word.text, languageOfWord(word.text, language), before);
    if (negator === null) return [];
    if (negator === "itself") return [{ denied: word.position, sentence: word.sentence, concord: false }];
    const around =
      negator === "before"
        ? compared.slice(Math.max(0, index - REACH), index).reverse()
        : compared.slice(index + 1, index + 1 + REACH);
    const denied = around.find((one) => one.sentence === word.sentence && one.kind !== "stop");
    return [{ denied: denied?.position ?? null, sentence: word.sentence, concord: isConcord(word.text) }];
  });
}

/** Whether two words mean the same or are forms of one another, as far as stems, concepts and sounds tell. */
export function sameWord(one: ComparedWord, other: ComparedWord): boolean {
  if (one.key !== "" && one.key === other.key) return true;
  if (one.concepts.some((concept) => other.concepts.includes(concept))) return true;
  return one.cyrillic === other.cyrillic ? isRelative(one, other) : isCognate(one, other);
}

/** Whether a name stands in for another: the same name, or two spellings of it in two scripts. */
export function sameNameWord(one: ComparedWord, other: ComparedWord): boolean {
  if (other.kind === "stop" && one.text !== other.text) return false;
  if (one.key !== "" && one.key === other.key) return true;
  if (one.concepts.some((concept) => other.concepts.includes(concept))) return true;
  if (one.name !== "" && one.name === other.name) return true;
  // Of a name with two consonants, some small word always reminds.
  if (other.kind === "content" && !other.first && one.sounds.every((heard) => heard.consonants.length < 3))
    return false;
  return one.cyrillic !== other.cyrillic && isCognate(one, other);
}

/** Letters two words must share from the start to be taken for relatives ("sign-ing", "sign-ature" meet by their concept). */
const SHARED_START = 5;

/** "cooperation" and "cooperative", "подписание" and "подписал": a long common beginning and short ends. */
function isRelative(one: ComparedWord, other: ComparedWord): boolean {
  const shortest = Math.min(one.key.length, other.key.length);
  if (shortest < SHARED_START) return false;
  const shared = sharedStart(one.key, other.key);
  return shared >= SHARED_START && shared >= Math.max(one.key.length, other.key.length) - 3;
}

function sharedStart(one: string, other: string): number {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return shared;
}

/** How alike the sounds of two words must be, 0 to 1, for one to be the other's spelling in another script. */
const COGNATE = 0.6;
/** The same for words of which only two consonants are left to compare. */
const SHORT_COGNATE = 0.4;

/** "президент" and "president", «Шекспир» and "Shakespeare", «Лейн» and "Lane": the same word in another script. */
const isCognate = (one: ComparedWord, other: ComparedWord): boolean =>
  one.sounds.some((a) => other.sounds.some((b) => isAlike(a, b)));

function isAlike({ sound: a, consonants }: Sound, { sound: b, consonants: others }: Sound): boolean {
  if (Math.min(a.length, b.length) < 2) return false;
  if (consonants === others && consonants.length >= 2)
    return consonants.length > 2 || alikeness(`^${a}$`, `^${b}$`) >= SHORT_COGNATE;
  return a[0] === b[0] && Math.min(a.length, b.length) >= 4 && alikeness(a, b) >= COGNATE;
}

/** "Hasanov" is «Гасанов», "Dubois" «Дюбуа»: letters that Russian hears in two ways, or not at all. */
const OTHER_SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^h/iu, "g"],
  [/ois$/iu, "ua"],
];

function soundsOf(text: string): Sound[] {
  const others = OTHER_SOUNDS.filter(([spelling]) => spelling.test(text));
  return [text, ...others.map(([spelling, heard]) => text.replace(spelling, heard))].map(soundOf);
}

/** Vowels of a sound are of two kinds; a name's case endings are gone. */
function soundOf(text: string): Sound {
  const key = nameKey(text);
  const name = key === "" ? toLatin(foldKazakh(text.toLowerCase())) : key;
  const sound = name.slice(0, 1).replace(/[aeiou]/u, "a") + name.slice(1).replace(/[eo]/gu, "a");
  return { sound, consonants: consonantsOf(sound) };
}

/** What is left of a sound without vowels; sounds that languages hear as one are one. An initial vowel stays. */
const consonantsOf = (sound: string): string =>
  sound
    .replace(/dj|j/gu, "g")
    .replace(/z|c/gu, "s")
    .replace(/(?<=.)[aiuv]/gu, "")
    .replace(/(?<=.)h(?=[^a-z]|$)/gu, "")
    .replace(/(.)\1+/gu, "$1");

/** Twice the common pairs of letters by all pairs (Dice). */
function alikeness(one: string, other: string): number {
  const pairs = (text: string) => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  const left = pairs(one);
  const right = pairs(other);
  const total = left.length + right.length;
  let shared = 0;
  for (const pair of left) {
    const at = right.indexOf(pair);
    if (at < 0) continue;
    shared += 1;
    right.splice(at, 1);
  }
  return (2 * shared) / total;
}
