import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Chat, Message, User } from "../../src/bot-api/objects.ts";
import { type Client, startClient } from "./client.ts";

let api: Client;
let aida: User;
let chat: Chat;
beforeEach(async () => {
  api = await startClient();
  aida = api.world.addUser({ first_name: "Aida", username: "aida" });
  chat = api.world.addPrivateChat(aida);
});
afterEach(() => api.close());

const send = (text: string, more: Record<string, unknown> = {}): Promise<Message> =>
  api.ok("sendMessage", { chat_id: chat.id, text, parse_mode: "HTML", ...more });
const refusal = (more: Record<string, unknown>) =>
  api.refusal("sendMessage", { chat_id: chat.id, text: "x", ...more });

describe("sendMessage", () => {
  it("gives back the message with its entities, and the world has it", async () => {
    const message = await send("<b>Signed</b> by @aida_s, see https://example.org/a.");
    expect(message).toMatchObject({
      message_id: 1,
      chat: { id: chat.id, type: "private", first_name: "Aida" },
      from: { is_bot: true, username: "agreement_test_bot" },
      text: "Signed by @aida_s, see https://example.org/a.",
      entities: [
        { type: "bold", offset: 0, length: 6 },
        { type: "mention", offset: 10, length: 7 },
        { type: "url", offset: 23, length: 21 },
      ],
    });
    expect(api.world.messages(chat)).toHaveLength(1);
    expect(await api.world.nextMessage(chat)).toEqual(message);
  });

  it("takes 4,096 units after parsing and refuses one more", async () => {
    await send(`<b>${"ы".repeat(4096)}</b>`);
    await send("&amp;".repeat(4096));
    expect(await refusal({ text: "x".repeat(4097) })).toBe("Bad Request: message is too long");
    expect(await refusal({ text: "😀".repeat(2049) })).toBe("Bad Request: message is too long");
  });

  it("refuses over 32,768 bytes before parsing", async () => {
    expect(await refusal({ text: `<b>${"ы".repeat(16_384)}</b>`, parse_mode: "HTML" })).toBe(
      "Bad Request: text is too long",
    );
  });

  it("refuses empty and invisible texts", async () => {
    expect(await refusal({ text: "" })).toBe("Bad Request: message text is empty");
    expect(await refusal({ text: " \n\u200b\u2060 " })).toBe("Bad Request: text must be non-empty");
    expect(await refusal({ text: "<b> </b>", parse_mode: "HTML" })).toBe(
      "Bad Request: text must be non-empty",
    );
  });

  it("trims around the text and moves entities along", async () => {
    const { text, entities } = await send("\n\n <b> Signed </b>\r\nnow  ");
    expect(text).toBe("Signed \nnow");
    expect(entities).toEqual([{ type: "bold", offset: 0, length: 7 }]);
  });

  it("cuts other entities around code", async () => {
    const { entities } = await send("<b>a<code>b</code>c</b>");
    expect(entities).toEqual([
      { type: "bold", offset: 0, length: 1 },
      { type: "code", offset: 1, length: 1 },
      { type: "bold", offset: 2, length: 1 },
    ]);
  });

  it("takes entities instead of markup, and checks them", async () => {
    const { entities } = await api.ok("sendMessage", {
      chat_id: chat.id,
      text: "<b> stays",
      entities: [
        { type: "italic", offset: 4, length: 99 },
        { type: "mention", offset: 0, length: 1 },
      ],
    });
    expect(entities).toEqual([{ type: "italic", offset: 4, length: 5 }]);
    expect(await refusal({ entities: [{ type: "italic" }] })).toContain("can't parse MessageEntity");
    expect(await refusal({ entities: [{ type: "loud", offset: 0, length: 1 }] })).toBe(
      "Bad Request: can't parse MessageEntity: Unsupported type specified",
    );
  });

  it("refuses parse modes it does not read", async () => {
    expect(await refusal({ parse_mode: "MarkdownV2" })).toContain("unsupported parse_mode");
    expect(await refusal({ parse_mode: "bbcode" })).toBe("Bad Request: unsupported parse_mode");
  });

  it("refuses chats in Telegram's words", async () => {
    const stranger = api.world.addUser();
    expect(await refusal({ chat_id: "" })).toBe("Bad Request: chat_id is empty");
    expect(await refusal({ chat_id: 404 })).toBe("Bad Request: chat not found");
    expect(await refusal({ chat_id: stranger.id })).toBe(
      "Forbidden: bot can't initiate conversation with a user",
    );
    api.world.block(aida);
    expect(await refusal({})).toBe("Forbidden: bot was blocked by the user");
    const group = api.world.addGroup({ bot: "kicked" });
    expect(await refusal({ chat_id: group.id })).toBe("Forbidden: bot was kicked from the supergroup chat");
    const basic = api.world.addGroup({ supergroup: false, bot: "left" });
    expect(await refusal({ chat_id: basic.id })).toBe("Forbidden: bot is not a member of the group chat");
  });

  it("names the new chat of a group that was upgraded", async () => {
    const old = api.world.addGroup({ supergroup: false, members: [aida] });
    const created = api.world.migrate(old);
    const { status, body } = await api.call("sendMessage", { chat_id: old.id, text: "x" });
    expect({ status, ...body }).toEqual({
      status: 400,
      ok: false,
      error_code: 400,
      description: "Bad Request: group chat was upgraded to a supergroup chat",
      parameters: { migrate_to_chat_id: created.id },
    });
    await api.ok("sendMessage", { chat_id: created.id, text: "x" });
  });
});

