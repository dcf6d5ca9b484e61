import type { Lexicon } from "../language/lexicon.ts";
import { stem } from "../language/stems.ts";
import type { Article, Fact, Language } from "../types.ts";
import { factAt } from "./facts.ts";
import type { InstrumentMention } from "./instruments.ts";
import { isLocative, type PartyMention, partyAt } from "./parties.ts";
import type { PersonMention } from "./people.ts";
import { type Sentence, spanOf } from "./sentence.ts";

/** The parties that an instrument's own name says it is between. */
export function partiesInName(sentence: Sentence, instrument: InstrumentMention): PartyMention[] {
  if (sentence.language === "kk") return kazakhPartiesInName(sentence, instrument);
  for (let index = instrument.head + 1; index < instrument.end; index += 1) {
    if (sentence.markers[index]?.symbol === "m") return partyList(sentence, index + 1, instrument.end);
  }
  const opener = instrument.head + 1;
  const word = sentence.tokens[opener]?.lower ?? "";
  if (/^(?:with|с|со)$/u.test(word)) return partyList(sentence, opener + 1, instrument.end);
  return [];
}

function partyList(sentence: Sentence, from: number, end: number): PartyMention[] {
  const found: PartyMention[] = [];
  let index = from;
  while (index < end) {
    const token = sentence.tokens[index];
    // "between the governments of A and B": the word is of both.
    const shared = /^(?:governments|of|правительствами|правительств|министерствами|ministries)$/iu.test(
      token?.lower ?? "",
    );
    const party = shared ? undefined : partyAt(sentence, index, [], pluralBody(sentence, index, end));
    if (party && party.end <= end) {
      found.push(party);
      index = party.end;
      continue;
    }
    const joins =
      shared ||
      token?.text === "," ||
      sentence.markers[index]?.symbol === "&" ||
      /^(?:the|үкіметтері|министрліктері)$/iu.test(token?.lower ?? "");
    if (!joins) break;
    index += 1;
  }
  return found;
}

/** Where a Kazakh body in the plural stands, of both parties before it: «Қазақстан мен Өзбекстан үкіметтері». */
function pluralBody(sentence: Sentence, from: number, end: number): number {
  for (let index = from; index < end; index += 1) {
    if (/^(?:үкіметтері|министрліктері|агенттіктері)$/iu.test(sentence.tokens[index]?.lower ?? ""))
      return index;
  }
  return end;
}

function kazakhPartiesInName(sentence: Sentence, instrument: InstrumentMention): PartyMention[] {
  const { tokens } = sentence;
  for (let index = instrument.first; index < instrument.end; index += 1) {
    if (/^арасында(?:ғы)?$/iu.test(tokens[index]?.lower ?? ""))
      return partyList(sentence, instrument.first, index);
  }
  return [];
}

/** The party that a person's office belongs to, as the office names it: "UN" in "UN Resident Coordinator in Kazakhstan". */
export function partyOfOffice(sentence: Sentence, person: PersonMention): PartyMention | null {
  if (!person.roleTokens) return null;
  const [first, end] = person.roleTokens;
  const owners: PartyMention[] = [];
  const places: PartyMention[] = [];
  let index = first;
  while (index < end) {
    const entity = sentence.entities[index];
    const body = entity ? bodyAhead(sentence, index, end) : undefined;
    if (entity && body !== undefined) {
      const named = bodyAt(sentence, first, body, end);
      if (named) owners.push(named);
      index = Math.max(named?.end ?? 0, body + 1);
      continue;
    }
    if (entity && entity.kind !== "city") {
      const mention = mentionOf(sentence, index, Math.min(entity.end, end), entity.concept);
      (isPlaceOnly(sentence, first, index, entity.end) ? places : owners).push(mention);
      index = Math.max(entity.end, index + 1);
      continue;
    }
    const token = sentence.tokens[index];
    const party =
      token && (token.kind === "quoted" || token.acronym || sentence.grammar.bodies.test(token.lower))
        ? bodyAt(sentence, first, index, end)
        : undefined;
    if (party) {
      owners.push(party);
      index = Math.max(party.end, index + 1);
    } else index += 1;
  }
  const [owner] = owners;
  const country = owners.find(
    (one) => sentence.entities[one.first]?.kind === "country" && one.words.length <= 4,
  );
  // A ministry stands for its country; a company or an international organisation for itself, wherever it is from.
  const organization = owners.find((one) => one !== country && !OF_GOVERNMENT.test(one.words[0] ?? ""));
  return organization ?? country ?? owner ?? null;
}

