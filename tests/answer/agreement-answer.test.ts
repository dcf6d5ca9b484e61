import { describe, expect, it } from "vitest";
import { answerFromRecord } from "../../src/answer/agreement-answer.ts";
import { readAgreementQuestion } from "../../src/answer/agreement-question.ts";
import { LONGEST_QUOTE } from "../../src/answer/quotes.ts";
import type { AgreementRecord } from "../../src/types.ts";
import { LAKE, RAIL } from "../own-texts.ts";
import { articleOf, spanOf } from "./any-text.ts";
import {
  analyse,
  article,
  fact,
  LAKE_RECORD,
  lexicon,
  RAIL_RECORD,
  recordOf,
  SCHOOL_RECORD,
} from "./records.ts";

function draft(asked: string, record: AgreementRecord, articles = article) {
  const question = analyse(asked);
  const reading = readAgreementQuestion(question, lexicon);
  if (!reading) throw new Error(`"${asked}" asks for nothing`);
  return answerFromRecord(question, reading, { record, article: articles, lexicon });
}
const text = (asked: string, record: AgreementRecord) => draft(asked, record)?.lines.join("\n") ?? null;
const quotes = (asked: string, record: AgreementRecord) =>
  draft(asked, record)?.citations.map((citation) => citation.quote) ?? [];

describe("who signed", () => {
  it("names everyone with their office, in one sentence that is cited", () => {
    const answer = text("Who signed the agreement?", LAKE_RECORD);
    expect(answer).toMatch(/Aida Bekova, Minister of Ecology/u);
    expect(answer).toMatch(/Jonas Lind, .*Minister of Environment/u);
    expect(answer).toMatch(/\[1\]$/u);
    expect(quotes("Who signed the agreement?", LAKE_RECORD)).toEqual([
      expect.stringMatching(/^Minister of Ecology .* Aida Bekova .* Jonas Lind signed .* for 2024-2028/u),
    ]);
  });

  it("gives offices in the language of the question and leaves names as they are", () => {
    expect(text("Кто подписал соглашение?", LAKE_RECORD)).toMatch(/Aida Bekova, министр экологии/u);
    expect(text("Келісімге кім қол қойды?", LAKE_RECORD)).toMatch(/Aida Bekova, экология министрі/u);
    expect(text("Who signed the memorandum?", RAIL_RECORD)).toMatch(
      /Рустам Холматов, Minister of Transport/u,
    );
  });

  it("names the one who signed for the side asked about, and nobody else", () => {
    for (const asked of [
      "Who signed for Finland?",
      "Кто подписал от Финляндии?",
      "Финляндиядан кім қол қойды?",
    ]) {
      expect(text(asked, LAKE_RECORD), asked).toContain("Jonas Lind");
      expect(text(asked, LAKE_RECORD), asked).not.toContain("Bekova");
    }
  });

  it("says nothing of a side that nobody is known to have signed for", () => {
    expect(text("Who signed for Norway?", LAKE_RECORD)).toBeNull();
    expect(text("Who signed?", recordOf(LAKE, {}))).toBeNull();
  });

  it("names an office alone where no name is given", () => {
    const signatories = [{ name: null, role: fact(LAKE, "Minister of Ecology of Kazakhstan"), party: null }];
    expect(text("Who signed?", { ...LAKE_RECORD, signatories })).toMatch(/^Minister of Ecology/u);
  });
});

