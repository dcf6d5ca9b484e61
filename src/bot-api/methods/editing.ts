import { isDeepStrictEqual } from "node:util";
import { badRequest } from "../api-error.ts";
import type { ChatRecord, Chats, StoredMessage } from "../chats.ts";
import { formatMessageText } from "../formatted-text.ts";
import type { Message } from "../objects.ts";
import type { Parameters } from "../parameters.ts";
import { replyMarkup } from "../reply-markup.ts";
import { MESSAGE_TEXT, type MethodParts, type MethodTable, textInput, writableChat } from "./method.ts";

const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
const DELETABLE_SECONDS = 48 * 3600;
const REACTIONS = new Set(
  "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡".split(
    " ",
  ),
);

/** editMessageText, editMessageReplyMarkup, deleteMessage, deleteMessages and setMessageReaction. */
export function editingMethods({ chats, events }: MethodParts): MethodTable {
  return {
    editMessageText(parameters) {
      const { record, stored } = ownMessage(chats, parameters);
      const { text, entities } = formatMessageText(textInput(chats, parameters, MESSAGE_TEXT));
      if (stored.message.text === undefined) throw badRequest("there is no text in the message to edit");
      const { entities: _old, reply_markup: _keyboard, ...rest } = stored.message;
      return change(chats, record, stored, {
        ...rest,
        text,
        ...(entities.length > 0 && { entities }),
        ...keyboardOf(parameters),
      });
    },
    editMessageReplyMarkup(parameters) {
      const { record, stored } = ownMessage(chats, parameters);
      const { reply_markup: _keyboard, ...rest } = stored.message;
      return change(chats, record, stored, { ...rest, ...keyboardOf(parameters) });
    },
    deleteMessage(parameters) {
      const record = writableChat(chats, parameters);
      remove(chats, record, parameters.integer("message_id", { default: 0 }));
      return true;
    },
    deleteMessages(parameters) {
      const record = writableChat(chats, parameters);
      const ids = parameters.json("message_ids");
      if (!Array.isArray(ids)) throw badRequest("message identifiers are not specified");
      if (ids.length > 100) throw badRequest("too many message identifiers specified");
      for (const id of ids) if (chats.message(record, Number(id))) remove(chats, record, Number(id));
      return true;
    },
    setMessageReaction(parameters) {
      const record = writableChat(chats, parameters);
      const stored = chats.message(record, parameters.integer("message_id", { default: 0 }));
      if (!stored) throw badRequest("message to react not found");
      const emoji = readReactions(parameters.json("reaction", "reaction types"));
      stored.reactions = emoji;
      events.emit({ kind: "reaction", chat: record.chat.id, messageId: stored.message.message_id, emoji });
      return true;
    },
  };
}

function ownMessage(chats: Chats, parameters: Parameters): { record: ChatRecord; stored: StoredMessage } {
  const inline = parameters.text("inline_message_id");
  if (inline !== "") {
    const found = chats.inlineMessages.get(inline);
    if (!found) throw badRequest("MESSAGE_ID_INVALID");
    return found;
  }
  const record = writableChat(chats, parameters);
  const id = parameters.integer("message_id", { default: 0 });
  if (id <= 0) throw badRequest("message identifier is not specified");
  const stored = chats.message(record, id);
  if (!stored) throw badRequest("message to edit not found");
  if (!stored.byBot) throw badRequest("message can't be edited");
  return { record, stored };
}

function keyboardOf(parameters: Parameters): Pick<Message, "reply_markup"> {
  const markup = replyMarkup(parameters);
  return markup ? { reply_markup: markup } : {};
}

/** The changed message; true for one from inline mode, which the bot does not get to see. */
function change(chats: Chats, record: ChatRecord, stored: StoredMessage, changed: Message): Message | true {
  const { text, entities, reply_markup } = stored.message;
  const before = { text, entities, reply_markup };
  const after = { text: changed.text, entities: changed.entities, reply_markup: changed.reply_markup };
  if (isDeepStrictEqual(before, after)) throw badRequest(NOT_MODIFIED);
  const message = { ...changed, edit_date: chats.date() };
  chats.change(record, stored, message);
  return stored.inlineId === undefined ? message : true;
}

function remove(chats: Chats, record: ChatRecord, id: number): void {
  const stored = chats.message(record, id);
  if (!stored) throw badRequest("message to delete not found");
  const isPrivate = record.chat.type === "private";
  const rights = record.members.get(chats.bot.id);
  if (!stored.byBot && !isPrivate && rights !== "administrator") throw badRequest("message can't be deleted");
  const age = chats.date() - stored.message.date;
  if (age > DELETABLE_SECONDS && (isPrivate || rights !== "administrator")) {
    throw badRequest("message can't be deleted for everyone");
  }
  chats.delete(record, stored, true);
}

function readReactions(given: unknown): string[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) throw badRequest("expected an Array of ReactionType");
  if (given.length > 1) throw badRequest("REACTIONS_TOO_MANY");
  return given.map((reaction: { type?: unknown; emoji?: unknown } | null) => {
    const emoji = reaction?.emoji;
    if (reaction?.type !== "emoji" || typeof emoji !== "string")
      throw badRequest("invalid reaction type specified");
    if (!REACTIONS.has(emoji)) throw badRequest("REACTION_INVALID");
    return emoji;
  });
}
