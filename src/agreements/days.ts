import { type DateMention, findDates, findRelativeDays, resolveYear } from "../language/dates.ts";
import type { Article, Span } from "../types.ts";

/**
 * The days and months that a stretch of an article names, in order. A day without a year and "today" are placed by the
 * day of publication, and left out where the article has none; years alone are left out.
 */
export function daysIn(article: Pick<Article, "text" | "publishedOn">, within: Span): DateMention[] {
  const { text, publishedOn } = article;
  const stated = findDates(text, within).filter(({ precision }) => precision !== "year");
  if (publishedOn === undefined) return stated.filter(({ value }) => !value.startsWith("--"));
  const dates = stated.map((date) => resolveYear(date, publishedOn));
  const relative = findRelativeDays(text, publishedOn, within).filter(
    (day) => isPlainWord(text, within, day) && !dates.some((date) => overlaps(date, day)),
  );
  return [...dates, ...relative].sort((a, b) => a.start - b.start);
}

/** Whether two stretches share a character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** "today", not "Ashgabat Today": a capital only where the sentence begins. */
function isPlainWord(text: string, sentence: Span, day: Span): boolean {
  const opening = text.slice(sentence.start, day.start).trim() === "";
  return opening || !/^(?:Today|Yesterday|Сегодня|Вчера|Бүгін|Кеше)/u.test(text.slice(day.start, day.end));
}
