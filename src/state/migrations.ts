import type { Database } from "better-sqlite3";
import { UserError } from "../errors.ts";

/** data/state.db was written by a newer version of the bot. */
export class StateVersionError extends UserError {}

/**
 * What turns each version of data/state.db into the next; the position in the list is the version. Once released an entry is
 * never changed: what is to be different comes as a further one.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;

  -- Updates for each bot, so that a preview and the real bot never take one's updates for the other's. body is null once done.
  CREATE TABLE inbox (
    bot INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    owner INTEGER,
    body TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    parts INTEGER NOT NULL DEFAULT 0,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (bot, update_id)
  ) STRICT;
  CREATE INDEX inbox_pending ON inbox (bot, update_id) WHERE body IS NOT NULL;
  CREATE INDEX inbox_owner ON inbox (owner) WHERE body IS NOT NULL;
  CREATE INDEX inbox_age ON inbox (received_at) WHERE body IS NULL;

  CREATE TABLE turns (
    conversation TEXT NOT NULL,
    owner TEXT NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX turns_conversation ON turns (conversation, at);
  CREATE INDEX turns_owner ON turns (owner);
  CREATE INDEX turns_age ON turns (at);

  CREATE TABLE chats (chat INTEGER PRIMARY KEY, language TEXT, gone_at INTEGER) STRICT;

  CREATE TABLE shown (
    id TEXT PRIMARY KEY,
    owner INTEGER NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX shown_owner ON shown (owner);
  CREATE INDEX shown_age ON shown (at);
  CREATE TABLE shown_messages (
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    shown TEXT NOT NULL REFERENCES shown (id) ON DELETE CASCADE,
    PRIMARY KEY (chat, message)
  ) STRICT;
  CREATE INDEX shown_messages_shown ON shown_messages (shown);

  CREATE TABLE feedback (
    shown TEXT NOT NULL REFERENCES shown (id) ON DELETE CASCADE,
    owner INTEGER NOT NULL,
    vote INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (shown, owner)
  ) STRICT;
  CREATE INDEX feedback_owner ON feedback (owner);

  -- owner is a keyed hash: no identity is shown or exported, and /forget still finds what a person asked.
  CREATE TABLE gaps (
    id INTEGER PRIMARY KEY,
    language TEXT NOT NULL,
    question TEXT NOT NULL,
    grouping TEXT NOT NULL,
    owner BLOB NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX gaps_owner ON gaps (owner);
  CREATE INDEX gaps_age ON gaps (at);

  CREATE TABLE question_counts (
    day TEXT NOT NULL,
    language TEXT NOT NULL,
    outcome TEXT NOT NULL,
    bucket INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, language, outcome, bucket)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Tokens a model took, by UTC day: for everybody together under the empty name; for each user as well, until the day is over.
  CREATE TABLE token_counts (
    day TEXT NOT NULL,
    user TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    PRIMARY KEY (day, user)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX token_counts_user ON token_counts (user) WHERE user <> '';
  `,
  // The message that shows an answer while it is written, where the chat takes no drafts: after a crash it becomes the answer.
  "ALTER TABLE inbox ADD COLUMN draft INTEGER",
];

/** The version this code writes. */
export const STATE_VERSION = MIGRATIONS.length;

/**
 * Brings a database up to {@link STATE_VERSION}, one transaction a step, so that a process that dies in between goes on from
 * the last whole step.
 * @throws StateVersionError for a database of a newer version, which is left as it is
 */
export function migrate(database: Database, migrations: readonly string[] = MIGRATIONS): void {
  const versionOf = () => Number(database.pragma("user_version", { simple: true }));
  const version = versionOf();
  if (version > migrations.length) {
    throw new StateVersionError(
      `${database.name} has version ${version}, but this program knows versions up to ${migrations.length}. Run the newer program again, or move the file away to begin with an empty one.`,
    );
  }
  migrations.forEach((step, index) => {
    if (index < version) return;
    database
      .transaction(() => {
        // Another process may have taken the step meanwhile.
        if (versionOf() > index) return;
        database.exec(step);
        database.pragma(`user_version = ${index + 1}`);
      })
      .immediate();
  });
}
