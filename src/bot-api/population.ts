import { type ChatReference, type Chats, idOf, type MemberStatus } from "./chats.ts";
import type { Chat, User } from "./objects.ts";

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

/** A channel to add; the bot is its admin. */
export interface NewChannel {
  id?: number;
  title?: string;
  username?: string;
  /** Its discussion group, which gets every post. */
  linkedGroup?: ChatReference;
}

/** Who and what there is. */
export interface Population {
  addUser(user?: NewUser): User;
  /** The person starts the bot without a word: from now on the bot may write to them. */
  addPrivateChat(user: User): Chat;
  addGroup(group?: NewGroup): Chat;
  addChannel(channel?: NewChannel): Chat;
  /** Names of a forum's topics by `message_thread_id`. */
  topics(chat: ChatReference): ReadonlyMap<number, string>;
  /** Adds a topic to a forum; returns its `message_thread_id`. */
  addTopic(chat: ChatReference, name: string): number;
}

const FIRST_ID = 1001;
/** Ids of supergroups and channels lie below this. */
const SUPERGROUP_BASE = -1_000_000_000_000;
const TOPIC_COLOR = 7322096;

/** See the interface. */
export function createPopulation(chats: Chats): Population {
  let next = FIRST_ID;
  const newId = () => next++;
  return {
    addUser: (user = {}) => addUser(chats, user, newId),
    addPrivateChat: (user) => chats.add(privateChat(user), [[user.id, "member"]]).chat,
    addGroup: (group = {}) => addGroup(chats, group, newId),
    addChannel: (channel = {}) => addChannel(chats, channel, newId),
    addTopic: (chat, name) => addTopic(chats, chat, name),
    topics: (chat) => new Map([...chats.get(idOf(chat)).topics].map(([id, topic]) => [id, topic.name])),
  };
}

function addUser(chats: Chats, user: NewUser, newId: () => number): User {
  const id = user.id ?? newId();
  const added: User = { is_bot: false, first_name: `User ${id}`, ...user, id };
  chats.users.set(id, added);
  return added;
}

function privateChat({ id, first_name, last_name, username }: User): Chat {
  return {
    id,
    type: "private",
    first_name,
    ...(last_name !== undefined && { last_name }),
    ...(username !== undefined && { username }),
  };
}

function addGroup(chats: Chats, group: NewGroup, newId: () => number): Chat {
  const isSupergroup = group.supergroup ?? true;
  const chat: Chat = {
    id: group.id ?? (isSupergroup ? SUPERGROUP_BASE : 0) - newId(),
    type: isSupergroup ? "supergroup" : "group",
    title: group.title ?? "Group",
    ...(group.username !== undefined && { username: group.username }),
  };
  chats.add(chat, [
    ...(group.members ?? []).map((user) => [user.id, "member"] as const),
    ...(group.admins ?? []).map((user) => [user.id, "administrator"] as const),
    [chats.bot.id, group.bot ?? "member"],
  ]);
  for (const name of group.topics ?? []) addTopic(chats, chat, name);
  return chat;
}

function addChannel(chats: Chats, channel: NewChannel, newId: () => number): Chat {
  const chat: Chat = {
    id: channel.id ?? SUPERGROUP_BASE - newId(),
    type: "channel",
    title: channel.title ?? "Channel",
    ...(channel.username !== undefined && { username: channel.username }),
  };
  const record = chats.add(chat, [[chats.bot.id, "administrator"]]);
  if (channel.linkedGroup !== undefined) record.linkedGroup = idOf(channel.linkedGroup);
  return chat;
}

/** A topic is numbered after the service message that opens it. */
function addTopic(chats: Chats, reference: ChatReference, name: string): number {
  const record = chats.get(idOf(reference));
  if (record.chat.type !== "supergroup")
    throw new Error(`chat ${record.chat.id} is no supergroup: it has no topics`);
  record.chat.is_forum = true;
  const id = record.lastMessageId + 1;
  record.topics.set(id, { name, closed: false });
  const opened = { forum_topic_created: { name, icon_color: TOPIC_COLOR } };
  chats.put(record, { message_thread_id: id, is_topic_message: true, ...opened }, false);
  return id;
}
