import type { Span } from "../../types.ts";
import { type Sentence, spanOf } from "../reading/sentence.ts";
import { isPlural, nameAfter, officeBefore, officeStart, officeTail, standsBeforeOffice } from "./offices.ts";
import {
  besideBody,
  isOffice,
  LIKE_A_SURNAME,
  nameEndFrom,
  nameSpan,
  PREPOSITION,
  pastHonorifics,
} from "./person-names.ts";

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

function withOfficeBefore(
  sentence: Sentence,
  head: number,
  taken: readonly boolean[],
): PersonMention | undefined {
  let first = officeStart(sentence, head, taken);
  const tail = sentence.language === "kk" ? { end: head + 1, complement: true } : officeTail(sentence, head);
  const names = nameAfter(sentence, head, tail);
  if (!names || isCompanyOf(sentence, first, tail.end)) return undefined;
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

/** "Zhou Ran, general manager of Eastern Bridge Works,": the words after "of" are the company, the name stands before. */
function isCompanyOf(sentence: Sentence, first: number, end: number): boolean {
  if (sentence.language !== "en" || sentence.tokens[first - 1]?.text !== ",") return false;
  let start = end;
  while (start > first && sentence.tokens[start - 1]?.capital && sentence.entities[start - 1] === undefined)
    start -= 1;
  const closed = /^(?:,|and|\.)$/u.test(sentence.tokens[end]?.lower ?? ",");
  if (!closed || sentence.tokens[start - 1]?.lower !== "of" || end - start < 2) return false;
  return nameEndFrom(sentence, first - 3) === first - 1;
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
    role: role ? spanOf(sentence, role[0], beforeCountries(sentence, role)) : null,
    roleTokens: role,
    plural: role !== null && isPlural(sentence, role),
    weak: draft.weak,
  };
}

/** Where «министры иностранных дел» ends before "of A and B": both hold the office, each of one country. */
function beforeCountries(sentence: Sentence, [first, end]: readonly [number, number]): number {
  const { entities, markers, tokens } = sentence;
  if (!isPlural(sentence, [first, end])) return end;
  for (let index = first + 1; index < end - 1; index += 1) {
    if (markers[index]?.symbol !== "&" || entities[index + 1]?.end !== end) continue;
    const country = entities[index - 1];
    if (country?.kind !== "country" || entities[index + 1]?.kind !== "country") continue;
    return /^of$/u.test(tokens[country.first - 1]?.lower ?? "") ? country.first - 1 : country.first;
  }
  return end;
}

/** An office that says no more than "his counterpart" is none. */
function trimRole(sentence: Sentence, first: number, end: number): readonly [number, number] | null {
  let start = first;
  while (
    start < end &&
    /^(?:the|a|an|его|её|ее|их|his|her|its|their|then|оның|тогдашн\p{L}+|нынешн\p{L}+|бывш\p{L}+|бұрынғы|кезіндегі|сол кездегі)$/iu.test(
      sentence.tokens[start]?.text ?? "",
    )
  )
    start += 1;
  const words = sentence.tokens.slice(start, end);
  if (words.length === 0) return null;
  if (
    words.some((word) =>
      /^(?:counterparts?|predecessors?|successors?|коллег\p{L}*|әріптес\p{L}*)$/iu.test(word.lower),
    )
  )
    return null;
  return [start, end];
}

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
