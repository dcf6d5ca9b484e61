import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMessageText } from "../../src/bot-api/formatted-text.ts";
import { formatAnswer, formatHeadline } from "../../src/telegram/rendering/answer.ts";
import {
  type Formatted,
  format,
  MESSAGE_UNITS,
  plainMessage,
  type Run,
} from "../../src/telegram/rendering/formatted.ts";
import { formatReading } from "../../src/telegram/rendering/pages.ts";
import { createTexts } from "../../src/telegram/texts.ts";
import type { Citation } from "../../src/types.ts";

/** What the strict server makes of a message; throws what it refuses. */
const parse = ({ html, plain }: Formatted) =>
  formatMessageText({
    text: html ?? plain,
    ...(html !== null && { parseMode: "HTML" }),
    findUser: () => undefined,
  });

/** Characters that break naive code: markup, surrogates, combining marks, joined emoji, controls, invisible ones. */
const awkward = fc.constantFrom(
  ..."<>&\"'/ab \n\r\t\u0000\u200B\u200D\u2028\u2800\u00AD",
  ..."\uD83D\uDE00\uD83D\uDE00x\u0301\u0651\uFE0F\u20DD",
  "👩‍👩‍👧‍👦",
  "🇰🇿",
  "</b>",
  "<b>",
  "&lt;",
  "&#60;",
  "Қазақстан",
  "соглашение ",
  "\uD800",
  "\uDC00",
  "[1] ",
  "\n\n",
);
const anyText = (maxLength: number) =>
  fc.oneof(
    fc.array(awkward, { maxLength }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength }),
    fc.string({ unit: "grapheme", maxLength }),
  );
/** Long texts cheaply: a short one many times over. */
const longText = fc
  .tuple(anyText(40), fc.integer({ min: 1, max: 400 }))
  .map(([text, times]) => text.repeat(times));
const link = fc.oneof(
  fc.constant(null),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  anyText(30),
  fc.constantFrom(
    "javascript:alert(1)",
    "tg://user?id=1",
    'https://a.example/"><b>',
    "https://қазақстан.қаз/?a=<>&b=\"'",
  ),
);
const run: fc.Arbitrary<Run> = fc.record(
  {
    text: fc.oneof(anyText(60), longText),
    bold: fc.boolean(),
    italic: fc.boolean(),
    link,
    quote: fc.boolean(),
  },
  { requiredKeys: ["text"] },
);

const squeezed = (text: string) => text.replace(/[\s\p{Cc}\p{Surrogate}\u{FFFD}]/gu, "");

describe("messages in Telegram's HTML", () => {
  it("are never refused by the strict server, whatever stands in them", () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), (runs) => {
        for (const message of format(runs)) {
          const parsed = parse(message);
          expect(parsed.text.length).toBeLessThanOrEqual(MESSAGE_UNITS);
          parse({ html: null, plain: message.plain });
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it("together say all that was to be said, in order", () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 4 }), (runs) => {
        const visible = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u;
        const parts = format(runs).map((message) => parse(message).text);
        const whole = runs.map(({ text }) => text).join("");
        fc.pre(!whole.includes("\u2800") && !/\p{Default_Ignorable_Code_Point}/u.test(whole));
        expect(squeezed(parts.join(""))).toBe(visible.test(whole) ? squeezed(whole) : "");
      }),
      { numRuns: 1_500 },
    );
  });

  it.each(["👩‍👩‍👧‍👦", "🇰🇿 ", "e\u0301", "Қарағанды ", "слово, "])(
    "are split between words where there are words, and never inside a character: %s",
    (unit) => {
      for (const times of [1, 363, 364, 500, 801, 1_999]) {
        for (const lead of ["", "x", "xy", "xyz "]) {
          const text = (lead + unit.repeat(times)).trim();
          const parts = format([{ text }]).map(({ plain }) => plain);
          expect(parts.join("").replaceAll(" ", "") === text.replaceAll(" ", "")).toBe(true);
          expect(parts.every((part) => part.endsWith(unit.trim()))).toBe(true);
        }
      }
    },
  );

  it("keep a quote a quote in every part", () => {
    const parts = format([
      { text: "Yes.\n\n" },
      { text: "word ".repeat(2_000), quote: true },
      { text: "\n[1] Title" },
    ]);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      expect(parse(part).entities.map(({ type }) => type)).toContain("expandable_blockquote");
    }
  });

  it("link to web addresses only", () => {
    const entities = (address: string) =>
      format([{ text: "x", link: address }]).flatMap((message) => parse(message).entities);
    expect(entities("https://a.example/?b=1&c=2")).toMatchObject([{ url: "https://a.example/?b=1&c=2" }]);
    for (const address of ["javascript:alert(1)", "tg://user?id=1", "no address"])
      expect(entities(address)).toEqual([]);
  });

  it("say something even where nothing is given", () => {
    expect(parse(plainMessage("")).text).toBe("…");
    expect(format([{ text: " \n\u200B" }])).toEqual([]);
  });
});

const citation: fc.Arbitrary<Citation> = fc.record({
  article: fc.constant("a.txt"),
  title: anyText(200),
  publishedOn: fc.constantFrom(null, "2024-05-06", "2024-05", "2024"),
  url: link,
  quote: anyText(400),
  start: fc.constant(0),
  end: fc.constant(1),
});

describe("answers", () => {
  it("are taken by the strict server, in full, in short and as a passage", () => {
    const say = createTexts()("kk");
    fc.assert(
      fc.property(
        anyText(600),
        fc.array(citation, { maxLength: 3 }),
        fc.constantFrom("en" as const, "ru" as const, "kk" as const),
        (headline, citations, language) => {
          const shown = { headline, language, citations };
          const readings = citations.map((one) =>
            formatReading(
              { ...one, before: headline, after: headline },
              { number: 1, total: 2, language, say },
            ),
          );
          for (const message of [...formatAnswer(shown), ...formatHeadline(shown), ...readings])
            parse(message);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
