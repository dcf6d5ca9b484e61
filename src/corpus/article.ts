import { languageOf } from "../language/identification.ts";
import type { Article, Span } from "../types.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter.ts";
import { type Header, readDay, readHeader } from "./header.ts";
import { foldSpace, paragraphsOf } from "./paragraphs.ts";

/** An article, or why the text is none; `warnings` are about an article that is indexed all the same. */
export type ArticleReading =
  | { readonly article: Article; readonly warnings: readonly string[] }
  | { readonly reason: string };

/**
 * Makes an article of a file's text.
 *
 * Title: front matter, else a header line or heading that stands alone, else the file's name. Day: front matter,
 * else the header. Language: front matter, else told from the body. A value of the front matter that cannot be
 * used is left out with a warning: one wrong line must not cost the corpus an article.
 * @param id the file's path within the corpus; its extension says whether it is Markdown
 * @param text the whole file as decoded
 */
export async function readArticle(id: string, text: string): Promise<ArticleReading> {
  const markdown = id.toLowerCase().endsWith(".md");
  const front = await readFrontMatter(text);
  const warnings = [...(front?.warnings ?? [])];
  const header = readHeader(text, front?.bodyStart ?? 0, {
    markdown,
    titleKnown: front?.title !== undefined,
  });
  const titleSpan = front?.title === undefined ? header.titleSpan : front.titleSpan;
  const title = foldSpace(front?.title ?? sliceOf(text, header.titleSpan) ?? titleFromName(id));
  const paragraphs = paragraphsOf(text, header.bodyStart, { markdown, title });
  const [first] = paragraphs;
  const last = paragraphs.at(-1);
  if (first === undefined || last === undefined) return { reason: "it has no text below its title" };
  const source = front?.source;
  const url = front?.url;
  const article: Article = {
    id,
    title,
    language: front?.language ?? languageOf(text.slice(first.start, last.end)),
    text,
    paragraphs,
    ...publication(front, header, warnings),
    ...(source !== undefined && { source }),
    ...(url !== undefined && { url }),
    ...(titleSpan !== undefined && { titleSpan }),
  };
  return { article, warnings };
}

function publication(
  front: FrontMatter | undefined,
  header: Header,
  warnings: string[],
): Pick<Article, "publishedOn" | "dateSpan"> {
  const stated = front?.date === undefined ? undefined : readDay(front.date);
  if (stated !== undefined) {
    return { publishedOn: stated, ...(front?.dateSpan !== undefined && { dateSpan: front.dateSpan }) };
  }
  if (front?.date !== undefined) {
    warnings.push(`"date" in its front matter takes a day such as 2020-08-13; "${front.date}" was left out`);
  }
  const { publishedOn, dateSpan } = header;
  return { ...(publishedOn !== undefined && { publishedOn }), ...(dateSpan !== undefined && { dateSpan }) };
}

function sliceOf(text: string, span: Span | undefined): string | undefined {
  return span === undefined ? undefined : text.slice(span.start, span.end);
}

/** "2020-08-13-kazakhstan-un_sign.txt" -> "Kazakhstan un sign" */
function titleFromName(id: string): string {
  const name = id.slice(id.lastIndexOf("/") + 1).replace(/\.[^.]+$/u, "");
  const words = name
    .replace(/^\d{4}-\d{2}-\d{2}[-_ ]*(?=.)/u, "")
    .replace(/[-_\s]+/gu, " ")
    .trim();
  const [initial = ""] = words;
  return words === "" ? name : initial.toUpperCase() + words.slice(initial.length);
}
