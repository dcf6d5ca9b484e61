/**
 * The objects of the Bot API that the page reads; field names are Telegram's.
 * @typedef {{ id: number, first_name: string, last_name?: string, username?: string, language_code?: string, is_bot?: boolean, isAdmin?: boolean }} User
 * @typedef {{ type: string, offset: number, length: number, url?: string, user?: User }} Entity offsets count UTF-16 units
 * @typedef {{ text: string, url?: string, callback_data?: string, switch_inline_query?: string, switch_inline_query_current_chat?: string, copy_text?: { text: string } }} Button
 * @typedef {{
 *   message_id: number, date: number, from?: User, text?: string, entities?: Entity[], caption?: string, caption_entities?: Entity[],
 *   message_thread_id?: number, is_topic_message?: boolean, reply_to_message?: Message, via_bot?: User, edit_date?: number,
 *   reply_markup?: { inline_keyboard: Button[][] }, forum_topic_created?: { name: string }, new_chat_members?: User[],
 *   left_chat_member?: User, voice?: object, photo?: object, sticker?: object, document?: { file_name?: string }
 * }} Message
 * @typedef {{ message: Message, reactions: readonly string[] }} Shown a message and what was put on it
 * @typedef {{ id: number, type: string, title: string, isForum: boolean, topics: { id: number, name: string }[], members: { user: User, status: string }[] }} Chat
 * @typedef {{ draftId: number, text: string, entities: Entity[] }} Draft
 * @typedef {{ user: number, chat: number, topic: number | null }} Place who writes, and where
 * @typedef {{ id: string, title: string, text: string, publishedOn: string | null, url: string | null, start: number, end: number }} Opened
 * @typedef {(key: string, values?: Record<string, string | number>) => string} Say
 */
export {};
