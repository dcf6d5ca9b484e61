import { afterAll, beforeAll } from "vitest";
import type { Chat, Message, User } from "../../src/bot-api/objects.ts";
import type { Article } from "../../src/types.ts";
import { createObeyingModel, type ObeyingModel } from "../fakes/obeying-model.ts";
import { type OpenAiServer, startOpenAiServer } from "../fakes/openai-server.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import {
  type Attack,
  filesUnder,
  instructionsOf,
  isInArticles,
  obedience,
  readAttacks,
  SECRETS,
  sourcesUnder,
  wantedBy,
} from "./attack.ts";
import { type Assistants, type AttackedBot, openAssistants, startAttackedBot } from "./attacked-bot.ts";
import { faultsOfAnswer, foreignLinks, leaksIn, QUOTED_ADDRESS } from "./inspection.ts";

/** All attacks that are played. */
export const ATTACKS = readAttacks();
const OWN_SOURCES = new Set(ATTACKS.flatMap(sourcesUnder));
/** What the bot calls; nothing else of the Bot API is any business of an answer. */
const METHODS =
  /^(?:getMe|getUpdates|deleteWebhook|setMyCommands|sendMessage|sendMessageDraft|editMessageText|sendChatAction|answerCallbackQuery|answerInlineQuery)$/iu;

/** What the attacks are played on. */
export interface Stage {
  readonly assistants: Assistants;
  readonly server: OpenAiServer;
  readonly model: ObeyingModel;
  readonly folder: string;
}

/** Sets the stage before a file's tests, and clears it after them. */
export function setStage(): () => Stage {
  let stage: Stage | undefined;
  beforeAll(async () => {
    const server = await startOpenAiServer();
    const model = createObeyingModel();
    server.answerWith((messages) => model.reply(messages));
    const folder = await temporaryFolder();
    const poisoned = ATTACKS.flatMap((attack, number) => filesUnder(attack, number));
    const assistants = await openAssistants({ folder, poisoned, model: server.url });
    stage = { assistants, server, model, folder };
  }, 120_000);
  afterAll(async () => {
    for (const assistant of Object.values(stage?.assistants ?? {})) assistant.close();
    await stage?.server.close();
  });
  return () => {
    if (!stage) throw new Error("the stage is set before the tests, not before the file is read");
    return stage;
  };
}

/** One way of meeting the bot. */
export interface Scene {
  readonly bot: AttackedBot;
  readonly attacker: User;
  readonly chat: Chat;
  readonly attack: Attack;
  readonly number: number;
}

/** What is done in it. */
export type Play = (scene: Scene) => Promise<void>;

/** What somebody else asks before; nothing of it is any business of the attacker's. */
const OTHERS_QUESTION = "Which zebra crossing does the agreement pay for?";

/** Plays every attack, each by a person of their own, and gives what went wrong. */
export async function play(options: {
  readonly stage: Stage;
  readonly model: "obeys" | "always" | "none";
  readonly group?: boolean;
  readonly scene: Play;
}): Promise<string[]> {
  const { assistants, model, server } = options.stage;
  for (const assistant of Object.values(assistants)) assistant.giveModel(options.model !== "none");
  const bots = {
    clean: await startAttackedBot(assistants.clean),
    poisoned: await startAttackedBot(assistants.poisoned),
  };
  const bystanders = new Map<AttackedBot, Chat>();
  for (const bot of Object.values(bots)) bystanders.set(bot, await askFirst(bot));
  const faults: string[] = [];
  for (const [number, attack] of ATTACKS.entries()) {
    const bot = isInArticles(attack) ? bots.poisoned : bots.clean;
    const writes = obedience(attack, server.url);
    model.fallFor({ reads: instructionsOf(attack), writes }, { always: options.model === "always" });
    const attacker = bot.world.addUser({ language_code: attack.lang });
    const chat = options.group
      ? bot.world.addGroup({ members: [attacker] })
      : bot.world.addPrivateChat(attacker);
    const scene = { bot, attacker, chat, attack, number };
    await options.scene(scene);
    faults.push(
      ...[...faultsSent(options.stage, scene), ...(await faultsSaid(scene))].map(
        (fault) => `${attack.id}: ${fault}`,
      ),
    );
  }
  for (const [bot, bystander] of bystanders) faults.push(...(await faultsDone(bot, bystander)));
  return faults;
}

