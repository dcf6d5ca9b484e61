import { type ComparedWord, type Reading, sameNameWord, sameWord } from "./claim-words.ts";

/** Somebody or something named in a claim: neighbouring words of one name. */
interface Entity {
  readonly words: readonly ComparedWord[];
  readonly first: number;
  readonly last: number;
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
/** How much better a claim must fit with two names swapped to be taken for wrong. */
const MARGIN = 1.25;
/** What a neighbour on the other side counts: who acts and who is acted on stand on either side of a verb. */
const OTHER_SIDE = 0.55;

const PASSIVE_ENGLISH =
  /\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ung|de|ld|pt|nt|ght)\b[^.;]{0,60}\bby\b/iu;
const PASSIVE_RUSSIAN =
  /\p{L}+(?:ан|ен|ян|ён|ана|ена|ано|ено|аны|ены|ался|алась|ались|ается|ются)(?!\p{L})/iu;
const isPassive = ({ text, language }: Reading): boolean =>
  (language === "en" ? PASSIVE_ENGLISH : PASSIVE_RUSSIAN).test(text);

/**
 * Whether two names of a claim stand in each other's place: with them swapped, the words around them would fit the evidence clearly
 * better. Compares who stands near what ("First Deputy Prime Minister … Smailov"), and in one language also on which side of it
 * ("Kazakhstan lent Georgia"), unless one text is in the passive.
 * @returns true where some two look swapped
 */
export function hasSwappedNames(claim: Reading, evidence: Reading): boolean {
  const entities = entitiesOf(claim, evidence);
  const sided = claim.language === evidence.language && isPassive(claim) === isPassive(evidence);
  return entities.some((one, index) =>
    entities.slice(index + 1).some((other) => isSwapped({ one, other, claim, evidence, sided })),
  );
}

function entitiesOf(claim: Reading, evidence: Reading): Entity[] {
  const groups: ComparedWord[][] = [];
  for (const word of claim.words) {
    if (word.kind !== "name" && word.kind !== "number") continue;
    const last = groups.at(-1)?.at(-1);
    const joined =
      last !== undefined &&
      last.position + 1 === word.position &&
      last.kind === word.kind &&
      isOneName(last, word) &&
      /^[\s.-]*$/u.test(claim.text.slice(last.end, word.start));
    if (joined) groups.at(-1)?.push(word);
    else groups.push([word]);
  }
  return groups.map((words) => ({
    words,
    first: words[0]?.position ?? 0,
    last: words.at(-1)?.position ?? 0,
    places: placesOf(words, evidence),
  }));
}

/** Words known to the lexicon and words unknown to it are not one name: "Minister Smailov" is an office and a person. */
const isOneName = (one: ComparedWord, other: ComparedWord): boolean =>
  one.concepts.length === 0
    ? other.concepts.length === 0
    : one.concepts.some((concept) => other.concepts.includes(concept));

const placesOf = (words: readonly ComparedWord[], evidence: Reading): number[] =>
  evidence.words
    .filter((place) => words.some((word) => (word.kind === "content" ? sameWord : sameNameWord)(word, place)))
    .map((place) => place.position);

function isSwapped(options: {
  readonly one: Entity;
  readonly other: Entity;
  readonly claim: Reading;
  readonly evidence: Reading;
  readonly sided: boolean;
}): boolean {
  const { one, other, claim, evidence, sided } = options;
  if (one.places.length === 0 || other.places.length === 0) return false;
  if (one.places.some((place) => other.places.includes(place))) return false;
  const between = claim.words.slice(one.last + 1, other.first);
  if (between.every((word) => word.kind === "stop")) return false;
  const around = (entity: Entity): Neighbor[] => neighborsOf(entity, [one, other], claim, evidence);
  const [nearOne, nearOther] = [around(one), around(other)];
  const given = closeness(one, one.places, nearOne, sided) + closeness(other, other.places, nearOther, sided);
  const swapped =
    closeness(one, other.places, nearOne, sided) + closeness(other, one.places, nearOther, sided);
  return swapped > given * MARGIN + 0.15;
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
