import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSpelling, editDistance, MOST_SUGGESTIONS } from "../../src/language/typos.ts";

const spelling = createSpelling([
  "agreement",
  "sign",
  "cooper",
  "kazakhstan",
  "memorandum",
  "sigh",
  "2020",
  "area",
]);

describe("correct", () => {
  test.each([
    ["agrement", ["agreement"]],
    ["agreemnet", ["agreement"]],
    ["kazahstn", ["kazakhstan"]],
    ["memoradnumm", ["memorandum"]],
    ["sgin", ["sign"]],
    ["sigm", ["sigh", "sign"]],
    ["arae", ["area"]],
  ])("%s to %s", (key, expected) => {
    expect(spelling.correct(key)).toEqual(expected);
  });

  test.each(["sign", "sgn", "2021", "xyzxyz", "copr", ""])("%s to nothing", (key) => {
    expect(spelling.correct(key)).toEqual([]);
  });

  test("an empty vocabulary corrects nothing", () => {
    expect(createSpelling([]).correct("agreement")).toEqual([]);
  });
});

const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", "ш"), minLength: 2, maxLength: 12 });

test("finds what comparing with every word finds", () => {
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 30 }), letters, (vocabulary, key) => {
      const most = key.length < 4 || vocabulary.includes(key) ? 0 : key.length < 8 ? 1 : 2;
      const distances = vocabulary.map((word) => editDistance(key, word, most));
      const best = Math.min(...distances, most + 1);
      const nearest = new Set(vocabulary.filter((_, index) => distances[index] === best));
      const found = createSpelling(vocabulary).correct(key);
      if (most === 0 || best > most) expect(found).toEqual([]);
      else expect(found).toHaveLength(Math.min(nearest.size, MOST_SUGGESTIONS));
      for (const word of found) expect(nearest).toContain(word);
    }),
  );
});

test("a swap of neighbours is one edit, and distances over the bound are one more than it", () => {
  expect(editDistance("sign", "sgin", 2)).toBe(1);
  expect(editDistance("sign", "sign", 2)).toBe(0);
  expect(editDistance("sign", "resign", 2)).toBe(2);
  expect(editDistance("abc", "xyz", 2)).toBe(3);
});
