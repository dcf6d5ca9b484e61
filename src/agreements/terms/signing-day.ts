import type { Article, Fact, Span } from "../../types.ts";
import { factAt } from "../facts.ts";
import type { ChunkedSentence } from "../reading/chunks.ts";
import { daysIn, overlaps } from "../reading/days.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { Deal } from "../signing.ts";

/** A day that the sentence of a deed states, or that follows from the day of publication ("today", "on Wednesday", "12 May"). */
export function dayOf(article: Article, deal: Deal): Fact | null {
  const { sentence } = deal.chunked;
  const candidates = daysIn(sentence, article.publishedOn);
  const { periods } = sentence;
  const at = verbStart(deal);
  const fitting = candidates
    .filter((date) => !periods.some((period) => overlaps(period, date)))
    .filter((date) => belongsTo(deal, date))
    .filter(({ value }) => article.publishedOn === undefined || value <= article.publishedOn)
    .sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at));
  if (fitting.length === 0) return null;
  const day = fitting.find(({ precision }) => precision === "day") ?? fitting[0];
  return day ? factAt(article, day, day.value) : null;
}

const SAME_DAY =
  /(?<!\p{L})(?:on )?the same (?:day|morning|afternoon)(?!\p{L})|(?<!\p{L})в (?:тот|этот) же день(?!\p{L})|(?<!\p{L})(?:сол|осы|дәл сол) күні(?!\p{L})/iu;

/** "On the same day" as the signing told of `before`. */
export function sameDay(article: Article, { chunked }: Deal, before: Fact | null): Fact | null {
  const { start, end } = chunked.sentence;
  const match = before ? SAME_DAY.exec(article.text.slice(start, end)) : null;
  if (!before || !match) return null;
  return factAt(
    article,
    { start: start + match.index, end: start + match.index + match[0].length },
    before.value,
  );
}

function verbStart({ chunked, verb }: Deal): number {
  const first = chunked.chunks[verb]?.first ?? 0;
  return chunked.sentence.tokens[first]?.start ?? chunked.sentence.start;
}

/** Whether the date stands in the verb's own clause, outside the instrument's name and the mentions of people. */
function belongsTo(deal: Deal, date: Span): boolean {
  const { chunks, sentence } = deal.chunked;
  const position = chunkAt(deal.chunked, date.start);
  const holder = chunks[position];
  if (!holder) return false;
  if (
    holder.instrument &&
    date.start > (sentence.tokens[holder.instrument.head]?.end ?? 0) &&
    deal.deed === "signed"
  ) {
    // Only a date at the very end of what was read as a name may be the day: "a memorandum on trade on 3 May".
    if (/^(?:от|dated|of)$/iu.test(wordBefore(deal.chunked, date.start))) return false;
  }
  if (holder.person || holder.party) return false;
  const since = /^, (?:when|когда)(?!\p{L})/u.test(sentence.text.slice(date.end, date.end + 9));
  if (
    !since &&
    /^(?:dated|от|dd|until|till|before|since|by|до|с|после|after|from)$/iu.test(
      wordBefore(deal.chunked, date.start),
    )
  )
    return false;
  const [low, high] = position < deal.verb ? [position, deal.verb] : [deal.verb, position];
  const path = deal.chunked.symbols.slice(low + 1, high);
  const held = deal.chunked.symbols.charAt(deal.verb) === "Z";
  return !(held ? /[FXRET;]/u : /[sFXRET;]/u).test(path);
}

function chunkAt({ chunks, sentence }: ChunkedSentence, offset: number): number {
  return chunks.findIndex(({ first, end }) => {
    const start = sentence.tokens[first]?.start ?? 0;
    const stop = sentence.tokens[end - 1]?.end ?? 0;
    return start <= offset && offset < stop;
  });
}

function wordBefore({ sentence }: ChunkedSentence, offset: number): string {
  let before = "";
  for (const token of sentence.tokens) {
    if (token.start >= offset) break;
    before = token.lower;
  }
  return before;
}

/** A deed of more than this many days before the article is recalled, not reported. */
const NEWS_DAYS = 100;

/** Whether the sentence places its deed so long before the article that it only recalls it. */
export function isLongAgo(article: Article, sentence: Sentence): boolean {
  if (article.publishedOn === undefined) return false;
  const published = Date.parse(article.publishedOn);
  const { dates, periods } = sentence;
  return dates.some(({ value, start, end, precision }) => {
    if (value.startsWith("--") || periods.some((period) => overlaps(period, { start, end }))) return false;
    const last = precision === "day" ? value : precision === "month" ? `${value}-28` : `${value}-12-31`;
    return published - Date.parse(last) > NEWS_DAYS * 86_400_000;
  });
}
