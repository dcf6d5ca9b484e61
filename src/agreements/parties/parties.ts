import type { Span } from "../../types.ts";
import { listComma } from "../people/offices.ts";
import { type Sentence, spanOf } from "../reading/sentence.ts";
import { isBody } from "./bodies.ts";
import { isLocative, joinsKazakhBody, kazakhBodyAhead } from "./kazakh-parties.ts";
import { CONNECTIVE, englishStep, russianStep } from "./party-steps.ts";

/** A country, government, organisation or company as a sentence names it, tokens `first` up to `end` (exclusive). */
export interface PartyMention {
  readonly first: number;
  readonly end: number;
  /** Without an article, an abbreviation in brackets and, in Kazakh, the case ending. */
  readonly name: Span;
  /** Concepts of the lexicon in it, countries last. */
  readonly concepts: readonly string[];
  /** Its own words in lower case, to match with other mentions. */
  readonly words: readonly string[];
  /** "The bank", "the ministry": a kind of body, named before by its own name. */
  readonly generic?: boolean;
  /** "Kazakh", «казахстанской»: the side told by an adjective. */
  readonly adjective?: boolean;
}

/** The party that begins at token `index`, if one does. */
export function partyAt(
  sentence: Sentence,
  index: number,
  blocked: readonly boolean[],
  limit = sentence.tokens.length,
): PartyMention | undefined {
  const { tokens } = sentence;
  let first = index;
  if (sentence.language === "en" && /^(?:the|its?|their)$/iu.test(tokens[first]?.lower ?? "")) first += 1;
  if (isOfSeveral(sentence, first) || isOccasion(sentence, first)) return undefined;
  if (sentence.language === "en" && /^an?$/u.test(tokens[first]?.lower ?? "")) return undefined;
  const town = townEnd(sentence, first);
  if (town !== undefined) return partyOf(sentence, index, first, town);
  const end = extent(sentence, first, blocked, limit);
  if (end === first || !namesParty(sentence, first, end) || isOrigin(sentence, first, end)) return undefined;
  return partyOf(sentence, index, properStart(sentence, first, end), end);
}

const TOWNS = /^(?:towns|cities|municipalities|villages|communes|города|городов|сёла|посёлки)$/u;

/** "the towns of Marrow and Saint-Luc", «города Ош и Пенза»: where the name that begins at `first` ends, if towns are listed. */
function townEnd({ tokens, language, markers }: Sentence, first: number): number | undefined {
  if (language === "kk" || !tokens[first]?.capital) return undefined;
  let before = first - 1;
  if (markers[before]?.symbol === "&") {
    before -= 1;
    while (before > first - 5 && tokens[before]?.capital) before -= 1;
  }
  if (language === "en" && tokens[before]?.lower !== "of") return undefined;
  if (language === "en") before -= 1;
  if (!TOWNS.test(tokens[before]?.lower ?? "")) return undefined;
  let end = first;
  while (end - first < 3 && tokens[end]?.capital && tokens[end]?.kind === "word") end += 1;
  return end;
}

/** "a Lao state enterprise": where a body that is not named is from. */
const isOrigin = (sentence: Sentence, first: number, end: number): boolean =>
  sentence.language === "en" &&
  /^an?$/u.test(sentence.tokens[first - 1]?.lower ?? "") &&
  sentence.entities[first]?.kind === "country" &&
  !sentence.tokens.slice(sentence.entities[first]?.end ?? end, end).some(({ capital }) => capital);

/** «на том же форуме»: where something took place. */
const isOccasion = ({ tokens, language }: Sentence, first: number): boolean =>
  language === "ru" &&
  /^форум/u.test(tokens[first]?.lower ?? "") &&
  tokens.slice(Math.max(0, first - 3), first).some(({ lower }) => /^(?:на|в|полях|рамках)$/u.test(lower));

