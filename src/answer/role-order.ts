import { type ComparedWord, type Reading, sameNameWord, sameWord } from "./claim-words.ts";
import type { Comparison } from "./comparison.ts";
import { createFits, type Stretch } from "./name-order.ts";
import { hasTurnedParties } from "./party-marks.ts";

/** Somebody or something named in a claim: neighbouring words of one name. */
interface Entity {
  readonly first: number;
  readonly last: number;
  readonly number: boolean;
  /** Where it stands in the evidence: positions of its words there. */
  readonly places: readonly number[];
}

/** A word beside an entity, with the places where the evidence has it. */
interface Neighbor {
  readonly position: number;
  readonly places: readonly number[];
}

/** Words around an entity that say what it is or does. */
const NEAR = 4;
/** How much better a claim must fit with two names swapped to be taken for wrong; fewer words can be compared across languages. */
const MARGIN = {
  same: { factor: 1.1, more: 0.1 },
  // In the other voice all names stand elsewhere, and only what stands right beside them can tell.
  turned: { factor: 1.5, more: 0.6 },
  across: { factor: 1.25, more: 0.2 },
};
/** What a neighbour on the other side counts: who acts and who is acted on stand on either side of a verb. */
const OTHER_SIDE = 0.55;
/** Orders that must be wrong as given and right when swapped: with a verb between two names there are two. */
const WRONG_ORDERS = { same: 2, across: 4 };

const JOINS =
  /^(?:and|or|the|a|an|of the|with|as|well|both|и|или|а|также|с|со|как|так|және|мен|бен|пен|немесе|та|те|да|де)$/iu;
const PASSIVE_ENGLISH =
  /\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ung|de|ld|pt|nt|ght)\b[^.;]{0,80}\bby\b/iu;
const PASSIVE_RUSSIAN =
  /\p{L}{3}(?:[аеяё]н|[аеяё]нн?[аоы]|т[аоы]?|[аи]л(?:ся|ась|ось|ись)|[аеуюя]тся)(?!\p{L})/iu;
const isPassive = ({ text, language }: Reading): boolean =>
  (language === "en" ? PASSIVE_ENGLISH : PASSIVE_RUSSIAN).test(text);

/**
 * Whether two names of a claim stand in each other's place: with them swapped, the words around them would fit the evidence clearly
 * better. Compares who stands near what ("First Deputy Prime Minister … Smailov") and on which side of it ("Kazakhstan lent
 * Georgia"), the latter only where both texts are in the same voice.
 * @returns true where some two look swapped
 */
export function hasSwappedNames(comparison: Comparison): boolean {
  const { claim, same } = comparison;
  const evidence = comparison.evidence.reading;
  const sided = same && isPassive(claim) === isPassive(evidence);
  const fits = createFits(comparison);
  if (hasTurnedParties(comparison)) return true;
  const entities = entitiesOf(claim, evidence);
  return entities.some((one, index) =>
    entities
      .slice(index + 1)
      .filter((other) => (same ? !isLeftInPlace(one, other, fits) : !one.number && !other.number))
      .some((other) => isSwapped({ one, other, claim, evidence, sided, same })),
  );
}

/** Of the four words beside two names, so many must be those of the evidence for both to be where they were. */
const LEFT_FITS = 3;

function isLeftInPlace(one: Entity, other: Entity, fits: (name: Stretch, slot: Stretch) => number): boolean {
  const given = fits(one, one) + fits(other, other);
  const swapped = fits(one, other) + fits(other, one);
  return given >= LEFT_FITS || (given > 1 && swapped === 0);
}

function entitiesOf(claim: Reading, evidence: Reading): Entity[] {
  const groups: ComparedWord[][] = [];
  for (const word of claim.words) {
    if (word.kind !== "name" && word.kind !== "number" && !isOpeningName(word)) continue;
    const last = groups.at(-1)?.at(-1);
    const joined =
      last !== undefined &&
      last.position + 1 === word.position &&
      (last.kind === "number") === (word.kind === "number") &&
      isOneName(last, word) &&
      /^[\s.-]*$/u.test(claim.text.slice(last.end, word.start));
    if (joined) groups.at(-1)?.push(word);
    else groups.push([word]);
  }
  return groups.map((words) => ({
    first: words[0]?.position ?? 0,
    last: words.at(-1)?.position ?? 0,
    number: words.some((word) => word.kind === "number"),
    places: placesOf(words, evidence),
  }));
}

const isOpeningName = (word: ComparedWord): boolean =>
  word.first && word.kind === "content" && /^\p{Lu}/u.test(word.text);

/** Words known to the lexicon and words unknown to it are not one name: "Minister Smailov" is an office and a person. */
const isOneName = (one: ComparedWord, other: ComparedWord): boolean =>
  one.concepts.length === 0
    ? other.concepts.length === 0
    : one.concepts.some((concept) => other.concepts.includes(concept));

