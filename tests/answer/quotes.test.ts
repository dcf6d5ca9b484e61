import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cite,
  hull,
  LONGEST_QUOTE,
  lineAround,
  oneLine,
  quotableStretches,
  quoteAround,
  shorten,
} from "../../src/answer/quotes.ts";
import { loadLexicon } from "../../src/language/lexicon.ts";
import { sentences } from "../../src/language/sentences.ts";
import { words } from "../../src/language/words.ts";
import type { Span } from "../../src/types.ts";
import { anyStretch, anyText, articleOf, spanOf } from "./any-text.ts";

const lexicon = loadLexicon("lexicon");
const lengthOf = ({ start, end }: Span) => end - start;
const holdsSpan = (outer: Span, inner: Span) => outer.start <= inner.start && inner.end <= outer.end;
const CLAUSE = "the clerks of the harbour counted the barrels that stood on the quay";

describe("a citation", () => {
  it("is what stands in the article, with what is known of it", () => {
    const article = articleOf("One. Two.", { publishedOn: "2020-01-02" });
    expect(cite(article, { start: 5, end: 9 })).toEqual({
      article: "article.txt",
      title: "Article",
      publishedOn: "2020-01-02",
      url: null,
      quote: "Two.",
      start: 5,
      end: 9,
    });
  });
});

describe("the line around a stretch", () => {
  const text = "  first line\r\nsecond line \nthird";

  it("ends where the line does, without white space", () => {
    const at = (words: string) => {
      const { start, end } = lineAround(text, spanOf(text, words));
      return text.slice(start, end);
    };
    expect([at("first"), at("cond"), at("third")]).toEqual(["first line", "second line", "third"]);
  });

  it("reaches over several lines where the stretch does", () => {
    const { start, end } = lineAround(text, { start: 8, end: 18 });
    expect(text.slice(start, end)).toBe("first line\r\nsecond line");
  });

  it("holds the words of any stretch of any text", () => {
    fc.assert(
      fc.property(anyStretch, ({ text, span }) => {
        const line = lineAround(text, span);
        const words = text.slice(span.start, span.end);
        if (words.trim() === "") return;
        const trimmed = {
          start: span.end - words.trimStart().length,
          end: span.start + words.trimEnd().length,
        };
        expect(holdsSpan(line, trimmed)).toBe(true);
        expect(text.slice(line.start, span.start)).not.toMatch(/[\r\n]/u);
        expect(text.slice(span.end, line.end)).not.toMatch(/[\r\n]/u);
      }),
    );
  });
});

