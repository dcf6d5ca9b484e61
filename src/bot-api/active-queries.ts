import { badRequest } from "./api-error.ts";
import { type ChatReference, type Chats, idOf } from "./chats.ts";
import type { CallbackAnswer, EventHub, InlineAnswer, InlineResult } from "./events.ts";
import type { Message, Update, User } from "./objects.ts";
import type { UpdateQueue } from "./update-queue.ts";
import { createUntil } from "./waiting.ts";

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

/** Presses and inline queries that the bot may still answer. */
export interface ActiveQueries {
  /** Presses a button: `callback_query`. @throws Error when no button of the message fits */
  press(press: Press): Asked<CallbackAnswer>;
  inline(query: InlineQuery): Asked<InlineAnswer>;
  /** Sends an inline result to a chat, as the person did who asked: the message, and `chosen_inline_result`. */
  choose(options: { chat: ChatReference; from: User; query: string; result: InlineResult }): Message;
  /** @throws ApiError 400 when it was answered, is too old, or never was */
  answerCallback(id: string, answer: CallbackAnswer): void;
  /** @throws ApiError 400 when it was answered, is too old, or never was */
  answerInline(id: string, answer: InlineAnswer): void;
}

interface Waiting {
  askedAt: number;
  answer?: unknown;
}

const TOO_OLD = "query is too old and response timeout expired or query ID is invalid";

/** @param lifetimeMs how long a query may be answered */
export function createQueries(parts: {
  chats: Chats;
  updates: UpdateQueue;
  events: EventHub;
  now: () => number;
  lifetimeMs: number;
}): ActiveQueries {
  const { chats, updates, events, now } = parts;
  const until = createUntil(events);
  const waiting = new Map<string, Waiting>();
  let count = 0;
  const newId = (): string => {
    const id = String(4_000_000_000_000_000 + ++count);
    waiting.set(id, { askedAt: now() });
    return id;
  };
  const ask = <Answer>(id: string, update: Update | undefined): Asked<Answer> => ({
    id,
    update,
    answer: (timeoutMs) =>
      until(`an answer to query ${id}`, () => waiting.get(id)?.answer as Answer | undefined, timeoutMs),
  });
  const settle = (id: string, answer: unknown): void => {
    const query = waiting.get(id);
    if (!query || query.answer !== undefined || now() - query.askedAt > parts.lifetimeMs)
      throw badRequest(TOO_OLD);
    query.answer = answer;
  };
  return {
    press(press) {
      const record = chats.get(idOf(press.chat));
      const messageId = typeof press.message === "number" ? press.message : press.message.message_id;
      const stored = chats.message(record, messageId);
      const message = stored?.message ?? { chat: record.chat, message_id: messageId, date: 0 };
      const data = press.data ?? buttonData(stored?.message, press.button);
      const id = newId();
      const update = updates.push("callback_query", {
        id,
        from: press.from,
        message,
        chat_instance: String(record.chat.id * -7),
        data,
      });
      return ask(id, update);
    },
    inline({ from, query, offset = "", chatType = "sender" }) {
      const id = newId();
      const update = updates.push("inline_query", {
        id,
        from,
        // longer ones never leave the app
        query: query.slice(0, 256),
        offset,
        chat_type: chatType,
      });
      return ask(id, update);
    },
    choose({ chat, from, query, result }) {
      const record = chats.get(idOf(chat));
      const { message } = chats.put(
        record,
        {
          from,
          via_bot: chats.bot,
          ...result.message,
          ...(result.replyMarkup && { reply_markup: result.replyMarkup }),
        },
        false,
      );
      updates.push("chosen_inline_result", { from, query, result_id: result.id });
      const status = record.members.get(chats.bot.id) ?? "left";
      if (status !== "left" && status !== "kicked") updates.push("message", message);
      return message;
    },
    answerCallback(id, answer) {
      settle(id, answer);
      events.emit({ kind: "callback-answer", queryId: id, answer });
    },
    answerInline(id, answer) {
      settle(id, answer);
      events.emit({ kind: "inline-answer", queryId: id, answer });
    },
  };
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
