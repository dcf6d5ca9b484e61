import { type ChatRecord, type ChatReference, type Chats, idOf, type MemberStatus } from "./chats.ts";
import type { EventHub } from "./events.ts";
import type { Chat, User } from "./objects.ts";
import type { UpdateQueue } from "./update-queue.ts";

/** Who comes, goes, blocks and rules. */
export interface Membership {
  /** The person blocks the bot: `my_chat_member`, and 403 from now on. */
  block(user: User): void;
  unblock(user: User): void;
  /** People join: `new_chat_members`; the bot among them also means `my_chat_member`. */
  join(chat: ChatReference, users: readonly User[], by?: User): void;
  /** Someone leaves or is shown out: `left_chat_member`. */
  leave(chat: ChatReference, user: User, by?: User): void;
  /** The bot is thrown out: `my_chat_member`, and 403 from now on. */
  kick(chat: ChatReference, by?: User): void;
  /** Gives a person or the bot a standing; the bot is told when it is about itself. */
  setStatus(chat: ChatReference, user: User, status: MemberStatus): void;
  /** The group becomes a supergroup: service messages in both, 400 with `migrate_to_chat_id` for the old one. */
  migrate(chat: ChatReference): Chat;
  /** Closes or reopens a forum's topic. */
  setTopicClosed(chat: ChatReference, topic: number, closed: boolean): void;
}

/** See the interface. */
export function createMembership(parts: {
  chats: Chats;
  updates: UpdateQueue;
  events: EventHub;
}): Membership {
  const { chats, updates, events } = parts;
  const change = (record: ChatRecord, user: User, status: MemberStatus, by: User = user) => {
    const before = record.members.get(user.id) ?? "left";
    record.members.set(user.id, status);
    events.emit({ kind: "member", chat: record.chat.id, user: user.id, status });
    const kind = user.id === chats.bot.id ? "my_chat_member" : "chat_member";
    updates.push(kind, {
      chat: record.chat,
      from: by,
      date: chats.date(),
      old_chat_member: { user, status: before },
      new_chat_member: { user, status },
    });
  };
  const privateStatus = (user: User, blocked: boolean) => {
    const record = chats.get(user.id);
    record.blocked = blocked;
    change(record, chats.bot, blocked ? "kicked" : "member", user);
  };
  return {
    block: (user) => privateStatus(user, true),
    unblock: (user) => privateStatus(user, false),
    join(chat, users, by) {
      const record = chats.get(idOf(chat));
      const from = by ?? users[0];
      if (!from) return;
      for (const user of users) change(record, user, "member", from);
      const { message } = chats.put(record, { from, new_chat_members: [...users] }, false);
      updates.push("message", message);
    },
    leave(chat, user, by = user) {
      const record = chats.get(idOf(chat));
      const { message } = chats.put(record, { from: by, left_chat_member: user }, false);
      change(record, user, by.id === user.id ? "left" : "kicked", by);
      if (user.id !== chats.bot.id) updates.push("message", message);
    },
    kick(chat, by) {
      change(chats.get(idOf(chat)), chats.bot, "kicked", by ?? chats.bot);
    },
    setStatus(chat, user, status) {
      change(chats.get(idOf(chat)), user, status);
    },
    migrate(chat) {
      const old = chats.get(idOf(chat));
      if (old.chat.type !== "group")
        throw new Error(`chat ${old.chat.id} is a ${old.chat.type}, not a basic group`);
      const id = -1_000_000_000_000 + old.chat.id - 500_000;
      const created = chats.add({ ...old.chat, id, type: "supergroup" }, old.members);
      const from = old.members.size > 0 ? chats.users.get([...old.members.keys()][0] ?? 0) : undefined;
      const sender = from ? { from } : {};
      updates.push("message", chats.put(old, { ...sender, migrate_to_chat_id: id }, false).message);
      updates.push(
        "message",
        chats.put(created, { ...sender, migrate_from_chat_id: old.chat.id }, false).message,
      );
      old.migratedTo = id;
      return created.chat;
    },
    setTopicClosed(chat, topic, closed) {
      const found = chats.get(idOf(chat)).topics.get(topic);
      if (!found) throw new Error(`no topic ${topic} in chat ${idOf(chat)}`);
      found.closed = closed;
    },
  };
}
