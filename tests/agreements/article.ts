import type { Article, Language, Span } from "../../src/types.ts";

/** An article of a text whose first line is `date YYYY-MM-DD title`, paragraphs parted by blank lines. */
export function articleOf(language: Language, text: string, id = "article.txt"): Article {
  const header = /^date (\d{4}-\d{2}-\d{2}) ?(.*)\n/u.exec(text);
  const [first = "", day, title = ""] = header ?? [];
  const titleStart = first.length - 1 - title.length;
  const paragraphs: Span[] = [];
  for (const match of text.slice(first.length).matchAll(/\S(?:[^\n]|\n(?!\s*\n))*/gu)) {
    const start = first.length + match.index;
    paragraphs.push({ start, end: start + match[0].trimEnd().length });
  }
  return {
    id,
    title: title === "" ? id : title,
    language,
    text,
    paragraphs,
    ...(day !== undefined && { publishedOn: day, dateSpan: { start: 5, end: 15 } }),
    ...(title !== "" && { titleSpan: { start: titleStart, end: titleStart + title.length } }),
  };
}
