import type { Database } from "better-sqlite3";
import type { Language } from "../types.ts";

/** What is kept of each chat. */
export interface ChatSettings {
  /** The language chosen with /language; null where none was. */
  language(chat: number): Language | null;
  /** null goes back to the language of each user. */
  setLanguage(chat: number, language: Language | null): void;
  /** Whether the bot was shut out: blocked, or removed from the group. */
  isGone(chat: number): boolean;
  /** Since when, milliseconds since 1970; null where it is not. */
  goneAt(chat: number): number | null;
  setGone(chat: number, gone: boolean): void;
  /** A group became a supergroup: settings and conversations go over to its new id. */
  move(from: number, to: number): void;
}

/** Settings by chat id. */
export function createChatSettings(database: Database, now: () => number): ChatSettings {
  const language = database.prepare("SELECT language FROM chats WHERE chat = ?").pluck();
  const setLanguage = database.prepare(
    "INSERT INTO chats (chat, language) VALUES (?, ?) ON CONFLICT (chat) DO UPDATE SET language = excluded.language",
  );
  const selectGone = database.prepare("SELECT gone_at FROM chats WHERE chat = ?").pluck();
  const setGone = database.prepare(
    "INSERT INTO chats (chat, gone_at) VALUES (?, ?) ON CONFLICT (chat) DO UPDATE SET gone_at = excluded.gone_at",
  );
  const copySettings = database.prepare(
    "INSERT OR IGNORE INTO chats (chat, language) SELECT ?, language FROM chats WHERE chat = ?",
  );
  const dropSettings = database.prepare("DELETE FROM chats WHERE chat = ?");
  const moveTurns = database.prepare(
    "UPDATE turns SET conversation = ? || substr(conversation, ?) WHERE conversation GLOB ? || ':*'",
  );
  const goneAt = (chat: number) => (selectGone.get(chat) as number | null | undefined) ?? null;
  return {
    language: (chat) => (language.get(chat) as Language | null | undefined) ?? null,
    setLanguage(chat, chosen) {
      setLanguage.run(chat, chosen);
    },
    isGone: (chat) => goneAt(chat) !== null,
    goneAt,
    setGone(chat, gone) {
      if (gone || goneAt(chat) !== null) setGone.run(chat, gone ? now() : null);
    },
    move: database.transaction((from: number, to: number) => {
      copySettings.run(to, from);
      dropSettings.run(from);
      moveTurns.run(String(to), String(from).length + 1, String(from));
    }),
  };
}
