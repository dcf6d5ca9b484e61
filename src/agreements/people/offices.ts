import type { Language } from "../../types.ts";
import type { Sentence } from "../reading/sentence.ts";
import { kazakhOfficeStart } from "./kazakh-offices.ts";
import {
  isLatin,
  isNameWord,
  isOffice,
  isParticle,
  LIKE_A_SURNAME,
  nameEndFrom,
  PREPOSITION,
  pastHonorifics,
} from "./person-names.ts";

/**
 * Where the first of two offices of one person begins: "Deputy Prime Minister and Minister of Finance X», «заместитель
 * министра нефти Ирана, управляющий директор компании X».
 */
export function officeBefore(
  sentence: Sentence,
  first: number,
  taken: readonly boolean[],
): number | undefined {
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

const PLURAL: Readonly<Record<Language, RegExp>> = {
  en: /^(?:ministers|presidents|directors|heads|ambassadors|mayors|rectors|chairmen|representatives|governors|secretaries|chiefs|leaders)$/iu,
  ru: /^(?:\p{L}+(?:ры|ты|ли|ари|рами|тами|лями|арями)|главы|главами|директора|директорами|послы|послами|акимы|акимами)$/iu,
  kk: /(?:лары|лері|дары|дері|тары|тері)$/iu,
};

export function isPlural(sentence: Sentence, [first, end]: readonly [number, number]): boolean {
  const words = sentence.tokens.slice(first, end);
  const head =
    sentence.language === "kk"
      ? words.at(-1)
      : words.find(
          ({ lower }, index) =>
            sentence.grammar.offices.test(lower) &&
            !(/^deputy$/u.test(lower) && sentence.grammar.offices.test(words[index + 1]?.lower ?? "")),
        );
  return head !== undefined && PLURAL[sentence.language].test(head.lower);
}

/** Where the words that belong to the office and stand before its head begin. */
export function officeStart(sentence: Sentence, head: number, taken: readonly boolean[]): number {
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

export function standsBeforeOffice(sentence: Sentence, index: number): boolean {
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

/** Where the words that follow the head and belong to the office and, unmarked, to the name end; English and Russian. */
export function officeTail(
  sentence: Sentence,
  head: number,
  nested = false,
): { end: number; complement: boolean } {
  let end = head + 1;
  let complement = false;
  let run = 0;
  while (end < sentence.tokens.length && end - head < 26) {
    const step = officeStep(sentence, head, end, complement, nested);
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

/** "his counterpart from Karlo Bay, Fiji, NAME": how many tokens of the place begin at `index`. */
function originOfCounterpart({ tokens, entities, language }: Sentence, head: number, index: number): number {
  if (language !== "en" || !/^(?:counterpart|mayor)s?$/u.test(tokens[head]?.lower ?? "")) return 0;
  if (tokens[index]?.lower === "from" && index === head + 1) return 1;
  const country = tokens[index]?.text === "," && tokens[index - 1]?.capital ? entities[index + 1] : undefined;
  return country?.kind === "country" && country.noun && tokens[country.end]?.text === ","
    ? country.end - index
    : 0;
}

/** «министры иностранных дел Армении и Малайзии»: the office in the plural is of both countries. */
function joinsCountries(sentence: Sentence, head: number, index: number): boolean {
  const { entities, markers, language } = sentence;
  if (language !== "ru" || markers[index]?.symbol !== "&" || !isPlural(sentence, [head, head + 1]))
    return false;
  return entities[index - 1]?.kind === "country" && entities[index + 1]?.kind === "country";
}

/** How many tokens from `index` on still belong to the office or the name after it; 0 when it ends there. */
function officeStep(
  sentence: Sentence,
  head: number,
  index: number,
  complement: boolean,
  nested: boolean,
): number {
  const { tokens, grammar, entities, markers } = sentence;
  const token = tokens[index];
  const next = tokens[index + 1];
  if (!token) return 0;
  if (joinsCountries(sentence, head, index)) return 1;
  const origin = originOfCounterpart(sentence, head, index);
  if (origin > 0) return origin;
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
    // "vice president for lending", "head of department", "directors of the museums"
    const before = tokens[index - 1]?.lower === "the" ? tokens[index - 2] : tokens[index - 1];
    return /^(?:of|for)$/u.test(before?.lower ?? "") &&
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

/** The name of what follows these is no person's: «губернатор провинции Балх Фархад Азими». */
const TERRITORY = /^(?:провинции|области|города|района|посёлка|поселка|округа|штата|губернии)$/u;

/** "the chairman of Orchid Data, Lim Wei Jun, signed": after an article the name stands between commas, what is before is a company. */
function appositiveName(
  sentence: Sentence,
  head: number,
  end: number,
): { roleEnd: number; nameFirst: number; nameEnd: number } | undefined {
  if (sentence.language !== "en" || sentence.tokens[end]?.text !== ",") return undefined;
  return officeOpener(sentence, head) ? nameFollowing(sentence, end) : undefined;
}

/** Whether an article or possessive opens the office whose head is at `head`. */
function officeOpener(sentence: Sentence, head: number): boolean {
  for (let index = head - 1; index >= Math.max(0, head - 6); index -= 1) {
    const token = sentence.tokens[index];
    if (!token || token.kind === "mark" || sentence.markers[index]?.symbol === "&") return false;
    if (/^(?:the|its|his|her|their)$/u.test(token.lower)) return true;
  }
  return false;
}

/** Tells the name at the end of an office's tail, or right after it, from the office. */
export function nameAfter(
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
  const apposed = appositiveName(sentence, head, tail.end);
  if (apposed) return apposed;
  if (TERRITORY.test(sentence.tokens[nameFirst - 1]?.lower ?? "") && tail.end - nameFirst > 2) nameFirst += 1;
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
  const afterName = POST_NOMINAL.test(sentence.tokens[end]?.text ?? "") ? end + 1 : end;
  if (end - index < 2 && !(index > from && !comma && end > index)) return undefined;
  if (comma) {
    const after = sentence.tokens[afterName];
    const closed = after === undefined || after.kind === "mark" || sentence.markers[afterName] !== undefined;
    if (!closed || officeAfterComma(sentence, afterName)) return undefined;
  }
  return { roleEnd: from, nameFirst: index, nameEnd: end };
}

/** Letters after a name: "Rowena Hale MP". */
const POST_NOMINAL = /^(?:MP|MEP|QC|KC|PhD|CBE|OBE|MBE|CMG|Jr|Sr|Esq)$/u;

/** In "the minister, Anna Berg, head of the agency" the name's own office follows it. */
function officeAfterComma(sentence: Sentence, index: number): boolean {
  return (
    sentence.tokens[index]?.text === "," &&
    leadsToOffice(sentence, index + 1) &&
    !/^(?:and|и|және)$/iu.test(sentence.tokens[index + 1]?.lower ?? "")
  );
}
