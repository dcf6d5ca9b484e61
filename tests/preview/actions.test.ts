import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Chat, Message, User } from "../../src/bot-api/objects.ts";
import { ARTICLE, QUOTE } from "./fake-bot.ts";
import { startPage, type TestPage } from "./page.ts";

let page: TestPage;
let anna: User;
let dmitry: User;
let group: Chat;
let topic: number;
let outside: Chat;
beforeEach(async () => {
  page = await startPage();
  const { world } = page.api;
  const people = world.chats().flatMap((chat) => (chat.type === "private" ? [world.user(chat.id)] : []));
  const named = (name: string) => people.find((user) => user?.first_name === name) as User;
  anna = named("Anna");
  dmitry = named("Dmitry");
  group = world.chats().find((chat) => chat.is_forum) as Chat;
  topic = [...world.topics(group).keys()][0] ?? 0;
  outside = world.chats().find((chat) => chat.type === "supergroup" && !chat.is_forum) as Chat;
});
afterEach(async () => {
  expect(page.faults).toEqual([]);
  await page.close();
});

const answerIn = (chat: number | Chat): Promise<Message> => page.api.world.nextMessage(chat);

describe("writing", () => {
  it("gets an answer in one's own chat, quotes one's message in a group, and stays in its topic", async () => {
    await page.act("say", { user: anna.id, chat: anna.id, text: " Who signed? " });
    expect((await answerIn(anna.id)).text).toContain(QUOTE);
    expect(page.api.world.messages(anna.id)[0]?.message.text).toBe("Who signed?");
    const said = await page.act("say", {
      user: dmitry.id,
      chat: group.id,
      topic,
      text: "@agreement_test_bot кто?",
    });
    const answer = await answerIn(group);
    expect(answer).toMatchObject({
      message_thread_id: topic,
      reply_to_message: { message_id: said.body.message },
    });
    const reply = { user: anna.id, chat: group.id, topic, text: "And when?", replyTo: answer.message_id };
    expect((await page.act("say", reply)).status).toBe(200);
    expect(await answerIn(group)).toMatchObject({ reply_to_message: { text: "And when?" } });
  });

  it("is changed and deleted by its author alone", async () => {
    const { body } = await page.act("say", { user: anna.id, chat: group.id, text: "Hello" });
    const mine = { user: anna.id, chat: group.id, message: body.message };
    expect((await page.act("edit", { ...mine, user: dmitry.id, text: "Mine" })).status).toBe(403);
    expect((await page.act("edit", { ...mine, text: "Hello all" })).status).toBe(200);
    const stored = () =>
      page.api.world.messages(group).find(({ message }) => message.message_id === body.message);
    expect(stored()?.message).toMatchObject({ text: "Hello all", edit_date: expect.any(Number) });
    expect((await page.act("remove", { ...mine, user: dmitry.id })).status).toBe(403);
    expect((await page.act("remove", mine)).status).toBe(200);
    expect(stored()).toBeUndefined();
    expect((await page.act("remove", mine)).status).toBe(404);
  });

  it("may be a voice note, a picture, a sticker or a document", async () => {
    for (const medium of ["voice", "photo", "sticker", "document"]) {
      const { body } = await page.act("attach", { user: anna.id, chat: group.id, medium });
      const stored = page.api.world
        .messages(group)
        .find(({ message }) => message.message_id === body.message);
      expect(stored?.message[medium]).toBeDefined();
    }
  });

  it("is for people of the preview, in chats they are in", async () => {
    const text = "x";
    expect((await page.act("say", { user: 1, chat: group.id, text })).status).toBe(404);
    expect((await page.act("say", { user: page.api.world.bot.id, chat: group.id, text })).status).toBe(404);
    expect((await page.act("say", { user: anna.id, chat: 5, text })).status).toBe(404);
    expect((await page.act("say", { user: anna.id, chat: dmitry.id, text })).status).toBe(403);
    expect((await page.act("say", { user: anna.id, chat: group.id, topic: 99, text })).status).toBe(404);
    expect((await page.act("say", { user: anna.id, chat: anna.id, replyTo: 99, text })).status).toBe(404);
    expect((await page.act("say", { user: anna.id, chat: anna.id, text: "x".repeat(4097) })).status).toBe(
      400,
    );
    expect((await page.act("say", { user: anna.id, chat: anna.id, text: "  " })).status).toBe(400);
  });
});

