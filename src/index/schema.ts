/**
 * The tables of `passages.db`.
 *
 * Words are stored as keys of language/features.ts, never as text: the full-text tables hold tokens with the
 * prefixes given there, all in ASCII or in letters of scripts we do not know, so that FTS5's own idea of a word
 * never matters (its `ascii` tokenizer splits at spaces only, given the few marks our tokens have). They are
 * contentless: rows are found by number and read from the tables beside them.
 *
 * - articles: `details` is the Article as JSON without its text.
 * - passages: numbered from 1 in the order of the corpus; the number is also the label of the vector. `hash` is of
 *   the text, to take over a vector that is known already.
 * - sentences: numbered from 1 in the order of the corpus; a passage has those from `first_sentence` to
 *   `last_sentence`. `terms`, `names`, `concepts` are the lists of TextFeatures with a space between: `terms` has an
 *   entry for each of `words(text, sentence)`, a stop word's with `~` before it.
 * - agreements: what was extracted from an article, as JSON, in order.
 */
export const SCHEMA = `
CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, details TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE passages (
  number INTEGER PRIMARY KEY, article INTEGER NOT NULL, ordinal INTEGER NOT NULL, paragraph INTEGER NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, first_sentence INTEGER NOT NULL, last_sentence INTEGER NOT NULL,
  hash TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX passages_article ON passages (article);
CREATE TABLE sentences (
  number INTEGER PRIMARY KEY, article INTEGER NOT NULL, paragraph INTEGER NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, terms TEXT NOT NULL, names TEXT NOT NULL, concepts TEXT NOT NULL
);
CREATE TABLE agreements (number INTEGER PRIMARY KEY, article TEXT NOT NULL, record TEXT NOT NULL);
CREATE VIRTUAL TABLE passage_words USING fts5 (
  stems, grams, names, concepts, title, content='', tokenize="ascii tokenchars '_-.:~'"
);
CREATE VIRTUAL TABLE sentence_words USING fts5 (
  stems, grams, names, concepts, content='', tokenize="ascii tokenchars '_-.:~'"
);
CREATE VIRTUAL TABLE passage_vocabulary USING fts5vocab (passage_words, row);
CREATE VIRTUAL TABLE sentence_vocabulary USING fts5vocab (sentence_words, row);
`;

/** Columns of the full-text table over passages; `title` holds tokens of all kinds of the article's title. */
export const PASSAGE_COLUMNS = ["stems", "grams", "names", "concepts", "title"] as const;

/** Columns of the full-text table over sentences. */
export const SENTENCE_COLUMNS = ["stems", "grams", "names", "concepts"] as const;
