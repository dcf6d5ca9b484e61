import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLanes } from "../../src/telegram/lanes.ts";

describe("lanes", () => {
  it("keep the order within a lane, never run more than allowed, and lose nothing", async () => {
    const job = fc.record({ lane: fc.integer({ min: 0, max: 5 }), turns: fc.integer({ min: 0, max: 3 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(job, { maxLength: 60 }),
        fc.integer({ min: 1, max: 4 }),
        async (jobs, concurrency) => {
          const lanes = createLanes({ concurrency });
          const begun: number[] = [];
          const busy = new Set<number>();
          jobs.forEach(({ lane, turns }, index) => {
            lanes.push(String(lane), async () => {
              expect(busy.has(lane)).toBe(false);
              busy.add(lane);
              expect(busy.size).toBeLessThanOrEqual(concurrency);
              begun.push(index);
              for (let turn = 0; turn < turns; turn++) await Promise.resolve();
              busy.delete(lane);
            });
          });
          await lanes.below(1);
          await lanes.stop();
          expect([...begun].sort((a, b) => a - b)).toEqual(jobs.map((_, index) => index));
          for (const lane of [0, 1, 2, 3, 4, 5]) {
            const ofLane = begun.filter((index) => jobs[index]?.lane === lane);
            expect(ofLane).toEqual([...ofLane].sort((a, b) => a - b));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("begin nothing after they were stopped, and wait for what is under way", async () => {
    const lanes = createLanes({ concurrency: 1 });
    const done: string[] = [];
    let release = () => {};
    lanes.push("a", async () => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      done.push("first");
    });
    lanes.push("a", async () => {
      done.push("second");
    });
    const stopped = lanes.stop();
    release();
    await stopped;
    expect(done).toEqual(["first"]);
    expect(lanes.waiting).toBe(1);
  });
});
