/**
 * 429s on a third of the sends; 100,000 random and mutated updates; 10,000 rendered answers sent to the strict server.
 * npx tsx scripts/bench/telegram-faults.ts [updates] [answers]
 */
import fc from "fast-check";
import { createBotApi } from "../../src/bot-api/bot-api.ts";
import { formatMessageText } from "../../src/bot-api/formatted-text.ts";
import { createLogger } from "../../src/logging.ts";
import { openState } from "../../src/state/state.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { formatAnswer, formatHeadline } from "../../src/telegram/rendering/answer.ts";
import { createFakeAssistant } from "../../tests/fakes/assistant.ts";
import { countAnswers, setStage, waitUntil } from "./stage.ts";

const UPDATES = Number(process.argv[2] ?? 100_000);
const ANSWERS = Number(process.argv[3] ?? 10_000);

async function floods(): Promise<void> {
  const stage = await setStage({ people: 100 });
  stage.api.faults.add({
    method: "sendMessage",
    share: 1 / 3,
    fault: { kind: "error", status: 429, retryAfter: 1 },
  });
  await stage.start().ready;
  const questions = 500;
  for (let n = 0; n < questions; n++) stage.ask(n, `question ${n}?`);
  await waitUntil(() => countAnswers(stage).size === questions, 120);
  const counts = countAnswers(stage);
  const refused = stage.api.calls.all("sendMessage").filter(({ status }) => status === 429).length;
  const doubled = [...counts.values()].filter((count) => count > 1).length;
  console.log(
    `429 on a third of the sends (${refused} times): ${questions - counts.size} of ${questions} lost, ${doubled} doubled, ${stage.api.calls.tooEarly().length} sent before retry_after`,
  );
  await stage.close();
}

/** A good update with some of its leaves, or whole branches, replaced by anything. */
function mutated(value: unknown, random: () => number, depth = 0): unknown {
  if (depth > 0 && random() < 0.06) return anything(random);
  if (Array.isArray(value)) return value.map((one) => mutated(one, random, depth + 1));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(() => random() > 0.03)
        .map(([key, one]) => [key, mutated(one, random, depth + 1)]),
    );
  }
  return value;
}

const ODD = [
  null,
  true,
  -1,
  0,
  1.5,
  2 ** 60,
  "",
  "\uD800",
  "text",
  "Қ".repeat(5_000),
  [],
  {},
  [null],
  { id: "x" },
  Number.MAX_SAFE_INTEGER,
];
const anything = (random: () => number): unknown => ODD[Math.floor(random() * ODD.length)];

