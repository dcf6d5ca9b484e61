import type { Article, Citation, Span } from "../types.ts";
import { cite } from "./quotes.ts";

/** The most citations an answer has. */
export const MOST_CITATIONS = 3;

/** An answer before it is put into its frame: lines with `[1]` marks, and the citations they stand on. */
export interface Draft {
  readonly lines: readonly string[];
  readonly citations: readonly Citation[];
}

/** Gathers the citations of an answer and gives out their marks. */
export interface CitationList {
  readonly citations: readonly Citation[];
  /** The mark ("[2]") of the citation at `span`; one that holds it already is used again; "" when there is no room for another. */
  mark(article: Article, span: Span): string;
}

/** An empty list of at most {@link MOST_CITATIONS} citations. */
export function createCitationList(): CitationList {
  const citations: Citation[] = [];
  return {
    citations,
    mark(article, span) {
      const held = citations.findIndex(
        (one) => one.article === article.id && one.start <= span.start && span.end <= one.end,
      );
      if (held >= 0) return `[${held + 1}]`;
      if (citations.length >= MOST_CITATIONS) return "";
      citations.push(cite(article, span));
      return `[${citations.length}]`;
    },
  };
}
