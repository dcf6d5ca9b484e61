import type { Database } from "better-sqlite3";
import type { Language } from "../types.ts";

/** What became of a question. */
export type Outcome = "cited" | "no-evidence" | "chat" | "failed";

/** One day's questions. */
export interface DayOfUse {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly questions: number;
  /** Questions about the articles: small talk does not count. */
  readonly asked: number;
  readonly cited: number;
  readonly failed: number;
  /** Milliseconds within which half, and 95 of 100, were answered: the upper bound of a bucket; null without questions. */
  readonly p50: number | null;
  readonly p95: number | null;
}

/** How much was asked and how it went, by day, without texts or identities. */
export interface Usage {
  count(question: { language: Language; outcome: Outcome; milliseconds: number }): void;
  /** The last days with questions, newest first. */
  days(limit: number): readonly DayOfUse[];
  /** Questions of the last days by language. */
  languages(): Readonly<Partial<Record<Language, number>>>;
}

/** Days the counts are kept. */
export const USAGE_DAYS = 30;

/** Upper bounds of the buckets of latency, in milliseconds; the last takes all that is slower. */
const BOUNDS = [5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000];

interface Row {
  day: string;
  outcome: Outcome;
  bucket: number;
  count: number;
}

/** See the interface. */
export function createUsage(database: Database, now: () => number): Usage {
  const today = () => new Date(now()).toISOString().slice(0, 10);
  const firstDay = () => new Date(now() - USAGE_DAYS * 86_400_000).toISOString().slice(0, 10);
  const count = database.prepare(
    `INSERT INTO question_counts (day, language, outcome, bucket, count) VALUES (?, ?, ?, ?, 1)
     ON CONFLICT DO UPDATE SET count = count + 1`,
  );
  const rows = database.prepare(
    "SELECT day, outcome, bucket, sum(count) AS count FROM question_counts WHERE day > ? GROUP BY day, outcome, bucket ORDER BY day DESC, bucket",
  );
  const languages = database.prepare(
    "SELECT language, sum(count) AS count FROM question_counts WHERE day > ? GROUP BY language",
  );
  return {
    count({ language, outcome, milliseconds }) {
      const bucket = BOUNDS.find((bound) => milliseconds <= bound) ?? BOUNDS.at(-1);
      count.run(today(), language, outcome, bucket);
    },
    days(limit) {
      const all = rows.all(firstDay()) as Row[];
      const days = [...new Set(all.map((row) => row.day))].slice(0, limit);
      return days.map((day) =>
        summary(
          day,
          all.filter((row) => row.day === day),
        ),
      );
    },
    languages: () =>
      Object.fromEntries(
        (languages.all(firstDay()) as { language: Language; count: number }[]).map((row) => [
          row.language,
          row.count,
        ]),
      ),
  };
}

function summary(day: string, rows: readonly Row[]): DayOfUse {
  const sum = (outcome?: Outcome) =>
    rows.reduce(
      (total, row) => total + (outcome === undefined || row.outcome === outcome ? row.count : 0),
      0,
    );
  return {
    day,
    questions: sum(),
    asked: sum("cited") + sum("no-evidence"),
    cited: sum("cited"),
    failed: sum("failed"),
    p50: percentile(rows, 0.5),
    p95: percentile(rows, 0.95),
  };
}

function percentile(rows: readonly Row[], share: number): number | null {
  const sorted = [...rows].sort((a, b) => a.bucket - b.bucket);
  const wanted = share * sorted.reduce((total, row) => total + row.count, 0);
  let seen = 0;
  for (const row of sorted) {
    seen += row.count;
    if (seen >= wanted) return row.bucket;
  }
  return null;
}
