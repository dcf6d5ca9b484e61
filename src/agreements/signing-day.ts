import { type DateMention, findDates, findPeriods, findRelativeDays } from "../language/dates.ts";
import type { Article, Fact, Language, Span } from "../types.ts";
import type { ChunkedSentence } from "./chunks.ts";
import { factAt } from "./facts.ts";
import type { Deal } from "./signing.ts";

/** A day that the sentence of a deed states, or that follows from the day of publication ("today", "on Wednesday", "12 May"). */
export function dayOf(article: Article, deal: Deal): Fact | null {
  const { sentence } = deal.chunked;
  const stated = findDates(article.text, sentence).filter(({ precision }) => precision !== "year");
  const relative =
    article.publishedOn === undefined
      ? []
      : [
          ...findRelativeDays(article.text, article.publishedOn, sentence),
          ...daysWithoutYear(article, article.publishedOn, sentence),
        ];
  const candidates = [...stated, ...relative.filter((day) => !stated.some((date) => overlaps(date, day)))];
  const periods = findPeriods(article.text, sentence);
  const at = verbStart(deal);
  const fitting = candidates
    .filter((date) => !periods.some((period) => overlaps(period, date)))
    .filter((date) => belongsTo(deal, date))
    .sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at));
  const day = fitting.find(({ precision }) => precision === "day") ?? fitting[0];
  return day ? factAt(article, day, day.value) : null;
}

function verbStart({ chunked, verb }: Deal): number {
  const first = chunked.chunks[verb]?.first ?? 0;
  return chunked.sentence.tokens[first]?.start ?? chunked.sentence.start;
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

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
  if (
    /^(?:dated|от|dd|until|till|before|since|by|до|с|после|after|from)$/iu.test(
      wordBefore(deal.chunked, date.start),
    )
  )
    return false;
  const [low, high] = position < deal.verb ? [position, deal.verb] : [deal.verb, position];
  const path = deal.chunked.symbols.slice(low + 1, high);
  return !/[sFXRET;]/u.test(path);
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

const MONTHS: Readonly<Record<Language, string>> = {
  en: "january|february|march|april|may|june|july|august|september|october|november|december",
  ru: "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
  kk: "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан",
};

/** "on 12 May", "May 12", «12 мая», "12 мамырда" in a dated article: of the year that makes it the last such day up to publication. */
function daysWithoutYear(article: Article, publishedOn: string, within: Span): DateMention[] {
  const months = MONTHS[article.language];
  const pattern =
    article.language === "en"
      ? new RegExp(
          `\\b(?:(\\d{1,2})(?:st|nd|rd|th)? (${months})|(${months}) (\\d{1,2})(?:st|nd|rd|th)?)\\b(?!,? \\d{4})`,
          "giu",
        )
      : new RegExp(
          `(?<!\\d)(\\d{1,2})(?:-?(?:го|е|і|ы))? (${months})(?:да|де|та|те|ында|інде)?(?![\\p{L}])(?! \\d{4})`,
          "giu",
        );
  const names = months.split("|");
  return [...article.text.slice(within.start, within.end).matchAll(pattern)].flatMap((match) => {
    const day = Number(match[1] ?? match[4]);
    const month = names.indexOf((match[2] ?? match[3] ?? "").toLowerCase()) + 1;
    const value = lastSuchDay(publishedOn, month, day);
    const start = within.start + match.index;
    return value === undefined
      ? []
      : [{ start, end: start + match[0].length, value, precision: "day" as const }];
  });
}

function lastSuchDay(publishedOn: string, month: number, day: number): string | undefined {
  if (month < 1 || day < 1 || day > 31) return undefined;
  const monthAndDay = `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const year = Number(publishedOn.slice(0, 4));
  return `${monthAndDay <= publishedOn.slice(5) ? year : year - 1}-${monthAndDay}`;
}

/** A deed of more than this many days before the article is recalled, not reported. */
const NEWS_DAYS = 100;

/** Whether the sentence places its deed so long before the article that it only recalls it. */
export function isLongAgo(article: Article, span: Span): boolean {
  if (article.publishedOn === undefined) return false;
  const published = Date.parse(article.publishedOn);
  const dates = findDates(article.text, span);
  const periods = findPeriods(article.text, span);
  return dates.some(({ value, start, end, precision }) => {
    if (periods.some((period) => overlaps(period, { start, end }))) return false;
    const last = precision === "day" ? value : precision === "month" ? `${value}-28` : `${value}-12-31`;
    return published - Date.parse(last) > NEWS_DAYS * 86_400_000;
  });
}
