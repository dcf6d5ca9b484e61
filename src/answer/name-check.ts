import type { CheckedEvidence } from "./checked-evidence.ts";
import { type ComparedWord, type Reading, sameNameWord, sameWord } from "./claim-words.ts";

/** Whether every name of a claim stands in the quote or in its article's title. */
export function holdsNames(claim: Reading, { reading, title }: CheckedEvidence, same: boolean): boolean {
  const places = [...reading.words, ...title.words];
  const stands = (word: ComparedWord | undefined): boolean =>
    word !== undefined && places.some((place) => sameNameWord(word, place));
  const unfounded = claim.words.find(
    (word) =>
      isNameLike(word, same) &&
      !stands(word) &&
      (same || !(isTranslatable(word) || partnersOf(word, claim).some((partner) => stands(partner)))),
  );
  return unfounded === undefined;
}

/** A capital on an ordinary word ("Minister", «Верховный суд»): across languages it is compared as such a word. */
export const isTranslatable = (word: ComparedWord): boolean =>
  word.titular && !word.naming && !/^\p{Lu}{2}/u.test(word.text);

/** The longest first half of a hyphenated name that is a word and no name: "Нью-Йорк", "Юго-Восток", «Вице-премьер». */
const LONGEST_PREFIX = 4;

/** What a hyphenated name begins with may be translated where the rest is not: the rest vouches for it. */
function partnersOf(word: ComparedWord, claim: Reading): (ComparedWord | undefined)[] {
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

/**
 * An office must be the one of the evidence, and not a shorter or longer one ("Prime Minister" for "First Deputy Prime Minister").
 * Where the evidence names it by a more general word, its other words must stand there too.
 */
export function holdsOffices(claim: Reading, { reading }: CheckedEvidence, same: boolean): boolean {
  const held = new Set(reading.offices.map((office) => office.concept));
  const unfounded = claim.offices.find((office) => {
    const alternatives = claim.offices.filter((one) => one.start === office.start && one.end === office.end);
    if (alternatives.some((one) => held.has(one.concept))) return false;
    const own = claim.words.filter((word) => office.start <= word.start && word.end <= office.end);
    // A lower-case word for an office in another language says little, unless it stands beside a name.
    const [first, last] = [own[0]?.position ?? 0, own.at(-1)?.position ?? 0];
    const beside = [claim.words[first - 1], claim.words[last + 1]].some(
      (word) => word?.kind === "name" && !word.naming,
    );
    if (!same && own.length === 1 && !beside) return false;
    const general =
      own.length === 1 || own.some((word) => word.concepts.some((concept) => held.has(concept)));
    const heldWords = own.every(
      (word) => word.kind === "stop" || reading.words.some((place) => sameWord(word, place)),
    );
    return !(general && heldWords);
  });
  // An office that the evidence does not speak of at all is a matter of its words, which are compared elsewhere.
  return unfounded === undefined || held.size === 0;
}
