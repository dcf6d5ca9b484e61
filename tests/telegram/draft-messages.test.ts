import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { BotApi } from "../../src/bot-api/bot-api.ts";
import { createLogger } from "../../src/logging.ts";
import { openState } from "../../src/state/state.ts";
import { DRAFT_INTERVALS } from "../../src/telegram/answer-drafts.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { createFakeAssistant, type FakeBehaviour } from "../fakes/assistant.ts";
import { eventually, type RunningBotOptions } from "./running-bot.ts";
import { INTERVALS, keepDistance, NO_DRAFTS, PARTS, shownIn, writingChat } from "./writing-chat.ts";

const EDIT = "editMessageText";

const inTurn = (api: () => BotApi, parts: readonly string[]) => async (show: (headline: string) => void) => {
  for (const part of parts) {
    show(part);
    await shownIn(api(), part);
  }
};

const refuseDrafts = (api: BotApi) =>
  api.faults.add({ method: "sendMessageDraft", every: 1, fault: NO_DRAFTS });

/** A chat whose server takes no drafts. */
async function refusingChat(options: RunningBotOptions & { readonly parts?: readonly string[] } = {}) {
  const writing: FakeBehaviour["writing"] = (show) => inTurn(() => chat.api, options.parts ?? PARTS)(show);
  const chat = await writingChat({
    ...options,
    assistant: { writing, ...options.assistant },
    before: refuseDrafts,
  });
  const final = () =>
    eventually(
      "the final answer",
      () => chat.world.botTexts(chat.chat).at(-1)?.includes("Lake agreement"),
      8_000,
    );
  return { ...chat, final };
}

