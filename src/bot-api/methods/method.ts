import type { ActiveQueries } from "../active-queries.ts";
import type { ChatRecord, Chats } from "../chats.ts";
import type { EventHub } from "../events.ts";
import type { FileStore } from "../file-store.ts";
import type { TextInput } from "../formatted-text.ts";
import type { Parameters } from "../parameters.ts";
import type { UpdateQueue } from "../update-queue.ts";
import type { Webhook } from "../webhook.ts";

/** A file sent along with a call. */
export interface Upload {
  fileName: string;
  mimeType: string;
  bytes: Uint8Array;
}

/** What a call brings beside its parameters. */
export interface CallContext {
  uploads: ReadonlyMap<string, Upload>;
  /** Aborts when the client goes away. */
  signal: AbortSignal;
}

/** Carries out a method and gives its result. @throws ApiError for a refusal */
export type Method = (parameters: Parameters, call: CallContext) => unknown;

/** Methods by their documented names. */
export type MethodTable = Readonly<Record<string, Method>>;

/** What methods work on. */
export interface MethodParts {
  chats: Chats;
  updates: UpdateQueue;
  events: EventHub;
  files: FileStore;
  queries: ActiveQueries;
  webhook: Webhook;
  privacyMode: boolean;
  now: () => number;
}

/** The text of a call with its markup, ready for formatText. */
export function textInput(
  chats: Chats,
  parameters: Parameters,
  names: { text: string; parseMode: string; entities: string },
): TextInput {
  return {
    text: parameters.text(names.text),
    parseMode: parameters.text(names.parseMode),
    entities: parameters.json(names.entities),
    findUser: (id) => chats.users.get(id),
  };
}

/** The names under which sendMessage and its like hand over their text. */
export const MESSAGE_TEXT = { text: "text", parseMode: "parse_mode", entities: "entities" };
/** The names under which methods with media hand over their caption. */
export const CAPTION_TEXT = { text: "caption", parseMode: "parse_mode", entities: "caption_entities" };

/** The chat of a call, the bot being able to write there. @throws ApiError 400, 403 */
export function writableChat(chats: Chats, parameters: Parameters): ChatRecord {
  return chats.findWritable(parameters.text("chat_id"));
}
