import type { PersonMention } from "../people/people.ts";
import { type Sentence, spanOf } from "../reading/sentence.ts";
import { isLocative } from "./kazakh-parties.ts";
import { type PartyMention, partyAt } from "./parties.ts";

/** "Chairman of the Management Board of Garysh Navigation": the company, of which the board is a part. */
export function partyOfOffice(sentence: Sentence, person: PersonMention): PartyMention | null {
  const party = ownerOfOffice(sentence, person);
  if (!party || sentence.language !== "en") return party;
  const written = sentence.text.slice(party.name.start, party.name.end);
  const board = /^(?:\p{L}+ )?board(?: of (?:directors|trustees|governors|management))? of (?:the )?/iu.exec(
    written,
  );
  if (!board) return party;
  const start = party.name.start + board[0].length;
  const words = sentence.tokens.filter((token) => start <= token.start && token.end <= party.name.end);
  return { ...party, name: { start, end: party.name.end }, words: words.map(({ lower }) => lower) };
}

/** The party that a person's office belongs to, as the office names it: "UN" in "UN Resident Coordinator in Kazakhstan". */
function ownerOfOffice(sentence: Sentence, person: PersonMention): PartyMention | null {
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
  const [owner] = owners.length > 0 ? owners : [possessor(sentence, first, end)];
  const country = owners.find(
    (one) => sentence.entities[one.first]?.kind === "country" && one.words.length <= 4,
  );
  // A ministry stands for its country; a company or an international organisation for itself, wherever it is from.
  const organization = owners.find((one) => one !== country && !OF_GOVERNMENT.test(one.words[0] ?? ""));
  return organization ?? country ?? owner ?? townOf(sentence, first, end);
}

const HEAD_OF_TOWN =
  /^(?:mayor|lord-mayor|akim|governor|burgomaster|мэр\p{L}*|аким\p{L}*|губернатор\p{L}*|(?:обер-)?бургомистр\p{L}*|әкім\p{L}*|хәкім\p{L}*)$/iu;

/** "Mayor of Lyon", «Алматы қаласының әкімі»: a mayor signs for the town. */
function townOf(sentence: Sentence, first: number, end: number): PartyMention | null {
  const { tokens, entities } = sentence;
  const words = tokens.slice(first, end);
  if (!words.some(({ lower }) => HEAD_OF_TOWN.test(lower))) return null;
  for (let index = first; index < end; index += 1) {
    const entity = entities[index];
    // The town's own name, without «қаласы».
    if (entity?.kind === "city")
      return mentionOf(sentence, index, ownEnd(sentence, index, Math.min(entity.end, end)), entity.concept);
    const owner = tokens[index];
    if (entity || owner?.kind !== "word" || !owner.capital || sentence.grammar.offices.test(owner.lower))
      continue;
    const region = REGION.test(tokens[index + 1]?.lower ?? "");
    if (
      region ||
      OWNING.test(tokens[index - 1]?.lower ?? "") ||
      /(?:ның|нің|дың|дің|тың|тің)$/u.test(owner.lower)
    )
      return mentionOf(sentence, index, region && sentence.language !== "kk" ? index + 2 : index + 1);
  }
  return null;
}

function ownEnd({ tokens, language }: Sentence, first: number, end: number): number {
  return language === "kk" && end > first + 1 && /^қала/u.test(tokens[end - 1]?.lower ?? "") ? end - 1 : end;
}

const OWNING = /^(?:of|города|г|мэр\p{L}*|аким\p{L}*|губернатор\p{L}*|(?:обер-)?бургомистр\p{L}*)$/iu;
const REGION = /^(?:region|oblast|province|области|края|района|қаласының|облысының|ауданының)$/iu;