describe("where drafts are refused", () => {
  it.each([[400], [404]])("with %i, one message is edited and becomes the answer", async (status) => {
    const chat = await refusingChat({
      api: status === 404 ? { unknownMethods: ["sendMessageDraft"] } : {},
    });
    chat.ask("first?");
    await chat.final();
    const [answer] = chat.world.messages(chat.chat).filter(({ byBot }) => byBot);
    expect(answer?.message.text).toMatch(
      /^Aida Bekova and Jonas Lind\. \[1\] \(first\?\)[\s\S]*\[1\] Lake agreement/u,
    );
    expect(answer?.message.reply_markup).toBeDefined();
    await chat.idle();
    expect(chat.taken("sendMessage")).toEqual([PARTS[0]]);
    expect(chat.taken(EDIT)).toHaveLength(2);
    expect(chat.world.botTexts(chat.chat)).toHaveLength(1);
  });

  it("that is remembered, and not tried for each question", async () => {
    const chat = await refusingChat({
      parts: [],
      assistant: {
        writing: async (show, question) => {
          show(question);
          await shownIn(chat.api, question);
        },
      },
    });
    for (const question of ["first?", "second?", "third?"]) chat.ask(question);
    await eventually(
      "three answers",
      () => chat.world.botTexts(chat.chat).filter((text) => text.includes("[1]")).length === 3,
    );
    expect(chat.api.calls.all("sendMessageDraft")).toHaveLength(1);
  });

  it("edits keep their distance, the final one too, and buttons work", async () => {
    const bursts = Array.from({ length: 4 }, (_, burst) =>
      Array.from({ length: 10 }, (_, n) => "x".repeat(burst * 10 + n + 1)),
    );
    const calls = () => [...chat.api.calls.all("sendMessage"), ...chat.api.calls.all(EDIT)];
    const chat = await refusingChat({
      assistant: {
        async writing(show) {
          for (const [index, burst] of bursts.entries()) {
            for (const part of burst) show(part);
            await eventually("a call", () => calls().length > index);
          }
        },
      },
    });
    chat.ask();
    await chat.final();
    await chat.idle();
    // each burst's last, and the answer
    expect(calls()).toHaveLength(5);
    expect(keepDistance(calls(), INTERVALS.edit)).toBe(true);
    const [answer] = chat.world.messages(chat.chat).filter(({ byBot }) => byBot);
    if (!answer) throw new Error("no answer");
    const press = chat.world.press({
      chat: chat.chat,
      message: answer.message,
      from: chat.aida,
      button: "👍",
    });
    expect((await press.answer()).text).toMatch(/glad/iu);
  });

  it("edits come no faster than every 1.2 s unless told otherwise", async () => {
    const chat = await refusingChat({
      bot: { draftIntervals: DRAFT_INTERVALS },
      parts: [PARTS[0]],
    });
    chat.ask();
    await chat.final();
    await chat.idle();
    const calls = [...chat.api.calls.all("sendMessage"), ...chat.api.calls.all(EDIT)];
    expect(calls).toHaveLength(2);
    expect(keepDistance(calls, 1_200)).toBe(true);
  });

  it("an answer of several parts takes the message for its first", async () => {
    const headline = Array.from({ length: 3 }, (_, n) => `${n} `.repeat(1_900)).join("\n\n");
    const chat = await refusingChat({
      parts: [PARTS[0]],
      assistant: { answer: (standalone) => ({ kind: "chat", language: "en", headline, standalone, ms: 1 }) },
    });
    chat.ask();
    await eventually("all parts", () => chat.world.botTexts(chat.chat).length === 3);
    expect(chat.world.botTexts(chat.chat).map((text) => text.charAt(0))).toEqual(["0", "1", "2"]);
  });

  it("a message that was deleted meanwhile is sent anew", async () => {
    const chat = await refusingChat({
      assistant: {
        async writing(show) {
          show(PARTS[0]);
          await shownIn(chat.api, PARTS[0]);
          const [shown] = chat.world.messages(chat.chat).filter(({ byBot }) => byBot);
          if (shown) chat.world.remove(chat.chat, shown.message);
          show(PARTS[1]);
          await eventually("a refusal", () => chat.api.calls.all(EDIT).length === 1);
        },
      },
    });
    chat.ask();
    await chat.final();
    await chat.idle();
    expect(chat.world.botTexts(chat.chat)).toHaveLength(1);
  });

  it("a message whose last edit is lost is taken away, for that edit may still come", async () => {
    const chat = await refusingChat({
      assistant: {
        async writing(show) {
          show(PARTS[0]);
          await shownIn(chat.api, PARTS[0]);
          show(PARTS[1]);
          await eventually("an edit under way", () => chat.api.calls.all(EDIT).length === 1);
        },
      },
    });
    chat.api.faults.next({ kind: "hang" }, EDIT);
    chat.ask();
    await chat.final();
    await chat.idle();
    expect(chat.api.calls.all("deleteMessage")).toHaveLength(1);
    expect(chat.world.botTexts(chat.chat)).toHaveLength(1);
    expect(chat.world.botTexts(chat.chat)[0]).toContain("Lake agreement");
  });

  it("a first message that hangs or fails does not keep the answer back", async () => {
    for (const fault of [{ kind: "hang" }, { kind: "error", status: 500 }, { kind: "reset" }] as const) {
      const chat = await refusingChat({
        assistant: {
          async writing(show) {
            show(PARTS[0]);
            await eventually("a message under way", () => chat.api.calls.all("sendMessage").length === 1);
          },
        },
      });
      chat.api.faults.next(fault, "sendMessage");
      chat.ask();
      await chat.final();
      await chat.idle();
      expect(chat.world.botTexts(chat.chat)).toHaveLength(1);
      expect(chat.api.calls.all("sendMessage")).toHaveLength(2);
    }
  });

  it("a 429 is waited out, by edits and by the answer", async () => {
    const chat = await refusingChat({
      assistant: {
        async writing(show) {
          show(PARTS[0]);
          await shownIn(chat.api, PARTS[0]);
          show(PARTS[1]);
          await eventually("a 429", () => chat.api.calls.all(EDIT).length === 1);
        },
      },
    });
    chat.api.faults.next({ kind: "error", status: 429, retryAfter: 1 }, EDIT);
    chat.ask();
    await chat.final();
    await chat.idle();
    expect(chat.api.calls.tooEarly()).toEqual([]);
    expect(chat.taken(EDIT)).toHaveLength(1);
  });

  it("at Telegram's own pace a strict server never says 429", async () => {
    const chat = await refusingChat({
      api: { flood: { secondsPerMessage: 0.2 } },
      bot: {
        pace: { burst: 3, chatInterval: 260, groupPerMinute: 19, perSecond: 28 },
        draftIntervals: { draft: 20, edit: 300 },
      },
      parts: Array.from({ length: 6 }, (_, n) => "x".repeat(n + 1)),
    });
    chat.ask("first?");
    chat.ask("second?");
    await eventually(
      "both answers",
      () => chat.world.botTexts(chat.chat).filter((text) => text.includes("Lake")).length === 2,
      8_000,
    );
    const refused = [...chat.api.calls.all("sendMessage"), ...chat.api.calls.all(EDIT)].filter(
      ({ status }) => status === 429,
    );
    expect(refused).toEqual([]);
  });

  it("an apology takes the place of half an answer", async () => {
    const chat = await refusingChat({
      assistant: {
        async writing(show) {
          show(PARTS[0]);
          await shownIn(chat.api, PARTS[0]);
          throw new TypeError("broken");
        },
      },
    });
    chat.ask();
    await eventually("the apology", () =>
      chat.world.botTexts(chat.chat)[0]?.includes("could not find an answer"),
    );
    expect(chat.world.botTexts(chat.chat)).toHaveLength(1);
  });

  it("/forget takes half an answer away", async () => {
    const chat = await refusingChat({
      assistant: {
        async writing(show, question) {
          if (question !== "held?") return;
          show(PARTS[0]);
          await shownIn(chat.api, PARTS[0]);
          await eventually("the end", () => chat.assistant.asked[0]?.options.signal?.aborted, 5_000);
          show(PARTS[1]);
        },
      },
    });
    const group = chat.world.addGroup({ members: [chat.aida] });
    chat.ask("held?");
    await shownIn(chat.api, PARTS[0]);
    chat.world.say({ chat: group, from: chat.aida, text: "/forget@agreement_test_bot" });
    const question = await chat.world.nextMessage(group);
    await chat.world
      .press({ chat: group, message: question, from: chat.aida, button: "Delete it all" })
      .answer();
    await chat.idle();
    expect(chat.world.botTexts(chat.chat)).toEqual([]);
  });
});

