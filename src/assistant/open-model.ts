import { LRUCache } from "lru-cache";
import type { Draft } from "../answer/draft.ts";
import { createModelComposer, type ModelComposer } from "../answer/model-composer.ts";
import { createFollowUpRewriter, type FollowUpRewriter } from "../answer/model-follow-up.ts";
import type { Config } from "../config.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { type ChatModelSettings, chatModelSettings } from "../models/chat-model.ts";
import { describeFault } from "../models/describe-fault.ts";
import type { ModelClient } from "../models/model-client.ts";
import { openModelClient } from "../models/open-model.ts";
import type { Budget, BudgetLimits, BudgetStatus } from "../models/token-budget.ts";

/** Answers by the model that are kept for whoever asks the same on the same generation. */
const CACHED_ANSWERS = 1_000;
/** The longest a start waits for the model to answer, in milliseconds. */
const PROBE_MS = 5_000;

/** How a model is doing, for people who run the bot. Holds no secret and no text of a question. */
export interface ModelReport {
  readonly model: string;
  /** Whether it is asked at the moment; where it is not, answers are extractive and it is tried anew every half minute. */
  readonly ready: boolean;
  /** Its last fault in one line, with what to look at, and when that was (milliseconds since 1970). */
  readonly lastFault: { readonly line: string; readonly at: number } | null;
  readonly calls: number;
  readonly faults: number;
  readonly budget: BudgetStatus;
}

/** What a model does for an assistant. */
export interface AnsweringModel {
  readonly composer: ModelComposer;
  readonly rewriter: FollowUpRewriter;
  /** Milliseconds for a whole answer, the rewriting of a follow-up included. */
  readonly answerMs: number;
  report(): ModelReport;
}

/** The configured chat model, within its bounds. */
export interface OpenModel extends AnsweringModel {
  readonly client: ModelClient;
}

/** What token counts may not go beyond, as the settings say. */
export const budgetLimits = (config: Config): BudgetLimits => ({
  daily: config.LLM_DAILY_TOKENS,
  userDaily: config.LLM_USER_DAILY_TOKENS,
});

/** What came of opening the configured model. */
export interface ModelOpening {
  readonly model: OpenModel;
  /** Why it cannot be used for now, in one line; null where it answered. It is tried again as questions come. */
  readonly fault: string | null;
}

/**
 * Opens the chat model of the settings and asks it for a word to see that it answers.
 * @returns null where none is configured
 */
export async function openModel(options: {
  readonly config: Config;
  readonly lexicon: Lexicon;
  readonly budget: Budget;
}): Promise<ModelOpening | null> {
  const { config, lexicon, budget } = options;
  const settings = chatModelSettings(config);
  if (!settings) return null;
  const client = openModelClient(settings, budget);
  const fault = await client.probe(Math.min(PROBE_MS, client.answerMs));
  const cache = new LRUCache<string, Draft>({ max: CACHED_ANSWERS });
  const model: OpenModel = {
    client,
    composer: createModelComposer({ client, lexicon, cache }),
    rewriter: createFollowUpRewriter({ client, lexicon }),
    answerMs: client.answerMs,
    report: () => reportOf(client, settings, budget),
  };
  return { model, fault: fault && describeFault(fault.kind, settings) };
}

function reportOf(client: ModelClient, settings: ChatModelSettings, budget: Budget): ModelReport {
  const { model, state, lastFault, calls, faults } = client.status();
  return {
    model,
    ready: state === "ready",
    lastFault: lastFault && { line: describeFault(lastFault.kind, settings), at: lastFault.at },
    calls,
    faults,
    budget: budget.status(),
  };
}
