/**
 * The bot as a process of its own, for measurements that kill it or need a second core. Arguments: one JSON object, see
 * {@link BotProcessOptions}. Says "ready" on standard output once it receives; ends on SIGTERM as `npm start` does.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Assistant } from "../../src/assistant/assistant.ts";
import { openAssistant, openWorkshop } from "../../src/assistant/open-assistant.ts";
import type { Turn } from "../../src/assistant/turns.ts";
import { createLogger } from "../../src/logging.ts";
import { openState, type State } from "../../src/state/state.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { createFakeAssistant } from "../../tests/fakes/assistant.ts";

export interface BotProcessOptions {
  readonly token: string;
  readonly root: string;
  readonly stateFile: string;
  /** Milliseconds an answer of the fake assistant takes. */
  readonly milliseconds?: number;
  /** Every nth question takes `slowMilliseconds` instead. */
  readonly slowEvery?: number;
  readonly slowMilliseconds?: number;
  readonly deadline?: number;
  /** The real assistant over this corpus and data instead of the fake one. */
  readonly corpus?: string;
  readonly data?: string;
}

const options = JSON.parse(process.argv[2] ?? "{}") as BotProcessOptions;
const state = openState({ file: options.stateFile });

async function assistantOf(options: BotProcessOptions, state: State): Promise<Assistant> {
  if (options.corpus !== undefined && options.data !== undefined) {
    const folders = { corpus: options.corpus, data: options.data };
    return openAssistant({ folders, workshop: openWorkshop(), turns: state.turns<Turn>() });
  }
  let asked = 0;
  return createFakeAssistant({
    async before(question) {
      asked += 1;
      if (question.startsWith("stuck")) await sleep(3_600_000);
      const slow = options.slowEvery !== undefined && asked % options.slowEvery === 0;
      await sleep(slow ? options.slowMilliseconds : (options.milliseconds ?? 0));
    },
  });
}

const bot = createBot({
  token: options.token,
  apiRoot: options.root,
  assistant: await assistantOf(options, state),
  state,
  reindex: () => Promise.reject(new Error("not here")),
  logger: createLogger({ level: "error", secrets: [options.token] }),
  pace: null,
  questionsPerMinute: { user: 1_000_000, chat: 1_000_000 },
  answerDeadline: options.deadline ?? 45_000,
});
process.once("SIGTERM", () => void bot.stop());
const started = bot.start();
process.stdout.write("started\n");
await started;
process.stdout.write("ready\n");
await bot.ended;
state.close();
