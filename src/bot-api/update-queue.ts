import { conflict } from "./api-error.ts";
import type { EventHub } from "./events.ts";
import type { Update } from "./objects.ts";

/** Kinds that a bot gets only when it asks for them by name. */
const ON_REQUEST = new Set(["chat_member", "message_reaction", "message_reaction_count"]);
/** How many updates one getUpdates gives at most. */
export const UPDATES_LIMIT = 100;

interface Poller {
  limit: number;
  finish: (outcome: readonly Update[] | Error) => void;
}

/** Updates that wait for the bot, and the one request that may wait for them. */
export class UpdateQueue {
  readonly #events: EventHub;
  #pending: Update[] = [];
  /** Handed out whatever the offset says: updates told a second time. */
  #again: Update[] = [];
  #lastId: number;
  #allowed: ReadonlySet<string> | undefined;
  #poller: Poller | undefined;
  #wakeUp: NodeJS.Immediate | undefined;
  /** Set while a webhook takes the updates. */
  onPending: (() => void) | undefined;

  constructor(events: EventHub, firstId: number) {
    this.#events = events;
    this.#lastId = firstId - 1;
  }

  /** Kinds that are let in from now on; undefined or an empty list for the default ones. */
  allow(kinds: readonly string[] | undefined): void {
    this.#allowed = kinds && kinds.length > 0 ? new Set(kinds) : undefined;
  }

  get allowed(): readonly string[] | undefined {
    return this.#allowed && [...this.#allowed];
  }

  /** How many updates wait. */
  get size(): number {
    return this.#pending.length + this.#again.length;
  }

  get pending(): readonly Update[] {
    return [...this.#again, ...this.#pending];
  }

  /** Adds what happened; undefined when the bot does not want that kind. */
  push(kind: string, payload: unknown): Update | undefined {
    const wanted = this.#allowed ? this.#allowed.has(kind) : !ON_REQUEST.has(kind);
    if (!wanted) return undefined;
    const update: Update = { update_id: ++this.#lastId, [kind]: payload };
    this.#pending.push(update);
    this.#announce(update);
    return update;
  }

  /** Adds an update as it is, or anything at all; its `update_id` is given where it has none. */
  pushRaw(raw: unknown): Update {
    const isUnnumbered = typeof raw === "object" && raw !== null && !("update_id" in raw);
    const update = (isUnnumbered ? { update_id: this.#lastId + 1, ...raw } : raw) as Update;
    const id = update?.update_id;
    if (typeof id === "number" && id > this.#lastId) {
      this.#lastId = id;
      this.#pending.push(update);
    } else {
      // no offset would ever confirm it
      this.#again.push(update);
    }
    this.#announce(update);
    return update;
  }

  /** Tells an update once more, though it was confirmed. */
  redeliver(update: Update): void {
    this.#again.push(update);
    this.#announce(update);
  }

  /**
   * Forgets what was confirmed, then waits up to `seconds` for something to give.
   * @param signal ends the wait with nothing, for a client that went away
   * @throws ApiError 409 when another request comes while this one waits
   */
  poll(options: {
    offset: number;
    limit: number;
    seconds: number;
    signal: AbortSignal;
  }): Promise<readonly Update[]> {
    this.interrupt("terminated by other getUpdates request; make sure that only one bot instance is running");
    this.#confirm(options.offset);
    if (this.size > 0 || options.seconds === 0) return Promise.resolve(this.#take(options.limit));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => finish([]), options.seconds * 1000);
      const leave = () => finish([]);
      const finish = (outcome: readonly Update[] | Error) => {
        clearTimeout(timer);
        options.signal.removeEventListener("abort", leave);
        if (this.#poller?.finish === finish) this.#poller = undefined;
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      options.signal.addEventListener("abort", leave);
      this.#poller = { limit: options.limit, finish };
    });
  }

  /** Ends the request that waits, if one does, with 409 and this reason. */
  interrupt(reason: string): void {
    this.#poller?.finish(conflict(reason));
  }

  /** Ends the request that waits with nothing. */
  release(): void {
    this.#poller?.finish([]);
  }

  /** Drops all that waits. */
  clear(): void {
    this.#pending = [];
    this.#again = [];
  }

  /** Takes one update out, for a webhook that has delivered it. */
  remove(update: Update): void {
    this.#pending = this.#pending.filter((other) => other !== update);
    this.#again = this.#again.filter((other) => other !== update);
  }

  #confirm(offset: number): void {
    if (offset < 0) this.#pending = this.#pending.slice(offset);
    else if (offset > 0) {
      const keep = this.#pending.findIndex((update) => !(update?.update_id < offset));
      this.#pending = keep < 0 ? [] : this.#pending.slice(keep);
    }
  }

  #take(limit: number): readonly Update[] {
    const again = this.#again.splice(0, limit);
    return [...again, ...this.#pending.slice(0, limit - again.length)];
  }

  /** Wakes the poller once a turn of the event loop, so that what comes together is told together. */
  #announce(update: Update): void {
    this.#events.emit({ kind: "update", update });
    this.onPending?.();
    if (!this.#poller || this.#wakeUp) return;
    this.#wakeUp = setImmediate(() => {
      this.#wakeUp = undefined;
      if (this.#poller && this.size > 0) this.#poller.finish(this.#take(this.#poller.limit));
    });
  }
}