describe("a process that dies while an answer is written", () => {
  async function deadAt(behaviour: (api: BotApi) => FakeBehaviour, isDeadWhen: (api: BotApi) => boolean) {
    const { api, url, world, chat, ask, bot } = await writingChat();
    // the bot of this chat makes way for those that share a file
    await bot.stop();
    refuseDrafts(api);
    const folder = mkdtempSync(join(tmpdir(), "bot-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const botWith = (assistant: FakeBehaviour) => {
      const state = openState({ file: join(folder, "state.db") });
      const logger = createLogger({ level: "silent", secrets: [] });
      const next = createBot({
        ...{ token: api.token, apiRoot: url, state, logger, pace: null, drain: 50 },
        assistant: createFakeAssistant(assistant),
        reindex: () => Promise.reject(new Error("not here")),
        draftIntervals: INTERVALS,
      });
      return { next, end: () => next.stop().then(() => state.close()) };
    };
    const dying = botWith(behaviour(api));
    await dying.next.start();
    ask();
    await eventually("the moment", () => isDeadWhen(api));
    await dying.end();
    return { api, world, chat, botWith };
  }

  it("leaves a message that the next one goes on with", async () => {
    const { api, world, chat, botWith } = await deadAt(
      (api) => ({
        async writing(show) {
          show(PARTS[0]);
          await shownIn(api, PARTS[0]);
          await new Promise<void>(() => undefined);
        },
      }),
      (api) => api.calls.all("sendMessage").some(({ status }) => status === 200),
    );
    expect(world.botTexts(chat)).toEqual([PARTS[0]]);
    const living = botWith({ writing: (show) => inTurn(() => api, [PARTS[1]])(show) });
    await living.next.start();
    await eventually("the answer", () => world.botTexts(chat)[0]?.includes("Lake agreement"));
    expect(world.botTexts(chat)).toHaveLength(1);
    expect(api.calls.all("sendMessage")).toHaveLength(1);
    await living.end();
  });

  it("between two parts does not have the first one written over", async () => {
    const headline = Array.from({ length: 3 }, (_, n) => `${n} `.repeat(1_900)).join("\n\n");
    const answer: FakeBehaviour["answer"] = (standalone) => ({
      kind: "chat",
      language: "en",
      headline,
      standalone,
      ms: 1,
    });
    const { api, world, chat, botWith } = await deadAt(
      (api) => {
        api.faults.add({ method: "sendMessage", nth: 2, fault: { kind: "hang" } });
        return { answer, writing: (show) => inTurn(() => api, [PARTS[0]])(show) };
      },
      (api) => api.calls.all("sendMessage").length === 2,
    );
    const living = botWith({ answer });
    await living.next.start();
    await eventually("all parts", () => world.botTexts(chat).length === 3);
    expect(world.botTexts(chat).map((text) => text.charAt(0))).toEqual(["0", "1", "2"]);
    expect(api.calls.all(EDIT)).toHaveLength(1);
    await living.end();
  });
});
