import { describe, expect, it } from "vitest";
import { chooseAgreement, factsOf, type KnownAgreement } from "../../src/answer/agreement-choice.ts";
import { readAgreementQuestion } from "../../src/answer/agreement-question.ts";
import { LAKE, RAIL, SCHOOL } from "../own-texts.ts";
import { analyse, KNOWN, LAKE_RECORD, lexicon } from "./records.ts";

function choose(asked: string, current: string | null = null, agreements: readonly KnownAgreement[] = KNOWN) {
  const question = analyse(asked);
  const reading = readAgreementQuestion(question, lexicon);
  if (!reading) throw new Error(`"${asked}" asks for nothing`);
  return chooseAgreement({ question, asked: reading, agreements, current, lexicon });
}
const chosen = (asked: string, current: string | null = null) => choose(asked, current)?.agreement.id ?? null;

describe("the agreement a question is about", () => {
  it.each([
    ["by its subject", "Who signed the lake agreement?", LAKE],
    ["by a country", "Who signed the agreement with Finland?", LAKE],
    ["by a country in another language", "Түркиямен келісімге кім қол қойды?", SCHOOL],
    ["by its years", "Who signed the agreement for 2024-2028?", LAKE],
    ["by its kind", "Кто подписал меморандум?", RAIL],
    ["by its kind in another language", "Who signed the memorandum?", RAIL],
    ["by a signatory", "When did Kholmatov sign the agreement?", RAIL],
    ["by a signatory in another script", "Когда Аида Бекова подписала соглашение?", LAKE],
    ["by its subject in another language", "Who signed the railway agreement?", RAIL],
  ])("is found %s", (_, asked, id) => {
    expect(chosen(asked)).toBe(id);
  });

  it("is the newest where none is meant by name, and the others are told", () => {
    const choice = choose("Who signed the agreement?");
    expect(choice?.agreement.id).toBe(LAKE);
    expect(choice?.others.map((other) => other.id)).toEqual([RAIL, SCHOOL]);
  });

  it("is the one the conversation is about rather than the newest, but not rather than a named one", () => {
    expect(chosen("When was it signed?", SCHOOL)).toBe(SCHOOL);
    expect(chosen("When was the agreement with Finland signed?", SCHOOL)).toBe(LAKE);
  });

  it("has no rivals where its name fits no other", () => {
    expect(choose("Who signed the agreement with Georgia?")?.others).toEqual([]);
  });

  it.each([
    ["another country", "Who signed the agreement with Norway?"],
    ["another city", "Who signed the Paris agreement?"],
    ["another year", "Who signed the 2016-2020 agreement?"],
    ["another organisation", "Кто подписал соглашение с Всемирным банком?"],
    ["another country, in Kazakh", "Жапониямен келісімге кім қол қойды?"],
    ["another subject of the domain", "Who signed the agreement on nuclear disarmament?"],
  ])("is none where the question names %s", (_, asked) => {
    expect(chosen(asked)).toBeNull();
  });

  it("is none where there are no agreements", () => {
    expect(choose("Who signed the agreement?", null, [])).toBeNull();
  });

  it("may be asked whether somebody signed it who did not", () => {
    expect(chosen("Did Pavel Orlov sign the agreement with Finland?")).toBe(LAKE);
  });
});

it("the facts of a record are those that are stated", () => {
  const facts = factsOf(LAKE_RECORD);
  expect(facts).not.toContain(null);
  expect(facts.map((fact) => fact.quote)).toEqual(
    expect.arrayContaining(["Aida Bekova", "Finland", "2024-05-06", "clean water", "OSKEMEN"]),
  );
});
