import { describe, expect, it } from "vitest";
import { createMemoryTurns, REMEMBERED_TURNS, type Turn } from "../../src/assistant/turns.ts";

const turn = (question: string): Turn => ({
  question,
  standalone: question,
  language: "en",
  people: [],
  agreement: null,
  at: 0,
});

describe("turns kept while the process runs", () => {
  it("come newest first, and only those of their conversation", () => {
    const turns = createMemoryTurns();
    turns.remember("a", turn("one"));
    turns.remember("b", turn("other"));
    turns.remember("a", turn("two"));
    expect(turns.recent("a").map((one) => one.question)).toEqual(["two", "one"]);
    expect(turns.recent("nobody")).toEqual([]);
  });

  it("are forgotten when there are too many", () => {
    const turns = createMemoryTurns();
    for (let index = 0; index < 20; index += 1) turns.remember("a", turn(`${index}`));
    expect(turns.recent("a")).toHaveLength(REMEMBERED_TURNS);
    expect(turns.recent("a")[0]?.question).toBe("19");
  });
});
