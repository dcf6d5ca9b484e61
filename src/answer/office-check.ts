import type { ConceptMention } from "../language/lexicon.ts";
import { type ComparedWord, type Reading, sameWord } from "./claim-words.ts";
import type { Comparison } from "./comparison.ts";

/**
 * An office must be the one of the evidence, and not a shorter or longer one ("Prime Minister" for "First Deputy Prime Minister"),
 * of the same matter: "Minister of Energy" is not "Minister of Finance".
 */
export function holdsOffices(comparison: Comparison): boolean {
  const held = new Set(comparison.evidence.reading.offices.map((office) => office.concept));
  // An office that the evidence does not speak of at all is a matter of its words, which are compared elsewhere.
  if (held.size === 0) return true;
  const { claim } = comparison;
  return claim.offices.every(
    (office) => isHeldOffice(office, held, comparison) && !hasOtherMatter(office, comparison),
  );
}

/** Where the evidence names an office by a more general word, its other words must stand there too. */
function isHeldOffice(
  office: ConceptMention,
  held: ReadonlySet<string>,
  { claim, evidence: { reading }, same }: Comparison,
): boolean {
  const alternatives = claim.offices.filter((one) => one.start === office.start && one.end === office.end);
  if (alternatives.some((one) => held.has(one.concept))) return true;
  const alike = LOCAL_HEADS.filter((concept) => held.has(concept));
  if (!same && alike.length > 0 && alternatives.some((one) => LOCAL_HEADS.includes(one.concept))) return true;
  const own = wordsOf(office, claim).filter((word) => word.kind !== "stop");
  // A lower-case word for an office in another language says little, unless it stands beside a name.
  const [first, last] = [own[0]?.position ?? 0, own.at(-1)?.position ?? 0];
  const beside = [claim.words[first - 1], claim.words[last + 1]].some(
    (word) => word?.kind === "name" && !word.naming,
  );
  if (!same && own.length === 1 && !beside) return true;
  const general = own.length === 1 || own.some((word) => word.concepts.some((concept) => held.has(concept)));
  return general && own.every((word) => reading.words.some((place) => sameWord(word, place)));
}

/** The head of a city or region, whom each language calls by another title. */
const LOCAL_HEADS: readonly string[] = ["akim", "mayor", "governor"];

const wordsOf = (office: ConceptMention, { words }: Reading): ComparedWord[] =>
  words.filter((word) => office.start <= word.start && word.end <= office.end);

/** Whether what an office is for has another matter in its place: "Minister of Energy" for the Minister of Finance. */
function hasOtherMatter(
  office: ConceptMention,
  { claim, evidence: { reading }, near, unused }: Comparison,
): boolean {
  const matter = matterOf(office, claim);
  if (!matter || near(matter).length > 0) return false;
  return reading.offices.some((other) => {
    const place = other.concept === office.concept ? matterOf(other, reading) : undefined;
    return place !== undefined && unused.includes(place);
  });
}

/** The word that says what an office is for: the one after it ("Minister of Energy", «министр энергетики»), in Kazakh before it. */
function matterOf(office: ConceptMention, reading: Reading): ComparedWord | undefined {
  const own = wordsOf(office, reading);
  const [first, last] = [own[0]?.position ?? 0, own.at(-1)?.position ?? 0];
  const isOf = reading.words[last + 1]?.text === "of";
  const position = reading.language === "kk" ? first - 1 : isOf ? last + 2 : last + 1;
  const word = reading.language === "en" && !isOf ? undefined : reading.words[position];
  if (!word || word.kind === "stop" || word.concepts.length === 0 || word.naming || isVerb(word))
    return undefined;
  const between = reading.text.slice(Math.min(office.end, word.end), Math.max(office.start, word.start));
  return word.sentence === own[0]?.sentence && /^[\s\p{L}]*$/u.test(between) ? word : undefined;
}

/** Verbs of the three languages by their commonest endings: what an office's holder does is not what the office is for. */
const isVerb = (word: ComparedWord): boolean =>
  /(?:л[аио]?|л[аио]?с[ья]|ет|ит|ют|ят|ет?ся|ть|ды|ді|ты|ті|ған|ген)$/u.test(word.text.toLowerCase());

/** Whether somebody in a claim has the office that somebody else has in the evidence. */
export function hasOthersOffice(comparison: Comparison): boolean {
  const { claim, evidence, near } = comparison;
  const holders = holdersIn(evidence.reading);
  return holdersIn(claim).some((holder) => {
    const own = new Set(holder.words.flatMap((word) => near(word).map((place) => place.position)));
    const isOwn = (other: Holder) => other.words.some((word) => own.has(word.position));
    const theirs = holders.filter(isOwn);
    const others = holders.filter((other) => !isOwn(other));
    const has = (list: readonly Holder[]) =>
      list.some((other) => holder.concepts.some((concept) => other.concepts.includes(concept)));
    return own.size > 0 && theirs.length > 0 && !has(theirs) && has(others);
  });
}

/** A person with an office: right before the name, or after it ("Smailov, First Deputy …", "Smailov is the …"). */
interface Holder {
  readonly words: readonly ComparedWord[];
  readonly concepts: readonly string[];
}

/** Words that may stand between an office and a name: whose office it is ("of Norway", «энергетики»). */
const BETWEEN = 3;

function holdersIn(reading: Reading): Holder[] {
  return reading.offices.flatMap((office): Holder[] => {
    const words = namedAfter(office, reading) ?? namedBefore(office, reading);
    if (!words) return [];
    const concepts = reading.offices.filter((one) => one.start === office.start).map((one) => one.concept);
    return [{ words, concepts }];
  });
}

/** What may stand between a name and the office that is said of it, besides whose office it is. */
const COPULA = /^(?:is|was|the|a|an|as|является|являлся|являлась|был|была|болып|деген)$/iu;

/** The name whose office comes after it, with nothing but a comma, a dash, "is the" or a country between. */
function namedBefore(office: ConceptMention, reading: Reading): ComparedWord[] | null {
  const before = reading.words.filter((word) => word.end <= office.start).slice(-BETWEEN - 1);
  const at = before.findLastIndex(isPersonal);
  const name = before[at];
  if (!name) return null;
  const between = before.slice(at + 1);
  if (!between.every((word) => COPULA.test(word.text) || word.naming)) return null;
  if (!/^[\s\p{L},–—-]*$/u.test(reading.text.slice(name.end, office.start))) return null;
  const previous = reading.words[name.position - 1];
  const isOneName =
    previous && isPersonal(previous) && /^[\s.-]*$/u.test(reading.text.slice(previous.end, name.start));
  return isOneName ? [previous, name] : [name];
}

/** The name that an office stands right before. */
function namedAfter(office: ConceptMention, reading: Reading): ComparedWord[] | null {
  const after = reading.words.filter((word) => word.start >= office.end).slice(0, BETWEEN + 1);
  const first = after.findIndex(isPersonal);
  const name = after[first];
  if (!name || !/^[\s\p{L}-]*$/u.test(reading.text.slice(office.end, name.start))) return null;
  if (after.slice(0, first).some((word) => isAnd(word) || word.titular)) return null;
  const next = reading.words[name.position + 1];
  const isOneName = next && isPersonal(next) && /^[\s.]*$/u.test(reading.text.slice(name.end, next.start));
  return isOneName ? [name, next] : [name];
}

const isPersonal = (word: ComparedWord): boolean => word.kind === "name" && word.concepts.length === 0;
const isAnd = (word: ComparedWord): boolean => /^(?:and|и|мен|бен|пен|және|with|с)$/iu.test(word.text);
