import { type KnownAgreement, knowAgreement } from "../../src/answer/agreement-choice.ts";
import { loadLexicon } from "../../src/language/lexicon.ts";
import { analyseQuestion } from "../../src/retrieval/question.ts";
import type { AgreementRecord, Article, Fact } from "../../src/types.ts";
import { articlesOf } from "../own-articles.ts";
import { LAKE, RAIL, SCHOOL } from "../own-texts.ts";
import { spanOf } from "./any-text.ts";

export const lexicon = loadLexicon("lexicon");
const articles = await articlesOf();

/** An article of the corpus of our own. */
export function article(id: string): Article {
  const found = articles.get(id);
  if (!found) throw new Error(`there is no article "${id}"`);
  return found;
}

export const analyse = (asked: string) => analyseQuestion({ asked, lexicon });

/** A fact read from words of an article. */
export function fact<Value extends string = string>(
  id: string,
  quote: string,
  value: Value = quote as Value,
): Fact<Value> {
  return { value, quote, article: id, ...spanOf(article(id).text, quote) };
}

/** A record in which nothing is stated but what is given. */
export function recordOf(id: string, fields: Partial<AgreementRecord>): AgreementRecord {
  return {
    instrument: null,
    parties: [],
    signatories: [],
    signedOn: null,
    reportedOn: null,
    place: null,
    dateline: null,
    period: { start: null, end: null, duration: null },
    areas: [],
    amount: null,
    status: null,
    sources: [id],
    differing: [],
    ...fields,
  };
}

/** What the article on the lake says, as it is to be read. */
export const LAKE_RECORD = recordOf(LAKE, {
  instrument: fact(LAKE, "Agreement on the Protection of Lake Markakol for 2024-2028"),
  parties: [fact(LAKE, "Kazakhstan"), fact(LAKE, "Finland")],
  signatories: [
    {
      name: fact(LAKE, "Aida Bekova"),
      role: fact(LAKE, "Minister of Ecology of Kazakhstan"),
      party: fact(LAKE, "Kazakhstan"),
    },
    {
      name: fact(LAKE, "Jonas Lind"),
      role: fact(LAKE, "Finland's Minister of Environment"),
      party: fact(LAKE, "Finland"),
    },
  ],
  reportedOn: fact(LAKE, "2024-05-06"),
  dateline: fact(LAKE, "OSKEMEN"),
  period: { start: fact(LAKE, "2024-2028", "2024"), end: fact(LAKE, "2024-2028", "2028"), duration: null },
  areas: [
    fact(LAKE, "clean water"),
    fact(LAKE, "fisheries and hatcheries"),
    fact(LAKE, "rural roads and bridges"),
  ],
  status: fact(LAKE, "signed", "signed"),
});

/** What the article on the railway says. */
export const RAIL_RECORD = recordOf(RAIL, {
  instrument: fact(RAIL, "Меморандум о взаимопонимании в сфере железнодорожных перевозок"),
  parties: [fact(RAIL, "Узбекистана", "Узбекистан"), fact(RAIL, "Грузии", "Грузия")],
  signatories: [
    {
      name: fact(RAIL, "Рустам Холматов"),
      role: fact(RAIL, "министр транспорта Узбекистана"),
      party: fact(RAIL, "Узбекистана", "Узбекистан"),
    },
    {
      name: fact(RAIL, "Леван Давиташвили"),
      role: fact(RAIL, "вице-премьер Грузии"),
      party: fact(RAIL, "Грузии", "Грузия"),
    },
  ],
  signedOn: fact(RAIL, "1 ноября 2023 года", "2023-11-01"),
  reportedOn: fact(RAIL, "2023-11-02"),
  place: fact(RAIL, "Ташкенте", "Ташкент"),
  period: { start: null, end: null, duration: fact(RAIL, "пять лет", "P5Y") },
  areas: [fact(RAIL, "контейнерные поезда"), fact(RAIL, "подготовка машинистов")],
  amount: fact(RAIL, "30 млн долларов", "30000000 USD"),
  status: fact(RAIL, "подписали", "signed"),
});

/** What the article on schools says. */
export const SCHOOL_RECORD = recordOf(SCHOOL, {
  instrument: fact(SCHOOL, "ынтымақтастық туралы келісім"),
  parties: [fact(SCHOOL, "Қазақстан"), fact(SCHOOL, "Түркия")],
  signatories: [
    {
      name: fact(SCHOOL, "Асхат Нұрланов"),
      role: fact(SCHOOL, "Қазақстанның Оқу-ағарту министрі"),
      party: fact(SCHOOL, "Қазақстан"),
    },
    {
      name: fact(SCHOOL, "Мехмет Йылдыз"),
      role: fact(SCHOOL, "Түркияның Білім министрі"),
      party: fact(SCHOOL, "Түркия"),
    },
  ],
  signedOn: fact(SCHOOL, "Бүгін", "2022-03-01"),
  reportedOn: fact(SCHOOL, "2022-03-01"),
  areas: [fact(SCHOOL, "мұғалімдерді даярлау"), fact(SCHOOL, "оқулықтар шығару")],
});

/** An agreement that can be recognised in questions, under the name of its article. */
export function known(record: AgreementRecord): KnownAgreement {
  const [id = ""] = record.sources;
  return knowAgreement({
    id,
    name: record.instrument?.value ?? id,
    record,
    articles: record.sources.map(article),
    lexicon,
  });
}

/** The agreements of the corpus of our own, newest first. */
export const KNOWN: readonly KnownAgreement[] = [LAKE_RECORD, RAIL_RECORD, SCHOOL_RECORD].map(known);
