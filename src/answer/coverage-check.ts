import type { Language } from "../types.ts";
import type { CheckedEvidence } from "./checked-evidence.ts";
import type { ComparedWord, Reading } from "./claim-words.ts";
import { type Comparison, standsFor } from "./comparison.ts";
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

/** How many words of a claim may be new. Found with scripts/bench/citation-check.ts, as all numbers of this file. */
interface CoverageLimits {
  /** The least share of words with a meaning that the evidence has, 0 to 1. */
  readonly coverage: number;
  /** The same of words the lexicon knows, or that are names: all that can be compared across languages. */
  readonly known: number;
  /** Added to both shares for a sentence without a name or number of its own. */
  readonly unanchored: number;
  /** The most that new words in a row may weigh: a run of them is an invented clause. */
  readonly run: number;
  /** What a word that the evidence has takes off a run that it stands in. */
  readonly relief: number;
  /** How much more new words may weigh than the evidence has words left that they could be other words for. */
  readonly surplus: number;
  /** What a new word weighs that the lexicon does not know, against 1 for a known one: it may be another word for the same. */
  readonly unknown: number;
}

const LIMITS: Readonly<Record<"same" | "across", CoverageLimits>> = {
  same: { coverage: 0.8, known: 0.75, unanchored: 0, run: 1.9, relief: 0.5, surplus: 1, unknown: 0.7 },
  across: { coverage: 0.35, known: 0.45, unanchored: 0.2, run: 2.4, relief: 1, surplus: 1.6, unknown: 0.7 },
};

/** Of so many different words and more, one may be new in any sentence, whatever its share; without a name or number, of more. */
const SHORT_CLAIM = { anchored: 2, unanchored: 4 };

/**
 * What a new word weighs that stands in another sentence of the quote or in the title: it tells what is meant, but several of them
 * are another matter.
 */
const BESIDE = 0.3;

interface JudgedWord {
  readonly word: ComparedWord;
  readonly held: boolean;
  /** Of a new word, 0 for one that is held. */
  readonly weight: number;
  readonly known: boolean;
}

/**
 * How much of a sentence a quote holds, 0 to 1: the share of its words with a meaning, names and numbers among them. To choose
 * among quotes that all pass the check.
 */
export function supportOf(claim: Reading, { reading }: CheckedEvidence): number {
  const meaningful = claim.words.filter((word) => word.kind !== "stop");
  const held = meaningful.filter((word) => reading.words.some((place) => standsFor(word, place)));
  return meaningful.length === 0 ? 0 : held.length / meaningful.length;
}

/** Whether enough of a claim's words stand in the sentences it is made of, and none are put in between. */
export function isCovered(comparison: Comparison): boolean {
  const { claim, same } = comparison;
  const limits = LIMITS[same ? "same" : "across"];
  const all = judgedWords(comparison, limits);
  const judged = all.filter((one) => one.weight !== BESIDE);
  if (judged.length === 0) return claim.words.some((word) => word.kind === "name" || word.kind === "number");
  if (!isShareHeld(judged, comparison, limits)) return false;
  if (heaviestRun(all, limits) > limits.run || surplusOf(all, comparison) > limits.surplus) return false;
  return same || !isTooLong(all, comparison);
}

/** How many words with a meaning a language takes for what English says in one: medians of parallel-sentences.jsonl. */
const WORDINESS: Readonly<Record<Language, number>> = { en: 1, ru: 1.05, kk: 1.1 };
/** The share and number of words by which a translation may be longer than its source; 95 of 100 are not. */
const LONGER = { share: 0.1, words: 1 };

/** Whether a claim has more words than a translation of its sentences would, and as many new ones. */
function isTooLong(
  judged: readonly JudgedWord[],
  { claim, evidence: { reading }, cover }: Comparison,
): boolean {
  const lengthOf = (list: readonly ComparedWord[], language: Language) =>
    list.filter((word) => word.kind !== "stop").length / WORDINESS[language];
  const source = lengthOf(
    reading.words.filter((word) => cover.has(word.sentence)),
    reading.language,
  );
  const longer =
    lengthOf(
      claim.words.filter((word) => !isReporting(word)),
      claim.language,
    ) -
    source * (1 + LONGER.share);
  const added = judged.reduce((sum, one) => sum + one.weight, 0);
  return longer > LONGER.words && added > LONGER.words;
}

/** Words to be found in the evidence. What stands beside it (in the title, in another sentence of the quote) counts neither way. */
function judgedWords({ claim, same, near, isBeside }: Comparison, limits: CoverageLimits): JudgedWord[] {
  return claim.words
    .filter((word) => word.kind === "content" || (!same && word.kind === "name" && isTranslatable(word)))
    .filter((word) => !isReporting(word) || near(word).length > 0)
    .map((word) => {
      const held = near(word).length > 0;
      const known = word.concepts.length > 0;
      const weight = held ? 0 : isBeside(word) ? BESIDE : known ? 1 : limits.unknown;
      return { word, held, known, weight };
    });
}

const isReporting = (word: ComparedWord): boolean =>
  word.concepts.some((concept) => REPORTING_CONCEPTS.has(concept));

function isShareHeld(
  judged: readonly JudgedWord[],
  comparison: Comparison,
  { coverage, known, unanchored }: CoverageLimits,
): boolean {
  const anchored = hasAnchor(comparison);
  const missing = judged.filter((one) => !one.held).length;
  const different = new Set(judged.filter((one) => one.held).map(({ word }) => word.key)).size;
  if (comparison.same && missing <= 1 && different >= SHORT_CLAIM[anchored ? "anchored" : "unanchored"])
    return true;
  const more = anchored ? 0 : unanchored;
  const comparable = judged.filter((one) => one.known || one.held);
  return shareOf(judged) >= coverage + more && shareOf(comparable) >= known + more;
}

const shareOf = (list: readonly JudgedWord[]): number =>
  list.length === 0 ? 1 : list.filter((one) => one.held).length / list.length;

/** Whether a claim has a name or number that its sentences have too, and not only the article's title: it is hardly about something else. */
function hasAnchor({ claim, evidence, near }: Comparison): boolean {
  if (claim.numbers.length > 0 || claim.dates.length > 0) return true;
  return claim.words.some(
    (word) =>
      word.kind === "name" &&
      near(word).length > 0 &&
      !evidence.title.words.some((place) => standsFor(word, place)),
  );
}

/** The heaviest stretch of new words, where one that the evidence happens to have does not end it at once. */
function heaviestRun(judged: readonly JudgedWord[], { relief }: CoverageLimits): number {
  let heaviest = 0;
  let run = 0;
  for (const one of judged) {
    run = one.held ? Math.max(0, run - relief) : run + one.weight;
    heaviest = Math.max(heaviest, run);
  }
  return heaviest;
}

/** What the new words weigh beyond the words that the evidence has and the claim does not say: they are put in, not other words for it. */
function surplusOf(judged: readonly JudgedWord[], { unused }: Comparison): number {
  const weight = judged.reduce((sum, one) => sum + one.weight, 0);
  return weight - unused.filter((word) => word.kind === "content").length;
}
