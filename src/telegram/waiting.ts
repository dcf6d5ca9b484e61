import { setTimeout as sleep } from "node:timers/promises";
import { ApiFault } from "./api-fault.ts";

/** Waits. @throws ApiFault "aborted" when the signal ends the wait */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= 0 && !signal.aborted) return;
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    if (signal.aborted) throw new ApiFault("aborted", "the wait was given up");
    throw error;
  }
}

/** Milliseconds to wait before the nth repetition (from 0): doubles up to `longest`, with a share drawn so that many do not come at once. */
export function growingWait(repetition: number, { first = 500, longest = 30_000 } = {}): number {
  return Math.min(longest, first * 2 ** Math.min(repetition, 20)) * (0.75 + Math.random() / 4);
}
