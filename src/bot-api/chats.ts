import { badRequest, forbidden } from "./api-error.ts";
import type { EventHub } from "./events.ts";
import type { Chat, Message, User } from "./objects.ts";

/** A member's standing, in the Bot API's words. */
export type MemberStatus = "creator" | "administrator" | "member" | "restricted" | "left" | "kicked";

/** A message with what became of it. `message` is as it stands now. */
export interface StoredMessage {
  message: Message;
  byBot: boolean;
  deleted: boolean;
  /** The texts it had before, oldest first. */
  earlierTexts: string[];
  /** How the bot names it when it came from inline mode with a keyboard. */
  inlineId?: string;
  /** Emoji that the bot put on it. */
  reactions: readonly string[];
}

/** A chat and all that is known of it. */
export interface ChatRecord {
  chat: Chat;
  members: Map<number, MemberStatus>;
  messages: Map<number, StoredMessage>;
  /** Forum topics by `message_thread_id`. */
  topics: Map<number, { name: string; closed: boolean }>;
  /** What the bot sent here, in order. */
  sent: StoredMessage[];
  /** The person blocked the bot. */
  blocked: boolean;
  migratedTo?: number;
  /** For a channel, its discussion group. */
  linkedGroup?: number;
  lastMessageId: number;
}

/** A chat by its id, or any object that has one. */
export type ChatReference = number | { id: number };

/** The id of a chat given either way. */
export function idOf(chat: ChatReference): number {
  return typeof chat === "number" ? chat : chat.id;
}

/** Anonymous admins of groups write as this user. */
export const ANONYMOUS_ADMIN: User = {
  id: 1087968824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};
/** Posts of a linked channel reach its group from this user. */
export const TELEGRAM: User = { id: 777000, is_bot: false, first_name: "Telegram" };
/** People who write as a channel write as this user. */
export const CHANNEL_WRITER: User = {
  id: 136817688,
  is_bot: true,
  first_name: "Channel",
  username: "Channel_Bot",
};

/** People, chats and messages: the state behind the methods. */
export class Chats {
  readonly bot: User;
  readonly users = new Map<number, User>();
  readonly records = new Map<number, ChatRecord>();
  /** Messages from inline mode that the bot may still change, by `inline_message_id`. */
  readonly inlineMessages = new Map<string, { record: ChatRecord; stored: StoredMessage }>();
  readonly #events: EventHub;
  readonly #now: () => number;
  /** Private chats and basic groups share one numbering, as the messages of one account do. */
  #lastSharedId = 0;

  constructor(options: { bot: User; events: EventHub; now: () => number }) {
    this.bot = options.bot;
    this.#events = options.events;
    this.#now = options.now;
    for (const user of [options.bot, ANONYMOUS_ADMIN, TELEGRAM, CHANNEL_WRITER])
      this.users.set(user.id, user);
  }

  /** Seconds since 1970, as dates of messages are. */
  date(): number {
    return Math.floor(this.#now() / 1000);
  }

  add(chat: Chat, members: Iterable<readonly [number, MemberStatus]>): ChatRecord {
    const record: ChatRecord = {
      chat,
      members: new Map(members),
      messages: new Map(),
      topics: new Map(),
      sent: [],
      blocked: false,
      lastMessageId: 0,
    };
    this.records.set(chat.id, record);
    this.#events.emit({ kind: "chat", chat: chat.id });
    return record;
  }

  /** @throws Error for a chat that the test or preview never added */
  get(id: number): ChatRecord {
    const record = this.records.get(id);
    if (!record)
      throw new Error(`no chat ${id} in this world: add it with addPrivateChat, addGroup or addChannel`);
    return record;
  }

  /** The chat named by a call's `chat_id`: a number or `@username`. @throws ApiError 400 */
  find(chatId: string): ChatRecord {
    const name = chatId.trim();
    if (name === "") throw badRequest("chat_id is empty");
    const record = name.startsWith("@")
      ? [...this.records.values()].find(
          ({ chat }) => chat.username?.toLowerCase() === name.slice(1).toLowerCase(),
        )
      : this.records.get(Number(name));
    if (!record) {
      if (this.users.has(Number(name))) throw forbidden("bot can't initiate conversation with a user");
      throw badRequest("chat not found");
    }
    return record;
  }

  /** The same, when the bot may also write there. @throws ApiError 400 or 403 */
  findWritable(chatId: string): ChatRecord {
    const record = this.find(chatId);
    this.#refuseMigrated(record);
    const { chat } = record;
    if (chat.type === "private") {
      if (record.blocked) throw forbidden("bot was blocked by the user");
      if (this.users.get(chat.id)?.is_bot) throw forbidden("bot can't send messages to bots");
      return record;
    }
    const status = record.members.get(this.bot.id) ?? "left";
    const called =
      chat.type === "group" ? "group chat" : chat.type === "channel" ? "channel chat" : "supergroup chat";
    if (status === "kicked") throw forbidden(`bot was kicked from the ${called}`);
    if (status === "left") throw forbidden(`bot is not a member of the ${called}`);
    if (status === "restricted") throw badRequest("not enough rights to send text messages to the chat");
    if (chat.type === "channel" && status !== "administrator") {
      throw badRequest("need administrator rights in the channel chat");
    }
    return record;
  }

  #refuseMigrated(record: ChatRecord): void {
    if (record.migratedTo === undefined) return;
    throw badRequest("group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: record.migratedTo,
    });
  }

  /** A message that is there and not deleted. */
  message(record: ChatRecord, id: number): StoredMessage | undefined {
    const stored = record.messages.get(id);
    return stored?.deleted ? undefined : stored;
  }

  /** Puts a message into a chat; its number, date and chat are given here. */
  put(record: ChatRecord, content: Partial<Message>, byBot: boolean): StoredMessage {
    const message: Message = {
      message_id: this.nextMessageId(record),
      date: this.date(),
      chat: record.chat,
      ...content,
    };
    const stored: StoredMessage = { message, byBot, deleted: false, earlierTexts: [], reactions: [] };
    record.messages.set(message.message_id, stored);
    if (byBot) record.sent.push(stored);
    this.#events.emit({ kind: "message", chat: record.chat.id, message, byBot });
    return stored;
  }

  /** Changes a message in place and tells those who watch. */
  change(record: ChatRecord, stored: StoredMessage, message: Message): void {
    if (stored.message.text !== undefined && stored.message.text !== message.text) {
      stored.earlierTexts.push(stored.message.text);
    }
    stored.message = message;
    this.#events.emit({ kind: "edit", chat: record.chat.id, message, byBot: stored.byBot });
  }

  delete(record: ChatRecord, stored: StoredMessage, byBot: boolean): void {
    stored.deleted = true;
    this.#events.emit({ kind: "delete", chat: record.chat.id, messageId: stored.message.message_id, byBot });
  }

  nextMessageId(record: ChatRecord): number {
    const { type } = record.chat;
    if (type === "supergroup" || type === "channel") return ++record.lastMessageId;
    record.lastMessageId = ++this.#lastSharedId;
    return record.lastMessageId;
  }
}

/** A message as it stands inside another one's `reply_to_message`: without its own. */
export function withoutReply(message: Message): Message {
  const { reply_to_message: _nested, ...rest } = message;
  return rest;
}
