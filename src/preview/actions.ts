import { z } from "zod";
import type { Asked } from "../bot-api/active-queries.ts";
import type { BotApi } from "../bot-api/bot-api.ts";
import type { InlineResult } from "../bot-api/events.ts";
import type { BotCommand, Chat, Message, User } from "../bot-api/objects.ts";
import type { Cast } from "./cast.ts";
import { findCitation, type OpenedCitation, type PreviewArticles } from "./citations.ts";

/** What a person does on the page was refused; `status` is HTTP's. */
export class ActionError extends Error {
  readonly status: 400 | 403 | 404;

  constructor(status: 400 | 403 | 404, message: string) {
    super(message);
    this.name = "ActionError";
    this.status = status;
  }
}

/** What the page can do, by name; each takes the request's JSON. @throws ActionError */
export type Actions = ReadonlyMap<string, (body: unknown) => unknown>;

/** Longest text that Telegram's apps send as one message. */
const TEXT_UNITS = 4096;
/** How long the page waits for the bot's answer to a press or an inline query. */
const QUERY_MS = 12_000;
/** Inline queries whose results can still be chosen. */
const KEPT_QUERIES = 50;

const id = z.number().int();
const chosen = { user: id, chat: id };
const text = z.string().trim().min(1).max(TEXT_UNITS);
const schemas = {
  say: z.object({ ...chosen, text, topic: id.nullish(), replyTo: id.nullish() }),
  attach: z.object({
    ...chosen,
    topic: id.nullish(),
    medium: z.enum(["voice", "photo", "sticker", "document"]),
  }),
  edit: z.object({ ...chosen, message: id, text }),
  remove: z.object({ ...chosen, message: id }),
  press: z.object({ ...chosen, message: id, data: z.string().max(64) }),
  inline: z.object({ ...chosen, query: z.string().max(TEXT_UNITS) }),
  choose: z.object({
    ...chosen,
    topic: id.nullish(),
    query: z.string(),
    queryId: z.string(),
    result: z.string(),
  }),
  commands: z.object(chosen),
  citation: z.object({
    quote: z.string().min(1).max(TEXT_UNITS),
    sourceLine: z.string().max(TEXT_UNITS).default(""),
    message: z.string().max(TEXT_UNITS).default(""),
  }),
};

type Request<Name extends keyof typeof schemas> = z.output<(typeof schemas)[Name]>;

/** The actions over a running Bot API server. */
export function createActions(parts: { botApi: BotApi; cast: Cast; articles: PreviewArticles }): Actions {
  const stage = createStage(parts.botApi, parts.cast);
  const results = new Map<string, readonly InlineResult[]>();
  return new Map<string, (body: unknown) => unknown>([
    action("say", (request) => say(stage, request)),
    action("attach", (request) => attach(stage, request)),
    action("edit", (request) => {
      stage.world.edit(stage.place(request).chat, stage.ownMessage(request), request.text);
    }),
    action("remove", (request) => stage.world.remove(stage.place(request).chat, stage.ownMessage(request))),
    action("press", (request) => press(stage, request)),
    action("inline", (request) => inline(stage, results, request)),
    action("choose", (request) => choose(stage, results, request)),
    action("commands", (request): readonly BotCommand[] => {
      const { chat, user } = stage.place(request);
      return parts.botApi.commandsShown(chat, user);
    }),
    action("citation", (request) => citation(parts.articles, request)),
  ]);
}

/** The world with a person on it: who acts must be in the chat, and what is acted on must be there. */
interface Stage {
  readonly world: BotApi["world"];
  place(request: { user: number; chat: number; topic?: number | null | undefined }): {
    user: User;
    chat: Chat;
  };
  message(request: { chat: number; message: number }): Message;
  ownMessage(request: { user: number; chat: number; message: number }): Message;
}

