import type { Draft } from "./draft.ts";
import type { Composition } from "./extractive.ts";
import type { ModelOutcome } from "./model-composer.ts";

/**
 * A refused question is put to the model from this share of the threshold on. Below it stand 9 in 10 of the questions whose article
 * the corpus lacks (xquad-en, xquad-ru), above it two thirds of those that were refused although the evidence held the answer (kazqad-kk).
 */
const WORTH_ASKING = 0.2;

/** Where the refusal score itself finds an answer less likely than this, the model's word that there is none decides. */
const AS_LIKELY_AS_NOT = 0.5;

/** Whether a model is asked: where there is an answer, and where the refusal was no clear one. */
export function isWorthAsking({ draft, reasoning }: Composition): boolean {
  if (draft !== null) return true;
  return reasoning.confidence > 0 && reasoning.confidence >= WORTH_ASKING * reasoning.threshold;
}

/** The answer that goes out after a model was asked: its own, the extractive one, or none. */
export function draftAfterModel(composition: Composition, outcome: ModelOutcome | null): Draft | null {
  if (outcome === null) return composition.draft;
  if (outcome.kind === "written") return outcome.draft;
  const { way, confidence } = composition.reasoning;
  const isDoubtful = way === "passages" && confidence < AS_LIKELY_AS_NOT;
  return outcome.reason === "not-stated" && isDoubtful ? null : composition.draft;
}
