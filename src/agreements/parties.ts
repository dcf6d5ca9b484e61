import type { Span } from "../types.ts";
import { isNameWord, listComma } from "./people.ts";
import { type Sentence, spanOf } from "./sentence.ts";

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
  const end = extent(sentence, first, blocked, limit);
  if (end === first || !namesParty(sentence, first, end)) return undefined;
  return partyOf(sentence, index, properStart(sentence, first, end), end);
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
      ? /-(?:мен|пен|бен|ның|нің|ның|дың|дің|тың|тің|ға|ге|қа|ке|да|де|та|те)$|(?<=\p{L}{3})(?:мен|пен|бен|ның|нің|дың|дің|тың|тің)$/u.exec(
          last?.text ?? "",
        )
      : /['’ʼ]s$/u.exec(last?.text ?? "");
  return ending ? { start: span.start, end: span.end - ending[0].length } : span;
}

/** Whether the token stands in the locative: «Қазақстандағы», in which case it says where and not who. */
export function isLocative(sentence: Sentence, index: number): boolean {
  return (
    sentence.language === "kk" &&
    /(?:дағы|дегі|тағы|тегі|да|де|та|те)$/iu.test(sentence.tokens[index]?.lower ?? "") &&
    (sentence.tokens[index]?.lower.length ?? 0) > 6
  );
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

const CONNECTIVE = /^(?:of|for|the|and|&|on|in|to|по|и|в|при|және|мен|пен|бен|-|–)$/iu;

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

const isBody = (sentence: Sentence, index: number): boolean => {
  const token = sentence.tokens[index];
  return token?.kind === "word" && sentence.grammar.bodies.test(token.lower);
};

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

function englishStep(sentence: Sentence, first: number, index: number, symbol: string | undefined): number {
  const { tokens, grammar, entities } = sentence;
  const token = tokens[index];
  const next = tokens[index + 1];
  if (!token) return 0;
  const { lower } = token;
  if (index > first && /^(?:of|for|on|&|the)$/u.test(lower)) {
    if (lower !== "of" && lower !== "the" && !hasBody(sentence, first, index)) return 0;
    if (lower === "the") return next?.capital ? 1 : 0;
    const after = next?.lower === "the" ? tokens[index + 2] : next;
    return after?.capital === true &&
      !(lower === "for" && entities[index + (next?.lower === "the" ? 2 : 1)]?.kind === "country") &&
      !(lower === "on" && entities[index + 1])
      ? 1
      : 0;
  }
  if (lower === "and" && index > first) {
    const duties =
      next?.capital &&
      grammar.officeModifiers.test(next.lower) &&
      grammar.officeModifiers.test(tokens[index - 1]?.lower ?? "") &&
      hasBody(sentence, first, index);
    return duties ? 1 : 0;
  }
  if (symbol !== undefined && symbol !== "o") return 0;
  if (!token.capital) return isBody(sentence, index) && (index > first || next?.capital === true) ? 1 : 0;
  if (grammar.instruments.test(lower) && !isBody(sentence, index)) return 0;
  if (grammar.offices.test(lower) && lower !== "general") {
    // "Cabinet of Ministers", "Administration of the President"
    return hasBody(sentence, first, index) && /^(?:of|the)$/u.test(tokens[index - 1]?.lower ?? "") ? 1 : 0;
  }
  if (index > first && /['’]s$/u.test(tokens[index - 1]?.text ?? "") && isBody(sentence, index - 1)) return 0;
  if (grammar.honorifics.test(token.text)) return 0;
  if (index > first && /^(?:today|news)$/u.test(lower)) return next?.capital ? 1 : 0;
  return /^(?:on|in|at|today|yesterday|during|after|earlier|recall|monday|tuesday|wednesday|thursday|friday|saturday|sunday|this|it|he|she|both|according|as)$/u.test(
    lower,
  )
    ? 0
    : 1;
}

function hasBody(sentence: Sentence, first: number, end: number): boolean {
  for (let index = first; index < end; index += 1) if (isBody(sentence, index)) return true;
  return false;
}

function russianStep(sentence: Sentence, first: number, index: number, symbol: string | undefined): number {
  const { tokens, grammar } = sentence;
  const token = tokens[index];
  if (!token) return 0;
  const inBody = hasBody(sentence, first, index);
  const { lower } = token;
  if (lower === "и") {
    const next = tokens[index + 1];
    return inBody &&
      tokens[index - 1]?.kind !== "quoted" &&
      next?.kind === "word" &&
      !/(?:ая|яя|ый|ое|ые|(?:ск|цк)ий|(?:ск|цк)ие)$/u.test(next.lower) &&
      !next.capital &&
      !next.acronym &&
      !isBody(sentence, index + 1) &&
      sentence.markers[index + 1] === undefined &&
      /(?:ого|его|ой|ей|ых|их|ия|ии|ий|а|я|ы|и|ов|ев|та)$/u.test(next.lower)
      ? 1
      : 0;
  }
  if (symbol !== undefined && symbol !== "o") return 0;
  if (isBody(sentence, index)) return 1;
  if (grammar.instruments.test(lower) || grammar.offices.test(lower)) return 0;
  if (/^(?:по|при|для)$/u.test(lower)) return inBody && index > first ? 1 : 0;
  if (/^(?:республик|корол|федерац|эмират|государств)\p{L}*$/u.test(lower)) return 1;
  if (inBody)
    return /^(?:в|на|о|об|это|которое|который|сегодня|вчера|также|была|был|его|ее|её|уже|где|что|подписью)$/u.test(
      lower,
    )
      ? 0
      : 1;
  if (/(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ыми|ими|ом|ем|ых|их|ую|юю)$/u.test(lower))
    return russianBodyAhead(sentence, index) ? 1 : 0;
  return token.capital && index > first ? 1 : 0;
}

/** Adjectives belong to a party when its head follows: «Европейский банк», «международной организацией», «Турецкой Республики». */
function russianBodyAhead(sentence: Sentence, index: number): boolean {
  for (let position = index + 1; position < index + 4; position += 1) {
    const token = sentence.tokens[position];
    if (token?.kind !== "word") return false;
    if (isBody(sentence, position) || /^(?:республик|корол|федерац|эмират)\p{L}*$/u.test(token.lower))
      return true;
    if (!/(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ыми|ими|ом|ем|ых|их|ую|юю)$/u.test(token.lower))
      return false;
  }
  return false;
}

/** Whether a Kazakh organisation's head follows, with nothing between that could end its name. */
function kazakhBodyAhead(sentence: Sentence, index: number): boolean {
  for (let position = index; position < index + 8; position += 1) {
    const token = sentence.tokens[position];
    if (!token || token.kind === "number" || token.kind === "mark") return false;
    if (isBody(sentence, position) && position > index) return true;
    const symbol = sentence.markers[position]?.symbol;
    if (symbol === "&" ? !joinsKazakhBody(sentence, position) : symbol !== undefined && symbol !== "o")
      return false;
    if (sentence.grammar.offices.test(token.lower) || sentence.grammar.instruments.test(token.lower))
      return false;
    if (/^(?:бүгін|кеше|туралы|үшін|бойынша|саласындағы|саласында|аясында|барысында)$/iu.test(token.lower))
      return false;
    if (position > index && isNameWord(sentence, position) && isNameWord(sentence, position + 1))
      return false;
    const entity = sentence.entities[position];
    if (
      entity?.noun &&
      position > index &&
      entity.kind !== "city" &&
      !/(?:ның|нің|дың|дің|тың|тің|сы|сі|ғы|гі)$/iu.test(token.lower)
    )
      return false;
    if (/(?:мен|пен|бен)$/iu.test(token.lower) && symbol === undefined && token.lower.length > 5)
      return false;
  }
  return false;
}

/** «Мәдениет және спорт министрлігі»: "and" joins two duties of one body when neither side has its own head before. */
function joinsKazakhBody(sentence: Sentence, index: number): boolean {
  const before = sentence.tokens[index - 1];
  if (before?.kind !== "word" || before.acronym || isBody(sentence, index - 1)) return false;
  const entity = sentence.entities[index - 1];
  if (entity?.noun) return false;
  const next = sentence.tokens[index + 1];
  return next?.kind === "word" && !next.capital;
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