describe("whether somebody signed", () => {
  it("is a yes for a signatory, in whatever script", () => {
    expect(text("Did Jonas Lind sign the agreement?", LAKE_RECORD)).toMatch(/^Yes\. Jonas Lind/u);
    expect(text("Подписала ли Бекова соглашение?", LAKE_RECORD)).toMatch(/^Да\. Aida Bekova/u);
    expect(text("Келісімге Бекова қол қойды ма?", LAKE_RECORD)).toMatch(/^Иә\. Aida Bekova/u);
  });

  it.each([
    ["a name at the head of the question", "Бекова келісімге қол қойды ма?", /^Иә\. Aida Bekova/u],
    ["no word that asks", "Бекова подписала соглашение?", /^Да\. Aida Bekova/u],
    ["small letters", "did lind sign the agreement", /^Yes\. Jonas Lind/u],
    ["two names", "Did Bekova and Lind sign the agreement?", /^Yes\. Aida Bekova.*Jonas Lind/u],
    ["initials", "Did J. Lind sign the agreement?", /^Yes\. Jonas Lind/u],
    ["an office", "Did the Minister of Ecology sign the agreement?", /^Yes\. Aida Bekova/u],
  ])("is a yes with %s", (_, asked, expected) => {
    expect(text(asked, LAKE_RECORD)).toMatch(expected);
  });

  it.each([
    ["somebody else of the name", "Did Sara Lind sign the agreement?"],
    ["one of two who did not", "Did Lind and Orlov sign the agreement?"],
    ["a name at the head of the question", "Орлов келісімге қол қойды ма?"],
  ])("is no yes for %s", (_, asked) => {
    expect(text(asked, LAKE_RECORD)).not.toMatch(/^(?:Yes|Да|Иә)/u);
    expect(text(asked, LAKE_RECORD)).toMatch(/Lind|Orlov|Орлов/u);
  });

  it.each([
    ["another term", "Did Bekova and Lind sign a ten-year agreement?"],
    ["another office", "Did Jonas Lind, the Prime Minister, sign the agreement?"],
  ])("is no yes where the question says %s", (_, asked) => {
    expect(text(asked, LAKE_RECORD)).toBeNull();
  });

  it.each([
    "Does the lake protection agreement last ten years?",
    "Is the lake protection agreement for ten years?",
    "Has the lake protection agreement been ratified?",
    "Ратифицировано ли соглашение об охране озера?",
  ])("what the agreement is called by is no area of it: %s", (asked) => {
    expect(text(asked, LAKE_RECORD) ?? "").not.toMatch(/^(?:Yes|Да)/u);
  });

  it.each([
    ["an office that no signatory holds", "Did the Prime Minister sign the agreement?"],
    ["a name in small letters that is none of theirs", "did orlov sign the agreement"],
  ])("is not told by the agreement's state for %s", (_, asked) => {
    expect(text(asked, LAKE_RECORD)).toBeNull();
  });

  it("is the agreement's state where nobody is asked about", () => {
    expect(text("Has the agreement been signed?", LAKE_RECORD)).toMatch(/^Signed/u);
  });

  it("is no yes for one whom the article names elsewhere; it tells who did sign, and nothing else", () => {
    const lines = draft("Did Pavel Orlov sign the agreement?", LAKE_RECORD)?.lines;
    expect(lines).toHaveLength(1);
    expect(lines?.[0]).not.toMatch(/^Yes/u);
    expect(lines?.[0]).toMatch(/Pavel Orlov.*Aida Bekova.*Jonas Lind/u);
  });
});

describe("when it was signed", () => {
  it("is the day of signing where that is stated", () => {
    expect(text("When was the memorandum signed?", RAIL_RECORD)).toMatch(/1 November 2023/u);
    expect(text("Когда подписали меморандум?", RAIL_RECORD)).toMatch(/^Подписано 1 ноября 2023/u);
    expect(quotes("When was it signed?", RAIL_RECORD)[0]).toContain("1 ноября 2023 года");
  });

  it("is never the day of the article, which is called what it is and cited where it stands", () => {
    expect(text("When was the agreement signed?", LAKE_RECORD)).toMatch(
      /not stated.*reported on 6 May 2024/u,
    );
    expect(text("Когда подписали соглашение?", LAKE_RECORD)).toMatch(/не названа.*сообщено 6 мая 2024/u);
    expect(text("Келісімге қашан қол қойылды?", LAKE_RECORD)).toMatch(/айтылмаған.*2024 жылғы 6 мамыр/u);
    expect(quotes("When was it signed?", LAKE_RECORD)).toEqual([expect.stringContaining("2024-05-06")]);
  });

  it("tells that articles differ", () => {
    const differing = [{ field: "signedOn", fact: fact(LAKE, "2024-05-06") }];
    const answer = text("When was the memorandum signed?", { ...RAIL_RECORD, differing });
    expect(answer).toMatch(/1 November 2023[\s\S]*differ.*6 May 2024/u);
  });
});

describe("where it was signed", () => {
  it("is the place stated, as the reader's language calls it", () => {
    expect(text("Where was the memorandum signed?", RAIL_RECORD)).toContain("Tashkent");
    expect(text("Где подписали меморандум?", RAIL_RECORD)).toMatch(/Ташкент(?!е)/u);
    expect(text("Меморандумға қай жерде қол қойылды?", RAIL_RECORD)).toContain("Ташкент");
  });

  it("is not the dateline, which is called what it is", () => {
    expect(text("Where was the agreement signed?", LAKE_RECORD)).toMatch(/not stated.*filed from OSKEMEN/iu);
  });
});

