import type Database from "better-sqlite3";
import type { Token } from "../language/features.ts";
import type { Span } from "../types.ts";

/** A row found by its words: `score` is BM25, above 0, higher is better, comparable within one search only. */
export interface WordMatch {
  readonly number: number;
  readonly score: number;
}

/** A passage's row; `id` is its article's. */
export interface PassageRow extends Span {
  readonly number: number;
  readonly id: string;
  readonly ordinal: number;
  readonly paragraph: number;
  readonly text: string;
}

/** A sentence's row, with the text of a passage that holds it and where that begins; lists as in schema.ts. */
export interface SentenceRow extends Span {
  readonly number: number;
  readonly id: string;
  readonly paragraph: number;
  readonly text: string;
  readonly passage_start: number;
  readonly terms: string;
  readonly names: string;
  readonly concepts: string;
}

/** Every query of an open index, prepared once. */
export type Statements = ReturnType<typeof prepareStatements>;

/** Prepares the queries on a database of schema.ts. */
export function prepareStatements(database: Database.Database) {
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
    sentence: database.prepare<[number, number, number], SentenceRow>(
      `${sentence} WHERE p.number = (${holding}) AND s.number = ?`,
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
