import type { Lexicon } from "../../language/lexicon.ts";
import { nameKey } from "../../language/names.ts";
import { stem } from "../../language/stems.ts";
import type { Article, Fact, Language } from "../../types.ts";
import { factAt } from "../facts.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { PartyMention } from "./parties.ts";

/** A party with the sentence it was read from. */
export interface PlacedParty {
  readonly sentence: Sentence;
  readonly party: PartyMention;
}

/**
 * How well two mentions may be of one party, 0 to 3: 3 the same name or organisation, 2 most words in common, 1 one is
 * a body of the country that the other one is.
 */
export function likeness(a: PartyMention, b: PartyMention, language: Language): number {
  const [mainA, mainB] = [a.concepts[0], b.concepts[0]];
  const ownA = ownWords(a, language);
  const ownB = ownWords(b, language);
  if (ownA.size > 0 && ownB.size > 0) {
    const shared = [...ownA].filter((word) => ownB.has(word)).length;
    const share = shared / Math.min(ownA.size, ownB.size);
    if (share === 1 && (mainA === mainB || a.concepts.length === 0 || b.concepts.length === 0)) return 3;
    // Two supreme courts, each of its own country, have most words in common.
    const apart =
      a.concepts.length > 0 && b.concepts.length > 0 && !a.concepts.some((one) => b.concepts.includes(one));
    if (apart) return 0;
    if (share >= 0.7) return 2;
  }
  if (
    mainA !== undefined &&
    mainA === mainB &&
    a.concepts.length === b.concepts.length &&
    isPure(a) &&
    isPure(b)
  )
    return 3;
  if (a.concepts.some((concept) => b.concepts.includes(concept))) return 1;
  return 0;
}

/** Whether a word that is not of every party's name stands in both. */
export function sharesWord(a: PartyMention, b: PartyMention, language: Language): boolean {
  const words = ownWords(b, language);
  return [...ownWords(a, language)].some((word) => words.has(word));
}

const isPure = (party: PartyMention): boolean => party.words.length <= party.concepts.length * 4;

const COMMON =
  /^(?:the|of|and|for|in|republic|kingdom|government|ministry|state|и|по|в|республик\p{L}*|правительств\p{L}*|министерств\p{L}*|мен|және|республикасы\p{L}*|үкімет\p{L}*|министрлі\p{L}*|side|стороны)$/iu;

function ownWords(party: PartyMention, language: Language): Set<string> {
  return new Set(
    party.words
      .filter((word) => !COMMON.test(word))
      .map((word) => stem(word.replace(/[«»"“”„]/gu, ""), language)),
  );
}

/**
 * The party's fact. A side told by an adjective («казахстанской») has the country as its value; a Russian name of one
 * word that the lexicon knows stands in the nominative («Казахстаном» -> Казахстан); else the value is as written.
 */
export function partyFact(article: Article, party: PartyMention, lexicon: Lexicon): Fact {
  const written = article.text.slice(party.name.start, party.name.end).replace(/\s+/gu, " ");
  const [concept] = party.concepts;
  const forms = concept === undefined ? undefined : lexicon.concepts.get(concept)?.forms[article.language];
  if (!forms || party.concepts.length !== 1 || /\s/u.test(written.trim()))
    return factAt(article, party.name, written);
  if (party.adjective) return factAt(article, party.name, forms[0] ?? written);
  if (article.language !== "ru" || /^[\p{Lu}.]{2,}$/u.test(written))
    return factAt(article, party.name, written);
  return factAt(article, party.name, nominativeAmong(forms, written) ?? written);
}

/** The form of a Russian name, among those of the lexicon, that the written one is a case of. */
export function nominativeAmong(forms: readonly string[], written: string): string | undefined {
  const key = stem(written, "ru");
  const name = nameKey(written);
  return forms.find((form) => /^\p{Lu}/u.test(form) && (stem(form, "ru") === key || nameKey(form) === name));
}
