import type { Language } from "../types.ts";
import { COMMON_WORDS } from "./common-words.ts";
import { stem } from "./stems.ts";
import { STOP_WORDS } from "./stop-words.ts";
import { foldKazakh, toCyrillic } from "./transliteration.ts";
import { type Word, words } from "./words.ts";

/** A question as its language was recognised. */
export interface IdentifiedQuestion {
  readonly language: Language;
  /** Whether it is Russian or Kazakh typed in Latin letters. */
  readonly latin: boolean;
  /** The question, in Cyrillic where `latin`; else as it was given. */
  readonly text: string;
}

/** Texts longer than this (UTF-16 units) are judged by their beginning, middle and end. */
const SAMPLE = 20_000;
/** The share of Kazakh's own letters among Cyrillic ones: about 0.13 in Kazakh, under 0.01 in Russian with Kazakh names. */
const KAZAKH_SHARE = 0.03;

/** The language of an article or another text of some length. */
export function languageOf(text: string): Language {
  const sample = sampleOf(text);
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu);
  const latin = count(sample, /\p{Script=Latin}/gu);
  if (cyrillic === 0 || cyrillic < latin) return "en";
  const kazakh = count(sample, /[қғңөұүіәһ]/giu);
  if (kazakh / cyrillic >= KAZAKH_SHARE) return "kk";
  // Kazakh in plain letters, or a text too short for the share to mean anything.
  const scores = cyrillicScores(words(sample.slice(0, 2_000)));
  return scores.kk > scores.ru ? "kk" : "ru";
}

function sampleOf(text: string): string {
  if (text.length <= SAMPLE) return text;
  const third = SAMPLE / 3;
  const middle = text.length / 2;
  return `${text.slice(0, third)} ${text.slice(middle, middle + third)} ${text.slice(-third)}`;
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}

type Scores = Record<Language, number>;

/**
 * The language of a short question. English where nothing speaks for another language: a single unknown word in Latin
 * letters is a name more often than not.
 */
export function identifyQuestion(text: string): IdentifiedQuestion {
  const all = words(text).filter((word) => /\p{L}/u.test(word.text));
  const cyrillic = cyrillicScores(all.filter((word) => isCyrillic(word.text)));
  const latin = latinScores(
    all.filter((word) => /\p{Script=Latin}/u.test(word.text) && !isCyrillic(word.text)),
  );
  if (all.some((word) => isCyrillic(word.text)) && latin.en <= cyrillic.ru + cyrillic.kk) {
    return { language: cyrillic.kk > cyrillic.ru ? "kk" : "ru", latin: false, text };
  }
  const language = bestOf(latin);
  if (language === "en") return { language, latin: false, text };
  return { language, latin: true, text: inCyrillic(text, language) };
}

const isCyrillic = (word: string): boolean => /\p{Script=Cyrillic}/u.test(word);

/** The other languages need to lead by this much over English: half a closed-class word. */
const MARGIN = 0.5;

function bestOf({ en, ru, kk }: Scores): Language {
  const other = kk > ru ? "kk" : "ru";
  return Math.max(kk, ru) >= en + MARGIN ? other : "en";
}

/** What a word says for a language: a word of a closed class, a frequent one, an ending or a spelling. */
const WEIGHT = { closed: 2, common: 1.5, ending: 0.8, letter: 3, spelling: 0.7 };

const RUSSIAN_STEMS = new Set(COMMON_WORDS.ru.map((word) => stem(word, "ru")));
const KAZAKH_STEMS = new Set(COMMON_WORDS.kk.map((word) => stem(word, "kk")));
const ENGLISH_STEMS = new Set(COMMON_WORDS.en.map((word) => stem(word, "en")));

/** Endings that Russian has and Kazakh has not. */
const RUSSIAN_ENDING =
  /(?:[ое]го|[ое]му|[ыия]ми|ами|[ыио]й|[ая]я|[оеы]е|ие|[ыи]х|ост[ьи]|ени[еяю]|[аяие]ть|т?ься|тся|[аяу]ет|[аяи]л[аи]|ешь|ств[оа]|ством|ск[аи]я|ско[ей]|ци[яию]|[ыи]м|[ое]м|[ое]в|[ая]м|[ая]х|[ую]ю)$/;
