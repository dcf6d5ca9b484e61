import type { Language } from "../types.ts";
import { stemEnglish } from "./english-stems.ts";
import { stemKazakh } from "./kazakh-stems.ts";
import { memoize } from "./memo.ts";
import { stemRussian } from "./russian-stems.ts";
import { toLatin, withoutLookalikes } from "./transliteration.ts";

/** Words are looked at no further than this (UTF-16 units): longer ones are no words, and stemmers take their time. */
const LONGEST_WORD = 64;

/**
 * The stem of a word, in small letters: Snowball's for English and Russian with some more cuts, our own for Kazakh
 * (in folded letters, so that "келісімге" and "келисимге" give the same). For comparing words, not for people to read.
 */
export function stem(word: string, language: Language): string {
  const lower = withoutLookalikes(word.slice(0, LONGEST_WORD).toLowerCase());
  if (language === "en") return stemEnglish(lower);
  if (language === "ru") return stemRussian(lower);
  return stemKazakh(lower);
}

const KAZAKH_LETTER = /[қғңөұүіәһ]/i;
/** Soft hyphens and joiners, which may stand inside a word. */
const INVISIBLE = /[\u00ad\u200c\u200d]/g;
const CYRILLIC = /\p{Script=Cyrillic}/u;

const keysByContext: Record<Language, (word: string) => string> = {
  en: memoize((word) => computeKey(word, "en")),
  ru: memoize((word) => computeKey(word, "ru")),
  kk: memoize((word) => computeKey(word, "kk")),
};

/**
 * The ASCII key under which a word is indexed and looked up. The script decides about the stemmer: Latin letters are
 * English, Cyrillic with a letter that only Kazakh has is Kazakh, other Cyrillic is the language of its `context`
 * (Russian where that is English). A number keeps its digits: "2,000" and "2 000" are "2000". Words of other scripts
 * keep their letters. Memoised.
 */
export function termKey(word: string, context: Language): string {
  return keysByContext[context](word);
}

function computeKey(written: string, context: Language): string {
  const word = written.slice(0, LONGEST_WORD).replace(INVISIBLE, "");
  if (/^\p{Nd}/u.test(word)) return numberKey(word);
  if (!CYRILLIC.test(word)) return stem(toLatin(word), "en");
  const language = KAZAKH_LETTER.test(word) || context === "kk" ? "kk" : "ru";
  return toLatin(stem(word, language));
}

/** A number without what groups its thousands, with a point before its decimals. */
function numberKey(word: string): string {
  const digits = word.replace(/(?<=\p{Nd})[,\s](?=\p{Nd}{3}(?!\p{Nd}))/gu, "").replace(",", ".");
  return toLatin(digits);
}
