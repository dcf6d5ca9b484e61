import type { ComparedWord, Reading } from "./claim-words.ts";
import type { Comparison } from "./comparison.ts";

/**
 * Whether every name of a claim stands in the sentences it is made of. A name that stands elsewhere in the quote or in the title may
 * be added (who "he" is), but not take the place of one of their own.
 */
export function holdsNames(comparison: Comparison): boolean {
  const { claim, same, sources, near, isBeside } = comparison;
  return claim.words.every((word) => {
    if (!isNameLike(word, same))
      return !isOpening(word) || !same || near(word).length > 0 || !takesPlace(word, comparison);
    const source = sources.get(word.position);
    if (source) return !same || isAsNameThere(word, source, comparison);
    if (isBeside(word)) return !takesPlace(word, comparison);
    if (isRestOfHeld(word, comparison)) return true;
    if (same) return false;
    if (isTranslatable(word) && (isForAnOffice(word, comparison) || isVouchedFor(word, comparison)))
      return !takesPlaceOfPlain(comparison);
    return partnersOf(word, comparison).some((partner) => isBeside(partner));
  });
}

const isOpening = (word: ComparedWord): boolean =>
  word.first && word.kind === "content" && /^\p{Lu}/u.test(word.text);

/** A small letter in the evidence is no part of a person's name: "energy" does not vouch for "Energy Smailov". */
const isAsNameThere = (word: ComparedWord, source: ComparedWord, { claim }: Comparison): boolean =>
  source.kind !== "content" ||
  source.first ||
  word.titular ||
  word.concepts.length === 0 ||
  !neighborsOf(word, claim).some((beside) => beside.kind === "name" && beside.concepts.length === 0);

/** Whether another word of the same known name stands in the evidence, as "Silk" of "Silk Road" does. */
const isRestOfHeld = (word: ComparedWord, { claim, sources }: Comparison): boolean =>
  neighborsOf(word, claim).some(
    (beside) =>
      sources.has(beside.position) && beside.concepts.some((concept) => word.concepts.includes(concept)),
  );

/** Whether a name stands where the evidence has another one that the claim does not say. */
function takesPlace(word: ComparedWord, comparison: Comparison): boolean {
  const { same, unused, claim, evidence, near, sources } = comparison;
  const used = new Set(sources.values());
  const isPartSaid = (place: ComparedWord) =>
    neighborsOf(place, evidence.reading).some((beside) => beside.kind === "name" && used.has(beside));
  const isPart = neighborsOf(word, claim).some(
    (beside) => beside.kind === "name" && sources.has(beside.position),
  );
  const everywhere = !same || near(word).length > 0;
  const [from, to] = everywhere ? EVERYWHERE : slotOf(word, comparison);
  return unused.some(
    (place) =>
      isNameLike(place, true) &&
      (same || !isTranslatable(place)) &&
      from < place.position &&
      place.position < to &&
      (isPart || !isPartSaid(place)),
  );
}

/** The words before and after one with nothing but a space, a point or a hyphen between: of one name, where they are names. */
function neighborsOf(word: ComparedWord, { words, text }: Reading): ComparedWord[] {
  const [before, after] = [words[word.position - 1], words[word.position + 1]];
  const isJoined = (one: ComparedWord, other: ComparedWord) =>
    /^[\s.-]*$/u.test(text.slice(one.end, other.start));
  return [
    ...(before && isJoined(before, word) ? [before] : []),
    ...(after && isJoined(word, after) ? [after] : []),
  ];
}

const EVERYWHERE = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** Between which words of the evidence a word of the claim stands; everywhere, where the order there is another. */
function slotOf(word: ComparedWord, { claim, sources }: Comparison): readonly [number, number] {
  const taken = claim.words.filter((one) => one !== word && sources.has(one.position));
  const before = taken.filter((one) => one.position < word.position).at(-1);
  const after = taken.find((one) => one.position > word.position);
  const left = before ? (sources.get(before.position)?.position ?? 0) : Number.NEGATIVE_INFINITY;
  const right = after ? (sources.get(after.position)?.position ?? 0) : Number.POSITIVE_INFINITY;
  return left < right ? [left, right] : EVERYWHERE;
}

