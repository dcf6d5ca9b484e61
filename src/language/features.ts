import type { Language, Span } from "../types.ts";
import type { Lexicon } from "./lexicon.ts";
import { nameKey } from "./names.ts";
import { termKey } from "./stems.ts";
import { isStopWord } from "./stop-words.ts";
import { words } from "./words.ts";

/** What a stretch of text is found by, in one space for all languages. */
export interface TextFeatures {
  /**
   * The term key of each word in order, one for each of `words(text, within)`. A stop word's begins with `~`: it
   * keeps its place, so that neighbours stay neighbours, and is not searched for.
   */
  readonly terms: readonly string[];
  /** Name keys, the same for all spellings of a name in either script. */
  readonly names: readonly string[];
  /** Ids of the lexicon's concepts, one for each mention, in order. */
  readonly concepts: readonly string[];
}

/** Marks the key of a stop word in {@link TextFeatures.terms}. */
export const STOP_MARK = "~";

/**
 * Analyses a text, or the stretch `within` it. Articles and questions go through this one function, so that both
 * use the same keys.
 * @param language of the text, which decides about the stems of Cyrillic words and about stop words
 * @param names "capitalised" takes only words with a capital letter for names, as in articles; "all" takes every
 *   word that is no stop word, since people type names of any kind in small letters
 */
export function featuresOf(
  text: string,
  language: Language,
  {
    lexicon,
    within,
    names,
  }: { lexicon: Pick<Lexicon, "findAll">; within?: Span; names: "capitalised" | "all" },
): TextFeatures {
  const terms: string[] = [];
  const nameKeys: string[] = [];
  for (const word of words(text, within)) {
    const key = termKey(word.text, language);
    const stop = isStopWord(word.text, language);
    terms.push(stop ? STOP_MARK + key : key);
    if (stop || (names === "capitalised" && !/\p{Lu}/u.test(word.text))) continue;
    const name = /^\p{L}/u.test(word.text) ? nameKey(word.text) : "";
    if (name !== "") nameKeys.push(name);
  }
  const concepts = lexicon.findAll(text, language, within).map((mention) => mention.concept);
  return { terms, names: nameKeys, concepts };
}

/**
 * Searchable tokens of features. A prefix tells the kinds apart, so that one table of frequencies serves all and a
 * stem never meets a name: `s_` stem, `g_` four characters of a stem, `n_` name, `c_` concept, `p_` two
 * neighbouring stems.
 */
export type Token = string;

/** `s_sign` for each term that is no stop word. */
export function stemTokens(features: TextFeatures): Token[] {
  return contentTerms(features).map((term) => `s_${term}`);
}

/** `n_smailov` for each name. */
export function nameTokens(features: TextFeatures): Token[] {
  return features.names.map((name) => `n_${name}`);
}

/** `c_sign` for each mention of a concept. */
export function conceptTokens(features: TextFeatures): Token[] {
  return features.concepts.map((concept) => `c_${concept}`);
}

/** `p_sustain_develop` for each two neighbouring terms, stop words between them aside. */
export function pairTokens(features: TextFeatures): Token[] {
  const terms = contentTerms(features);
  return terms.slice(1).map((term, index) => `p_${terms[index]}_${term}`);
}

/**
 * `g__sig`, `g_sign`, `g_ign_` for "sign": every four characters of each term between two marks of its ends. They
 * find a word whose stem came out otherwise, in Kazakh above all.
 */
export function gramTokens(features: TextFeatures): Token[] {
  return contentTerms(features).flatMap(gramsOf);
}

function gramsOf(term: string): Token[] {
  const marked = `_${term}_`;
  const grams: Token[] = [];
  for (let start = 0; start + 4 <= Math.max(4, marked.length); start++)
    grams.push(`g_${marked.slice(start, start + 4)}`);
  return grams;
}

function contentTerms(features: TextFeatures): string[] {
  return features.terms.filter((term) => term !== "" && !term.startsWith(STOP_MARK));
}
