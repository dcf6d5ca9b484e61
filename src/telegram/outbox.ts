import { setMaxListeners } from "node:events";
import type { Logger } from "../logging.ts";
import type { ChatSettings } from "../state/chat-settings.ts";
import type { ApiClient } from "./api-client.ts";
import { ApiFault } from "./api-fault.ts";
import { createChatLines } from "./chat-lines.ts";
import type { Metrics } from "./metrics.ts";
import type { Pace } from "./pace.ts";
import type { Formatted } from "./rendering/formatted.ts";
import { growingWait, pause } from "./waiting.ts";

/** A button: what it says and what the bot gets when it is pressed, at most 64 bytes. */
export interface Button {
  readonly text: string;
  readonly data: string;
}

/** Rows of buttons under a message. */
export type Keyboard = readonly (readonly Button[])[];

/** Where a message goes. */
export interface Destination {
  readonly chat: number;
  /** A forum topic's `message_thread_id`. */
  readonly topic?: number | undefined;
  /** The message it answers, quoted above it; it is sent without where that one is gone. */
  readonly replyTo?: number | undefined;
}

/** A message that is there. */
export interface SentMessage {
  readonly chat: number;
  readonly message: number;
}

/** The one way messages leave the bot. */
export interface Outbox {
  /**
   * Sends a message, however long that takes: waits out 429s for this chat alone, goes on when the network is back, falls back
   * to plain text, follows a group to its new id. @returns null where the chat cannot be written to any more
   * @throws ApiFault "aborted" when the bot stops before the message went out; "unclear" when Telegram stays in trouble
   */
  send(to: Destination, message: Formatted, keyboard?: Keyboard): Promise<SentMessage | null>;
  /** Changes a message of ours. @returns false where it can be changed no more */
  edit(which: SentMessage, message: Formatted, keyboard?: Keyboard): Promise<boolean>;
  /** Shows that work goes on, for up to 5 s. Never fails. */
  typing(to: Destination): Promise<void>;
  /** Answers a press of a button, with a notice where there is a text. Never fails: a press that is too old needs no answer. */
  answerPress(id: string, text?: string): Promise<void>;
  /** From now on nothing waits: whatever could not go out yet ends as "aborted". */
  stop(): void;
}

/** Attempts where it is not known whether a message went out: each further one may double it. */
const UNCLEAR_ATTEMPTS = 5;
/** Attempts to answer a press, one right after the other: it waits to be answered now or never. */
const PRESS_ATTEMPTS = 3;
/** Milliseconds beyond `retry_after`, so that a clock that differs a little does not make it too early. */
const AFTER_FLOOD = 100;

interface Call {
  readonly method: "sendMessage" | "editMessageText";
  readonly chat: number;
  readonly message: Formatted;
  readonly rest: object;
  /** It was sent to a group's former id before. */
  readonly followed?: boolean;
}

