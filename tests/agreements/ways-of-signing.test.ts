import { describe, expect, it } from "vitest";
import { extractAgreements } from "../../src/agreements/extract.ts";
import { loadLexicon } from "../../src/language/lexicon.ts";
import { articleOf } from "./article.ts";
import { NO_SIGNING, WAYS_OF_CONCLUDING, WAYS_OF_SIGNING, type Way } from "./forms/ways-of-signing.ts";

const lexicon = loadLexicon("lexicon");
const recordsOf = ({ language, text }: Way) =>
  extractAgreements({ article: articleOf(language, text), lexicon });

describe("ways to say who signed", () => {
  it.each(WAYS_OF_SIGNING.map((way) => [way.text, way] as const))("%s", (_, way) => {
    const records = recordsOf(way);
    const names = records.flatMap(({ signatories }) => signatories.map(({ name }) => name?.value));
    expect(names).toEqual([expect.stringMatching(/^Ser|^Сер/u), expect.stringMatching(/^Han|^Ханс/u)]);
    expect(names.join()).toMatch(/(?:Ospan|Оспан),.*(?:Meier|Майер)$/u);
    expect(records).toHaveLength(1);
    expect(records[0]?.instrument?.value).toMatch(
      /River Ports|о речных портах|өзен порттары туралы келісім/u,
    );
  });
});

describe("ways to say that it was concluded, prolonged or suspended", () => {
  it.each(WAYS_OF_CONCLUDING.map((way) => [way.text, way] as const))("%s", (_, way) => {
    const [record, ...others] = recordsOf(way);
    expect(others).toEqual([]);
    expect(record?.parties).toHaveLength(2);
    expect(record?.status?.value).toBe(way.status);
    expect(record?.period.end?.value ?? undefined).toBe(way.end);
    expect(record?.signatories).toEqual([]);
  });
});

describe("words that tell of no signing", () => {
  it.each(NO_SIGNING.map((way) => [way.text, way] as const))("%s", (_, way) => {
    expect(recordsOf(way)).toEqual([]);
  });
});
