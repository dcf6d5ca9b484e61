import { Embeddings } from "@langchain/core/embeddings";
import {
  conceptTokens,
  featuresOf,
  gramTokens,
  nameTokens,
  pairTokens,
  stemTokens,
  type TextFeatures,
  type Token,
} from "../language/features.ts";
import { languageOf } from "../language/identification.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Language } from "../types.ts";
import type { Embedder } from "./embedder.ts";

/** The default embedder: no key, no network. Its version rises when its vectors change by more than words do. */
export const LOCAL_EMBEDDER: Embedder = { name: "local-v1", paid: false, usesLexicon: true };

/**
 * Components of a vector, chosen by measuring: share of questions whose paragraph is first / among the first five
 * over public question sets (XQuAD en and ru, KazQAD, XQuAD's Russian questions over English articles):
 *
 * | components | en          | ru          | kk          | ru over en  | a million passages |
 * |------------|-------------|-------------|-------------|-------------|--------------------|
 * | 384        | 0.86 / 0.98 | 0.85 / 0.97 | 0.45 / 0.75 | 0.45 / 0.68 | 1.7 GB             |
 * | 1,024      | 0.90 / 1.00 | 0.90 / 0.99 | 0.58 / 0.83 | 0.65 / 0.85 | 4.3 GB             |
 * | 2,048      | 0.92 / 0.99 | 0.91 / 1.00 | 0.57 / 0.85 | 0.65 / 0.88 | 8.3 GB             |
 * | 4,096      | 0.91 / 1.00 | 0.92 / 1.00 | 0.60 / 0.88 | 0.70 / 0.90 | 16.5 GB            |
 *
 * Fused with BM25, as questions are answered, 4,096 and 1,024 are within 0.015 of each other in every column.
 */
export const LOCAL_DIMENSION = 1_024;

/**
 * What a passage has in component 0, where a question has nothing. Without it a short passage would be nearer than a
 * long one for any word they share (compare Singhal, Buckley and Mitra 1996, "Pivoted document length
 * normalization"). More would measure better on
 * long paragraphs, but makes passages so alike that an HNSW graph over them falls apart: with 4, only 73 of the 85 short
 * paragraphs of tests/fixtures/agreements find themselves; with 2 and less, all do.
 */
const BALLAST = 1;

/** How much each kind of token counts in a vector. */
export interface TokenWeights {
  readonly stems: number;
  readonly pairs: number;
  readonly grams: number;
  readonly concepts: number;
  readonly names: number;
}

const WEIGHTS: TokenWeights = { stems: 1, pairs: 0.25, grams: 0.5, concepts: 1, names: 1.2 };

/**
 * How telling a token is in a corpus: its inverse document frequency, and 0 where no passage has it. The 0 matters:
 * what nothing can match would only collide with what does (right passage first, with unknown tokens weighted as the
 * rarest: 0.20 of cross-ru-en instead of 0.57).
 */
export type Rarity = (token: Token) => number;

export interface LocalEmbeddingsOptions {
  readonly lexicon: Pick<Lexicon, "findAll">;
  readonly dimension?: number;
  readonly weights?: TokenWeights;
}

/**
 * Embeds without a model: tokens of all kinds of features.ts, hashed to a fixed number of components with a sign
 * each, so that collisions cancel out on average (Weinberger et al. 2009, "Feature hashing for large scale
 * multitask learning"). Deterministic; English, Russian and Kazakh share one space through concepts, name keys and
 * Latin spelling. Vectors have length 1, so that their dot product is the cosine, -1 to 1.
 *
 * A passage's vector depends on its text alone. Rarity is weighted on the query's side only, with
 * {@link embedQueryWith}: there the dot product has it just as well, and no passage need be embedded again when
 * others come.
 */
export class LocalEmbeddings extends Embeddings {
  readonly dimension: number;
  readonly #lexicon: Pick<Lexicon, "findAll">;
  readonly #weights: TokenWeights;

  constructor({ lexicon, dimension = LOCAL_DIMENSION, weights = WEIGHTS }: LocalEmbeddingsOptions) {
    super({});
    this.dimension = dimension;
    this.#lexicon = lexicon;
    this.#weights = weights;
  }

  /** Vectors of passages, one each. */
  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => this.embedPassage(text, languageOf(text)));
  }

  /** The vector of a question where no rarity is known. */
  override async embedQuery(text: string): Promise<number[]> {
    return this.embedQueryWith(text, languageOf(text), () => 1);
  }

  /** The vector of one passage whose language is known. */
  embedPassage(text: string, language: Language): number[] {
    const features = featuresOf(text, language, { lexicon: this.#lexicon, names: "capitalised" });
    return this.#vector(features, { rarity: () => 1, ballast: BALLAST });
  }

  /** The vector of a question, each token weighted by its rarity in the corpus. */
  embedQueryWith(text: string, language: Language, rarity: Rarity): number[] {
    const features = featuresOf(text, language, { lexicon: this.#lexicon, names: "all" });
    return this.#vector(features, { rarity, ballast: 0 });
  }

  #vector(features: TextFeatures, { rarity, ballast }: { rarity: Rarity; ballast: number }): number[] {
    const sums = new Float64Array(this.dimension);
    sums[0] = ballast;
    const kinds: [Token[], number][] = [
      [stemTokens(features), this.#weights.stems],
      [pairTokens(features), this.#weights.pairs],
      [gramTokens(features), this.#weights.grams],
      [conceptTokens(features), this.#weights.concepts],
      [nameTokens(features), this.#weights.names],
    ];
    for (const [tokens, weight] of kinds) {
      for (const [token, times] of counted(tokens)) {
        const hash = hashOf(token);
        const place = 1 + ((hash >>> 1) % (this.dimension - 1));
        const value = weight * rarityOf(token, rarity) * Math.sqrt(times);
        sums[place] = (sums[place] ?? 0) + (hash & 1 ? value : -value);
      }
    }
    return normalized(sums);
  }
}

/** A pair's rarity is the mean of its stems': the index counts no pairs. */
function rarityOf(token: Token, rarity: Rarity): number {
  if (!token.startsWith("p_")) return rarity(token);
  const [, first, second] = token.split("_");
  return (rarity(`s_${first}`) + rarity(`s_${second}`)) / 2;
}

function counted(tokens: readonly Token[]): Map<Token, number> {
  const counts = new Map<Token, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

/** FNV-1a over UTF-16 units, finished with MurmurHash3's mixer so that every bit depends on every character. */
function hashOf(token: Token): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < token.length; index++) {
    hash = Math.imul(hash ^ token.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A vector of length 1. A question without a token has no direction: it becomes the ballast's, which no token has. */
function normalized(sums: Float64Array): number[] {
  const length = Math.sqrt(sums.reduce((sum, value) => sum + value * value, 0));
  if (length === 0) return Array.from(sums, (_, place) => (place === 0 ? 1 : 0));
  return Array.from(sums, (value) => value / length);
}
