import type { Inbox } from "../state/inbox.ts";

/** An update being handled, as far as its place in the inbox goes. */
export interface Job {
  /** How often it was begun, this time included: more than once after a crash. */
  readonly attempts: number;
  /** Messages of its answer that went out before a crash: they are not sent again. */
  readonly partsSent: number;
  /** The message that shows what is written of the answer so far, also when an earlier process sent it; null where there is none. */
  readonly draft: number | null;
  /** Ends when the bot stops and cannot wait any longer. */
  readonly signal: AbortSignal;
  readonly isDone: boolean;
  /** What is written of the answer stands in this message; null: in none any more. */
  draftIn(message: number | null): void;
  /** One more message of the answer went out, with others to come; the first of them took the place of the draft. */
  partSent(): void;
  /** Handled: called in the same turn in which the last message is known to have gone out. May be called again. */
  done(): void;
}

/** Begins an update; null where there is nothing to do. */
export function beginJob(inbox: Inbox, id: number, signal: AbortSignal): Job | null {
  const begun = inbox.begin(id);
  if (begun === null) return null;
  let isDone = false;
  let draft = begun.draft;
  return {
    attempts: begun.attempts,
    partsSent: begun.parts,
    signal,
    get isDone() {
      return isDone;
    },
    get draft() {
      return draft;
    },
    draftIn(message) {
      draft = message;
      inbox.draftIn(id, message);
    },
    partSent() {
      draft = null;
      inbox.partSent(id);
    },
    done() {
      if (!isDone) inbox.done(id);
      isDone = true;
    },
  };
}
