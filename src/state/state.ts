import { dirname } from "node:path";
import type { Database } from "better-sqlite3";
import { acquireLock, type Lock } from "../index/lock.ts";
import type { Budget, BudgetLimits } from "../models/token-budget.ts";
import { type ChatSettings, createChatSettings } from "./chat-settings.ts";
import { eraseLog, openDatabase } from "./database.ts";
import { createFeedback, type Feedback } from "./feedback.ts";
import { createGaps, type Gaps } from "./gaps.ts";
import { createInbox, type Inbox } from "./inbox.ts";
import { createPurge } from "./purge.ts";
import { createShownStore, type ShownStore } from "./shown.ts";
import { createTokenBudget } from "./tokens.ts";
import { createTurnStore, type Timed, type TurnStore } from "./turns.ts";
import { createUsage, type Usage } from "./usage.ts";

const STATE_LOCK = { name: "state", purpose: "running the bot" };

/** What was deleted for a user. */
export interface Forgotten {
  /** Rows that held something of the user. */
  readonly rows: number;
  /** Whether the log of earlier writes is empty as well; another process that reads at that moment can prevent it. */
  readonly logErased: boolean;
}

/** All that the bot keeps besides the index: data/state.db. One process at a time. */
export interface State {
  /** @param bot the bot's numeric id */
  inbox(bot: number): Inbox;
  /** The memory of conversations. @param limit turns kept of each, default 6 */
  turns<Turn extends Timed>(limit?: number): TurnStore<Turn>;
  readonly chats: ChatSettings;
  readonly shown: ShownStore;
  readonly feedback: Feedback;
  readonly gaps: Gaps;
  readonly usage: Usage;
  /** What a model's tokens are counted in, so that a restart begins no new day. */
  tokens(limits: BudgetLimits): Budget;
  /** Runs writes as one transaction: all of them, or none. */
  together(work: () => void): void;
  /** Deletes what is kept of a user everywhere, in the file and in its log. */
  forget(user: number): Forgotten;
  /** Deletes what is past its time. @returns how many rows */
  purge(): number;
  close(): void;
}

/**
 * Opens the state, made and migrated as needed.
 * @param file such as `data/state.db`, or `:memory:`
 * @param now the clock in milliseconds, Date.now unless told
 * @throws StateVersionError for a file of a newer version; DataLockedError while another process has it open
 */
export function openState({
  file,
  now = Date.now,
}: {
  readonly file: string;
  readonly now?: () => number;
}): State {
  const lock = file === ":memory:" ? null : acquireLock(dirname(file), STATE_LOCK);
  const database = openUnder(lock, file);
  const gaps = createGaps(database, now);
  // feedback on an answer goes with it
  const deletions = [
    "DELETE FROM inbox WHERE owner = ?",
    "DELETE FROM shown WHERE owner = ?",
    "DELETE FROM feedback WHERE owner = ?",
    "DELETE FROM chats WHERE chat = ?",
  ].map((sql) => database.prepare(sql));
  const deleteTokens = database.prepare("DELETE FROM token_counts WHERE user = ?");
  const deleteTurns = database.prepare("DELETE FROM turns WHERE owner = ?");
  const forget = database.transaction((user: number) =>
    deletions.reduce(
      (rows, statement) => rows + statement.run(user).changes,
      gaps.forget(user) + deleteTurns.run(String(user)).changes + deleteTokens.run(String(user)).changes,
    ),
  );
  return {
    inbox: (bot) => createInbox(database, bot, now),
    turns: <Turn extends Timed>(limit = 6) => createTurnStore<Turn>(database, limit, now),
    chats: createChatSettings(database, now),
    shown: createShownStore(database, now),
    feedback: createFeedback(database, now),
    gaps,
    usage: createUsage(database, now),
    tokens: (limits) => createTokenBudget(database, limits, now),
    together(work) {
      database.transaction(work)();
    },
    forget(user) {
      const rows = forget(user);
      return { rows, logErased: eraseLog(database) };
    },
    purge: createPurge(database, now),
    close() {
      database.close();
      lock?.release();
    },
  };
}

function openUnder(lock: Lock | null, file: string): Database {
  try {
    return openDatabase(file);
  } catch (error) {
    lock?.release();
    throw error;
  }
}
