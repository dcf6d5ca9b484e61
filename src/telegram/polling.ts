import type { Logger } from "../logging.ts";
import type { ApiClient } from "./api-client.ts";
import { ApiFault } from "./api-fault.ts";
import { tokenRefused } from "./connect.ts";
import { updateIdOf, WANTED_UPDATES } from "./incoming.ts";
import { growingWait, pause } from "./waiting.ts";

/** Seconds Telegram holds a request open while there is nothing to tell. */
const POLL_SECONDS = 30;
/** Milliseconds after which a request counts as lost. */
const POLL_TIMEOUT = (POLL_SECONDS + 15) * 1_000;
const MOST_UPDATES = 100;

/**
 * Fetches updates until the signal ends it. The next request confirms what the one before brought, so `accept` must have stored
 * it when it returns. Waits, longer each time, when Telegram is in trouble, another process polls, or storing fails.
 * @param ready resolves when there is room for more
 * @throws ConfigError when the token is refused
 */
export async function pollUpdates(options: {
  readonly client: ApiClient;
  readonly accept: (raw: readonly unknown[]) => void;
  readonly ready: () => Promise<void>;
  /** Told after each request that went well. */
  readonly onPoll: () => void;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { client, signal, logger } = options;
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      await orAbort(options.ready(), signal);
      const raw = await fetchUpdates(client, offset, signal);
      options.onPoll();
      options.accept(raw);
      const ids = raw.map(updateIdOf).filter((id) => id !== null);
      failures = raw.length > 0 && ids.length === 0 ? failures + 1 : 0;
      offset = Math.max(offset, ...ids.map((id) => id + 1));
      // entries without an id cannot be confirmed: they must not come in a loop without a pause
      if (failures > 0) await pause(growingWait(failures, { longest: 1_000 }), signal);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ApiFault && error.kind === "unauthorized") throw tokenRefused();
      await waitAfter(error, failures, { logger, signal });
      failures += 1;
    }
  }
}

async function fetchUpdates(
  client: ApiClient,
  offset: number,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const payload = {
    ...(offset > 0 && { offset }),
    limit: MOST_UPDATES,
    timeout: POLL_SECONDS,
    allowed_updates: WANTED_UPDATES,
  };
  const updates = await client.call<unknown>("getUpdates", payload, { signal, timeout: POLL_TIMEOUT });
  if (!Array.isArray(updates)) throw new ApiFault("unclear", "getUpdates gave no list");
  return updates;
}

async function waitAfter(
  error: unknown,
  failures: number,
  { logger, signal }: { readonly logger: Logger; readonly signal: AbortSignal },
): Promise<void> {
  const retryAfter = error instanceof ApiFault ? error.retryAfter * 1_000 : 0;
  const wait = Math.max(retryAfter, growingWait(failures));
  logger.warn({ err: error, wait: Math.round(wait) }, "updates could not be fetched");
  try {
    await pause(wait, signal);
  } catch (aborted) {
    if (!signal.aborted) throw aborted;
  }
}

/** Waits for the promise or for the end. @throws ApiFault "aborted" */
function orAbort(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new ApiFault("aborted", "the wait was given up"));
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
