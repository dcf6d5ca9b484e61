import type { Draft } from "./draft.ts";
import type { Composition } from "./extractive.ts";
import type { ModelOutcome } from "./model-composer.ts";

/**
 * What a model's word is worth beside the refusal score: how much likelier it is to say that there is an answer, or none, where that
 * is so than where it is not. The score is a probability, so by Bayes' rule its odds are multiplied or divided by this. Seven stands
 * for a model that is right seven times in eight. With the threshold as it is learnt, a question is put to the model from a score
 * of 0.07 on (above stand 3 in 5 of the questions of kazqad-kk refused though the evidence held their answer, below 9 in 10 of those
 * of xquad whose article was left out), and refused on its word up to a score of 0.78. scripts/bench/model-oracle.ts measures it.
 */
const WORD_OF_A_MODEL = 7;

/** Whether a model is asked: where there is an answer, and where its finding one would outweigh the refusal. */
export function isWorthAsking({ draft, reasoning }: Composition): boolean {
  return draft !== null || outweighs(reasoning.confidence, WORD_OF_A_MODEL, reasoning.threshold);
}

/**
 * The draft that goes out after a model was asked: its own, the extractive one, or none. What an agreement's record states is not
 * given up on the model's word.
 */
export function draftAfterModel(
  { draft, reasoning }: Composition,
  outcome: ModelOutcome | null,
): Draft | null {
  if (outcome === null) return draft;
  if (outcome.kind === "written") return outcome.draft;
  if (outcome.reason !== "not-stated" || reasoning.way !== "passages") return draft;
  return outweighs(reasoning.confidence, 1 / WORD_OF_A_MODEL, reasoning.threshold) ? draft : null;
}

/** Whether a confidence reaches the threshold once its odds are multiplied. */
const outweighs = (confidence: number, factor: number, threshold: number): boolean =>
  oddsOf(confidence) * factor >= oddsOf(threshold);

const oddsOf = (probability: number): number => probability / (1 - probability);
