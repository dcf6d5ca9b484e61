import { describe, expect, it } from "vitest";
import { extractAgreements } from "../../src/agreements/extract.ts";
import { loadLexicon } from "../../src/language/lexicon.ts";
import type { Fact, Language } from "../../src/types.ts";
import { articleOf } from "./article.ts";
import { ARTICLES } from "./forms/articles.ts";
import { ENGLISH_FORMS } from "./forms/english.ts";
import { FURTHER_ENGLISH_FORMS } from "./forms/english-further.ts";
import type { Form } from "./forms/form.ts";
import { KAZAKH_FORMS } from "./forms/kazakh.ts";
import { FURTHER_KAZAKH_FORMS } from "./forms/kazakh-further.ts";
import { RUSSIAN_FORMS } from "./forms/russian.ts";
import { FURTHER_RUSSIAN_FORMS } from "./forms/russian-further.ts";

const lexicon = loadLexicon("lexicon");
const valueIn = (fact: Fact | null | undefined): string | null => fact?.value ?? null;

function readForm(language: Language, form: Form) {
  const records = extractAgreements({ article: articleOf(language, form.text), lexicon });
  const [record] = records;
  return {
    form: form.form,
    text: form.text,
    count: records.length,
    instrument: valueIn(record?.instrument),
    parties: record?.parties.map(({ value }) => value) ?? [],
    signed:
      record?.signatories.map(({ name, role, party }) => [valueIn(name), valueIn(role), valueIn(party)]) ??
      [],
    signedOn: valueIn(record?.signedOn),
    place: valueIn(record?.place),
    dateline: valueIn(record?.dateline),
    period: [valueIn(record?.period.start), valueIn(record?.period.end), valueIn(record?.period.duration)],
    areas: record?.areas.map(({ value }) => value) ?? [],
    amount: valueIn(record?.amount),
    status: valueIn(record?.status),
  };
}

const FORMS: readonly (readonly [Language, readonly Form[]])[] = [
  ["en", [...ENGLISH_FORMS, ...FURTHER_ENGLISH_FORMS]],
  ["ru", [...RUSSIAN_FORMS, ...FURTHER_RUSSIAN_FORMS]],
  ["kk", [...KAZAKH_FORMS, ...FURTHER_KAZAKH_FORMS]],
];

for (const [language, forms] of FORMS) {
  describe(`forms of news in ${language}`, () => {
    it.each(forms.map((form) => [form.form, form] as const))("%s", (_, form) => {
      expect(readForm(language, form)).toMatchObject({ count: 1, ...form });
    });
  });
}

describe("whole articles", () => {
  it.each(ARTICLES.map((article) => [`${article.language}: ${article.form}`, article] as const))(
    "%s",
    (_, article) => {
      const { language, ...form } = article;
      expect(readForm(language, form)).toMatchObject(form);
    },
  );
});
