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

/** Components of a vector. */
export const LOCAL_DIMENSION = 1_024;

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
    return this.#vector(features, () => 1);
  }

  /** The vector of a question, each token weighted by its rarity in the corpus. */
  embedQueryWith(text: string, language: Language, rarity: Rarity): number[] {
    const features = featuresOf(text, language, { lexicon: this.#lexicon, names: "all" });
    return this.#vector(features, rarity);
  }

  #vector(features: TextFeatures, rarity: Rarity): number[] {
    const sums = new Float64Array(this.dimension);
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
        const place = (hash >>> 1) % this.dimension;
        const value = weight * rarityOf(token, rarity) * (1 + Math.log(times));
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

/** A vector of length 1; a text without a token becomes the first unit vector, since none can be scaled to 1. */
function normalized(sums: Float64Array): number[] {
  const length = Math.sqrt(sums.reduce((sum, value) => sum + value * value, 0));
  if (length === 0) return Array.from(sums, (_, place) => (place === 0 ? 1 : 0));
  return Array.from(sums, (value) => value / length);
}
