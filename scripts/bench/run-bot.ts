import { setTimeout as sleep } from "node:timers/promises";
import type { Assistant } from "../../src/assistant/assistant.ts";
import type { Turn } from "../../src/assistant/turns.ts";
import { createLogger } from "../../src/logging.ts";
import { openState, type State } from "../../src/state/state.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { createFakeAssistant } from "../../tests/fakes/assistant.ts";
import type { BotProcessOptions } from "./bot-process.ts";

/** What an answer that is being written begins with. */
export const HALF_WRITTEN = "half of an answer";

/** Runs the bot until it is told to stop. */
export async function runBot(options: BotProcessOptions, stopping: Promise<void>): Promise<void> {
  const state = openState({ file: options.stateFile });
  const bot = createBot({
    token: options.token,
    apiRoot: options.root,
    assistant: await assistantOf(options, state),
    state,
    reindex: () => Promise.reject(new Error("not here")),
    logger: createLogger({ level: "error", secrets: [options.token] }),
    ...(options.paced ? {} : { pace: null }),
    questionsPerMinute: { user: 1_000_000, chat: 1_000_000 },
    answerDeadline: options.deadline ?? 45_000,
  });
  const stopped = stopping.then(() => bot.stop());
  await bot.start();
  process.stdout.write("ready\n");
  await Promise.race([stopped, bot.ended]);
  state.close();
}

async function assistantOf(options: BotProcessOptions, state: State): Promise<Assistant> {
  if (options.corpus !== undefined && options.data !== undefined) {
    const { openAssistant, openWorkshop } = await import("../../src/assistant/open-assistant.ts");
    const folders = { corpus: options.corpus, data: options.data };
    return openAssistant({ folders, workshop: openWorkshop(), turns: state.turns<Turn>() });
  }
  let asked = 0;
  return createFakeAssistant({
    async before(question) {
      asked += 1;
      if (question.startsWith("stuck")) await sleep(3_600_000, undefined, { ref: false });
      const slow = options.slowEvery !== undefined && asked % options.slowEvery === 0;
      await sleep(slow ? options.slowMilliseconds : (options.milliseconds ?? 0));
    },
    async writing(show) {
      for (let written = 100; written <= (options.writing ?? 0); written += 100) {
        show(`${HALF_WRITTEN} ${written}`);
        await sleep(100);
      }
    },
  });
}
