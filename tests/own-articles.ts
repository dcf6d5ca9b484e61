import { readArticle } from "../src/corpus/article.ts";
import type { Article } from "../src/types.ts";
import { TEXTS } from "./own-texts.ts";

/** The articles of {@link TEXTS}, or of other texts by file name, without an index. */
export async function articlesOf(
  texts: Readonly<Record<string, string>> = TEXTS,
): Promise<Map<string, Article>> {
  const readings = await Promise.all(Object.entries(texts).map(([id, text]) => readArticle(id, text)));
  return new Map(
    readings.flatMap((reading) => ("article" in reading ? [[reading.article.id, reading.article]] : [])),
  );
}
