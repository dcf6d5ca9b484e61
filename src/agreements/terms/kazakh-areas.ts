import type { Article, Fact, Span } from "../../types.ts";
import { factAt } from "../facts.ts";
import { KAZAKH_TOPIC_BOUNDARY } from "../grammar/kazakh.ts";
import type { Sentence } from "../reading/sentence.ts";
import { splitList } from "./lists.ts";

/** An item is a phrase: no deed, no speech, not too long. */
export function isItem(text: string, sentence: Sentence, item: Span): boolean {
  if (
    item.end - item.start > 130 ||
    /[«"“].{60,}|\b(?:was|were|has|have|had)\b|(?<!\p{L})(?:был[аои]?|будет)(?!\p{L})/u.test(
      text.slice(item.start, item.end),
    )
  )
    return false;
  return !sentence.tokens.some(
    (token, index) =>
      token.start >= item.start &&
      token.end <= item.end &&
      /[VSFREs]/u.test(sentence.markers[index]?.symbol ?? ""),
  );
}

/** "экономика, мәдениет және туризм салаларындағы", "… сияқты салалар": the list stands before. */
export function kazakhFields(article: Article, sentence: Sentence): Fact[] | undefined {
  const { tokens } = sentence;
  for (let index = 1; index < tokens.length; index += 1) {
    if (!/^(?:сала(?:сы|лары|лар)|бағыттары|бағытында)\p{L}*$/iu.test(tokens[index]?.lower ?? "")) continue;
    let end = index;
    if (/^(?:сияқты|секілді|тәрізді)$/iu.test(tokens[end - 1]?.lower ?? "")) end -= 1;
    const items = kazakhListBefore(article, sentence, end);
    if (items.length > 0 && (items.length > 1 || /^саласы/iu.test(tokens[index]?.lower ?? "")))
      return items.map((span) => factAt(article, span));
  }
  return undefined;
}

/** "… қамтиды", "… көзделген": what it covers stands between its subject and the verb. */
export function kazakhCovered(article: Article, sentence: Sentence): Fact[] | undefined {
  const { tokens } = sentence;
  const works = tokens.findIndex(
    ({ lower }, index) =>
      /^(?:бағытында|бағыттарында)$/u.test(lower) &&
      /^(?:жұмыс|бірлесіп|ынтымақтас|бірге)/u.test(tokens[index + 1]?.lower ?? ""),
  );
  const covers = tokens.findIndex((token) =>
    /^(?:қамтиды|қамтылған|көздейді|көзделген|көзделіп|қарастырылған|қарастырады|жүргізеді|жүзеге|жұмсалады|жұмсалмақ|бағытталады|бөлінеді)$/iu.test(
      token.lower,
    ),
  );
  const verb = works > 0 ? works : covers;
  if (verb < 3) return undefined;
  let first = -1;
  for (let index = 0; index < verb; index += 1) {
    const lower = tokens[index]?.lower ?? "";
    if (
      /^(?:аясында|бойынша|сәйкес|шеңберінде|арқылы|құжат(?:та)?|келісім(?:де)?|меморандум(?:да)?|бағдарлама(?:да)?|шарт(?:та)?|тараптар|хаттама(?:да)?|қаражат|қаржы|несие|қарыз|грант|ол|онда|мұнда|жоспар(?:да)?)$/iu.test(
        lower,
      )
    )
      first = index + 1;
    if (first > 0 && tokens[index]?.text === ",") break;
  }
  const start = tokens[first]?.start;
  const end = tokens[verb - 1]?.end;
  if (tokens.slice(0, verb).some((token) => /^сала(?:лар|ларда)/iu.test(token.lower))) return undefined;
  if (first < 0 || start === undefined || end === undefined || start >= end) return undefined;
  const items = splitList(article.text, { start, end }, "kk", undefined);
  const least = /^қамт/iu.test(tokens[verb]?.lower ?? "") ? 2 : 3;
  return items.length >= least && items.every((item) => isItem(article.text, sentence, item))
    ? items.map((span) => factAt(article, span))
    : undefined;
}

/** «Екі қала …»: the subject, both sides together. */
const isCountedSide = (before: string | undefined, word: string): boolean =>
  /^(?:екі|үш|төрт)$/u.test(before ?? "") &&
  /^(?:қала|компания|университет|ұйым|мекеме|банк|министрлік|жоғары|оқу|жақ)\p{L}{0,5}$/u.test(word);

function kazakhListBefore(article: Article, sentence: Sentence, end: number): Span[] {
  const { tokens, markers, entities } = sentence;
  let first = end;
  while (first > 0 && end - first < 40) {
    const token = tokens[first - 1];
    if (!token) break;
    const symbol = markers[first - 1]?.symbol;
    if (token.kind === "mark" ? token.text !== "," && token.text !== "-" : token.kind !== "word") break;
    const within = token.lower === "арасындағы" && /л[аеы]рі?$/u.test(tokens[first - 2]?.lower ?? "");
    if (symbol !== undefined && symbol !== "&" && symbol !== "o" && !within) break;
    if (
      !within &&
      symbol !== "&" &&
      (KAZAKH_TOPIC_BOUNDARY.test(token.lower) ||
        /^(?:тараптар\p{L}*|құжат\p{L}*|келісім\p{L}*|меморандум\p{L}*|бағдарлама\p{L}*|ол|олар|арасында\p{L}*|сондай-ақ|екі|үш|ел\p{L}{0,4}|өзара)$/iu.test(
          token.lower,
        ) ||
        isCountedSide(tokens[first - 2]?.lower, token.lower))
    )
      break;
    if (symbol === "&" && (entities[first - 2]?.noun === true || tokens[first - 2]?.acronym === true)) break;
    const entity = entities[first - 1];
    if (entity?.noun || token.acronym) break;
    if (token.capital && first - 1 > 0) break;
    first -= 1;
  }
  while (first < end && (tokens[first]?.kind === "mark" || markers[first]?.symbol === "&")) first += 1;
  const start = tokens[first]?.start;
  const last = tokens[end - 1]?.end;
  if (start === undefined || last === undefined || first >= end) return [];
  return splitList(article.text, { start, end: last }, "kk", undefined);
}
