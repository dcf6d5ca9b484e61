import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AgreementField, readAgreementQuestion } from "../../src/answer/agreement-question.ts";
import { anyQuestion } from "../any-question.ts";
import { analyse, lexicon } from "./records.ts";

const read = (asked: string) => readAgreementQuestion(analyse(asked), lexicon);

describe("what a question wants to know of an agreement", () => {
  it.each<[string, AgreementField]>([
    ["Who signed the treaty?", "signatories"],
    ["Who put their signatures under the memorandum?", "signatories"],
    ["Which officials signed it?", "signatories"],
    ["Name the signatories", "signatories"],
    ["Which countries signed the treaty?", "parties"],
    ["When was the treaty signed?", "signedOn"],
    ["What is the date of signing?", "signedOn"],
    ["Where was the treaty signed?", "place"],
    ["For how long is the treaty?", "period"],
    ["When does the treaty expire?", "period"],
    ["Up to what day has the treaty been prolonged?", "period"],
    ["Until which year was the protocol extended?", "period"],
    ["До какого числа продлён договор?", "period"],
    ["До какого года пролонгирован протокол?", "period"],
    ["Хаттама қай жылға дейін ұзартылды?", "period"],
    ["How many yen is Tokyo putting into the project?", "amount"],
    ["Сколько евро выделяется по договору?", "amount"],
    ["Келісім бойынша қанша теңге бөлінді?", "amount"],
    ["Whose signatures stand under the treaty?", "signatories"],
    ["Who put their names to the treaty?", "signatories"],
    ["Who inked the pact?", "signatories"],
    ["Чьи подписи стоят под договором?", "signatories"],
    ["Кто скрепил договор подписью?", "signatories"],
    ["Шартта кімдердің қолтаңбасы тұр?", "signatories"],
    ["Which areas does the treaty cover?", "areas"],
    ["What does the programme include?", "areas"],
    ["What is the budget of the programme?", "amount"],
    ["How much money is in the programme?", "amount"],
    ["What was signed?", "instrument"],
    ["What is the agreement about?", "summary"],
    ["Кто подписал договор?", "signatories"],
    ["Какие страны подписали договор?", "parties"],
    ["Когда подписали договор?", "signedOn"],
    ["Где подписали договор?", "place"],
    ["На какой срок заключён договор?", "period"],
    ["Какие направления охватывает договор?", "areas"],
    ["Какой бюджет у программы?", "amount"],
    ["Что подписали?", "instrument"],
    ["kto podpisal", "signatories"],
    ["Шартқа кім қол қойды?", "signatories"],
    ["Шартқа қашан қол қойылды?", "signedOn"],
    ["Шартқа қай жерде қол қойылды?", "place"],
    ["Шарт қандай мерзімге жасалды?", "period"],
    ["Шарт қандай бағыттарды қамтиды?", "areas"],
    ["Бағдарламаға қанша ақша бөлінді?", "amount"],
    ["кол койды ким", "signatories"],
    ["Which two companies concluded the contract?", "parties"],
    ["Келісімге қай тараптар қол қойды?", "parties"],
    ["What is the term of the agreement?", "period"],
    ["What will the money of the loan be spent on?", "areas"],
    ["На что пойдут деньги кредита?", "areas"],
    ["Несие неге жұмсалады?", "areas"],
    ["Какие документы подписаны во время визита премьер-министра?", "instrument"],
    ["Кто расписался под договором?", "signatories"],
    ["На какой срок заключено соглашение?", "period"],
  ])("%s", (asked, field) => {
    expect(read(asked)?.fields[0]).toBe(field);
  });

  it.each([
    "When did the bakery open?",
    "Who founded the bakery?",
    "Where was the minister born?",
    "Why did the river rise?",
    "What did the minister say about the agreement?",
    "Когда открылась пекарня?",
    "Наубайхананы кім ашты?",
    "Who watched the ministers sign the treaty?",
    "Кто был на переговорах, но договор не подписал?",
    "Когда президент подпишет договор?",
    "",
    "???",
  ])("“%s” asks for no field of an agreement", (asked) => {
    expect(read(asked)).toBeNull();
  });

  it("is everything its parts ask for, in their order", () => {
    expect(read("Who signed the treaty, when, and which areas does it cover?")?.fields).toEqual([
      "signatories",
      "signedOn",
      "areas",
    ]);
    expect(read("Кто и когда подписал договор?")?.fields).toEqual(
      expect.arrayContaining(["signatories", "signedOn"]),
    );
    expect(read("Шартқа кім және қашан қол қойды?")?.fields).toEqual(
      expect.arrayContaining(["signatories", "signedOn"]),
    );
  });

  it("may be its state, among others", () => {
    expect(read("Has the treaty been ratified?")?.fields).toContain("status");
    expect(read("Шарт ратификацияланды ма?")?.fields).toContain("status");
  });

  it("is a yes or no where the question is one", () => {
    expect(read("Did Jonas Lind sign the treaty?")).toMatchObject({ yesNo: true });
    expect(read("Подписал ли договор Павел Орлов?")).toMatchObject({ yesNo: true });
    expect(read("Who signed the treaty?")).toMatchObject({ yesNo: false });
  });
});

describe("the side a question asks about", () => {
  it.each([
    ["Who signed for Finland?", "finland"],
    ["Who signed on behalf of the Government of Finland?", "finland"],
    ["Which Finnish official signed it?", "finland"],
    ["Кто подписал со стороны Финляндии?", "finland"],
    ["Кто подписал от имени правительства Финляндии?", "finland"],
    ["Финляндия атынан кім қол қойды?", "finland"],
    ["Финляндия тарапынан кім қол қойды?", "finland"],
    ["Финляндиядан кім қол қойды?", "finland"],
    ["Who signed for the UN?", "un"],
    ["Кто подписал от ООН?", "un"],
    ["БҰҰ-дан кім қол қойды?", "un"],
  ])("%s", (asked, side) => {
    expect(read(asked)?.side).toBe(side);
  });

  it("is none where a country only says which agreement is meant", () => {
    expect(read("Who signed the agreement between Finland and Norway?")?.side).toBeNull();
    expect(read("Кто подписал соглашение между Финляндией и Норвегией?")?.side).toBeNull();
  });
});

it("any question is read without a fault", () => {
  fc.assert(
    fc.property(anyQuestion, (asked) => {
      const fields = read(asked)?.fields ?? ["summary"];
      expect(fields.length).toBeGreaterThan(0);
      expect(new Set(fields).size).toBe(fields.length);
    }),
    { numRuns: 200 },
  );
});
