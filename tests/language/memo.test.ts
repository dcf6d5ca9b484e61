import { expect, test } from "vitest";
import { memoize } from "../../src/language/memo.ts";

test("a result is computed once while it is among the latest, and stays right after it was dropped", () => {
  const computed: string[] = [];
  const length = memoize((word) => {
    computed.push(word);
    return word.length;
  }, 2);
  expect(["a", "bb", "a", "ccc", "a", "dddd", "eeeee", "f", "a"].map(length)).toEqual([
    1, 2, 1, 3, 1, 4, 5, 1, 1,
  ]);
  expect(computed.filter((word) => word === "a")).toHaveLength(2);
});
