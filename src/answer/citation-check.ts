import { findRelativeDays, resolveYear } from "../language/dates.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Article } from "../types.ts";
import {
  type ComparedNumber,
  type ComparedWord,
  type Reading,
  readText,
  sameNameWord,
  sameWord,
} from "./claim-words.ts";
import { oppositesOf } from "./opposites.ts";
import { oneLine } from "./quotes.ts";
import { hasSwappedNames } from "./role-order.ts";

/** Why a sentence does not stand on what it cites. */
export type CheckFault =
  | "no-citation"
  | "name"
  | "office"
  | "number"
  | "date"
  | "publication-date"
  | "uncovered"
  | "negation"
  | "opposite"
  | "swapped"
  | "language"
  | "link";

/** A quote that a sentence may stand on. */
export interface CheckedEvidence {
  readonly reading: Reading;
  /** Of the article's title, which is shown beside the quote: its names may be used. */
  readonly title: Reading;
  /** Days that words like "today" mean, ISO. */
  readonly relativeDays: readonly string[];
  readonly publishedOn: string | null;
}

/** Reads a quote of an article, once for all sentences that cite it. */
export function readEvidence(article: Article, quote: string, lexicon: Lexicon): CheckedEvidence {
  const { publishedOn } = article;
  const reading = readText(quote, article.language, lexicon);
  const days = publishedOn === undefined ? [] : findRelativeDays(quote, publishedOn).map((day) => day.value);
  const completed =
    publishedOn === undefined
      ? []
      : reading.dates.map(
          ({ start, end, value }) => resolveYear({ start, end, value, precision: "day" }, publishedOn).value,
        );
  return {
    reading,
    title: readText(article.title, article.language, lexicon),
    relativeDays: [...days, ...completed],
    publishedOn: publishedOn ?? null,
  };
}

/** Shares of words that must stand in the evidence. Measured by scripts/bench/citation-check.ts. */
export interface CheckLimits {
  /** Of all words with a meaning, 0 to 1. */
  readonly coverage: number;
  /** Of those the lexicon knows, or that are names: all that can be compared across languages. */
  readonly known: number;
  /** Words in a row that the evidence does not have: more are an invented clause. Words unknown to the lexicon weigh less. */
  readonly longestGap: number;
  /** What is added to both shares for a sentence without a name or number of its own. */
  readonly unanchored: number;
}

/** Of so many words and more, one may be new in any sentence, whatever its share. */
const SHORT_CLAIM = 3;

/** A claim in the language of its evidence, and one in another, where only what the lexicon and sounds carry over can be compared. */
export const CHECK_LIMITS: Readonly<Record<"same" | "across", CheckLimits>> = {
  same: { coverage: 0.8, known: 0.75, longestGap: 1.9, unanchored: 0 },
  across: { coverage: 0.4, known: 0.5, longestGap: 2.8, unanchored: 0.2 },
};

/** What a word unknown to the lexicon weighs in a gap, against 1 for a known one. */
const UNKNOWN_WEIGHT = 0.7;

/** A way to compare words; fits a claim's word to one of the evidence. */
type Match = (claim: ComparedWord, evidence: ComparedWord) => boolean;

/**
 * How much of a sentence a quote holds, 0 to 1: the share of its words with a meaning, names and numbers among them. To choose
 * among quotes that all pass {@link checkClaim}.
 */
export function supportOf(claim: Reading, { reading }: CheckedEvidence): number {
  const meaningful = claim.words.filter((word) => word.kind !== "stop");
  const held = meaningful.filter((word) =>
    isHeld(word, reading, word.kind === "name" ? sameNameWord : sameWord),
  );
  return meaningful.length === 0 ? 0 : held.length / meaningful.length;
}

/**
 * Checks a sentence against one quote it cites.
 * @returns null where it holds, else the first thing that does not
 */
