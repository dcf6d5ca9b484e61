import { copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createModelComposer, type ModelComposer } from "../../src/answer/model-composer.ts";
import { createFollowUpRewriter, type FollowUpRewriter } from "../../src/answer/model-follow-up.ts";
import type { Assistant } from "../../src/assistant/assistant.ts";
import {
  bringUpToDate,
  type Folders,
  openAssistant,
  openWorkshop,
  type Workshop,
} from "../../src/assistant/open-assistant.ts";
import { type BotApi, createBotApi } from "../../src/bot-api/bot-api.ts";
import type { Message } from "../../src/bot-api/objects.ts";
import { createLogger } from "../../src/logging.ts";
import { createChatModel } from "../../src/models/chat-model.ts";
import { createModelClient } from "../../src/models/model-client.ts";
import { openState, type State } from "../../src/state/state.ts";
import { createBot } from "../../src/telegram/bot.ts";
import type { Answer } from "../../src/types.ts";
import { type CorpusFile, SECRETS } from "./attack.ts";

/** An article that nobody has tampered with. */
const CLEAN_CORPUS = "corpus";

/** A real assistant whose model can be taken away. */
export interface AttackedAssistant extends Assistant {
  /** Says whether it has a model from now on. */
  giveModel(given: boolean): void;
}

/** Assistants over two corpora: one that is clean, and one in which every attack by article stands. */
export interface Assistants {
  readonly clean: AttackedAssistant;
  readonly poisoned: AttackedAssistant;
}

/** Writes and indexes both corpora, and opens them. @param model the address of the model's server */
export async function openAssistants(options: {
  readonly folder: string;
  readonly poisoned: readonly CorpusFile[];
  readonly model: string;
}): Promise<Assistants> {
  const { folder, poisoned, model } = options;
  const workshop = openWorkshop();
  const foldersOf = (name: string): Folders => ({
    corpus: join(folder, name),
    data: join(folder, `${name}-data`),
  });
  const [clean, attacked] = [foldersOf("clean"), foldersOf("poisoned")];
  for (const { corpus } of [clean, attacked]) await mkdir(corpus);
  for (const name of await readdir(CLEAN_CORPUS))
    await copyFile(join(CLEAN_CORPUS, name), join(clean.corpus, name));
  for (const { name, text } of poisoned) await writeFile(join(attacked.corpus, name), text);
  for (const folders of [clean, attacked]) await bringUpToDate({ folders, workshop });
  return { clean: open(clean, workshop, model), poisoned: open(attacked, workshop, model) };
}

function open(folders: Folders, workshop: Workshop, model: string): AttackedAssistant {
  const settings = { model: "stub", baseUrl: model, apiKey: SECRETS.apiKey, timeoutMs: 20_000 };
  const client = createModelClient({ name: "stub", model: () => createChatModel(settings) });
  const real = createModelComposer({ client, lexicon: workshop.lexicon });
  let given = true;
  const composer: ModelComposer = {
    compose: async (request) => (given ? real.compose(request) : { kind: "nothing", reason: "no-evidence" }),
  };
  const rewriter = createFollowUpRewriter({ client, lexicon: workshop.lexicon });
  const follow: FollowUpRewriter = {
    rewrite: async (request) => (given ? rewriter.rewrite(request) : null),
  };
  const report = (): never => {
    throw new Error("nobody asks how the model is doing");
  };
  const answering = { composer, rewriter: follow, answerMs: 20_000, report };
  const assistant = openAssistant({ folders, workshop, model: answering });
  return {
    ...assistant,
    giveModel(next) {
      given = next;
    },
  };
}

/** Something the bot let out. */
export interface Outgoing {
  readonly chat: number | null;
  readonly message: Pick<Message, "text" | "entities" | "reply_markup">;
}

/** The real bot with a real assistant on a strict Bot API server, and all that comes of it. */
export interface AttackedBot {
  readonly api: BotApi;
  readonly world: BotApi["world"];
  readonly state: State;
  readonly assistant: Assistant;
  /** Since they were last taken. */
  takeOutgoing(): Outgoing[];
  /** How many there are to be taken. */
  readonly outgoing: number;
  takeAnswers(): Answer[];
  readonly reindexed: number;
  readonly log: readonly string[];
  stop(): Promise<void>;
}

/** Starts it. The assistant stays open when the bot stops. */
export async function startAttackedBot(real: Assistant): Promise<AttackedBot> {
  const api = createBotApi({ token: SECRETS.token });
  const { url, close } = await api.listen();
  const state = openState({ file: ":memory:" });
  const answers: Answer[] = [];
  const assistant: Assistant = {
    ...real,
    async answer(question, options) {
      const answer = await real.answer(question, options);
      answers.push(answer);
      return answer;
    },
  };
  let reindexed = 0;
  const log: string[] = [];
  const destination = { write: (line: string) => log.push(line) } as unknown as NodeJS.WritableStream;
  const bot = createBot({
    token: api.token,
    apiRoot: url,
    assistant,
    state,
    admins: [SECRETS.admin],
    async reindex() {
      reindexed += 1;
      return { articles: 1, passages: 1, milliseconds: 1, skipped: [], reading: null };
    },
    logger: createLogger({ level: "debug", secrets: [api.token, SECRETS.apiKey], destination }),
    pace: null,
    questionsPerMinute: { user: 10_000, chat: 10_000 },
    drain: 1_000,
  });
  const outgoing = recordOutgoing(api);
  await bot.start();
  return {
    api,
    world: api.world,
    state,
    assistant,
    takeOutgoing: () => outgoing.splice(0),
    get outgoing() {
      return outgoing.length;
    },
    takeAnswers: () => answers.splice(0),
    get reindexed() {
      return reindexed;
    },
    log,
    async stop() {
      await bot.stop();
      await close();
      state.close();
    },
  };
}

/** Whatever a person could see of the bot: messages, edits, drafts, notices, inline results. */
function recordOutgoing({ world }: BotApi): Outgoing[] {
  const outgoing: Outgoing[] = [];
  world.onEvent((event) => {
    if ((event.kind === "message" || event.kind === "edit") && event.byBot)
      outgoing.push({ chat: event.chat, message: event.message });
    if (event.kind === "draft")
      outgoing.push({ chat: event.chat, message: { text: event.text, entities: [...event.entities] } });
    if (event.kind === "callback-answer" && event.answer.text !== undefined)
      outgoing.push({ chat: null, message: { text: event.answer.text } });
    // titles and descriptions of inline results are no messages: nothing in them can be a link
    if (event.kind === "inline-answer")
      for (const { message } of event.answer.results) outgoing.push({ chat: null, message });
  });
  return outgoing;
}
