import { join } from "node:path";
import Database from "better-sqlite3";
import { LRUCache } from "lru-cache";
import type { TextFeatures, Token } from "../language/features.ts";
import type { Article, ArticleReference, Passage, Span } from "../types.ts";
import { checkFiles, DATABASE_FILE, damaged, type Manifest, readManifest, VECTORS_FILE } from "./manifest.ts";
import type { PASSAGE_COLUMNS, SENTENCE_COLUMNS } from "./schema.ts";
import { type Neighbor, Vectors } from "./vectors.ts";

/** A passage as indexed. */
export interface IndexedPassage extends Passage {
  /** Its number in the index, from 1. */
  readonly number: number;
  /** Index into `Article.paragraphs`. */
  readonly paragraph: number;
}

/** A sentence as indexed, with the keys it is found by. */
export interface IndexedSentence extends Span, TextFeatures {
  /** Its number in the index, from 1; neighbours in an article have neighbouring numbers. */
  readonly number: number;
  readonly article: string;
  readonly paragraph: number;
  readonly text: string;
}

/** A row found by its words: `score` is BM25, above 0, higher is better, comparable within one search only. */
export interface WordMatch {
  readonly number: number;
  readonly score: number;
}

/** How much a word counts where it stands: factors on its frequency there. A column left out counts 1. */
export type ColumnWeights<Column extends string> = Readonly<Partial<Record<Column, number>>>;

type PassageColumn = (typeof PASSAGE_COLUMNS)[number];
type SentenceColumn = (typeof SENTENCE_COLUMNS)[number];

/** Articles kept after they were read; a question cites at most three. */
const CACHED_ARTICLES = 64;

/**
 * One generation, open for reading. All its methods are synchronous and take microseconds to a few milliseconds.
 * Passages and sentences go by their numbers, tokens by the prefixes of language/features.ts.
 */
export class SearchIndex {
  readonly manifest: Manifest;
  readonly #database: Database.Database;
  readonly #vectors: Vectors;
  readonly #statements: Statements;
  readonly #articles = new LRUCache<string, Article>({ max: CACHED_ARTICLES });

  /** Use {@link openGeneration} or `openIndex`, which check the files first. */
  constructor({
    manifest,
    database,
    vectors,
  }: { manifest: Manifest; database: Database.Database; vectors: Vectors }) {
    this.manifest = manifest;
    this.#database = database;
    this.#vectors = vectors;
    this.#statements = prepareStatements(database);
  }

  /** Every article, in the order of their ids. */
  articles(): ArticleReference[] {
    return this.#statements.details.all().map(referenceOf);
  }

  /** The article with this id, text included. */
  article(id: string): Article | undefined {
    const cached = this.#articles.get(id);
    if (cached !== undefined) return cached;
    const row = this.#statements.article.get(id);
    if (row === undefined) return undefined;
    const article: Article = { ...(JSON.parse(row.details) as Omit<Article, "text">), text: row.text };
    this.#articles.set(id, article);
    return article;
  }

  /** The passage with this number. */
  passage(number: number): IndexedPassage | undefined {
    const row = this.#statements.passage.get(number);
    return row === undefined ? undefined : passageOf(row);
  }

  /** The passages of an article in order. */
  passagesOfArticle(id: string): IndexedPassage[] {
    return this.#statements.articlePassages.all(id).map(passageOf);
  }

  /** The sentences of a passage in order. */
  sentencesOfPassage(number: number): IndexedSentence[] {
    return this.#statements.passageSentences.all(number).map(sentenceOf);
  }

  /** The sentence with this number. */
  sentence(number: number): IndexedSentence | undefined {
    const row = this.#statements.sentence.get(number);
    return row === undefined ? undefined : sentenceOf(row);
  }

  /** The first passage that holds the sentence with this number. */
  passageOfSentence(number: number): IndexedPassage | undefined {
    const row = this.#statements.sentencePassage.get(number, number);
    return row === undefined ? undefined : passageOf(row);
  }