/** See the interface. */
export function createOutbox(options: {
  readonly client: ApiClient;
  readonly chats: ChatSettings;
  readonly pace: Pace;
  readonly metrics: Metrics;
  readonly logger: Logger;
}): Outbox {
  const { client, chats, pace, metrics, logger } = options;
  const lines = createChatLines();
  const stopping = new AbortController();
  // every message that waits listens
  setMaxListeners(0, stopping.signal);

  const waitForTurn = async (chat: number) => {
    await pause(pace.nextFor(chat) - Date.now(), stopping.signal);
    await pause(pace.take(chat) - Date.now(), stopping.signal);
  };

  /** What is to be done about a fault before the call is made once more; throws where it is not. */
  const recover = async (fault: ApiFault, chat: number, method: string, attempt: number) => {
    metrics.retried(method, fault.kind);
    switch (fault.kind) {
      case "flood":
        pace.pause(chat, Date.now() + fault.retryAfter * 1_000 + AFTER_FLOOD);
        return;
      case "unreachable":
        return pause(growingWait(attempt), stopping.signal);
      case "unclear":
        if (attempt >= UNCLEAR_ATTEMPTS - 1) throw fault;
        return pause(growingWait(attempt), stopping.signal);
      default:
        throw fault;
    }
  };

  const attempt = async (call: Call, message: Formatted): Promise<{ message_id?: number }> => {
    for (let attempts = 0; ; attempts += 1) {
      await waitForTurn(call.chat);
      try {
        const payload = { chat_id: call.chat, ...textOf(message), ...call.rest };
        const sent = await client.call<{ message_id?: number }>(call.method, payload);
        metrics.sent(call.method);
        return sent;
      } catch (error) {
        await recover(asFault(error), call.chat, call.method, attempts);
      }
    }
  };

  /** Makes a call with all its fallbacks; null where it is in vain. */
  const perform = async (call: Call): Promise<{ chat: number; message: number | undefined } | null> => {
    if (chats.isGone(call.chat)) return null;
    try {
      return { chat: call.chat, message: (await attempt(call, call.message)).message_id };
    } catch (error) {
      const fault = asFault(error);
      switch (fault.kind) {
        case "markup":
          logger.warn({ reason: fault.message }, "markup refused, sent plain instead");
          if (call.message.html === null) return null;
          return perform({ ...call, message: { ...call.message, html: null } });
        case "migrated":
          return follow(call, fault.migrateTo ?? call.chat);
        case "gone":
          logger.info({ chat: call.chat, reason: fault.message }, "chat is closed to the bot");
          chats.setGone(call.chat, true);
          return null;
        case "unchanged":
          return { chat: call.chat, message: undefined };
        case "refused":
          logger.warn({ chat: call.chat, method: call.method, reason: fault.message }, "message refused");
          return null;
        default:
          throw fault;
      }
    }
  };

  const follow = (call: Call, to: number) => {
    if (to === call.chat || call.followed) return Promise.resolve(null);
    logger.info({ from: call.chat, to }, "group became a supergroup");
    chats.move(call.chat, to);
    // what it answered did not move along
    const { reply_parameters: _reply, ...rest } = call.rest as { reply_parameters?: unknown };
    return lines.run(to, () => perform({ ...call, chat: to, rest, followed: true }));
  };

  return {
    async send(to, message, keyboard) {
      const rest = { ...placeOf(to), ...markupOf(keyboard) };
      const sent = await lines.run(to.chat, () =>
        perform({ method: "sendMessage", chat: to.chat, message, rest }),
      );
      return sent?.message === undefined ? null : { chat: sent.chat, message: sent.message };
    },
    async edit(which, message, keyboard) {
      const rest = { message_id: which.message, ...markupOf(keyboard) };
      const call = { method: "editMessageText", chat: which.chat, message, rest } as const;
      return (await lines.run(which.chat, () => perform(call))) !== null;
    },
    async typing(to) {
      if (chats.isGone(to.chat) || pace.nextFor(to.chat) > Date.now() + 5_000) return;
      const { reply_parameters: _reply, ...place } = placeOf(to);
      await faultOf(
        client.call("sendChatAction", { chat_id: to.chat, action: "typing", ...place }, stopping),
      );
    },
    async answerPress(id, text) {
      const payload = { callback_query_id: id, ...(text !== undefined && { text }) };
      for (let attempts = 0; attempts < PRESS_ATTEMPTS; attempts += 1) {
        const fault = await faultOf(client.call("answerCallbackQuery", payload));
        if (fault?.kind !== "unclear" && fault?.kind !== "unreachable") return;
      }
    },
    stop() {
      stopping.abort();
    },
  };
}

function textOf({ html, plain }: Formatted): object {
  const text = html === null ? { text: plain } : { text: html, parse_mode: "HTML" };
  return { ...text, link_preview_options: { is_disabled: true } };
}

function placeOf({ topic, replyTo }: Destination): { reply_parameters?: object } {
  return {
    ...(topic !== undefined && { message_thread_id: topic }),
    ...(replyTo !== undefined && {
      reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
    }),
  };
}

/** The keyboard as the Bot API takes it. */
export function markupOf(keyboard: Keyboard | undefined): object {
  if (keyboard === undefined || keyboard.length === 0) return {};
  const rows = keyboard.map((row) => row.map(({ text, data }) => ({ text, callback_data: data })));
  return { reply_markup: { inline_keyboard: rows } };
}

function asFault(error: unknown): ApiFault {
  if (error instanceof ApiFault) return error;
  throw error;
}

/** How a call failed; null where it went well. */
async function faultOf(call: Promise<unknown>): Promise<ApiFault | null> {
  try {
    await call;
    return null;
  } catch (error) {
    return asFault(error);
  }
}
