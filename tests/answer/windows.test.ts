import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST_QUOTE } from "../../src/answer/quotes.ts";
import { likelyWindows } from "../../src/answer/windows.ts";
import { ranked } from "./ranked.ts";

const lengthOf = ({ start, end }: { start: number; end: number }) => end - start;

describe("the windows that most likely hold the answer", () => {
  it("are single sentences where one is by far the likeliest", () => {
    const sentences = ranked([
      ["It rained.", 0],
      ["The dam opened in 1911.", 9],
      ["They left.", 0],
    ]);
    const [best] = likelyWindows(sentences, 1);
    expect(best).toMatchObject({ start: 11, end: 34 });
    expect(best?.probability).toBeGreaterThan(0.9);
  });

  it("take in a neighbour that is as likely", () => {
    const sentences = ranked([
      ["It was built.", 5],
      ["It opened in May.", 5],
      ["Nobody came to see the mayor.", -9],
    ]);
    const [best] = likelyWindows(sentences, 1);
    expect(best).toMatchObject({ start: 0, end: 31 });
  });

  it("keep a sentence that is too long to be quoted to itself", () => {
    const long = `${"word ".repeat(120).trim()}.`;
    const [best] = likelyWindows(
      ranked([
        ["It rained.", 4],
        [long, 5],
      ]),
      1,
    );
    expect(best).toMatchObject({ start: 11, end: 11 + long.length });
  });

  it("are none where nothing was found", () => {
    expect(likelyWindows([], 3)).toEqual([]);
  });

  it("come best first, never overlap, are as many as wanted at most, and short enough where they are several sentences", () => {
    const sentence = fc.tuple(
      fc.integer({ min: 1, max: 120 }).map((count) => `${"word ".repeat(count).trim()}.`),
      fc.double({ min: -20, max: 20, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(0, 0.0006, 0.01),
        (sentences, limit, cost) => {
          const windows = likelyWindows(ranked(sentences), limit, cost);
          expect(windows.length).toBeGreaterThan(0);
          expect(windows.length).toBeLessThanOrEqual(limit);
          for (const [index, window] of windows.entries()) {
            expect(window.probability).toBeGreaterThanOrEqual(0);
            expect(window.probability).toBeLessThanOrEqual(1 + 1e-9);
            expect(window.start).toBeLessThanOrEqual(window.sentence.start);
            expect(window.end).toBeGreaterThanOrEqual(window.sentence.end);
            const single = window.start === window.sentence.start && window.end === window.sentence.end;
            if (!single) expect(lengthOf(window)).toBeLessThanOrEqual(LONGEST_QUOTE);
            for (const other of windows.slice(index + 1))
              expect(window.end <= other.start || other.end <= window.start).toBe(true);
          }
        },
      ),
    );
  });
});
