import type { Language } from "../../types.ts";
import type { ChunkSymbol } from "../grammar/grammar.ts";
import { type InstrumentMention, instrumentsOf } from "../instruments/instruments.ts";
import { type PartyMention, partyAt } from "../parties/parties.ts";
import { type PersonMention, peopleOf } from "../people/people.ts";
import { daysIn } from "./days.ts";
import type { Sentence } from "./sentence.ts";
import { type Setting, settingAt } from "./settings.ts";

/** A stretch of a sentence with what it is; see {@link ChunkSymbol}. */
export interface Chunk {
  readonly symbol: ChunkSymbol;
  readonly first: number;
  readonly end: number;
  readonly person?: PersonMention;
  readonly party?: PartyMention;
  readonly instrument?: InstrumentMention;
  readonly setting?: Setting;
}

/** A sentence as chunks; `symbols` has one letter for each, so that an offset in it is a chunk's position. */
export interface ChunkedSentence {
  readonly sentence: Sentence;
  readonly chunks: readonly Chunk[];
  readonly symbols: string;
  readonly people: readonly PersonMention[];
}

/** Reads a sentence into chunks. `publishedOn` places "today" and "on Wednesday". */
export function chunk(sentence: Sentence, publishedOn: string | undefined): ChunkedSentence {
  const people = peopleOf(sentence);
  const fixed = fixedChunks(sentence, people, publishedOn);
  const blocked = fixed.map((found) => found !== undefined);
  const chunks: Chunk[] = [];
  let index = 0;
  while (index < sentence.tokens.length) {
    const next = fixed[index] ?? chunkAt(sentence, index, blocked);
    chunks.push(next);
    index = Math.max(next.end, index + 1);
  }
  const joined = exclude(joinBehalf(sentence, chunks), sentence.language);
  return { sentence, chunks: joined, symbols: joined.map(({ symbol }) => symbol).join(""), people };
}

/** Chunks found over the whole sentence, by their first token; tokens inside one hold it too. */
function fixedChunks(
  sentence: Sentence,
  people: readonly PersonMention[],
  publishedOn: string | undefined,
): (Chunk | undefined)[] {
  const fixed = new Array<Chunk | undefined>(sentence.tokens.length).fill(undefined);
  // Capitals in an agreement's name are no person's: "Agreement on Visa Exemption".
  for (const instrument of instrumentsOf(
    sentence,
    people.filter(({ weak }) => !weak),
  )) {
    const { first, end } = instrument;
    const symbol = instrument.anaphoric ? "C" : "I";
    fixed.fill({ symbol, first, end, instrument }, first, end);
  }
  for (const person of people) {
    const { first, end } = person;
    if (!fixed.slice(first, end).some((found) => found !== undefined))
      fixed.fill({ symbol: "N", first, end, person }, first, end);
  }
  const times = [...daysIn(sentence, publishedOn), ...sentence.dates, ...sentence.periods];
  for (const time of times) {
    const first = sentence.tokens.findIndex((token) => token.start <= time.start && time.start < token.end);
    let end = first;
    while (end < sentence.tokens.length && (sentence.tokens[end]?.start ?? time.end) < time.end) end += 1;
    if (first < 0 || end <= first || fixed.slice(first, end).some((found) => found !== undefined)) continue;
    fixed.fill({ symbol: "d", first, end }, first, end);
  }
  return fixed;
}

function chunkAt(sentence: Sentence, index: number, blocked: readonly boolean[]): Chunk {
  const token = sentence.tokens[index];
  const marker = sentence.markers[index];
  const strong = marker !== undefined && !/[o&]/u.test(marker.symbol);
  const setting = settingAt(sentence, index);
  if (setting) return { symbol: "l", first: index, end: setting.end, setting };
  if (strong && !(token?.capital === true && sentence.entities[index] !== undefined)) {
    return { symbol: marker.symbol, first: index, end: marker.end };
  }
  const party = partyAt(sentence, index, blocked);
  if (party) return { symbol: "P", first: index, end: party.end, party };
  if (marker) return { symbol: marker.symbol, first: index, end: marker.end };
  if (token?.kind === "mark") return { symbol: markSymbol(token.text), first: index, end: index + 1 };
  return { symbol: "o", first: index, end: index + 1 };
}

const markSymbol = (mark: string): ChunkSymbol =>
  /^[-–—]$/u.test(mark) ? "-" : /^[,;:()]$/u.test(mark) ? mark : "o";

