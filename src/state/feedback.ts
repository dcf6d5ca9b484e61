import type { Database } from "better-sqlite3";

export type Vote = "up" | "down";

/** A shown answer with what people thought of it. */
export interface Judged {
  /** The shown answer, JSON. */
  readonly body: string;
  readonly up: number;
  readonly down: number;
  /** Of the newest vote, milliseconds since 1970. */
  readonly at: number;
}

/** Votes on answers, one a user and answer. */
export interface Feedback {
  /** Keeps a vote in place of the user's earlier one. @returns the vote that counts now; null where the same vote again took it back */
  vote(shown: string, user: number, vote: Vote): Vote | null;
  totals(): { readonly up: number; readonly down: number };
  /** Answers voted down, newest vote first. */
  disliked(limit: number): readonly Judged[];
}

const VALUES: Readonly<Record<Vote, number>> = { up: 1, down: -1 };

/** See the interface. */
export function createFeedback(database: Database, now: () => number): Feedback {
  const current = database.prepare("SELECT vote FROM feedback WHERE shown = ? AND owner = ?").pluck();
  const put = database.prepare(
    "INSERT OR REPLACE INTO feedback (shown, owner, vote, at) VALUES (?, ?, ?, ?)",
  );
  const remove = database.prepare("DELETE FROM feedback WHERE shown = ? AND owner = ?");
  const totals = database.prepare(
    "SELECT coalesce(sum(vote > 0), 0) AS up, coalesce(sum(vote < 0), 0) AS down FROM feedback",
  );
  const disliked = database.prepare(
    `SELECT body, sum(vote > 0) AS up, sum(vote < 0) AS down, max(feedback.at) AS at
     FROM feedback JOIN shown ON shown.id = feedback.shown
     GROUP BY shown.id HAVING down > 0 ORDER BY at DESC LIMIT ?`,
  );
  return {
    vote: database.transaction((shown: string, user: number, vote: Vote) => {
      if (current.get(shown, user) === VALUES[vote]) {
        remove.run(shown, user);
        return null;
      }
      put.run(shown, user, VALUES[vote], now());
      return vote;
    }),
    totals: () => totals.get() as { up: number; down: number },
    disliked: (limit) => disliked.all(limit) as Judged[],
  };
}
