import type { Language, Span } from "../types.ts";
import { KAZAKH_PHRASE_BOUNDARY } from "./grammar/kazakh.ts";
import { markerOver, type Sentence, spanOf } from "./sentence.ts";
import type { Token } from "./tokens.ts";

/** A person as a sentence names them; `first` up to `end` (exclusive) are all tokens of the mention, office included. */
export interface PersonMention {
  readonly first: number;
  readonly end: number;
  /** The name without titles of courtesy and case endings; null where an office stands alone ("the two ministers"). */
  readonly name: Span;
  readonly role: Span | null;
  /** Tokens of the office. */
  readonly roleTokens: readonly [number, number] | null;
  /** An office in the plural, shared by the names that follow it. */
  readonly plural: boolean;
  /** Two capitalised words without an office that may as well be a company. */
  readonly weak: boolean;
}

/** The persons of a sentence, in order, not overlapping. */
export function peopleOf(sentence: Sentence): PersonMention[] {
  const taken = new Array<boolean>(sentence.tokens.length).fill(false);
  const people: PersonMention[] = [];
  const keep = (person: PersonMention | undefined): void => {
    if (!person || taken.slice(person.first, person.end).includes(true)) return;
    taken.fill(true, person.first, person.end);
    people.push(person);
  };
  for (let head = 0; head < sentence.tokens.length; head += 1) {
    if (!taken[head] && isOffice(sentence, head)) keep(withOfficeBefore(sentence, head, taken));
  }
  for (let first = 0; first < sentence.tokens.length; first += 1) {
    if (!taken[first]) keep(bareName(sentence, first, taken));
  }
  return people.sort((a, b) => a.first - b.first);
}

function isOffice(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  return token?.kind === "word" && sentence.grammar.offices.test(token.lower);
}

function withOfficeBefore(
  sentence: Sentence,
  head: number,
  taken: readonly boolean[],
): PersonMention | undefined {
  let first = officeStart(sentence, head, taken);
  const tail = sentence.language === "kk" ? { end: head + 1, complement: true } : officeTail(sentence, head);
  const names = nameAfter(sentence, head, tail);
  if (!names) return undefined;
  const { roleEnd, nameFirst, nameEnd } = names;
  first = officeBefore(sentence, first, taken) ?? first;
  return mention(sentence, {
    first,
    end: nameEnd,
    nameFirst,
    nameEnd,
    role: trimRole(sentence, first, roleEnd),
    weak: false,
  });
}

/**
 * Where the first of two offices of one person begins: "Deputy Prime Minister and Minister of Finance X», «заместитель
 * министра нефти Ирана, управляющий директор компании X».
 */
function officeBefore(sentence: Sentence, first: number, taken: readonly boolean[]): number | undefined {
  const joint = first - 1;
  const joined = sentence.tokens[joint];
  const comma = sentence.language === "ru" && joined?.text === ",";
  if (sentence.language === "kk" || (!comma && joined?.lower !== connective(sentence.language)))
    return undefined;
  for (let head = joint - 1; head >= Math.max(0, joint - 10); head -= 1) {
    const token = sentence.tokens[head];
    if (!token || token.kind === "mark" || taken[head] || isNameWord(sentence, head)) return undefined;
    if (!isOffice(sentence, head) || officeTail(sentence, head).end !== joint) continue;
    const start = officeStart(sentence, head, taken);
    const before = sentence.tokens[start - 1];
    // After a name and a comma the first office is that person's; in the plural it is of others.
    return before?.text === "," || isPlural(sentence, [start, joint]) ? undefined : start;
  }
  return undefined;
}

interface Draft {
  readonly first: number;
  readonly end: number;
  readonly nameFirst: number;
  readonly nameEnd: number;
  readonly role: readonly [number, number] | null;
  readonly weak: boolean;
}

function mention(sentence: Sentence, draft: Draft): PersonMention {
  const { role } = draft;
  return {
    first: draft.first,
    end: draft.end,
    name: nameSpan(sentence, draft.nameFirst, draft.nameEnd),
    role: role ? spanOf(sentence, role[0], role[1]) : null,
    roleTokens: role,
    plural: role !== null && isPlural(sentence, role),
    weak: draft.weak,
  };
}

