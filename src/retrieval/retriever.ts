import { LRUCache } from "lru-cache";
import type { IndexedPassage, IndexedSentence, SearchIndex } from "../index/search-index.ts";
import {
  conceptTokens,
  featuresOf,
  gramTokens,
  nameTokens,
  STOP_MARK,
  stemTokens,
  type TextFeatures,
  type Token,
} from "../language/features.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Evidence } from "../types.ts";
import {
  matchParagraph,
  matchStrength,
  type ParagraphMatch,
  type PassageScores,
  type QueryTerm,
  type SentenceTerms,
  sentenceFeatures,
} from "./features.ts";
import type { Question } from "./question.ts";
import type { Reranker } from "./reranker.ts";

/** Passages whose sentences are compared: the right one is among the first 20 for 0.99 of xquad's questions, 0.92 of kazqad's. */
const PASSAGES = 20;
/** How deep each search goes before its order is fused. */
const DEPTH = 50;
/** Reciprocal rank fusion's constant, as in Cormack, Clarke and Büttcher 2009. */
const FUSION_CONSTANT = 60;
/** The hashed vectors hold what the words hold already, with noise: a whole share of them pushes Kazakh paragraphs out of the first five. */
const VECTOR_WEIGHT = 0.5;

/** Sentences found for a question, with what was looked for. */
export interface Retrieval {
  /** Best first. */
  readonly evidence: readonly RankedSentence[];
  readonly terms: readonly QueryTerm[];
}

/** A sentence with its neighbours, so that a quote may take them in. */
export interface RankedSentence extends Evidence {
  readonly sentence: IndexedSentence;
  /** All sentences of its paragraph that are indexed with its passage, in order. */
  readonly paragraph: readonly IndexedSentence[];
  readonly position: number;
  /** `strengths[t]`: how well the sentence holds term t of {@link Retrieval.terms}, 0 to 1. */
  readonly strengths: readonly number[];
  /** The same for the title of its article. */
  readonly titleStrengths: readonly number[];
}

/** Parts of retrieval that can be switched off, to measure what each adds. */
export interface RetrievalParts {
  readonly stems: boolean;
  readonly grams: boolean;
  readonly concepts: boolean;
  readonly names: boolean;
  readonly vectors: boolean;
  readonly reranker: boolean;
}

/** Everything switched on. */
export const ALL_PARTS: RetrievalParts = {
  stems: true,
  grams: true,
  concepts: true,
  names: true,
  vectors: true,
  reranker: true,
};

const NOTHING: ReadonlySet<string> = new Set();

/** Finds the sentences that may answer a question. */
export interface Retriever {
  /** @param without ids of articles that are passed over, as if the corpus did not have them */
  retrieve(question: Question, options?: { readonly without?: ReadonlySet<string> }): Promise<Retrieval>;
}

/**
 * The vector of a question in the space of the index; `rarity` is a token's inverse document frequency there, 0 for one that is
 * unknown. Null where none can be had, as from a server that is away: words find passages all the same.
 */
export type EmbedQuestion = (
  question: Question,
  rarity: (token: Token) => number,
) => readonly number[] | Promise<readonly number[] | null>;

interface RetrieverOptions {
  readonly index: SearchIndex;
  readonly lexicon: Pick<Lexicon, "find" | "findAll">;
  readonly embedQuestion: EmbedQuestion;
  readonly reranker: Reranker;
  readonly parts?: RetrievalParts;
}

/** A retriever over one open index. */
export function createRetriever(options: RetrieverOptions): Retriever {
  const { index, reranker, parts = ALL_PARTS } = options;
  const titles = createTitles(options);
  return {
    async retrieve(question, { without = NOTHING } = {}) {
      const terms = queryTerms(question, index, parts);
      const vector = parts.vectors
        ? await options.embedQuestion(question, (token) => index.rarity(token))
        : null;
      const passages = findPassages({ index, parts, question, without, vector });
      return {
        terms,
        evidence: rankSentences({ question, terms, passages, index, titles, reranker, parts }),
      };
    },
  };
}

/** What each article's title is found by, kept for the articles met last. */
function createTitles({ index, lexicon }: RetrieverOptions): (article: string) => SentenceTerms {
  const kept = new LRUCache<string, SentenceTerms>({ max: 1_000 });
  return (id) => {
    const known = kept.get(id);
    if (known) return known;
    const article = index.article(id);
    const text = article?.title ?? "";
    const features = featuresOf(text, article?.language ?? "en", { lexicon, names: "capitalised" });
    const title = comparable({ ...features, text }, ALL_PARTS);
    kept.set(id, title);
    return title;
  };
}

/** Inverse document frequency over passages, as BM25 has it (Robertson and Zaragoza 2009), never below 0. */
function rarityIn(index: SearchIndex): (token: Token) => number {
  const count = index.manifest.counts.passages;
  return (token) => {
    const frequency = index.documentFrequency(token);
    return Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));
  };
}

function queryTerms(question: Question, index: SearchIndex, parts: RetrievalParts): QueryTerm[] {
  const rarity = rarityIn(index);
  const distinct = new Map(question.words.map((word) => [word.key, word]));
  return [...distinct.values()].map((word) => {
    const tokens = [`s_${word.key}`, ...(word.name === "" ? [] : [`n_${word.name}`])];
    const conceptWeights = parts.concepts ? word.concepts.map((concept) => rarity(`c_${concept}`)) : [];
    const weights = tokens.map(rarity);
    return {
      keys: [word.key],
      name: parts.names ? word.name : "",
      concepts: parts.concepts ? word.concepts : [],
      weight: Math.min(...weights, ...conceptWeights),
      distinctive: word.distinctive,
    };
  });
}

