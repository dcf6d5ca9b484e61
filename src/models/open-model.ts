import { type ChatModelSettings, createChatModel } from "./chat-model.ts";
import { createModelClient, type ModelClient } from "./model-client.ts";
import { type Budget, createMemoryBudget } from "./token-budget.ts";

/** Kept back of the time for an answer, so that the extractive one is out before that time is over, in milliseconds. */
const RESERVE_MS = 500;
/** Kept back at most, as a share: a short limit is not eaten up by the reserve. */
const RESERVE_SHARE = 0.1;

/** The client of the configured model; the model itself is loaded when it is first called. */
export function openModelClient(
  settings: ChatModelSettings,
  budget: Budget = createMemoryBudget(),
): ModelClient {
  const { timeoutMs } = settings;
  return createModelClient({
    name: settings.model,
    model: () => createChatModel(settings),
    limits: { timeoutMs: timeoutMs - Math.min(RESERVE_MS, timeoutMs * RESERVE_SHARE) },
    budget,
  });
}