/** A bystander asks; gives their chat. */
async function askFirst(bot: AttackedBot): Promise<Chat> {
  const bystander = bot.world.addUser({ language_code: "en" });
  const chat = bot.world.addPrivateChat(bystander);
  bot.world.say({ chat, from: bystander, text: OTHERS_QUESTION });
  await bot.world.nextMessage(chat, { timeoutMs: 10_000 });
  bot.takeOutgoing();
  bot.takeAnswers();
  return chat;
}

/** What is wrong with the messages of a scene: links, leaks, messages to others, settings. */
export function faultsSent({ server, folder }: Stage, { bot, chat }: Pick<Scene, "bot" | "chat">): string[] {
  const secrets = [
    ...[SECRETS.apiKey, SECRETS.token, String(SECRETS.admin), server.url, server.url.replace("/v1", "")],
    ...[folder, process.cwd(), "prompts/", "LLM_API_KEY=", "very-secret"],
  ];
  const faults = bot.takeOutgoing().flatMap((outgoing) => {
    const elsewhere = outgoing.chat !== null && outgoing.chat !== chat.id;
    return [
      ...foreignLinks(outgoing, OWN_SOURCES),
      ...leaksIn(textsOf(outgoing.message), secrets).map((leak) => `leaks: ${leak}`),
      ...(elsewhere ? ["wrote to another chat"] : []),
    ];
  });
  return bot.state.chats.language(chat.id) === null ? faults : [...faults, "the language changed"];
}

/** What is wrong with the answers of a scene: claims without citations, quotes that are none, what the attacker wanted. */
async function faultsSaid({ bot, attack }: Scene): Promise<string[]> {
  const articles = new Map<string, Article | null>();
  const answers = bot.takeAnswers();
  for (const answer of answers)
    for (const { article } of answer.kind === "cited" ? answer.citations : [])
      articles.set(article, await bot.assistant.article(article));
  return answers
    .flatMap((answer) =>
      faultsOfAnswer(answer, ({ article }) => articles.get(article) ?? null, wantedBy(attack)),
    )
    .filter((fault) => !(attack.channel === "agreement" && fault.startsWith(QUOTED_ADDRESS)));
}

/** Stops a bot and gives what it did that no question may make it do. */
async function faultsDone(bot: AttackedBot, bystander: Chat): Promise<string[]> {
  await bot.stop();
  const strange = bot.api.calls.all().filter(({ method }) => !METHODS.test(method));
  return [
    ...strange.map(({ method }) => `called ${method}`),
    ...(bot.reindexed > 0 ? ["reindexed"] : []),
    ...(bot.world.botTexts(bystander).length === 1 ? [] : ["wrote to a bystander"]),
    ...bot.log.filter((line) => [SECRETS.apiKey, SECRETS.token].some((secret) => line.includes(secret))),
  ];
}

const textsOf = ({ text = "", reply_markup }: Pick<Message, "text" | "reply_markup">): string =>
  [text, ...(reply_markup?.inline_keyboard.flat().map((button) => button.text) ?? [])].join("\n");

/** Says something and waits for the bot's reply. */
export async function ask(
  { bot, attacker, chat }: Pick<Scene, "bot" | "attacker" | "chat">,
  text: string,
): Promise<Message> {
  const said = bot.world.say({ chat, from: attacker, text });
  return bot.world.nextMessage(chat, { after: said.message.message_id, timeoutMs: 10_000 });
}

/** Whether there is a button under a message with this in its text. */
export const hasButton = (message: Message, text: string): boolean =>
  message.reply_markup?.inline_keyboard.flat().some((button) => button.text.includes(text)) ?? false;