/** An office that says no more than "his counterpart" is none. */
function trimRole(sentence: Sentence, first: number, end: number): readonly [number, number] | null {
  let start = first;
  while (
    start < end &&
    /^(?:the|a|an|его|её|ее|их|his|her|its|their|then|оның)$/iu.test(sentence.tokens[start]?.text ?? "")
  )
    start += 1;
  const words = sentence.tokens.slice(start, end);
  if (words.length === 0) return null;
  if (words.some((word) => /^(?:counterparts?|коллег\p{L}*|әріптес\p{L}*)$/iu.test(word.lower))) return null;
  return [start, end];
}

const PLURAL: Readonly<Record<Language, RegExp>> = {
  en: /^(?:ministers|presidents|directors|heads|ambassadors|mayors|rectors|chairmen|representatives|governors|secretaries|chiefs|leaders)$/iu,
  ru: /^(?:\p{L}+(?:ры|ты|ли|ари|рами|тами|лями|арями)|главы|главами|директора|директорами|послы|послами|акимы|акимами)$/iu,
  kk: /(?:лары|лері|дары|дері|тары|тері)$/iu,
};

function isPlural(sentence: Sentence, [first, end]: readonly [number, number]): boolean {
  const words = sentence.tokens.slice(first, end);
  const head =
    sentence.language === "kk"
      ? words.at(-1)
      : words.find((word) => sentence.grammar.offices.test(word.lower));
  return head !== undefined && PLURAL[sentence.language].test(head.lower);
}

/** Where the words that belong to the office and stand before its head begin. */
function officeStart(sentence: Sentence, head: number, taken: readonly boolean[]): number {
  if (sentence.language === "kk") return kazakhOfficeStart(sentence, head, taken);
  let start = head;
  while (start > 0 && head - start < 9 && !taken[start - 1] && standsBeforeOffice(sentence, start - 1))
    start -= 1;
  if (start > 0 && /^(?:its|his|her|their|the)$/iu.test(sentence.tokens[start - 1]?.lower ?? "")) start -= 1;
  while (start < head && sentence.tokens[start]?.lower === connective(sentence.language)) start += 1;
  return start;
}

const connective = (language: Language): string =>
  language === "en" ? "and" : language === "ru" ? "и" : "және";

