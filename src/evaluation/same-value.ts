/** Share of words that two texts must have in common (F1, 0 to 1) to be taken for the same value. */
const ENOUGH_IN_COMMON = 0.75;
/** Words that share at least so many letters may be forms of one word. */
const STEM = 4;
/** A word of at least so many letters may lose two of them to an ending (`Варшавская`, `Варшавской`), a shorter one one. */
const LONG = 8;
/** Endings have at most so many letters (`Қазақстан`, `Қазақстанның`). */
const ENDING = 4;

/**
 * Whether two texts name the same thing but for case, articles, punctuation, endings (`Министром`, `министр`) and a
 * word or two of a long name. Rules of its own, so that an error in the project's stems is not hidden by them.
 */
export function sameText(one: string, other: string): boolean {
  const left = wordsOf(one);
  const right = wordsOf(other);
  if (left.length === 0 || right.length === 0) return false;
  const rest = [...right];
  let common = 0;
  for (const word of left) {
    const at = rest.findIndex((candidate) => sameWord(word, candidate));
    if (at === -1) continue;
    rest.splice(at, 1);
    common++;
  }
  return (2 * common) / (left.length + right.length) >= ENOUGH_IN_COMMON;
}

/** Whether two amounts are the same number of the same currency, in either order: `12000000 EUR`, `EUR 12000000`. */
export function sameAmount(one: string, other: string): boolean {
  const left = amountOf(one);
  const right = amountOf(other);
  return left !== null && right !== null && left.number === right.number && left.currency === right.currency;
}

function amountOf(text: string): { number: number; currency: string } | null {
  const number = /\d+(?:\.\d+)?/.exec(text)?.[0];
  const currency = /[A-Z]{3}/.exec(text)?.[0];
  return number === undefined || currency === undefined ? null : { number: Number(number), currency };
}

function wordsOf(text: string): string[] {
  const found =
    text
      .normalize("NFC")
      .toLowerCase()
      .replace(/['’]s\b/g, "")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return found.filter((word) => !["the", "a", "an"].includes(word));
}

function sameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const shorter = Math.min(one.length, other.length);
  const longer = Math.max(one.length, other.length);
  const stem = Math.max(STEM, shorter - (shorter >= LONG ? 2 : 1), longer - ENDING);
  return shorter >= stem && one.slice(0, stem) === other.slice(0, stem);
}
