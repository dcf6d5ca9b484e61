import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Destination } from "../../src/telegram/outbox.ts";
import { whileTyping } from "../../src/telegram/typing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const to: Destination = { chat: 1 };

it("typing is shown after a second and every four, until the work ends or has something to show", async () => {
  let shown = 0;
  const outbox = {
    async typing() {
      shown += 1;
    },
  };
  let stop = () => {};
  const work = whileTyping(outbox, to, async (stopTyping) => {
    stop = stopTyping;
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  });
  await vi.advanceTimersByTimeAsync(999);
  expect(shown).toBe(0);
  await vi.advanceTimersByTimeAsync(4_001);
  expect(shown).toBe(2);
  stop();
  await vi.advanceTimersByTimeAsync(55_000);
  await work;
  expect(shown).toBe(2);
});