/** "on behalf of P", «со стороны P», «P атынан», «с казахстанской стороны»: one chunk B. */
function joinBehalf(sentence: Sentence, chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = [];
  for (let index = 0; index < chunks.length; index += 1) {
    const current = chunks[index];
    const next = chunks[index + 1];
    if (!current) continue;
    const represented = current.party ? representedBy(chunks, index) : undefined;
    const company = current.symbol === "(" ? bracketedSide(sentence, chunks, index) : undefined;
    if (company) {
      joined.push(company);
      while ((chunks[index + 1]?.first ?? company.end) < company.end) index += 1;
    } else if (current.party && represented !== undefined) {
      joined.push({ symbol: "B", first: current.first, end: current.end, party: current.party });
      index = represented;
    } else if (isAfterBetween(joined) && current.symbol === "o" && genericParty(sentence, current.first)) {
      const party = genericParty(sentence, current.first);
      if (party) joined.push({ symbol: "P", first: current.first, end: party.end, party });
      while ((chunks[index + 1]?.first ?? Number.POSITIVE_INFINITY) < (party?.end ?? 0)) index += 1;
    } else if (current.symbol === "f" && next?.party) {
      joined.push({ symbol: "B", first: current.first, end: next.end, party: next.party });
      index += 1;
    } else if (current.symbol === "f" && next?.symbol === "o" && genericParty(sentence, next.first)) {
      const party = genericParty(sentence, next.first);
      if (party) joined.push({ symbol: "B", first: current.first, end: party.end, party });
      while ((chunks[index + 1]?.first ?? Number.POSITIVE_INFINITY) < (party?.end ?? 0)) index += 1;
    } else if (current.symbol === "f" && next && cityParty(sentence, next)) {
      const party = cityParty(sentence, next);
      if (party) joined.push({ symbol: "B", first: current.first, end: next.end, party });
      index += 1;
    } else if (next?.symbol === "k" && current.symbol === "o" && genericParty(sentence, current.first)) {
      const party = genericParty(sentence, current.first);
      if (party) joined.push({ symbol: "B", first: current.first, end: next.end, party });
      index += 1;
    } else if (current.party && isAblative(sentence, current)) {
      joined.push({ ...current, symbol: "B" });
    } else if (current.party && next?.symbol === "k") {
      joined.push({ symbol: "B", first: current.first, end: next.end, party: current.party });
      index += 1;
    } else {
      const side = adjectiveSide(sentence, current);
      if (side) {
        joined.push(side);
        while ((chunks[index + 1]?.first ?? side.end) < side.end) index += 1;
      } else joined.push(current);
    }
  }
  return joined;
}

/** "N (Irtysh Lines, Kazakhstan)", «N («Белуха»)»: whom somebody signs for, in brackets after the name. */
function bracketedSide(sentence: Sentence, chunks: readonly Chunk[], index: number): Chunk | undefined {
  const { tokens } = sentence;
  const first = chunks[index]?.first ?? 0;
  if (!chunks[index - 1]?.person) return undefined;
  const length = tokens.slice(first, first + 12).findIndex(({ text }) => text === ")");
  if (length < 2) return undefined;
  const inner = tokens.slice(first + 1, first + length);
  const comma = inner.findIndex(({ text }) => text === ",");
  const words = comma < 0 ? inner : inner.slice(0, comma);
  const [opening] = words;
  const closing = words.at(-1);
  const named = words.length < 6 && words.every(({ kind, capital }) => kind === "quoted" || capital);
  if (!opening || !closing || !named) return undefined;
  const name = { start: opening.start, end: closing.end };
  const concepts = comma < 0 ? [sentence.entities[first + 1]?.concept].flatMap((one) => one ?? []) : [];
  const party = {
    first: first + 1,
    end: first + 1 + words.length,
    name,
    concepts,
    words: words.map(({ lower }) => lower),
  };
  return { symbol: "B", first, end: first + length + 1, party };
}

/** "between the bank and the akimat": what follows is one of two sides. */
const isAfterBetween = (joined: readonly Chunk[]): boolean =>
  /(?:^|[^P&])m(?:P&)?$/u.test(
    joined
      .slice(-4)
      .map(({ symbol }) => symbol)
      .join(""),
  );

/** "the Ministry, represented by Minister N", «министерство в лице N»: the position of the word before the person, if so. */
function representedBy(chunks: readonly Chunk[], index: number): number | undefined {
  const at = chunks[index + 1]?.symbol === "," ? index + 2 : index + 1;
  return chunks[at]?.symbol === "r" ? at : undefined;
}

const TERRITORY =
  /^(?:city|region|country|state|province|district|города|области|страны|района|государства|региона|қала|облыс|аудан|ел|мемлекет|өңір)$/iu;

/** "the company", «министерства», "министрліктің": a party named before by its own name. */
function genericParty(sentence: Sentence, index: number): PartyMention | undefined {
  const skip =
    sentence.language === "en" && /^(?:the|its)$/u.test(sentence.tokens[index]?.lower ?? "") ? 1 : 0;
  const token = sentence.tokens[index + skip];
  if (token?.kind !== "word" || !(sentence.grammar.bodies.test(token.lower) || TERRITORY.test(token.lower)))
    return undefined;
  const ending =
    sentence.language === "kk" ? (/(?:ның|нің|дың|дің|тың|тің)$/u.exec(token.text)?.[0].length ?? 0) : 0;
  const name = { start: token.start, end: token.end - ending };
  return { first: index, end: index + skip + 1, name, concepts: [], words: [token.lower], generic: true };
}

