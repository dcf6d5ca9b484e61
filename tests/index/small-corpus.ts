import { FakeEmbeddings } from "@langchain/core/utils/testing";
import { readArticle } from "../../src/corpus/article.ts";
import { corpusHash } from "../../src/corpus/scan-corpus.ts";
import type { BuildOptions } from "../../src/index/build-index.ts";
import type { Concept } from "../../src/language/lexicon.ts";
import { createLexicon } from "../../src/language/lexicon.ts";
import { LOCAL_EMBEDDER, LocalEmbeddings } from "../../src/models/local-embeddings.ts";
import type { Article } from "../../src/types.ts";

/** Texts of our own: three articles in three languages about one ferry treaty, and one about something else. */
export const TEXTS: Readonly<Record<string, string>> = {
  "en.txt": [
    "date 2021-03-04 Harbour and island sign ferry treaty",
    "PORT ELLEN. - Minister Anna Berg signed the ferry treaty for the harbour. The island was represented by Erlan Sadykov.",
    "The treaty covers three areas: ships, piers and tickets. It lasts for 5 years.",
  ].join("\n\n"),
  "kk.txt": "Паром туралы шарт\n\nЕрлан Садыков паром туралы шартқа қол қойды. Шарт бес жылға жасалды.\n",
  "ru.txt": "Договор о пароме\n\nДоговор о пароме подписал Ерлан Садыков. Он действует пять лет.\n",
  "wheat.txt":
    "Wheat harvest\n\nThe wheat harvest was the largest in ten years. Farmers sold most of it abroad.\n",
};

const concept = (id: string, en: string, ru: string, kk: string): [string, Concept] => [
  id,
  { id, kind: "test", forms: { en: en.split("; "), ru: ru.split("; "), kk: kk.split("; ") } },
];

/** A lexicon of three concepts. */
export const lexicon = createLexicon(
  new Map([
    concept("sign", "sign", "подписать; подписал", "қол қою; қол қойды"),
    concept("treaty", "treaty", "договор", "шарт"),
    concept("ferry", "ferry", "паром", "паром"),
  ]),
);

/** The articles of {@link TEXTS}, or of other texts by id. */
export async function articlesOf(texts: Readonly<Record<string, string>> = TEXTS): Promise<Article[]> {
  const readings = await Promise.all(
    Object.entries(texts)
      .sort()
      .map(([id, text]) => readArticle(id, text)),
  );
  return readings.flatMap((reading) => ("article" in reading ? [reading.article] : []));
}

/** What `buildIndex` takes, for the small corpus and the local embedder unless told otherwise. */
export async function buildOptions(
  folder: string,
  changes: Partial<BuildOptions> & { texts?: Readonly<Record<string, string>> } = {},
): Promise<BuildOptions> {
  const { texts, ...rest } = changes;
  const articles = await articlesOf(texts);
  return {
    corpus: { articles, hash: corpusHash(articles) },
    embeddings: new LocalEmbeddings({ lexicon, dimension: 256 }),
    embedder: LOCAL_EMBEDDER,
    lexicon,
    folder,
    ...rest,
  };
}

/** A paid embedder that counts what it is asked for; vectors are made of the texts' letters. */
export class CountingEmbeddings extends FakeEmbeddings {
  readonly asked: string[] = [];

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    this.asked.push(...texts);
    return texts.map((text) =>
      Array.from({ length: 8 }, (_, place) => 1 + text.charCodeAt(place % text.length)),
    );
  }
}
