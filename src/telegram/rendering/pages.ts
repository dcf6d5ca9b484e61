import type { Card, Reading } from "../../assistant/assistant.ts";
import type { ArticleReference, Language } from "../../types.ts";
import type { Say } from "../texts.ts";
import { onOneLine, sourceLine } from "./answer.ts";
import { type Formatted, format, type Run } from "./formatted.ts";

/** Articles on one page of /sources. */
export const SOURCES_A_PAGE = 10;

/** The passage around a quote, which stands out in it. */
export function formatReading(
  reading: Reading,
  place: { readonly number: number; readonly total: number; readonly language: Language; readonly say: Say },
): Formatted {
  const { number, total, language, say } = place;
  return first(
    format([
      ...sourceLine(reading, "", language),
      { text: "\n" },
      ...(total > 1 ? [{ text: `${say("quotePosition", { number, total })}\n`, italic: true }] : []),
      { text: `\n${reading.before.trimStart()}` },
      { text: reading.quote, bold: true },
      { text: reading.after.trimEnd() },
    ]),
  );
}

/** An agreement's fields, each with its mark, and the quotes they were read from. */
export function formatCard(card: Card, language: Language): Formatted[] {
  const quotes = card.citations.flatMap((citation, index): Run[] => [
    { text: "\n\n" },
    { text: onOneLine(citation.quote), quote: true },
    { text: "\n" },
    ...sourceLine(citation, `[${index + 1}] `, language),
  ]);
  return format([
    { text: card.agreement.name, bold: true },
    { text: `\n\n${card.lines.join("\n")}` },
    ...quotes,
  ]);
}

/** One page of the articles. @param page from 0 */
export function formatSources(
  articles: readonly ArticleReference[],
  page: number,
  { language, say }: { readonly language: Language; readonly say: Say },
): Formatted {
  if (articles.length === 0) return first(format([{ text: say("sourcesNone") }]));
  const pages = Math.ceil(articles.length / SOURCES_A_PAGE);
  const shown = articles.slice(page * SOURCES_A_PAGE, (page + 1) * SOURCES_A_PAGE);
  return first(
    format([
      { text: say("sources", { count: articles.length }), bold: true },
      ...shown.flatMap((article) => [{ text: "\n" }, ...sourceLine(shortTitle(article), "• ", language)]),
      ...(pages > 1 ? [{ text: `\n\n${say("page", { page: page + 1, pages })}`, italic: true }] : []),
    ]),
  );
}

/** Longest title in a list of many. */
const TITLE_UNITS = 200;

function shortTitle(article: ArticleReference): ArticleReference {
  if (article.title.length <= TITLE_UNITS) return article;
  return { ...article, title: `${article.title.slice(0, TITLE_UNITS)}…` };
}

function first(parts: readonly Formatted[]): Formatted {
  return parts[0] ?? { html: null, plain: "…" };
}
