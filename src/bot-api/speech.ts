import {
  ANONYMOUS_ADMIN,
  CHANNEL_WRITER,
  type ChatRecord,
  type ChatReference,
  type Chats,
  idOf,
  type StoredMessage,
  TELEGRAM,
} from "./chats.ts";
import { detectEntities } from "./entity-detection.ts";
import type { FileStore } from "./file-store.ts";
import { type Medium, mediumFields } from "./media.ts";
import type { Chat, Message, MessageEntity, Update, User } from "./objects.ts";
import { placeOf } from "./threads.ts";
import type { UpdateQueue } from "./update-queue.ts";

/** Something a person writes. Mentions, commands and addresses are found in the text as Telegram finds them. */
export interface Saying {
  chat: ChatReference;
  /** Who writes; not needed in a channel, for an anonymous admin, or for one who writes as a channel. */
  from?: User;
  text?: string;
  caption?: string;
  medium?: Medium;
  /** A forum topic's `message_thread_id`. */
  topic?: number;
  replyTo?: Message | number;
  /** Part of the message replied to. */
  quote?: string;
  /** People without a username, mentioned by a name that stands in the text (its first occurrence counts). */
  textMentions?: readonly { text: string; user: User }[];
  /** Further entities, UTF-16 offsets. */
  entities?: readonly MessageEntity[];
  /** A group's admin who hides behind the group. */
  anonymous?: boolean;
  /** The channel the person writes as. */
  asChannel?: Chat;
  /** Whose message was passed on. */
  forwardedFrom?: User;
  viaBot?: User;
  /** Any further fields of the message. */
  fields?: Partial<Message>;
  /** Default true; false keeps the update from the bot. */
  deliver?: boolean;
}

/** What came of it: the message, and the update, unless the bot does not get to see it. */
export interface Said {
  message: Message;
  update: Update | undefined;
}

/** What people say and write over. */
export interface Speech {
  /**
   * Writes a message, or a post where `chat` is a channel; a post also reaches the channel's discussion group.
   * @throws Error for a chat or a message replied to that is not there
   */
  say(saying: Saying): Said;
  /** Changes the text of a person's message: `edited_message`, or `edited_channel_post`. */
  edit(chat: ChatReference, message: Message | number, text: string): Said;
  /** A person deletes a message; bots are not told. */
  remove(chat: ChatReference, message: Message | number): void;
}

interface SpeechParts {
  chats: Chats;
  updates: UpdateQueue;
  files: FileStore;
  privacyMode: boolean;
}

/** See the interface. */
export function createSpeech(parts: SpeechParts): Speech {
  const { chats } = parts;
  return {
    say: (saying) => say(parts, saying),
    edit: (chat, message, text) => edit(parts, chat, message, text),
    remove(chat, message) {
      const record = chats.get(idOf(chat));
      chats.delete(record, existing(chats, record, message), false);
    },
  };
}

function say(parts: SpeechParts, saying: Saying): Said {
  const { chats } = parts;
  const record = chats.get(idOf(saying.chat));
  // whoever speaks in a group is in it
  const speaker = saying.from?.id;
  if (speaker !== undefined && !record.members.has(speaker)) record.members.set(speaker, "member");
  const replyTo = saying.replyTo === undefined ? undefined : existing(chats, record, saying.replyTo).message;
  const { message } = chats.put(record, contentOf(chats, record, saying, replyTo, parts.files), false);
  const isPost = record.chat.type === "channel";
  const kind = isPost ? "channel_post" : "message";
  const update = saying.deliver === false ? undefined : deliver(parts, record, kind, message);
  if (isPost) forwardToGroup(parts, record, message);
  return { message, update };
}

function edit(parts: SpeechParts, chat: ChatReference, which: Message | number, text: string): Said {
  const { chats } = parts;
  const record = chats.get(idOf(chat));
  const stored = existing(chats, record, which);
  const entities = detectEntities(text);
  const content =
    stored.message.text === undefined ? { caption: text, caption_entities: entities } : { text, entities };
  const message = { ...stored.message, ...content, edit_date: chats.date() };
  chats.change(record, stored, message);
  const kind = record.chat.type === "channel" ? "edited_channel_post" : "edited_message";
  return { message, update: deliver(parts, record, kind, message) };
}

function existing(chats: Chats, record: ChatRecord, message: Message | number): StoredMessage {
  const id = typeof message === "number" ? message : message.message_id;
  const found = chats.message(record, id);
  if (!found) throw new Error(`no message ${id} in chat ${record.chat.id}`);
  return found;
}

