import { describe, expect, it } from "vitest";
import { extractAgreements } from "../../src/agreements/extract.ts";
import { loadLexicon } from "../../src/language/lexicon.ts";
import type { Fact, Language } from "../../src/types.ts";
import { articleOf } from "./article.ts";
import { ENGLISH_FORMS } from "./forms/english.ts";
import type { Form } from "./forms/form.ts";
import { KAZAKH_FORMS } from "./forms/kazakh.ts";
import { RUSSIAN_FORMS } from "./forms/russian.ts";

const lexicon = loadLexicon("lexicon");
const valueOf = (fact: Fact | null | undefined): string | null => fact?.value ?? null;

function readForm(language: Language, form: Form) {
  const records = extractAgreements({ article: articleOf(language, form.text), lexicon });
  const [record] = records;
  return {
    form: form.form,
    text: form.text,
    count: records.length,
    instrument: valueOf(record?.instrument),
    parties: record?.parties.map(({ value }) => value) ?? [],
    signed:
      record?.signatories.map(({ name, role, party }) => [valueOf(name), valueOf(role), valueOf(party)]) ??
      [],
    signedOn: valueOf(record?.signedOn),
    place: valueOf(record?.place),
    dateline: valueOf(record?.dateline),
    period: [valueOf(record?.period.start), valueOf(record?.period.end), valueOf(record?.period.duration)],
    areas: record?.areas.map(({ value }) => value) ?? [],
    amount: valueOf(record?.amount),
    status: valueOf(record?.status),
  };
}

const FORMS: readonly (readonly [Language, readonly Form[]])[] = [
  ["en", ENGLISH_FORMS],
  ["ru", RUSSIAN_FORMS],
  ["kk", KAZAKH_FORMS],
];

for (const [language, forms] of FORMS) {
  describe(`forms of news in ${language}`, () => {
    it.each(forms.map((form) => [form.form, form] as const))("%s", (_, form) => {
      expect(readForm(language, form)).toMatchObject({ count: 1, ...form });
    });
  });
}
