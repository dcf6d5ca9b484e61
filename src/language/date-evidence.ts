import type { ParsedDate } from "./date-grammar.ts";
import type { Lexeme } from "./lexemes.ts";
import { numberWord } from "./number-words.ts";

/** Words before figures that make them a year whatever they are. */
const BEFORE_YEAR =
  /^(?:in|since|by|until|till|before|after|from|during|circa|year|late|early|mid|of|в|во|с|со|до|к|после|около|год|году|между|from|between)$/;
/** What figures count, and so are no year: units, people, things counted in thousands; singular and plural. */
const COUNTED =
  /^(?:people|persons|men|women|children|workers|employees|students|participants|delegates|families|households|companies|countries|jobs|places|pages|copies|tons?|tonnes|km|kilometres|kilometers|miles|metres|meters|m|kg|ha|hectares|mw|gw|kw|mwh|gwh|kwh|barrels|litres|liters|hours|minutes|days|weeks|months|years|times|percent|dollars|euros?|pounds|rubles|roubles|tenge|yuan|yen|usd|eur|kzt|rub|gbp|человек|людей|детей|женщин|мужчин|рабочих|студентов|участников|семей|компаний|стран|рабочие|мест|экземпляров|тонн[аы]?|км|километр\p{L}*|метр\p{L}*|га|гектар\p{L}*|мвт|гвт|квт|баррел\p{L}*|литр\p{L}*|час(?:а|ов)|минут|дн(?:я|ей)|недель|месяц(?:а|ев)|лет|раз|процент\p{L}*|доллар\p{L}*|евро|рубл\p{L}*|тенге|тг|юан\p{L}*|адам\p{L}*|бала|отбасы\p{L}*|компания|шакырым|сагат|кун|ай|апта|рет|пайыз\p{L}*|еуро)$/u;

/** Whether a date is meant, and not a number that looks like a year. */
export function isCredible(lexemes: readonly Lexeme[], index: number, parsed: ParsedDate): boolean {
  if (parsed.month !== undefined || parsed.sure) return true;
  const before = lexemes[index - 1];
  const after = lexemes[parsed.next];
  const figures = lexemes[index];
  if (figures === undefined || isPartOfNumber(lexemes, index, parsed.next)) return false;
  if (isCounted(after)) return false;
  if (before?.kind === "word" && BEFORE_YEAR.test(before.plain)) return true;
  if (before && /^[$€£₸₽№#]$/.test(before.text)) return false;
  return (parsed.year ?? 0) >= 1900;
}

/** Whether what stands after figures makes them a number: a unit, something counted, a scale, a sign. */
export function isCounted(after: Lexeme | undefined): boolean {
  if (after?.kind === "mark") return /^[%°$€£₸₽№]$/.test(after.text);
  if (after?.kind !== "word") return false;
  return !after.spaced || COUNTED.test(after.plain) || numberWord(after.plain)?.role === "scale";
}

/** "Ту2020", "1990-х": figures that letters are joined to, and decades. */
function isPartOfNumber(lexemes: readonly Lexeme[], index: number, next: number): boolean {
  const before = lexemes[index - 1];
  const figures = lexemes[index];
  if (before && !figures?.spaced && before.kind === "word") return true;
  const [dash, ending] = lexemes.slice(next, next + 2);
  return (
    dash?.plain === "-" &&
    !dash.spaced &&
    ending?.kind === "word" &&
    !ending.spaced &&
    /^(?:х|ых|е|ые|ми|ыми)$/.test(ending.plain)
  );
}
