import { describe, expect, it } from "vitest";
import { startBot } from "./running-bot.ts";

describe("inline mode", () => {
  it("gives cited answers to the question and to those that go on from it, which can be sent to any chat", async () => {
    const { world } = await startBot();
    const aida = world.addUser({ language_code: "en" });
    const group = world.addGroup({ members: [aida] });
    const { results, isPersonal } = await world.inline({ from: aida, query: "Who signed?" }).answer();
    expect(results.map(({ title }) => title)).toEqual([
      "Who signed?",
      "Which areas does it cover?",
      "Where was it signed?",
    ]);
    expect(isPersonal).toBe(false);
    const [first] = results;
    if (!first) throw new Error("no result");
    expect(first.message.entities?.map(({ type }) => type)).toContain("expandable_blockquote");
    expect(first.message.link_preview_options).toEqual({ is_disabled: true });
    const sent = world.choose({ chat: group, from: aida, query: "Who signed?", result: first });
    expect(sent.text).toContain("[1] Lake agreement signed");
  });

  it("remembers nothing: what is typed in other chats is no conversation with the bot", async () => {
    const { world, assistant } = await startBot();
    await world.inline({ from: world.addUser(), query: "Who signed?" }).answer();
    expect(assistant.asked.every(({ options }) => options.conversation === undefined)).toBe(true);
  });

  it("offers the bot's chat where there is no answer or no question yet", async () => {
    const { world } = await startBot();
    const aida = world.addUser({ language_code: "ru" });
    const empty = await world.inline({ from: aida, query: " " }).answer();
    expect(empty).toMatchObject({ results: [], button: { text: "Наберите вопрос о соглашениях" } });
    const { results } = await world.inline({ from: aida, query: "hello" }).answer();
    expect(results).toEqual([]);
  });

  it("answers the newest of queries that come fast", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { world, assistant } = await startBot({
      assistant: { before: (question) => (question === "w" ? held : undefined) },
    });
    const aida = world.addUser();
    world.inline({ from: aida, query: "w" });
    world.inline({ from: aida, query: "wh" });
    const last = world.inline({ from: aida, query: "who?" });
    release();
    expect((await last.answer()).results.length).toBeGreaterThan(0);
    expect(assistant.asked.map(({ question }) => question)).not.toContain("wh");
  });

  it("gives nothing to those who may not use the bot", async () => {
    const { world, assistant } = await startBot({ bot: { allowedChats: [1] } });
    expect((await world.inline({ from: world.addUser(), query: "who?" }).answer()).results).toEqual([]);
    expect(assistant.asked).toEqual([]);
  });
});
