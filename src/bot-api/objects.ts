/** The Bot API's JSON objects, as far as this server makes or reads them. Field names are Telegram's. */

/** A person or a bot. */
export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  /** IETF tag of the client's language, such as `en` or `pt-br`. */
  language_code?: string;
}

/** A chat as it appears inside a message. */
export interface Chat {
  id: number;
  type: "private" | "group" | "supergroup" | "channel";
  title?: string;
  username?: string;
  first_name?: string;
  last_name?: string;
  is_forum?: true;
}

/** A stretch of a text with a meaning; `offset` and `length` count UTF-16 units. */
export interface MessageEntity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  user?: User;
  language?: string;
  custom_emoji_id?: string;
}

/** One button under a message; exactly one field beside `text` says what it does. */
export interface InlineKeyboardButton {
  text: string;
  url?: string;
  callback_data?: string;
  switch_inline_query?: string;
  switch_inline_query_current_chat?: string;
  [other: string]: unknown;
}

/** The buttons under a message, row by row. */
export interface InlineKeyboardMarkup {
  inline_keyboard: InlineKeyboardButton[][];
}

/** The part of a message that a reply quotes. */
export interface TextQuote {
  text: string;
  entities?: MessageEntity[];
  position: number;
  is_manual?: true;
}

/** A message in a chat; service messages have neither `text` nor a medium. */
export interface Message {
  message_id: number;
  date: number;
  chat: Chat;
  from?: User;
  sender_chat?: Chat;
  message_thread_id?: number;
  is_topic_message?: true;
  is_automatic_forward?: true;
  forward_origin?: Record<string, unknown>;
  reply_to_message?: Message;
  quote?: TextQuote;
  via_bot?: User;
  edit_date?: number;
  text?: string;
  entities?: MessageEntity[];
  caption?: string;
  caption_entities?: MessageEntity[];
  link_preview_options?: Record<string, unknown>;
  reply_markup?: InlineKeyboardMarkup;
  new_chat_members?: User[];
  left_chat_member?: User;
  migrate_to_chat_id?: number;
  migrate_from_chat_id?: number;
  forum_topic_created?: { name: string; icon_color: number };
  /** photo, voice, document, sticker and whatever else a test hands in */
  [other: string]: unknown;
}

/** Something that happened, as the bot is told: one field beside `update_id`, named after the kind. */
export interface Update {
  update_id: number;
  [kind: string]: unknown;
}

/** One line of the menu of commands. */
export interface BotCommand {
  command: string;
  description: string;
}
