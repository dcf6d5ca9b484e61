import { findDates, findDurations, formatDate, formatDuration, resolveYear } from "../language/dates.ts";
import { findAmounts } from "../language/numbers.ts";
import type { Question } from "../retrieval/question.ts";

/**
 * The one date, length of time or sum that a sentence states, for a question that asks for such a value: written for a reader who
 * may not read the sentence's language. Null where the sentence has several of them, or none.
 */
export function statedValue(
  question: Pick<Question, "types" | "language">,
  sentence: string,
  publishedOn: string | undefined,
): string | null {
  const { types, language } = question;
  if (types.includes("when")) {
    const dates = findDates(sentence).map((date) =>
      publishedOn === undefined ? date : resolveYear(date, publishedOn),
    );
    const date = onlyOne(dates.map(({ value }) => value));
    return date === null || !/^\d{4}/u.test(date) ? null : formatDate(date, language);
  }
  if (types.includes("how-long")) {
    const duration = onlyOne(findDurations(sentence).map(({ iso }) => iso));
    return duration === null ? null : formatDuration(duration, language);
  }
  if (types.includes("how-much")) {
    return onlyOne(findAmounts(sentence).map(({ start, end }) => sentence.slice(start, end)));
  }
  return null;
}

/** The value that a list holds nothing beside. */
function onlyOne(values: readonly string[]): string | null {
  const [first, ...others] = new Set(values);
  return first === undefined || others.length > 0 ? null : first;
}
