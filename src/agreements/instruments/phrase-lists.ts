import type { Sentence } from "../reading/sentence.ts";
import { isInstrument } from "./instrument-kinds.ts";

export const TAIL_STOP =
  /^(?:as|at|during|within|which|that|who|aimed|aiming|designed|worth|valued|totalling|totaling|following|after|before|while|when|under|from|was|were|is|are|has|have|had|will|would|can|could|today|yesterday|here|providing|next|last|later|soon|covering|including|through|via|earlier|also|took|where|whose|concerns|covers|envisages|foresees|runs|provides|amid|upon|until|till|since|without|signed|dated|monday|tuesday|wednesday|thursday|friday|saturday|sunday|allowing|enabling|setting|according|he|she|it|they|because|so|but|сегодня|вчера|котор\p{L}+|где|что|предусматрива\p{L}+|предусмотр\p{L}+|направленн\p{L}+|рассчитанн\p{L}+|стоимостью|мощностью|общей|объ[её]мом|протяж[её]нностью|площадью|сроком|накануне|также|был[аои]?|будет|будут|чтобы|если|когда|однако|позволит|станет|стал[аои]?|определя\p{L}+|здесь|там|подписанн\p{L}+|заключ[её]нн\p{L}+|прошл\p{L}+|прош[её]л|проходит|передает|передаёт|сообщает)$/iu;

/** A dash or mark with no space around it, as in «Россия-Украина». */
export function glued(sentence: Sentence, index: number): boolean {
  return sentence.tokens[index - 1]?.end === sentence.tokens[index]?.start;
}

/** "and" goes on within the name unless another instrument, person or clause follows it. */
export function andGoesOn(sentence: Sentence, head: number, index: number): boolean {
  const { tokens, markers, grammar } = sentence;
  const next = tokens[index + 1];
  if (!next || next.kind === "mark") return false;
  if (
    /^(?:a|an|also|will|was|were|is|are|has|have|then|he|she|it|they|thus|two|three|agreed|expressed|другой|другие|также|было|был|это|выразил\p{L}*)$/iu.test(
      next.lower,
    )
  )
    return false;
  const symbol = markers[index + 1]?.symbol;
  if (symbol !== undefined && /[VSFXRETsbhfZ]/u.test(symbol)) return false;
  if (index === head + 1)
    return grammar.instruments.test(next.lower)
      ? false
      : /^(?:mutual|protocol|взаимн\p{L}+)$/iu.test(next.lower);
  for (let position = index + 1; position < index + 5; position += 1) {
    const token = tokens[position];
    if (!token || token.kind === "mark") break;
    if (grammar.instruments.test(token.lower) && isInstrument(sentence, position)) return false;
    if (/[VSFR]/u.test(markers[position]?.symbol ?? "")) break;
  }
  return true;
}

/** A comma inside a name lists what the instrument is about: "on trade, energy and transport". */
export function listGoesOn(sentence: Sentence, comma: number): boolean {
  const { tokens, markers, grammar, language } = sentence;
  for (let index = comma + 1; index < comma + 8; index += 1) {
    const token = tokens[index];
    if (!token || token.kind === "number") return false;
    const symbol = markers[index]?.symbol;
    if (symbol === "&") {
      const next = tokens[index + 1];
      return (
        (index > comma + 1 || listedBefore(sentence, comma)) &&
        next?.kind === "word" &&
        !grammar.offices.test(next.lower) &&
        !/[VSFXREThsbfZ]/u.test(markers[index + 1]?.symbol ?? "") &&
        !TAIL_STOP.test(next.lower)
      );
    }
    if (token.text === ",") continue;
    if (token.kind !== "word" || (symbol !== undefined && symbol !== "o")) return false;
    if (
      TAIL_STOP.test(token.lower) ||
      grammar.offices.test(token.lower) ||
      grammar.instruments.test(token.lower)
    )
      return false;
    if (token.capital && (language === "ru" || sentence.entities[index] !== undefined)) return false;
    if (/^(?:the|a|an|in|on|at|by|to|of|it|he|she|в|на|при|с|во)$/u.test(token.lower) && index === comma + 1)
      return false;
  }
  return false;
}

/** Whether another comma stands shortly before: then ", and" ends a list. */
const listedBefore = (sentence: Sentence, comma: number): boolean =>
  sentence.tokens.slice(Math.max(0, comma - 6), comma).some(({ text }) => text === ",");
