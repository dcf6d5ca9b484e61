import { describe, expect, it } from "vitest";
import { eventually, startBot } from "./running-bot.ts";

async function chatWith(options: Parameters<typeof startBot>[0] = {}, language = "en") {
  const running = await startBot(options);
  const aida = running.world.addUser({ first_name: "Aida", language_code: language });
  const chat = running.world.addPrivateChat(aida);
  const say = (text: string) => running.world.say({ chat, from: aida, text });
  const ask = (text: string) => {
    say(text);
    return running.world.nextMessage(chat);
  };
  return { ...running, aida, chat, say, ask };
}

describe("1: any text is a question", () => {
  it("gets one final reply with its quote and source, without link previews", async () => {
    const { ask, api, world, chat } = await chatWith();
    const answer = await ask("Who signed the agreement?");
    expect(answer.text).toContain("Aida Bekova and Jonas Lind. [1]");
    expect(answer.text).toContain("[1] Lake agreement signed · 6 May 2024");
    const types = answer.entities?.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["expandable_blockquote", "text_link"]));
    expect(answer.entities?.find(({ type }) => type === "text_link")?.url).toBe(
      "https://news.example/lake?a=1&b=2",
    );
    expect(answer.link_preview_options).toEqual({ is_disabled: true });
    expect(world.botTexts(chat)).toHaveLength(1);
    expect(api.calls.all("sendChatAction")).toHaveLength(0);
  });

  it("says so when the articles do not, and keeps the question as a gap", async () => {
    const { ask, state } = await chatWith();
    expect((await ask("What is the budget?")).text).toBe("The articles do not say.");
    await eventually("the gap", () => state.gaps.top(5).length === 1);
  });

  it("is put in the conversation of this chat, so that a follow-up can lean on it", async () => {
    const { ask, assistant, aida } = await chatWith();
    await ask("Who signed?");
    await ask("and when?");
    expect(assistant.asked.map(({ options }) => options.conversation)).toEqual([
      `${aida.id}:0:${aida.id}`,
      `${aida.id}:0:${aida.id}`,
    ]);
  });

  it("shows typing while work takes over a second", async () => {
    const before = () => new Promise<void>((resolve) => setTimeout(resolve, 1_150));
    const { ask, api } = await chatWith({ assistant: { before } });
    await ask("Who signed?");
    expect(api.calls.all("sendChatAction").map((call) => call.parameters.action)).toEqual(["typing"]);
  });

  it("gets an apology when the assistant breaks down, and the admins see why", async () => {
    const before = () => {
      throw new TypeError("broken");
    };
    const { ask, world, chat } = await chatWith({ assistant: { before } });
    expect((await ask("Who signed?")).text).toMatch(/could not find an answer just now/u);
    expect(world.botTexts(chat)).toHaveLength(1);
  });

  it("gets an apology when there is no answer in time", async () => {
    const before = () => new Promise<void>(() => undefined);
    const { ask } = await chatWith({ assistant: { before }, bot: { answerDeadline: 50 } });
    expect((await ask("Who signed?")).text).toMatch(/could not find an answer just now/u);
  });

  it("is not taken from an answer of ours that was sent inline into this chat", async () => {
    const { world, chat, aida, ask, assistant } = await chatWith();
    world.say({ chat, from: aida, text: "An answer.", viaBot: world.bot });
    await ask("Who signed?");
    expect(assistant.asked).toHaveLength(1);
  });
});

describe("2: long answers and what is no question", () => {
  it("splits a long answer into valid parts, in order", async () => {
    const words = Array.from({ length: 2_500 }, (_, index) => `word${index} <&>`).join(" ");
    const answer = (standalone: string) =>
      ({ kind: "chat", language: "en", headline: words, standalone, ms: 1 }) as const;
    const { say, world, chat } = await chatWith({ assistant: { answer } });
    say("Tell me all.");
    await eventually("the last part", () => world.botTexts(chat).at(-1)?.endsWith("word2499 <&>"));
    expect(world.botTexts(chat).join(" ")).toBe(words);
    expect(world.botTexts(chat).length).toBeGreaterThan(1);
  });

  const media = [
    [{ kind: "sticker" }, /words only/u],
    [{ kind: "voice" }, /cannot listen/u],
    [{ kind: "photo" }, /cannot look at pictures/u],
    [{ kind: "document" }, /cannot read files/u],
  ] as const;
  it.each(media)("answers %o with one helpful reply", async (medium, reply) => {
    const { world, chat, aida, ask, assistant } = await chatWith();
    const fields = { [medium.kind]: medium.kind === "photo" ? [{ file_id: "x" }] : { file_id: "x" } };
    world.say({ chat, from: aida, fields });
    expect((await world.nextMessage(chat)).text).toMatch(reply);
    await ask("Who signed?");
    expect(world.botTexts(chat)).toHaveLength(2);
    expect(assistant.asked).toHaveLength(1);
  });

  it("answers an album once", async () => {
    const { world, chat, aida, ask } = await chatWith();
    for (let i = 0; i < 3; i++) {
      world.say({ chat, from: aida, fields: { photo: [{}], media_group_id: "a1" } });
    }
    await world.nextMessage(chat);
    await ask("Who signed?");
    expect(world.botTexts(chat)).toHaveLength(2);
  });

  it("takes a picture's caption for a question", async () => {
    const { world, chat, aida } = await chatWith();
    world.say({ chat, from: aida, caption: "Who signed?", fields: { photo: [{}] } });
    expect((await world.nextMessage(chat)).text).toContain("Jonas Lind");
  });

  it("answers empty and over-long messages with one helpful reply", async () => {
    const { ask, assistant } = await chatWith();
    expect((await ask("\u2800\u200B")).text).toMatch(/no words/u);
    expect((await ask("why ".repeat(400))).text).toMatch(/up to 1000 characters/u);
    expect(assistant.asked).toEqual([]);
  });
});

