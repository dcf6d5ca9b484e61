import type { ComparedWord, Negation, Reading } from "./claim-words.ts";
import type { Comparison } from "./comparison.ts";
import { hasScatteredName, hasSwappedContext, hasTurnedPhrase } from "./name-order.ts";
import { isSoftDenial } from "./negation.ts";
import { hasOthersOffice } from "./office-check.ts";
import { saysOpposite } from "./opposites.ts";
import { hasSwappedNames } from "./role-order.ts";

/** What the words do to each other: denials, opposites, who did what to whom; against the sentences the claim is made of. */
export function checkMeaning(comparison: Comparison): "negation" | "opposite" | "swapped" | null {
  if (hasWrongNegation(comparison)) return "negation";
  if (saysOpposite(comparison)) return "opposite";
  const swapped =
    hasOthersOffice(comparison) ||
    hasScatteredName(comparison) ||
    hasTurnedPhrase(comparison) ||
    hasSwappedContext(comparison) ||
    hasSwappedNames(comparison);
  return swapped ? "swapped" : null;
}

/** A claim must deny what the evidence denies, and nothing else. */
function hasWrongNegation(comparison: Comparison): boolean {
  const { claim, evidence, same, cover } = comparison;
  const stated = evidence.reading.negations.filter((one) => cover.has(one.sentence));
  if (!same) return hasWrongNumberOfDenials(comparison, stated);
  if (claim.negations.length > 0 === stated.length > 0) return deniesOtherWords(comparison, stated);
  return claim.negations.length > 0 || isDenialLost(comparison, stated);
}

/** Across languages a denied word often has no counterpart: denials are counted, those built into words («безвизовый») in doubt for the claim. */
function hasWrongNumberOfDenials(comparison: Comparison, stated: readonly Negation[]): boolean {
  const { claim, evidence, cover, near } = comparison;
  const more = denialsOf(claim.negations) - denialsOf(stated);
  if (more >= 0) return more > Math.max(0, softIn(evidence.reading, cover) - softIn(claim));
  if (claim.negations.length === 0) return softIn(claim) === 0 && isDenialLost(comparison, stated);
  const denied = new Set(claim.negations.map((one) => one.denied));
  const said = claim.words.filter((word) => !denied.has(word.position)).flatMap(near);
  return stated.some((one) => said.some((place) => place.position === one.denied));
}

function deniesOtherWords({ claim, near }: Comparison, stated: readonly Negation[]): boolean {
  const deniedThere = new Set(stated.map((one) => one.denied));
  const deniedHere = new Set(claim.negations.map((one) => one.denied));
  return claim.words.some((word) => {
    const places = near(word);
    if (word.kind === "stop" || places.length === 0) return false;
    const denied = deniedHere.has(word.position);
    return places.every((place) => deniedThere.has(place.position) !== denied);
  });
}

/** The share of the words of its sentences that a claim must have as many of to say all of what they say. */
const WHOLE = 0.85;

const isWhole = ({ claim, evidence, cover, near, isBeside }: Comparison): boolean => {
  const covered = evidence.reading.words.filter((word) => cover.has(word.sentence) && word.kind !== "stop");
  const said = claim.words.filter(
    (word) => word.kind !== "stop" && (near(word).length > 0 || !isBeside(word)),
  );
  return said.length >= WHOLE * covered.length;
};

/** How many things are denied: «никто не», "neither … nor" and «ешқандай … жоқ» deny once. */
function denialsOf(negations: readonly Negation[]): number {
  const own = negations.filter((one) => !one.concord);
  return Math.max(own.length, Math.min(1, negations.length));
}

const softIn = ({ words }: Reading, cover?: ReadonlySet<number>): number =>
  words.filter((word) => (!cover || cover.has(word.sentence)) && isSoftDenial(word.text)).length;

/** Whether a claim without a denial says what its sentences deny. */
const isDenialLost = (comparison: Comparison, stated: readonly Negation[]): boolean =>
  (!comparison.same && isWhole(comparison)) ||
  stated.some(
    ({ denied }) => denied !== null && isSaid(comparison, comparison.evidence.reading.words[denied]),
  );

const isSaid = ({ claim, places }: Comparison, word: ComparedWord | undefined): boolean =>
  word !== undefined && claim.words.some((one) => places(one).includes(word));
