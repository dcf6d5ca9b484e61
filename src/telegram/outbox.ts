import { setMaxListeners } from "node:events";
import type { ApiClient } from "./api-client.ts";
import { ApiFault } from "./api-fault.ts";
import { createDelivery, type DeliveryParts, type Patience, textOf } from "./delivery.ts";
import type { Formatted } from "./rendering/formatted.ts";

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
  /** Changes a message of ours. @returns false where it can be changed no more. @throws as {@link send} */
  edit(which: SentMessage, message: Formatted, keyboard?: Keyboard): Promise<boolean>;
  /**
   * Shows a text that is still being written, in a private chat, for up to 30 s; another with the same id takes its place. Tried
   * once. @throws ApiFault for whatever befalls it
   */
  draft(to: Destination, id: number, message: Formatted, signal: AbortSignal): Promise<void>;
  /** Sends a message, tried once and without fallbacks. @throws ApiFault for whatever befalls it */
  trySend(to: Destination, message: Formatted, patience: Patience): Promise<SentMessage>;
  /** Changes a message of ours, tried as {@link trySend} does. */
  tryEdit(which: SentMessage, message: Formatted, patience: Patience): Promise<void>;
  /** Deletes a message of ours. Never fails: one that cannot be deleted stays. */
  remove(which: SentMessage): Promise<void>;
  /** Shows that work goes on, for up to 5 s. Never fails. */
  typing(to: Destination): Promise<void>;
  /** Answers a press of a button, with a notice where there is a text. Never fails: a press that is too old needs no answer. */
  answerPress(id: string, text?: string): Promise<void>;
  /** From now on nothing waits: whatever could not go out yet ends as "aborted". */
  stop(): void;
}

/** Attempts at a call that is of use now or never, one right after the other. */
const QUICK_ATTEMPTS = 3;
/** Milliseconds after which such a call counts as lost, and after which a draft does: by then there is a newer one. */
const QUICK_TIMEOUT = 5_000;
const DRAFT_TIMEOUT = 2_000;
/** A chat that is to be left alone for longer than typing shows, in milliseconds, is not bothered with it. */
const TYPING_SHOWS = 5_000;

/** See the interface. */
export function createOutbox(parts: Omit<DeliveryParts, "stopping">): Outbox {
  const { client, chats, pace, metrics } = parts;
  const stopping = new AbortController();
  // every message that waits listens
  setMaxListeners(0, stopping.signal);
  const { deliver, attempt } = createDelivery({ ...parts, stopping: stopping.signal });
  return {
    async send({ chat, topic, replyTo }, message, keyboard) {
      const rest = { ...threadOf(topic), ...replyOf(replyTo), ...markupOf(keyboard) };
      const sent = await deliver({ method: "sendMessage", chat, message, rest });
      return sent?.message === undefined ? null : { chat: sent.chat, message: sent.message };
    },
    async edit({ chat, message: message_id }, message, keyboard) {
      const rest = { message_id, ...markupOf(keyboard) };
      return (await deliver({ method: "editMessageText", chat, message, rest })) !== null;
    },
    async draft({ chat, topic }, draft_id, message, signal) {
      if (chats.isGone(chat)) throw new ApiFault("gone", "the chat is closed to the bot");
      const payload = { chat_id: chat, draft_id, ...textOf(message), ...threadOf(topic) };
      await client.call("sendMessageDraft", payload, { signal, timeout: DRAFT_TIMEOUT });
      metrics.sent("sendMessageDraft");
    },
    async trySend({ chat, topic }, message, patience) {
      const call = { method: "sendMessage", chat, message, rest: threadOf(topic) } as const;
      const { message_id } = await attempt(call, patience);
      if (message_id === undefined) throw new ApiFault("unclear", "sendMessage gave no message");
      return { chat, message: message_id };
    },
    async tryEdit({ chat, message: message_id }, message, patience) {
      const call = { method: "editMessageText", chat, message, rest: { message_id } } as const;
      const fault = await faultOf(attempt(call, patience));
      if (fault && fault.kind !== "unchanged") throw fault;
    },
    async remove({ chat, message: message_id }) {
      await callQuickly(client, "deleteMessage", { chat_id: chat, message_id }, stopping.signal);
    },
    async typing({ chat, topic }) {
      if (chats.isGone(chat) || pace.nextFor(chat) > Date.now() + TYPING_SHOWS) return;
      const payload = { chat_id: chat, action: "typing", ...threadOf(topic) };
      await faultOf(client.call("sendChatAction", payload, { signal: stopping.signal }));
    },
    async answerPress(id, text) {
      const payload = { callback_query_id: id, ...(text !== undefined && { text }) };
      await callQuickly(client, "answerCallbackQuery", payload);
    },
    stop() {
      stopping.abort();
    },
  };
}

/** Makes a call that is of use now or never; never fails. */
async function callQuickly(
  client: ApiClient,
  method: string,
  payload: object,
  signal?: AbortSignal,
): Promise<void> {
  const options = signal && { signal, timeout: QUICK_TIMEOUT };
  for (let attempts = 0; attempts < QUICK_ATTEMPTS; attempts += 1) {
    const fault = await faultOf(client.call(method, payload, options));
    if (fault?.kind !== "unclear" && fault?.kind !== "unreachable") return;
  }
}

const threadOf = (topic: number | undefined): object =>
  topic === undefined ? {} : { message_thread_id: topic };

const replyOf = (message: number | undefined): object =>
  message === undefined
    ? {}
    : { reply_parameters: { message_id: message, allow_sending_without_reply: true } };

function markupOf(keyboard: Keyboard | undefined): object {
  if (keyboard === undefined || keyboard.length === 0) return {};
  const rows = keyboard.map((row) => row.map(({ text, data }) => ({ text, callback_data: data })));
  return { reply_markup: { inline_keyboard: rows } };
}

/** How a call failed; null where it went well. */
async function faultOf(call: Promise<unknown>): Promise<ApiFault | null> {
  try {
    await call;
    return null;
  } catch (error) {
    if (error instanceof ApiFault) return error;
    throw error;
  }
}
