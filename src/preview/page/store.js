/** How long a sign of typing holds, as in Telegram's apps. */
const TYPING_MS = 5000;
/** How long a draft is shown when nothing follows. */
const DRAFT_MS = 30_000;

/** What the page knows of the chats. */
export class Store {
  /** @type {import("./types.js").User} */
  bot = { id: 0, first_name: "" };
  /** @type {import("./types.js").User[]} */
  people = [];
  /** @type {Map<number, import("./types.js").Chat>} */
  chats = new Map();
  /** @type {Map<number, Map<number, import("./types.js").Shown>>} by chat and number */
  #messages = new Map();
  /** @type {Map<string, number>} until when, by place */
  #typing = new Map();
  /** @type {Map<number, { draft: import("./types.js").Draft, until: number }>} by chat */
  #drafts = new Map();
  /** @type {Map<string, number>} the last message seen, by person and place */
  #seen = new Map();
  #now;

  /** @param {() => number} [now] */
  constructor(now = Date.now) {
    this.#now = now;
  }

  /** Takes everything anew. @param {any} state */
  load(state) {
    this.bot = state.bot;
    this.people = state.people;
    this.chats = new Map();
    this.#messages = new Map();
    this.#typing.clear();
    this.#drafts.clear();
    for (const { messages, ...chat } of state.chats) {
      this.chats.set(chat.id, chat);
      this.#messages.set(
        chat.id,
        new Map(messages.map((/** @type {any} */ shown) => [shown.message.message_id, shown])),
      );
    }
  }

  /** Takes one change. @param {any} change */
  apply(change) {
    const messages = this.#messages.get(change.chat);
    if (change.kind === "message" || change.kind === "edit") this.#put(change);
    if (change.kind === "message") this.#endPending(change);
    if (change.kind === "delete") messages?.delete(change.messageId);
    if (change.kind === "typing") this.#typing.set(placeKey(change), this.#now() + TYPING_MS);
    if (change.kind === "draft")
      this.#drafts.set(change.chat, { draft: change, until: this.#now() + DRAFT_MS });
    if (change.kind === "reaction") {
      const shown = messages?.get(change.messageId);
      if (shown) messages?.set(change.messageId, { ...shown, reactions: change.emoji });
    }
    if (change.kind === "chat") {
      this.chats.set(change.chat.id, change.chat);
      if (!this.#messages.has(change.chat.id)) this.#messages.set(change.chat.id, new Map());
    }
  }

  /** @param {{ chat: number, message: import("./types.js").Message }} change */
  #put({ chat, message }) {
    const messages = this.#messages.get(chat);
    const reactions = messages?.get(message.message_id)?.reactions ?? [];
    messages?.set(message.message_id, { message, reactions });
  }

  /** What was being written has arrived. @param {{ chat: number, message: import("./types.js").Message }} change */
  #endPending({ chat, message }) {
    if (message.from?.id !== this.bot.id) return;
    this.#typing.delete(placeKey({ chat, topic: this.topicOf(chat, message) }));
    this.#drafts.delete(chat);
  }

  /** The messages of a place, in order. @param {{ chat: number, topic: number | null }} place */
  messages({ chat, topic }) {
    const all = [...(this.#messages.get(chat)?.values() ?? [])];
    return all.filter(({ message }) => this.topicOf(chat, message) === topic);
  }

  /** @param {number} chat @param {number} id */
  message(chat, id) {
    return this.#messages.get(chat)?.get(id);
  }

  /** The topic a message stands in; null outside of forums and in the general topic. @param {number} chat @param {import("./types.js").Message} message */
  topicOf(chat, message) {
    if (!this.chats.get(chat)?.isForum || !message.is_topic_message) return null;
    return message.message_thread_id ?? null;
  }

  /** @param {{ chat: number, topic: number | null }} place */
  isTyping(place) {
    return (this.#typing.get(placeKey(place)) ?? 0) > this.#now();
  }

  /** @param {{ chat: number, topic: number | null }} place */
  draft({ chat }) {
    const kept = this.#drafts.get(chat);
    return kept && kept.until > this.#now() ? kept.draft : undefined;
  }

  /** The places a person can write in. @param {number} user @returns {import("./types.js").Place[]} */
  places(user) {
    return [...this.chats.values()]
      .filter((chat) => isIn(chat, user))
      .flatMap((chat) => [
        { user, chat: chat.id, topic: null },
        ...chat.topics.map((topic) => ({ user, chat: chat.id, topic: topic.id })),
      ]);
  }

  /** Remembers that a person has seen all there is. @param {import("./types.js").Place} place */
  see(place) {
    const last = this.messages(place).at(-1);
    this.#seen.set(`${place.user}/${placeKey(place)}`, last?.message.message_id ?? 0);
  }

  /** How many messages of others a person has not seen. @param {import("./types.js").Place} place */
  unread(place) {
    const seen = this.#seen.get(`${place.user}/${placeKey(place)}`) ?? 0;
    return this.messages(place).filter(
      ({ message }) => message.message_id > seen && message.from && message.from.id !== place.user,
    ).length;
  }

  /** Who is in a chat now. @param {number} chat */
  membersOf(chat) {
    const found = this.chats.get(chat);
    return found ? found.members.map(({ user }) => user).filter(({ id }) => isIn(found, id)) : [];
  }

  /** Whether the bot can read a chat. @param {number} chat */
  botIsIn(chat) {
    const found = this.chats.get(chat);
    return found !== undefined && (found.type === "private" || isIn(found, this.bot.id));
  }
}

/** @param {import("./types.js").Chat} chat @param {number} user */
function isIn(chat, user) {
  return chat.members.some(
    (member) => member.user.id === user && !["left", "kicked"].includes(member.status),
  );
}

/** @param {{ chat: number, topic: number | null }} place */
export function placeKey({ chat, topic }) {
  return `${chat}/${topic ?? 0}`;
}
