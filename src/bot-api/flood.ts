/** Flood limits: how many messages (edits count) go through before 429. */
export interface FloodLimits {
  /** Messages in a row that one chat takes before the pace of one a second holds. */
  burst: number;
  /** Seconds a message, in one chat. */
  secondsPerMessage: number;
  /** Messages a minute in one group, supergroup or channel. */
  groupPerMinute: number;
  /** Messages a second over all chats. */
  perSecond: number;
  /** Drafts in a row that one chat takes before the pace of drafts holds. */
  draftBurst: number;
  /** Seconds a draft, in one chat. Drafts are counted apart: they cost no message. */
  secondsPerDraft: number;
}

/**
 * About what Telegram documents: 1 a second in a chat with a small burst, 20 a minute in a group, 30 a second overall. For drafts it
 * documents none, so these are a guess on the strict side.
 */
export const TELEGRAM_LIMITS: FloodLimits = {
  burst: 3,
  secondsPerMessage: 1,
  groupPerMinute: 20,
  perSecond: 30,
  draftBurst: 5,
  secondsPerDraft: 0.3,
};

/** What drafts are counted by. */
export function draftLimits(limits: FloodLimits): FloodLimits {
  return { ...limits, burst: limits.draftBurst, secondsPerMessage: limits.secondsPerDraft };
}

interface Pace {
  /** Messages that may still go, refilled with time. */
  tokens: number;
  filledAt: number;
  /** When each message of the last minute went. */
  lastMinute: number[];
  /** Until when the bot was told to wait, in milliseconds. */
  quietUntil: number;
}

/** Counts messages by chat and refuses those that come too fast. Times are milliseconds. */
export class FloodControl {
  readonly #limits: FloodLimits | undefined;
  readonly #paces = new Map<number, Pace>();
  #lastSecond: number[] = [];

  /** @param limits undefined switches the limits off; waits given by faults still hold */
  constructor(limits: FloodLimits | undefined) {
    this.#limits = limits;
  }

  /** Milliseconds the bot must still wait because it was told to, by a 429 for this chat. */
  remainingWait(chat: number, now: number): number {
    return Math.max(0, (this.#paces.get(chat)?.quietUntil ?? 0) - now);
  }

  /** Remembers a 429 that was given: `seconds` of silence for this chat. */
  impose(chat: number, seconds: number, now: number): void {
    const pace = this.#pace(chat, now);
    pace.quietUntil = Math.max(pace.quietUntil, now + seconds * 1000);
  }

  /** Counts one message; returns the seconds to wait, rounded up, when it must not go, otherwise 0. */
  take(chat: number, now: number): number {
    if (!this.#limits) return 0;
    const limits = this.#limits;
    const pace = this.#pace(chat, now);
    pace.tokens = Math.min(
      limits.burst,
      pace.tokens + (now - pace.filledAt) / (limits.secondsPerMessage * 1000),
    );
    pace.filledAt = now;
    pace.lastMinute = pace.lastMinute.filter((at) => at > now - 60_000);
    this.#lastSecond = this.#lastSecond.filter((at) => at > now - 1000);
    const wait = this.#waitFor(chat, pace, limits, now);
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1000);
      this.impose(chat, seconds, now);
      return seconds;
    }
    pace.tokens -= 1;
    pace.lastMinute.push(now);
    this.#lastSecond.push(now);
    return 0;
  }

  #waitFor(chat: number, pace: Pace, limits: FloodLimits, now: number): number {
    const forChat = pace.tokens >= 1 ? 0 : (1 - pace.tokens) * limits.secondsPerMessage * 1000;
    const oldest = pace.lastMinute.at(-limits.groupPerMinute);
    const forGroup = chat < 0 && oldest !== undefined ? oldest + 60_000 - now : 0;
    const first = this.#lastSecond.at(-limits.perSecond);
    const overall = first === undefined ? 0 : first + 1000 - now;
    return Math.max(forChat, forGroup, overall);
  }

  #pace(chat: number, now: number): Pace {
    let pace = this.#paces.get(chat);
    if (!pace) {
      pace = { tokens: this.#limits?.burst ?? 0, filledAt: now, lastMinute: [], quietUntil: 0 };
      this.#paces.set(chat, pace);
    }
    return pace;
  }
}
