import { randomBytes } from "node:crypto";
import type { Database } from "better-sqlite3";

/** Something that was shown with buttons that refer to it. */
export interface Shown {
  readonly owner: number;
  /** As it was handed to {@link ShownStore.add}, JSON. */
  readonly body: string;
}

/** What buttons refer to: an id short enough for a button's 64 bytes, valid only under the messages it was tied to. */
export interface ShownStore {
  /** @param owner whose question it was, so that it can be forgotten. @returns an id of 12 characters that cannot be guessed */
  add(owner: number, body: string): string;
  /** The buttons of this message may refer to it. */
  tie(id: string, chat: number, message: number): void;
  /** What a button under a message refers to; null where it was forgotten, is too old, or never belonged to that message. */
  find(id: string, chat: number, message: number): Shown | null;
}

/** Days for which buttons work. */
export const SHOWN_DAYS = 30;

/** See the interface. */
export function createShownStore(database: Database, now: () => number): ShownStore {
  const add = database.prepare("INSERT INTO shown (id, owner, body, at) VALUES (?, ?, ?, ?)");
  const tie = database.prepare(
    "INSERT OR REPLACE INTO shown_messages (chat, message, shown) SELECT ?, ?, id FROM shown WHERE id = ?",
  );
  const find = database.prepare(
    `SELECT owner, body FROM shown WHERE id = ? AND id IN (
      SELECT shown FROM shown_messages WHERE chat = ? AND message = ?)`,
  );
  return {
    add(owner, body) {
      const id = randomBytes(9).toString("base64url");
      add.run(id, owner, body, now());
      return id;
    },
    tie(id, chat, message) {
      tie.run(chat, message, id);
    },
    find: (id, chat, message) => (find.get(id, chat, message) as Shown | undefined) ?? null,
  };
}
