import type { ComparedWord, Reading } from "./claim-words.ts";
import type { Comparison } from "./comparison.ts";

/** How far apart the words of one name may stand in the evidence: a middle name or initial may be left out. */
const NAME_REACH = 3;

/** Of the four words beside two names, so many more must fit with the names swapped: by one alone, chance decides. */
const SWAPPED_FITS = 2;

/** Whether two neighbouring words of a claim that look like one person's name belong to two in the evidence. */
export function hasScatteredName({ claim, near }: Comparison): boolean {
  return runsOf(claim).some((run) =>
    run.some((word, index) => {
      const next = run[index + 1];
      if (!next || !isPlainName(word) || !isPlainName(next)) return false;
      const [ones, others] = [near(word), near(next)];
      if (ones.length === 0 || others.length === 0) return false;
      return !ones.some((one) =>
        others.some((other) => Math.abs(one.position - other.position) <= NAME_REACH),
      );
    }),
  );
}

/** Of nobody and nothing that the lexicon knows: a first name, a surname. */
const isPlainName = (word: ComparedWord): boolean => word.concepts.length === 0;

/** Neighbouring words with a capital, as they stand in a text without commas between them. */
function runsOf({ words, text }: Reading): ComparedWord[][] {
  const runs: ComparedWord[][] = [];
  for (const word of words) {
    if (word.kind !== "name" && !(word.first && /^\p{Lu}/u.test(word.text) && word.kind === "content"))
      continue;
    const last = runs.at(-1)?.at(-1);
    const joined = last?.position === word.position - 1 && /^[\s.]*$/u.test(text.slice(last.end, word.start));
    if (joined) runs.at(-1)?.push(word);
    else runs.push([word]);
  }
  return runs;
}

/**
 * Whether two names of a claim would stand between the very words the evidence has beside them if they changed places: a sentence
 * taken over word for word but for two names. Only within a language.
 */
export function hasSwappedContext(comparison: Comparison): boolean {
  const { claim, same } = comparison;
  if (!same) return false;
  const fits = createFits(comparison);
  const runs = runsOf(claim).map((run) => ({
    first: run[0]?.position ?? 0,
    last: run.at(-1)?.position ?? 0,
  }));
  return runs.some((one, index) =>
    runs.slice(index + 1).some((other) => {
      const gains = [fits(one, other) - fits(other, other), fits(other, one) - fits(one, one)];
      return gains.every((gain) => gain >= 0) && gains.reduce((sum, gain) => sum + gain, 0) >= SWAPPED_FITS;
    }),
  );
}

/** Neighbouring words of a claim, by their positions. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/**
 * Whether "X of Y" is turned round: Russian has X first as well, Kazakh has Y first. Only between English and another language;
 * within one, the words beside a name tell it.
 */
export function hasTurnedPhrase({ claim, evidence: { reading }, same, sources }: Comparison): boolean {
  if (same || (claim.language !== "en" && reading.language !== "en")) return false;
  const positions = new Map([...sources].map(([position, source]) => [source.position, position]));
  const english = claim.language === "en" ? claim : reading;
  const other = claim.language === "en" ? reading : claim;
  const counterpart = (position: number | undefined): number | undefined =>
    position === undefined
      ? undefined
      : english === claim
        ? sources.get(position)?.position
        : positions.get(position);
  return english.words.some((word) => {
    const before = english.words[word.position - 1];
    const after = english.words.slice(word.position + 1).find((one) => one.kind !== "stop");
    if (word.text !== "of" || before?.kind !== "name" || after?.kind !== "name") return false;
    if (before.concepts.some((concept) => after.concepts.includes(concept))) return false;
    const [head, owner] = [counterpart(word.position - 1), counterpart(after?.position)];
    if (head === undefined || owner === undefined || Math.abs(head - owner) > 2) return false;
    return other.language === "kk" ? head < owner : owner < head;
  });
}

const START = "^";
const END = "$";
const keyOf = (word: ComparedWord): string => word.key || word.text.toLowerCase();

/** Counts the words beside a place in a claim, 0 to 2, that the evidence has beside a name too, the ends of sentences among them. */
export function createFits({
  claim,
  evidence: { reading },
  cover,
}: Comparison): (name: Stretch, slot: Stretch) => number {
  const pairs = new Set(
    [...cover].flatMap((sentence) => {
      const keys = reading.words.filter((word) => word.sentence === sentence).map(keyOf);
      return [START, ...keys].map((key, index) => `${key} ${keys[index] ?? END}`);
    }),
  );
  const keyAt = (position: number, otherwise: string): string => {
    const word = claim.words[position];
    return word ? keyOf(word) : otherwise;
  };
  return (name, slot) =>
    Number(pairs.has(`${keyAt(slot.first - 1, START)} ${keyAt(name.first, END)}`)) +
    Number(pairs.has(`${keyAt(name.last, START)} ${keyAt(slot.last + 1, END)}`));
}
