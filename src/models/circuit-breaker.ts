/**
 * Keeps calls from a server that fails again and again. Whether it is back is found out by trials of their own, so that nobody who
 * waits for an answer pays for it with a failed call.
 */
export interface CircuitBreaker {
  /** Whether calls may go out now. */
  admits(): boolean;
  /** True once after each rest: whoever is told so tries the server and says how it went. */
  beginTrial(): boolean;
  succeeded(): void;
  failed(): void;
  /** Leaves the server alone from now on, without waiting for further failures. */
  trip(): void;
}

/**
 * @param failures in a row after which the server is left alone
 * @param restMs how long before each trial, in milliseconds
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
  let restsSince: number | null = null;
  return {
    admits: () => restsSince === null,
    beginTrial() {
      if (restsSince === null || now() - restsSince < restMs) return false;
      restsSince = now();
      return true;
    },
    succeeded() {
      inARow = 0;
      restsSince = null;
    },
    failed() {
      inARow += 1;
      if (inARow >= failures) restsSince ??= now();
    },
    trip() {
      restsSince = now();
    },
  };
}
