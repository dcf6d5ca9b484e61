import type { CheckedEvidence } from "./checked-evidence.ts";
import type { ComparedNumber, Reading } from "./claim-words.ts";
import { type CheckLimits, isCovered, REPORTING_CONCEPTS } from "./coverage-check.ts";
import { checkMeaning } from "./meaning-check.ts";
import { holdsNames, holdsOffices } from "./name-check.ts";
import { oneLine } from "./quotes.ts";

/** Why a sentence does not stand on what it cites. */
export type CheckFault =
  | "no-citation"
  | "name"
  | "office"
  | "number"
  | "date"
  | "publication-date"
  | "uncovered"
  | "negation"
  | "opposite"
  | "swapped"
  | "language"
  | "link";

/** A claim in the language of its evidence, and one in another, where only what the lexicon and sounds carry over can be compared. */
export const CHECK_LIMITS: Readonly<Record<"same" | "across", CheckLimits>> = {
  same: { coverage: 0.8, known: 0.75, longestGap: 1.9, unanchored: 0 },
  across: { coverage: 0.4, known: 0.5, longestGap: 2.8, unanchored: 0.2 },
};

/**
 * Checks a sentence against one quote it cites.
 * @returns null where it holds, else the first thing that does not
 */
export function checkClaim(options: {
  readonly claim: Reading;
  readonly evidence: CheckedEvidence;
  readonly limits?: Readonly<Record<"same" | "across", CheckLimits>>;
}): CheckFault | null {
  const { claim, evidence, limits = CHECK_LIMITS } = options;
  if (isSentenceOf(claim.text, evidence.reading)) return null;
  const same = claim.language === evidence.reading.language;
  return (
    checkDates(claim, evidence) ??
    checkNumbers(claim, evidence, same) ??
    (holdsNames(claim, evidence, same) ? null : "name") ??
    (holdsOffices(claim, evidence, same) ? null : "office") ??
    (isCovered(claim, evidence, limits[same ? "same" : "across"], same) ? null : "uncovered") ??
    checkMeaning(claim, evidence.reading, same)
  );
}

/** Whether a claim is a sentence of the quote, word for word. */
function isSentenceOf(claim: string, { text, sentences: parts }: Reading): boolean {
  return parts.some(({ start, end }) => oneLine(text.slice(start, end)) === oneLine(claim));
}

/** A date may be less exact than the evidence, never more; the day an article appeared may only be said to be that. */
function checkDates(
  claim: Reading,
  { reading, relativeDays, publishedOn }: CheckedEvidence,
): CheckFault | null {
  const stated = [...reading.dates.map((date) => date.value), ...relativeDays];
  const years = reading.numbers.map((number) => String(number.value));
  for (const date of claim.dates) {
    if (stated.some((value) => value === date.value || value.startsWith(`${date.value}-`))) continue;
    if (years.includes(date.value)) continue;
    const dayAndMonth =
      date.value.startsWith("--") && stated.some((value) => value.endsWith(date.value.slice(1)));
    if (dayAndMonth) continue;
    if (publishedOn === null || !`${publishedOn}-`.startsWith(`${date.value}-`)) return "date";
    const near = claim.words.filter((word) => Math.abs(word.start - date.start) < 60);
    if (!near.some((word) => word.concepts.some((concept) => REPORTING_CONCEPTS.has(concept))))
      return "publication-date";
  }
  return null;
}

function checkNumbers(claim: Reading, { reading }: CheckedEvidence, same: boolean): CheckFault | null {
  const years = reading.dates.flatMap(({ value }) => value.split("-").filter((part) => part.length === 4));
  const wrong = claim.numbers.find((number) => {
    if (isLooseOne(number, claim, same)) return false;
    const equal = reading.numbers.filter(
      (one) => one.value === number.value && (!one.roman || number.ordinal || number.roman),
    );
    if (equal.some((one) => sameUnit(one.unit, number.unit) && sameUnit(one.currency, number.currency)))
      return false;
    return !years.includes(String(number.value));
  });
  return wrong ? "number" : null;
}

/** "один из", "ни одного", "бір": across languages the word for one often counts nothing. */
const isLooseOne = (number: ComparedNumber, claim: Reading, same: boolean): boolean =>
  !same && number.value === 1 && !/\d/u.test(claim.text.slice(number.start, number.end));

const sameUnit = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other;
