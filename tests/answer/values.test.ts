import { describe, expect, it } from "vitest";
import { nameText, periodText, roleText } from "../../src/answer/values.ts";
import type { Fact, Language } from "../../src/types.ts";
import { lexicon } from "./records.ts";

const fact = (value: string): Fact => ({ value, quote: value, article: "a.txt", start: 0, end: 1 });

describe("an office in the reader's language", () => {
  it.each<[string, Language, RegExp]>([
    ["Minister of Finance of Norway", "ru", /^министр финансов \(Норвегия\)$/u],
    ["Minister of Finance of Norway", "kk", /^қаржы министрі \(Норвегия\)$/u],
    ["министр финансов Норвегии", "en", /^Minister of Finance \(Norway\)$/u],
    ["Қаржы министрі", "en", /^Minister of Finance$/u],
    ["Minister of Finance of Norway", "en", /^Minister of Finance of Norway$/u],
  ])("%s in %s", (role, language, expected) => {
    expect(roleText(role, language, lexicon)).toMatch(expected);
  });

  it.each(["энергетика министрінің орынбасары", "заместитель министра водных ресурсов"])(
    "stays as it is written where its label would raise it: %s",
    (role) => {
      expect(roleText(role, "en", lexicon)).not.toMatch(/^Minister/u);
    },
  );

  it("stays as it is written where the lexicon does not know it", () => {
    expect(roleText("keeper of the seventh lantern", "ru", lexicon)).toBe("keeper of the seventh lantern");
  });
});

describe("a name in the reader's language", () => {
  it.each<[string, Language, string]>([
    ["Norway", "ru", "Норвегия"],
    ["Norway", "kk", "Норвегия"],
    ["Өзбекстан", "en", "Uzbekistan"],
    ["Ташкент", "en", "Tashkent"],
    ["Norway", "en", "Norway"],
    ["Halvorsen & Sons", "ru", "Halvorsen & Sons"],
    ["the north of Norway", "ru", "the north of Norway"],
  ])("%s in %s", (name, language, expected) => {
    expect(nameText(name, language, lexicon)).toBe(expected);
  });
});

describe("a period", () => {
  const none = { start: null, end: null, duration: null };

  it.each<[Language, RegExp]>([
    ["en", /2021.2025/u],
    ["ru", /2021.2025/u],
    ["kk", /2021.2025/u],
  ])("tells years, and how many they are where that is stated, in %s", (language, years) => {
    const period = { start: fact("2021"), end: fact("2025"), duration: null };
    expect(periodText(period, language)).toMatch(years);
    expect(periodText({ ...period, duration: fact("P5Y") }, language)).toMatch(/5/u);
  });

  it("tells the one bound that is stated", () => {
    expect(periodText({ ...none, start: fact("2021-03-01") }, "en")).toBe("from 1 March 2021");
    expect(periodText({ ...none, end: fact("2030") }, "en")).toBe("until 2030");
    expect(periodText({ ...none, end: fact("2030") }, "ru")).toContain("2030");
    expect(periodText({ ...none, end: fact("2030") }, "kk")).toContain("2030");
  });

  it("tells a duration alone", () => {
    expect(periodText({ ...none, duration: fact("P5Y") }, "ru")).toBe("5 лет");
    expect(periodText({ ...none, duration: fact("P2Y") }, "ru")).toBe("2 года");
    expect(periodText({ ...none, duration: fact("P6M") }, "en")).toBe("6 months");
  });

  it("is nothing where nothing of it is stated", () => {
    expect(periodText(none, "en")).toBeNull();
  });
});
