import type { Span } from "../types.ts";
import type { ComparedNumber, Reading } from "./claim-words.ts";
import type { Comparison } from "./comparison.ts";
import { REPORTING_CONCEPTS } from "./coverage-check.ts";

/** What the values of a claim do not stand on. */
export type ValueFault = "number" | "date" | "publication-date";

/**
 * Whether every date and number of a claim stands in the sentences it is made of. One from elsewhere in the quote may be added, but
 * must not take the place of one of their own: the day of another event is a wrong day.
 */
export function checkValues(comparison: Comparison): ValueFault | null {
  return checkDates(comparison) ?? (hasWrongNumber(comparison) ? "number" : null);
}

/** A date may be less exact than the evidence, never more; the day an article appeared may only be said to be that. */
function checkDates({ claim, evidence, cover }: Comparison): "date" | "publication-date" | null {
  const { reading, relativeDays, publishedOn } = evidence;
  const isNear = (span: Span) => cover.has(sentenceAt(reading, span));
  const stated = [...reading.dates, ...relativeDays];
  const near = stated.filter(isNear).map(({ value }) => value);
  const beside = stated.filter((date) => !isNear(date)).map(({ value }) => value);
  const numbers = reading.numbers.map((number) => String(number.value));
  const isSaid = (value: string) => claim.dates.some((date) => isHeldBy(date.value, [value]));
  const isReplaced = reading.dates.some((date) => isNear(date) && !isSaid(date.value));
  for (const date of claim.dates) {
    if (isHeldBy(date.value, near) || numbers.includes(date.value)) continue;
    if (isHeldBy(date.value, beside) && !isReplaced) continue;
    if (publishedOn === null || !`${publishedOn}-`.startsWith(`${date.value}-`)) return "date";
    const around = claim.words.filter((word) => Math.abs(word.start - date.start) < 60);
    if (!around.some((word) => word.concepts.some((concept) => REPORTING_CONCEPTS.has(concept))))
      return "publication-date";
  }
  return null;
}

/** Whether one of some dates is the same or more exact; a day without its year is held by that day of any year. */
const isHeldBy = (value: string, stated: readonly string[]): boolean =>
  stated.some(
    (one) =>
      one === value ||
      one.startsWith(`${value}-`) ||
      (value.startsWith("--") && one.endsWith(value.slice(1))),
  );

const sentenceAt = ({ sentences }: Reading, { start }: Span): number =>
  sentences.findIndex((sentence) => sentence.start <= start && start < sentence.end);

function hasWrongNumber(comparison: Comparison): boolean {
  const { claim, evidence, cover, same } = comparison;
  const { reading } = evidence;
  const years = reading.dates.flatMap(({ value }) => value.split("-").filter((part) => part.length === 4));
  const near = reading.numbers.filter((number) => cover.has(sentenceAt(reading, number)));
  const replaced = near.filter((one) => !claim.numbers.some((number) => isSame(number, one, claim, reading)));
  return claim.numbers.some((number, index) => {
    if (isLooseOne(number, claim, same)) return false;
    const equal = (list: readonly ComparedNumber[]) =>
      list.filter((one) => isSame(number, one, claim, reading));
    const uses = claim.numbers.slice(0, index).filter((one) => one.value === number.value).length;
    const isReplaced = replaced.some((one) => one.ordinal === number.ordinal);
    if (equal(near).length > (isReplaced ? uses : 0)) return false;
    if (years.includes(String(number.value))) return false;
    if (isReplaced) return true;
    return equal(reading.numbers).length === 0 && !isSaidAsWord(number, comparison);
  });
}

/** "екі рет" is «дважды»: a number in words that the lexicon has as a meaning. */
const isSaidAsWord = (number: ComparedNumber, { claim, near }: Comparison): boolean =>
  isSpelled(number, claim) &&
  claim.words.some(
    (word) =>
      number.start <= word.start &&
      word.end <= number.end &&
      word.concepts.length > 0 &&
      near(word).length > 0,
  );

/** Whether a number of the evidence is the one of a claim: of one unit, and both of order ("second") or both of amount ("two"). */
function isSame(number: ComparedNumber, one: ComparedNumber, claim: Reading, reading: Reading): boolean {
  if (one.value !== number.value) return false;
  if (one.roman && !number.ordinal && !number.roman) return false;
  const spelled = isSpelled(number, claim) && isSpelled(one, reading);
  if (spelled && number.ordinal !== one.ordinal) return false;
  return sameUnit(one.unit, number.unit) && sameUnit(one.currency, number.currency);
}

const isSpelled = (number: Span, { text }: Reading): boolean =>
  !/\d/u.test(text.slice(number.start, number.end));

/** "один из", "ни одного", "бір": across languages the word for one often counts nothing. */
const isLooseOne = (number: ComparedNumber, claim: Reading, same: boolean): boolean =>
  !same && number.value === 1 && !number.ordinal && isSpelled(number, claim);

const sameUnit = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other;
