import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type BotApi, createBotApi } from "../../src/bot-api/bot-api.ts";
import type { Fault } from "../../src/bot-api/faults.ts";
import { ConfigError } from "../../src/errors.ts";
import { createLogger } from "../../src/logging.ts";
import { openState } from "../../src/state/state.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { createFakeAssistant, type FakeBehaviour } from "../fakes/assistant.ts";
import { eventually, startBot } from "./running-bot.ts";

/** A server on which one bot after another runs over the same file. */
async function stage() {
  const api = createBotApi();
  const { url, close } = await api.listen();
  const folder = mkdtempSync(join(tmpdir(), "bot-"));
  const file = join(folder, "state.db");
  onTestFinished(async () => {
    await close();
    rmSync(folder, { recursive: true });
  });
  const aida = api.world.addUser({ language_code: "en" });
  const chat = api.world.addPrivateChat(aida);
  const ask = (text: string) => api.world.say({ chat, from: aida, text });
  return { api, url, file, aida, chat, ask };
}

function botOn(
  { api, url, file }: { api: BotApi; url: string; file: string },
  behaviour: FakeBehaviour = {},
  token = api.token,
) {
  const state = openState({ file });
  const assistant = createFakeAssistant(behaviour);
  const bot = createBot({
    token,
    apiRoot: url,
    assistant,
    state,
    reindex: () => Promise.reject(new Error("not here")),
    logger: createLogger({ level: "silent", secrets: [] }),
    pace: null,
    drain: 100,
  });
  return { bot, assistant, state };
}

describe("12: replay", () => {
  it("answers after a restart what was stored and not answered, once", async () => {
    const set = await stage();
    const dying = botOn(set, { before: () => new Promise<void>(() => undefined) });
    await dying.bot.start();
    set.ask("one?");
    set.ask("two?");
    await eventually("work", () => dying.assistant.asked.length === 1);
    await dying.bot.stop();
    dying.state.close();
    expect(set.api.world.botTexts(set.chat)).toEqual([]);
    const next = botOn(set);
    await next.bot.start();
    await eventually("both answers", () => set.api.world.botTexts(set.chat).length === 2);
    expect(set.api.world.botTexts(set.chat).map((text) => text.match(/\((\w+)\?\)/u)?.[1])).toEqual([
      "one",
      "two",
    ]);
    await next.bot.stop();
    next.state.close();
  });

  it("does not send again the parts of an answer that went out", async () => {
    const set = await stage();
    const headline = Array.from({ length: 3 }, (_, n) => `${n} `.repeat(1_900)).join("\n\n");
    const answer = (standalone: string) =>
      ({ kind: "chat", language: "en", headline, standalone, ms: 1 }) as const;
    set.api.faults.add({ method: "sendMessage", nth: 2, fault: { kind: "hang" } });
    const dying = botOn(set, { answer });
    await dying.bot.start();
    set.ask("one?");
    await eventually("the first part", () => set.api.calls.all("sendMessage").length === 2);
    // the second part never arrives: given up, as when the process is killed
    await dying.bot.stop();
    dying.state.close();
    const next = botOn(set, { answer });
    await next.bot.start();
    await eventually("all parts", () => set.api.world.botTexts(set.chat).length === 3);
    expect(set.api.world.botTexts(set.chat).map((text) => text.charAt(0))).toEqual(["0", "1", "2"]);
    await next.bot.stop();
    next.state.close();
  });
});

describe("14: the end", () => {
  it("finishes what is under way before it stops", async () => {
    const set = await stage();
    const { bot, state, assistant } = botOn(set, {
      before: () => new Promise((resolve) => setTimeout(resolve, 50)),
    });
    await bot.start();
    set.ask("one?");
    await eventually("work", () => assistant.asked.length === 1);
    await bot.stop();
    expect(set.api.world.botTexts(set.chat)).toHaveLength(1);
    expect(state.inbox(set.api.world.bot.id).pending()).toEqual([]);
    await bot.ended;
    state.close();
  });

  it("stops during start as well", async () => {
    const set = await stage();
    set.api.faults.add({ method: "getMe", every: 1, fault: { kind: "error", status: 502 } });
    const { bot, state } = botOn(set);
    const started = bot.start();
    await eventually("a first try", () => set.api.calls.all("getMe").length > 0);
    await bot.stop();
    await started;
    await bot.ended;
    state.close();
  });

  it("does not wait for a chat that is to be left alone for long", async () => {
    const set = await stage();
    set.api.faults.add({ method: "sendMessage", fault: { kind: "error", status: 429, retryAfter: 3_600 } });
    const { bot, state } = botOn(set);
    await bot.start();
    set.ask("one?");
    await eventually("a 429", () => set.api.calls.all("sendMessage").length === 1);
    await bot.stop();
    expect(state.inbox(set.api.world.bot.id).pending()).toHaveLength(1);
    state.close();
  });
});

describe("15: the start", () => {
  const troubles: Fault[] = [
    { kind: "error", status: 429, retryAfter: 1 },
    { kind: "error", status: 502 },
    { kind: "error", status: 409, description: "Conflict: terminated by other getUpdates request" },
    { kind: "reset" },
    { kind: "body", status: 200, body: "<html>" },
  ];
  it.each(troubles)("goes on after %o", async (fault) => {
    const { world } = await startBot({
      before: ({ faults }) => {
        faults.add({ method: "getMe", fault });
        faults.add({ method: "getUpdates", fault });
      },
    });
    const aida = world.addUser();
    const chat = world.addPrivateChat(aida);
    world.say({ chat, from: aida, text: "Who signed?" });
    await world.nextMessage(chat, { timeoutMs: 4_000 });
  });

  it("ends with a clear message when the token is refused", async () => {
    const set = await stage();
    const { bot, state } = botOn(set, {}, "999:wrong-token-wrong-token");
    await expect(bot.start()).rejects.toThrow(/Telegram refused TELEGRAM_BOT_TOKEN/u);
    await bot.stop();
    state.close();
  });

  it("ends with a clear message when the token is revoked later", async () => {
    const { bot, api } = await startBot();
    api.faults.add({
      method: "getUpdates",
      every: 1,
      fault: { kind: "error", status: 401, description: "Unauthorized" },
    });
    const aida = api.world.addUser();
    api.world.say({ chat: api.world.addPrivateChat(aida), from: aida, text: "Who?" });
    await expect(bot.ended).rejects.toThrow(ConfigError);
  });

  it("survives whatever getUpdates brings", async () => {
    const { world, api, bot } = await startBot();
    const aida = world.addUser();
    const chat = world.addPrivateChat(aida);
    for (const raw of [
      null,
      7,
      "text",
      [],
      {},
      { message: null },
      { message: { text: 1 } },
      { update_id: -1 },
      { future_kind: {} },
    ]) {
      world.pushUpdate(raw);
    }
    api.faults.next({ kind: "result", result: null }, "getUpdates");
    world.say({ chat, from: aida, text: "Who signed?" });
    await world.nextMessage(chat, { timeoutMs: 5_000 });
    expect(bot.health().receiving).toBe(true);
  });
});