function standsBeforeOffice(sentence: Sentence, index: number): boolean {
  const { tokens, grammar, entities, markers } = sentence;
  const token = tokens[index];
  if (!token) return false;
  if (token.lower === connective(sentence.language)) {
    return (
      grammar.officeModifiers.test(tokens[index - 1]?.lower ?? "") &&
      grammar.officeModifiers.test(tokens[index + 1]?.lower ?? "")
    );
  }
  if (token.kind === "mark") return false;
  if (sentence.language === "ru") return standsBeforeRussianOffice(sentence, index);
  if (token.kind === "quoted" || entities[index] !== undefined) return true;
  if (grammar.officeModifiers.test(token.lower) || grammar.offices.test(token.lower)) return true;
  if (
    token.kind === "word" &&
    !token.capital &&
    grammar.bodies.test(token.lower) &&
    /['’]s$/u.test(token.text)
  )
    return true;
  if (token.kind !== "word" || !token.capital) return false;
  if (markers[index] !== undefined && markers[index]?.symbol !== "o") return false;
  return grammar.bodies.test(token.lower) || !NEVER_IN_OFFICE.test(token.lower);
}

const NEVER_IN_OFFICE =
  /^(?:the|a|an|today|yesterday|on|in|at|after|during|under|by|with|as|mr|mrs|ms|dr|his|her|their|monday|tuesday|wednesday|thursday|friday|saturday|sunday|earlier|recall|memorandum|agreement|photo|also)\.?$/iu;

function standsBeforeRussianOffice(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  if (!token || sentence.markers[index] !== undefined) return false;
  if (sentence.grammar.officeModifiers.test(token.lower)) return true;
  if (sentence.grammar.offices.test(token.lower)) return true;
  const entity = sentence.entities[index];
  return entity !== undefined && !entity.noun;
}

function kazakhOfficeStart(sentence: Sentence, head: number, taken: readonly boolean[]): number {
  const { tokens, entities, markers, grammar } = sentence;
  let start = head;
  while (start > 0 && head - start < 14 && !taken[start - 1]) {
    const index = start - 1;
    const token = tokens[index];
    if (!token) break;
    const symbol = markerOver(sentence, index)?.symbol;
    if (token.kind === "mark") {
      const listed = token.text === "," && kazakhDuties(sentence, index, head);
      if (!listed && (!/^[-–—]$/u.test(token.text) || !isOffice(sentence, index - 1))) break;
    } else if (symbol === "&") {
      if (endsKazakhParty(sentence, index - 1) || !/^(?:және|мен|пен|бен)$/iu.test(token.lower)) break;
      // A capital that begins the sentence is no sign of a name: «Ғылым және жоғары білім министрі».
      if (index === 0 || (index > 1 && isNameWord(sentence, index - 1))) break;
    } else if (symbol !== undefined && symbol !== "o") break;
    else if (token.kind === "number" && !/^\d{1,2}-/u.test(token.text)) break;
    else if (token.kind === "word" && !token.capital && KAZAKH_PHRASE_BOUNDARY.test(token.lower)) break;
    else if (
      isDative(token.lower) &&
      (grammar.instruments.test(token.lower) || grammar.anaphora.test(token.lower))
    )
      break;
    else if (entities[index]?.kind === "city" && /[дт][ае]$/iu.test(token.lower)) break;
    else if (
      isNameWord(sentence, index) &&
      isNameWord(sentence, index - 1) &&
      !grammar.bodies.test(tokens[start]?.lower ?? "")
    )
      break;
    start = index;
  }
  while (start < head && markers[start]?.symbol === "&") start += 1;
  return start;
}

/** «Білім, жастар және спорт министрі»: a comma among the duties of one office, before an "and". */
function kazakhDuties(sentence: Sentence, comma: number, head: number): boolean {
  const before = sentence.tokens[comma - 1];
  if (before?.kind !== "word" || sentence.entities[comma - 1] || isNameWord(sentence, comma - 2))
    return false;
  const between = sentence.tokens.slice(comma + 1, head);
  return (
    between.length <= 7 &&
    between.some(({ lower }) => lower === "және") &&
    between.every(({ kind, capital }) => kind === "word" && !capital)
  );
}

const isDative = (word: string): boolean => /(?:ға|ге|қа|ке|на|не)$/u.test(word);

/** Whether a party ends at the token in its plain form: what follows "мен" is then another party or person. */
function endsKazakhParty(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  if (!token) return true;
  if (token.kind === "quoted" || token.acronym) return true;
  return sentence.grammar.bodies.test(token.lower);
}

/** Where the words that follow the head and belong to the office and, unmarked, to the name end; English and Russian. */
function officeTail(sentence: Sentence, head: number, nested = false): { end: number; complement: boolean } {
  let end = head + 1;
  let complement = false;
  let run = 0;
  while (end < sentence.tokens.length && end - head < 26) {
    const step = officeStep(sentence, end, complement, nested);
    if (step === 0) break;
    if (isNameWord(sentence, end) || (run > 0 && isParticle(sentence, end))) run += 1;
    else if (run >= 2 && !sentence.grammar.bodies.test(sentence.tokens[end]?.lower ?? "")) break;
    else {
      run = 0;
      complement = true;
    }
    end += step;
  }
  return { end, complement };
}

const ENGLISH_TAIL = /^(?:of|for|in|to|at|on|the|and|&|under|responsible|with|ad|interim|a\.i\.|,)$/iu;

/** How many tokens from `index` on still belong to the office or the name after it; 0 when it ends there. */
function officeStep(sentence: Sentence, index: number, complement: boolean, nested: boolean): number {
  const { tokens, grammar, entities, markers } = sentence;
  const token = tokens[index];
  const next = tokens[index + 1];
  if (!token) return 0;
  const known = (position: number): boolean => {
    const word = tokens[position];
    return (
      word !== undefined &&
      word.kind !== "mark" &&
      (grammar.officeModifiers.test(word.lower) ||
        grammar.bodies.test(word.lower) ||
        entities[position] !== undefined)
    );
  };
  if (grammar.honorifics.test(token.text)) return 0;
  if (isParticle(sentence, index) && isNameWord(sentence, index - 1)) return 1;
  if (/^[-–—]$/u.test(token.text))
    return isOffice(sentence, index + 1) || (known(index + 1) && isOffice(sentence, index + 2)) ? 1 : 0;
  if (token.text === ",") return listComma(sentence, index) ? 1 : 0;
  if (token.text === "(") return next?.acronym === true && tokens[index + 2]?.text === ")" ? 3 : 0;
  if (token.kind === "quoted" || token.acronym || entities[index] !== undefined) return 1;
  if (token.kind === "mark" || token.kind === "number") return 0;
  const symbol = markers[index]?.symbol;
  if (sentence.language === "en") {
    if (/^(?:and|&)$/iu.test(token.lower)) {
      return complement &&
        known(index + 1) &&
        (known(index - 1) || isOffice(sentence, index - 1)) &&
        !leadsToOffice(sentence, index + 1)
        ? 1
        : nested
          ? 0
          : secondOffice(sentence, index + 1);
    }
    if (ENGLISH_TAIL.test(token.lower)) return next && next.kind !== "mark" && symbol !== "h" ? 1 : 0;
    if (symbol !== undefined && symbol !== "o" && symbol !== "f") return 0;
    if (token.capital || known(index) || isOffice(sentence, index)) return 1;
    // "vice president for lending", "head of department"
    return /^(?:of|for)$/u.test(tokens[index - 1]?.lower ?? "") &&
      !/^(?:a|an|all|two|both|his|her|its|their)$/u.test(token.lower)
      ? 1
      : 0;
  }
  if (symbol === "&") {
    const afterwards = tokens[index + 1];
    return complement &&
      afterwards !== undefined &&
      !afterwards.capital &&
      afterwards.kind === "word" &&
      !leadsToOffice(sentence, index + 1) &&
      markers[index + 1] === undefined
      ? 1
      : 0;
  }
  if (symbol !== undefined && symbol !== "o") return 0;
  if (
    /^(?:который|которая|которые|где|что|сегодня|вчера|также|подписью|подписями|уже|вместе|тоже)$/iu.test(
      token.lower,
    )
  )
    return 0;
  return 1;
}

/** "Deputy Prime Minister and Minister of Infrastructure" after a name: how many tokens "and" and the office's words before its head are. */
function secondOffice(sentence: Sentence, from: number): number {
  let head = from;
  while (head < from + 4 && !isOffice(sentence, head)) {
    if (!sentence.grammar.officeModifiers.test(sentence.tokens[head]?.lower ?? "")) return 0;
    head += 1;
  }
  if (!isOffice(sentence, head)) return 0;
  return nameAfter(sentence, head, officeTail(sentence, head, true)) === undefined ? head - from + 2 : 0;
}

/** "Minister of Industry, Trade and Investment", «министр экологии, геологии и природных ресурсов»: the comma lists what the office is for. */
export function listComma(sentence: Sentence, index: number): boolean {
  const { tokens, grammar, markers } = sentence;
  let joined = false;
  for (let position = index + 1; position < Math.min(tokens.length, index + 6); position += 1) {
    const token = tokens[position];
    if (!token || (token.kind === "mark" && token.text !== ",")) return false;
    const symbol = markers[position]?.symbol;
    if (symbol === "&") {
      joined = true;
      continue;
    }
    if (token.text === ",") continue;
    if (symbol !== undefined && symbol !== "o") return false;
    if (isOffice(sentence, position)) return false;
    const fits =
      sentence.language === "en"
        ? grammar.officeModifiers.test(token.lower)
        : !token.capital && token.kind === "word";
    if (!fits) return false;
    if (joined) return true;
  }
  return false;
}

/** Whether an office's head follows soon: then "and" joins two people, not two duties. */
function leadsToOffice(sentence: Sentence, index: number): boolean {
  for (let position = index; position < index + 7; position += 1) {
    const token = sentence.tokens[position];
    if (!token || token.kind === "mark") return false;
    if (isOffice(sentence, position)) return true;
    const symbol = sentence.markers[position]?.symbol;
    if (symbol !== undefined && symbol !== "o" && symbol !== "f") return false;
    if (isNameWord(sentence, position) && isNameWord(sentence, position + 1)) return false;
  }
  return false;
}

/** Tells the name at the end of an office's tail, or right after it, from the office. */
function nameAfter(
  sentence: Sentence,
  head: number,
  tail: { end: number; complement: boolean },
): { roleEnd: number; nameFirst: number; nameEnd: number } | undefined {
  let nameFirst = tail.end;
  const script = isLatin(sentence.tokens[tail.end - 1]);
  const belongs = (index: number): boolean =>
    (isNameWord(sentence, index) && isLatin(sentence.tokens[index]) === script) ||
    (isParticle(sentence, index) && isNameWord(sentence, index - 1));
  while (nameFirst > head + 1 && belongs(nameFirst - 1) && tail.end - nameFirst < 4) nameFirst -= 1;
  if (nameFirst < tail.end) {
    const length = tail.end - nameFirst;
    const governed = nameFirst > head + 1 && PREPOSITION.test(sentence.tokens[nameFirst - 1]?.lower ?? "");
    if (governed && length < 3) return undefined;
    if (governed || (length > 2 && !startsName(sentence, nameFirst, head, tail.complement)))
      nameFirst = tail.end - 2;
    if (nameFirst === head + 1 || tail.end - nameFirst >= 2 || singleName(sentence, nameFirst)) {
      return { roleEnd: nameFirst, nameFirst, nameEnd: tail.end };
    }
    return undefined;
  }
  return nameFollowing(sentence, tail.end);
}

/** A name is in one script: «директор Rhein Metallum Йохан Вебер». */
const isLatin = (token: Token | undefined): boolean => /^\p{Script=Latin}/u.test(token?.text ?? "");

const PREPOSITION = /^(?:of|for|in|to|at|on|the|and|по|в|при|на|для|во|и)$/iu;

/** Whether a run of three or four capitalised words begins the name: a patronymic tells, or that the office has its complement. */
function startsName(sentence: Sentence, first: number, head: number, complement: boolean): boolean {
  if (sentence.language === "kk" || complement) return true;
  const token = sentence.tokens[first];
  if (!token || first !== head + 1) return true;
  if (sentence.language === "en") return true;
  return /[бвгджзклмнпрстфхцчшщй]$/iu.test(token.lower) && !token.lower.includes("-");
}

function singleName(sentence: Sentence, index: number): boolean {
  return LIKE_A_SURNAME.test(sentence.tokens[index]?.lower ?? "");
}

/** After a title of courtesy or a comma: "his Turkmen counterpart, Rashid Meredov". */
function nameFollowing(
  sentence: Sentence,
  from: number,
): { roleEnd: number; nameFirst: number; nameEnd: number } | undefined {
  let index = from;
  const comma = /^[,:]$/u.test(sentence.tokens[index]?.text ?? "");
  if (comma) index += 1;
  index = pastHonorifics(sentence, index);
  const end = nameEndFrom(sentence, index);
  if (end - index < 2 && !(index > from && !comma && end > index)) return undefined;
  if (comma) {
    const after = sentence.tokens[end];
    const closed = after === undefined || after.kind === "mark" || sentence.markers[end] !== undefined;
    if (!closed || officeAfterComma(sentence, end)) return undefined;
  }
  return { roleEnd: from, nameFirst: index, nameEnd: end };
}

/** Past "Mr.", "His Excellency Dr". */
function pastHonorifics(sentence: Sentence, from: number): number {
  let index = from;
  while (sentence.grammar.honorifics.test(sentence.tokens[index]?.text ?? "")) {
    index += sentence.tokens[index + 1]?.text === "." ? 2 : 1;
  }
  return index;
}

/** In "the minister, Anna Berg, head of the agency" the name's own office follows it. */
function officeAfterComma(sentence: Sentence, index: number): boolean {
  return (
    sentence.tokens[index]?.text === "," &&
    leadsToOffice(sentence, index + 1) &&
    !/^(?:and|и|және)$/iu.test(sentence.tokens[index + 1]?.lower ?? "")
  );
}

function nameEndFrom(sentence: Sentence, first: number): number {
  let end = first;
  while (end - first < 4 && (isNameWord(sentence, end) || (end > first && isParticle(sentence, end))))
    end += 1;
  return end;
}

const isParticle = (sentence: Sentence, index: number): boolean =>
  /^(?:van|von|der|den|de|del|di|da|dos|bin|bint|ibn|al|el|ul|ван|фон|де|ди|да|дер|бин|ибн|аль|оглы|кызы|улы|ұлы|қызы)$/iu.test(
    sentence.tokens[index]?.text ?? "",
  ) && isNameWord(sentence, index + 1);

/** A capitalised word that the lexicon and the grammar do not know as something else. */
export function isNameWord(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  if (token?.kind !== "word" || !token.capital || token.acronym) return false;
  if (sentence.entities[index] !== undefined) return false;
  if (/^(?:\p{Lu}\.)+$/u.test(token.text)) return true;
  const { grammar } = sentence;
  if (/['’ʼ]s$/u.test(token.text)) return false;
  if (/\.(?:kz|com|ru|org|net|int|uz|kg)$/u.test(token.text)) return false;
  const { lower } = token;
  if (grammar.notNames.test(lower) || grammar.bodies.test(lower) || grammar.offices.test(lower)) return false;
  if (grammar.instruments.test(lower) || grammar.officeModifiers.test(lower)) return false;
  if (grammar.honorifics.test(token.text)) return false;
  const symbol = sentence.markers[index]?.symbol;
  return symbol === undefined || (symbol === "o" && token.capital);
}

const LIKE_A_SURNAME =
  /(?:(?:ov|ev|ova|eva|yev|sky|skiy|skaya|ayev|baev|bayev|enko|shvili|dze|yan|oglu|uly|kyzy|wicz|escu|sson|stein|berg|mann)|(?:ов|ев|ёв|ова|ева|ин|ина|ын|ына|ский|ская|цкий|цкая|енко|ук|юк|швили|дзе|ян|оглы|улы|кызы|ұлы|қызы|ович|евич|овна|евна)(?:а|у|ым|ом|е|ой|ем|ого|ому|ну|ың|ің|мен|пен|бен|ға|ге|ның|нің)?)$/iu;

/** A name without an office before it: the office may follow ("Anna Berg, the Minister of …"). */
function bareName(sentence: Sentence, first: number, taken: readonly boolean[]): PersonMention | undefined {
  const index = pastHonorifics(sentence, first);
  const courtesy = index > first;
  let end = nameEndFrom(sentence, index);
  while (end > index && taken[end - 1]) end -= 1;
  const length = end - index;
  const last = sentence.tokens[end - 1];
  const initials = /^(?:\p{Lu}\.){1,3}\p{Lu}\p{Ll}/u.test(sentence.tokens[index]?.text ?? "");
  if (length < 1 || (length === 1 && !courtesy && !initials && !(last && LIKE_A_SURNAME.test(last.lower))))
    return undefined;
  const role = officeAfter(sentence, end, taken);
  if (!courtesy && role === undefined && besideBody(sentence, index, end)) return undefined;
  const likely =
    courtesy ||
    initials ||
    sentence.tokens.slice(index, end).some((token) => LIKE_A_SURNAME.test(token.lower));
  return mention(sentence, {
    first,
    end: role ? role.end : end,
    nameFirst: index,
    nameEnd: end,
    role: role ? role.tokens : null,
    weak: !likely && role === undefined,
  });
}

/** "the group Nordvik Cargo", "Zhetisu Rail JSC": a company's name. */
function besideBody(sentence: Sentence, first: number, end: number): boolean {
  const before = sentence.tokens[first - 1];
  const after = sentence.tokens[end];
  const { bodies } = sentence.grammar;
  if (before?.kind === "word" && bodies.test(before.lower)) return true;
  if (
    end - first === 1 &&
    after?.kind === "word" &&
    (bodies.test(after.lower) || /^(?:ский|цкий)/u.test(after.lower))
  )
    return true;
  if (before?.acronym && /^(?:ТОО|АО|ПАО|ООО|ОАО|ЗАО|НК|LLP|JSC|ЖШС|АҚ)$/u.test(before.text)) return true;
  return after?.capital === true && (after.acronym || bodies.test(after.lower));
}

/** ", the General Director of Kazinform," or "(Minister of Trade)" after a name. */
function officeAfter(
  sentence: Sentence,
  from: number,
  taken: readonly boolean[],
): { tokens: readonly [number, number]; end: number } | undefined {
  const opener = sentence.tokens[from]?.text;
  if (opener !== "," && opener !== "(" && !/^[–—]$/u.test(opener ?? "")) return undefined;
  const closer = opener === "(" ? ")" : ",";
  let first = from + 1;
  while (/^(?:the|a|an|who|is)$/iu.test(sentence.tokens[first]?.text ?? "")) first += 1;
  const head = headFrom(sentence, first);
  if (head === undefined || taken.slice(first, head + 1).includes(true)) return undefined;
  let { end } = sentence.language === "kk" ? { end: head + 1 } : officeTail(sentence, head);
  while (end > head + 1 && taken[end - 1]) end -= 1;
  while (end > head + 1 && PREPOSITION.test(sentence.tokens[end - 1]?.lower ?? "")) end -= 1;
  if (nameAfter(sentence, head, { end, complement: true }) !== undefined && closer === ",") {
    const named = nameAfter(sentence, head, { end, complement: true });
    if (
      named &&
      named.nameFirst < end &&
      !sentence.tokens.slice(named.nameFirst, end).some((token) => token.kind === "quoted")
    )
      return undefined;
  }
  const after = sentence.tokens[end];
  const closed = after === undefined || after.kind === "mark" || sentence.markers[end] !== undefined;
  if (!closed) return undefined;
  return { tokens: [first, end], end: after?.text === ")" && closer === ")" ? end + 1 : end };
}

/** The head of the office that begins at `first`, when only words of an office stand before it. */
function headFrom(sentence: Sentence, first: number): number | undefined {
  for (let index = first; index < first + 12; index += 1) {
    const token = sentence.tokens[index];
    if (!token || token.kind === "mark") return undefined;
    if (isOffice(sentence, index)) {
      let head = index;
      while (sentence.language === "kk" && isOffice(sentence, head + 1)) head += 1;
      return head;
    }
    if (sentence.language === "kk") {
      const symbol = sentence.markers[index]?.symbol;
      if (symbol !== undefined && symbol !== "&" && symbol !== "o") return undefined;
    } else if (!standsBeforeOffice(sentence, index)) return undefined;
  }
  return undefined;
}

/** The name's stretch, a Kazakh case ending left out: Вавьерниамен -> Вавьерниа. */
function nameSpan(sentence: Sentence, first: number, end: number): Span {
  const span = spanOf(sentence, first, end);
  if (sentence.language !== "kk") return span;
  const last: Token | undefined = sentence.tokens[end - 1];
  const ending = last
    ? /(?<=\p{L}{4})(?:мен|пен|бен|ның|нің|дың|дің|тың|тің|ға|ге|қа|ке)$/u.exec(last.text)
    : null;
  return ending ? { start: span.start, end: span.end - ending[0].length } : span;
}
