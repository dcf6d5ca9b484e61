import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { type ChatModelSettings, createChatModel } from "./chat-model.ts";
import { type FaultKind, toModelFault } from "./model-fault.ts";

/** The longest a probe may take, in milliseconds: the bot waits for it at start. */
const LONGEST_PROBE_MS = 5_000;

/**
 * Asks the model for one word.
 * @returns null where it answers, else the fault in one line, fit for a log and for people; never a secret
 */
export async function probeChatModel(
  settings: ChatModelSettings,
  {
    model = () => createChatModel(settings),
    timeoutMs = LONGEST_PROBE_MS,
  }: {
    readonly model?: () => Promise<BaseChatModel>;
    readonly timeoutMs?: number;
  } = {},
): Promise<string | null> {
  const signal = AbortSignal.timeout(timeoutMs);
  const ended = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  try {
    const chat = await model();
    const asked = chat.invoke([["human", "Reply with the word: ok"]], { signal });
    asked.catch(() => {});
    await Promise.race([asked, ended]);
    return null;
  } catch (error) {
    return describeFault(signal.aborted ? "timeout" : toModelFault(error).kind, settings);
  }
}

/** A fault of a model in one line: what is wrong, and which variable to look at. */
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