/** "Tengri Wind's Chief Executive Officer": two capitalised words or more before the office are the company. */
function possessor(sentence: Sentence, first: number, end: number): PartyMention | undefined {
  if (sentence.language !== "en") return undefined;
  const last = sentence.tokens.slice(first, end).findIndex(({ text }) => /['’]s$/u.test(text));
  const words = sentence.tokens.slice(first, first + last + 1);
  if (words.length < 2 || !words.every(({ kind, capital }) => kind === "word" && capital)) return undefined;
  const span = spanOf(sentence, first, first + last + 1);
  return {
    first,
    end: first + last + 1,
    name: { start: span.start, end: span.end - 2 },
    concepts: [],
    words: words.map(({ lower }) => lower.replace(/['’]s$/u, "")),
  };
}

const OF_COMPANIES =
  /^(?:ceo|cfo|executive|president|vice-president|director|chairm[ae]n|chairwoman|chair|manager|head|founder|officer|rector|dean)$/u;

/** "chief executive of Batumi Terminals": two capitalised words or more after "of" are the company. */
export function companyAfterOf(sentence: Sentence, person: PersonMention): PartyMention | null {
  const { tokens, entities, grammar, language } = sentence;
  if (language !== "en" || !person.roleTokens) return null;
  const [first, end] = person.roleTokens;
  let start = end;
  while (
    start > first &&
    tokens[start - 1]?.capital &&
    tokens[start - 1]?.kind === "word" &&
    entities[start - 1]?.kind !== "country"
  )
    start -= 1;
  const words = tokens.slice(start, end);
  const duties = words.some(
    ({ lower }) => grammar.officeModifiers.test(lower) || grammar.offices.test(lower),
  );
  const office = tokens[start - 2]?.lower ?? "";
  if (words.length < 2 || duties || tokens[start - 1]?.lower !== "of" || !OF_COMPANIES.test(office))
    return null;
  const name = spanOf(sentence, start, end);
  return { first: start, end, name, concepts: [], words: words.map(({ lower }) => lower) };
}

/** The countries that an office names: of «министры иностранных дел Армении и Малайзии» both. */
export function countriesIn(sentence: Sentence, [first, end]: readonly [number, number]): PartyMention[] {
  const found: PartyMention[] = [];
  for (let index = first; index < end; index += 1) {
    const entity = sentence.entities[index];
    if (entity?.kind === "country" && entity.first === index)
      found.push(mentionOf(sentence, index, entity.end, entity.concept));
  }
  return found;
}

/** In English a body's own name may begin with a place: "Pacific Aid Agency". */
function bodyAhead(sentence: Sentence, index: number, end: number): number | undefined {
  if (sentence.language === "ru" || /['’]s$/u.test(sentence.tokens[index]?.text ?? "")) return undefined;
  // «Қазақстан Ұлттық кітапханасы»; «Қазақстанның …» is whose.
  if (sentence.language === "kk" && !sentence.entities[index]?.bare) return undefined;
  for (let position = index + 1; position < Math.min(end, index + 6); position += 1) {
    const token = sentence.tokens[position];
    if (!token || sentence.grammar.offices.test(token.lower)) return undefined;
    if (sentence.language === "en" && !token.capital) return undefined;
    if (sentence.grammar.bodies.test(token.lower)) return position;
  }
  return undefined;
}

const OF_GOVERNMENT =
  /^(?:ministry|cabinet|мид|министерств\p{L}*|правительств\p{L}*|мин\p{L}+|кабмин\p{L}*)$/iu;

function mentionOf(sentence: Sentence, first: number, end: number, concept?: string): PartyMention {
  const span = spanOf(sentence, first, end);
  const written = sentence.text.slice(span.start, span.end);
  const ending = /['’ʼ]s$|(?<=\p{L}{3})-?(?:ның|нің|дың|дің|тың|тің)$/u.exec(written);
  return {
    first,
    end,
    name: ending ? { start: span.start, end: span.end - ending[0].length } : span,
    concepts: concept === undefined ? [] : [concept],
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
  const party = partyAt(sentence, kazakhBodyStart(sentence, first, index), [], end);
  return party && party.end <= end ? party : undefined;
}

/** «Сеулдегі Хангук технология университетінің»: a body's name begins after where it is. */
function kazakhBodyStart({ tokens, entities, grammar }: Sentence, first: number, body: number): number {
  let start = body;
  while (start > first) {
    const token = tokens[start - 1];
    const entity = entities[start - 1];
    if (token?.kind !== "word" || grammar.offices.test(token.lower) || grammar.bodies.test(token.lower))
      break;
    if (/(?:дағы|дегі|тағы|тегі)$/u.test(token.lower) || (entity?.kind === "country" && !entity.bare)) break;
    start -= 1;
  }
  return tokens[start]?.capital || tokens[start]?.kind === "quoted" ? start : body;
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
