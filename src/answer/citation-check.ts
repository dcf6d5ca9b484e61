import type { CheckedEvidence } from "./checked-evidence.ts";
import type { Reading } from "./claim-words.ts";
import { compare } from "./comparison.ts";
import { isCovered } from "./coverage-check.ts";
import { checkMeaning } from "./meaning-check.ts";
import { holdsNames } from "./name-check.ts";
import { holdsOffices } from "./office-check.ts";
import { oneLine } from "./quotes.ts";
import { checkValues } from "./value-check.ts";

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

/**
 * Checks a sentence against one quote it cites.
 * @returns null where it holds, else the first thing that does not
 */
export function checkClaim(options: {
  readonly claim: Reading;
  readonly evidence: CheckedEvidence;
}): CheckFault | null {
  const { claim, evidence } = options;
  if (isSentenceOf(claim.text, evidence.reading)) return null;
  const comparison = compare(claim, evidence);
  return (
    checkValues(comparison) ??
    (holdsNames(comparison) ? null : "name") ??
    (holdsOffices(comparison) ? null : "office") ??
    (isCovered(comparison) ? null : "uncovered") ??
    checkMeaning(comparison)
  );
}

/** Whether a claim is a sentence of the quote, word for word. */
function isSentenceOf(claim: string, { text, sentences: parts }: Reading): boolean {
  return parts.some(({ start, end }) => oneLine(text.slice(start, end)) === oneLine(claim));
}
