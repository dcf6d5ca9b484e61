import { describe, expect, it } from "vitest";
import { eventually, startBot } from "./running-bot.ts";

async function group(options: Parameters<typeof startBot>[0] = {}, more: object = {}) {
  const running = await startBot(options);
  const { world } = running;
  const aida = world.addUser({ first_name: "Aida", language_code: "en" });
  const jonas = world.addUser({ first_name: "Jonas", language_code: "ru" });
  const chat = world.addGroup({ members: [aida, jonas], ...more });
  return { ...running, aida, jonas, chat };
}

describe("6: a group hears the bot only when it asks", () => {
  it("is silent on talk, other bots, edits, posts and service messages, and answers what follows", async () => {
    const { world, chat, aida, assistant } = await group();
    const other = world.addUser({ is_bot: true, username: "other_bot" });
    const talk = world.say({ chat, from: aida, text: "Who signed it?" });
    world.say({ chat, from: other, text: "@agreement_test_bot who?" });
    world.edit(chat, talk.message, "@agreement_test_bot who signed it?");
    world.join(chat, [world.addUser()]);
    const channel = world.addChannel({ linkedGroup: chat });
    world.say({ chat: channel, text: "@agreement_test_bot a post" });
    world.say({ chat, from: aida, text: "@Agreement_Test_Bot who signed it?" });
    expect((await world.nextMessage(chat)).text).toContain("(who signed it?)");
    expect(assistant.asked).toHaveLength(1);
    expect(world.botTexts(chat)).toHaveLength(1);
  });

  it("answers anonymous admins", async () => {
    const { world, chat } = await group();
    world.say({ chat, anonymous: true, text: "@agreement_test_bot who?" });
    expect((await world.nextMessage(chat)).text).toContain("(who?)");
  });

  it("answers a reply to one of its messages", async () => {
    const { world, chat, aida } = await group();
    world.say({ chat, from: aida, text: "/ask who?" });
    const answer = await world.nextMessage(chat);
    world.say({ chat, from: aida, text: "and when?", replyTo: answer });
    expect((await world.nextMessage(chat)).text).toContain("(and when?)");
  });

  it("keeps nothing of what was not said to it", async () => {
    const { world, chat, aida, state, api } = await group();
    world.say({ chat, from: aida, text: "Who signed it?" });
    await eventually("a poll after it", () => api.calls.all("getUpdates").length >= 2);
    expect(state.inbox(world.bot.id).pending()).toEqual([]);
  });
});

describe("7: replies", () => {
  it("quote the question", async () => {
    const { world, chat, aida } = await group();
    const { message } = world.say({ chat, from: aida, text: "@agreement_test_bot who?" });
    expect((await world.nextMessage(chat)).reply_to_message?.message_id).toBe(message.message_id);
  });

  it("survive the question's deletion", async () => {
    const { world, chat, aida } = await group({
      assistant: { before: () => new Promise((resolve) => setTimeout(resolve, 50)) },
    });
    const { message } = world.say({ chat, from: aida, text: "@agreement_test_bot who?" });
    world.remove(chat, message);
    expect((await world.nextMessage(chat)).text).toContain("(who?)");
  });

  it("stay in their topic", async () => {
    const { world, chat, aida } = await group({}, { topics: ["Water"] });
    const [topic = 0] = [...world.topics(chat).keys()];
    world.say({ chat, from: aida, topic, text: "just talk" });
    world.say({ chat, from: aida, topic, text: "@agreement_test_bot who?" });
    const answer = await world.nextMessage(chat);
    expect(answer.message_thread_id).toBe(topic);
    expect(world.botTexts(chat)).toHaveLength(1);
  });

  it("are short, and expand to quotes and sources in the same message", async () => {
    const { world, chat, aida, jonas } = await group();
    world.say({ chat, from: aida, text: "@agreement_test_bot who?" });
    const answer = await world.nextMessage(chat);
    expect(answer.text).toBe("Aida Bekova and Jonas Lind. [1] (who?)");
    await world.press({ chat, message: answer, from: jonas, button: "Show sources" }).answer();
    await eventually("the sources", () => world.botTexts(chat)[0]?.includes("[2] Lake agreement signed"));
    expect(world.botTexts(chat)).toHaveLength(1);
  });
});

