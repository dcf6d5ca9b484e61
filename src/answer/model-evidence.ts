import { isOrder } from "../language/orders.ts";
import type { Article, Span } from "../types.ts";
import type { Composition } from "./extractive.ts";
import { hasLink, leadsElsewhere } from "./model-claims.ts";
import { LONGEST_QUOTE, shorten } from "./quotes.ts";
import { likelyWindows } from "./windows.ts";

/** A quote that is shown to a model under a number, and under an answer that stands on it. */
export interface EvidencePiece extends Span {
  readonly article: Article;
  /** `article.text.slice(start, end)`. */
  readonly quote: string;
}

/** Quotes shown to a model: what lies below the best few answers hardly any question, and costs tokens. */
const PIECES = 8;

/** An article's title as far as a model may see it and lean on it; null where it holds a link or gives orders. */
export const harmlessTitle = ({ title }: Pick<Article, "title">): string | null =>
  hasLink(title) || isOrder(title) ? null : title;

/**
 * The quotes a model may answer from: those of the extractive answer first, then the likeliest ones. Left out are quotes that hold
 * links or give orders: an answer could only be harmed by them.
 */
export function gatherEvidence(options: {
  readonly composition: Composition;
  readonly article: (id: string) => Article;
}): EvidencePiece[] {
  const { composition, article } = options;
  const { retrieval } = composition.reasoning;
  const windows = retrieval && retrieval.evidence.length > 0 ? likelyWindows(retrieval.evidence, PIECES) : [];
  const spans = [
    ...(composition.draft?.citations ?? []),
    ...windows.map((window) => ({ ...window, ...quotable(article(window.article).text, window) })),
  ];
  const pieces: EvidencePiece[] = [];
  for (const { article: id, start, end } of spans) {
    if (pieces.length === PIECES) break;
    const source = article(id);
    const quote = source.text.slice(start, end);
    const known = pieces.some((one) => one.article.id === id && one.start < end && start < one.end);
    if (known || leadsElsewhere(quote) || isOrder(quote)) continue;
    pieces.push({ article: source, start, end, quote });
  }
  return pieces;
}

const quotable = (text: string, window: Span & { readonly sentence: Span }): Span =>
  window.end - window.start <= LONGEST_QUOTE ? window : shorten(text, window, window.sentence);
