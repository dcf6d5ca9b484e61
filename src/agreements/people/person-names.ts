import type { Span } from "../../types.ts";
import { type Sentence, spanOf } from "../reading/sentence.ts";
import type { Token } from "../reading/tokens.ts";

export function isOffice(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  return token?.kind === "word" && sentence.grammar.offices.test(token.lower);
}

/** A name is in one script: «директор Rhein Metallum Йохан Вебер». */
export const isLatin = (token: Token | undefined): boolean => /^\p{Script=Latin}/u.test(token?.text ?? "");

export const PREPOSITION = /^(?:of|for|in|to|at|on|the|and|по|в|при|на|для|во|и)$/iu;

/** Past "Mr.", "His Excellency Dr". */
export function pastHonorifics(sentence: Sentence, from: number): number {
  let index = from;
  while (sentence.grammar.honorifics.test(sentence.tokens[index]?.text ?? "")) {
    index += sentence.tokens[index + 1]?.text === "." ? 2 : 1;
  }
  return index;
}

export function nameEndFrom(sentence: Sentence, first: number): number {
  let end = first;
  while (
    end - first < 5 &&
    (isNameWord(sentence, end) || (end > first && (isParticle(sentence, end) || hasParticle(sentence, end))))
  )
    end += 1;
  return end;
}

/** "van", and "van der": what stands between a first name and a surname. */
export const isParticle = (sentence: Sentence, index: number): boolean =>
  /^(?:van|von|der|den|de|del|di|da|dos|bin|bint|ibn|al|el|ul|ван|фон|де|ди|да|дер|бин|ибн|аль|оглы|кызы|улы|ұлы|қызы)$/iu.test(
    sentence.tokens[index]?.text ?? "",
  ) &&
  (isNameWord(sentence, index + 1) || isParticle(sentence, index + 1));

/** «аль-Мутайри», "el-Masri": a surname that begins small. */
const hasParticle = ({ tokens, markers }: Sentence, index: number): boolean =>
  /^(?:al|el|ul|as|ash|аль|эль|ас|аш|әл|ал)-\p{Lu}\p{L}+$/u.test(tokens[index]?.text ?? "") &&
  markers[index] === undefined;

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

export const LIKE_A_SURNAME =
  /(?:(?:ov|ev|ova|eva|yev|sky|skiy|skaya|ayev|baev|bayev|enko|shvili|dze|yan|oglu|uly|kyzy|wicz|escu|sson|stein|berg|mann)|(?:ов|ев|ёв|ова|ева|ин|ина|ын|ына|ский|ская|цкий|цкая|енко|ук|юк|швили|дзе|ян|оглы|улы|кызы|ұлы|қызы|ович|евич|овна|евна)(?:а|у|ым|ом|е|ой|ем|ого|ому|ну|ың|ің|мен|пен|бен|ға|ге|ның|нің)?)$/iu;

/** "the group Nordvik Cargo", "Zhetisu Rail JSC": a company's name. */
export function besideBody(sentence: Sentence, first: number, end: number): boolean {
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

/** The name's stretch, a Kazakh case ending left out: Вавьерниамен -> Вавьерниа. */
export function nameSpan(sentence: Sentence, first: number, end: number): Span {
  const span = spanOf(sentence, first, end);
  if (sentence.language !== "kk") return span;
  const last: Token | undefined = sentence.tokens[end - 1];
  const ending = last
    ? /(?<=\p{L}{4})(?:мен|пен|бен|ның|нің|дың|дің|тың|тің|ға|ге|қа|ке)$/u.exec(last.text)
    : null;
  return ending ? { start: span.start, end: span.end - ending[0].length } : span;
}
