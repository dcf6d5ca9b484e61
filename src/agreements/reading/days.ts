import { type DateMention, findRelativeDays, resolveYear } from "../../language/dates.ts";
import type { Span } from "../../types.ts";
import type { Sentence } from "./sentence.ts";

/**
 * The days and months that a sentence names, in order. A day without a year and "today" are placed by the day of
 * publication, and left out where the article has none; years alone are left out.
 */
export function daysIn(sentence: Sentence, publishedOn: string | undefined): DateMention[] {
  const stated = sentence.dates.filter(({ precision }) => precision !== "year");
  if (publishedOn === undefined) return stated.filter(({ value }) => !value.startsWith("--"));
  const dates = stated.map((date) => resolveYear(date, publishedOn));
  const relative = findRelativeDays(sentence.text, publishedOn, sentence).filter(
    (day) => isPlainWord(sentence.text, sentence, day) && !dates.some((date) => overlaps(date, day)),
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
