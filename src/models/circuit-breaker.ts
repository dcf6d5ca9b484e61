/** Keeps calls from a server that fails again and again, and lets one through now and then to see whether it is back. */
export interface CircuitBreaker {
  /** Whether a call may go out now. After the rest, one call may, as a trial, until it is told how it went. */
  admits(): boolean;
  succeeded(): void;
  failed(): void;
  /** A call that was let through came to no verdict: given up by the asker, say. */
  abandoned(): void;
  readonly state: "closed" | "open" | "trial";
}

/**
 * @param failures in a row after which the server is left alone
 * @param restMs how long, in milliseconds
 */
export function createCircuitBreaker({
  failures = 5,
  restMs = 30_000,
  now = Date.now,
}: {
  readonly failures?: number;
  readonly restMs?: number;
  readonly now?: () => number;
} = {}): CircuitBreaker {
  let inARow = 0;
  let openedAt: number | null = null;
  let trial = false;
  return {
    admits() {
      if (openedAt === null) return true;
      if (trial || now() - openedAt < restMs) return false;
      trial = true;
      return true;
    },
    succeeded() {
      inARow = 0;
      openedAt = null;
      trial = false;
    },
    failed() {
      inARow += 1;
      if (trial || inARow >= failures) openedAt = now();
      trial = false;
    },
    abandoned() {
      trial = false;
    },
    get state() {
      if (openedAt === null) return "closed";
      return trial ? "trial" : "open";
    },
  };
}
