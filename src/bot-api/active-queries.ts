import { badRequest } from "./api-error.ts";
import { type ChatReference, type Chats, idOf } from "./chats.ts";
import type { CallbackAnswer, EventHub, InlineAnswer, InlineResult } from "./events.ts";
import type { Message, Update, User } from "./objects.ts";
import type { UpdateQueue } from "./update-queue.ts";
import { createUntil, type Until } from "./waiting.ts";

/** A press of a button under a message. */
export interface Press {
  chat: ChatReference;
  message: Message | number;
  from: User;
  /** The data to send; may be forged. Default: the button named by `button`. */
  data?: string;
  /** Text of the button, or part of it. */
  button?: string;
}

/** What someone types after the bot's name. */
export interface InlineQuery {
  from: User;
  query: string;
  offset?: string;
  chatType?: "sender" | "private" | "group" | "supergroup" | "channel";
}

/** A query on its way to the bot. */
export interface Asked<Answer> {
  id: string;
  update: Update | undefined;
  /** The bot's answer. @throws Error when none comes in time (default 2,000 ms) */
  answer(timeoutMs?: number): Promise<Answer>;
}

/** What people do with buttons and inline mode. */
export interface Queries {
  /** Presses a button: `callback_query`. @throws Error when no button of the message fits */
  press(press: Press): Asked<CallbackAnswer>;
  inline(query: InlineQuery): Asked<InlineAnswer>;
  /** Sends an inline result to a chat, as the person did who asked: the message, and `chosen_inline_result`. */
  choose(choice: Choice): Message;
}

/** An inline result that someone sends. */
export interface Choice {
  chat: ChatReference;
  from: User;
  query: string;
  result: InlineResult;
}

interface Waiting {
  askedAt: number;
  answer?: unknown;
}

interface QueryParts {
  chats: Chats;
  updates: UpdateQueue;
  events: EventHub;
  now: () => number;
  /** How long a query may be answered, in milliseconds. */
  lifetimeMs: number;
}

const FIRST_QUERY_ID = 4_000_000_000_000_000;
/** Longer inline queries never leave the app. */
const INLINE_QUERY_LENGTH = 256;
const TOO_OLD = "query is too old and response timeout expired or query ID is invalid";

/** Presses and inline queries that the bot may still answer. */
export class ActiveQueries implements Queries {
  readonly #parts: QueryParts;
  readonly #until: Until;
  readonly #waiting = new Map<string, Waiting>();

  constructor(parts: QueryParts) {
    this.#parts = parts;
    this.#until = createUntil(parts.events);
  }

  press({ chat, message: which, from, data, button }: Press): Asked<CallbackAnswer> {
    const { chats, updates } = this.#parts;
    const record = chats.get(idOf(chat));
    const messageId = typeof which === "number" ? which : which.message_id;
    const stored = chats.message(record, messageId);
    const message = stored?.message ?? { chat: record.chat, message_id: messageId, date: 0 };
    const chosen = data ?? buttonData(stored?.message, button);
    const id = this.#newId();
    const update = updates.push("callback_query", {
      id,
      from,
      ...(stored?.inlineId === undefined ? { message } : { inline_message_id: stored.inlineId }),
      chat_instance: String(record.chat.id * -7),
      data: chosen,
    });
    return this.#asked(id, update);
  }

  inline({ from, query, offset = "", chatType = "sender" }: InlineQuery): Asked<InlineAnswer> {
    const id = this.#newId();
    const shortened = query.slice(0, INLINE_QUERY_LENGTH);
    const update = this.#parts.updates.push("inline_query", {
      id,
      from,
      query: shortened,
      offset,
      chat_type: chatType,
    });
    return this.#asked(id, update);
  }

  choose({ chat, from, query, result }: Choice): Message {
    const { chats, updates } = this.#parts;
    const record = chats.get(idOf(chat));
    const markup = result.replyMarkup ? { reply_markup: result.replyMarkup } : {};
    const stored = chats.put(record, { from, via_bot: chats.bot, ...result.message, ...markup }, false);
    const { message } = stored;
    if (result.replyMarkup) {
      stored.inlineId = `inline-${record.chat.id}-${message.message_id}`;
      chats.inlineMessages.set(stored.inlineId, { record, stored });
    }
    updates.push("chosen_inline_result", {
      from,
      query,
      result_id: result.id,
      ...(stored.inlineId !== undefined && { inline_message_id: stored.inlineId }),
    });
    const status = record.members.get(chats.bot.id) ?? "left";
    if (status !== "left" && status !== "kicked") updates.push("message", message);
    return message;
  }

  /** @throws ApiError 400 when it was answered, is too old, or never was */
  answerCallback(id: string, answer: CallbackAnswer): void {
    this.#settle(id, answer);
    this.#parts.events.emit({ kind: "callback-answer", queryId: id, answer });
  }

  /** @throws ApiError 400 when it was answered, is too old, or never was */
  answerInline(id: string, answer: InlineAnswer): void {
    this.#settle(id, answer);
    this.#parts.events.emit({ kind: "inline-answer", queryId: id, answer });
  }

  #newId(): string {
    const id = String(FIRST_QUERY_ID + this.#waiting.size);
    this.#waiting.set(id, { askedAt: this.#parts.now() });
    return id;
  }

  #asked<Answer>(id: string, update: Update | undefined): Asked<Answer> {
    const look = () => this.#waiting.get(id)?.answer as Answer | undefined;
    return { id, update, answer: (timeoutMs) => this.#until(`an answer to query ${id}`, look, timeoutMs) };
  }

  #settle(id: string, answer: unknown): void {
    const query = this.#waiting.get(id);
    const isOver = !query || this.#parts.now() - query.askedAt > this.#parts.lifetimeMs;
    if (isOver || query.answer !== undefined) throw badRequest(TOO_OLD);
    query.answer = answer;
  }
}

function buttonData(message: Message | undefined, text: string | undefined): string {
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
  const fitting = buttons.filter((button) => button.callback_data !== undefined);
  const button = text === undefined ? fitting[0] : fitting.find((candidate) => candidate.text.includes(text));
  if (button?.callback_data === undefined) {
    throw new Error(
      `no button${text === undefined ? "" : ` "${text}"`} to press; there are: ${JSON.stringify(buttons.map((other) => other.text))}`,
    );
  }
  return button.callback_data;
}
