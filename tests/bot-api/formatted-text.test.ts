import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCaption, formatText, MESSAGE_ENTITIES } from "../../src/bot-api/formatted-text.ts";

const findUser = () => undefined;

describe("formatText", () => {
  it("keeps each entity over the words it was put on", () => {
    const word = fc.string({
      unit: fc.constantFrom("ы", "😀", "x", " ", "\n", "\r", "\t", "&", "<"),
      maxLength: 6,
    });
    fc.assert(
      fc.property(word, word, word, (before, inside, after) => {
        const toHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
        const marked = `${toHtml(before)}<b>${toHtml(inside)}</b>${toHtml(after)}`;
        const { text, entities } = formatText({ text: marked, parseMode: "HTML", findUser });
        const bold = entities.find(({ type }) => type === "bold");
        const shown = bold ? text.slice(bold.offset, bold.offset + bold.length) : "";
        expect(shown.trim()).toBe(inside.replaceAll("\r", "").replaceAll("\t", " ").trim());
        expect(text.startsWith(" ") || text.endsWith("\n")).toBe(false);
      }),
    );
  });

  it("drops entities beyond a hundred without a word", () => {
    const { entities } = formatText({ text: "<b>x</b> ".repeat(150), parseMode: "HTML", findUser });
    expect(entities).toHaveLength(MESSAGE_ENTITIES);
  });

  it("looks for no mention in links and code", () => {
    const text = '<a href="https://example.org">@aida_k</a> <code>@aida_k</code> <b>@aida_k</b>';
    const { entities } = formatText({ text, parseMode: "HTML", findUser });
    expect(entities.map(({ type }) => type)).toEqual(["text_link", "code", "bold", "mention"]);
  });

  it("drops a mention of someone unknown, keeps one of someone known", () => {
    const text = '<a href="tg://user?id=7">Aida</a>';
    expect(formatText({ text, parseMode: "HTML", findUser }).entities).toEqual([]);
    const user = { id: 7, is_bot: false, first_name: "Aida" };
    expect(formatText({ text, parseMode: "HTML", findUser: () => user }).entities).toEqual([
      { type: "text_mention", offset: 0, length: 4, user },
    ]);
  });
});

describe("formatCaption", () => {
  it("takes 1,024 units and may be empty", () => {
    expect(formatCaption({ text: "", findUser }).text).toBe("");
    expect(() => formatCaption({ text: "x".repeat(1025), findUser })).toThrow("message caption is too long");
  });
});
