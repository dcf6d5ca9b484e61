import { createHash } from "node:crypto";
import Database from "better-sqlite3";
import {
  conceptTokens,
  featuresOf,
  gramTokens,
  nameTokens,
  stemTokens,
  type TextFeatures,
} from "../language/features.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Article } from "../types.ts";
import { type ArticleSplit, splitArticle } from "./passages.ts";
import { SCHEMA } from "./schema.ts";

/** A passage that was written and wants a vector. */
export interface WrittenPassage {
  /** Its number, which is its vector's label. */
  readonly number: number;
  readonly text: string;
  readonly hash: string;
}

/** Writes `passages.db` of a new generation, article by article. */
export class DatabaseWriter {
  readonly #database: Database.Database;
  readonly #lexicon: Pick<Lexicon, "findAll">;
  readonly #statements: Statements;
  #articles = 0;
  #passages = 0;
  #sentences = 0;
  #agreements = 0;

  constructor({ path, lexicon }: { path: string; lexicon: Pick<Lexicon, "findAll"> }) {
    this.#database = new Database(path);
    this.#lexicon = lexicon;
    // Nobody reads the file before it is whole, synced and verified, so a journal would protect nothing.
    this.#database.pragma("journal_mode = OFF");
    this.#database.pragma("synchronous = OFF");
    this.#database.exec(SCHEMA);
    this.#statements = prepareStatements(this.#database);
  }

  /** How many rows were written. */
  get counts(): { articles: number; passages: number; sentences: number; agreements: number } {
    return {
      articles: this.#articles,
      passages: this.#passages,
      sentences: this.#sentences,
      agreements: this.#agreements,
    };
  }

  /** Writes an article with its passages, sentences, words and agreement records. */
  add(article: Article, records: readonly unknown[]): WrittenPassage[] {
    return this.#database.transaction(() => this.#add(article, records))();
  }

  /** Compacts the full-text tables and closes the file. */
  finish(): void {
    for (const table of ["passage_words", "sentence_words"]) {
      this.#database.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`);
    }
    this.#database.exec("ANALYZE");
    this.close();
  }

  /** Closes the file as it is. */
  close(): void {
    this.#database.close();
  }

  #add(article: Article, records: readonly unknown[]): WrittenPassage[] {
    this.#articles++;
    const { text, ...details } = article;
    this.#statements.article.run(this.#articles, article.id, JSON.stringify(details), text);
    for (const record of records) {
      this.#agreements++;
      this.#statements.agreement.run(article.id, JSON.stringify(record));
    }
    const split = splitArticle(article);
    const features = this.#addSentences(article, split);
    return this.#addPassages(article, split, features);
  }

  #addSentences(article: Article, split: ArticleSplit): TextFeatures[] {
    return split.sentences.map((sentence, index) => {
      const features = featuresOf(article.text, article.language, {
        lexicon: this.#lexicon,
        within: sentence,
        names: "capitalised",
      });
      const number = this.#sentences + index + 1;
      this.#statements.sentence.run(
        number,
        this.#articles,
        sentence.paragraph,
        sentence.start,
        sentence.end,
        features.terms.join(" "),
        features.names.join(" "),
        features.concepts.join(" "),
      );
      this.#statements.sentenceWords.run(number, ...columnsOf([features]));
      return features;
    });
  }

  #addPassages(article: Article, split: ArticleSplit, features: readonly TextFeatures[]): WrittenPassage[] {
    const title = featuresOf(article.title, article.language, {
      lexicon: this.#lexicon,
      names: "capitalised",
    });
    const titleTokens = columnsOf([title]).join(" ");
    const sentencesBefore = this.#sentences;
    this.#sentences += split.sentences.length;
    return split.passages.map((passage, ordinal) => {
      const number = ++this.#passages;
      const text = article.text.slice(passage.start, passage.end);
      const hash = hashOfText(text);
      this.#statements.passage.run(
        number,
        this.#articles,
        ordinal,
        passage.paragraph,
        passage.start,
        passage.end,
        sentencesBefore + passage.firstSentence + 1,
        sentencesBefore + passage.lastSentence + 1,
        hash,
        text,
      );
      const held = features.slice(passage.firstSentence, passage.lastSentence + 1);
      this.#statements.passageWords.run(number, ...columnsOf(held), titleTokens);
      return { number, text, hash };
    });
  }
}

type Statements = ReturnType<typeof prepareStatements>;

function prepareStatements(database: Database.Database) {
  return {
    article: database.prepare("INSERT INTO articles VALUES (?, ?, ?, ?)"),
    agreement: database.prepare("INSERT INTO agreements (article, record) VALUES (?, ?)"),
    passage: database.prepare("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    sentence: database.prepare("INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
    passageWords: database.prepare(
      "INSERT INTO passage_words (rowid, stems, grams, names, concepts, title) VALUES (?, ?, ?, ?, ?, ?)",
    ),
    sentenceWords: database.prepare(
      "INSERT INTO sentence_words (rowid, stems, grams, names, concepts) VALUES (?, ?, ?, ?, ?)",
    ),
  };
}

/** The texts of the columns stems, grams, names and concepts for some sentences together. */
function columnsOf(features: readonly TextFeatures[]): [string, string, string, string] {
  const join = (tokens: (each: TextFeatures) => string[]) => features.flatMap(tokens).join(" ");
  return [join(stemTokens), join(gramTokens), join(nameTokens), join(conceptTokens)];
}

function hashOfText(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