export function checkClaim(options: {
  readonly claim: Reading;
  readonly evidence: CheckedEvidence;
  readonly limits?: Readonly<Record<"same" | "across", CheckLimits>>;
}): CheckFault | null {
  const { claim, evidence, limits = CHECK_LIMITS } = options;
  if (isSentenceOf(claim.text, evidence.reading)) return null;
  const same = claim.language === evidence.reading.language;
  return (
    checkDates(claim, evidence) ??
    checkNumbers(claim, evidence, same) ??
    checkNames(claim, evidence, same) ??
    checkOffices(claim, evidence, same) ??
    checkCoverage(claim, evidence, limits[same ? "same" : "across"], same) ??
    checkMeaning(claim, evidence.reading, same)
  );
}

/** Whether a claim is a sentence of the quote, word for word. */
function isSentenceOf(claim: string, { text, sentences: parts }: Reading): boolean {
  return parts.some(({ start, end }) => oneLine(text.slice(start, end)) === oneLine(claim));
}

const REPORTING: ReadonlySet<string> = new Set([
  "report",
  "report-verb",
  "announce",
  "announce-verb",
  "publish",
  "publish-verb",
  "news",
  "article-text",
]);

/** A date may be less exact than the evidence, never more; the day an article appeared may only be said to be that. */
function checkDates(
  claim: Reading,
  { reading, relativeDays, publishedOn }: CheckedEvidence,
): CheckFault | null {
  const stated = [...reading.dates.map((date) => date.value), ...relativeDays];
  const years = reading.numbers.map((number) => String(number.value));
  for (const date of claim.dates) {
    if (stated.some((value) => value === date.value || value.startsWith(`${date.value}-`))) continue;
    if (years.includes(date.value)) continue;
    const dayAndMonth =
      date.value.startsWith("--") && stated.some((value) => value.endsWith(date.value.slice(1)));
    if (dayAndMonth) continue;
    if (publishedOn === null || !`${publishedOn}-`.startsWith(`${date.value}-`)) return "date";
    const near = claim.words.filter((word) => Math.abs(word.start - date.start) < 60);
    if (!near.some((word) => word.concepts.some((concept) => REPORTING.has(concept))))
      return "publication-date";
  }
  return null;
}

function checkNumbers(claim: Reading, { reading }: CheckedEvidence, same: boolean): CheckFault | null {
  const years = reading.dates.flatMap(({ value }) => value.split("-").filter((part) => part.length === 4));
  const wrong = claim.numbers.find((number) => {
    if (isLooseOne(number, claim, same)) return false;
    const equal = reading.numbers.filter(
      (one) => one.value === number.value && (!one.roman || number.ordinal || number.roman),
    );
    if (equal.some((one) => sameUnit(one.unit, number.unit) && sameUnit(one.currency, number.currency)))
      return false;
    return !years.includes(String(number.value));
  });
  return wrong ? "number" : null;
}

/** "один из", "ни одного", "бір": across languages the word for one often counts nothing. */
const isLooseOne = (number: ComparedNumber, claim: Reading, same: boolean): boolean =>
  !same && number.value === 1 && !/\d/u.test(claim.text.slice(number.start, number.end));

const sameUnit = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other;

function checkNames(claim: Reading, { reading, title }: CheckedEvidence, same: boolean): CheckFault | null {
  const places = [...reading.words, ...title.words];
  const stands = (word: ComparedWord | undefined): boolean =>
    word !== undefined && places.some((place) => sameNameWord(word, place));
  const unfounded = claim.words.find(
    (word) =>
      isNameLike(word, same) &&
      !stands(word) &&
      (same || !(isTranslatable(word) || partnersOf(word, claim).some((partner) => stands(partner)))),
  );
  return unfounded ? "name" : null;
}

/** A capital on an ordinary word ("Minister", «Верховный суд»): across languages it is compared as such a word. */
const isTranslatable = (word: ComparedWord): boolean =>
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
function checkOffices(claim: Reading, { reading }: CheckedEvidence, same: boolean): CheckFault | null {
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
  return unfounded && held.size > 0 ? "office" : null;
}