interface FoundPassage {
  readonly passage: IndexedPassage;
  readonly scores: PassageScores;
}

function findPassages(options: {
  readonly index: SearchIndex;
  readonly question: Question;
  readonly parts: RetrievalParts;
  readonly without: ReadonlySet<string>;
  readonly vector: readonly number[] | null;
}): FoundPassage[] {
  const { index, question, parts, without } = options;
  const features = questionFeatures(question);
  const wordTokens = [
    ...(parts.stems ? stemTokens(features) : []),
    ...(parts.names ? nameTokens(features) : []),
    ...(parts.concepts ? conceptTokens(features) : []),
  ];
  const depth = DEPTH + without.size * 20;
  const byWords = index.searchPassages(wordTokens, depth);
  const byGrams = parts.grams ? index.searchPassages(gramTokens(features), depth) : [];
  const byVector = (options.vector ? index.searchVectors(options.vector, depth) : []).map(
    ({ passage, score }) => ({
      number: passage,
      score,
    }),
  );
  const wordScores = shareOfBest(byWords);
  const gramScores = shareOfBest(byGrams);
  const cosines = new Map(byVector.map((match) => [match.number, match.score]));
  return fuse([
    { order: byWords, weight: 1 },
    { order: byGrams, weight: 1 },
    { order: byVector, weight: VECTOR_WEIGHT },
  ])
    .map((number) => index.passage(number))
    .filter((passage) => passage !== undefined)
    .filter((passage) => !without.has(passage.article))
    .slice(0, PASSAGES)
    .map((passage, rank) => ({
      passage,
      scores: {
        stems: wordScores.get(passage.number) ?? 0,
        grams: gramScores.get(passage.number) ?? 0,
        cosine: cosines.get(passage.number) ?? 0,
        rank,
      },
    }));
}

/** The features of a question's content words: question words, which stand in no answer, are left out. */
export function questionFeatures(question: Question): TextFeatures {
  return {
    terms: question.words.map((word) => word.key),
    names: question.words.map((word) => word.name).filter((name) => name !== ""),
    concepts: question.mentions.map((mention) => mention.concept),
  };
}

function shareOfBest(
  matches: readonly { readonly number: number; readonly score: number }[],
): Map<number, number> {
  const best = matches[0]?.score ?? 1;
  return new Map(matches.map((match) => [match.number, best === 0 ? 0 : match.score / best]));
}

interface Order {
  readonly order: readonly { readonly number: number }[];
  /** How much its places count. */
  readonly weight: number;
}

/** Reciprocal rank fusion: needs no common scale, and one search that finds nothing does no harm. */
function fuse(orders: readonly Order[]): number[] {
  const scores = new Map<number, number>();
  for (const { order, weight } of orders) {
    order.forEach(({ number }, rank) => {
      scores.set(number, (scores.get(number) ?? 0) + weight / (FUSION_CONSTANT + rank + 1));
    });
  }
  return [...scores].sort(([a, x], [b, y]) => y - x || a - b).map(([number]) => number);
}

function rankSentences(options: {
  readonly question: Question;
  readonly terms: readonly QueryTerm[];
  readonly passages: readonly FoundPassage[];
  readonly index: SearchIndex;
  readonly titles: (article: string) => SentenceTerms;
  readonly reranker: Reranker;
  readonly parts: RetrievalParts;
}): RankedSentence[] {
  const { question, terms, passages, index, titles, reranker, parts } = options;
  const seen = new Set<number>();
  const ranked = passages.flatMap(({ passage, scores }) => {
    const sentences = index.sentencesOfPassage(passage.number);
    const paragraph = sentences.map((sentence) => comparable(sentence, parts));
    const title = titles(passage.article);
    const match: ParagraphMatch = matchParagraph(terms, paragraph);
    const titleStrengths = terms.map((term) => matchStrength(term, title));
    return sentences.flatMap((sentence, position): RankedSentence[] => {
      if (seen.has(sentence.number)) return [];
      seen.add(sentence.number);
      const features = sentenceFeatures({
        terms,
        types: question.types,
        question: question.text,
        place: { paragraph, position, title, passage: scores },
        match,
      });
      const score = parts.reranker
        ? reranker(features)
        : 10 * (features.saturated ?? 0) + (scores.stems + scores.grams) / 2;
      const { article, start, end, text } = sentence;
      const strengths = match.strengths[position] ?? [];
      return [
        {
          article,
          start,
          end,
          text,
          passage,
          score,
          features,
          sentence,
          paragraph: sentences,
          position,
          strengths,
          titleStrengths,
        },
      ];
    });
  });
  return ranked.sort((a, b) => b.score - a.score);
}

function comparable(
  sentence: TextFeatures & { readonly text: string },
  parts: RetrievalParts,
): SentenceTerms {
  return {
    keys: sentence.terms.filter((term) => term !== "" && !term.startsWith(STOP_MARK)),
    names: new Set(parts.names ? sentence.names : []),
    concepts: new Set(parts.concepts ? sentence.concepts : []),
    text: sentence.text,
  };
}