  /** Passages that have any of the tokens, best first (BM25, k1 1.2, b 0.75). */
  searchPassages(
    tokens: Iterable<Token>,
    limit: number,
    weights: ColumnWeights<PassageColumn> = {},
  ): WordMatch[] {
    const query = matchAny(tokens);
    if (query === "") return [];
    const { stems = 1, grams = 1, names = 1, concepts = 1, title = 1 } = weights;
    return this.#statements.searchPassages.all(stems, grams, names, concepts, title, query, limit);
  }

  /** Sentences that have any of the tokens, best first (BM25, k1 1.2, b 0.75). */
  searchSentences(
    tokens: Iterable<Token>,
    limit: number,
    weights: ColumnWeights<SentenceColumn> = {},
  ): WordMatch[] {
    const query = matchAny(tokens);
    if (query === "") return [];
    const { stems = 1, grams = 1, names = 1, concepts = 1 } = weights;
    return this.#statements.searchSentences.all(stems, grams, names, concepts, query, limit);
  }

  /** The passages nearest to a vector of length 1, best first. */
  searchVectors(vector: readonly number[], limit: number): Neighbor[] {
    return this.#vectors.search(vector, limit);
  }

  /** In how many passages (their article's title included) a token stands; 0 for one that is unknown. */
  documentFrequency(token: Token): number {
    return this.#statements.passageFrequency.get(token) ?? 0;
  }

  /** In how many sentences a token stands; 0 for one that is unknown. */
  sentenceFrequency(token: Token): number {
    return this.#statements.sentenceFrequency.get(token) ?? 0;
  }

  /** Every token of a kind, prefix left out: `vocabulary("s_")` are the stems, to correct typing errors by. */
  vocabulary(prefix: "s_" | "n_" | "c_"): string[] {
    const beyond = prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
    return this.#statements.vocabulary.all(prefix, beyond).map((token) => token.slice(prefix.length));
  }

  /** What the extractor found, in the order of the articles, as it was given to `buildIndex`. */
  agreements(): { article: string; record: unknown }[] {
    return this.#statements.agreements
      .all()
      .map(({ article, record }) => ({ article, record: JSON.parse(record) }));
  }

  /** The vector of the passage with this number. */
  vectorOf(number: number): number[] {
    return this.#vectors.vectorOf(number);
  }

  /** The vector of a passage whose text has this hash, as in schema.ts; undefined where none has. */
  vectorOfText(hash: string): number[] | undefined {
    const passage = this.#statements.passageWithHash.get(hash);
    return passage === undefined ? undefined : this.#vectors.vectorOf(passage);
  }

  /** Frees the files. The index is not used after it. */
  close(): void {
    this.#database.close();
  }
}

/**
 * Opens the generation in `folder`, files checked.
 * @throws IndexError where it is missing, damaged or of another format
 */
export function openGeneration(folder: string): SearchIndex {
  const manifest = readManifest(folder);
  checkFiles(folder, manifest);
  const { dimension } = manifest.embedder;
  const vectors = Vectors.open(join(folder, VECTORS_FILE), { dimension, count: manifest.counts.passages });
  const path = join(folder, DATABASE_FILE);
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true });
    return new SearchIndex({ manifest, database, vectors });
  } catch (cause) {
    throw damaged(`${path} cannot be opened`, cause);
  }
}

interface PassageRow extends Omit<IndexedPassage, "article"> {
  readonly id: string;
}

interface SentenceRow extends Span {
  readonly number: number;
  readonly id: string;
  readonly paragraph: number;
  readonly text: string;
  readonly passage_start: number;
  readonly terms: string;
  readonly names: string;
  readonly concepts: string;
}

type Statements = ReturnType<typeof prepareStatements>;

