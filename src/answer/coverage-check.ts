import type { CheckedEvidence } from "./checked-evidence.ts";
import { type ComparedWord, type Reading, sameNameWord, sameWord } from "./claim-words.ts";
import { isTranslatable } from "./name-check.ts";

/** Concepts of saying that something was reported: they tell of the article, and need not stand in the quote. */
export const REPORTING_CONCEPTS: ReadonlySet<string> = new Set([
  "report",
  "report-verb",
  "announce",
  "announce-verb",
  "publish",
  "publish-verb",
  "news",
  "article-text",
]);

/** Shares of words that must stand in the evidence. Measured by scripts/bench/citation-check.ts. */
export interface CheckLimits {
  /** Of all words with a meaning, 0 to 1. */
  readonly coverage: number;
  /** Of those the lexicon knows, or that are names: all that can be compared across languages. */
  readonly known: number;
  /** Words in a row that the evidence does not have: more are an invented clause. Words unknown to the lexicon weigh less. */
  readonly longestGap: number;
  /** What is added to both shares for a sentence without a name or number of its own. */
  readonly unanchored: number;
}

/** Of so many words and more, one may be new in any sentence, whatever its share. */
const SHORT_CLAIM = 3;

/** What a word unknown to the lexicon weighs in a gap, against 1 for a known one. */
const UNKNOWN_WEIGHT = 0.7;

/** A way to compare words; fits a claim's word to one of the evidence. */
type Match = (claim: ComparedWord, evidence: ComparedWord) => boolean;

/**
 * How much of a sentence a quote holds, 0 to 1: the share of its words with a meaning, names and numbers among them. To choose
 * among quotes that all pass {@link checkClaim}.
 */
export function supportOf(claim: Reading, { reading }: CheckedEvidence): number {
  const meaningful = claim.words.filter((word) => word.kind !== "stop");
  const held = meaningful.filter((word) =>
    isHeld(word, reading, word.kind === "name" ? sameNameWord : sameWord),
  );
  return meaningful.length === 0 ? 0 : held.length / meaningful.length;
}

/** Whether enough of a claim's words stand in the quote, and no long run of them is new. */
export function isCovered(
  claim: Reading,
  { reading, title }: CheckedEvidence,
  limits: CheckLimits,
  same: boolean,
): boolean {
  const inTitle = (word: ComparedWord) => title.words.some((place) => sameWord(word, place));
  const judged = claim.words
    .filter((word) => word.kind === "content" || (!same && word.kind === "name" && isTranslatable(word)))
    .map((word) => ({
      known: word.concepts.length > 0,
      held: isHeld(word, reading, sameWord),
      neutral: inTitle(word) || word.concepts.some((concept) => REPORTING_CONCEPTS.has(concept)),
    }));
  const counted = judged.filter((word) => word.held || !word.neutral);
  if (counted.length === 0) return claim.words.some((word) => word.kind === "name" || word.kind === "number");
  const share = (list: readonly { held: boolean }[]) =>
    list.length === 0 ? 1 : list.filter((word) => word.held).length / list.length;
  const known = counted.filter((word) => word.known || word.held);
  const missing = counted.filter((word) => !word.held).length;
  const isShort = same && missing <= 1 && counted.length >= SHORT_CLAIM;
  const more = same || hasAnchor(claim, reading, title) ? 0 : limits.unanchored;
  if (!isShort && (share(counted) < limits.coverage + more || share(known) < limits.known + more))
    return false;
  return heaviestGap(counted) <= limits.longestGap;
}

/** Whether a claim has a name or number that the quote has too, and not only its article's title: it is hardly about something else. */
function hasAnchor(claim: Reading, reading: Reading, title: Reading): boolean {
  if (claim.numbers.length > 0 || claim.dates.length > 0) return true;
  const names = claim.words.filter((word) => word.kind === "name");
  return names.some(
    (word) =>
      reading.words.some((place) => sameNameWord(word, place)) &&
      !title.words.some((place) => sameNameWord(word, place)),
  );
}

/** Whether a quote has a word. */
export const isHeld = (word: ComparedWord, reading: Reading, match: Match): boolean =>
  reading.words.some((place) => place.kind !== "stop" && match(word, place)) ||
  (word.name.length > 3 && reading.words.some((place) => place.name === word.name));

/** The longest run of words that the evidence does not have; one that the lexicon knows weighs more than one it could not compare. */
function heaviestGap(list: readonly { readonly held: boolean; readonly known: boolean }[]): number {
  let heaviest = 0;
  let gap = 0;
  for (const { held, known } of list) {
    gap = held ? 0 : gap + (known ? 1 : UNKNOWN_WEIGHT);
    heaviest = Math.max(heaviest, gap);
  }
  return heaviest;
}