/** A capital on an ordinary word ("Minister", «Верховный суд»): across languages it is compared as such a word. */
export const isTranslatable = (word: ComparedWord): boolean =>
  word.concepts.length > 0 && !word.naming && !/^\p{Lu}{2}/u.test(word.text);

/** Whether it is of an office, and the evidence has no office left that it could have the place of. */
const isForAnOffice = (word: ComparedWord, { unused }: Comparison): boolean =>
  word.titular && !unused.some((place) => place.titular);

/**
 * Whether the rest of a name of several words stands in the evidence («Верховный суд» for "the Court"), and has no other word
 * beside it there ("Development Bank" is not "Investment Bank").
 */
function isVouchedFor(word: ComparedWord, { claim, evidence, sources, unused }: Comparison): boolean {
  return neighborsOf(word, claim).some((beside) => {
    const source = beside.kind === "name" ? sources.get(beside.position) : undefined;
    if (!source) return false;
    return !unused.some(
      (place) =>
        place.concepts.length > 0 &&
        Math.abs(place.position - source.position) === 1 &&
        neighborsOf(source, evidence.reading).includes(place),
    );
  });
}

/** Whether the evidence has a name left that is of nobody the lexicon knows: an ordinary word may be a surname too ("Brown"). */
const takesPlaceOfPlain = ({ unused }: Comparison): boolean =>
  unused.some((place) => place.kind === "name" && place.concepts.length === 0);

/** The longest first half of a hyphenated name that is a word and no name: "Нью-Йорк", "Юго-Восток", «Вице-премьер». */
const LONGEST_PREFIX = 4;

/** What a hyphenated name begins with may be translated where the rest is not: the rest vouches for it. */
function partnersOf(word: ComparedWord, { claim }: Comparison): ComparedWord[] {
  const after = claim.words[word.position + 1];
  if (!after || word.naming || word.text.length > LONGEST_PREFIX) return [];
  return /^[-‐‑]$/u.test(claim.text.slice(word.end, after.start)) ? [after] : [];
}

/** Names, and the word that opens a sentence where nothing else explains its capital. */
function isNameLike(word: ComparedWord, same: boolean): boolean {
  if (word.kind === "name") return true;
  if (!word.first || word.kind !== "content" || !/^\p{Lu}/u.test(word.text)) return false;
  if (word.concepts.length > 0 || OPENERS.test(word.text)) return false;
  return same || !looksInflected(word.text);
}

/** Words that open sentences and are no names, beside those that only tie others together. */
const OPENERS =
  /^(?:according|although|also|another|as|because|besides|both|despite|due|earlier|fellow|finally|following|furthermore|historically|however|later|many|meanwhile|moreover|most|nevertheless|other|others|overall|previously|recently|several|similarly|since|some|still|such|there|therefore|these|they|this|those|though|thus|today|typically|under|unlike|until|usually|when|where|while|yesterday|поскольку|помимо|несмотря|согласно|впоследствии|однако|кроме|вместе|вопреки|благодаря|наряду|слишком|осталь\p{L}+|сонымен|бұдан|алайда|осыған|осылай\p{L}*|сондай-?ақ|сондықтан)$/iu;
/** Endings of Russian and Kazakh adjectives, adverbs and verbs, and English ones: no name has them as a rule. */
const INFLECTED =
  /(?:[ыои]й|[ая]я|[ое]е|[ыи]е|[ыи]х|[ыи]м|[ыи]ми|[оеа]го|[еи]в|вши|вшись|ясь|ая|уя|но|ски|ть|ться|[аия]л[аио]?|[аиуею]т|[аеуюя]тся|ие|ия|ии|ость|[лдт]ар\p{L}*|[лдт]ер\p{L}*|[ғг]ан\p{L}*|[ғг]ен\p{L}*|ing|ed|ly|tion|ness)$/iu;
const looksInflected = (word: string): boolean => word.length > 4 && INFLECTED.test(word);
