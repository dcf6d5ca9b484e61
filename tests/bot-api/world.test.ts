import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WorldEvent } from "../../src/bot-api/events.ts";
import type { Chat, Message, Update, User } from "../../src/bot-api/objects.ts";
import { type Client, startClient } from "./client.ts";

let api: Client;
let aida: User;
let group: Chat;
beforeEach(async () => {
  api = await startClient({ bot: { username: "pact_bot" } });
  aida = api.world.addUser({ first_name: "Аида", username: "aida_k", language_code: "kk" });
  group = api.world.addGroup({ title: "Talks", members: [aida] });
});
afterEach(() => api.close());

const updates = async (): Promise<Update[]> => api.ok("getUpdates", {});

describe("say", () => {
  it("finds mentions, commands and addresses in UTF-16 units", () => {
    const { message } = api.world.say({
      chat: group,
      from: aida,
      text: "😀 /ask@Pact_Bot кім? @pact_bot aq.kz/x, a@b.kz",
    });
    const found = (message.entities ?? []).map(({ type, offset, length }) => [
      type,
      message.text?.slice(offset, offset + length),
    ]);
    expect(found).toEqual([
      ["bot_command", "/ask@Pact_Bot"],
      ["mention", "@pact_bot"],
      ["url", "aq.kz/x"],
      ["email", "a@b.kz"],
    ]);
  });

  it("finds none inside words, addresses and tags", () => {
    const { message } = api.world.say({
      chat: group,
      from: aida,
      text: "и/или a@pact_bot https://x.org/@pact_bot </b>",
    });
    expect((message.entities ?? []).map(({ type }) => type)).toEqual(["url"]);
  });

  it("mentions people by name, replies, and brings media with captions", () => {
    const question = api.world.say({
      chat: group,
      from: aida,
      text: "Бот, кто?",
      textMentions: [{ text: "Бот", user: api.world.bot }],
    }).message;
    expect(question.entities).toEqual([{ type: "text_mention", offset: 0, length: 3, user: api.world.bot }]);
    const photo = api.world.say({
      chat: group,
      from: aida,
      caption: "@pact_bot look",
      medium: { kind: "photo" },
      replyTo: question,
      quote: "кто?",
    }).message;
    expect(photo).toMatchObject({
      photo: [{}, { width: 1280 }],
      caption_entities: [{ type: "mention", offset: 0, length: 9 }],
      reply_to_message: { message_id: question.message_id },
      quote: { text: "кто?", position: 5 },
    });
  });

  it("may come from an anonymous admin, a channel, or a forward", () => {
    const channel = api.world.addChannel({ linkedGroup: group });
    const anonymous = api.world.say({ chat: group, anonymous: true, text: "x" }).message;
    expect(anonymous).toMatchObject({
      from: { id: 1087968824, is_bot: true },
      sender_chat: { id: group.id },
    });
    const asChannel = api.world.say({ chat: group, asChannel: channel, text: "x" }).message;
    expect(asChannel).toMatchObject({ from: { id: 136817688 }, sender_chat: { id: channel.id } });
    const forwarded = api.world.say({ chat: group, from: aida, forwardedFrom: aida, text: "x" }).message;
    expect(forwarded.forward_origin).toMatchObject({ type: "user" });
  });

  it("in a channel is a post, which its group gets from Telegram", async () => {
    const channel = api.world.addChannel({ linkedGroup: group });
    const post = api.world.say({ chat: channel, text: "News" });
    api.world.edit(channel, post.message, "Old news");
    expect((await updates()).map((update) => Object.keys(update)[1])).toEqual([
      "channel_post",
      "message",
      "edited_channel_post",
    ]);
    expect(api.world.messages(group)[0]?.message).toMatchObject({
      from: { id: 777000 },
      is_automatic_forward: true,
      text: "News",
    });
  });

  it("reaches the bot only in chats it is in, and on purpose in privacy mode", async () => {
    const quiet = await startClient({ privacyMode: true, bot: { username: "pact_bot" } });
    const person = quiet.world.addUser();
    const talks = quiet.world.addGroup({ members: [person] });
    const seen = (text: string) => quiet.world.say({ chat: talks, from: person, text }).update !== undefined;
    expect([seen("hello"), seen("/ask x"), seen("@Pact_bot x"), seen("/ask@other_bot x")]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const sent = await quiet.ok("sendMessage", { chat_id: talks.id, text: "x" });
    expect(quiet.world.say({ chat: talks, from: person, text: "and?", replyTo: sent }).update).toBeDefined();
    quiet.world.kick(talks);
    expect(seen("@pact_bot x")).toBe(false);
    await quiet.close();
  });

  it("can be edited and removed by people", async () => {
    const { message } = api.world.say({ chat: group, from: aida, text: "a" });
    const { update } = api.world.edit(group, message, "b @pact_bot");
    expect(update).toMatchObject({ edited_message: { text: "b @pact_bot", edit_date: expect.any(Number) } });
    api.world.remove(group, message);
    expect(api.world.messages(group)).toEqual([]);
  });
});

describe("membership", () => {
  it("is told by service messages and my_chat_member", async () => {
    const guest = api.world.addUser();
    api.world.join(group, [guest], aida);
    api.world.leave(group, guest);
    api.world.kick(group, aida);
    api.world.addPrivateChat(aida);
    api.world.block(aida);
    const [joined, left, kicked, blocked] = await updates();
    expect(joined).toMatchObject({ message: { new_chat_members: [{ id: guest.id }] } });
    expect(left).toMatchObject({ message: { left_chat_member: { id: guest.id } } });
    expect(kicked).toMatchObject({
      my_chat_member: { old_chat_member: { status: "member" }, new_chat_member: { status: "kicked" } },
    });
    expect(blocked).toMatchObject({
      my_chat_member: { chat: { id: aida.id }, new_chat_member: { status: "kicked" } },
    });
  });
});

describe("numbers of messages", () => {
  it("run on over private chats and basic groups, and by themselves in each supergroup", () => {
    const basic = api.world.addGroup({ supergroup: false, members: [aida] });
    const home = api.world.addPrivateChat(aida);
    const number = (chat: Chat) => api.world.say({ chat, from: aida, text: "x" }).message.message_id;
    expect([number(home), number(basic), number(home), number(group), number(group)]).toEqual([
      1, 2, 3, 1, 2,
    ]);
  });
});

describe("watching", () => {
  it("tells every change, and each message of the bot once", async () => {
    const home = api.world.addPrivateChat(aida);
    const events: WorldEvent[] = [];
    const stop = api.world.onEvent((event) => events.push(event));
    const later = api.world.nextMessage(home, { where: (message: Message) => message.text === "b" });
    for (const text of ["a", "b", "c"]) await api.ok("sendMessage", { chat_id: home.id, text });
    expect((await later).text).toBe("b");
    expect((await api.world.nextMessage(home)).text).toBe("c");
    await expect(api.world.nextMessage(home, { timeoutMs: 10 })).rejects.toThrow(
      'the bot sent there: ["a","b","c"]',
    );
    expect(api.world.botTexts(home)).toEqual(["a", "b", "c"]);
    stop();
    await api.ok("sendMessage", { chat_id: home.id, text: "d" });
    expect(events.map((event) => event.kind)).toEqual(
      Array(3).fill(["call-start", "message", "call"]).flat(),
    );
  });
});
