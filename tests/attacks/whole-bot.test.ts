import { describe, expect, it } from "vitest";
import type { Message } from "../../src/bot-api/objects.ts";
import { isInArticles, namesFor, questionsUnder, SECRETS } from "./attack.ts";
import { startAttackedBot } from "./attacked-bot.ts";
import { ATTACKS, ask, faultsSent, hasButton, type Play, play, type Scene, setStage } from "./play.ts";

const stage = setStage();

/** The questions of an attack, and what the first button under the last answer brings: the passage, or the sources. */
const inChat =
  (questionsOf: (scene: Scene) => readonly string[]): Play =>
  async (scene) => {
    const { bot, attacker, chat } = scene;
    let answer: Message | undefined;
    for (const question of questionsOf(scene)) answer = await ask(scene, question);
    if (!answer || !hasButton(answer, "📖")) return;
    const before = bot.outgoing;
    await bot.world.press({ chat, message: answer, from: attacker, button: "📖" }).answer(10_000);
    const more = () => (bot.outgoing > before ? true : undefined);
    await bot.world.until("what the button brings", more, 10_000);
  };

const inPrivate = inChat(({ attack, number }) =>
  questionsUnder(attack, number).slice(attack.channel === "question" ? -1 : 0),
);
const inGroup = inChat(({ attack, number, bot }) =>
  questionsUnder(attack, number).map((question) =>
    question.startsWith("/") ? question : `@${bot.world.bot.username} ${question}`,
  ),
);

/** With no model: the question and the card of an article, or the question from another chat. */
const withoutModel: Play = async (scene) => {
  const { bot, attacker, chat, attack, number } = scene;
  const query = questionsUnder(attack, number).at(-1) ?? "";
  if (!isInArticles(attack)) {
    await bot.world.inline({ from: attacker, query: query.slice(0, 256) }).answer(10_000);
    return;
  }
  await ask(scene, query);
  const name = attack.channel === "agreement" ? attack.text : namesFor(number, attack.lang).agreement;
  const card = await ask(scene, `/agreement ${name}`);
  if (!hasButton(card, "📖")) return;
  await bot.world.press({ chat, message: card, from: attacker, button: "📖" }).answer(10_000);
  await bot.world.nextMessage(chat, { after: card.message_id, timeoutMs: 10_000 });
};

describe("attacks on the whole bot", () => {
  it("are tried in many ways, by every channel and in three languages", () => {
    expect(ATTACKS.length).toBeGreaterThanOrEqual(120);
    expect(new Set(ATTACKS.map(({ id }) => id)).size).toBe(ATTACKS.length);
    expect(new Set(ATTACKS.map(({ lang }) => lang)).size).toBe(3);
  });

  it("get nothing through a model that obeys all it reads", async () => {
    expect(await play({ stage: stage(), model: "obeys", scene: inPrivate })).toEqual([]);
  }, 120_000);

  it("get nothing through a model that always writes what they want", async () => {
    expect(await play({ stage: stage(), model: "always", group: true, scene: inGroup })).toEqual([]);
  }, 120_000);

  it("get nothing through without a model", async () => {
    expect(await play({ stage: stage(), model: "none", scene: withoutModel })).toEqual([]);
  }, 120_000);

  it("make no links in the lists of articles, and of what was asked", async () => {
    const { assistants } = stage();
    assistants.poisoned.giveModel(false);
    const bot = await startAttackedBot(assistants.poisoned);
    const admin = bot.world.addUser({ id: SECRETS.admin, language_code: "en" });
    const chat = bot.world.addPrivateChat(admin);
    const scene = { bot, chat, attacker: admin };
    let list = await ask(scene, "/sources");
    for (let page = 1; hasButton(list, "▶"); page += 1) {
      await bot.world.press({ chat, message: list, from: admin, button: "▶" }).answer(10_000);
      list = await bot.world.until("the next page", () => {
        const { message } =
          bot.world.messages(chat).find((one) => one.message.message_id === list.message_id) ?? {};
        return message?.text?.includes(`Page ${page + 1} of`) ? message : undefined;
      });
    }
    for (const { text, channel } of ATTACKS) if (channel === "question") await ask(scene, String(text));
    await ask(scene, "/gaps");
    expect(bot.outgoing).toBeGreaterThan(15);
    expect(faultsSent(stage(), scene)).toEqual([]);
    await bot.stop();
  }, 120_000);
});