function createStage({ world }: BotApi, cast: Cast): Stage {
  const stage: Stage = {
    world,
    place({ user: userId, chat: chatId, topic }) {
      const user = cast.people.find((person) => person.id === userId);
      if (!user) throw new ActionError(404, `there is no person ${userId} in the preview`);
      const chat = world.chats().find((candidate) => candidate.id === chatId);
      if (!chat) throw new ActionError(404, `there is no chat ${chatId} in the preview`);
      const status = world.members(chat).find((member) => member.user.id === userId)?.status ?? "left";
      if (status === "left" || status === "kicked")
        throw new ActionError(403, `${user.first_name} is not in this chat`);
      if (topic && !world.topics(chat).has(topic))
        throw new ActionError(404, `there is no topic ${topic} in this chat`);
      return { user, chat };
    },
    message({ chat, message: wanted }) {
      const stored = world.messages(chat).find(({ message }) => message.message_id === wanted);
      if (!stored) throw new ActionError(404, `there is no message ${wanted} in this chat`);
      return stored.message;
    },
    ownMessage(request) {
      stage.place(request);
      const message = stage.message(request);
      if (message.from?.id !== request.user)
        throw new ActionError(403, "only one's own messages can be changed");
      return message;
    },
  };
  return stage;
}

function say(stage: Stage, request: Request<"say">): { message: number } {
  const { user, chat } = stage.place(request);
  const replyTo = request.replyTo ? stage.message({ chat: chat.id, message: request.replyTo }) : undefined;
  const { message } = stage.world.say({
    chat,
    from: user,
    text: request.text,
    ...(request.topic && { topic: request.topic }),
    ...(replyTo && { replyTo }),
  });
  return { message: message.message_id };
}

function attach(stage: Stage, request: Request<"attach">): { message: number } {
  const { user, chat } = stage.place(request);
  const { message } = stage.world.say({
    chat,
    from: user,
    medium: {
      kind: request.medium,
      bytes: new TextEncoder().encode("preview"),
      ...(request.medium === "document" && { fileName: "article.txt", mimeType: "text/plain" }),
    },
    ...(request.topic && { topic: request.topic }),
  });
  return { message: message.message_id };
}

async function press(stage: Stage, request: Request<"press">): Promise<unknown> {
  const { user, chat } = stage.place(request);
  stage.message(request);
  const { message, data } = request;
  return { answer: await answerOf(stage.world.press({ chat, message, from: user, data })) };
}

async function inline(
  stage: Stage,
  kept: Map<string, readonly InlineResult[]>,
  request: Request<"inline">,
): Promise<unknown> {
  const { user, chat } = stage.place(request);
  const chatType = chat.type === "private" ? "sender" : chat.type;
  const asked = stage.world.inline({ from: user, query: request.query, chatType });
  const answer = await answerOf(asked);
  if (answer === null) return { queryId: asked.id, results: [], button: null, answered: false };
  keep(kept, asked.id, answer.results);
  const results = answer.results.map(({ id, title, description }) => ({ id, title, description }));
  return { queryId: asked.id, results, button: answer.button ?? null, answered: true };
}

function choose(
  stage: Stage,
  kept: ReadonlyMap<string, readonly InlineResult[]>,
  request: Request<"choose">,
): { message: number } {
  const { user, chat } = stage.place(request);
  const result = kept.get(request.queryId)?.find((candidate) => candidate.id === request.result);
  if (!result) throw new ActionError(404, "these results are no longer there: type the question anew");
  // the topic rides on the message, for a choice itself names none
  const topic = request.topic && { message_thread_id: request.topic, is_topic_message: true as const };
  const placed = { ...result, message: { ...result.message, ...topic } };
  const message = stage.world.choose({ chat, from: user, query: request.query, result: placed });
  return { message: message.message_id };
}

async function citation(articles: PreviewArticles, request: Request<"citation">): Promise<OpenedCitation> {
  const found = await findCitation(articles, request);
  if (!found) throw new ActionError(404, "no article has these words");
  return found;
}

/** The bot's answer; null when it gives none in time, as when it is not running. */
async function answerOf<Answer>(asked: Asked<Answer>): Promise<Answer | null> {
  return asked.answer(QUERY_MS).catch(() => null);
}

function keep(
  kept: Map<string, readonly InlineResult[]>,
  queryId: string,
  results: readonly InlineResult[],
): void {
  kept.set(queryId, results);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_QUERIES && oldest !== undefined) kept.delete(oldest);
}

function action<Name extends keyof typeof schemas>(
  name: Name,
  run: (request: Request<Name>) => unknown,
): [string, (body: unknown) => unknown] {
  const schema = schemas[name];
  return [
    name,
    (body) => {
      const parsed = schema.safeParse(body);
      if (!parsed.success)
        throw new ActionError(400, `"${name}" was asked wrongly: ${z.prettifyError(parsed.error)}`);
      return run(parsed.data as Request<Name>);
    },
  ];
}