describe("3: languages", () => {
  it.each([
    ["ru", /^Здравствуйте/u],
    ["kk", /^Сәлеметсіз/u],
    ["pt-br", /^Hello/u],
  ])("speaks the interface's language of a client set to %s", async (code, greeting) => {
    const { ask } = await chatWith({}, code);
    expect((await ask("/start")).text).toMatch(greeting);
  });

  it("changes it for the chat with /language, whatever the client says, and back", async () => {
    const { world, chat, aida, ask, state } = await chatWith();
    const choice = await ask("/language");
    await world.press({ chat, message: choice, from: aida, button: "Қазақша" }).answer();
    await eventually("the confirmation", () => world.botTexts(chat).includes("Енді мәзір қазақша."));
    expect((await ask("/start")).text).toMatch(/^Сәлеметсіз/u);
    const again = await ask("/language");
    await world.press({ chat, message: again, from: aida, button: "Telegram тілінде" }).answer();
    await eventually("no choice", () => state.chats.language(chat.id) === null);
    expect((await ask("/start")).text).toMatch(/^Hello/u);
  });

  it("answers in the language of the question, with the dates of that language", async () => {
    const { ask } = await chatWith();
    expect((await ask("Кто подписал?")).text).toContain("6 мая 2024 г.");
  });
});

describe("4: commands", () => {
  it.each([
    ["/start", /Ask me about the agreements/u],
    ["/start privacy", /What I keep/u],
    ["/start nonsense_payload-1", /Ask me about the agreements/u],
    ["/help", /@agreement_test_bot/u],
    ["/ask", /\/ask Who signed/u],
    ["/ask Who signed?", /Jonas Lind/u],
    ["/privacy", /up to 6 for 30 days/u],
    ["/sources", /^1 article:\n• Lake agreement signed · 6 May 2024$/u],
    ["/agreement", /^Lake Markakol Agreement\n\nSigned by/u],
    ["/agreement road", /^Road Safety Memorandum/u],
    ["/agreement nothing like it", /no agreement called “nothing like it”/u],
    ["/weather", /do not know that command/u],
  ])("%s", async (command, reply) => {
    const { ask, assistant } = await chatWith();
    expect((await ask(command)).text).toMatch(reply);
    if (!command.startsWith("/ask W")) expect(assistant.asked).toEqual([]);
  });

  it("turns the pages of many sources in one message", async () => {
    const articles = Array.from({ length: 23 }, (_, n) => ({
      article: `${n}.txt`,
      title: `Article ${n} <b>`,
      publishedOn: null,
      url: null,
    }));
    const { world, chat, aida, ask } = await chatWith({ assistant: { articles } });
    const list = await ask("/sources");
    expect(list.text).toMatch(/^23 articles:[\s\S]*Page 1 of 3$/u);
    await world.press({ chat, message: list, from: aida, button: "▶" }).answer();
    await eventually("page 2", () => world.botTexts(chat)[0]?.includes("Article 19 <b>"));
    expect(world.botTexts(chat)).toHaveLength(1);
  });

  it("are published for each language and scope; admins see theirs in their own chat", async () => {
    const { api, world, chat, aida } = await chatWith({ bot: { admins: [777] } });
    const admin = world.addUser({ id: 777, language_code: "ru" });
    const own = world.addPrivateChat(admin);
    // the menu of an admin who had not written yet could not be set
    const russian = world.addUser({ language_code: "ru" });
    const group = world.addGroup({ members: [russian] });
    await eventually("all menus", () => api.calls.all("setMyCommands").length >= 16);
    const shown = (where: typeof chat, who: typeof aida) => api.commandsShown(where, who);
    expect(shown(chat, aida).map(({ command }) => command)).toContain("forget");
    expect(shown(chat, aida).map(({ command }) => command)).not.toContain("reindex");
    expect(shown(group, russian)).toContainEqual({ command: "ask", description: "Задать вопрос" });
    expect(shown(group, russian).map(({ command }) => command)).not.toContain("forget");
    expect(shown(own, admin).length).toBeGreaterThan(0);
  });

  it("show admins their commands where they wrote to the bot before", async () => {
    const { api } = await startBot({
      bot: { admins: [777] },
      before: ({ world }) => world.addPrivateChat(world.addUser({ id: 777, language_code: "kk" })),
    });
    const who = api.world.user(777);
    const commands = await eventually("the admin's menu", () => {
      const shown = who ? api.commandsShown(777, who) : [];
      return shown.some(({ description }) => description === "Мақалаларды қайта оқу") && shown;
    });
    expect(commands.map(({ command }) => command)).toContain("reindex");
  });
});