function deliver(parts: SpeechParts, record: ChatRecord, kind: string, message: Message): Update | undefined {
  const isSeen = botSees(parts.chats, record, message, parts.privacyMode);
  return isSeen ? parts.updates.push(kind, message) : undefined;
}

/** A channel's post reaches its discussion group from Telegram itself. */
function forwardToGroup(parts: SpeechParts, channel: ChatRecord, post: Message): void {
  if (channel.linkedGroup === undefined) return;
  const group = parts.chats.get(channel.linkedGroup);
  const { text, entities, caption, caption_entities, message_id, date } = post;
  const { message } = parts.chats.put(
    group,
    {
      ...definedOnly({ text, entities, caption, caption_entities }),
      from: TELEGRAM,
      sender_chat: channel.chat,
      is_automatic_forward: true,
      forward_origin: { type: "channel", chat: channel.chat, message_id, date },
    },
    false,
  );
  deliver(parts, group, "message", message);
}

function contentOf(
  chats: Chats,
  record: ChatRecord,
  saying: Saying,
  replyTo: Message | undefined,
  files: FileStore,
): Partial<Message> {
  const text = saying.text;
  const caption = saying.caption;
  return {
    ...senderOf(record, saying),
    ...placeOf(chats, record, { topic: saying.topic, replyTo }),
    ...(saying.quote !== undefined && {
      quote: { text: saying.quote, position: quotePosition(replyTo, saying.quote), is_manual: true as const },
    }),
    ...(saying.forwardedFrom && {
      forward_origin: { type: "user", sender_user: saying.forwardedFrom, date: chats.date() },
    }),
    ...(saying.viaBot && { via_bot: saying.viaBot }),
    ...(saying.medium && mediumFields(saying.medium, files)),
    ...(text !== undefined && withEntities({ text }, "entities", entitiesOf(text, saying))),
    ...(caption !== undefined && withEntities({ caption }, "caption_entities", entitiesOf(caption, saying))),
    ...saying.fields,
  };
}

function senderOf(record: ChatRecord, saying: Saying): Partial<Message> {
  if (record.chat.type === "channel") return { sender_chat: record.chat };
  if (saying.anonymous) return { from: ANONYMOUS_ADMIN, sender_chat: record.chat };
  if (saying.asChannel) return { from: CHANNEL_WRITER, sender_chat: saying.asChannel };
  if (!saying.from) throw new Error(`who says it in chat ${record.chat.id}? "from" is missing`);
  return { from: saying.from };
}

function entitiesOf(text: string, saying: Saying): MessageEntity[] {
  const named = (saying.textMentions ?? []).map(({ text: name, user }): MessageEntity => {
    const offset = text.indexOf(name);
    if (offset < 0) throw new Error(`"${name}" is mentioned but does not stand in the text`);
    return { type: "text_mention", offset, length: name.length, user };
  });
  return [...detectEntities(text), ...named, ...(saying.entities ?? [])].sort((a, b) => a.offset - b.offset);
}

function withEntities(content: Partial<Message>, field: string, entities: MessageEntity[]): Partial<Message> {
  return entities.length > 0 ? { ...content, [field]: entities } : content;
}

function quotePosition(replyTo: Message | undefined, quote: string): number {
  const position = (replyTo?.text ?? replyTo?.caption ?? "").indexOf(quote);
  if (position < 0) throw new Error(`"${quote}" does not stand in the message replied to`);
  return position;
}

/** A bot sees a chat it is in; in privacy mode only what of a group's talk is meant for it. */
function botSees(chats: Chats, record: ChatRecord, message: Message, privacyMode: boolean): boolean {
  if (record.chat.type === "private") return !record.blocked;
  const status = record.members.get(chats.bot.id) ?? "left";
  if (status === "left" || status === "kicked") return false;
  if (!privacyMode || record.chat.type === "channel" || status === "administrator") return true;
  if (message.reply_to_message?.from?.id === chats.bot.id) return true;
  if (message.via_bot?.id === chats.bot.id) return true;
  return isMeantFor(chats.bot, message);
}

function isMeantFor(bot: User, message: Message): boolean {
  const text = message.text ?? message.caption ?? "";
  const name = `@${bot.username ?? ""}`.toLowerCase();
  return (message.entities ?? message.caption_entities ?? []).some((entity) => {
    const words = text.slice(entity.offset, entity.offset + entity.length).toLowerCase();
    if (entity.type === "text_mention") return entity.user?.id === bot.id;
    if (entity.type === "mention") return words === name;
    return entity.type === "bot_command" && (!words.includes("@") || words.endsWith(name));
  });
}

function definedOnly(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
