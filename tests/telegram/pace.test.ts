import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FloodControl, TELEGRAM_LIMITS } from "../../src/bot-api/flood.ts";
import { createPace, TELEGRAM_PACE } from "../../src/telegram/pace.ts";

describe("the pace of sending", () => {
  it("is one at which Telegram's limits never bite, in any mix of chats", () => {
    const chat = fc.constantFrom(1, 2, 3, -4, -5);
    const waits = fc.integer({ min: 0, max: 1_500 });
    fc.assert(
      fc.property(fc.array(fc.tuple(chat, waits), { maxLength: 200 }), (messages) => {
        let now = 1_000_000;
        const pace = createPace({ limits: TELEGRAM_PACE, now: () => now });
        const server = new FloodControl(TELEGRAM_LIMITS);
        for (const [to, wait] of messages) {
          now += wait;
          now = Math.max(now, pace.nextFor(to));
          now = Math.max(now, pace.take(to));
          expect(server.take(to, now)).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("lets a small burst through at once", () => {
    const now = 1_000_000;
    const pace = createPace({ limits: TELEGRAM_PACE, now: () => now });
    for (let n = 0; n < 3; n++) {
      expect(pace.nextFor(1)).toBeLessThanOrEqual(now);
      expect(pace.take(1)).toBe(now);
    }
    expect(pace.nextFor(1)).toBeGreaterThan(now);
    expect(pace.nextFor(2)).toBeLessThanOrEqual(now);
  });

  it("pauses one chat alone, with limits of our own or without", () => {
    for (const limits of [TELEGRAM_PACE, null]) {
      const pace = createPace({ limits, now: () => 5_000 });
      pace.pause(1, 9_000);
      pace.pause(1, 7_000);
      expect(pace.nextFor(1)).toBe(9_000);
      expect(pace.nextFor(2)).toBeLessThanOrEqual(5_000);
    }
  });
});
