/** Tokens of one call. */
export interface TokenUse {
  readonly input: number;
  readonly output: number;
}

/** How many tokens were used on a day, and what is allowed. */
export interface BudgetStatus {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly used: number;
  /** Null: no limit. */
  readonly limit: number | null;
  /** Users by what they used that day, most first. */
  readonly users: readonly { readonly user: string; readonly used: number }[];
  /** The last days on which tokens were used, as far as they are kept, newest first. */
  readonly days: readonly { readonly day: string; readonly used: number }[];
}

/** Counts tokens by day and user, and says when enough were used. */
export interface Budget {
  /** Whether another call may be made for this user (null: for nobody in particular, as at reindex). */
  allows(user: string | null): boolean;
  spend(user: string | null, use: TokenUse): void;
  status(): BudgetStatus;
}

/** The most tokens a day may take; undefined: no limit. */
export interface BudgetLimits {
  readonly daily?: number | undefined;
  readonly userDaily?: number | undefined;
}

/** Counts kept as long as the process runs. Where they must outlast it, state/tokens.ts keeps them behind the same interface. */
export function createMemoryBudget({
  daily,
  userDaily,
  now = Date.now,
}: BudgetLimits & { readonly now?: () => number } = {}): Budget {
  let day = "";
  let used = 0;
  let byUser = new Map<string, number>();
  const turnDay = (): void => {
    const today = new Date(now()).toISOString().slice(0, 10);
    if (today === day) return;
    day = today;
    used = 0;
    byUser = new Map();
  };
  return {
    allows(user) {
      turnDay();
      if (daily !== undefined && used >= daily) return false;
      return user === null || userDaily === undefined || (byUser.get(user) ?? 0) < userDaily;
    },
    spend(user, { input, output }) {
      turnDay();
      used += input + output;
      if (user !== null) byUser.set(user, (byUser.get(user) ?? 0) + input + output);
    },
    status() {
      turnDay();
      const users = [...byUser].map(([user, tokens]) => ({ user, used: tokens }));
      return {
        ...{ day, used, limit: daily ?? null },
        users: users.sort((a, b) => b.used - a.used),
        days: used === 0 ? [] : [{ day, used }],
      };
    },
  };
}

/**
 * About how many tokens a text is, for servers that do not say: a quarter of its bytes in UTF-8, which is close for English (four
 * characters a token) and on the safe side for Cyrillic.
 */
export const estimateTokens = (text: string): number => Math.ceil(Buffer.byteLength(text, "utf8") / 4);