function checkCoverage(
  claim: Reading,
  { reading, title }: CheckedEvidence,
  limits: CheckLimits,
  same: boolean,
): CheckFault | null {
  const inTitle = (word: ComparedWord) => title.words.some((place) => sameWord(word, place));
  const judged = claim.words
    .filter((word) => word.kind === "content" || (!same && word.kind === "name" && isTranslatable(word)))
    .map((word) => ({
      known: word.concepts.length > 0,
      held: isHeld(word, reading, sameWord),
      neutral: inTitle(word) || word.concepts.some((concept) => REPORTING.has(concept)),
    }));
  const counted = judged.filter((word) => word.held || !word.neutral);
  if (counted.length === 0)
    return claim.words.some((word) => word.kind === "name" || word.kind === "number") ? null : "uncovered";
  const share = (list: readonly { held: boolean }[]) =>
    list.length === 0 ? 1 : list.filter((word) => word.held).length / list.length;
  const known = counted.filter((word) => word.known || word.held);
  const missing = counted.filter((word) => !word.held).length;
  const isShort = same && missing <= 1 && counted.length >= SHORT_CLAIM;
  const more = same || hasAnchor(claim, reading, title) ? 0 : limits.unanchored;
  if (!isShort && (share(counted) < limits.coverage + more || share(known) < limits.known + more))
    return "uncovered";
  return heaviestGap(counted) > limits.longestGap ? "uncovered" : null;
}

/** Whether a claim has a name or number that the quote has too, and not only its article's title: it is hardly about something else. */
function hasAnchor(claim: Reading, reading: Reading, title: Reading): boolean {
  if (claim.numbers.length > 0 || claim.dates.length > 0) return true;
  const names = claim.words.filter((word) => word.kind === "name");
  return names.some(
    (word) =>
      reading.words.some((place) => sameNameWord(word, place)) &&
      !title.words.some((place) => sameNameWord(word, place)),
  );
}

const isHeld = (word: ComparedWord, reading: Reading, match: Match): boolean =>
  reading.words.some((place) => place.kind !== "stop" && match(word, place)) ||
  (word.name.length > 3 && reading.words.some((place) => place.name === word.name));

/** The longest run of words that the evidence does not have; one that the lexicon knows weighs more than one it could not compare. */
function heaviestGap(list: readonly { readonly held: boolean; readonly known: boolean }[]): number {
  let heaviest = 0;
  let gap = 0;
  for (const { held, known } of list) {
    gap = held ? 0 : gap + (known ? 1 : UNKNOWN_WEIGHT);
    heaviest = Math.max(heaviest, gap);
  }
  return heaviest;
}

/** What the words do to each other: denials, opposites, who did what to whom; against the sentences of the quote it is nearest to. */
function checkMeaning(claim: Reading, evidence: Reading, same: boolean): CheckFault | null {
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

/** Several quotes as one, for a sentence that joins what they say; null where they are of different languages or only one. */
export function joinEvidence(list: readonly CheckedEvidence[]): CheckedEvidence | null {
  const [first, second] = list;
  if (!first || !second || first.reading.language !== second.reading.language) return null;
  return {
    reading: joinReadings(first.reading, second.reading),
    title: joinReadings(first.title, second.title),
    relativeDays: [...first.relativeDays, ...second.relativeDays],
    publishedOn: first.publishedOn === second.publishedOn ? first.publishedOn : null,
  };
}

function joinReadings(first: Reading, second: Reading): Reading {
  const text = `${first.text}\n\n${second.text}`;
  const offset = first.text.length + 2;
  const places = first.words.length;
  const parts = first.sentences.length;
  const moved = <Stretch extends { start: number; end: number }>(stretch: Stretch): Stretch => ({
    ...stretch,
    start: stretch.start + offset,
    end: stretch.end + offset,
  });
  return {
    text,
    language: first.language,
    words: [
      ...first.words,
      ...second.words.map((word) => ({
        ...moved(word),
        position: word.position + places,
        sentence: word.sentence + parts,
      })),
    ],
    numbers: [
      ...first.numbers,
      ...second.numbers.map((one) => ({ ...moved(one), position: one.position + places })),
    ],
    dates: [...first.dates, ...second.dates.map(moved)],
    negations: [
      ...first.negations,
      ...second.negations.map(({ denied, sentence }) => ({
        denied: denied === null ? null : denied + places,
        sentence: sentence + parts,
      })),
    ],
    offices: [...first.offices, ...second.offices.map(moved)],
    sentences: [...first.sentences, ...second.sentences.map(moved)],
  };
}