/** «Правительства Грузии и Японии»: the word is of both countries, which are the parties. */
function isOfSeveral(sentence: Sentence, first: number): boolean {
  if (!/^(?:правительства|министерства|парламенты)$/u.test(sentence.tokens[first]?.lower ?? "")) return false;
  const one = sentence.entities[first + 1];
  if (one?.kind !== "country" || sentence.tokens[one.end]?.lower !== "и") return false;
  return sentence.entities[one.end + 1]?.kind === "country";
}

/** Past "Czech maker" in "Czech maker Skovanka Trams": what a company is called begins after what it is. */
function properStart(sentence: Sentence, first: number, end: number): number {
  if (sentence.language !== "en") return first;
  let start = first;
  let described = false;
  while (start < end - 1) {
    const token = sentence.tokens[start];
    const lower =
      token !== undefined && token.kind === "word" && !token.capital && !CONNECTIVE.test(token.lower);
    if (!lower && sentence.entities[start]?.noun !== false) break;
    described ||= lower;
    start += 1;
  }
  return described && sentence.tokens[start]?.capital ? start : first;
}

function partyOf(sentence: Sentence, first: number, nameFirst: number, nameEnd: number): PartyMention {
  const concepts = new Set<string>();
  const countries = new Set<string>();
  for (let position = nameFirst; position < nameEnd; position += 1) {
    const entity = sentence.entities[position];
    if (entity && !isLocative(sentence, position))
      (entity.kind === "country" ? countries : concepts).add(entity.concept);
  }
  return {
    first,
    end: bracketed(sentence, nameEnd),
    name: partySpan(sentence, nameFirst, nameEnd),
    concepts: [...concepts, ...countries],
    words: sentence.tokens.slice(nameFirst, nameEnd).map((token) => token.lower),
  };
}

/** Past an abbreviation in brackets: "United Nations Development Programme (UNDP)". */
function bracketed(sentence: Sentence, end: number): number {
  if (sentence.tokens[end]?.text !== "(") return end;
  for (let index = end + 1; index < end + 7; index += 1) {
    if (sentence.tokens[index]?.text === ")") return index + 1;
  }
  return end;
}

