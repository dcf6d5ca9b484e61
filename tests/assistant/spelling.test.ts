import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSpelling } from "../../src/assistant/spelling.ts";
import type { Language } from "../../src/types.ts";
import { articleOf } from "../answer/any-text.ts";
import { lexicon } from "../answer/records.ts";

const text = "The lighthouse keeper Ottoline Grubb polished the lantern of Quillhaven every evening.";
const spelling = createSpelling({
  index: {
    articles: () => [{ article: "keeper.txt", title: "Keeper", publishedOn: null, url: null }],
    article: () => articleOf(text),
  },
  lexicon,
});
const mend = (word: string, language: Language = "en", first = false) => spelling.mend(word, language, first);

describe("a misspelt word", () => {
  it.each<[string, Language, string]>([
    ["agreemnt", "en", "agreement"],
    ["agrement", "en", "agreement"],
    ["singed", "en", "signed"],
    ["memorandun", "en", "memorandum"],
    ["Kazahstan", "en", "Kazakhstan"],
    ["lanterm", "en", "lantern"],
    ["мемрандум", "ru", "меморандум"],
    ["сагласие", "ru", "согласие"],
    ["қамитды", "kk", "қамтиды"],
  ])("%s is mended (%s)", (word, language, expected) => {
    expect(mend(word, language)).toBe(expected);
  });

  it("is mended as English in any question, when it is in Latin letters", () => {
    expect(mend("agreemnt", "ru")).toBe("agreement");
  });
});

describe("a word is left alone", () => {
  it.each<[string, Language, string]>([
    ["known", "en", "agreement"],
    ["known in another form", "en", "agreements"],
    ["known from an article", "en", "Quillhaven"],
    ["known from an article in another form", "en", "lighthouses"],
    ["short", "en", "teh"],
    ["a number", "en", "20204"],
    ["like nothing known", "en", "zyzzyva"],
    ["known in Russian", "ru", "соглашениями"],
    ["known in Kazakh", "kk", "келісімдердің"],
  ])("that is %s", (_, language, word) => {
    expect(mend(word, language)).toBe(word);
  });

  it("that is a name like another name: only countries, cities and organisations are taken for one", () => {
    expect(mend("Grubs")).toBe("Grubs");
    expect(mend("Ottolina")).toBe("Ottolina");
    expect(mend("Kazahstan")).toBe("Kazakhstan");
  });
});

it("what is put in a word's place is a word, and is known", () => {
  const languages = fc.constantFrom<Language>("en", "ru", "kk");
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 14 }),
      languages,
      fc.boolean(),
      (word, language, first) => {
        const mended = spelling.mend(word, language, first);
        if (mended !== word) expect(spelling.mend(mended, language, first)).toBe(mended);
      },
    ),
    { numRuns: 200 },
  );
});
