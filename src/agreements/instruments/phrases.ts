import type { Span } from "../../types.ts";
import type { Sentence } from "../reading/sentence.ts";
import { englishTailStep } from "./english-phrases.ts";
import { glued, listGoesOn, TAIL_STOP } from "./phrase-lists.ts";
import { russianTailStep } from "./russian-phrases.ts";

const STOP_BEFORE =
  /^(?:the|a|an|this|that|these|those|its|their|his|her|our|new|said|and|or|of|to|for|in|on|at|by|with|as|from|under|also|two|three|four|five|six|seven|eight|nine|ten|several|number|первый|первое|первую|новый|новое|новую|новых|этот|это|эту|этого|данн\p{L}+|указанн\p{L}+|соответствующ\p{L}+|ряд|несколько|и|в|о|об|на|с|по|под|за|для|из|к|при|million|billion|trillion|mln|bn|dollars?|euros?|tenge|млн|млрд|миллион\p{L}*|миллиард\p{L}*|долларов|евро|тенге)$/iu;

/** Words before an English or Russian head that belong to the name: "loan agreement", «рамочное соглашение». */
export function qualifiersStart(sentence: Sentence, head: number, taken: readonly boolean[]): number {
  const { tokens, markers, language, entities } = sentence;
  let start = head;
  while (start > 0 && head - start < 6 && !taken[start - 1]) {
    const token = tokens[start - 1];
    // "Shareholders' Agreement": the apostrophe of a plural is no end.
    if (
      /^['’]$/u.test(token?.text ?? "") &&
      /s$/u.test(tokens[start - 2]?.text ?? "") &&
      tokens[start - 2]?.capital
    ) {
      start -= 2;
      continue;
    }
    if (!token || token.kind === "mark" || (token.kind === "number" && !/\p{L}/u.test(token.text))) break;
    if (STOP_BEFORE.test(token.lower) || (language === "en" && /['’ʼ]s$/u.test(token.text))) break;
    const symbol = markers[start - 1]?.symbol;
    if (symbol !== undefined && symbol !== "o") break;
    if (
      language === "en" &&
      entities[start - 1]?.kind === "country" &&
      entities[start - 1]?.noun &&
      !/^(?:loan|grant)$/u.test(tokens[start]?.lower ?? "")
    )
      break;
    if (
      language === "ru" &&
      !/(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ых|их|ую|юю)$/u.test(token.lower)
    )
      break;
    if (language === "ru" && /(?:ени|ани|ци|сти|ств)(?:й|и)$/iu.test(token.lower)) break;
    if (
      language === "ru" &&
      /(?:ых|их)$/iu.test(token.lower) &&
      !/(?:ов|ий|ах|ых)$/iu.test(tokens[head]?.lower ?? "")
    )
      break;
    if (
      language === "ru" &&
      /^(?:действи|текст|подписанн|заключенн|достигнут|котор|сво|ваш|наш)\p{L}*$/u.test(token.lower)
    )
      break;
    start -= 1;
  }
  return start;
}

/** Where the name that begins before an English or Russian head ends. */
export function tailEnd(sentence: Sentence, head: number, taken: readonly boolean[]): number {
  const { tokens, periods, dates } = sentence;
  let end = head + 1;
  while (end < tokens.length && end - head < 48 && !taken[end]) {
    const at = tokens[end]?.start ?? sentence.end;
    const period = periods.find((span) => span.start <= at && at < span.end);
    if (period) {
      end = pastSpan(sentence, end, period);
      continue;
    }
    if (dates.some((date) => date.precision === "day" && date.start <= at && at < date.end)) break;
    const step = tailStep(sentence, head, end);
    if (step === 0) break;
    end += step;
  }
  return trimTail(sentence, head, end);
}

/** Where an English or Russian phrase that begins at token `from` ends: at a verb, a day, another phrase. */
export function phraseEnd(sentence: Sentence, from: number, blocked: readonly boolean[]): number {
  return tailEnd(sentence, from - 1, blocked);
}

function pastSpan(sentence: Sentence, index: number, span: Span): number {
  let end = index;
  while (end < sentence.tokens.length && (sentence.tokens[end]?.start ?? span.end) < span.end) end += 1;
  return /^(?:годы|год|годов|гг|years?)$/iu.test(sentence.tokens[end]?.lower ?? "") ? end + 1 : end;
}

const TRAILING =
  /^(?:of|for|in|on|to|about|regarding|concerning|between|among|with|and|the|a|an|&|о|об|по|в|во|на|для|с|со|и|между|при|от|к|из|за|[-–—,]|year|period|период|next)$/iu;

function trimTail(sentence: Sentence, head: number, from: number): number {
  let end = from;
  while (end > head + 1 && TRAILING.test(sentence.tokens[end - 1]?.lower ?? "")) end -= 1;
  return end;
}

function tailStep(sentence: Sentence, head: number, index: number): number {
  const { tokens, markers, language } = sentence;
  const token = tokens[index];
  if (!token) return 0;
  if (token.kind === "quoted") return 1;
  if (token.text === ",") return listGoesOn(sentence, index) ? 1 : 0;
  if (token.text === "(") return bracketedName(sentence, index);
  if (/^[–—]$/u.test(token.text) && joinsPlaces(sentence, index)) return 2;
  if (token.kind === "mark") return /^[-–—«»"“”]$/u.test(token.text) && glued(sentence, index) ? 1 : 0;
  if (TAIL_STOP.test(token.lower)) return 0;
  const symbol = markers[index]?.symbol;
  if (symbol !== undefined && /[VSFXRETsh]/u.test(symbol)) return 0;
  return language === "en"
    ? englishTailStep(sentence, head, index, symbol)
    : russianTailStep(sentence, head, index, symbol);
}

/** «Караганда – Балхаш»: from where to where a road or a line goes. */
function joinsPlaces({ tokens, entities, markers, grammar }: Sentence, dash: number): boolean {
  const [before, after] = [tokens[dash - 1], tokens[dash + 1]];
  if (before?.kind !== "word" || after?.kind !== "word" || !before.capital || !after.capital) return false;
  if (grammar.offices.test(after.lower) || grammar.bodies.test(after.lower) || markers[dash + 1])
    return false;
  const towns = [dash - 1, dash + 1].some((at) => entities[at]?.kind === "city");
  return towns || ROUTE.test(tokens[dash - 2]?.lower ?? "");
}

const ROUTE =
  /^(?:дорог\p{L}*|трасс\p{L}*|маршрут\p{L}*|коридор\p{L}*|газопровод\p{L}*|лини\p{L}*|road|railway|line|pipeline|route|corridor|highway)$/u;

/** "(MoU)", "(2021-2025)" */
function bracketedName(sentence: Sentence, index: number): number {
  for (let position = index + 1; position < index + 5; position += 1) {
    if (sentence.tokens[position]?.text === ")") return position + 1 - index;
  }
  return 0;
}
