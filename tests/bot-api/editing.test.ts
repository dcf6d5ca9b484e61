import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Chat, Message, User } from "../../src/bot-api/objects.ts";
import { type Client, startClient } from "./client.ts";

const keyboard = { inline_keyboard: [[{ text: "Sources", callback_data: "s" }]] };
let api: Client;
let aida: User;
let chat: Chat;
let sent: Message;
beforeEach(async () => {
  api = await startClient();
  aida = api.world.addUser({ first_name: "Aida" });
  chat = api.world.addPrivateChat(aida);
  sent = await api.ok("sendMessage", {
    chat_id: chat.id,
    text: "<b>one</b>",
    parse_mode: "HTML",
    reply_markup: keyboard,
  });
});
afterEach(() => api.close());

const target = (more: Record<string, unknown> = {}) => ({
  chat_id: chat.id,
  message_id: sent.message_id,
  ...more,
});

describe("editMessageText", () => {
  it("changes the text and takes the keyboard away unless it comes again", async () => {
    const edited = await api.ok("editMessageText", target({ text: "two" }));
    expect(edited).toMatchObject({ message_id: sent.message_id, text: "two", edit_date: expect.any(Number) });
    expect(edited.reply_markup).toBeUndefined();
    expect(edited.entities).toBeUndefined();
    expect(api.world.messages(chat)[0]?.earlierTexts).toEqual(["one"]);
  });

  it("is refused when nothing changes", async () => {
    const same = target({ text: "<b>one</b>", parse_mode: "HTML", reply_markup: keyboard });
    expect(await api.refusal("editMessageText", same)).toBe(
      "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
    await api.ok("editMessageText", target({ text: "one", reply_markup: keyboard }));
  });

  it("is refused for what is not there, not its own, or bad", async () => {
    const theirs = api.world.say({ chat, from: aida, text: "?" }).message;
    const refuse = (more: Record<string, unknown>) =>
      api.refusal("editMessageText", target({ text: "x", ...more }));
    expect(await refuse({ message_id: 99 })).toBe("Bad Request: message to edit not found");
    expect(await refuse({ message_id: theirs.message_id })).toBe("Bad Request: message can't be edited");
    expect(await refuse({ message_id: undefined })).toBe("Bad Request: message identifier is not specified");
    expect(await refuse({ text: "" })).toBe("Bad Request: message text is empty");
    expect(await refuse({ text: "x".repeat(4097) })).toBe("Bad Request: message is too long");
  });

  it("leaves the text alone when only the keyboard changes", async () => {
    const edited = await api.ok("editMessageReplyMarkup", target());
    expect(edited).toMatchObject({ text: "one", entities: [{ type: "bold" }] });
    expect(await api.refusal("editMessageReplyMarkup", target())).toContain("message is not modified");
  });
});

describe("deleteMessage", () => {
  it("deletes once", async () => {
    await api.ok("deleteMessage", target());
    expect(await api.refusal("deleteMessage", target())).toBe("Bad Request: message to delete not found");
    expect(api.world.messages(chat)).toEqual([]);
    expect(api.world.messages(chat, { deleted: true })).toHaveLength(1);
  });

  it("needs rights for the messages of others in a group", async () => {
    const group = api.world.addGroup({ members: [aida] });
    const { message } = api.world.say({ chat: group, from: aida, text: "x" });
    const theirs = { chat_id: group.id, message_id: message.message_id };
    expect(await api.refusal("deleteMessage", theirs)).toBe("Bad Request: message can't be deleted");
    api.world.setStatus(group, api.world.bot, "administrator");
    await api.ok("deleteMessage", theirs);
  });

  it("is too late after 48 hours", async () => {
    let now = Date.now();
    const later = await startClient({ now: () => now });
    const person = later.world.addPrivateChat(later.world.addUser());
    const old = await later.ok("sendMessage", { chat_id: person.id, text: "x" });
    now += 49 * 3600 * 1000;
    expect(await later.refusal("deleteMessage", { chat_id: person.id, message_id: old.message_id })).toBe(
      "Bad Request: message can't be deleted for everyone",
    );
    await later.close();
  });
});

describe("smaller methods", () => {
  it("react, act and are checked", async () => {
    await api.ok("setMessageReaction", target({ reaction: [{ type: "emoji", emoji: "👍" }] }));
    expect(api.world.messages(chat)[0]?.reactions).toEqual(["👍"]);
    expect(
      await api.refusal("setMessageReaction", target({ reaction: [{ type: "emoji", emoji: "x" }] })),
    ).toBe("Bad Request: REACTION_INVALID");
    const seen: string[] = [];
    api.world.onEvent((event) => seen.push(event.kind));
    await api.ok("sendChatAction", { chat_id: chat.id, action: "typing" });
    expect(seen.filter((kind) => !kind.startsWith("call"))).toEqual(["action"]);
    expect(await api.refusal("sendChatAction", { chat_id: chat.id, action: "thinking" })).toBe(
      "Bad Request: wrong parameter action in request",
    );
  });

  it("copy and forward", async () => {
    const from = { chat_id: chat.id, from_chat_id: chat.id, message_id: sent.message_id };
    expect(await api.ok("copyMessage", from)).toEqual({ message_id: 2 });
    expect(await api.ok("forwardMessage", from)).toMatchObject({
      text: "one",
      forward_origin: { type: "user" },
    });
    expect(await api.refusal("copyMessage", { ...from, message_id: 99 })).toBe(
      "Bad Request: message to copy not found",
    );
  });
});
