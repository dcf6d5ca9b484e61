import { onTestFinished } from "vitest";
import { type BotApi, type BotApiOptions, createBotApi } from "../../src/bot-api/bot-api.ts";
import { createLogger } from "../../src/logging.ts";
import { openState, type State } from "../../src/state/state.ts";
import { type Bot, type BotOptions, createBot } from "../../src/telegram/bot.ts";
import { createFakeAssistant, type FakeAssistant, type FakeBehaviour } from "../fakes/assistant.ts";

/** The real bot on a loopback Bot API server. */
export interface RunningBot {
  readonly api: BotApi;
  readonly world: BotApi["world"];
  readonly bot: Bot;
  readonly state: State;
  readonly assistant: FakeAssistant;
  /** The bot's log, a line each. */
  readonly log: string[];
  readonly url: string;
}

export interface RunningBotOptions {
  readonly api?: BotApiOptions;
  readonly assistant?: FakeBehaviour;
  readonly bot?: Partial<BotOptions>;
  readonly state?: State;
  /** Done before the bot starts. */
  readonly before?: (api: BotApi) => void;
}

/** Starts a server and a bot on it; both end with the test. */
export async function startBot(options: RunningBotOptions = {}): Promise<RunningBot> {
  const api = createBotApi(options.api);
  const { url, close } = await api.listen();
  const state = options.state ?? openState({ file: ":memory:" });
  const assistant = createFakeAssistant(options.assistant);
  const log: string[] = [];
  const destination = { write: (line: string) => log.push(line) } as unknown as NodeJS.WritableStream;
  const bot = createBot({
    token: api.token,
    apiRoot: url,
    assistant,
    state,
    reindex: async () => ({ articles: 1, passages: 4, milliseconds: 10, skipped: [], reading: null }),
    logger: createLogger({ level: "debug", secrets: [api.token], destination }),
    pace: null,
    questionsPerMinute: { user: 1_000, chat: 10_000 },
    drain: 1_000,
    ...options.bot,
  });
  options.before?.(api);
  onTestFinished(async () => {
    await bot.stop();
    await close();
    if (!options.state) state.close();
  });
  await bot.start();
  return { api, world: api.world, bot, state, assistant, log, url };
}

/** Waits until something holds, looking every few milliseconds. */
export async function eventually<T>(what: string, look: () => T | undefined | false, ms = 3_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`in ${ms} ms there was never ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
