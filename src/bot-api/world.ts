import type { ActiveQueries } from "./active-queries.ts";
import {
  type ChatRecord,
  type ChatReference,
  type Chats,
  idOf,
  type MemberStatus,
  type StoredMessage,
} from "./chats.ts";
import type { EventHub, WorldEvent } from "./events.ts";
import type { FileStore } from "./file-store.ts";
import { createMembership, type Membership } from "./membership.ts";
import type { Chat, Message, Update, User } from "./objects.ts";
import { createSpeech, type Speech } from "./speech.ts";
import type { UpdateQueue } from "./update-queue.ts";
import { createUntil } from "./waiting.ts";

/** A user to add; `id` is given where there is none. */
export interface NewUser {
  id?: number;
  first_name?: string;
  last_name?: string;
  username?: string;
  language_code?: string;
  is_bot?: boolean;
}

/** A group to add. The bot is a member unless `bot` says otherwise. */
export interface NewGroup {
  id?: number;
  title?: string;
  username?: string;
  members?: readonly User[];
  admins?: readonly User[];
  /** Default true: a basic group only when false. */
  supergroup?: boolean;
  /** Names of forum topics; makes the supergroup a forum. Topic ids: `topics(chat)`. */
  topics?: readonly string[];
  bot?: MemberStatus;
}

/** What tests wait for: the first message of the bot that fits and was not returned before. */
export interface NextMessage {
  where?: (message: Message) => boolean;
  /** Only messages with a higher number. */
  after?: number;
  /** Default 2,000. */
  timeoutMs?: number;
}

/** The chats and people around the bot: what they do becomes updates, what the bot does can be read back. */
export interface World extends Speech, Membership, Pick<ActiveQueries, "press" | "inline" | "choose"> {
  readonly bot: User;
  addUser(user?: NewUser): User;
  /** The person starts the bot without a word: from now on the bot may write to them. */
  addPrivateChat(user: User): Chat;
  addGroup(group?: NewGroup): Chat;
  addChannel(channel?: { id?: number; title?: string; username?: string; linkedGroup?: ChatReference }): Chat;
  /** Names of a forum's topics by `message_thread_id`. */
  topics(chat: ChatReference): ReadonlyMap<number, string>;
  /** Adds a topic to a forum; returns its `message_thread_id`. */
  addTopic(chat: ChatReference, name: string): number;
  user(id: number): User | undefined;
  chat(id: number): Chat;
  chats(): Chat[];
  /** The messages of a chat in order, deleted ones left out unless asked for. */
  messages(chat: ChatReference, options?: { deleted?: boolean }): StoredMessage[];
  /** The texts the bot sent to a chat that still stand, in order. */
  botTexts(chat: ChatReference): string[];
  /** Gives the bot an update as it is, or anything at all in its place. */
  pushUpdate(update: unknown): Update;
  /** Tells the bot an update once more, whatever it confirmed. */
  redeliver(update: Update): void;
  onEvent(listener: (event: WorldEvent) => void): () => void;
  /** @throws Error with what the bot did send, when none comes in time */
  nextMessage(chat: ChatReference, options?: NextMessage): Promise<Message>;
  /** Waits until the function gives something, tried after each event. @throws Error naming `what` when it takes too long */
  until<T>(what: string, look: () => T | undefined, timeoutMs?: number): Promise<T>;
}

/** What the world is made of. */
export interface WorldParts {
  chats: Chats;
  updates: UpdateQueue;
  events: EventHub;
  files: FileStore;
  queries: ActiveQueries;
  privacyMode: boolean;
}

/** Puts the acts and the readings together; see the interface. */
export function createWorld(parts: WorldParts): World {
  const { chats, updates, events } = parts;
  const until = createUntil(events);
  return {
    bot: chats.bot,
    ...createPopulation(chats),
    ...createSpeech(parts),
    ...createMembership(parts),
    press: parts.queries.press,
    inline: parts.queries.inline,
    choose: parts.queries.choose,
    user: (id) => chats.users.get(id),
    chat: (id) => chats.get(id).chat,
    chats: () => [...chats.records.values()].map((record) => record.chat),
    messages: (chat, options = {}) =>
      [...chats.get(idOf(chat)).messages.values()].filter((stored) => options.deleted || !stored.deleted),
    botTexts: (chat) =>
      chats
        .get(idOf(chat))
        .sent.filter((stored) => !stored.deleted)
        .map(({ message }) => message.text ?? ""),
    pushUpdate: (update) => updates.pushRaw(update),
    redeliver: (update) => updates.redeliver(update),
    onEvent: (listener) => events.subscribe(listener),
    until,
    nextMessage: createNextMessage(chats, until),
  };
}

