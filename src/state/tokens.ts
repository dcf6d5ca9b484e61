import type { Database } from "better-sqlite3";
import type { Budget, BudgetLimits } from "../models/token-budget.ts";
import { openDatabase } from "./database.ts";

/** What is counted for all together is kept under this name; no user's id is empty. */
const EVERYBODY = "";

/** Counts tokens in data/state.db: for all by day, for each user until the day is over. */
export function createTokenBudget(
  database: Database,
  { daily, userDaily }: BudgetLimits,
  now: () => number,
): Budget {
  const today = () => new Date(now()).toISOString().slice(0, 10);
  const used = database
    .prepare("SELECT coalesce(sum(tokens), 0) FROM token_counts WHERE day = ? AND user = ?")
    .pluck();
  const add = database.prepare(
    `INSERT INTO token_counts (day, user, tokens) VALUES (@day, @user, @tokens)
     ON CONFLICT DO UPDATE SET tokens = tokens + excluded.tokens`,
  );
  const users = database.prepare(
    "SELECT user, tokens AS used FROM token_counts WHERE day = ? AND user <> '' ORDER BY tokens DESC, user",
  );
  const days = database.prepare(
    "SELECT day, tokens AS used FROM token_counts WHERE user = '' ORDER BY day DESC",
  );
  const usedBy = (user: string) => used.get(today(), user) as number;
  const spend = database.transaction((user: string | null, tokens: number) => {
    const day = today();
    for (const one of [EVERYBODY, ...(user === null ? [] : [user])]) add.run({ day, user: one, tokens });
  });
  return {
    allows(user) {
      if (daily !== undefined && usedBy(EVERYBODY) >= daily) return false;
      return user === null || userDaily === undefined || usedBy(user) < userDaily;
    },
    spend: (user, { input, output }) => spend.immediate(user, Math.round(input + output)),
    status: () => ({
      day: today(),
      used: usedBy(EVERYBODY),
      limit: daily ?? null,
      users: users.all(today()) as { user: string; used: number }[],
      days: days.all() as { day: string; used: number }[],
    }),
  };
}

/**
 * The budget in data/state.db for a command beside a running bot, which holds the lock of everything else in that file: both count
 * into the same day.
 * @throws StateVersionError for a file of a newer version
 */
export function openTokenBudget({
  file,
  limits,
  now = Date.now,
}: {
  readonly file: string;
  readonly limits: BudgetLimits;
  readonly now?: () => number;
}): Budget & { close(): void } {
  const database = openDatabase(file);
  return { ...createTokenBudget(database, limits, now), close: () => void database.close() };
}
