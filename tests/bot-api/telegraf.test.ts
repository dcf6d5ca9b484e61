import { Telegraf } from "telegraf";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Chat, User } from "../../src/bot-api/objects.ts";
import { type Client, startClient } from "./client.ts";

let api: Client;
let bot: Telegraf;
let aida: User;
let chat: Chat;
beforeEach(async () => {
  api = await startClient();
  aida = api.world.addUser({ first_name: "Aida" });
  chat = api.world.addPrivateChat(aida);
  bot = new Telegraf(api.token, { telegram: { apiRoot: api.url } });
});
afterEach(() => api.close());

describe("telegraf against this server", () => {
  it("polls, answers, edits, deletes and answers presses", async () => {
    bot.command("start", async (context) => {
      const sent = await context.reply("Hello", {
        reply_markup: { inline_keyboard: [[{ text: "Go", callback_data: "go" }]] },
      });
      await context.telegram
        .editMessageReplyMarkup(sent.chat.id, sent.message_id, undefined, sent.reply_markup)
        .catch((error: Error) => context.replyWithHTML(`<i>${error.message.includes("not modified")}</i>`));
    });
    bot.action("go", async (context) => {
      await context.answerCbQuery("Going");
      await context.editMessageText("Gone");
    });
    const launched = bot.launch();
    api.world.say({ chat, from: aida, text: "/start" });
    const hello = await api.world.nextMessage(chat);
    expect((await api.world.nextMessage(chat)).text).toBe("true");
    const press = api.world.press({ chat, message: hello, from: aida, button: "Go" });
    expect(await press.answer()).toMatchObject({ text: "Going" });
    await api.world.until("the edit", () => (api.world.botTexts(chat)[0] === "Gone" ? true : undefined));
    bot.stop();
    await launched;
    expect(await api.ok("getUpdates")).toEqual([]);
  });

  it("gets errors with their parameters", async () => {
    api.faults.next({ kind: "error", status: 429, retryAfter: 3 }, "sendMessage");
    await expect(bot.telegram.sendMessage(chat.id, "x")).rejects.toMatchObject({
      code: 429,
      parameters: { retry_after: 3 },
    });
    const other = api.world.addUser();
    api.world.addPrivateChat(other);
    api.world.block(other);
    await expect(bot.telegram.sendMessage(other.id, "x")).rejects.toMatchObject({
      code: 403,
      description: "Forbidden: bot was blocked by the user",
    });
  });

  it("uploads files and finds links to them", async () => {
    const sent = await bot.telegram.sendDocument(chat.id, { source: Buffer.from("a,b"), filename: "a.csv" });
    expect(sent.document.file_name).toBe("a.csv");
    const link = await bot.telegram.getFileLink(sent.document.file_id);
    expect(await (await fetch(link)).text()).toBe("a,b");
  });
});
