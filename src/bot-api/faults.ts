/**
 * What is done to a call instead of, or around, answering it. `applied: true` lets the method take effect first, so that only
 * its answer is lost: the message is there, the bot does not know.
 */
export type Fault =
  /** An error as Telegram writes it. `retryAfter` (seconds) is also held against the chat: what is sent before it is over gets 429. */
  | {
      kind: "error";
      status: number;
      description?: string;
      retryAfter?: number;
      migrateTo?: number;
      applied?: boolean;
    }
  /** Any bytes with any status, such as a proxy's HTML page with 200 or 502. */
  | { kind: "body"; status: number; body: string; contentType?: string; applied?: boolean }
  /** `{"ok":true,"result":...}` with a result of your own, such as `[null]` from getUpdates. */
  | { kind: "result"; result: unknown; applied?: boolean }
  /** The right answer, late. */
  | { kind: "delay"; milliseconds: number }
  /** No answer, the connection stays open. */
  | { kind: "hang"; applied?: boolean }
  /** The connection is cut without an answer. */
  | { kind: "reset"; applied?: boolean };

/** Which calls a fault befalls; all conditions given must hold. */
export interface FaultRule {
  /** One method, several, or every one when absent. */
  method?: string | readonly string[];
  chat?: number;
  /** A further condition on the parameters. */
  where?: (parameters: Readonly<Record<string, unknown>>) => boolean;
  /** Only the nth call that fits, counted from 1. */
  nth?: number;
  /** Every nth call that fits: 3 is the third, the sixth ... */
  every?: number;
  /** Share of the calls that fit, 0 to 1, drawn from a seeded sequence. */
  share?: number;
  /** Ends after this many calls were hit. Default: 1 with neither `every` nor `share`, otherwise no end. */
  times?: number;
  fault: Fault;
}

/** A rule at work. */
export interface ActiveFault {
  /** How many calls it hit so far. */
  readonly hits: number;
  remove(): void;
}

interface Rule extends FaultRule {
  seen: number;
  hits: number;
}

/** Faults to come, tried in the order in which they were added; the first that fits a call is used. */
export class Faults {
  #rules: Rule[] = [];
  #state: number;

  /** @param seed of the sequence that shares are drawn from */
  constructor(seed: number) {
    this.#state = seed;
  }

  /** @example faults.add({ method: "sendMessage", share: 1 / 3, fault: { kind: "error", status: 429, retryAfter: 1 } }) */
  add(rule: FaultRule): ActiveFault {
    const added: Rule = { ...rule, seen: 0, hits: 0 };
    this.#rules.push(added);
    return {
      get hits() {
        return added.hits;
      },
      remove: () => {
        this.#rules = this.#rules.filter((other) => other !== added);
      },
    };
  }

  /** The next call of a method (of any, without one) meets this fault. */
  next(fault: Fault, method?: string | readonly string[]): ActiveFault {
    return this.add(method === undefined ? { fault } : { method, fault });
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault that befalls this call, if one does; counts it. */
  choose(method: string, parameters: Readonly<Record<string, unknown>>): Fault | undefined {
    for (const rule of this.#rules) {
      if (!fits(rule, method, parameters)) continue;
      rule.seen += 1;
      if (!this.#isTurn(rule)) continue;
      rule.hits += 1;
      return rule.fault;
    }
    return undefined;
  }

  #isTurn(rule: Rule): boolean {
    const repeats = rule.every !== undefined || rule.share !== undefined;
    if (rule.hits >= (rule.times ?? (repeats ? Infinity : 1))) return false;
    if (rule.nth !== undefined && rule.seen !== rule.nth) return false;
    if (rule.every !== undefined && rule.seen % rule.every !== 0) return false;
    return rule.share === undefined || this.#random() < rule.share;
  }

  /** Mulberry32: small, seeded, even enough to draw shares from. */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
}

function fits(rule: Rule, method: string, parameters: Readonly<Record<string, unknown>>): boolean {
  const methods = typeof rule.method === "string" ? [rule.method] : rule.method;
  if (methods && !methods.some((name) => name.toLowerCase() === method.toLowerCase())) return false;
  if (rule.chat !== undefined && Number(parameters.chat_id) !== rule.chat) return false;
  return rule.where?.(parameters) ?? true;
}
