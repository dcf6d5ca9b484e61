import { findDates, findDurations, findPeriods } from "../language/dates.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { findAmounts } from "../language/numbers.ts";
import type { RankedSentence, Retrieval } from "../retrieval/retriever.ts";
import type { Language } from "../types.ts";
import { type AgreementField, isInstrument, SIGNING_ACTS } from "./agreement-question.ts";

/** Fields of an agreement that a question asks for and no record gives. */
export interface Unstated {
  readonly fields: readonly AgreementField[];
  /** Ids of the articles that report the agreement; null where it is none that the records know. */
  readonly articles: readonly string[] | null;
}

type Finder = Pick<Lexicon, "findAll" | "kind">;

/** Whether a sentence has what a field's value would be made of. */
type Test = (text: string, language: Language, lexicon: Finder) => boolean;

/** Of an agreement that is known. */
const OF_KNOWN: Readonly<Partial<Record<AgreementField, Test>>> = {
  signatories: namesSigner,
  amount: (text) => findAmounts(text).length > 0,
  period: (text) =>
    findDurations(text).length > 0 || findPeriods(text).length > 0 || findDates(text).length > 0,
  signedOn: (text) => findDates(text).length > 0,
  // No form of words marks a state so surely that a sentence could be told by it.
  status: () => false,
};

/** Of one that is not: "how much" and "how long" may be asked of anything else that the articles tell. */
const OF_UNKNOWN: Readonly<Partial<Record<AgreementField, Test>>> = { signatories: namesSigner };

/**
 * Leaves only the evidence that can give what is asked: a sentence about the agreement without an amount, a date, a name would
 * only look like an answer.
 */
export function withTypedEvidence(retrieval: Retrieval, unstated: Unstated, lexicon: Finder): Retrieval {
  const { fields, articles } = unstated;
  const tests = fields.flatMap((field) => (articles === null ? OF_UNKNOWN : OF_KNOWN)[field] ?? []);
  if (tests.length === 0) return retrieval;
  const fits = (one: RankedSentence) =>
    (articles === null || articles.includes(one.article)) &&
    tests.some((test) => test(one.text, scriptOf(one.text), lexicon));
  return { ...retrieval, evidence: retrieval.evidence.filter(fits) };
}

/** Two or more words with capitals in a row, as names of people are written. */
const FULL_NAME = /\p{Lu}[\p{L}’'-]+(?:\s+(?:al-|de|van|von|bin|аль-|әл-)?\p{Lu}[\p{L}’'-]+)+/gu;

/** Speaks of signing and names a person: not only countries, organisations and documents. */
function namesSigner(text: string, language: Language, lexicon: Finder): boolean {
  const mentions = lexicon.findAll(text, language);
  if (!mentions.some((mention) => SIGNING_ACTS.has(mention.concept))) return false;
  const things = mentions.filter(
    (mention) => THINGS.test(lexicon.kind(mention.concept)) || isInstrument(mention.concept, lexicon),
  );
  return [...text.matchAll(FULL_NAME)].some((name) => {
    const start = name.index;
    const end = start + name[0].length;
    return !things.some((thing) => thing.start < end && start < thing.end);
  });
}

const THINGS = /^(?:countries|cities|organizations|institutions)$/u;

const scriptOf = (text: string): Language =>
  /[әғқңөұүһі]/iu.test(text) ? "kk" : /\p{Script=Cyrillic}/u.test(text) ? "ru" : "en";
