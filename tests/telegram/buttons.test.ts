import { describe, expect, it } from "vitest";
import type { Message } from "../../src/bot-api/objects.ts";
import { ROAD_AGREEMENT } from "../fakes/assistant.ts";
import { eventually, startBot } from "./running-bot.ts";

async function answered(options: Parameters<typeof startBot>[0] = {}) {
  const running = await startBot(options);
  const { world } = running;
  const aida = world.addUser({ first_name: "Aida", language_code: "en" });
  const chat = world.addPrivateChat(aida);
  world.say({ chat, from: aida, text: "Who signed the agreement?" });
  const answer = await world.nextMessage(chat);
  const press = (message: Message, button: string) =>
    world.press({ chat, message, from: aida, button }).answer();
  return { ...running, aida, chat, answer, press };
}

const buttons = (message: Message) => message.reply_markup?.inline_keyboard.flat().map(({ text }) => text);

describe("5: every press is answered at once", () => {
  it("offers the passage, votes and related questions", async () => {
    const { answer } = await answered();
    expect(buttons(answer)).toEqual([
      "📖 In the article",
      "👍",
      "👎",
      "Which areas does it cover?",
      "Where was it signed?",
    ]);
  });

  it("shows the passage around the quote, and turns to the next and back in the same message", async () => {
    const { world, chat, answer, press } = await answered();
    await press(answer, "In the article");
    const reading = await world.nextMessage(chat);
    expect(reading.text).toContain("Source 1 of 2");
    expect(reading.text).toContain("Ministers met in Oskemen on Monday. Aida Bekova and Jonas Lind signed");
    expect(reading.entities?.map(({ type }) => type)).toContain("bold");
    expect(reading.reply_to_message?.message_id).toBe(answer.message_id);
    expect(buttons(reading)).toEqual(["▶"]);
    await press(reading, "▶");
    await eventually("the second source", () => world.botTexts(chat)[1]?.includes("Source 2 of 2"));
    expect(world.botTexts(chat)).toHaveLength(2);
  });

  it("keeps one vote a user, which can be changed and taken back", async () => {
    const { state, answer, press } = await answered();
    expect((await press(answer, "👍")).text).toMatch(/Glad/u);
    expect((await press(answer, "👎")).text).toMatch(/looked at/u);
    expect(state.feedback.totals()).toEqual({ up: 0, down: 1 });
    expect((await press(answer, "👎")).text).toMatch(/taken back/u);
    expect(state.feedback.totals()).toEqual({ up: 0, down: 0 });
  });

  it("asks a related question, in the same conversation", async () => {
    const { world, chat, answer, press, assistant } = await answered();
    await press(answer, "Which areas");
    expect((await world.nextMessage(chat)).text).toContain("(Which areas does it cover?)");
    expect(assistant.asked[1]?.options.conversation).toBe(assistant.asked[0]?.options.conversation);
  });

  it("offers the other agreements that could be meant", async () => {
    const { world, chat, answer, press } = await answered({
      assistant: { otherAgreements: [ROAD_AGREEMENT] },
    });
    await press(answer, "Road Safety Memorandum");
    expect((await world.nextMessage(chat)).text).toMatch(/^Road Safety Memorandum/u);
  });

  it("counts a press that changes nothing as success", async () => {
    const { world, chat, answer, press, api, log } = await answered();
    await press(answer, "In the article");
    const reading = await world.nextMessage(chat);
    await press(reading, "▶");
    const again = { chat, message: reading, from: world.user(chat.id) ?? world.bot };
    const data = reading.reply_markup?.inline_keyboard[0]?.[0]?.callback_data ?? "";
    await world.press({ ...again, data }).answer();
    await eventually(
      "both edits",
      () => api.calls.all("editMessageText").filter((call) => call.status !== undefined).length === 2,
    );
    expect(api.calls.all("editMessageText").map(({ status }) => status)).toEqual([200, 400]);
    expect(log.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  const forged = [
    "",
    "up",
    "up:AAAAAAAAAAAA:0",
    "ask:%ID:99",
    "read:%ID:3",
    "card:%ID:0",
    "language:%ID:1",
    "forget:%ID:1",
    "page:%ID:0",
    "sources:../../etc:0",
    "drop:%ID:0",
    "👍".repeat(16),
  ];
  it.each(forged)("answers forged data %s and does nothing", async (pattern) => {
    const { world, chat, aida, answer, state, assistant } = await answered();
    const id = answer.reply_markup?.inline_keyboard[0]?.[0]?.callback_data?.split(":")[1] ?? "";
    const data = pattern.replace("%ID", id);
    const reply = await world.press({ chat, message: answer, from: aida, data }).answer();
    expect(reply.text).toMatch(/no longer works/u);
    expect(state.feedback.totals()).toEqual({ up: 0, down: 0 });
    expect(assistant.asked).toHaveLength(1);
    expect(world.botTexts(chat)).toHaveLength(1);
  });

  it("ties buttons to their message: the same data under another one is stale", async () => {
    const { world, chat, aida, answer } = await answered();
    world.say({ chat, from: aida, text: "/help" });
    const help = await world.nextMessage(chat);
    const data = answer.reply_markup?.inline_keyboard[0]?.[1]?.callback_data ?? "";
    expect((await world.press({ chat, message: help, from: aida, data }).answer()).text).toMatch(
      /no longer/u,
    );
    expect((await world.press({ chat, message: 999_999, from: aida, data }).answer()).text).toMatch(
      /no longer/u,
    );
  });

  it("answers though the chat's queue is stuck", async () => {
    let release = () => {};
    const stuck = new Promise<void>((resolve) => {
      release = resolve;
    });
    const before = (question: string) => (question === "stuck?" ? stuck : undefined);
    const { world, chat, aida, answer, press } = await answered({ assistant: { before } });
    world.say({ chat, from: aida, text: "stuck?" });
    expect((await press(answer, "👍")).text).toMatch(/Glad/u);
    await press(answer, "In the article");
    release();
    expect((await world.nextMessage(chat)).text).toContain("stuck?");
    expect((await world.nextMessage(chat)).text).toContain("Source 1 of 2");
  });
});
