import { createHmac, randomBytes } from "node:crypto";
import type { Database } from "better-sqlite3";
import type { Language } from "../types.ts";

/** A question the articles do not answer, with how often it was put. */
export interface Gap {
  readonly language: Language;
  /** As it was put last. */
  readonly question: string;
  readonly count: number;
  /** When it was put last, milliseconds since 1970. */
  readonly at: number;
}

/**
 * Questions the articles do not answer. No identity is kept with them: only a hash of the user's id under a key of this
 * installation, for /forget to find them by. The key lies in the same file, since losing it would break the promise to
 * delete: the hash keeps identities out of what admins see and of what is copied out of the table, not from whoever holds the
 * whole file.
 */
export interface Gaps {
  add(gap: { question: string; language: Language; user: number }): void;
  /** The gaps that were asked most, grouped whatever their case and punctuation, most often first. */
  top(limit: number): readonly Gap[];
  /** Deletes what a user asked. @returns how many */
  forget(user: number): number;
}

/** Days a gap is kept, and how many are at most. */
export const GAP_DAYS = 90;
export const MOST_GAPS = 10_000;

/** See the interface. */
export function createGaps(database: Database, now: () => number): Gaps {
  const key = keyOf(database);
  const ownerOf = (user: number) => createHmac("sha256", key).update(String(user)).digest();
  const add = database.prepare(
    "INSERT INTO gaps (language, question, grouping, owner, at) VALUES (?, ?, ?, ?, ?)",
  );
  const top = database.prepare(
    // SQLite takes the bare column from the row that has the maximum
    `SELECT language, question, count(*) AS count, max(at) AS at FROM gaps
     GROUP BY language, grouping ORDER BY count DESC, at DESC LIMIT ?`,
  );
  const forget = database.prepare("DELETE FROM gaps WHERE owner = ?");
  return {
    add({ question, language, user }) {
      add.run(language, question, groupingOf(question), ownerOf(user), now());
    },
    top: (limit) => top.all(limit) as Gap[],
    forget: (user) => forget.run(ownerOf(user)).changes,
  };
}

/** The same for questions that differ in case, punctuation and spaces only. */
function groupingOf(question: string): string {
  return (
    question
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(" ") ?? question
  );
}

function keyOf(database: Database): Buffer {
  database.prepare("INSERT OR IGNORE INTO secrets (name, value) VALUES ('gaps', ?)").run(randomBytes(32));
  return database.prepare("SELECT value FROM secrets WHERE name = 'gaps'").pluck().get() as Buffer;
}