const placesOf = (words: readonly ComparedWord[], evidence: Reading): number[] =>
  evidence.words
    .filter((place) => words.some((word) => (word.kind === "content" ? sameWord : sameNameWord)(word, place)))
    .map((place) => place.position);

interface Suspicion {
  readonly one: Entity;
  readonly other: Entity;
  readonly claim: Reading;
  readonly evidence: Reading;
  readonly sided: boolean;
  readonly same: boolean;
}

function isSwapped(comparison: Suspicion): boolean {
  const { one, other, claim } = comparison;
  if (one.places.length === 0 || other.places.length === 0) return false;
  if (one.places.some((place) => other.places.includes(place))) return false;
  const between = claim.words.slice(one.last + 1, other.first);
  if (between.every((word) => JOINS.test(word.text))) return false;
  return isInWrongOrder(comparison, between) || isNearWrongWords(comparison);
}

/** Whether the words between two names say that the names should change places. */
function isInWrongOrder(
  { one, other, claim, evidence, sided, same }: Suspicion,
  between: readonly ComparedWord[],
): boolean {
  const verbLast = claim.language === "kk" || evidence.language === "kk";
  if (same ? !sided : verbLast) return false;
  // Clauses may change places without harm: what stands in another clause says nothing about order.
  if (/[,;:—–]/u.test(claim.text.slice(endOf(claim, one.last), startOf(claim, other.first)))) return false;
  const anchors = between.filter((word) => (same ? !JOINS.test(word.text) : word.kind !== "stop"));
  const wrong = (first: Entity, last: Entity): number =>
    anchors.reduce((count, word) => {
      const places = placesOf([word], evidence);
      return (
        count +
        Number(!mayPrecede(first.places, places, evidence)) +
        Number(!mayPrecede(places, last.places, evidence))
      );
    }, 0);
  return wrong(one, other) - wrong(other, one) >= WRONG_ORDERS[same ? "same" : "across"];
}

const startOf = (reading: Reading, position: number): number => reading.words[position]?.start ?? 0;
const endOf = (reading: Reading, position: number): number => reading.words[position]?.end ?? 0;

/** Whether a sentence of the evidence has one before the other; also where none has both. */
function mayPrecede(ones: readonly number[], others: readonly number[], evidence: Reading): boolean {
  const sentence = (position: number) => evidence.words[position]?.sentence;
  const together = ones.flatMap((one) =>
    others.filter((other) => sentence(one) === sentence(other)).map((other) => one < other),
  );
  return together.length === 0 || together.includes(true);
}

/** Whether each of two names stands nearer, in the evidence, to the words that stand around the other one in the claim. */
function isNearWrongWords({ one, other, claim, evidence, sided, same }: Suspicion): boolean {
  const around = (entity: Entity): Neighbor[] => neighborsOf(entity, [one, other], claim, evidence);
  const [nearOne, nearOther] = [around(one), around(other)];
  const given = closeness(one, one.places, nearOne, sided) + closeness(other, other.places, nearOther, sided);
  const swapped =
    closeness(one, other.places, nearOne, sided) + closeness(other, one.places, nearOther, sided);
  const margin = MARGIN[same ? (sided ? "same" : "turned") : "across"];
  return swapped > given * margin.factor + margin.more;
}

function neighborsOf(entity: Entity, pair: readonly Entity[], claim: Reading, evidence: Reading): Neighbor[] {
  const inPair = (position: number) => pair.some(({ first, last }) => first <= position && position <= last);
  const meaningful = claim.words.filter((word) => word.kind !== "stop" && !inPair(word.position));
  const before = meaningful.filter((word) => word.position < entity.first).slice(-NEAR);
  const after = meaningful.filter((word) => word.position > entity.last).slice(0, NEAR);
  return [...before, ...after]
    .map((word) => ({ position: word.position, places: placesOf([word], evidence) }))
    .filter((neighbor) => neighbor.places.length > 0);
}

/** How near, and on which side, the evidence has the words around a slot of the claim to an entity at `places`. */
function closeness(
  slot: Entity,
  places: readonly number[],
  neighbors: readonly Neighbor[],
  sided: boolean,
): number {
  return neighbors.reduce((sum, neighbor) => {
    const before = neighbor.position < slot.first;
    const inClaim = before ? slot.first - neighbor.position : neighbor.position - slot.last;
    const best = Math.max(
      ...places.flatMap((place) =>
        neighbor.places.map((at) => {
          const side = !sided || at < place === before ? 1 : OTHER_SIDE;
          return side / Math.max(1, Math.abs(at - place));
        }),
      ),
    );
    return sum + best / inClaim;
  }, 0);
}
