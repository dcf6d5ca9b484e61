import type { Registry } from "prom-client";

/** What an HTTP server says about the bot. */
export interface Health {
  /** Whether the process does its work: updates reach it. */
  readonly isAlive: () => boolean;
  /** Whether questions can be answered: an index is open. */
  readonly isReady: () => boolean;
  readonly registry: Registry;
}

/** An answer to a GET. */
export interface Page {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** /healthz, /readyz and /metrics; null for any other path. */
export async function healthPage(path: string, health: Health): Promise<Page | null> {
  switch (path) {
    case "/healthz":
      return verdict(health.isAlive(), "alive", "no updates reach the bot");
    case "/readyz":
      return verdict(health.isReady(), "ready", "no index is open");
    case "/metrics":
      return {
        status: 200,
        contentType: health.registry.contentType,
        body: await health.registry.metrics(),
      };
    default:
      return null;
  }
}

function verdict(isGood: boolean, good: string, bad: string): Page {
  return {
    status: isGood ? 200 : 503,
    contentType: "text/plain; charset=utf-8",
    body: `${isGood ? good : bad}\n`,
  };
}
