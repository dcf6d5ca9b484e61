/**
 * What showing answers while they are written costs: calls of the Bot API for each answer, and the time from the answer's end to its
 * message, against the same answers unseen. The server has Telegram's limits.
 * Usage: npx tsx scripts/bench/answer-drafts.ts [--answers N] [--sentences N] [--every MS]
 */
import { parseArgs } from "node:util";
import { type BotApi, createBotApi } from "../../src/bot-api/bot-api.ts";
import type { Fault } from "../../src/bot-api/faults.ts";
import { createLogger } from "../../src/logging.ts";
import { openState } from "../../src/state/state.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { createFakeAssistant } from "../../tests/fakes/assistant.ts";
import { waitUntil } from "./stage.ts";

const { values } = parseArgs({
  options: {
    answers: { type: "string", default: "10" },
    sentences: { type: "string", default: "12" },
    every: { type: "string", default: "300" },
  },
});
const ANSWERS = Number(values.answers);
const SENTENCES = Number(values.sentences);
const EVERY = Number(values.every);

const WAYS: readonly { readonly name: string; readonly fault?: Fault; readonly isSeen?: boolean }[] = [
  { name: "unseen", isSeen: false },
  { name: "drafts" },
  { name: "drafts refused", fault: { kind: "error", status: 400, description: "Bad Request: refused" } },
  { name: "drafts flooded", fault: { kind: "error", status: 429, retryAfter: 30 } },
  { name: "drafts hang", fault: { kind: "hang" } },
  { name: "drafts fail", fault: { kind: "error", status: 500 } },
];

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function measure({ name, fault, isSeen = true }: (typeof WAYS)[number]): Promise<void> {
  const api = createBotApi({ flood: true });
  const { url, close } = await api.listen();
  if (fault) api.faults.add({ method: "sendMessageDraft", every: 1, fault });
  const endedAt = new Map<string, number>();
  const state = openState({ file: ":memory:" });
  const bot = createBot({
    token: api.token,
    apiRoot: url,
    state,
    assistant: createFakeAssistant({
      async writing(show, question) {
        for (let count = 1; count <= SENTENCES; count += 1) {
          await wait(EVERY);
          if (isSeen) show(`A sentence of an answer. [1] `.repeat(count).trim());
        }
        endedAt.set(question, Date.now());
      },
    }),
    reindex: () => Promise.reject(new Error("not here")),
    logger: createLogger({ level: "silent", secrets: [] }),
  });
  await bot.start();
  for (let n = 0; n < ANSWERS; n += 1) {
    const user = api.world.addUser({ language_code: "en" });
    api.world.say({ chat: api.world.addPrivateChat(user), from: user, text: `question ${n}?` });
    await wait(EVERY / ANSWERS);
  }
  const finals = () =>
    ["sendMessage", "editMessageText"].flatMap((method) =>
      api.calls.all(method).filter(({ status, parameters }) => status === 200 && isFinal(parameters.text)),
    );
  await waitUntil(() => finals().length === ANSWERS, 60);
  const added = finals().map(({ parameters, finishedAt = 0 }) => {
    const question = /question \d+\?/u.exec(String(parameters.text))?.[0] ?? "";
    return finishedAt - (endedAt.get(question) ?? Number.NaN);
  });
  report(name, api, added);
  await bot.stop();
  state.close();
  await close();
}

const isFinal = (text: unknown): boolean => String(text).includes("question ");

function report(name: string, api: BotApi, added: number[]): void {
  const each = (method: string) => (api.calls.all(method).length / ANSWERS).toFixed(1);
  const sorted = added.toSorted((a, b) => a - b);
  const refused = api.calls.all().filter(({ status, fault }) => status === 429 && !fault).length;
  console.log(
    `${name.padEnd(15)} ${each("sendMessageDraft")} drafts, ${each("sendMessage")} messages, ${each("editMessageText")} edits an answer; ` +
      `${refused} × 429 of the server's own; message after the answer's end: median ${sorted[sorted.length >> 1]} ms, most ${sorted.at(-1)} ms`,
  );
}

console.log(`${ANSWERS} answers side by side, ${SENTENCES} sentences, one every ${EVERY} ms`);
for (const way of WAYS) await measure(way);
