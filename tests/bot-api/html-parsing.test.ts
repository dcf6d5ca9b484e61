import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHtml } from "../../src/bot-api/html-parsing.ts";

const refused: readonly [html: string, reason: string][] = [
  ["Қол <b", "Unclosed start tag at byte offset 7"],
  ["Қол <p>", 'Unsupported start tag "p" at byte offset 7'],
  ["Қол <br/>", 'Unsupported start tag "br/" at byte offset 7'],
  ["x < 5 && y > 3", 'Unsupported start tag "" at byte offset 2'],
  ["a <5", "Unclosed start tag at byte offset 2"],
  ["<b", "Unclosed start tag at byte offset 0"],
  ["<b>x", 'Can\'t find end tag corresponding to start tag "b"'],
  ["<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
  ["x</b>", "Unexpected end tag at byte offset 1"],
  ["<b>x</b", "Unclosed end tag at byte offset 4"],
  ['<a href="x>y', "Unclosed start tag at byte offset 0"],
  ["<a href=x,y>z</a>", "Unexpected end of name token at byte offset 8"],
  ["<i =x>y</i>", 'Empty attribute name in the tag "i" at byte offset 0'],
  ["<i a = ", 'Unclosed start tag "i" at byte offset 0'],
  ['<span class="big">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ["<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"],
  [
    "<blockquote>a<blockquote>b</blockquote></blockquote>",
    "Blockquote entities can't be nested at byte offset 13",
  ],
  [
    "&#xD83D;",
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
  ],
];

describe("parseHtml refuses what Telegram refuses", () => {
  it.each(refused)("%s", (html, reason) => {
    expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${reason}`);
  });
});

describe("parseHtml", () => {
  it("knows every tag and counts UTF-16 units", () => {
    const tags = {
      bold: ["b", "strong"],
      italic: ["i", "em"],
      underline: ["u", "ins"],
      strikethrough: ["s", "strike", "del"],
      spoiler: ["tg-spoiler"],
      code: ["code"],
      pre: ["pre"],
      blockquote: ["blockquote"],
    };
    for (const [type, names] of Object.entries(tags)) {
      for (const name of names) {
        expect(parseHtml(`📄 <${name}>мир</${name}>`)).toEqual({
          text: "📄 мир",
          entities: [{ type, offset: 3, length: 3 }],
        });
      }
    }
  });

  it("reads attributes that mean something", () => {
    const html =
      '<span class="tg-spoiler">a</span><blockquote expandable>b</blockquote>' +
      '<a href="https://Example.org?a=1&amp;b=2">c</a><a href="tg://user?id=77">d</a><tg-emoji emoji-id="5">e</tg-emoji>' +
      '<pre><code class="language-ts">f</code></pre>';
    expect(parseHtml(html).entities).toEqual([
      { type: "spoiler", offset: 0, length: 1 },
      { type: "expandable_blockquote", offset: 1, length: 1 },
      { type: "text_link", offset: 2, length: 1, url: "https://example.org/?a=1&b=2" },
      { type: "text_mention", offset: 3, length: 1, userId: 77 },
      { type: "custom_emoji", offset: 4, length: 1, custom_emoji_id: "5" },
      { type: "pre", offset: 5, length: 1, language: "ts" },
    ]);
  });

  it("drops a link that is none, and entities of no length", () => {
    expect(parseHtml('<a href="nowhere">x</a><b></b><a>y</a><a href="a.org b">z</a>')).toEqual({
      text: "xyz",
      entities: [],
    });
  });

  it("decodes four names and numbers, and leaves other references as they are", () => {
    expect(parseHtml("&lt;&gt;&amp;&quot;&#39;&#x49; &nbsp; &laquo; & &#0; &#99999999;").text).toBe(
      "<>&\"'I &nbsp; &laquo; & &#0; &#99999999;",
    );
  });

  it("closes the last tag with an empty end tag, and takes tags in any case", () => {
    expect(parseHtml("<B>x</> y</b >".slice(0, 7)).entities).toEqual([
      { type: "bold", offset: 0, length: 1 },
    ]);
    expect(parseHtml("<B>x</b  >").entities).toEqual([{ type: "bold", offset: 0, length: 1 }]);
  });

  it("gives back any escaped text as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
        expect(parseHtml(`<b>${escaped}</b>`).text).toBe(text);
      }),
    );
  });

  it("never fails in another way than by refusing", () => {
    const piece = fc.constantFrom(
      "<b>",
      "</b>",
      "<a href='",
      "'>",
      "<",
      ">",
      "&",
      "&#",
      ";",
      "x",
      " ",
      "=",
      '"',
      "/",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        try {
          const { text, entities } = parseHtml(pieces.join(""));
          for (const entity of entities)
            expect(entity.offset + entity.length).toBeLessThanOrEqual(text.length);
        } catch (error) {
          expect((error as Error).message).toContain("can't parse entities");
        }
      }),
    );
  });
});