/** Endings that Kazakh has, in folded letters, each after the sounds that it may follow. */
const KAZAKH_ENDING = new RegExp(
  [
    "(?<=[аеиоуыяюрй])л[ае]р|(?<=[лмнзж])д[ае]р|(?<=[пкстшхфбгд])т[ае]р",
    "(?<=[аеиоуыямн])н[ыи]н|(?<=[рлйузж])д[ыи]н|(?<=[пкстшхфбгд])т[ыи]н",
    "(?<=[рлйумнзж])д[ыи]|(?<=[пкстшхф])т[ыи]|(?<=[аеиыямнрлйуз])г[ае]|(?<=[пк])к[ае]",
    "(?<=[рлйузаеиыя])д[ае]н|(?<=[мн])н[ае]н|(?<=[пкстш])т[ае]н",
    "(?<=[аеиоыурлнмзй])г[ае]н|(?<=[пкстш])к[ае]н|[аеиыуй]м[ае]н|[пкстш]пен",
    "с[ыи](?:н|на|не|нда|нде)?|[ыи]н[дн][ае]|[ыи]н[ае]н|[ыи]м[ыи]з|[лдт][ыи]к|ады|еди|йды|йди|[аей]т[ыи]н|г[ае]нд[ае]|[дт][ае]г[ыи]",
  ]
    .map((endings) => `(?:${endings})$`)
    .join("|"),
);
/** Endings on endings: nothing in another language looks like them. */
const KAZAKH_ENDINGS =
  /(?:[лдт][ае]р(?:[дг][ыиае]н?|[ыи]н?|[ыи]н[ыидн][нае]|мен)|[ыи](?:н[ыи]н|нда|нде|ндагы|ндеги)|[ыи]л(?:ды|ди|ган|ген|ады|еди)|[дт][ае]г[ыи]н?)$/;

function cyrillicScores(found: readonly Word[]): Scores {
  const scores: Scores = { en: 0, ru: 0, kk: 0 };
  for (const word of found) {
    const lower = word.text.toLowerCase().replaceAll("ё", "е");
    const isName = word !== found[0] && /^\p{Lu}/u.test(word.text);
    if (KAZAKH_LETTER.test(lower)) scores.kk += kazakhLetterWeight(word.text, isName);
    addKnown(scores, "ru", STOP_WORDS.ru.has(lower), RUSSIAN_STEMS.has(stem(lower, "ru")));
    addKnown(scores, "kk", STOP_WORDS.kk.has(foldKazakh(lower)), KAZAKH_STEMS.has(stem(lower, "kk")));
    if (isName) continue;
    if (/[ёъьэщ]|[вфцч]/.test(lower)) scores.ru += WEIGHT.ending / 2;
    if (/[кгх]ы|[аеоуи]ы|ыу|уы/.test(foldKazakh(lower))) scores.kk += WEIGHT.spelling;
    if (lower.length > 3 && RUSSIAN_ENDING.test(lower)) scores.ru += WEIGHT.ending;
    if (lower.length > 3) scores.kk += WEIGHT.ending * kazakhEndings(foldKazakh(lower));
  }
  return scores;
}

/** 0, 1 for an ending, 2 for several. */
function kazakhEndings(word: string): number {
  if (KAZAKH_ENDINGS.test(word)) return 2;
  return KAZAKH_ENDING.test(word) ? 1 : 0;
}

const KAZAKH_LETTER = /[қғңөұүіәһ]/;

/** Kazakh names stand in Russian questions as well, and the first word may be one. */
function kazakhLetterWeight(word: string, isName: boolean): number {
  if (isName) return WEIGHT.letter / 6;
  return /^\p{Lu}/u.test(word) ? WEIGHT.letter / 2 : WEIGHT.letter;
}

function addKnown(scores: Scores, language: Language, closed: boolean, common: boolean): void {
  if (closed) scores[language] += WEIGHT.closed;
  else if (common) scores[language] += WEIGHT.common;
}

/** Letters and pairs of them that show in common English words and hardly in Russian or Kazakh in Latin letters. */
const ENGLISH_SPELLING =
  /th|wh|ck|ght|ee|oo|tion|[a-z]ing$|[a-z]ed$|ment$|ly$|ness$|'s$|ough|w[aeio]|ew|aw|ow/;
/** How letters of Russian and Kazakh are written that English has no use for. */
const CYRILLIC_SPELLING = /zh|kh|shch|[iy]y|[^aeiou]y[aeu]/;
/** Letters of the Latin alphabets of Kazakh; ä, ö and ü alone could be a European name's. */
const KAZAKH_LATIN = /[şğñıǵńə]/i;

