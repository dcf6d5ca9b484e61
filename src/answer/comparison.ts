import type { CheckedEvidence } from "./checked-evidence.ts";
import { type ComparedWord, type Reading, sameNameWord, sameWord } from "./claim-words.ts";

/** A claim laid beside a quote: which words they share, and which sentences of the quote the claim is made of. */
export interface Comparison {
  readonly claim: Reading;
  readonly evidence: CheckedEvidence;
  /** Whether both are in one language. */
  readonly same: boolean;
  /** Sentences of the quote, from 0, that the claim is made of: what it says must stand there. */
  readonly cover: ReadonlySet<number>;
  /** Words of the covered sentences, small ones left out, that no word of the claim stands for. */
  readonly unsaid: readonly ComparedWord[];
  /** The place in the covered sentences that each word of the claim, by its position, is taken from; each is used once. */
  readonly sources: ReadonlyMap<number, ComparedWord>;
  /** Words of the covered sentences that no word of the claim is taken from. */
  readonly unused: readonly ComparedWord[];
  /** Words of the quote that a word of the claim stands for, in any of its sentences. */
  places(word: ComparedWord): readonly ComparedWord[];
  /** The same in the covered sentences only. */
  near(word: ComparedWord): readonly ComparedWord[];
  /** Whether a word stands elsewhere in the quote, or in its article's title. */
  isBeside(word: ComparedWord): boolean;
}

/**
 * A sentence belongs to what a claim is made of when it adds so many words and such a share of the claim. Numbers and dates do not
 * count: one from another sentence is what is to be found out.
 */
const ADDED_WORDS = 2;
const ADDED_SHARE = 0.25;

/** Lays a claim beside a quote. */
export function compare(claim: Reading, evidence: CheckedEvidence): Comparison {
  const { reading, title } = evidence;
  const meaningful = claim.words.filter((word) => word.kind !== "stop");
  const candidates = reading.words.filter((word) => word.kind !== "stop");
  const found = new Map(
    meaningful.map((word) => [word.position, candidates.filter((place) => standsFor(word, place))]),
  );
  const places = (word: ComparedWord): readonly ComparedWord[] => found.get(word.position) ?? [];
  const cover = coverOf(meaningful, places, reading);
  const near = (word: ComparedWord) => places(word).filter((place) => cover.has(place.sentence));
  const said = new Set([...found.values()].flat());
  const covered = candidates.filter((word) => cover.has(word.sentence));
  const sources = sourcesOf(meaningful, near);
  const used = new Set(sources.values());
  return {
    claim,
    evidence,
    same: claim.language === reading.language,
    cover,
    unsaid: covered.filter((word) => !said.has(word)),
    sources,
    unused: covered.filter((word) => !used.has(word)),
    places,
    near,
    isBeside: (word) => places(word).length > 0 || title.words.some((place) => standsFor(word, place)),
  };
}

/** Whether a word of a quote is what a word of a claim says: names by sound, other words by stem and meaning as well. */
export function standsFor(word: ComparedWord, place: ComparedWord): boolean {
  if (place.kind === "stop") return false;
  if (word.name.length > 3 && place.name === word.name) return true;
  return word.kind === "name" ? sameNameWord(word, place) : sameWord(word, place);
}

/** The sentence that has most words of the claim, and each that adds enough to those before it. */
function coverOf(
  meaningful: readonly ComparedWord[],
  places: (word: ComparedWord) => readonly ComparedWord[],
  { sentences }: Reading,
): Set<number> {
  const isIn = (word: ComparedWord, sentence: number) =>
    places(word).some((place) => place.sentence === sentence);
  const countsOf = (words: readonly ComparedWord[]) =>
    sentences.map((_, sentence) => words.filter((word) => isIn(word, sentence)).length);
  const counts = countsOf(meaningful);
  const most = Math.max(0, ...counts);
  const cover = new Set(most === 0 ? [] : [counts.indexOf(most)]);
  const enough = Math.max(ADDED_WORDS, ADDED_SHARE * meaningful.length);
  while (cover.size > 0 && cover.size < sentences.length) {
    const missing = meaningful.filter(
      (word) => word.kind !== "number" && ![...cover].some((sentence) => isIn(word, sentence)),
    );
    const added = countsOf(missing);
    const best = Math.max(...added);
    if (best < enough) break;
    cover.add(added.indexOf(best));
  }
  return cover;
}

/** More than any distance in a quote: a place further on comes before one further back. */
const GOING_BACK = 10_000;

/** Takes each word of a claim from the next free place that has it, going on from where the word before was taken. */
function sourcesOf(
  meaningful: readonly ComparedWord[],
  near: (word: ComparedWord) => readonly ComparedWord[],
): Map<number, ComparedWord> {
  const sources = new Map<number, ComparedWord>();
  const used = new Set<ComparedWord>();
  let last = -1;
  for (const word of meaningful) {
    const free = near(word).filter((place) => !used.has(place));
    const distance = (place: ComparedWord) =>
      (place.position > last ? 0 : GOING_BACK) + Math.abs(place.position - last);
    const [source] = free.toSorted((one, other) => distance(one) - distance(other));
    if (!source) continue;
    used.add(source);
    sources.set(word.position, source);
    last = source.position;
  }
  return sources;
}
