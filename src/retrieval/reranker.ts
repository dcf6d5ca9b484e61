import { readFileSync } from "node:fs";
import { z } from "zod";
import { FormatError } from "../errors.ts";

const schema = z.object({
  /** How, when and on what the weights were learnt, for people. */
  training: z.record(z.string(), z.unknown()),
  /** For each reading of features.ts: its weight, and the mean and deviation it is standardised by. */
  features: z.record(
    z.string(),
    z.object({ weight: z.number(), mean: z.number(), deviation: z.number().positive() }),
  ),
});

/** The learnt weights of the reranker, as they are written in reranker.json. */
export type RerankerWeights = z.output<typeof schema>;

/** Scores a sentence by its readings: any real number, higher is better; differences are log odds between sentences of one question. */
export type Reranker = (features: Readonly<Record<string, number>>) => number;

/**
 * Reads the weights of a reranker.
 * @throws FormatError where the file is no file of weights
 */
export function readRerankerWeights(file: string | URL): RerankerWeights {
  const result = schema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (result.success) return result.data;
  throw new FormatError(
    `${String(file)} is no file of reranker weights. Run "npm run train" to write it anew.`,
    {
      cause: result.error,
    },
  );
}

/** A linear reranker: readings are standardised, weighed and summed. A reading without a weight counts nothing. */
export function createReranker({ features: weights }: Pick<RerankerWeights, "features">): Reranker {
  const entries = Object.entries(weights);
  return (features) =>
    entries.reduce((sum, [name, { weight, mean, deviation }]) => {
      const reading = features[name];
      return reading === undefined ? sum : sum + (weight * (reading - mean)) / deviation;
    }, 0);
}