/** "rector Kadri Tamm for Tartu": a city for a body named with it before. */
function cityParty(sentence: Sentence, chunk: Chunk): PartyMention | undefined {
  const token = sentence.tokens[chunk.first];
  if (chunk.symbol !== "o" || !token?.capital || token.kind !== "word" || chunk.end - chunk.first !== 1)
    return undefined;
  const { first, end } = chunk;
  return {
    first,
    end,
    name: { start: token.start, end: token.end },
    concepts: [],
    words: [token.lower],
    generic: true,
  };
}

/** «Қазақстаннан министр …»: from whose side. */
const isAblative = (sentence: Sentence, { end }: Chunk): boolean =>
  sentence.language === "kk" &&
  /(?:нан|нен|(?<!^су)дан|ден|(?<!с)тан|тен)$/u.test(sentence.tokens[end - 1]?.lower ?? "");

const SIDE_OPENER: Readonly<Record<Language, RegExp>> = {
  en: /^(?:on|from|for)$/u,
  ru: /^(?:с|от|за)$/u,
  kk: /^$/u,
};
const SIDE_NOUN = /^(?:side|стороны|сторону|тараптан|жағынан|тарап|жақтан|тараптың|тарапынан)$/iu;

/** «с казахстанской стороны», "on the Kazakh side", «қазақстандық тараптан» */
function adjectiveSide(sentence: Sentence, current: Chunk): Chunk | undefined {
  const { tokens, entities, language } = sentence;
  let index = current.first;
  if (language !== "kk") {
    if (!SIDE_OPENER[language].test(tokens[index]?.lower ?? "")) return undefined;
    index += 1;
    if (tokens[index]?.lower === "the") index += 1;
  }
  const entity = entities[index];
  const own = language === "kk" ? demonymSide(sentence, current) : undefined;
  if (own) return own;
  if (!entity || entity.kind === "city") return undefined;
  const noun = SIDE_NOUN.test(tokens[entity.end]?.lower ?? "");
  const dash = language === "ru" && !entity.noun && /^[-–—,]$/u.test(tokens[entity.end]?.text ?? "");
  if (!noun && !dash) return undefined;
  const first = tokens[index];
  const last = tokens[entity.end - 1];
  if (!first || !last) return undefined;
  const name = { start: first.start, end: last.end };
  const party = {
    first: index,
    end: entity.end,
    name,
    concepts: [entity.concept],
    words: [first.lower],
    adjective: true,
  };
  return { symbol: "B", first: current.first, end: noun ? entity.end + 1 : entity.end, party };
}

/** People and parties that an h marker brings in take no part in the signing: they become "x". */
function exclude(chunks: readonly Chunk[], language: Language): Chunk[] {
  const result = [...chunks];
  const drop = (index: number): void => {
    const found = result[index];
    if (found && (found.symbol === "N" || found.symbol === "P")) result[index] = { ...found, symbol: "x" };
  };
  chunks.forEach((current, position) => {
    if (current.symbol === "a") {
      dropSetting(result, position, language);
      return;
    }
    if (current.symbol !== "h") return;
    const step = language === "kk" ? -1 : 1;
    for (let index = position + step; index >= 0 && index < chunks.length; index += step) {
      const found = chunks[index];
      if (!found || /[,;:VSFXREThs]/u.test(found.symbol)) break;
      if (language === "kk" && found.symbol === "B") break;
      drop(index);
    }
  });
  return result;
}

/** "On the sidelines of the World Economic Forum": an event's name is no party; the phrase ends at its comma. */
function dropSetting(chunks: Chunk[], position: number, language: Language): void {
  const marker = chunks[position];
  if (marker) chunks[position] = { ...marker, symbol: "o" };
  const step = language === "kk" ? -1 : 1;
  for (let index = position + step; index >= 0 && index < chunks.length; index += step) {
    const found = chunks[index];
    if (!found || !/[PodlI]/u.test(found.symbol)) break;
    if (found.symbol === "P") {
      chunks[index] = { ...found, symbol: "o" };
      break;
    }
  }
}

/** «қазақ жағынан»: the people's name for the side, which Kazakh writes small. */
function demonymSide(sentence: Sentence, { first }: Chunk): Chunk | undefined {
  const token = sentence.tokens[first];
  const concept = PEOPLES[token?.lower ?? ""];
  if (!token || concept === undefined || !SIDE_NOUN.test(sentence.tokens[first + 1]?.lower ?? ""))
    return undefined;
  const party = {
    first,
    end: first + 1,
    name: { start: token.start, end: token.end },
    concepts: [concept],
    words: [token.lower],
    adjective: true,
  };
  return { symbol: "B", first, end: first + 2, party };
}

const PEOPLES: Readonly<Record<string, string>> = {
  қазақ: "kazakhstan",
  қырғыз: "kyrgyzstan",
  өзбек: "uzbekistan",
  түркімен: "turkmenistan",
  тәжік: "tajikistan",
  түрік: "turkey",
  әзербайжан: "azerbaijan",
  моңғол: "mongolia",
  орыс: "russia",
  неміс: "germany",
  француз: "france",
  жапон: "japan",
};
