import type { Language } from "../../types.ts";

/**
 * What a stretch of a sentence is, one letter each, so that the forms of a sentence about a signing can be written as
 * regular expressions over letters:
 *
 * N person, P party (country, organisation), I instrument, C "the document" (an instrument named before), B "on behalf of P";
 * V signs (active), S is signed (passive), Z the signing (noun), F will sign, X did not sign,
 * R ratified, E entered into force, T terminated; b by, w with, m between, h words that bring in people who did not sign,
 * s another verb with its own subject; & and, d a date, l a place, o any other word; , ; : - ( ) as themselves.
 */
export type ChunkSymbol = string;

/** The closed classes of words of one language that news about agreements is built with. */
export interface Grammar {
  readonly language: Language;
  /** Markers in order of preference; each pattern stands at the start of a word and ends at the end of one. */
  readonly markers: readonly (readonly [ChunkSymbol, string])[];
  /** Heads of instruments: agreement, memorandum, programme. */
  readonly instruments: RegExp;
  /** "The document", "the deal": an instrument that was named before. */
  readonly anaphora: RegExp;
  /** Heads of offices: minister, director. */
  readonly offices: RegExp;
  /** Words that may stand before the head of an office and belong to it: deputy, prime, foreign. */
  readonly officeModifiers: RegExp;
  /** Heads of organisations: ministry, bank, university. */
  readonly bodies: RegExp;
  /** Capitalised words that are no part of a person's name, though they may look so. */
  readonly notNames: RegExp;
  /** Mr, Dr, His Excellency, г-н: left out of the name. */
  readonly honorifics: RegExp;
  /** The agreement reported is an older one: earlier, in 2015, last year, recall. */
  readonly past: RegExp;
  /** Any sign that a sentence speaks of signing, ratifying or ending an agreement: a quick first test. */
  readonly trigger: RegExp;
}

/** Letters of the three alphabets, for patterns: `\w` knows ASCII alone. */
export const L = "[\\p{L}\\p{M}]";

/** A pattern of whole words, case ignored. */
export function wholeWords(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}\\d])(?:${source})(?![\\p{L}\\p{M}\\d])`, "iu");
}

/** A pattern that must match the whole of one word, case ignored. */
export function wholeWord(source: string): RegExp {
  return new RegExp(`^(?:${source})$`, "iu");
}
