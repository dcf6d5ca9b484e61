import type { PartyMention } from "../parties/parties.ts";
import { type PlacedParty, sharesWord } from "../parties/sides.ts";
import type { ChunkedSentence } from "../reading/chunks.ts";
import type { Sentence } from "../reading/sentence.ts";

/** Parts of a body: the one they belong to is meant, and they are of every body. */
const PART =
  /^(?:board|councils?|offices?|departments?|administration|centers?|centres?|programmes?|service|group|house|press|совет\p{L}*|правлени\p{L}*|департамент\p{L}*|управлени\p{L}*|центр\p{L}*|групп\p{L}*|служб\p{L}*|кеңес\p{L}*|басқарма\p{L}*|департамент\p{L}*|орталы\p{L}*|қызмет\p{L}*|топ|тоб\p{L}*)$/iu;

/** "the bank's", «компании», «банктің»: a body at the token, said without its name; undefined where it is none. */
export function genericBody(sentence: Sentence, index: number): PartyMention | undefined {
  const token = sentence.tokens[index];
  if (token?.kind !== "word" || token.capital || PART.test(token.lower)) return undefined;
  if (!sentence.grammar.bodies.test(token.lower)) return undefined;
  const next = sentence.tokens[index + 1];
  if (next?.capital || next?.kind === "quoted") return undefined;
  const name = { start: token.start, end: token.end };
  return { first: index, end: index + 1, name, concepts: [], words: [token.lower], generic: true };
}

/**
 * The party that "the bank" or «министерство» stands for: the one of that kind which the article names in full before,
 * or in the same sentence. Undefined where it names none, or several.
 */
export function namedBefore(
  sentences: readonly ChunkedSentence[],
  { sentence, party }: PlacedParty,
): PlacedParty | undefined {
  const found: PlacedParty[] = [];
  for (const { sentence: home, chunks } of sentences) {
    if (home.start > sentence.start) break;
    for (const { party: candidate } of chunks) {
      if (!candidate || candidate.generic || candidate.adjective) continue;
      if (candidate.words.length > 1 && sharesWord(candidate, party, home.language))
        found.push({ sentence: home, party: candidate });
    }
  }
  const last = found.at(-1) ?? companyCalled(sentences, { sentence, party });
  const key = (one: PlacedParty): string => nameOf(one).toLowerCase();
  const alike = found.every(
    (one) => last !== undefined && (key(one).startsWith(key(last).slice(0, 8)) || overlapping(one, last)),
  );
  return alike ? last : undefined;
}

const COMPANY = /^(?:company|firm|компани\p{L}*|фирм\p{L}*)$/u;

/** "For the company", of which the article says no more than its name: "Steppe Mining has secured a loan". */
function companyCalled(
  sentences: readonly ChunkedSentence[],
  { sentence, party }: PlacedParty,
): PlacedParty | undefined {
  if (!party.words.some((word) => COMPANY.test(word))) return undefined;
  for (const { sentence: home, people } of sentences) {
    if (home.start > sentence.start) break;
    const called = people.find(({ weak, role }) => weak && role === null);
    if (!called) continue;
    const { first, end, name } = called;
    const words = home.tokens.slice(first, end).map(({ lower }) => lower);
    return { sentence: home, party: { first, end, name, concepts: [], words } };
  }
  return undefined;
}

const nameOf = ({ sentence, party }: PlacedParty): string =>
  sentence.text.slice(party.name.start, party.name.end);

/** Whether all words of one stand in the other: "Aral Bank", "the Aral Bank of Reconstruction". */
function overlapping(one: PlacedParty, other: PlacedParty): boolean {
  const [few, many] =
    one.party.words.length <= other.party.words.length ? [one.party, other.party] : [other.party, one.party];
  return few.words.every((word) =>
    many.words.some((candidate) => candidate.slice(0, 5) === word.slice(0, 5)),
  );
}
