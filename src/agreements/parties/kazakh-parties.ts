import { isNameWord } from "../people/person-names.ts";
import type { Sentence } from "../reading/sentence.ts";
import { isBody } from "./bodies.ts";

/** Whether the token stands in the locative: «Қазақстандағы», in which case it says where and not who. */
export function isLocative(sentence: Sentence, index: number): boolean {
  return (
    sentence.language === "kk" &&
    /(?:дағы|дегі|тағы|тегі|да|де|та|те)$/iu.test(sentence.tokens[index]?.lower ?? "") &&
    (sentence.tokens[index]?.lower.length ?? 0) > 6
  );
}

/** Whether a Kazakh organisation's head follows, with nothing between that could end its name. */
export function kazakhBodyAhead(sentence: Sentence, index: number): boolean {
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
export function joinsKazakhBody(sentence: Sentence, index: number): boolean {
  const before = sentence.tokens[index - 1];
  if (before?.kind !== "word" || before.acronym || isBody(sentence, index - 1)) return false;
  const entity = sentence.entities[index - 1];
  if (entity?.noun) return false;
  const next = sentence.tokens[index + 1];
  return next?.kind === "word" && !next.capital;
}
