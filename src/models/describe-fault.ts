import type { ChatModelSettings } from "./chat-model.ts";
import type { FaultKind } from "./model-fault.ts";

/** A fault of a model in one line, fit for a log and for people, never with a secret: what is wrong, and which variable to look at. */
export function describeFault(
  kind: FaultKind,
  { model, baseUrl }: Pick<ChatModelSettings, "model" | "baseUrl">,
): string {
  const where = withoutCredentials(baseUrl);
  switch (kind) {
    case "refused-key":
      return `LLM_API_KEY is refused by ${where}. Set the key that this server gave you.`;
    case "unknown-model":
      return `model "${model}" is not known at ${where}. Check LLM_MODEL and LLM_BASE_URL (it usually ends in /v1).`;
    case "bad-request":
      return `${where} refuses requests for model "${model}". Check that LLM_MODEL is a chat model.`;
    case "rate-limited":
      return `${where} refuses further requests for now (429). Check the plan and quota of LLM_API_KEY.`;
    case "network":
      return `nothing answers at ${where}. Check LLM_BASE_URL, and that the server runs.`;
    case "timeout":
    case "stalled":
      return `${where} did not answer in time for model "${model}". Check that the server is up and the model is loaded.`;
    case "over-budget":
      return "the daily budget of tokens is used up (LLM_DAILY_TOKENS).";
    case "resting":
    case "busy":
      return `model "${model}" at ${where} is left alone for the moment, after failures or too many questions at once.`;
    default:
      return `model "${model}" at ${where} answers with something that cannot be used (${kind}).`;
  }
}

/** An address without user, password and query, which may hold keys. */
function withoutCredentials(address: string): string {
  const url = new URL(address);
  return `${url.origin}${url.pathname === "/" ? "" : url.pathname}`;
}