/** In English a body's own name may begin with a place: "Pacific Aid Agency". */
function bodyAhead(sentence: Sentence, index: number, end: number): number | undefined {
  if (sentence.language !== "en" || /['’]s$/u.test(sentence.tokens[index]?.text ?? "")) return undefined;
  for (let position = index + 1; position < Math.min(end, index + 6); position += 1) {
    const token = sentence.tokens[position];
    if (!token?.capital || sentence.grammar.offices.test(token.lower)) return undefined;
    if (sentence.grammar.bodies.test(token.lower)) return position;
  }
  return undefined;
}

const OF_GOVERNMENT =
  /^(?:ministry|cabinet|мид|министерств\p{L}*|правительств\p{L}*|мин\p{L}+|кабмин\p{L}*)$/iu;

function mentionOf(sentence: Sentence, first: number, end: number, concept: string): PartyMention {
  const span = spanOf(sentence, first, end);
  const written = sentence.text.slice(span.start, span.end);
  const ending = /['’ʼ]s$|(?<=\p{L}{3})-?(?:ның|нің|дың|дің|тың|тің)$/u.exec(written);
  return {
    first,
    end,
    name: ending ? { start: span.start, end: span.end - ending[0].length } : span,
    concepts: [concept],
    words: sentence.tokens.slice(first, end).map((token) => token.lower),
    adjective: sentence.entities[first]?.noun === false,
  };
}

/** "in Kazakhstan", "to Pakistan", «в Казахстане», «Қазақстандағы» say where an office is held. */
function isPlaceOnly(sentence: Sentence, first: number, index: number, _end: number): boolean {
  if (isLocative(sentence, index)) return true;
  let before = index - 1;
  while (
    before >= first &&
    /^(?:the|republic|of|республике|kingdom|islamic|королевстве)$/iu.test(
      sentence.tokens[before]?.lower ?? "",
    ) &&
    !(
      sentence.tokens[before]?.lower === "of" &&
      !/^(?:republic|kingdom)$/iu.test(sentence.tokens[before - 1]?.lower ?? "")
    )
  )
    before -= 1;
  return before >= first && /^(?:in|to|at|for|в|во|при|по)$/iu.test(sentence.tokens[before]?.lower ?? "");
}

/** An organisation the lexicon does not know, within the tokens of an office. */
function bodyAt(sentence: Sentence, first: number, index: number, end: number): PartyMention | undefined {
  const token = sentence.tokens[index];
  if (!token) return undefined;
  if (
    token.kind === "quoted" &&
    sentence.language === "kk" &&
    sentence.grammar.bodies.test(sentence.tokens[index + 1]?.lower ?? "")
  ) {
    const named = partyAt(sentence, index, [], index + 2);
    if (named) return named;
  }
  if (token.kind === "quoted" || token.acronym) {
    const bodyBefore = index > first && sentence.grammar.bodies.test(sentence.tokens[index - 1]?.lower ?? "");
    return mentionOfWords(sentence, bodyBefore ? index - 1 : index, index + 1);
  }
  if (sentence.language === "ru") {
    let start = index;
    while (start > first && isQualifier(sentence, start - 1)) start -= 1;
    const party = partyAt(sentence, start, [], end);
    return party && party.end <= end ? party : undefined;
  }
  if (sentence.language === "en") {
    let start = index;
    while (
      start > first &&
      sentence.tokens[start - 1]?.capital &&
      !sentence.grammar.offices.test(sentence.tokens[start - 1]?.lower ?? "") &&
      !/^(?:first|deputy|vice|acting|managing|executive|prime|chief|senior|resident|permanent)$/u.test(
        sentence.tokens[start - 1]?.lower ?? "",
      )
    )
      start -= 1;
    const party = partyAt(sentence, start, [], end);
    return party && party.end <= end ? party : undefined;
  }
  const party = partyAt(sentence, index, [], end);
  return party && party.end <= end ? party : undefined;
}

/** A Russian adjective or capitalised word that may belong to the body after it. */
function isQualifier(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  if (token?.kind !== "word" || sentence.grammar.offices.test(token.lower)) return false;
  return token.capital || /(?:ого|его|ой|ей|ых|их|ому|ему|ым|им)$/u.test(token.lower);
}

function mentionOfWords(sentence: Sentence, first: number, end: number): PartyMention {
  return {
    first,
    end,
    name: spanOf(sentence, first, end),
    concepts: [],
    words: sentence.tokens.slice(first, end).map((token) => token.lower),
  };
}

/** A party with the sentence it was read from. */
export interface PlacedParty {
  readonly sentence: Sentence;
  readonly party: PartyMention;
}

/**
 * How well two mentions may be of one party, 0 to 3: 3 the same name or organisation, 2 most words in common, 1 one is
 * a body of the country that the other one is.
 */
export function likeness(a: PartyMention, b: PartyMention, language: Language): number {
  const [mainA, mainB] = [a.concepts[0], b.concepts[0]];
  const ownA = ownWords(a, language);
  const ownB = ownWords(b, language);
  if (ownA.size > 0 && ownB.size > 0) {
    const shared = [...ownA].filter((word) => ownB.has(word)).length;
    const share = shared / Math.min(ownA.size, ownB.size);
    if (share === 1 && (mainA === mainB || a.concepts.length === 0 || b.concepts.length === 0)) return 3;
    if (share >= 0.6) return 2;
  }
  if (
    mainA !== undefined &&
    mainA === mainB &&
    a.concepts.length === b.concepts.length &&
    isPure(a) &&
    isPure(b)
  )
    return 3;
  if (a.concepts.some((concept) => b.concepts.includes(concept))) return 1;
  return 0;
}

/** Whether a word that is not of every party's name stands in both. */
export function sharesWord(a: PartyMention, b: PartyMention, language: Language): boolean {
  const words = ownWords(b, language);
  return [...ownWords(a, language)].some((word) => words.has(word));
}

const isPure = (party: PartyMention): boolean => party.words.length <= party.concepts.length * 4;

const COMMON =
  /^(?:the|of|and|for|in|republic|kingdom|government|ministry|state|и|по|в|республик\p{L}*|правительств\p{L}*|министерств\p{L}*|мен|және|республикасы\p{L}*|үкімет\p{L}*|министрлі\p{L}*|side|стороны)$/iu;

function ownWords(party: PartyMention, language: Language): Set<string> {
  return new Set(
    party.words
      .filter((word) => !COMMON.test(word))
      .map((word) => stem(word.replace(/[«»"“”„]/gu, ""), language)),
  );
}

/**
 * The party's fact. A side told by an adjective («казахстанской») has the country as its value; a Russian name of one
 * word that the lexicon knows stands in the nominative («Казахстаном» -> Казахстан); else the value is as written.
 */
export function partyFact(article: Article, party: PartyMention, lexicon: Lexicon): Fact {
  const written = article.text.slice(party.name.start, party.name.end).replace(/\s+/gu, " ");
  const [concept] = party.concepts;
  const forms = concept === undefined ? undefined : lexicon.concepts.get(concept)?.forms[article.language];
  if (!forms || party.concepts.length !== 1 || /\s/u.test(written.trim()))
    return factAt(article, party.name, written);
  if (party.adjective) return factAt(article, party.name, forms[0] ?? written);
  if (article.language !== "ru" || /^[\p{Lu}.]{2,}$/u.test(written))
    return factAt(article, party.name, written);
  const key = stem(written, "ru");
  const nominative = forms.find((form) => /^\p{Lu}/u.test(form) && stem(form, "ru") === key);
  return factAt(article, party.name, nominative ?? written);
}
