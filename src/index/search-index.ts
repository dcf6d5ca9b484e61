import { join } from "node:path";
import Database from "better-sqlite3";
import { LRUCache } from "lru-cache";
import type { TextFeatures, Token } from "../language/features.ts";
import type { Article, ArticleReference, Passage, Span } from "../types.ts";
import { checkFiles, DATABASE_FILE, damaged, type Manifest, readManifest, VECTORS_FILE } from "./manifest.ts";
import type { PASSAGE_COLUMNS, SENTENCE_COLUMNS } from "./schema.ts";
import {
  type PassageRow,
  prepareStatements,
  type SentenceRow,
  type Statements,
  type WordMatch,
} from "./statements.ts";
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

/** How much a word counts where it stands: factors on its frequency there. A column left out counts 1. */
export type ColumnWeights<Column extends string> = Readonly<Partial<Record<Column, number>>>;

type PassageColumn = (typeof PASSAGE_COLUMNS)[number];
type SentenceColumn = (typeof SENTENCE_COLUMNS)[number];

/** Articles kept after they were read; a question cites at most three. */
const CACHED_ARTICLES = 64;

/** Tokens whose frequency is kept; a question has about a hundred, most of them four characters that come again. */
const CACHED_FREQUENCIES = 50_000;

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
  readonly #frequencies = new LRUCache<Token, number>({ max: CACHED_FREQUENCIES });

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
    const row = this.#statements.sentence.get(number, number, number);
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
    const known = this.#frequencies.get(token);
    if (known !== undefined) return known;
    const frequency = this.#statements.passageFrequency.get(token) ?? 0;
    this.#frequencies.set(token, frequency);
    return frequency;
  }

  /**
   * How telling a token is: inverse document frequency over passages (Robertson and Zaragoza 2009, without negative
   * values), about 0 for what every passage has, and 0 for what none has.
   */
  rarity(token: Token): number {
    const having = this.documentFrequency(token);
    if (having === 0) return 0;
    return Math.log(1 + (this.manifest.counts.passages - having + 0.5) / (having + 0.5));
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
