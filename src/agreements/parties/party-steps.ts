import type { Sentence } from "../reading/sentence.ts";
import { hasBody, isBody } from "./bodies.ts";

export const CONNECTIVE = /^(?:of|for|the|and|&|on|in|to|по|и|в|при|және|мен|пен|бен|-|–)$/iu;

/** "Ministry of Preschool and School Education": the capitals after "and" end in a duty of the same ministry. */
function endsInDuty({ tokens, grammar, entities }: Sentence, first: number, from: number): boolean {
  if (!/^(?:ministry|department|committee)$/u.test(tokens[first]?.lower ?? "")) return false;
  let end = from;
  while (tokens[end]?.capital && entities[end] === undefined) end += 1;
  return end > from && grammar.officeModifiers.test(tokens[end - 1]?.lower ?? "");
}

/** Bodies that are written small before what they are of: "the akimat of Turan region". */
const LOCAL_BODY = /^(?:akimat|government|administration|municipality|mayoralty|parliament|cabinet)$/u;

export function englishStep(
  sentence: Sentence,
  first: number,
  index: number,
  symbol: string | undefined,
): number {
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
    return duties || endsInDuty(sentence, first, index + 1) ? 1 : 0;
  }
  if (symbol !== undefined && symbol !== "o") return 0;
  if (!token.capital) {
    const owned = LOCAL_BODY.test(lower) && next?.lower === "of";
    return isBody(sentence, index) && (index > first || next?.capital === true || owned) ? 1 : 0;
  }
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

export function russianStep(
  sentence: Sentence,
  first: number,
  index: number,
  symbol: string | undefined,
): number {
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
  if (lower === "министров" && /^кабинет/u.test(tokens[index - 1]?.lower ?? "")) return 1;
  if (grammar.instruments.test(lower) || grammar.offices.test(lower)) return 0;
  if (/^(?:по|при|для)$/u.test(lower)) return inBody && index > first ? 1 : 0;
  if (/^(?:республик|корол|федерац|эмират|государств)\p{L}*$/u.test(lower)) return 1;
  // A verb of several, as in a title: «Школа и завод откроют курсы».
  if (inBody && !token.capital && /\p{L}{3}(?:ют|ут|ят)$/u.test(lower)) return 0;
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
