import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LONGEST_QUOTE } from "../../src/answer/quotes.ts";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import { sentences } from "../../src/language/sentences.ts";
import type { Article, Language, Span } from "../../src/types.ts";

/** A true sentence with the quote it stands on. */
export interface Pair {
  readonly claim: string;
  readonly language: Language;
  readonly article: Article;
  readonly quote: string;
  /** Another quote of the same article that does not hold the sentence, most like it first. */
  readonly wrong: readonly string[];
}

/** The corpus of a question set, or the folder itself where it holds articles. */
export async function articlesOf(folder: string): Promise<readonly Article[]> {
  const inner = readdirSync(folder).includes("articles") ? join(folder, "articles") : folder;
  return (await readCorpus(inner)).articles;
}

/** Every sentence of articles that fits a quote, with a quote of up to three sentences around it. */
export function sameLanguagePairs(articles: readonly Article[]): Pair[] {
  return articles.flatMap((article) =>
    article.paragraphs.flatMap((paragraph) => {
      const parts = sentences(article.text, paragraph);
      return parts.flatMap((part, index): Pair[] => {
        const claim = oneLine(article, part);
        if (!isWholeSentence(claim)) return [];
        const quote = windowAround(article, parts, index);
        return [{ claim, language: article.language, article, quote, wrong: wrongQuotes(article, quote) }];
      });
    }),
  );
}

/** Sentences of one set against those of the other, by paragraphs that have equally many: the sets are translations. */
export function translatedPairs(claims: readonly Article[], sources: readonly Article[]): Pair[] {
  const byNumber = new Map(sources.map((article) => [article.id.slice(0, 2), article]));
  return claims.flatMap((claimArticle) => {
    const article = byNumber.get(claimArticle.id.slice(0, 2));
    if (!article || article.paragraphs.length !== claimArticle.paragraphs.length) return [];
    return claimArticle.paragraphs.flatMap((paragraph, at) => {
      const mine = sentences(claimArticle.text, paragraph);
      const theirs = sentences(article.text, article.paragraphs[at] ?? { start: 0, end: 0 });
      if (mine.length !== theirs.length) return [];
      return mine.flatMap((part, index): Pair[] => {
        const claim = oneLine(claimArticle, part);
        const theirPart = theirs[index];
        if (!theirPart || !isWholeSentence(claim) || theirPart.end - theirPart.start > LONGEST_QUOTE)
          return [];
        const quote = windowAround(article, theirs, index);
        return [
          { claim, language: claimArticle.language, article, quote, wrong: wrongQuotes(article, quote) },
        ];
      });
    });
  });
}

/** Parallel sentences written for this measurement: `{en, ru, kk}` a line. */
export function parallelPairs(file: string): Pair[] {
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Record<Language, string>);
  const languages: readonly Language[] = ["en", "ru", "kk"];
  return rows.flatMap((row, index) =>
    languages.flatMap((language) =>
      languages
        .filter((other) => other !== language)
        .map((other): Pair => {
          const quote = row[other];
          const others = rows.filter((_, at) => at !== index).map((one) => one[other]);
          return {
            claim: row[language],
            language,
            article: textArticle(quote, other),
            quote,
            wrong: others.toSorted((a, b) => shared(quote, b) - shared(quote, a)).slice(0, 3),
          };
        }),
    ),
  );
}

function textArticle(text: string, language: Language): Article {
  const paragraphs = [{ start: 0, end: text.length }];
  return { id: "parallel", title: "", language, text, paragraphs };
}

const oneLine = (article: Article, { start, end }: Span): string =>
  article.text.slice(start, end).replace(/\s+/gu, " ").trim();

const isWholeSentence = (text: string): boolean =>
  text.length <= 350 && text.split(" ").length >= 5 && /[.!]["”»]?$/u.test(text);

function windowAround(article: Article, parts: readonly Span[], index: number): string {
  const part = parts[index] ?? { start: 0, end: 0 };
  let { start, end } = part;
  const next = parts[index + 1];
  if (next && next.end - start <= LONGEST_QUOTE) end = next.end;
  const previous = parts[index - 1];
  if (previous && end - previous.start <= LONGEST_QUOTE) start = previous.start;
  return article.text.slice(start, end);
}

function wrongQuotes(article: Article, quote: string): string[] {
  const at = article.text.indexOf(quote);
  const windows = article.paragraphs.flatMap((paragraph) => {
    const parts = sentences(article.text, paragraph);
    return parts.flatMap((part, index) => {
      if (part.start < at + quote.length && at < part.end) return [];
      const window = windowAround(article, parts, index);
      const start = article.text.indexOf(window);
      return start < at + quote.length && at < start + window.length ? [] : [window];
    });
  });
  return [...new Set(windows)].toSorted((a, b) => shared(quote, b) - shared(quote, a)).slice(0, 3);
}

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}{4,}|\p{Nd}+/gu) ?? []);

function shared(one: string, other: string): number {
  const mine = wordsOf(one);
  return [...wordsOf(other)].filter((word) => mine.has(word)).length;
}
