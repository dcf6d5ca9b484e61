import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import { migrate } from "./migrations.ts";

/** Milliseconds to wait for another process that writes. */
const BUSY_TIMEOUT = 5_000;

/**
 * Opens data/state.db, made and migrated as needed. `:memory:` gives one that lasts as long as the process. Deleted content is
 * overwritten (`secure_delete`); what the write-ahead log still holds goes with a checkpoint, see {@link eraseLog}.
 * @throws StateVersionError for a file of a newer version
 */
export function openDatabase(file: string): Database {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const database = new Sqlite(file, { timeout: BUSY_TIMEOUT });
  try {
    database.pragma("journal_mode = WAL");
    database.pragma("secure_delete = ON");
    database.pragma("foreign_keys = ON");
    // Survives the death of the process; what must survive a power cut as well goes through `durably`.
    database.pragma("synchronous = NORMAL");
    migrate(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Runs a transaction that is on the disk, not only in the system's memory, when this returns. */
export function durably<Result>(database: Database, work: () => Result): Result {
  database.pragma("synchronous = FULL");
  try {
    return database.transaction(work)();
  } finally {
    database.pragma("synchronous = NORMAL");
  }
}

/**
 * Moves the write-ahead log into the database and empties it, so that no earlier state of a page can be read from it.
 * @returns false where another process that reads kept the log from being emptied
 */
export function eraseLog(database: Database): boolean {
  const [result] = database.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
  return result?.busy === 0;
}
