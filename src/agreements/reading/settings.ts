import { isNameWord } from "../people/person-names.ts";
import type { Entity, Sentence } from "./sentence.ts";

/** "in Geneva", «в Астане», "Астанада": a phrase of place, with the tokens of the place itself. */
export interface Setting {
  /** Token after the phrase. */
  readonly end: number;
  readonly placeFirst: number;
  readonly placeEnd: number;
  /** The city's concept; null for one that the lexicon does not know. */
  readonly concept: string | null;
}

/** The phrase of place that begins at token `index`, if one does. */
export function settingAt(sentence: Sentence, index: number): Setting | undefined {
  return sentence.language === "kk" ? kazakhSetting(sentence, index) : prepositional(sentence, index);
}

function prepositional(sentence: Sentence, index: number): Setting | undefined {
  const { tokens, entities, language } = sentence;
  const preposition = language === "en" ? /^(?:in|at)$/u : /^(?:в|во)$/u;
  if (!preposition.test(tokens[index]?.lower ?? "")) return undefined;
  const first = index + articles(sentence, index + 1) + 1;
  const entity = entities[first];
  if (entity && isTown(entity) && entity.first === first && !isRegion(sentence, entity)) {
    return { end: entity.end, placeFirst: first, placeEnd: entity.end, concept: entity.concept };
  }
  const end = first === index + 1 ? unknownPlaceEnd(sentence, first) : first;
  return end > first ? { end, placeFirst: first, placeEnd: end, concept: null } : undefined;
}

/** «в городе», «в г.», "in the capital": how many tokens stand before the city's name. */
function articles(sentence: Sentence, index: number): number {
  if (!/^(?:городе|г|столице|the)$/u.test(sentence.tokens[index]?.lower ?? "")) return 0;
  return sentence.tokens[index + 1]?.text === "." ? 2 : 1;
}

/** A capitalised word or two after "in" that is no name of a month, body or country. */
function unknownPlaceEnd(sentence: Sentence, first: number): number {
  const { tokens, language } = sentence;
  if (language === "en" && tokens[first - 1]?.lower === "at") return first;
  let end = first;
  while (end - first < (language === "en" ? 2 : 1) && isNameWord(sentence, end)) end += 1;
  const next = tokens[end];
  if (next?.capital || next?.kind === "quoted") return first;
  if (language === "ru" && !/(?:[еиуыоя]|ах)$/u.test(tokens[first]?.lower ?? "")) return first;
  return end;
}

function kazakhSetting(sentence: Sentence, index: number): Setting | undefined {
  const { tokens, entities } = sentence;
  const entity = entities[index];
  if (entity) {
    if (!isTown(entity) || entity.first !== index || isRegion(sentence, entity)) return undefined;
    const { end, concept } = entity;
    const setting = { placeFirst: index, placeEnd: end, concept };
    if (!entity.bare && /[дт][ае]$/iu.test(tokens[end - 1]?.lower ?? "")) return { ...setting, end };
    return /^(?:қаласында(?:ғы)?|қ)$/iu.test(tokens[end]?.lower ?? "")
      ? { ...setting, end: end + 1 }
      : undefined;
  }
  const token = tokens[index];
  const located = token !== undefined && token.lower.length > 5 && /[дт][ае]$/u.test(token.lower);
  if (!located || !isNameWord(sentence, index) || tokens[index + 1]?.capital) return undefined;
  return { end: index + 1, placeFirst: index, placeEnd: index + 1, concept: null };
}

/** Countries that are a city, or have the name of theirs. */
const CITY_STATES: ReadonlySet<string> = new Set([
  "luxembourg",
  "singapore",
  "monaco",
  "djibouti",
  "san-marino",
  "vatican",
]);

const isTown = ({ kind, concept, noun }: Entity): boolean =>
  kind === "city" || (kind === "country" && noun && CITY_STATES.has(concept));

const isRegion = (sentence: Sentence, { first, end }: Entity): boolean =>
  sentence.tokens
    .slice(first, end)
    .some(({ lower }) => /^(?:region|oblast|област\p{L}*|облыс\p{L}*|kra[iy]|кра[йея]\p{L}*)$/iu.test(lower));
