import { describe, expect, it } from "vitest";
import type { GoldRecord } from "../../src/evaluation/gold-records.ts";
import { measureRecords, type RecordsResult } from "../../src/evaluation/records-measure.ts";
import { formatRecords } from "../../src/evaluation/report.ts";
import { sameAmount, sameText } from "../../src/evaluation/same-value.ts";
import type { AgreementRecord } from "../../src/types.ts";
import { ARTICLE, fact, record, TEXTS } from "./build.ts";

const expected: GoldRecord = {
  sources: [ARTICLE],
  instrument: ["pact"],
  parties: [],
  signatories: [{ name: ["Ann Lee"], role: null, party: null }],
  signedOn: ["2021-05-03"],
  reportedOn: null,
  place: ["Rome"],
  dateline: null,
  period: { start: null, end: null, duration: ["P5Y", null] },
  areas: [["rice"], ["tea"]],
  amount: null,
  status: ["signed"],
  differing: [],
};
const good = record({
  instrument: fact("pact"),
  signatories: [{ name: fact("Ann Lee"), role: null, party: null }],
  signedOn: fact("2021-05-03", "3 May 2021"),
  place: fact("Rome"),
  areas: [fact("rice"), fact("tea")],
  status: { ...fact("signed"), value: "signed" },
});
const run = (...given: AgreementRecord[]) =>
  measureRecords({ name: "pacts", expected: [expected], given, texts: TEXTS });
const countsOf = (result: RecordsResult, field: string) =>
  result.fields.find((one) => one.field === field)?.counts;

describe("measureRecords", () => {
  it("finds nothing wrong with what is right; an optional value may be missing", () => {
    const result = run(good);
    expect(result).toMatchObject({ expected: 1, found: 1, extra: 0, verbatim: 1, faults: [] });
    expect(result.fields[0]).toEqual({
      field: "all",
      counts: { right: 7, wrong: 0, missed: 0, madeUp: 0 },
      right: 1,
      madeUp: 0,
    });
  });

  it("tells wrong, missed and made up apart", () => {
    const result = run({
      ...good,
      signedOn: fact("2021-05-04", "3 May 2021"),
      place: null,
      amount: fact("3 EUR", "3"),
      areas: [fact("rice"), fact("pact"), fact("Ann")],
      signatories: [{ name: fact("Rome"), role: fact("pact"), party: null }],
    });
    expect(countsOf(result, "signedOn")).toEqual({ right: 0, wrong: 1, missed: 0, madeUp: 0 });
    expect(countsOf(result, "place")).toEqual({ right: 0, wrong: 0, missed: 1, madeUp: 0 });
    expect(countsOf(result, "amount")).toEqual({ right: 0, wrong: 0, missed: 0, madeUp: 1 });
    expect(countsOf(result, "areas")).toEqual({ right: 1, wrong: 1, missed: 0, madeUp: 1 });
    expect(countsOf(result, "signatory name")).toEqual({ right: 0, wrong: 1, missed: 0, madeUp: 0 });
    expect(countsOf(result, "signatory role")).toEqual({ right: 0, wrong: 0, missed: 0, madeUp: 1 });
    expect(result.faults).toContain(`${ARTICLE}: place: expected Rome, got nothing`);
    expect(formatRecords(result)).toMatch(/^pacts: records 1 of 1/);
  });

  it("counts a missing record as missed and an extra one as made up where it is new", () => {
    expect(run().fields[0]?.counts).toEqual({ right: 0, wrong: 0, missed: 7, madeUp: 0 });
    const twice = run(good, record({ instrument: fact("pact"), place: fact("tea"), dateline: fact("tea") }));
    expect(twice).toMatchObject({ found: 1, extra: 1 });
    expect(twice.fields[0]?.counts).toEqual({ right: 7, wrong: 0, missed: 0, madeUp: 1 });
  });

  it("sees a fact that does not stand where it says", () => {
    expect(run(record({ instrument: { ...fact("pact"), start: 0 } })).verbatim).toBe(0);
  });
});

describe("sameText", () => {
  it.each([
    ["Министром транспорта", "министр транспорта"],
    ["the European Union", "European Union"],
    ["Қазақстанның", "Қазақстан"],
    ["Dr. Samira Benhaddou", "Samira Benhaddou"],
  ])("takes %s for %s", (one, other) => expect(sameText(one, other)).toBe(true));

  it.each([
    ["Nazarov", "Nazarbek"],
    ["Ann Lee", "Ann Low"],
    ["2024", "2025"],
    ["minister", "deputy minister of trade"],
    ["", ""],
  ])("does not take %s for %s", (one, other) => expect(sameText(one, other)).toBe(false));
});

describe("sameAmount", () => {
  it("compares number and currency in either order", () => {
    expect(sameAmount("12000000 EUR", "EUR 12000000")).toBe(true);
    expect(sameAmount("12000000 EUR", "12000000 USD")).toBe(false);
    expect(sameAmount("12 million", "12 million")).toBe(false);
  });
});
