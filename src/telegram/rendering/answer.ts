import { formatDate } from "../../language/dates.ts";
import type { ArticleReference, Citation, Language } from "../../types.ts";
import { type Formatted, format, linkAddress, type Run } from "./formatted.ts";
import { linkableStretches } from "./linkable.ts";

/** What of an answer is shown: its lines, and what they stand on. */
export interface Presentable {
  readonly headline: string;
  readonly language: Language;
  readonly citations: readonly Citation[];
}

/** An answer in full: its lines, then each quote, folded where it is long, with the line that names its source. */
export function formatAnswer({ headline, language, citations }: Presentable): Formatted[] {
  return format([
    { text: headline },
    ...citations.flatMap((citation, index) => cited(citation, index, language)),
  ]);
}

/** An answer as short as it can be, for where many read along: its lines alone. */
export function formatHeadline({ headline }: Pick<Presentable, "headline">): Formatted[] {
  return format([{ text: headline }]);
}

function cited(citation: Citation, index: number, language: Language): Run[] {
  return [
    { text: "\n\n" },
    { text: onOneLine(citation.quote), quote: true },
    { text: "\n" },
    ...sourceLine(citation, `[${index + 1}] `, language),
  ];
}

/**
 * "[1] Title · 13 August 2020", the title linked to the article's own address and to nothing else. Where a title looks like an
 * address itself, or the host is not written in plain letters ("kаzinform.kz" with a Cyrillic "а"), the host is shown and is the link.
 */
export function sourceLine(article: ArticleReference, mark: string, language: Language): Run[] {
  const date = article.publishedOn === null ? "" : ` · ${formatDate(article.publishedOn, language)}`;
  const title = onOneLine(article.title);
  const address = linkAddress(article.url);
  const host = address === null ? "" : new URL(address).host;
  const isPlain = linkableStretches(title).length === 0 && !host.split(".").some(isEncoded);
  if (address === null || isPlain) return [{ text: mark }, { text: title, link: address }, { text: date }];
  return [{ text: `${mark}${title}${date} · ` }, { text: host, link: address }];
}

const isEncoded = (label: string): boolean => label.startsWith("xn--");

/** Line breaks of the article's layout do not belong into a quote that is read in a chat. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
