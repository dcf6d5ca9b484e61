/** Bounds how many messages are on their way at the same time. */
export interface SendSlots {
  /** Does the work once there is a slot for it. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Milliseconds after which a message that hangs no longer keeps others back. */
const LONGEST_HOLD = 1_000;

/**
 * Whatever is on its way when the process is killed may have arrived without the bot's knowing, and is then sent again: so
 * no more are on their way than a fast pace needs. Telegram takes about 30 messages a second and answers within some 60 ms,
 * for which two suffice.
 * @param slots messages on their way at most
 */
export function createSendSlots(slots: number): SendSlots {
  const waiting: (() => void)[] = [];
  let free = slots;
  const release = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  const take = async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return {
    async run(work) {
      await take();
      let held = true;
      const letGo = () => {
        if (held) release();
        held = false;
      };
      const timer = setTimeout(letGo, LONGEST_HOLD);
      try {
        return await work();
      } finally {
        clearTimeout(timer);
        letGo();
      }
    },
  };
}
