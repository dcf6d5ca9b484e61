import { findRelativeDays, resolveYear } from "../language/dates.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Article, Span } from "../types.ts";
import { type Reading, readText } from "./claim-words.ts";

type DatedSpan = Span & { readonly value: string };

/** A quote that a sentence may stand on. */
export interface CheckedEvidence {
  readonly reading: Reading;
  /** Of the article's title, which is shown beside the quote: its names may be used. */
  readonly title: Reading;
  /** Days that words like "today" mean, and days whose year the article's date tells, ISO. */
  readonly relativeDays: readonly DatedSpan[];
  readonly publishedOn: string | null;
}

/** Reads a quote of an article, once for all sentences that cite it. */
export function readEvidence(article: Article, quote: string, lexicon: Lexicon): CheckedEvidence {
  const { publishedOn } = article;
  const reading = readText(quote, article.language, lexicon);
  const days = publishedOn === undefined ? [] : findRelativeDays(quote, publishedOn);
  const completed =
    publishedOn === undefined
      ? []
      : reading.dates.map(({ start, end, value }) =>
          resolveYear({ start, end, value, precision: "day" }, publishedOn),
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
    relativeDays: [...first.relativeDays, ...second.relativeDays.map(movedBy(first.reading))],
    publishedOn: first.publishedOn === second.publishedOn ? first.publishedOn : null,
  };
}

const BETWEEN = "\n\n";

const movedBy =
  ({ text }: Reading) =>
  <Stretch extends Span>(stretch: Stretch): Stretch => ({
    ...stretch,
    start: stretch.start + text.length + BETWEEN.length,
    end: stretch.end + text.length + BETWEEN.length,
  });

function joinReadings(first: Reading, second: Reading): Reading {
  const text = `${first.text}${BETWEEN}${second.text}`;
  const moved = movedBy(first);
  const places = first.words.length;
  const parts = first.sentences.length;
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
      ...second.negations.map((one) => ({
        ...one,
        denied: one.denied === null ? null : one.denied + places,
        sentence: one.sentence + parts,
      })),
    ],
    offices: [...first.offices, ...second.offices.map(moved)],
    parties: [...first.parties, ...second.parties.map((one) => ({ ...one, sentence: one.sentence + parts }))],
    sentences: [...first.sentences, ...second.sentences.map(moved)],
  };
}
