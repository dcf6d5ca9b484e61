import { formatDate } from "../language/dates.ts";
import type { Answer, Citation, Language } from "../types.ts";
import { oneLine } from "./quotes.ts";

/**
 * An answer as plain text: its lines, and below them each quote that they do not hold word for word already, with its mark.
 * Source lines are left to whoever shows it.
 */
export function plainAnswer(answer: Answer): string {
  if (answer.kind !== "cited") return answer.headline;
  const quotes = answer.citations.flatMap((citation, index) => {
    const quote = oneLine(citation.quote);
    return answer.headline.includes(quote) ? [] : [`❝${quote}❞ [${index + 1}]`];
  });
  return [answer.headline, ...quotes].join("\n");
}

/** "[1] Title · 13 August 2020 · https://…"; a host of letters that look like others is written for what it is ("xn--…"). */
export function sourceLine(citation: Citation, number: number, language: Language): string {
  const date = citation.publishedOn === null ? [] : [formatDate(citation.publishedOn, language)];
  const url = citation.url === null ? [] : [plainAddress(citation.url)];
  return `[${number}] ${[citation.title, ...date, ...url].join(" · ")}`;
}

const plainAddress = (url: string): string =>
  /^[\x21-\x7e]*$/u.test(url) || !URL.canParse(url) ? url : new URL(url).href;

/** What a terminal would act on, and what turns the direction of a text or hides in it. */
const ACTING = /(?!\n)[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/** A text as a terminal may be shown it: what an article holds must not colour, move or hide anything. */
export const printable = (text: string): string => text.replace(ACTING, "");
