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

/** "[1] Title · 13 August 2020 · https://…" */
export function sourceLine(citation: Citation, number: number, language: Language): string {
  const date = citation.publishedOn === null ? [] : [formatDate(citation.publishedOn, language)];
  const url = citation.url === null ? [] : [citation.url];
  return `[${number}] ${[citation.title, ...date, ...url].join(" · ")}`;
}