describe("8: memory is apart", () => {
  it("by chat, topic and user", async () => {
    const { world, chat, aida, jonas, assistant } = await group({}, { topics: ["Water", "Roads"] });
    const [water = 0, roads = 0] = [...world.topics(chat).keys()];
    const own = world.addPrivateChat(aida);
    const ask = (text: string, where: object) => world.say({ chat, text, ...where } as never);
    ask("@agreement_test_bot a", { from: aida, topic: water });
    ask("@agreement_test_bot b", { from: jonas, topic: water });
    ask("@agreement_test_bot c", { from: aida, topic: roads });
    ask("@agreement_test_bot d", { from: aida, topic: roads });
    world.say({ chat: own, from: aida, text: "e" });
    await eventually("all answers", () => assistant.asked.length === 5);
    const byQuestion = Object.fromEntries(
      assistant.asked.map(({ question, options }) => [question, options.conversation]),
    );
    expect(new Set(Object.values(byQuestion)).size).toBe(4);
    expect(byQuestion.c).toBe(byQuestion.d);
  });
});

describe("9: where it is not wanted", () => {
  it("sends nothing more after a 403, and goes on when it is let in again", async () => {
    const { world, chat, aida, api, state } = await group();
    world.say({ chat, from: aida, text: "@agreement_test_bot one" });
    await world.nextMessage(chat);
    world.kick(chat, aida);
    await eventually("the standing", () => state.chats.isGone(chat.id));
    const before = api.calls.count;
    world.pushUpdate({
      message: {
        message_id: 900,
        date: Math.floor(Date.now() / 1000),
        chat,
        from: aida,
        text: "/ask two",
        entities: [{ type: "bot_command", offset: 0, length: 4 }],
      },
    });
    await eventually(
      "the update to be taken",
      () => api.calls.all("getUpdates").length > 3 || api.calls.count > before,
    );
    world.join(chat, [world.bot], aida);
    await eventually("the standing", () => !state.chats.isGone(chat.id));
    world.say({ chat, from: aida, text: "@agreement_test_bot three" });
    expect((await world.nextMessage(chat)).text).toContain("(three)");
    expect(api.calls.all("sendMessage").filter((call) => call.status === 403)).toEqual([]);
  });

  it("falls silent in a private chat whose person blocked it while it worked", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { world, aida, api, state, bot } = await group({ assistant: { before: () => held } });
    const own = world.addPrivateChat(aida);
    world.say({ chat: own, from: aida, text: "one" });
    world.say({ chat: own, from: aida, text: "two" });
    await eventually("work", () => bot.health().running === 1);
    world.block(aida);
    release();
    await eventually("the standing", () => state.chats.isGone(own.id) && bot.health().running === 0);
    expect(api.calls.all("sendMessage").filter((call) => call.status === 403)).toHaveLength(1);
    expect(state.inbox(world.bot.id).pending()).toEqual([]);
  });

  it("follows a group that became a supergroup, with its settings", async () => {
    const { world, chat, aida, state } = await group({}, { supergroup: false });
    state.chats.setLanguage(chat.id, "kk");
    const moved = world.migrate(chat);
    await eventually("the move", () => state.chats.language(moved.id) === "kk");
    world.say({ chat: moved, from: aida, text: "/start@agreement_test_bot" });
    expect((await world.nextMessage(moved)).text).toMatch(/^Сәлеметсіз/u);
  });
});

describe("a group's settings belong to its admins", () => {
  it("others are told", async () => {
    const { world, chat, aida } = await group();
    world.say({ chat, from: aida, text: "/language" });
    expect((await world.nextMessage(chat)).text).toMatch(/its admins choose/u);
  });

  it("an admin, and an anonymous one, may choose; a press of another member changes nothing", async () => {
    const running = await startBot();
    const { world, state } = running;
    const boss = world.addUser({ language_code: "en" });
    const member = world.addUser({ language_code: "en" });
    const chat = world.addGroup({ members: [member], admins: [boss] });
    world.say({ chat, from: boss, text: "/language" });
    const choice = await world.nextMessage(chat);
    await world.press({ chat, message: choice, from: member, button: "Русский" }).answer();
    await world.press({ chat, message: choice, from: boss, button: "Қазақша" }).answer();
    await eventually("the choice", () => state.chats.language(chat.id) === "kk");
    world.say({ chat, anonymous: true, text: "/language" });
    expect((await world.nextMessage(chat)).text).toMatch(/Мәзір қай тілде/u);
  });
});
