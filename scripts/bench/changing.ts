import { words } from "../../src/language/words.ts";
import type { Language, Span } from "../../src/types.ts";

/** What a change may need besides the sentence. */
export interface ChangeContext {
  readonly language: Language;
  readonly quote: string;
  /** Names of other articles, and sentences of them, in the sentence's language. */
  readonly names: readonly string[];
  readonly sentences: readonly string[];
  /** Names of the same article. */
  readonly ownNames: readonly string[];
  /** Chooses the n-th of something: the same each run. */
  readonly seed: number;
}

/** Makes a true sentence false, or returns null where it has nothing to change. */
export type MakeFalse = (claim: string, context: ChangeContext) => string | null;

/** A text with a stretch replaced. */
export const replace = (text: string, { start, end }: Span, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

/** The n-th of a list that goes round. */
export const pick = <Item>(list: readonly Item[], seed: number): Item | undefined => list[seed % list.length];

/** Replaces the first word that one of the patterns fits, where the quote does not have the other word. */
export function replaceWord(
  claim: string,
  table: readonly (readonly [RegExp, string])[],
  { quote }: ChangeContext,
): string | null {
  const found = table.find(
    ([pattern, other]) => pattern.test(claim) && !quote.toLowerCase().includes(other.trim().toLowerCase()),
  );
  return found ? claim.replace(found[0], found[1]) : null;
}

/** Names inside a sentence: capitalised words that do not open it, with all words of one name together. */
export function namesIn(text: string): (Span & { readonly text: string })[] {
  const found: (Span & { text: string })[] = [];
  for (const [index, word] of words(text).entries()) {
    const opens = index === 0 || /[.!?:»”"“«]\s*$/u.test(text.slice(0, word.start).trimEnd());
    if (opens || !/^\p{Lu}\p{Ll}{2,}/u.test(word.text)) continue;
    const last = found.at(-1);
    if (last && /^\s$/u.test(text.slice(last.end, word.start))) {
      found[found.length - 1] = { start: last.start, end: word.end, text: text.slice(last.start, word.end) };
    } else found.push({ start: word.start, end: word.end, text: word.text });
  }
  return found;
}
