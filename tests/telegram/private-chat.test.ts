import { describe, expect, it } from "vitest";
import { eventually, startBot } from "./running-bot.ts";

describe("a private chat", () => {
  it("1: any text is a question that gets one final reply with its quote and source", async () => {
    const { world, api } = await startBot();
    const aida = world.addUser({ first_name: "Aida", language_code: "en" });
    const chat = world.addPrivateChat(aida);
    world.say({ chat, from: aida, text: "Who signed the agreement?" });
    const answer = await world.nextMessage(chat);
    expect(answer.text).toContain("Aida Bekova and Jonas Lind. [1]");
    expect(answer.text).toContain("[1] Lake agreement signed · 6 May 2024");
    expect(answer.entities?.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["expandable_blockquote", "text_link"]),
    );
    expect(answer.link_preview_options).toEqual({ is_disabled: true });
    await eventually("an inbox without work", () => api.calls.all("sendMessage").length === 1);
  });
});
