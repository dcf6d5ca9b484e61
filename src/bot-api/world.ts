import type { ActiveQueries, Queries } from "./active-queries.ts";
import { type ChatReference, type Chats, idOf, type MemberStatus, type StoredMessage } from "./chats.ts";
import type { EventHub, WorldEvent } from "./events.ts";
import type { FileStore } from "./file-store.ts";
import { createMembership, type Membership } from "./membership.ts";
import type { Chat, Message, Update, User } from "./objects.ts";
import { createPopulation, type Population } from "./population.ts";
import { createSpeech, type Speech } from "./speech.ts";
import type { UpdateQueue } from "./update-queue.ts";
import { createUntil } from "./waiting.ts";

/** What tests wait for: the first message of the bot that fits and was not returned before. */
export interface NextMessage {
  where?: (message: Message) => boolean;
  /** Only messages with a higher number. */
  after?: number;
  /** Default 2,000. */
  timeoutMs?: number;
}

/** The chats and people around the bot: what they do becomes updates, what the bot does can be read back. */
export interface World extends Population, Speech, Membership, Queries {
  readonly bot: User;
  user(id: number): User | undefined;
  chat(id: number): Chat;
  chats(): Chat[];
  /** Who is in a chat, the bot included, with their standing. */
  members(chat: ChatReference): { user: User; status: MemberStatus }[];
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
    press: (press) => parts.queries.press(press),
    inline: (query) => parts.queries.inline(query),
    choose: (choice) => parts.queries.choose(choice),
    user: (id) => chats.users.get(id),
    chat: (id) => chats.get(id).chat,
    chats: () => [...chats.records.values()].map((record) => record.chat),
    members: (chat) =>
      [...chats.get(idOf(chat)).members].flatMap(([id, status]) => {
        const user = chats.users.get(id);
        return user ? [{ user, status }] : [];
      }),
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
