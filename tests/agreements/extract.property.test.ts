import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractAgreements } from "../../src/agreements/extract.ts";
import { loadLexicon } from "../../src/language/lexicon.ts";
import type { AgreementRecord, Fact, Language } from "../../src/types.ts";
import { articleOf } from "./article.ts";
import { ENGLISH_FORMS } from "./forms/english.ts";
import { KAZAKH_FORMS } from "./forms/kazakh.ts";
import { RUSSIAN_FORMS } from "./forms/russian.ts";

const lexicon = loadLexicon("lexicon");

function factsOf(record: AgreementRecord): Fact[] {
  const {
    instrument,
    parties,
    signatories,
    signedOn,
    reportedOn,
    place,
    dateline,
    period,
    areas,
    amount,
    status,
  } = record;
  return [
    instrument,
    ...parties,
    ...signatories.flatMap(({ name, role, party }) => [name, role, party]),
    signedOn,
    reportedOn,
    place,
    dateline,
    period.start,
    period.end,
    period.duration,
    ...areas,
    amount,
    status,
  ].filter((fact): fact is Fact => fact !== null);
}

const languages = fc.constantFrom<Language>("en", "ru", "kk");
/** Pieces of sentences about signings, in any order and language: what the patterns are most likely to stumble over. */
const pieces = fc.constantFrom(
  ...[...ENGLISH_FORMS, ...RUSSIAN_FORMS, ...KAZAKH_FORMS].flatMap(({ text }) =>
    text.split(/(?<=[,.;:])\s|\s(?=\p{Lu})/u),
  ),
);
const texts = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc
    .array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 40 })
    .map((parts) => parts.join(" ")),
);

describe("extractAgreements on any text", () => {
  it("never throws, and every fact stands word for word where it says", () => {
    fc.assert(
      fc.property(languages, texts, (language, text) => {
        const article = articleOf(language, `date 2024-05-06 A title\n\n${text}`);
        for (const record of extractAgreements({ article, lexicon })) {
          for (const fact of factsOf(record)) {
            expect(fact.end).toBeGreaterThan(fact.start);
            expect(article.text.slice(fact.start, fact.end)).toBe(fact.quote);
            expect(fact.article).toBe(article.id);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("reads one endless sentence", () => {
    const text = `The ministry signed an agreement ${"and a word ".repeat(60_000)}`;
    expect(() => extractAgreements({ article: articleOf("en", text), lexicon })).not.toThrow();
  });
});