function partySpan(sentence: Sentence, first: number, end: number): Span {
  const span = spanOf(sentence, first, end);
  const last = sentence.tokens[end - 1];
  const ending =
    sentence.language === "kk"
      ? /-(?:мен|пен|бен|ның|нің|ның|дың|дің|тың|тің|ға|ге|қа|ке|да|де|та|те)$|(?<=\p{L}{3})(?:мен|пен|бен|ның|нің|дың|дің|тың|тің|нан|нен|(?<!^Су)дан|ден|(?<!с)тан|тен)$/u.exec(
          last?.text ?? "",
        )
      : /['’ʼ]s$/u.exec(last?.text ?? "");
  return ending ? { start: span.start, end: span.end - ending[0].length } : span;
}

function extent(sentence: Sentence, first: number, blocked: readonly boolean[], limit: number): number {
  let end = first;
  while (end < limit && end - first < 22 && !blocked[end]) {
    const step = partyStep(sentence, first, end);
    if (step === 0) break;
    end += step;
  }
  while (end > first && CONNECTIVE.test(sentence.tokens[end - 1]?.lower ?? "")) end -= 1;
  return end;
}

/** How many tokens from `index` on still belong to the party that began at `first`. */
function partyStep(sentence: Sentence, first: number, index: number): number {
  const { tokens, entities, markers, grammar } = sentence;
  const token = tokens[index];
  if (!token || token.kind === "number") return 0;
  const entity = entities[index];
  if (entity) {
    if (entity.kind === "city" && index === first && !continuesBody(sentence, entity.end)) return 0;
    return Math.max(1, entity.end - index);
  }
  if (token.kind === "quoted" && sentence.language === "kk" && index > first) return 0;
  if (token.kind === "quoted") return isBody(sentence, first) || index > first || isShort(token.text) ? 1 : 0;
  if (token.text === ",") return index > first && dutiesGoOn(sentence, first, index) ? 1 : 0;
  if (token.kind === "mark") return 0;
  if (token.acronym) return 1;
  const symbol = markers[index]?.symbol;
  if (sentence.language === "en") return englishStep(sentence, first, index, symbol);
  if (sentence.language === "ru") return russianStep(sentence, first, index, symbol);
  if (symbol === "&")
    return index > first && !isBody(sentence, index - 1) && joinsKazakhBody(sentence, index) ? 1 : 0;
  if (symbol !== undefined && symbol !== "o") return 0;
  if (grammar.bodies.test(token.lower)) return 1;
  if (/^(?:республикасы|корольдігі|федерациясы|эмираты|мемлекеті)/iu.test(token.lower)) return 1;
  return kazakhBodyAhead(sentence, index) ? 1 : 0;
}

/** "Ministry of Education, Science and Sport", «министерство экологии, геологии и ресурсов»: a comma among a body's duties. */
function dutiesGoOn(sentence: Sentence, first: number, comma: number): boolean {
  if (sentence.language === "kk") return kazakhBodyAhead(sentence, comma + 1) && !isBody(sentence, comma - 1);
  if (!isBody(sentence, first)) return false;
  const before = sentence.tokens[comma - 1];
  if (!before || before.acronym || sentence.entities[comma - 1]?.kind === "country") return false;
  if (sentence.language === "en" && !sentence.grammar.officeModifiers.test(before.lower)) return false;
  return listComma(sentence, comma);
}

const isShort = (quoted: string): boolean => quoted.length <= 60;

/** After a city's name: "Astana Hub Fund", "Алматы қаласының әкімдігі". */
function continuesBody(sentence: Sentence, index: number): boolean {
  for (let position = index; position < index + 4; position += 1) {
    const token = sentence.tokens[position];
    if (!token || token.kind === "mark") return false;
    if (isBody(sentence, position)) return true;
    const symbol = sentence.markers[position]?.symbol;
    if (symbol !== undefined && symbol !== "o") return false;
    if (sentence.language === "en" && !token.capital) return false;
  }
  return false;
}

/** Whether the words name a party at all: an entity, a body, an abbreviation, a quoted name. */
function namesParty(sentence: Sentence, first: number, end: number): boolean {
  let known = false;
  for (let index = first; index < end; index += 1) {
    const token = sentence.tokens[index];
    const entity = sentence.entities[index];
    if (!token) continue;
    if (entity?.noun && entity.kind !== "city" && !isLocative(sentence, index)) known = true;
    if (
      token.acronym &&
      !/^(?:MOU|MOUS|FTA|CEO|PM|EXPO|COVID|СМИ|ЗСТ|ЦУР|SDG|SDGS|COP|USD|EUR|KZT|RUB|RUR|GBP|CNY|JPY|CHF|KGS|UZS|TV|IT|ICT|AI|GDP|НДС|ВВП|ИТ|ИИ|МСБ|SME|SMES|PPP|ГЧП)$/iu.test(
        token.text,
      )
    )
      known = true;
    if (token.kind === "quoted") known = true;
    if (isBody(sentence, index) && end - first > 1) known = true;
  }
  return known && !isLowerOnly(sentence, first, end) && !isPluralBody(sentence, first, end);
}

/** "Foreign Ministries": bodies of several sides, not a party. */
function isPluralBody(sentence: Sentence, first: number, end: number): boolean {
  const last = sentence.tokens[end - 1];
  const named = sentence.entities.slice(first, end).some((entity) => entity !== undefined);
  return (
    !named &&
    /^(?:ministries|governments|universities|agencies|companies|banks|cities)$/u.test(last?.lower ?? "")
  );
}

/** "the ministry", «правительство двух стран», "two organizations": a kind and not a name. */
function isLowerOnly(sentence: Sentence, first: number, end: number): boolean {
  return !sentence.tokens.slice(first, end).some((token) => token.capital);
}
