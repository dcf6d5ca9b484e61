import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { Config } from "../config.ts";

/** Where a chat model is reached. */
export interface ChatModelSettings {
  readonly model: string;
  /** Base address of a server that speaks OpenAI's API, up to and with `/v1`. */
  readonly baseUrl: string;
  /** Never shown or logged. Null for servers that want none, such as Ollama. */
  readonly apiKey: string | null;
  /** The longest an answer may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** OpenAI's own address, used where LLM_BASE_URL is not set. */
export const OPENAI_ADDRESS = "https://api.openai.com/v1";

/** The longest reply that is asked for: an answer is a few sentences, a record of an agreement a page. */
const MOST_TOKENS = 1_500;

/** Models that think before they answer take no temperature. */
const NO_TEMPERATURE = /(?:^|\/)(?:o\d|gpt-5)/u;

/** The settings of the chat model, or null where none is configured. */
export function chatModelSettings(
  config: Pick<Config, "LLM_MODEL" | "LLM_BASE_URL" | "LLM_API_KEY" | "LLM_TIMEOUT">,
): ChatModelSettings | null {
  if (config.LLM_MODEL === undefined) return null;
  return {
    model: config.LLM_MODEL,
    baseUrl: config.LLM_BASE_URL ?? OPENAI_ADDRESS,
    apiKey: config.LLM_API_KEY ?? null,
    timeoutMs: config.LLM_TIMEOUT * 1000,
  };
}

/**
 * LangChain's client of the model. Imported when it is first needed (200 ms), so that a bot without a model starts fast. It never
 * retries: whoever calls it knows how much time is left.
 */
export async function createChatModel(settings: ChatModelSettings): Promise<BaseChatModel> {
  const { ChatOpenAI } = await import("@langchain/openai");
  return new ChatOpenAI({
    model: settings.model,
    apiKey: settings.apiKey ?? "none",
    // Its own log would hold what the model wrote.
    configuration: { baseURL: settings.baseUrl, maxRetries: 0, logLevel: "off" },
    maxRetries: 0,
    timeout: settings.timeoutMs,
    maxTokens: MOST_TOKENS,
    streamUsage: true,
    useResponsesApi: false,
    ...(NO_TEMPERATURE.test(settings.model) ? {} : { temperature: 0 }),
  });
}
