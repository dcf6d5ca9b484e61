import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openState } from "../../src/state/state.ts";
import { eventually, startBot } from "./running-bot.ts";

describe("limits", () => {
  it("answer politely once, then stay quiet; others go on", async () => {
    const { world, bot } = await startBot({ bot: { questionsPerMinute: { user: 2, chat: 100 } } });
    const [aida, jonas] = [world.addUser({ language_code: "en" }), world.addUser()];
    const chat = world.addPrivateChat(aida);
    for (let i = 0; i < 6; i++) world.say({ chat, from: aida, text: `question ${i}?` });
    await eventually("an empty queue", () => world.botTexts(chat).length >= 3 && bot.health().running === 0);
    expect(world.botTexts(chat)).toHaveLength(3);
    expect(world.botTexts(chat)[2]).toMatch(/I will answer again in \d+ seconds/u);
    const other = world.addPrivateChat(jonas);
    world.say({ chat: other, from: jonas, text: "Who signed?" });
    await world.nextMessage(other);
  });

  it("hold for a chat as well, whoever asks", async () => {
    const { world, bot } = await startBot({ bot: { questionsPerMinute: { user: 100, chat: 2 } } });
    const members = [world.addUser(), world.addUser(), world.addUser()];
    const chat = world.addGroup({ members });
    for (const from of members) world.say({ chat, from, text: "/ask who?" });
    await eventually("three replies", () => world.botTexts(chat).length === 3 && bot.health().running === 0);
    expect(world.botTexts(chat)[2]).toMatch(/a lot of questions/u);
  });
});

describe("ALLOWED_CHATS", () => {
  it("answers those chats and users, tells others once, and lets admins in", async () => {
    const { world, assistant } = await startBot({ bot: { allowedChats: [9_001], admins: [9_002] } });
    for (const id of [9_001, 9_002]) {
      const user = world.addUser({ id });
      const chat = world.addPrivateChat(user);
      world.say({ chat, from: user, text: "Who signed?" });
      expect((await world.nextMessage(chat)).text).toContain("Jonas Lind");
    }
    const stranger = world.addUser({ language_code: "en" });
    const chat = world.addPrivateChat(stranger);
    for (let i = 0; i < 3; i++) world.say({ chat, from: stranger, text: "Who signed?" });
    expect((await world.nextMessage(chat)).text).toContain(`add the number ${chat.id}`);
    const group = world.addGroup({ members: [stranger] });
    world.say({ chat: group, from: stranger, text: "/ask who?" });
    await world.nextMessage(group);
    expect(world.botTexts(chat)).toHaveLength(1);
    expect(assistant.asked).toHaveLength(2);
  });
});

describe("/forget", () => {
  const SECRET = "Марсианский саммит в бункере";

  async function withFile() {
    const folder = mkdtempSync(join(tmpdir(), "forget-"));
    const state = openState({ file: join(folder, "state.db") });
    const running = await startBot({ state });
    const { world } = running;
    const user = world.addUser({ language_code: "en" });
    const chat = world.addPrivateChat(user);
    const holds = () => readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(SECRET));
    const say = (text: string) => world.say({ chat, from: user, text });
    const remove = async () => {
      await running.bot.stop();
      state.close();
      rmSync(folder, { recursive: true });
    };
    return { ...running, state, user, chat, holds, say, remove };
  }

  it("asks first, then leaves nothing in the database or its log", async () => {
    const { world, chat, user, holds, say, state, remove } = await withFile();
    say(`${SECRET}: какой бюджет?`);
    const answer = await world.nextMessage(chat);
    state.turns().remember(`${chat.id}:0:${user.id}`, { at: Date.now(), question: SECRET } as never);
    await world.press({ chat, message: answer, from: user, button: "👎" }).answer();
    expect(holds()).toBe(true);
    say("/forget");
    const question = await world.nextMessage(chat);
    expect(question.text).toMatch(/cannot be undone/u);
    expect(holds()).toBe(true);
    await world.press({ chat, message: question, from: user, button: "Delete it all" }).answer();
    await eventually("the confirmation", () =>
      world.botTexts(chat).includes("Done: nothing of yours is left here."),
    );
    expect(holds()).toBe(false);
    await remove();
  });

  it("does nothing when it is not confirmed, or when somebody else presses", async () => {
    const { world, user, say, state, chat, remove } = await withFile();
    say("What is the budget?");
    await world.nextMessage(chat);
    const other = world.addUser();
    const group = world.addGroup({ members: [user, other] });
    world.say({ chat: group, from: user, text: "/forget@agreement_test_bot" });
    const question = await world.nextMessage(group);
    expect(
      (await world.press({ chat: group, message: question, from: other, button: "Delete" }).answer()).text,
    ).toMatch(/somebody else/u);
    await world.press({ chat: group, message: question, from: user, button: "Keep it" }).answer();
    await eventually("the reply", () => world.botTexts(group).includes("Nothing was deleted."));
    expect(state.gaps.top(1)).toHaveLength(1);
    await remove();
  });

  it("ends what is being answered, so that nothing is written afterwards", async () => {
    let signal: AbortSignal | undefined;
    const { world, assistant, state, bot } = await startBot({
      assistant: {
        before(question, options) {
          if (question !== "held?") return;
          signal = options.signal;
          return new Promise<void>((_, reject) =>
            signal?.addEventListener("abort", () => reject(signal?.reason)),
          );
        },
      },
    });
    const user = world.addUser({ language_code: "en" });
    const chat = world.addPrivateChat(user);
    const group = world.addGroup({ members: [user] });
    world.say({ chat: group, from: user, text: "/ask held?" });
    await eventually("work", () => assistant.asked.length === 1);
    world.say({ chat, from: user, text: "/forget" });
    const question = await world.nextMessage(chat);
    await world.press({ chat, message: question, from: user, button: "Delete it all" }).answer();
    await eventually("the end of the work", () => signal?.aborted && bot.health().running === 0);
    expect(world.botTexts(group)).toEqual([]);
    expect(state.inbox(world.bot.id).pending()).toEqual([]);
  });
});
