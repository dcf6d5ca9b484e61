import { findRelativeDays, resolveYear } from "../language/dates.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Article } from "../types.ts";
import { type Reading, readText } from "./claim-words.ts";

/** A quote that a sentence may stand on. */
export interface CheckedEvidence {
  readonly reading: Reading;
  /** Of the article's title, which is shown beside the quote: its names may be used. */
  readonly title: Reading;
  /** Days that words like "today" mean, ISO. */
  readonly relativeDays: readonly string[];
  readonly publishedOn: string | null;
}

/** Reads a quote of an article, once for all sentences that cite it. */
export function readEvidence(article: Article, quote: string, lexicon: Lexicon): CheckedEvidence {
  const { publishedOn } = article;
  const reading = readText(quote, article.language, lexicon);
  const days = publishedOn === undefined ? [] : findRelativeDays(quote, publishedOn).map((day) => day.value);
  const completed =
    publishedOn === undefined
      ? []
      : reading.dates.map(
          ({ start, end, value }) => resolveYear({ start, end, value, precision: "day" }, publishedOn).value,
        );
  return {
    reading,
    title: readText(article.title, article.language, lexicon),
    relativeDays: [...days, ...completed],
    publishedOn: publishedOn ?? null,
  };
}

/** Several quotes as one, for a sentence that joins what they say; null where they are of different languages or only one. */
export function joinEvidence(list: readonly CheckedEvidence[]): CheckedEvidence | null {
  const [first, second] = list;
  if (!first || !second || first.reading.language !== second.reading.language) return null;
  return {
    reading: joinReadings(first.reading, second.reading),
    title: joinReadings(first.title, second.title),
    relativeDays: [...first.relativeDays, ...second.relativeDays],
    publishedOn: first.publishedOn === second.publishedOn ? first.publishedOn : null,
  };
}

function joinReadings(first: Reading, second: Reading): Reading {
  const text = `${first.text}\n\n${second.text}`;
  const offset = first.text.length + 2;
  const places = first.words.length;
  const parts = first.sentences.length;
  const moved = <Stretch extends { start: number; end: number }>(stretch: Stretch): Stretch => ({
    ...stretch,
    start: stretch.start + offset,
    end: stretch.end + offset,
  });
  return {
    text,
    language: first.language,
    words: [
      ...first.words,
      ...second.words.map((word) => ({
        ...moved(word),
        position: word.position + places,
        sentence: word.sentence + parts,
      })),
    ],
    numbers: [
      ...first.numbers,
      ...second.numbers.map((one) => ({ ...moved(one), position: one.position + places })),
    ],
    dates: [...first.dates, ...second.dates.map(moved)],
    negations: [
      ...first.negations,
      ...second.negations.map(({ denied, sentence }) => ({
        denied: denied === null ? null : denied + places,
        sentence: sentence + parts,
      })),
    ],
    offices: [...first.offices, ...second.offices.map(moved)],
    sentences: [...first.sentences, ...second.sentences.map(moved)],
  };
}
