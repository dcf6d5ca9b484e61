import { styleText } from "node:util";
import { printable, sourceLine } from "../answer/plain-text.ts";
import { oneLine } from "../answer/quotes.ts";
import type { Card } from "../assistant/assistant.ts";
import type { Answer } from "../types.ts";

/** An answer as lines of a terminal: what it says, then each quote with its source. */
export function answerLines(answer: Answer, colours: boolean): string[] {
  const dim = (text: string) => styled("dim", text, colours);
  const first = (line: string) => styled("bold", line, colours);
  const headline = printable(answer.headline)
    .split("\n")
    .map((line, index) => (index === 0 ? first(line) : line));
  if (answer.kind !== "cited") return headline;
  const sources = answer.citations.flatMap((citation, index) => {
    const quote = oneLine(citation.quote);
    const shown = answer.headline.includes(quote) ? [] : [`❝${printable(quote)}❞`];
    return [...shown, dim(sourceLine(citation, index + 1, answer.language))];
  });
  return [...headline, "", ...sources];
}

/** A card as lines of a terminal: its fields, then their quotes with their sources. */
export function cardLines(card: Card, colours: boolean): string[] {
  const dim = (text: string) => styled("dim", text, colours);
  const quotes = card.citations.flatMap((citation, index) => [
    `[${index + 1}] ❝${printable(oneLine(citation.quote))}❞`,
    dim(`    ${[citation.title, citation.publishedOn ?? ""].filter((part) => part !== "").join(" · ")}`),
  ]);
  const others = card.others.length === 0 ? [] : ["", ...card.others.map(({ name }) => dim(`+ ${name}`))];
  return [...card.lines.map(printable), "", ...quotes, ...others];
}

function styled(style: "dim" | "bold", text: string, colours: boolean): string {
  return colours ? styleText(style, printable(text)) : printable(text);
}
