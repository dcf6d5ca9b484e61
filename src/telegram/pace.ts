/** How fast messages may go out. Edits count as messages. */
export interface PaceLimits {
  /** Messages in a row to one chat before the pace of one every `chatInterval` holds. */
  readonly burst: number;
  /** Milliseconds a message, in one chat. */
  readonly chatInterval: number;
  /** Messages a minute in one group. */
  readonly groupPerMinute: number;
  /** Messages a second over all chats. */
  readonly perSecond: number;
}

/** What Telegram documents (1 a second in a chat, 20 a minute in a group, 30 a second overall), with a little room. */
export const TELEGRAM_PACE: PaceLimits = {
  burst: 3,
  chatInterval: 1_050,
  groupPerMinute: 19,
  perSecond: 28,
};

/** When the next message may go to a chat, and overall. Times are milliseconds since 1970. */
export interface Pace {
  /** Earliest time for the next message to this chat. */
  nextFor(chat: number): number;
  /** A message goes out to this chat now. @returns when: later than now where too much goes out overall */
  take(chat: number): number;
  /** Nothing to this chat before `until`. */
  pause(chat: number, until: number): void;
}

interface ChatPace {
  /** When the chat would be back at its full burst. */
  restedAt: number;
  pausedUntil: number;
  lastMinute: number[];
}

/** A minute, and a little for clocks that differ. */
const MINUTE = 61_000;
/** Chats remembered before those at rest are forgotten. */
const MOST_CHATS = 5_000;

/** @param limits null for no pace of our own; pauses hold nevertheless */
export function createPace({
  limits,
  now = Date.now,
}: {
  readonly limits: PaceLimits | null;
  readonly now?: () => number;
}): Pace {
  const chats = new Map<number, ChatPace>();
  let overallAt = 0;
  const paceOf = (chat: number): ChatPace => {
    const known = chats.get(chat);
    if (known) return known;
    if (chats.size >= MOST_CHATS) forgetRested(chats, now());
    const added = { restedAt: 0, pausedUntil: 0, lastMinute: [] };
    chats.set(chat, added);
    return added;
  };
  return {
    nextFor(chat) {
      const pace = paceOf(chat);
      if (!limits) return pace.pausedUntil;
      const chatAt = pace.restedAt - (limits.burst - 1) * limits.chatInterval;
      const oldest = chat < 0 ? pace.lastMinute.at(-limits.groupPerMinute) : undefined;
      return Math.max(pace.pausedUntil, chatAt, oldest === undefined ? 0 : oldest + MINUTE);
    },
    take(chat) {
      if (!limits) return now();
      const at = Math.max(now(), overallAt - 1_000);
      overallAt = Math.max(now(), overallAt) + 1_000 / limits.perSecond;
      const pace = paceOf(chat);
      pace.restedAt = Math.max(at, pace.restedAt) + limits.chatInterval;
      if (chat < 0) pace.lastMinute = [...pace.lastMinute.slice(1 - limits.groupPerMinute), at];
      return at;
    },
    pause(chat, until) {
      const pace = paceOf(chat);
      pace.pausedUntil = Math.max(pace.pausedUntil, until);
    },
  };
}

function forgetRested(chats: Map<number, ChatPace>, now: number): void {
  for (const [chat, pace] of chats) {
    const isRested =
      pace.restedAt < now && pace.pausedUntil < now && (pace.lastMinute.at(-1) ?? 0) + MINUTE < now;
    if (isRested) chats.delete(chat);
  }
}
