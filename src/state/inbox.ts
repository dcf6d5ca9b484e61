import type { Database } from "better-sqlite3";
import { durably } from "./database.ts";

/** An update as it is put into the inbox. */
export interface NewUpdate {
  readonly id: number;
  /** Who it is from, so that it can be forgotten; null where it is nobody's. */
  readonly owner: number | null;
  /** What is needed to handle it, as JSON. */
  readonly body: string;
}

/** An update that is still to be handled. */
export interface PendingUpdate {
  readonly id: number;
  readonly body: string;
}

/** How far the handling of an update came before. */
export interface Begun {
  /** How often handling began, this time included. */
  readonly attempts: number;
  /** How many messages of its answer went out already. */
  readonly parts: number;
  /** The message that shows what was written of its answer; null where there is none. */
  readonly draft: number | null;
}

/** The updates of one bot: stored before Telegram is told, kept until they are answered. */
export interface Inbox {
  /** Stores updates in one transaction that is on the disk when this returns. @returns ids of those not seen before, in order */
  store(updates: readonly NewUpdate[]): readonly number[];
  /** What is still to be handled, oldest first. */
  pending(): readonly PendingUpdate[];
  /** Counts an attempt; null where there is nothing to do: it was handled, or its author had it forgotten. */
  begin(id: number): Begun | null;
  /** What is written of the answer stands in this message; null: in none any more. */
  draftIn(id: number, message: number | null): void;
  /** One more message of the answer went out; the first takes the place of the draft. */
  partSent(id: number): void;
  /** Handled: its content is erased, its id stays for {@link SEEN_DAYS} so that it is known when it comes again. */
  done(id: number): void;
}

/** Days an update's id is remembered; Telegram keeps updates for one. */
export const SEEN_DAYS = 2;

/** @param bot the bot's numeric id */
export function createInbox(database: Database, bot: number, now: () => number): Inbox {
  const insert = database.prepare(
    "INSERT OR IGNORE INTO inbox (bot, update_id, owner, body, received_at) VALUES (?, ?, ?, ?, ?)",
  );
  const pending = database.prepare(
    "SELECT update_id AS id, body FROM inbox WHERE bot = ? AND body IS NOT NULL ORDER BY update_id",
  );
  const begin = database.prepare(
    "UPDATE inbox SET attempts = attempts + 1 WHERE bot = ? AND update_id = ? AND body IS NOT NULL RETURNING attempts, parts, draft",
  );
  const draftIn = database.prepare("UPDATE inbox SET draft = ? WHERE bot = ? AND update_id = ?");
  const partSent = database.prepare(
    "UPDATE inbox SET parts = parts + 1, draft = NULL WHERE bot = ? AND update_id = ?",
  );
  const done = database.prepare(
    "UPDATE inbox SET body = NULL, owner = NULL, draft = NULL WHERE bot = ? AND update_id = ?",
  );
  return {
    store: (updates) =>
      durably(database, () =>
        updates
          .filter(({ id, owner, body }) => insert.run(bot, id, owner, body, now()).changes === 1)
          .map(({ id }) => id),
      ),
    pending: () => pending.all(bot) as PendingUpdate[],
    begin: (id) => (begin.get(bot, id) as Begun | undefined) ?? null,
    draftIn(id, message) {
      draftIn.run(message, bot, id);
    },
    partSent(id) {
      partSent.run(bot, id);
    },
    done(id) {
      done.run(bot, id);
    },
  };
}
