import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { DataLockedError } from "../errors.ts";

/** A lock held until {@link Lock.release} or until the process ends, however it ends. */
export interface Lock {
  release(): void;
}

/**
 * Takes the lock of a folder: one process, and one task in it, writes there at a time.
 *
 * The lock is the operating system's, on a SQLite file: it goes with the process that held it, so that none is ever
 * stale, neither after a crash nor where a container's processes get the same numbers again. A file beside it says
 * who holds it, for the error message only.
 * @param name of the lock: `<name>.lock` and `<name>.holder` in the folder
 * @param purpose what the holder does, to complete "process 123 is ..."
 * @throws DataLockedError naming the holder
 */
export function acquireLock(folder: string, { name, purpose }: { name: string; purpose: string }): Lock {
  mkdirSync(folder, { recursive: true });
  const holderPath = join(folder, `${name}.holder`);
  const database = new Database(join(folder, `${name}.lock`), { timeout: 0 });
  try {
    database.exec("BEGIN IMMEDIATE");
  } catch (error) {
    database.close();
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith("SQLITE_BUSY")) throw error;
    throw new DataLockedError(
      `${folder} is being written to by another process: ${readHolder(holderPath)}. Wait until it is done, or stop it.`,
      { cause: error },
    );
  }
  writeFileSync(
    holderPath,
    `process ${process.pid} on ${hostname()} is ${purpose}, since ${new Date().toISOString()}`,
  );
  return { release: () => database.close() };
}

function readHolder(path: string): string {
  try {
    return readFileSync(path, "utf8") || "it has not said which";
  } catch (error) {
    return `it has not said which (${error instanceof Error ? error.message : String(error)})`;
  }
}
