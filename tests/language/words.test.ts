import fc from "fast-check";
import { expect, test } from "vitest";
import { words } from "../../src/language/words.ts";

const texts = (text: string) => words(text).map((word) => word.text);

test.each([
  ["It's five o'clock.", ["It's", "five", "o'clock"]],
  ["'quoted' words", ["quoted", "words"]],
  ["Kazakhstan’s co-operation", ["Kazakhstan’s", "co", "operation"]],
  ["1,000 or 3.5 or 6½ or 1,250,000.75", ["1,000", "or", "3.5", "or", "6½", "or", "1,250,000.75"]],
  ["500 000 евро, 3,5 млн", ["500 000", "евро", "3,5", "млн"]],
  ["13.08.2020 and 2021-2025", ["13", "08", "2020", "and", "2021", "2025"]],
  ["In 2020 150 people", ["In", "2020", "150", "people"]],
  ["Версия 2.0.1", ["Версия", "2", "0", "1"]],
  ["Құжатқа қол қойды.", ["Құжатқа", "қол", "қойды"]],
  ["«Смаиловтың»", ["Смаиловтың"]],
  ["co\u00adoperation", ["co\u00adoperation"]],
  ["Cafe\u0301!", ["Cafe\u0301"]],
  ["COVID-19, 2020ж.", ["COVID", "19", "2020ж"]],
  ["... — !", []],
])("%s", (text, expected) => {
  expect(texts(text)).toEqual(expected);
});

test("words of a stretch have offsets into the whole text and stay inside the stretch", () => {
  const text = "Stop. Қол қойды. Go";
  expect(words(text, { start: 6, end: 16 })).toEqual([
    { text: "Қол", start: 6, end: 9 },
    { text: "қойды", start: 10, end: 15 },
  ]);
});

test("every word is its stretch, in order, and every letter and digit is in one", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      let end = 0;
      for (const word of words(text)) {
        expect(word.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(word.start, word.end)).toBe(word.text);
        expect(text.slice(end, word.start)).not.toMatch(/[\p{L}\p{N}]/u);
        end = word.end;
      }
      expect(text.slice(end)).not.toMatch(/[\p{L}\p{N}]/u);
    }),
  );
});
