import type { Destination, Outbox } from "./outbox.ts";

/** Milliseconds of work before typing is shown, and how often it is shown again: Telegram shows it for 5 s. */
const FIRST = 1_000;
const AGAIN = 4_000;

/**
 * Does the work; while it takes longer than a second the chat shows that the bot is typing, until the work itself says that there is
 * more to be seen.
 */
export async function whileTyping<Result>(
  outbox: Pick<Outbox, "typing">,
  to: Destination,
  work: (stopTyping: () => void) => Promise<Result>,
): Promise<Result> {
  const show = () => {
    void outbox.typing(to);
    timer = setTimeout(show, AGAIN);
  };
  let timer = setTimeout(show, FIRST);
  const stopTyping = () => clearTimeout(timer);
  try {
    return await work(stopTyping);
  } finally {
    stopTyping();
  }
}
