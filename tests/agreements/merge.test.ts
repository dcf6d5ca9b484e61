import { describe, expect, it } from "vitest";
import { extractAgreements } from "../../src/agreements/extract.ts";
import { agreementFields } from "../../src/agreements/fields.ts";
import { agreementId, agreementName } from "../../src/agreements/identity.ts";
import { mergeAgreements } from "../../src/agreements/merge.ts";
import { loadLexicon } from "../../src/language/lexicon.ts";
import type { Language } from "../../src/types.ts";
import { articleOf } from "./article.ts";

const lexicon = loadLexicon("lexicon");
const read = (language: Language, id: string, text: string) =>
  extractAgreements({ article: articleOf(language, text, id), lexicon });

const ENGLISH = read(
  "en",
  "glacier.txt",
  "date 2021-03-04 Glacier deal\n\nMinister of Ecology Timur Abenov and Ambassador of Norway Kari Solberg signed a Memorandum of Understanding on Glacier Research for 2021-2024 worth 2 million euros in Astana.",
);
const RUSSIAN = read(
  "ru",
  "lednik.txt",
  "date 2021-03-06 О ледниках\n\nМинистр экологии Тимур Абенов и посол Норвегии Кари Солберг подписали меморандум о взаимопонимании по исследованию ледников на 2021-2024 годы на сумму 3 млн евро.",
);
const KAZAKH = read(
  "kk",
  "muzdyq.txt",
  "date 2021-03-05 Мұздықтар\n\nЭкология министрі Тимур Әбенов пен Норвегия елшісі Кари Солберг мұздықтарды зерттеу туралы меморандумға қол қойды.",
);
const OTHER = read(
  "en",
  "fish.txt",
  "date 2021-03-05 Fish\n\nMinister of Ecology Timur Abenov and Ambassador of Norway Kari Solberg signed an agreement on salmon farms for 2022-2030.",
);

describe("mergeAgreements", () => {
  it("makes one agreement of reports in three languages, the newest claim first and the differing one beside it", () => {
    const [merged, ...others] = mergeAgreements([...ENGLISH, ...RUSSIAN, ...KAZAKH], lexicon);
    expect(others).toEqual([]);
    expect(merged?.sources).toEqual(["lednik.txt", "muzdyq.txt", "glacier.txt"]);
    expect(merged?.signatories).toHaveLength(2);
    expect(merged?.amount?.value).toBe("3000000 EUR");
    expect(merged?.differing).toMatchObject([
      { field: "amount", fact: { value: "2000000 EUR", article: "glacier.txt" } },
    ]);
    expect(merged?.place?.value).toBe("Astana");
    expect(merged?.reportedOn?.value).toBe("2021-03-06");
  });

  it("keeps apart what the same people signed for another period", () => {
    expect(mergeAgreements([...ENGLISH, ...OTHER], lexicon)).toHaveLength(2);
  });

  it("takes the plan and the signing for one agreement, signed", () => {
    const planned = read(
      "en",
      "plan.txt",
      "date 2022-01-10 Ahead\n\nKazakhstan and Serbia plan to sign an agreement on veterinary certificates.",
    );
    const signed = read(
      "en",
      "done.txt",
      "date 2022-02-01 Done\n\nKazakhstan and Serbia signed an agreement on veterinary certificates in Belgrade.",
    );
    const [merged, ...others] = mergeAgreements([...planned, ...signed], lexicon);
    expect(others).toEqual([]);
    expect(merged?.status?.value).toBe("signed");
    expect(merged?.sources).toEqual(["done.txt", "plan.txt"]);
  });

  it("never merges two agreements of one article", () => {
    const both = read(
      "en",
      "two.txt",
      "Minister of Trade Arman Shakirov and Ambassador of Serbia Jelena Petrović signed an agreement on trade and a memorandum on tourism.",
    );
    expect(both.length).toBeGreaterThan(1);
    expect(mergeAgreements(both, lexicon)).toHaveLength(both.length);
  });

  it("leaves a single record as it is, and nothing of nothing", () => {
    expect(mergeAgreements(ENGLISH, lexicon)).toEqual(ENGLISH);
    expect(mergeAgreements([])).toEqual([]);
  });
});

describe("names and ids", () => {
  const [record] = ENGLISH;
  if (!record) throw new Error("the English article has a record");

  it("gives an id fit for a button, the same each time and another for another agreement", () => {
    expect(agreementId(record)).toMatch(/^[a-z0-9]{2,20}$/);
    const again = read(
      "en",
      "glacier.txt",
      "date 2021-03-04 Glacier deal\n\nMinister of Ecology Timur Abenov and Ambassador of Norway Kari Solberg signed a Memorandum of Understanding on Glacier Research for 2021-2024 worth 2 million euros in Astana.",
    );
    expect(again.map(agreementId)).toEqual([agreementId(record)]);
    expect(OTHER.map(agreementId)).not.toContain(agreementId(record));
  });

  it("names the agreement in at most 80 characters", () => {
    expect(agreementName(record)).toContain("Memorandum of Understanding on Glacier Research");
    expect(agreementName(record).length).toBeLessThanOrEqual(80);
    expect(agreementName({ ...record, instrument: null, parties: [] }, "Келісім")).toBe("Келісім");
  });

  it("lists the stated fields in the order of a card", () => {
    expect(agreementFields(record).map(({ field }) => field)).toEqual([
      "instrument",
      "parties",
      "signatory",
      "signatory",
      "reportedOn",
      "place",
      "period",
      "amount",
      "status",
    ]);
  });
});