function latinScores(found: readonly Word[]): Scores {
  const scores: Scores = { en: 0, ru: 0, kk: 0 };
  for (const word of found) {
    const lower = word.text.toLowerCase();
    const isName = word !== found[0] && /^\p{Lu}\p{Ll}/u.test(word.text);
    const share = isName ? 0.25 : 1;
    for (const language of ["en", "ru", "kk"] as const) {
      scores[language] += share * knownInLatin(lower, language);
    }
    if (isName) continue;
    if (ENGLISH_SPELLING.test(lower)) scores.en += WEIGHT.spelling;
    if (KAZAKH_LATIN.test(lower)) scores.kk += WEIGHT.letter;
    if (/q(?!u)/.test(lower)) scores.kk += WEIGHT.spelling;
    if (lower.length < 5) continue;
    if (CYRILLIC_SPELLING.test(lower)) {
      scores.ru += WEIGHT.ending / 2;
      scores.kk += WEIGHT.ending / 2;
    }
    if (RUSSIAN_ENDING.test(toCyrillic(lower, "ru"))) scores.ru += WEIGHT.ending / 2;
    scores.kk += (WEIGHT.ending / 2) * kazakhEndings(toCyrillic(lower, "kk"));
  }
  return scores;
}

/** Cyrillic without what spellings in Latin letters do not tell apart. */
function loose(word: string): string {
  return foldKazakh(word)
    .replace(/[йы]/g, "и")
    .replace(/[ьъ]/g, "")
    .replaceAll("э", "е")
    .replaceAll("щ", "ш")
    .replace(/(.)\1/g, "$1");
}

const LOOSE_CLOSED = {
  ru: new Set(Array.from(STOP_WORDS.ru, loose)),
  kk: new Set(Array.from(STOP_WORDS.kk, loose)),
};
const LOOSE_COMMON = {
  ru: new Set(Array.from(RUSSIAN_STEMS, loose)),
  kk: new Set(Array.from(KAZAKH_STEMS, loose)),
};

/** Known Russian words by what is left of them in Latin letters: "skolko" is "сколько". */
const RUSSIAN_BY_LOOSE = new Map(
  [...STOP_WORDS.ru, ...COMMON_WORDS.ru].reverse().map((word) => [loose(word), word] as const),
);

/** What a word in Latin letters says for a language as a word of it. */
function knownInLatin(word: string, language: Language): number {
  if (language === "en") {
    if (STOP_WORDS.en.has(word.replace(/[’ʼ`´‘]/g, "'"))) return WEIGHT.closed;
    return ENGLISH_STEMS.has(stem(word, "en")) ? WEIGHT.common : 0;
  }
  const cyrillic = toCyrillic(word, language);
  if (LOOSE_CLOSED[language].has(loose(cyrillic))) return WEIGHT.closed;
  return LOOSE_COMMON[language].has(loose(stem(cyrillic, language))) ? WEIGHT.common : 0;
}

/** Acronyms that are Russian or Kazakh when typed in Latin capitals; others, such as UN and NATO, stay. */
const CYRILLIC_ACRONYMS = new Set([
  "оон",
  "буу",
  "рк",
  "рф",
  "кр",
  "ес",
  "сша",
  "снг",
  "еаэс",
  "шос",
  "акш",
  "аес",
]);

/** The question's Latin words in Cyrillic, with their capitals; English words and acronyms among them stay. */
function inCyrillic(text: string, language: "ru" | "kk"): string {
  const shouts = text === text.toUpperCase();
  let converted = "";
  let end = 0;
  for (const word of words(text)) {
    converted += text.slice(end, word.start) + wordInCyrillic(word.text, language, shouts);
    end = word.end;
  }
  return converted + text.slice(end);
}

/** A Russian word with the soft signs that Latin letters left out, where it is a known one. */
function spelledOut(cyrillic: string, language: "ru" | "kk"): string {
  if (language === "kk" || STOP_WORDS.ru.has(cyrillic)) return cyrillic;
  return RUSSIAN_BY_LOOSE.get(loose(cyrillic)) ?? cyrillic;
}

function wordInCyrillic(word: string, language: "ru" | "kk", shouts: boolean): string {
  if (!/\p{Script=Latin}/u.test(word)) return word;
  const lower = word.toLowerCase();
  if (knownInLatin(lower, "en") > 0 && knownInLatin(lower, language) === 0) return word;
  const letters = toCyrillic(word, language);
  if (CYRILLIC_ACRONYMS.has(letters)) return letters.toUpperCase();
  if (!shouts && /^\p{Lu}{2,}$/u.test(word)) return word;
  const cyrillic = spelledOut(letters, language);
  return !shouts && /^\p{Lu}/u.test(word) ? cyrillic.charAt(0).toUpperCase() + cyrillic.slice(1) : cyrillic;
}
