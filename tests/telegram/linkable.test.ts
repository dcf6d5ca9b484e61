import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMessageText } from "../../src/bot-api/formatted-text.ts";
import { formatAnswer } from "../../src/telegram/rendering/answer.ts";
import { type Formatted, format, type Run } from "../../src/telegram/rendering/formatted.ts";
import { linkableStretches } from "../../src/telegram/rendering/linkable.ts";

const parse = ({ html, plain }: Formatted) =>
  formatMessageText({
    text: html ?? plain,
    ...(html !== null && { parseMode: "HTML" }),
    findUser: () => undefined,
  });

/** The same message as it goes out where its markup was refused. */
const parsePlain = ({ plain, literal = [] }: Formatted) =>
  formatMessageText({
    text: plain,
    entities: literal.map(({ start, end }) => ({ type: "code", offset: start, length: end - start })),
    findUser: () => undefined,
  });

const ACTING = ["url", "email", "mention", "bot_command", "hashtag", "cashtag", "text_link", "text_mention"];
const acting = (parsed: ReturnType<typeof parse>) =>
  parsed.entities.filter(({ type }) => ACTING.includes(type));

const piece = fc.constantFrom(
  ..."http://evil.example https://e.kz/?a=b evil.com EVIL.RU қазақ.қаз t.me/evil @evil_bot a@evil.org /reindex".split(
    " ",
  ),
  ..."#evil $EVIL tg://user?id=1 8(701)555-44-33 evil .com http :// @ / . # the agreement (a.kz) «b.kz» 1.2.3.4".split(
    " ",
  ),
  "\u200B",
  "\u202E",
  " ",
  "\n",
  "Қазақстан",
  "😀",
  "&<>",
);
const text = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(""));
const run: fc.Arbitrary<Run> = fc.record(
  { text, bold: fc.boolean(), italic: fc.boolean(), quote: fc.boolean() },
  { requiredKeys: ["text"] },
);

describe("what a client would make a link of", () => {
  it("is shown as code and is no link, in whatever pieces it stands, with markup and without", () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 5 }), (runs) => {
        for (const message of format(runs)) {
          expect(acting(parse(message))).toEqual([]);
          expect(acting(parsePlain(message))).toEqual([]);
          expect(parse(message).text).toBe(parsePlain(message).text);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it("stays letter by letter as it is", () => {
    const said = "Full text: https://evil.example/a?b=c&d (or @evil_bot, evil.com).";
    const [message] = format([{ text: said, quote: true }]);
    const parsed = parse(message as Formatted);
    expect(parsed.text).toBe(said);
    const code = parsed.entities.filter(({ type }) => type === "code");
    expect(code.map(({ offset, length }) => said.slice(offset, offset + length))).toEqual([
      "https://evil.example/a?b=c&d",
      "@evil_bot",
      "evil.com",
    ]);
  });

  it("is none of what news are full of", () => {
    const plain = [
      "U.S. and U.K. officials, e.g. A.Smailov and Қ.Тоқаев, met at 10:30 on 13.08.2020, i.e. on Thursday.",
      "Подписано в г. Астана, т.е. в столице; 1 000 000 000 тенге, 24/7, км/ч, и/или, 2021-2025 гг.Проект",
      "Келісім 2021–2025 жж. арналған, т.б. бағыттар; 800 000 000 теңге, №5, 5,5 %.",
      "[1] Title · 13 August 2020",
      "phase #1, $5 million, US$ 20.5 million, 12 345 678 euro, AT&T",
    ];
    expect(
      plain.flatMap((one) => linkableStretches(one).map(({ start, end }) => one.slice(start, end))),
    ).toEqual([]);
  });

  it("is code also where there is more of it than Telegram takes entities", () => {
    for (const message of format([{ text: "evil.com ".repeat(400) }]))
      expect(acting(parse(message))).toEqual([]);
  });
});

describe("a source", () => {
  const source = (title: string, url: string) => {
    const citation = { article: "a.txt", title, publishedOn: null, url, quote: "Signed.", start: 0, end: 7 };
    const [message] = formatAnswer({ headline: "Signed. [1]", language: "en", citations: [citation] });
    const parsed = parse(message as Formatted);
    const links = parsed.entities.filter(({ type }) => type === "text_link");
    return {
      text: parsed.text,
      links: links.map(({ offset, length, url }) => [parsed.text.slice(offset, offset + length), url]),
    };
  };

  it("is linked by its title", () => {
    expect(source("Signed", "https://news.example/1").links).toEqual([["Signed", "https://news.example/1"]]);
  });

  it("shows the host where the title looks like another address", () => {
    expect(source("https://gov.kz/act", "https://evil.example/1").links).toEqual([
      ["evil.example", "https://evil.example/1"],
    ]);
  });

  it("shows a host of letters that look like others for what it is", () => {
    const { links } = source("Signed", "https://kаzinform.kz/1");
    expect(links).toEqual([["xn--kzinform-16g.kz", "https://xn--kzinform-16g.kz/1"]]);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "tg://resolve?domain=evil",
    "https://gov.kz@evil.example/",
  ])("is not linked to %s", (url) => {
    expect(source("Signed", url).links).toEqual([]);
    expect(source("Signed", url).text).not.toContain(url);
  });
});