describe("shortening", () => {
  it("leaves alone what can be quoted whole", () => {
    const text = "a".repeat(LONGEST_QUOTE);
    expect(shorten(text, { start: 0, end: LONGEST_QUOTE }, { start: 3, end: 4 })).toEqual({
      start: 0,
      end: LONGEST_QUOTE,
    });
  });

  it("keeps the clause that holds what is needed, without the marks that joined it", () => {
    const others = Array(4).fill(CLAUSE).join("; ");
    const text = `${others}; Anna Berg signed for all of them; ${others}.`;
    const { start, end } = shorten(text, { start: 0, end: text.length }, spanOf(text, "Anna Berg"));
    expect(text.slice(start, end)).toBe("Anna Berg signed for all of them");
  });

  it("keeps the clauses from the first to the last of what is needed", () => {
    const text = `${CLAUSE}; Anna Berg came for Norway; Oleg Kim for the island; ${Array(6).fill(CLAUSE).join("; ")}.`;
    const needed = hull([spanOf(text, "Anna Berg"), spanOf(text, "Oleg Kim")]);
    const { start, end } = shorten(text, { start: 0, end: text.length }, needed);
    expect(text.slice(start, end)).toBe("Anna Berg came for Norway; Oleg Kim for the island");
  });

  it("keeps whole words around what is needed where a clause has no end", () => {
    const text = Array(30).fill("harbour barrels quay").join(" ").replace(/^/u, "Anna ");
    const needed = { start: 300, end: 312 };
    const cut = shorten(text, { start: 0, end: text.length }, needed);
    expect(lengthOf(cut)).toBeLessThanOrEqual(LONGEST_QUOTE);
    expect(lengthOf(cut)).toBeGreaterThan(LONGEST_QUOTE / 2);
    expect(holdsSpan(cut, needed)).toBe(true);
  });

  it("keeps the beginning of what is needed where that alone is too long, up to the end of a clause or word", () => {
    const spoken = `“${Array(12).fill(CLAUSE).join(", and ")},” Anna Berg said.`;
    const whole = { start: 0, end: spoken.length };
    const { start, end } = shorten(spoken, whole, whole);
    expect(start).toBe(0);
    expect(end).toBeLessThanOrEqual(LONGEST_QUOTE);
    expect(spoken.slice(0, end)).toMatch(/stood on the quay$/u);
  });

  it("never gives more than may be quoted, never half a word that is not longer than that, and holds what is needed", () => {
    const wordSpans = (text: string) => words(text, { start: 0, end: text.length });
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat({ max: 8 }), (text, first, count) => {
        const all = wordSpans(text);
        if (all.length === 0) return;
        const from = first % all.length;
        const needed = hull(all.slice(from, from + count + 1));
        const sentence = hull([
          needed,
          ...sentences(text, { start: 0, end: text.length }).filter(
            (one) => one.start < needed.end && needed.start < one.end,
          ),
        ]);
        const cut = shorten(text, sentence, needed);
        expect(cut.start).toBeLessThan(cut.end);
        expect(lengthOf(cut)).toBeLessThanOrEqual(LONGEST_QUOTE);
        expect(holdsSpan(sentence, cut)).toBe(true);
        if (lengthOf(needed) <= LONGEST_QUOTE) expect(holdsSpan(cut, needed)).toBe(true);
        for (const word of all) {
          const halved = word.start < cut.end && cut.end < word.end;
          expect(halved && lengthOf(word) <= LONGEST_QUOTE).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe("what to quote for words", () => {
  const quoted = (text: string, needed: string, changes = {}) => {
    const { start, end } = quoteAround(articleOf(text, changes), spanOf(text, needed), lexicon);
    return text.slice(start, end);
  };

  it("is their sentence", () => {
    expect(quoted("It rained. Anna Berg signed in Bergen. They left.", "Berg")).toBe(
      "Anna Berg signed in Bergen.",
    );
  });

  it("is both sentences where the words stand in two of one paragraph", () => {
    const text = "It rained. Anna Berg came. Oleg Kim left. Nobody stayed.";
    const needed = hull([spanOf(text, "Berg"), spanOf(text, "Kim")]);
    const { start, end } = quoteAround(articleOf(text), needed, lexicon);
    expect(text.slice(start, end)).toBe("Anna Berg came. Oleg Kim left.");
  });

  it("begins after the dateline, unless the dateline is what is meant", () => {
    const text = "OSLO. NORTH NEWS - Anna Berg signed the ferry treaty on Monday.";
    expect(quoted(text, "Anna Berg")).toMatch(/^Anna Berg/u);
    expect(quoted(text, "OSLO")).toMatch(/^OSLO/u);
  });

  it("is the line where the words stand in no paragraph", () => {
    const text = "date 2020-01-02 Ferry treaty\n\nIt rained.";
    const body = { paragraphs: [spanOf(text, "It rained.")] };
    expect(quoted(text, "2020-01-02", body)).toBe("date 2020-01-02 Ferry treaty");
  });

  it("may always be quoted, for any stretch of any text", () => {
    fc.assert(
      fc.property(anyStretch, ({ text, span }) => {
        const quote = quoteAround(articleOf(text), span, lexicon);
        expect(quote.start).toBeLessThan(quote.end);
        expect(quote.start).toBeGreaterThanOrEqual(0);
        expect(quote.end).toBeLessThanOrEqual(text.length);
        expect(lengthOf(quote)).toBeLessThanOrEqual(LONGEST_QUOTE);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the stretches that hold some spans", () => {
  it("are one where that can be quoted", () => {
    const spans = [
      { start: 300, end: 310 },
      { start: 10, end: 20 },
    ];
    expect(quotableStretches(spans)).toEqual([{ start: 10, end: 310 }]);
    expect(quotableStretches([])).toEqual([]);
  });

  it("hold every span, in order, none longer than may be quoted", () => {
    const span = fc
      .tuple(fc.nat({ max: 2_000 }), fc.integer({ min: 1, max: 100 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 10 }), (spans) => {
        const stretches = quotableStretches(spans);
        for (const one of spans) expect(stretches.some((stretch) => holdsSpan(stretch, one))).toBe(true);
        for (const stretch of stretches) expect(lengthOf(stretch)).toBeLessThanOrEqual(LONGEST_QUOTE);
        expect(stretches).toEqual(stretches.toSorted((a, b) => a.start - b.start));
      }),
    );
  });
});

it("a quote is read on one line", () => {
  expect(oneLine(" one\r\n  two\u00a0three\t")).toBe("one two three");
});
