import type { EventHub } from "./events.ts";

/** How long tests wait when they do not say. */
export const WAIT_MS = 2000;

/** Waits until a function gives something; see World.until. */
export type Until = <T>(what: string, look: () => T | undefined, timeoutMs?: number) => Promise<T>;

/** A wait that looks again after each event. */
export function createUntil(events: EventHub): Until {
  return <T>(what: string, look: () => T | undefined, timeoutMs = WAIT_MS): Promise<T> =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        stopListening();
      };
      const tryNow = () => {
        try {
          const found = look();
          if (found === undefined) return;
          stop();
          resolve(found);
        } catch (error) {
          stop();
          reject(error);
        }
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`${what}: nothing in ${timeoutMs} ms`));
      }, timeoutMs);
      const stopListening = events.subscribe(tryNow);
      tryNow();
    });
}
