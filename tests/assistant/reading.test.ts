import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAround } from "../../src/assistant/reading.ts";
import { anyStretch, articleOf, spanOf } from "../answer/any-text.ts";
import { article } from "../answer/records.ts";
import { LAKE } from "../own-texts.ts";

describe("the text around a quote", () => {
  it("reaches from the paragraph before to the one after", () => {
    const lake = article(LAKE);
    const reading = readAround(lake, spanOf(lake.text, "The agreement covers three areas"));
    expect(reading?.quote).toBe("The agreement covers three areas");
    expect(reading?.before).toMatch(/^OSKEMEN[\s\S]*reports\.\s*$/u);
    expect(reading?.after).toMatch(/^: clean water[\s\S]*at the ceremony\.$/u);
    expect(reading).toMatchObject({ article: LAKE, title: lake.title, publishedOn: "2024-05-06", url: null });
  });

  it("is the line of a quote that stands in no paragraph", () => {
    const lake = article(LAKE);
    const reading = readAround(lake, spanOf(lake.text, "2024-05-06"));
    expect(`${reading?.before}|${reading?.quote}|${reading?.after}`).toBe(
      "date |2024-05-06| Kazakhstan, Finland agree to protect a lake",
    );
  });

  it("is bounded in a long paragraph, at the end of a word", () => {
    const text = `${"word ".repeat(1_000)}HERE ${"word ".repeat(1_000)}`.trim();
    const reading = readAround(articleOf(text), spanOf(text, "HERE"));
    expect(reading?.before.length).toBeLessThan(800);
    expect(reading?.before).toMatch(/^\s?word .*word $/u);
    expect(reading?.after).toMatch(/^ word .*word$/u);
  });

  it("is nothing where the article is gone or is shorter by now", () => {
    expect(readAround(undefined, { start: 0, end: 1 })).toBeNull();
    expect(readAround(articleOf("short"), { start: 2, end: 99 })).toBeNull();
    expect(readAround(articleOf("short"), { start: 3, end: 3 })).toBeNull();
    expect(readAround(articleOf("short"), { start: -1, end: 3 })).toBeNull();
  });

  it("stands in the article in one piece, for any stretch of any text", () => {
    fc.assert(
      fc.property(anyStretch, ({ text, span }) => {
        const reading = readAround(articleOf(text), span);
        expect(reading?.quote).toBe(text.slice(span.start, span.end));
        const start = span.start - (reading?.before.length ?? 0);
        const whole = `${reading?.before}${reading?.quote}${reading?.after}`;
        expect(text.slice(start, start + whole.length)).toBe(whole);
      }),
    );
  });
});
