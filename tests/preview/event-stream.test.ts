import { afterEach, beforeEach, expect, it } from "vitest";
import { openStream, startPage, type TestPage, type TestStream } from "./page.ts";

let page: TestPage;
let stream: TestStream;
beforeEach(async () => {
  page = await startPage();
  stream = await openStream(page.url);
});
afterEach(async () => {
  await stream.close();
  await page.close();
});

const anna = () => stream.state.people.find(({ first_name }) => first_name === "Anna")?.id ?? 0;
const say = (text: string) => page.act("say", { user: anna(), chat: anna(), text });

it("begins with everything: the bot, the people, and their chats", () => {
  const { bot, people, chats } = stream.state;
  expect(bot).toEqual(page.api.world.bot);
  expect(people.map(({ language_code }) => language_code)).toEqual(["en", "ru", "kk", "en"]);
  expect(people.filter(({ isAdmin }) => isAdmin).map(({ id }) => id)).toEqual([page.adminId]);
  expect(
    chats
      .filter(({ type }) => type === "private")
      .map(({ id }) => id)
      .sort(),
  ).toEqual(people.map(({ id }) => id).sort());
  const forum = chats.find(({ isForum }) => isForum);
  expect(forum?.topics).toHaveLength(1);
  expect(forum?.members.map(({ user }) => user.id)).toContain(bot.id);
  expect(forum?.members.find(({ user }) => user.id === page.adminId)?.status).toBe("administrator");
});

it("tells what people and the bot do, each change with the next number", async () => {
  await say("Who?");
  expect((await stream.next("message")).message.text).toBe("Who?");
  expect(await stream.next("typing")).toEqual({ kind: "typing", chat: anna(), topic: null });
  const { message } = await stream.next("message");
  expect(message).toMatchObject({ from: page.api.world.bot, entities: expect.any(Array) });
  const press = (data: string) =>
    page.act("press", { user: anna(), chat: anna(), message: message.message_id, data });
  await press("up");
  expect(await stream.next("reaction")).toMatchObject({ messageId: message.message_id, emoji: ["👍"] });
  await press("read");
  expect((await stream.next("edit")).message.message_id).toBe(message.message_id);
  await say("a draft");
  expect(await stream.next("draft")).toMatchObject({ chat: anna(), draftId: 7, text: "Daniyar Orazov …" });
  const mine = page.api.world.messages(anna())[0]?.message.message_id;
  await page.act("remove", { user: anna(), chat: anna(), message: mine });
  expect(await stream.next("delete")).toMatchObject({ messageId: mine });
  expect(stream.ids).toEqual(stream.ids.map((_, index) => stream.id + index + 1));
});

it("gives a page that comes back what happened meanwhile", async () => {
  await say("Who?");
  const { message } = await stream.next("message");
  await page.api.world.nextMessage(anna());
  const later = await openStream(page.url);
  const chat = later.state.chats.find(({ id }) => id === anna());
  expect(chat?.messages.map((shown) => shown.message.message_id)).toEqual([
    message.message_id,
    expect.any(Number),
  ]);
  expect(later.id).toBeGreaterThan(stream.id);
  await later.close();
});

it("never tells the token, or what passes between the bot and the server", async () => {
  await say("Who?");
  const { message } = await stream.next("message");
  await page.api.world.nextMessage(anna());
  const later = await openStream(page.url);
  const told = JSON.stringify([stream.state, message, later.state]);
  expect(told).not.toContain(page.api.token);
  expect(told).not.toContain("update_id");
  await later.close();
});

it("tells when someone joins or leaves, with the members as they are then", async () => {
  const forum = page.api.world.chats().find((chat) => chat.is_forum);
  if (!forum) throw new Error("no forum");
  page.api.world.kick(forum);
  const { chat } = await stream.next("chat");
  expect(chat.members.find(({ user }) => user.id === page.api.world.bot.id)?.status).toBe("kicked");
});
