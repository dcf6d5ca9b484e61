import type { Logger } from "../logging.ts";
import type { ChatSettings } from "../state/chat-settings.ts";
import type { ApiClient } from "./api-client.ts";
import { ApiFault } from "./api-fault.ts";
import { createChatLines } from "./chat-lines.ts";
import type { Metrics } from "./metrics.ts";
import type { Pace } from "./pace.ts";
import type { Formatted } from "./rendering/formatted.ts";
import { createSendSlots, type SendSlots } from "./send-slots.ts";
import { growingWait, pause } from "./waiting.ts";

/** A call that counts as a message. */
export interface MessageCall {
  readonly method: "sendMessage" | "editMessageText";
  readonly chat: number;
  readonly message: Formatted;
  /** Its other parameters. */
  readonly rest: object;
  /** It was sent to a group's former id before. */
  readonly followed?: boolean;
}

/** What became of a call: where the message is, its number unless nothing changed; null where it was in vain. */
export type Delivered = { readonly chat: number; readonly message: number | undefined } | null;

/** What delivery works with. */
export interface DeliveryParts {
  readonly client: ApiClient;
  readonly chats: ChatSettings;
  readonly pace: Pace;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Messages on their way at the same time, see {@link createSendSlots}. */
  readonly sendsAtOnce: number;
  /** Ends every wait, and every call that hangs. */
  readonly stopping: AbortSignal;
}

/** What ends a message that is tried once: before it is on its way, and when it is. */
export interface Patience {
  readonly wait: AbortSignal;
  readonly call: AbortSignal;
}

/** Makes the calls that count as messages. */
export interface Delivery {
  /**
   * Makes a call as often as it takes, in order within its chat, and with the fallbacks there are.
   * @throws ApiFault "aborted", "unclear" or "unauthorized"
   */
  deliver(call: MessageCall): Promise<Delivered>;
  /** Makes a call once, at the pace of its chat but past the line of what waits there. @throws ApiFault for whatever befalls it */
  attempt(call: MessageCall, patience: Patience): Promise<{ readonly message_id?: number }>;
}

/** Attempts where it is not known whether a message went out: each further one may double it. */
const UNCLEAR_ATTEMPTS = 5;
/** Milliseconds beyond `retry_after`, so that a clock that differs a little does not make it too early. */
const AFTER_FLOOD = 100;

/** See the interface. */
export function createDelivery(parts: DeliveryParts): Delivery {
  const lines = createChatLines();
  const slots = createSendSlots(parts.sendsAtOnce);
  const patience = { wait: parts.stopping, call: parts.stopping };
  const callOnce = (call: MessageCall, given: Patience) => makeCall(parts, slots, call, given);
  const perform = async (call: MessageCall): Promise<Delivered> => {
    if (parts.chats.isGone(call.chat)) return null;
    try {
      const sent = await callUntilTaken(parts, call, () => callOnce(call, patience));
      return { chat: call.chat, message: sent.message_id };
    } catch (error) {
      return fallBack(call, asFault(error));
    }
  };
  const fallBack = (call: MessageCall, fault: ApiFault): Promise<Delivered> | Delivered => {
    const { logger, chats } = parts;
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
  };
  const follow = (call: MessageCall, to: number): Promise<Delivered> | null => {
    if (to === call.chat || call.followed) return null;
    parts.logger.info({ from: call.chat, to }, "group became a supergroup");
    parts.chats.move(call.chat, to);
    // what it answered did not move along
    const { reply_parameters: _reply, ...rest } = call.rest as { reply_parameters?: unknown };
    return lines.run(to, () => perform({ ...call, chat: to, rest, followed: true }));
  };
  return {
    deliver: (call) => lines.run(call.chat, () => perform(call)),
    async attempt(call, given) {
      try {
        if (parts.chats.isGone(call.chat)) throw new ApiFault("gone", "the chat is closed to the bot");
        return await callOnce(call, given);
      } catch (error) {
        noteFlood(parts.pace, call.chat, asFault(error));
        throw error;
      }
    },
  };
}

/** Makes a call once it is the chat's turn. @throws ApiFault */
async function makeCall(
  { client, pace, metrics }: DeliveryParts,
  slots: SendSlots,
  { method, chat, message, rest }: MessageCall,
  patience: Patience,
): Promise<{ readonly message_id?: number }> {
  await pause(pace.nextFor(chat) - Date.now(), patience.wait);
  await pause(pace.take(chat) - Date.now(), patience.wait);
  const payload = { chat_id: chat, ...textOf(message), ...NO_PREVIEW, ...rest };
  const sent = await slots.run(async () => {
    if (patience.wait.aborted) throw new ApiFault("aborted", "the call was given up");
    return client.call<{ message_id?: number }>(method, payload, { signal: patience.call });
  });
  metrics.sent(method);
  return sent;
}

/** Makes a call until Telegram takes or refuses it. */
async function callUntilTaken(
  parts: DeliveryParts,
  { method, chat }: MessageCall,
  callOnce: () => Promise<{ readonly message_id?: number }>,
): Promise<{ readonly message_id?: number }> {
  for (let attempts = 0; ; attempts += 1) {
    try {
      return await callOnce();
    } catch (error) {
      await recover(parts, asFault(error), { method, chat, attempts });
    }
  }
}

/** After a 429 nothing goes to that chat before its time. */
function noteFlood(pace: Pace, chat: number, fault: ApiFault): void {
  if (fault.kind === "flood") pace.pause(chat, Date.now() + fault.retryAfter * 1_000 + AFTER_FLOOD);
}

/** Does what is to be done before a call is made once more; throws the fault where that would not help. */
async function recover(
  { pace, metrics, stopping }: DeliveryParts,
  fault: ApiFault,
  { method, chat, attempts }: { readonly method: string; readonly chat: number; readonly attempts: number },
): Promise<void> {
  const isUnclear = fault.kind === "unclear" && attempts < UNCLEAR_ATTEMPTS - 1;
  if (fault.kind === "flood") noteFlood(pace, chat, fault);
  else if (isUnclear || fault.kind === "unreachable") await pause(growingWait(attempts), stopping);
  else throw fault;
  metrics.retried(method, fault.kind);
}

const NO_PREVIEW = { link_preview_options: { is_disabled: true } };

/** A text as the Bot API takes it. */
export function textOf({ html, plain, literal = [] }: Formatted): object {
  if (html !== null) return { text: html, parse_mode: "HTML" };
  const entities = literal.map(({ start, end }) => ({ type: "code", offset: start, length: end - start }));
  return { text: plain, ...(entities.length > 0 && { entities }) };
}

function asFault(error: unknown): ApiFault {
  if (error instanceof ApiFault) return error;
  throw error;
}
