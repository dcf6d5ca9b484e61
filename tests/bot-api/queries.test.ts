import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Chat, User } from "../../src/bot-api/objects.ts";
import { type Client, startClient } from "./client.ts";

const TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid";
let now = Date.now();
let api: Client;
let aida: User;
let chat: Chat;
beforeEach(async () => {
  api = await startClient({ now: () => now, queryLifetimeMs: 60_000 });
  aida = api.world.addUser({ first_name: "Aida" });
  chat = api.world.addPrivateChat(aida);
});
afterEach(() => api.close());

describe("a pressed button", () => {
  const sendButtons = () =>
    api.ok("sendMessage", {
      chat_id: chat.id,
      text: "x",
      reply_markup: {
        inline_keyboard: [[{ text: "👍", callback_data: "up" }], [{ text: "Sources", callback_data: "s" }]],
      },
    });

  it("reaches the bot and is answered once", async () => {
    const message = await sendButtons();
    const press = api.world.press({ chat, message, from: aida, button: "Sources" });
    expect(press.update).toMatchObject({
      callback_query: { id: press.id, from: aida, data: "s", message: { message_id: message.message_id } },
    });
    await api.ok("answerCallbackQuery", { callback_query_id: press.id, text: "Here", show_alert: true });
    expect(await press.answer()).toEqual({ text: "Here", showAlert: true });
    expect(await api.refusal("answerCallbackQuery", { callback_query_id: press.id })).toBe(TOO_OLD);
    expect(await api.refusal("answerCallbackQuery", { callback_query_id: "1" })).toBe(TOO_OLD);
  });

  it("is too old after a while, and takes 200 characters", async () => {
    const message = await sendButtons();
    const press = api.world.press({ chat, message, from: aida });
    expect(
      await api.refusal("answerCallbackQuery", { callback_query_id: press.id, text: "x".repeat(201) }),
    ).toBe("Bad Request: MESSAGE_TOO_LONG");
    now += 61_000;
    expect(await api.refusal("answerCallbackQuery", { callback_query_id: press.id })).toBe(TOO_OLD);
  });

  it("may be forged, or belong to a message that is gone", async () => {
    const message = await sendButtons();
    expect(() => api.world.press({ chat, message, from: aida, button: "Nope" })).toThrow('no button "Nope"');
    await api.ok("deleteMessage", { chat_id: chat.id, message_id: message.message_id });
    const press = api.world.press({ chat, message, from: aida, data: "forged" });
    expect(press.update).toMatchObject({ callback_query: { data: "forged", message: { date: 0 } } });
    await expect(press.answer(10)).rejects.toThrow("nothing in 10 ms");
  });
});

describe("inline mode", () => {
  const article = (id: string, more: Record<string, unknown> = {}) => ({
    type: "article",
    id,
    title: "Who signed",
    input_message_content: { message_text: "<b>Signed</b>", parse_mode: "HTML" },
    ...more,
  });
  const answer = (results: unknown, more: Record<string, unknown> = {}) => {
    const { id } = api.world.inline({ from: aida, query: "who" });
    return api.refusal("answerInlineQuery", { inline_query_id: id, results, ...more });
  };

  it("gives checked results, one of which is sent", async () => {
    const asked = api.world.inline({ from: aida, query: "x".repeat(300) });
    expect(asked.update?.inline_query).toMatchObject({ query: "x".repeat(256) });
    await api.ok("answerInlineQuery", { inline_query_id: asked.id, results: [article("1")], cache_time: 0 });
    const { results, cacheTime } = await asked.answer();
    expect(cacheTime).toBe(0);
    expect(results[0]).toMatchObject({ id: "1", message: { text: "Signed", entities: [{ type: "bold" }] } });
    const [result] = results;
    if (result) api.world.choose({ chat, from: aida, query: "who", result });
    expect(api.world.messages(chat)[0]?.message).toMatchObject({ text: "Signed", via_bot: api.world.bot });
    expect(await api.refusal("answerInlineQuery", { inline_query_id: asked.id, results: [] })).toBe(TOO_OLD);
  });

  it("gives messages with buttons a name of their own, by which they are changed", async () => {
    const asked = api.world.inline({ from: aida, query: "who" });
    const reply_markup = { inline_keyboard: [[{ text: "Sources", callback_data: "s" }]] };
    await api.ok("answerInlineQuery", {
      inline_query_id: asked.id,
      results: [article("1", { reply_markup })],
    });
    const [result] = (await asked.answer()).results;
    if (!result) throw new Error("no result");
    const message = api.world.choose({ chat, from: aida, query: "who", result });
    const { update } = api.world.press({ chat, message, from: aida });
    const pressed = update?.callback_query as { inline_message_id: string } | undefined;
    const inline_message_id = pressed?.inline_message_id;
    expect(await api.ok("editMessageText", { inline_message_id, text: "Changed" })).toBe(true);
    expect(api.world.messages(chat)[0]?.message.text).toBe("Changed");
    expect(await api.refusal("editMessageText", { inline_message_id: "x", text: "x" })).toBe(
      "Bad Request: MESSAGE_ID_INVALID",
    );
  });

  it("is refused for results that Telegram would not take", async () => {
    const content = (message_text: string) => ({ input_message_content: { message_text } });
    expect(await answer(Array.from({ length: 51 }, (_, index) => article(String(index))))).toBe(
      "Bad Request: too many inline query results specified",
    );
    expect(await answer([article("1"), article("1")])).toBe("Bad Request: RESULT_ID_DUPLICATE");
    expect(await answer([article("ы".repeat(33))])).toBe("Bad Request: RESULT_ID_INVALID");
    expect(await answer([article("1", { title: undefined })])).toContain('Can\'t find field "title"');
    expect(await answer([article("1", content(""))])).toBe("Bad Request: message text is empty");
    expect(await answer([article("1", content("x".repeat(4097)))])).toBe("Bad Request: message is too long");
    expect(await answer([article("1", { input_message_content: undefined })])).toContain("message_text");
    expect(await answer("[")).toBe("Bad Request: can't parse inline query results JSON object");
    expect(await answer([], { next_offset: "x".repeat(65) })).toBe("Bad Request: NEXT_OFFSET_INVALID");
    const button = { text: "More", start_parameter: "not allowed" };
    expect(await answer([], { button })).toBe("Bad Request: SWITCH_PM_PARAM_INVALID");
  });
});
