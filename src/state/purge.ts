import type { Database } from "better-sqlite3";
import { GAP_DAYS, MOST_GAPS } from "./gaps.ts";
import { SEEN_DAYS } from "./inbox.ts";
import { SHOWN_DAYS } from "./shown.ts";
import { TURN_DAYS } from "./turns.ts";
import { USAGE_DAYS } from "./usage.ts";

const DAY = 86_400_000;

/** A function that deletes what is past its time and says how many rows that were. */
export function createPurge(database: Database, now: () => number): () => number {
  const byAge = [
    { sql: "DELETE FROM inbox WHERE body IS NULL AND received_at < ?", days: SEEN_DAYS },
    { sql: "DELETE FROM turns WHERE at < ?", days: TURN_DAYS },
    { sql: "DELETE FROM shown WHERE at < ?", days: SHOWN_DAYS },
    { sql: "DELETE FROM gaps WHERE at < ?", days: GAP_DAYS },
  ].map(({ sql, days }) => ({ statement: database.prepare(sql), age: days * DAY }));
  const tokens = database.prepare("DELETE FROM token_counts WHERE day < ?");
  const userTokens = database.prepare("DELETE FROM token_counts WHERE user <> '' AND day < ?");
  const counts = database.prepare("DELETE FROM question_counts WHERE day < ?");
  const gaps = database.prepare(
    "DELETE FROM gaps WHERE id NOT IN (SELECT id FROM gaps ORDER BY id DESC LIMIT ?)",
  );
  return database.transaction(() => {
    const day = (at: number) => new Date(at).toISOString().slice(0, 10);
    const firstDay = day(now() - USAGE_DAYS * DAY);
    const old = byAge.reduce((rows, { statement, age }) => rows + statement.run(now() - age).changes, 0);
    const counted = [counts.run(firstDay), tokens.run(firstDay), userTokens.run(day(now()))];
    return counted.reduce((rows, { changes }) => rows + changes, old + gaps.run(MOST_GAPS).changes);
  });
}