function prepareStatements(database: Database.Database) {
  const passage = `SELECT p.number, a.id, p.ordinal, p.paragraph, p.start, p.end, p.text
    FROM passages p JOIN articles a ON a.number = p.article`;
  const sentence = `SELECT s.number, a.id, s.paragraph, s.start, s.end, s.terms, s.names, s.concepts,
    p.text, p.start AS passage_start FROM passages p
    JOIN sentences s ON s.number BETWEEN p.first_sentence AND p.last_sentence
    JOIN articles a ON a.number = s.article`;
  // Passages are in the order of their sentences, so the first one that ends late enough holds the sentence.
  const holding = `SELECT p.number FROM passages p WHERE p.article = (SELECT article FROM sentences WHERE number = ?)
    AND p.last_sentence >= ? ORDER BY p.number LIMIT 1`;
  return {
    details: database.prepare<[], string>("SELECT details FROM articles ORDER BY number").pluck(),
    article: database.prepare<[string], { details: string; text: string }>(
      "SELECT details, text FROM articles WHERE id = ?",
    ),
    passage: database.prepare<[number], PassageRow>(`${passage} WHERE p.number = ?`),
    articlePassages: database.prepare<[string], PassageRow>(`${passage} WHERE a.id = ? ORDER BY p.number`),
    sentencePassage: database.prepare<[number, number], PassageRow>(
      `${passage} WHERE p.number = (${holding})`,
    ),
    passageSentences: database.prepare<[number], SentenceRow>(
      `${sentence} WHERE p.number = ? ORDER BY s.number`,
    ),
    sentence: database.prepare<[number], SentenceRow>(
      `${sentence} WHERE p.number = (${holding.replaceAll("?", "?1")}) AND s.number = ?1`,
    ),
    searchPassages: database.prepare<[number, number, number, number, number, string, number], WordMatch>(
      `SELECT rowid AS number, -bm25(passage_words, ?, ?, ?, ?, ?) AS score
       FROM passage_words(?) ORDER BY score DESC, rowid LIMIT ?`,
    ),
    searchSentences: database.prepare<[number, number, number, number, string, number], WordMatch>(
      `SELECT rowid AS number, -bm25(sentence_words, ?, ?, ?, ?) AS score
       FROM sentence_words(?) ORDER BY score DESC, rowid LIMIT ?`,
    ),
    passageFrequency: frequency(database, "passage_vocabulary"),
    sentenceFrequency: frequency(database, "sentence_vocabulary"),
    vocabulary: database
      .prepare<[string, string], string>("SELECT term FROM passage_vocabulary WHERE term >= ? AND term < ?")
      .pluck(),
    agreements: database.prepare<[], { article: string; record: string }>(
      "SELECT article, record FROM agreements ORDER BY number",
    ),
    passageWithHash: database
      .prepare<[string], number>("SELECT number FROM passages WHERE hash = ? LIMIT 1")
      .pluck(),
  };
}

function frequency(database: Database.Database, vocabulary: string) {
  return database.prepare<[Token], number>(`SELECT doc FROM ${vocabulary} WHERE term = ?`).pluck();
}

function referenceOf(details: string): ArticleReference {
  const { id, title, publishedOn, url } = JSON.parse(details) as Article;
  return { article: id, title, publishedOn: publishedOn ?? null, url: url ?? null };
}

function passageOf({ id, ...row }: PassageRow): IndexedPassage {
  return { ...row, article: id };
}

function sentenceOf(row: SentenceRow): IndexedSentence {
  const { number, id, paragraph, start, end } = row;
  const text = row.text.slice(start - row.passage_start, end - row.passage_start);
  const [terms, names, concepts] = [split(row.terms), split(row.names), split(row.concepts)];
  return { number, article: id, paragraph, start, end, text, terms, names, concepts };
}

function split(list: string): string[] {
  return list === "" ? [] : list.split(" ");
}

/** An FTS5 query for rows with any of the tokens; in quotes, since operators of FTS5 may look like tokens. */
function matchAny(tokens: Iterable<Token>): string {
  return Array.from(new Set(tokens), (token) => `"${token.replaceAll('"', '""')}"`).join(" OR ");
}