describe("replies", () => {
  it("quote what they answer, word for word", async () => {
    const { message } = api.world.say({ chat, from: aida, text: "Who signed it, and when?" });
    const reply = { message_id: message.message_id, quote: "and when?" };
    const sent = await send("Now", { reply_parameters: reply });
    expect(sent.reply_to_message?.message_id).toBe(message.message_id);
    expect(sent.quote).toEqual({ text: "and when?", position: 15, is_manual: true });
    expect(await refusal({ reply_parameters: { ...reply, quote: "and where?" } })).toBe(
      "Bad Request: QUOTE_TEXT_INVALID",
    );
  });

  it("are refused without the message, unless that is allowed", async () => {
    const { message } = api.world.say({ chat, from: aida, text: "?" });
    api.world.remove(chat, message);
    const reply_parameters = { message_id: message.message_id };
    expect(await refusal({ reply_parameters })).toBe("Bad Request: message to be replied not found");
    expect(await refusal({ reply_to_message_id: 77 })).toBe("Bad Request: message to be replied not found");
    const sent = await send("x", {
      reply_parameters: { ...reply_parameters, allow_sending_without_reply: true },
    });
    expect(sent.reply_to_message).toBeUndefined();
    await send("x", { reply_to_message_id: 77, allow_sending_without_reply: true });
  });
});

describe("threads", () => {
  it("are the topics of a forum, whose first message every message answers", async () => {
    const forum = api.world.addGroup({ members: [aida], topics: ["Agreements"] });
    const [topic] = [...api.world.topics(forum).keys()];
    const { message } = api.world.say({ chat: forum, from: aida, text: "hi", ...(topic && { topic }) });
    expect(message).toMatchObject({
      message_thread_id: topic,
      is_topic_message: true,
      reply_to_message: { message_id: topic, forum_topic_created: { name: "Agreements" } },
    });
    const sent = await send("in it", { chat_id: forum.id, message_thread_id: topic });
    expect(sent).toMatchObject({ message_thread_id: topic, is_topic_message: true });
    const replied = await send("too", {
      chat_id: forum.id,
      reply_parameters: { message_id: message.message_id },
    });
    expect(replied).toMatchObject({
      message_thread_id: topic,
      reply_to_message: { message_id: message.message_id },
    });
    expect(await refusal({ chat_id: forum.id, message_thread_id: 999 })).toBe(
      "Bad Request: message thread not found",
    );
    api.world.setTopicClosed(forum, topic ?? 0, true);
    expect(await refusal({ chat_id: forum.id, message_thread_id: topic })).toBe("Bad Request: TOPIC_CLOSED");
  });

  it("are not there in private chats", async () => {
    expect(await refusal({ message_thread_id: 1 })).toBe("Bad Request: message thread not found");
  });

  it("in a plain supergroup are numbered after the message at the root", async () => {
    const group = api.world.addGroup({ members: [aida] });
    const { message } = api.world.say({ chat: group, from: aida, text: "root" });
    const reply = api.world.say({ chat: group, from: aida, text: "leaf", replyTo: message }).message;
    expect(reply.message_thread_id).toBe(message.message_id);
    expect(reply.is_topic_message).toBeUndefined();
  });
});

describe("keyboards", () => {
  const button = (fields: Record<string, unknown>) => ({ reply_markup: { inline_keyboard: [[fields]] } });

  it("come back with the message, also when they were sent as a JSON string", async () => {
    const keyboard = { inline_keyboard: [[{ text: "Sources", callback_data: "s:1" }]] };
    expect((await send("x", { reply_markup: JSON.stringify(keyboard) })).reply_markup).toEqual(keyboard);
  });

  it.each([
    [{ callback_data: "x" }, "can't parse inline keyboard button: Can't find field \"text\""],
    [{ text: "a" }, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"],
    [
      { text: "a", callback_data: "" },
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [{ text: "a", callback_data: "ы".repeat(33) }, "BUTTON_DATA_INVALID"],
    [
      { text: "a", callback_data: "x", url: "https://example.org" },
      "can't parse inline keyboard button: exactly one action expected, got url and callback_data",
    ],
    [{ text: "a", url: "nowhere" }, "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"],
    [{ text: " ", callback_data: "x" }, "BUTTON_TEXT_INVALID"],
  ])("refuses %j", async (fields, reason) => {
    expect(await refusal(button(fields))).toBe(`Bad Request: ${reason}`);
  });

  it("take 64 bytes of callback data", async () => {
    await send("x", button({ text: "a", callback_data: "ы".repeat(32) }));
  });
});