describe("a button", () => {
  it("gives what the bot says to it: a notice, a window, or a change", async () => {
    await page.act("say", { user: anna.id, chat: anna.id, text: "Who?" });
    const { message_id } = await answerIn(anna.id);
    const press = (data: string) =>
      page.act("press", { user: anna.id, chat: anna.id, message: message_id, data });
    expect((await press("up")).body.answer).toEqual({ text: "Thank you!", showAlert: false });
    expect((await press("alert")).body.answer).toMatchObject({ showAlert: true });
    expect((await press("read")).body.answer).toEqual({ showAlert: false });
    expect((await press("x".repeat(65))).status).toBe(400);
    const gone = { user: anna.id, chat: anna.id, message: 99, data: "up" };
    expect((await page.act("press", gone)).status).toBe(404);
  });
});

describe("inline mode", () => {
  it("gives results, one of which is sent: into its topic, and into a group without the bot", async () => {
    const asked = await page.act("inline", { user: anna.id, chat: outside.id, query: "who" });
    expect(asked.body).toMatchObject({ answered: true, results: [{ title: "Answer 1 to who" }, {}] });
    const choice = { user: anna.id, query: "who", queryId: asked.body.queryId, result: "result-1" };
    await page.act("choose", { ...choice, chat: outside.id });
    await page.act("choose", { ...choice, chat: group.id, topic });
    expect(page.api.world.messages(outside)[0]?.message).toMatchObject({ text: "Answer 1", from: anna });
    expect(page.api.world.messages(group).at(-1)?.message).toMatchObject({
      text: "Answer 1",
      message_thread_id: topic,
      is_topic_message: true,
      via_bot: page.api.world.bot,
    });
    expect((await page.act("choose", { ...choice, chat: group.id, result: "no" })).status).toBe(404);
    const empty = await page.act("inline", { user: anna.id, chat: anna.id, query: "" });
    expect(empty.body).toMatchObject({ results: [], button: { start_parameter: "inline" } });
  });
});

describe("commands", () => {
  it("are those the bot published for the person's language", async () => {
    const commands = async (user: User) =>
      (await page.act("commands", { user: user.id, chat: user.id })).body as unknown as { command: string }[];
    await page.api.world.until("commands", () => page.api.commandsShown(anna.id, anna)[0]);
    expect((await commands(anna)).map(({ command }) => command)).toEqual(["help", "ask"]);
    const aigerim = {
      ...anna,
      ...page.api.world.chats().find((chat) => chat.first_name === "Aigerim"),
    } as User;
    expect(await commands(aigerim)).toEqual([{ command: "help", description: "Не істей аламын" }]);
  });
});

describe("a citation", () => {
  it("opens its article with the words marked by UTF-16 offsets, over line breaks too", async () => {
    const { body } = await page.act("citation", {
      quote: QUOTE,
      sourceLine: `[1] ${ARTICLE.title} · 5 March 2022`,
    });
    expect(body).toMatchObject({ title: ARTICLE.title, url: ARTICLE.url, publishedOn: ARTICLE.publishedOn });
    const marked = body.text?.slice(body.start, body.end) ?? "";
    expect(marked).toContain("\n");
    expect(marked.replace(/\s+/gu, " ")).toBe(QUOTE);
  });

  it("that stands nowhere is said to", async () => {
    const { status, body } = await page.act("citation", { quote: "Nobody wrote this." });
    expect({ status, body }).toEqual({ status: 404, body: { error: "no article has these words" } });
  });
});

describe("requests that no page makes", () => {
  it("are refused, and the preview goes on", async () => {
    const bodies = [
      "",
      "{",
      "null",
      "[]",
      "1",
      '"x"',
      "{}",
      '{"__proto__":{}}',
      '{"user":"1","chat":{}}',
      '{"user":1e99,"chat":-0.5}',
    ];
    for (const action of [
      "say",
      "attach",
      "edit",
      "remove",
      "press",
      "inline",
      "choose",
      "commands",
      "citation",
    ]) {
      for (const body of bodies) {
        const answer = await page.act(action, body);
        expect(`${action} ${body} ${answer.status}`).toBe(`${action} ${body} 400`);
        expect(answer.body.error).not.toBe("");
      }
    }
    expect((await page.act("constructor", {})).status).toBe(404);
    expect((await page.act("say", `"${"x".repeat(70_000)}"`)).status).toBe(413);
    expect((await page.act("say", { user: anna.id, chat: anna.id, text: "Who?" })).status).toBe(200);
  });
});
