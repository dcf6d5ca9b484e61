import { type ComparedWord, type Reading, sameWord } from "./claim-words.ts";
import { isHeld } from "./coverage-check.ts";
import { oppositesOf } from "./opposites.ts";
import { hasSwappedNames } from "./role-order.ts";

/** What the words do to each other: denials, opposites, who did what to whom; against the sentences of the quote it is nearest to. */
export function checkMeaning(
  claim: Reading,
  evidence: Reading,
  same: boolean,
): "negation" | "opposite" | "swapped" | null {
  const nearest = nearestSentences(claim, evidence, same ? 0.7 : 0.95);
  const near = (word: ComparedWord) => nearest.has(word.sentence);
  if (hasWrongNegation(claim, evidence, nearest, same)) return "negation";
  const unsaid = evidence.words.filter(
    (place) => near(place) && !claim.words.some((word) => sameWord(word, place)),
  );
  const concepts = new Set(unsaid.flatMap((word) => word.concepts));
  const opposite = claim.words.some(
    (word) =>
      word.kind === "content" &&
      !isHeld(word, evidence, sameWord) &&
      word.concepts.some((concept) => oppositesOf(concept).some((one) => concepts.has(one))),
  );
  if (opposite) return "opposite";
  return hasSwappedNames(claim, evidence) ? "swapped" : null;
}

/** The sentence of the quote that holds most of the claim, and those that hold nearly as much. */
function nearestSentences(claim: Reading, evidence: Reading, share: number): Set<number> {
  const meaningful = claim.words.filter((word) => word.kind !== "stop");
  const scores = evidence.sentences.map((_, sentence) => {
    const places = evidence.words.filter((word) => word.sentence === sentence);
    return meaningful.filter((word) => places.some((place) => sameWord(word, place))).length;
  });
  const best = Math.max(0, ...scores);
  return new Set(scores.flatMap((score, sentence) => (score >= best * share ? [sentence] : [])));
}

/**
 * A claim must deny what the evidence denies, and nothing else. Across languages a denied word often has no counterpart; then
 * only whether anything is denied at all is compared.
 */
function hasWrongNegation(
  claim: Reading,
  evidence: Reading,
  nearest: ReadonlySet<number>,
  same: boolean,
): boolean {
  const inEvidence = evidence.negations.filter((one) => nearest.has(one.sentence));
  const denies = claim.negations.length > 0;
  if (denies !== inEvidence.length > 0) {
    const other = denies ? evidence : claim;
    if (!same && other.words.some((word) => SOFT_NEGATION.test(word.text))) return false;
    if (denies) return true;
    return inEvidence.some(({ denied }) => denied !== null && isSaid(claim, evidence.words[denied]));
  }
  if (!same) return false;
  const deniedInEvidence = new Set(inEvidence.map((one) => one.denied));
  const deniedInClaim = new Set(claim.negations.map((one) => one.denied));
  const flipped = claim.words.some((word) => {
    if (word.kind === "stop") return false;
    const places = evidence.words.filter(
      (place) => nearest.has(place.sentence) && place.kind !== "stop" && sameWord(word, place),
    );
    if (places.length === 0) return false;
    const denied = deniedInClaim.has(word.position);
    return places.every((place) => deniedInEvidence.has(place.position) !== denied);
  });
  return flipped;
}

/** Words in which a denial is built in, so that another language may say it with "not". */
const SOFT_NEGATION =
  /^(?:insuffic|unsuccess|impossib|unaware|absen|exclud|недостат|неудач|неизвест|отсутств|переста|прекрат|завершил)|(?:сыз|сіз)(?:\p{L}{0,4})$/iu;

const isSaid = (claim: Reading, word: ComparedWord | undefined): boolean =>
  word !== undefined && claim.words.some((one) => one.kind !== "stop" && sameWord(one, word));