async function randomUpdates(): Promise<void> {
  const api = createBotApi({ keepCalls: 1_000 });
  const { url, close } = await api.listen();
  const state = openState({ file: ":memory:" });
  let faults = 0;
  const write = () => {
    faults += 1;
  };
  const destination = { write } as unknown as NodeJS.WritableStream;
  const bot = createBot({
    token: api.token,
    apiRoot: url,
    assistant: createFakeAssistant(),
    state,
    reindex: () => Promise.reject(new Error("not here")),
    logger: createLogger({ level: "error", secrets: [], destination }),
    pace: null,
  });
  let rejections = 0;
  process.on("unhandledRejection", () => {
    rejections += 1;
  });
  const users = Array.from({ length: 300 }, () => api.world.addUser({ language_code: "en" }));
  const chats = users.map((user) => api.world.addPrivateChat(user));
  const group = api.world.addGroup({ members: users, topics: ["Water"] });
  await bot.start();
  const random = seeded(7);
  const started = performance.now();
  for (let n = 0; n < UPDATES; n++) {
    const at = Math.floor(random() * users.length);
    const template = TEMPLATES[Math.floor(random() * TEMPLATES.length)] ?? {};
    const filled = JSON.parse(
      JSON.stringify(template)
        .replaceAll('"USER"', JSON.stringify(users[at]))
        .replaceAll('"CHAT"', JSON.stringify(random() < 0.7 ? chats[at] : group)),
    ) as object;
    const raw = random() < 0.005 ? anything(random) : mutated(filled, random);
    const numbered = typeof raw === "object" && raw !== null && !Array.isArray(raw) && random() < 0.998;
    api.world.pushUpdate(numbered ? { update_id: 2_000 + n, ...raw } : raw);
    if (n % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  // the last of them all, which is answered only when it gets through what came before
  const last = api.world.addUser({ language_code: "en" });
  const chat = api.world.addPrivateChat(last);
  api.world.say({ chat, from: last, text: "/help" });
  const alive = await waitUntil(() => api.world.botTexts(chat).length > 0, 400);
  const seconds = (performance.now() - started) / 1_000;
  console.log(
    `${UPDATES} random and mutated updates in ${seconds.toFixed(0)} s: alive ${alive}, ${rejections} unhandled rejections, ${faults} faults logged, ${api.calls.count} calls`,
  );
  await bot.stop();
  await close();
  state.close();
}

const MESSAGE = { message_id: 5, date: 1_700_000_000, chat: "CHAT", from: "USER", text: "Who signed?" };
const TEMPLATES: readonly object[] = [
  { message: MESSAGE },
  {
    message: {
      ...MESSAGE,
      text: "/agreement road",
      entities: [{ type: "bot_command", offset: 0, length: 10 }],
    },
  },
  {
    message: {
      ...MESSAGE,
      text: "@agreement_test_bot who?",
      entities: [{ type: "mention", offset: 0, length: 19 }],
    },
  },
  { message: { ...MESSAGE, reply_to_message: { ...MESSAGE, from: { id: 123456, is_bot: true } } } },
  { message: { ...MESSAGE, text: undefined, photo: [{ file_id: "x" }], caption: "Who?" } },
  { message: { ...MESSAGE, text: undefined, voice: { file_id: "x" }, media_group_id: "7" } },
  { edited_message: MESSAGE },
  { channel_post: MESSAGE },
  { callback_query: { id: "1", from: "USER", message: MESSAGE, data: "up:AAAAAAAAAAAA:0" } },
  { inline_query: { id: "2", from: "USER", query: "who signed", offset: "" } },
  {
    my_chat_member: {
      chat: "CHAT",
      from: "USER",
      date: 1,
      new_chat_member: { user: "USER", status: "member" },
    },
  },
  { message_reaction: { chat: "CHAT", message_id: 1, old_reaction: [], new_reaction: [] } },
];

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function renderings(): void {
  const text = (maxLength: number) =>
    fc.oneof(
      fc.string({ unit: "binary", maxLength }),
      fc.string({ unit: "grapheme", maxLength }),
      fc.lorem({ maxCount: maxLength / 8 }),
    );
  const citation = fc.record({
    article: fc.constant("a.txt"),
    title: text(300),
    publishedOn: fc.constantFrom(null, "2024-05-06"),
    url: fc.oneof(fc.constant(null), fc.webUrl({ withQueryParameters: true })),
    quote: text(800),
    start: fc.constant(0),
    end: fc.constant(1),
  });
  const answer = fc.record({
    headline: fc.oneof(text(200), text(12_000)),
    language: fc.constantFrom("en" as const, "ru" as const, "kk" as const),
    citations: fc.array(citation, { maxLength: 3 }),
  });
  let parts = 0;
  let refused = 0;
  for (const shown of fc.sample(answer, { numRuns: ANSWERS, seed: 3 })) {
    for (const { html, plain } of [...formatAnswer(shown), ...formatHeadline(shown)]) {
      parts += 1;
      try {
        formatMessageText({
          text: html ?? plain,
          ...(html !== null && { parseMode: "HTML" }),
          findUser: () => undefined,
        });
      } catch (error) {
        refused += 1;
        console.error(error);
      }
    }
  }
  console.log(`${ANSWERS} generated answers in ${parts} messages: ${refused} refused by the strict server`);
}

renderings();
await floods();
await randomUpdates();
