import { ModelFault, toModelFault } from "./model-fault.ts";

/** A limit in time that also ends what does not listen to its signal. */
export interface Deadline {
  readonly signal: AbortSignal;
  race<Value>(work: Promise<Value>): Promise<Value>;
  /** The fault behind an error: that time ran out, or that the asker went away, before what the abort made of it. */
  faultOf(error: unknown): ModelFault;
  clear(): void;
}

/** Starts the clock; `asker` ends it early. */
export function withDeadline(milliseconds: number, asker: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new ModelFault("timeout")), milliseconds);
  const cancel = (): void => controller.abort(new ModelFault("cancelled"));
  if (asker?.aborted) cancel();
  asker?.addEventListener("abort", cancel, { once: true });
  const { signal } = controller;
  const ended = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as ModelFault), { once: true });
    if (signal.aborted) reject(signal.reason as ModelFault);
  });
  ended.catch(() => {});
  return {
    signal,
    race(work) {
      work.catch(() => {}); // Its late failure, after the deadline has spoken, is nobody's business.
      return Promise.race([work, ended]);
    },
    faultOf: (error) => (signal.aborted ? (signal.reason as ModelFault) : toModelFault(error)),
    clear() {
      clearTimeout(timer);
      asker?.removeEventListener("abort", cancel);
    },
  };
}
