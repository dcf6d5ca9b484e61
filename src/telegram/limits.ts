import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Whether a question may be answered; `announce` is true once, for the one polite answer before it stays quiet. */
export type Admission =
  | { readonly kind: "admitted" }
  | { readonly kind: "limited"; readonly seconds: number; readonly announce: boolean };

/** Questions a minute, for each user and each chat. */
export interface Limits {
  admit(author: number, chat: number): Promise<Admission>;
}

const ADMITTED: Admission = { kind: "admitted" };

/** See the interface; counted in memory, so that a restart forgets. */
export function createLimits(options: { readonly perUser: number; readonly perChat: number }): Limits {
  const users = new RateLimiterMemory({ points: options.perUser, duration: 60 });
  const chats = new RateLimiterMemory({ points: options.perChat, duration: 60 });
  const announced = createOnce(60);
  return {
    async admit(author, chat) {
      const wait = (await take(users, author)) ?? (await take(chats, chat));
      if (wait === null) return ADMITTED;
      const seconds = Math.max(1, Math.ceil(wait / 1_000));
      return { kind: "limited", seconds, announce: await announced(`${author}/${chat}`) };
    },
  };
}

/** Milliseconds to wait; null where there is room. */
async function take(limiter: RateLimiterMemory, key: number): Promise<number | null> {
  try {
    await limiter.consume(String(key));
    return null;
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) return rejection.msBeforeNext;
    throw rejection;
  }
}

/** A function that says true once for each key within so many seconds. */
export function createOnce(seconds: number): (key: string) => Promise<boolean> {
  const limiter = new RateLimiterMemory({ points: 1, duration: seconds });
  return async (key) => {
    const { consumedPoints } = await limiter.penalty(key, 1);
    return consumedPoints === 1;
  };
}
