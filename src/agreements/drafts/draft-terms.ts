import type { Article } from "../../types.ts";
import type { Sentence } from "../reading/sentence.ts";
import { type Areas, areasIn } from "../terms/areas.ts";
import { amountIn, periodIn } from "../terms/terms.ts";
import type { Draft } from "./draft.ts";

/** Adds the period, the areas and the sum that a sentence about the agreement states. */
export function addTerms(article: Article, draft: Draft, sentence: Sentence): void {
  const found = periodIn(article, sentence);
  const { period } = draft;
  draft.period =
    period.start || period.end
      ? { ...period, duration: period.duration ?? found.duration }
      : { start: found.start, end: found.end, duration: period.duration ?? found.duration };
  addAreas(draft, areasIn(article, sentence, true));
  draft.amount ??= amountIn(article, sentence);
}

/** Areas that are announced more plainly take the place of others. */
export function addAreas(draft: Draft, areas: Areas): void {
  if (areas.rank > draft.areas.rank) draft.areas = areas;
}
