/** An article as the preview opens it. */
export interface PreviewArticle {
  readonly title: string;
  /** The whole file as decoded, which is what citations point into. */
  readonly text: string;
  /** `YYYY-MM-DD`. */
  readonly publishedOn: string | null;
  readonly url: string | null;
}

/** Where the preview finds the articles that answers cite. */
export interface PreviewArticles {
  list(): Promise<readonly { readonly id: string; readonly title: string }[]>;
  /** Null for one that is no longer there. */
  read(id: string): Promise<PreviewArticle | null>;
}

/** An article with a quote found in it: `text.slice(start, end)` is the quote, up to white space. */
export interface OpenedCitation extends PreviewArticle {
  readonly id: string;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the article and the place that a message quotes. A message shows a quote and the title of its article but no offsets, as it
 * would in Telegram, so the words are looked for: first in the article whose title stands in the line after the quote, then in those
 * whose titles stand anywhere in the message, then in all.
 * @param sourceLine the line that names the source
 * @returns null where no article has these words
 */
export async function findCitation(
  articles: PreviewArticles,
  { quote, sourceLine, message }: { quote: string; sourceLine: string; message: string },
): Promise<OpenedCitation | null> {
  const pattern = quotePattern(quote);
  if (!pattern) return null;
  for (const { id } of byLikelihood(await articles.list(), sourceLine, message)) {
    const article = await articles.read(id);
    const place = article && placeOf(pattern, article.text);
    if (place) return { ...article, id, ...place };
  }
  return null;
}

/** The words of the quote with any white space between them: a chat shows on one line what an article may break over several. */
function quotePattern(quote: string): RegExp | null {
  const words = quote.trim().split(/\s+/u);
  if (words[0] === "" || words[0] === undefined) return null;
  return new RegExp(words.map(escapePattern).join("\\s+"), "u");
}

function escapePattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}

function placeOf(pattern: RegExp, text: string): { start: number; end: number } | null {
  const match = pattern.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}

function byLikelihood<Listed extends { readonly title: string }>(
  listed: readonly Listed[],
  sourceLine: string,
  message: string,
): Listed[] {
  const rank = (title: string) => {
    const shown = title.replace(/\s+/gu, " ").trim();
    if (shown !== "" && sourceLine.includes(shown)) return 2;
    return shown !== "" && message.includes(shown) ? 1 : 0;
  };
  return listed
    .map((article) => ({ article, rank: rank(article.title) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ article }) => article);
}
