/** Suggestions for words that a vocabulary lacks. */
export interface Spelling {
  /**
   * The words of the vocabulary nearest to `key`, the likeliest first, at most {@link MOST_SUGGESTIONS}: within one
   * edit for keys of 4 to 7 letters, two from 8 letters on, where a swap of neighbours is one edit. Empty for a known
   * key, a shorter one, and one with a digit: 2020 is no misspelling of 2021.
   */
  correct(key: string): readonly string[];
}

/** More candidates than this say that the word is not a misspelling of any in particular. */
export const MOST_SUGGESTIONS = 5;

/** Only this much of the beginning of words is indexed: it bounds the number of deletions of a word. */
const PREFIX = 7;
/** Shortest key to correct, and to allow two edits in (UTF-16 units). */
const ONE_EDIT = 4;
const TWO_EDITS = 8;

/**
 * A spelling corrector over a vocabulary of term keys, by symmetric deletions (Garbe's SymSpell): two words within n
 * edits have a form in common after at most n deletions from each. Each word is kept in the hash buckets of its
 * prefix's deletions, in two typed arrays (about 100 bytes a word), and found candidates are measured.
 */
export function createSpelling(vocabulary: Iterable<string>): Spelling {
  const terms = Array.from(new Set(vocabulary)).filter((term) => !/\d/.test(term));
  const known = new Set(terms);
  const index = indexDeletions(terms);
  return {
    correct(key) {
      if (key.length < ONE_EDIT || known.has(key) || /\d/.test(key)) return [];
      const most = key.length < TWO_EDITS ? 1 : 2;
      const candidates = new Set<number>();
      for (const form of deletions(key.slice(0, PREFIX), most)) index.collect(form, candidates);
      return nearest(
        key,
        most,
        Array.from(candidates, (candidate) => terms[candidate] as string),
      );
    },
  };
}

/** Words of the smallest distance found, longest common beginning first, then in alphabetical order. */
function nearest(key: string, most: number, candidates: readonly string[]): string[] {
  let best = most;
  let found: string[] = [];
  for (const candidate of candidates) {
    const distance = editDistance(key, candidate, best);
    if (distance > best) continue;
    if (distance < best) found = [];
    best = distance;
    found.push(candidate);
  }
  const ranked = found.map((term) => ({ term, common: commonPrefix(key, term) }));
  ranked.sort((one, other) => other.common - one.common || (one.term < other.term ? -1 : 1));
  return ranked.slice(0, MOST_SUGGESTIONS).map(({ term }) => term);
}

interface DeletionIndex {
  /** Adds the numbers of the words in the form's bucket. */
  collect(form: string, into: Set<number>): void;
}

function indexDeletions(terms: readonly string[]): DeletionIndex {
  const forms = (term: string) => deletions(term.slice(0, PREFIX), term.length < TWO_EDITS - 2 ? 1 : 2);
  const buckets = 2 ** Math.ceil(Math.log2(terms.length * 8 + 2));
  const starts = new Uint32Array(buckets + 1);
  for (const term of terms) for (const form of forms(term)) bump(starts, (hash(form) & (buckets - 1)) + 1);
  for (let bucket = 0; bucket < buckets; bucket++) bump(starts, bucket + 1, starts[bucket]);
  const members = new Uint32Array(starts[buckets] as number);
  const next = starts.slice();
  for (const [number, term] of terms.entries()) {
    for (const form of forms(term)) {
      const bucket = hash(form) & (buckets - 1);
      members[next[bucket] as number] = number;
      bump(next, bucket);
    }
  }
  return {
    collect(form, into) {
      const bucket = hash(form) & (buckets - 1);
      const end = starts[bucket + 1] as number;
      for (let at = starts[bucket] as number; at < end; at++) into.add(members[at] as number);
    },
  };
}

function bump(counts: Uint32Array, at: number, by = 1): void {
  counts[at] = (counts[at] as number) + by;
}

/** The word and all it becomes by at most `most` (one or two) deletions; some forms more than once. */
function deletions(word: string, most: number): string[] {
  const forms = [word];
  for (let first = 0; first < word.length; first++) {
    const shorter = word.slice(0, first) + word.slice(first + 1);
    forms.push(shorter);
    if (most < 2) continue;
    for (let second = first; second < shorter.length; second++) {
      forms.push(shorter.slice(0, second) + shorter.slice(second + 1));
    }
  }
  return forms;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

function commonPrefix(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/**
 * Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment), or
 * `most + 1` when there are more than `most`.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
    }
    if (Math.min(...current) > most) return most + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(at(last, other.length), most + 1);
}

const at = (row: readonly number[], column: number): number => row[column] as number;