describe("the other fields", () => {
  it.each([
    ["a period", "For how long is the agreement?", LAKE_RECORD, /2024.2028/u],
    ["a period, in Kazakh", "Келісім қандай мерзімге жасалды?", LAKE_RECORD, /2024.2028/u],
    ["a duration", "For how long is the memorandum?", RAIL_RECORD, /5 years/u],
    ["a duration, in Russian", "На какой срок меморандум?", RAIL_RECORD, /5 лет/u],
    ["an amount", "How much money is in the memorandum?", RAIL_RECORD, /30 млн долларов/u],
    ["parties", "Which countries signed the memorandum?", RAIL_RECORD, /Uzbekistan and Georgia/u],
    ["parties, in Kazakh", "Меморандумға қай елдер қол қойды?", RAIL_RECORD, /Өзбекстан және Грузия/u],
    ["the document", "What did they sign?", LAKE_RECORD, /Agreement on the Protection of Lake Markakol/u],
  ])("%s", (_, asked, record, expected) => {
    expect(text(asked, record)).toMatch(expected);
  });

  it("areas are a list, counted, in the article's own words", () => {
    expect(draft("Which areas does the agreement cover?", LAKE_RECORD)?.lines).toEqual([
      "Three areas: [1]",
      "• clean water",
      "• fisheries and hatcheries",
      "• rural roads and bridges",
    ]);
    expect(text("Какие направления охватывает меморандум?", RAIL_RECORD)).toMatch(/^Два направления: \[1\]/u);
    expect(text("Келісім қандай бағыттарды қамтиды?", SCHOOL_RECORD)).toMatch(/^Екі бағыт: \[1\]/u);
  });

  it.each([
    ["When was it signed?", "signedOn"],
    ["For how long is the agreement?", "period"],
    ["Which areas does the agreement cover?", "areas"],
    ["What is the budget of the agreement?", "amount"],
    ["Where was the agreement signed?", "place"],
  ])("a record that does not state it answers “%s” with nothing", (asked) => {
    expect(text(asked, recordOf(LAKE, {}))).toBeNull();
  });
});

describe("several fields at once", () => {
  it("answers each in a line of its own, in the order asked", () => {
    const lines =
      draft("Who signed the memorandum, when, and which areas does it cover?", RAIL_RECORD)?.lines ?? [];
    const at = (words: string) => lines.findIndex((line) => line.includes(words));
    expect(at("Холматов")).toBe(0);
    expect(at("1 November 2023")).toBeGreaterThan(at("Холматов"));
    expect(at("контейнерные поезда")).toBeGreaterThan(at("1 November 2023"));
  });

  it("sums an agreement up", () => {
    const answer = text("What is the agreement about?", LAKE_RECORD);
    expect(answer).toMatch(/Lake Markakol[\s\S]*Bekova[\s\S]*6 May 2024[\s\S]*clean water/u);
    expect(quotes("What is the agreement about?", LAKE_RECORD)).toHaveLength(3);
  });
});

describe("citations of a record", () => {
  it("are as many as a long list needs, and none longer than may be quoted", () => {
    const names = ["ice", "soil", "lakes", "birds", "roads"];
    const areas = names.map((name) => `${name} ${"and what lies behind and beyond them ".repeat(4).trim()}`);
    const list = articleOf(`The treaty covers:\n\n${areas.map((area) => `- ${area}`).join("\n")}\n`);
    const record = recordOf(LAKE, {
      areas: areas.map((area) => ({
        value: area,
        quote: area,
        article: list.id,
        ...spanOf(list.text, area),
      })),
    });
    const { citations = [], lines = [] } =
      draft("Which areas does the treaty cover?", record, () => list) ?? {};
    expect(citations.length).toBeGreaterThan(1);
    expect(citations.length).toBeLessThanOrEqual(3);
    for (const { quote, start, end } of citations) {
      expect(quote.length).toBeLessThanOrEqual(LONGEST_QUOTE);
      expect(list.text.slice(start, end)).toBe(quote);
    }
    for (const area of areas) expect(citations.some(({ quote }) => quote.includes(area))).toBe(true);
    citations.forEach((_, index) => {
      expect(lines[0]).toContain(`[${index + 1}]`);
    });
  });

  it("are not given twice for one sentence", () => {
    const answer = draft("Who signed the memorandum and when?", RAIL_RECORD);
    expect(answer?.citations).toHaveLength(1);
    expect(answer?.lines.every((line) => line.endsWith("[1]"))).toBe(true);
    expect(answer?.citations[0]?.article).toBe(RAIL);
  });
});
