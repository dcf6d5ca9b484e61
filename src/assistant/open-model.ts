import { LRUCache } from "lru-cache";
import type { Draft } from "../answer/draft.ts";
import { createModelComposer, type ModelComposer } from "../answer/model-composer.ts";
import type { Config } from "../config.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { chatModelSettings } from "../models/chat-model.ts";
import type { ModelStatus } from "../models/model-client.ts";
import { openModelClient } from "../models/open-model.ts";
import { probeChatModel } from "../models/probe.ts";
import { type BudgetStatus, createMemoryBudget } from "../models/token-budget.ts";

/** Answers by the model that are kept for whoever asks the same on the same generation. */
const CACHED_ANSWERS = 1_000;

/** A chat model that answers, within its bounds. */
export interface OpenModel {
  readonly composer: ModelComposer;
  status(): ModelStatus;
  budget(): BudgetStatus;
}

/** What came of opening the model that is configured. */
export type ModelOpening =
  | { readonly kind: "none" }
  | { readonly kind: "open"; readonly model: OpenModel }
  /** It cannot be used: one line that says why and what to look at. */
  | { readonly kind: "fault"; readonly fault: string };

/** Opens the chat model of the settings, if there is one, and asks it for a word to see that it answers. */
export async function openModel(config: Config, lexicon: Lexicon): Promise<ModelOpening> {
  const settings = chatModelSettings(config);
  if (!settings) return { kind: "none" };
  const fault = await probeChatModel(settings);
  if (fault !== null) return { kind: "fault", fault };
  const budget = createMemoryBudget({
    daily: config.LLM_DAILY_TOKENS,
    userDaily: config.LLM_USER_DAILY_TOKENS,
  });
  const client = openModelClient(settings, budget);
  const composer = createModelComposer({
    client,
    lexicon,
    cache: new LRUCache<string, Draft>({ max: CACHED_ANSWERS }),
  });
  return { kind: "open", model: { composer, status: () => client.status(), budget: () => budget.status() } };
}