function createPopulation(chats: Chats) {
  let lastId = 1000;
  const newId = () => ++lastId;
  const addTopic = (chat: ChatReference, name: string): number => {
    const record = chats.get(idOf(chat));
    if (record.chat.type !== "supergroup")
      throw new Error(`chat ${record.chat.id} is no supergroup: it has no topics`);
    record.chat.is_forum = true;
    const id = record.lastMessageId + 1;
    record.topics.set(id, { name, closed: false });
    const { message } = chats.put(
      record,
      { message_thread_id: id, is_topic_message: true, forum_topic_created: { name, icon_color: 7322096 } },
      false,
    );
    return message.message_id;
  };
  return {
    addTopic,
    addUser(user: NewUser = {}): User {
      const id = user.id ?? newId();
      const added: User = { is_bot: false, first_name: `User ${id}`, ...user, id };
      chats.users.set(id, added);
      return added;
    },
    addPrivateChat(user: User): Chat {
      const { id, first_name, last_name, username } = user;
      const chat: Chat = {
        id,
        type: "private",
        first_name,
        ...(last_name !== undefined && { last_name }),
        ...(username !== undefined && { username }),
      };
      return chats.add(chat, [[id, "member"]]).chat;
    },
    addGroup(group: NewGroup = {}): Chat {
      const isSuper = group.supergroup ?? true;
      const chat: Chat = {
        id: group.id ?? (isSuper ? -1_000_000_000_000 - newId() : -newId()),
        type: isSuper ? "supergroup" : "group",
        title: group.title ?? "Group",
        ...(group.username !== undefined && { username: group.username }),
      };
      const record = chats.add(chat, [
        ...(group.members ?? []).map((user) => [user.id, "member"] as const),
        ...(group.admins ?? []).map((user) => [user.id, "administrator"] as const),
        [chats.bot.id, group.bot ?? "member"],
      ]);
      for (const name of group.topics ?? []) addTopic(record.chat, name);
      return record.chat;
    },
    addChannel(
      channel: { id?: number; title?: string; username?: string; linkedGroup?: ChatReference } = {},
    ): Chat {
      const chat: Chat = {
        id: channel.id ?? -1_000_000_000_000 - newId(),
        type: "channel",
        title: channel.title ?? "Channel",
        ...(channel.username !== undefined && { username: channel.username }),
      };
      const record: ChatRecord = chats.add(chat, [[chats.bot.id, "administrator"]]);
      if (channel.linkedGroup !== undefined) record.linkedGroup = idOf(channel.linkedGroup);
      return chat;
    },
    topics(chat: ChatReference): ReadonlyMap<number, string> {
      return new Map([...chats.get(idOf(chat)).topics].map(([id, topic]) => [id, topic.name]));
    },
  };
}

function createNextMessage(chats: Chats, until: World["until"]) {
  const cursors = new Map<number, number>();
  return async (chat: ChatReference, options: NextMessage = {}): Promise<Message> => {
    const record = chats.get(idOf(chat));
    const look = () => {
      const from = cursors.get(record.chat.id) ?? 0;
      const index = record.sent.findIndex(
        ({ message }, at) =>
          at >= from && message.message_id > (options.after ?? 0) && (options.where?.(message) ?? true),
      );
      if (index < 0) return undefined;
      cursors.set(record.chat.id, index + 1);
      return record.sent[index]?.message;
    };
    try {
      return await until(`a message of the bot in chat ${record.chat.id}`, look, options.timeoutMs);
    } catch (error) {
      const texts = record.sent.map(({ message }) => message.text);
      throw new Error(`${(error as Error).message}; the bot sent there: ${JSON.stringify(texts)}`, {
        cause: error,
      });
    }
  };
}
