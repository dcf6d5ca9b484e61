import { describe, expect, it } from "vitest";
import { createCitationList, MOST_CITATIONS } from "../../src/answer/draft.ts";
import { articleOf } from "./any-text.ts";

const article = articleOf("One two three four five six seven.");

describe("a list of citations", () => {
  it("gives each quote a mark, and one that a quote holds already the mark of that", () => {
    const list = createCitationList();
    expect(list.mark(article, { start: 0, end: 13 })).toBe("[1]");
    expect(list.mark(article, { start: 14, end: 18 })).toBe("[2]");
    expect(list.mark(article, { start: 4, end: 7 })).toBe("[1]");
    expect(list.citations.map((citation) => citation.quote)).toEqual(["One two three", "four"]);
  });

  it("tells the same stretch of two articles apart", () => {
    const list = createCitationList();
    list.mark(article, { start: 0, end: 3 });
    expect(list.mark({ ...article, id: "other.txt" }, { start: 0, end: 3 })).toBe("[2]");
  });

  it("has room for three, and gives no mark for more", () => {
    const list = createCitationList();
    const marks = [0, 4, 8, 14].map((start) => list.mark(article, { start, end: start + 3 }));
    expect(marks).toEqual(["[1]", "[2]", "[3]", ""]);
    expect(list.citations).toHaveLength(MOST_CITATIONS);
  });
});
