import type { ContentWord, Question } from "../retrieval/question.ts";
import type { AgreementField } from "./agreement-question.ts";

const ARTICLES =
  /(?<!\p{L})(?:articles?|sources?|reports?|newspapers?|стать[иях]\p{L}*|источник\p{L}*|сми|мақала\p{L}*|дереккөз\p{L}*)(?!\p{L})/iu;
const COMPARE =
  /(?<!\p{L})(?:agree|disagree|differ(?:s|ent(?:ly)?)?|same|match|contradict\p{L}*|coincide|consistent|совпада\p{L}+|расход\p{L}+|сход\p{L}+ся|одинаков\p{L}+|противореч\p{L}+|по-разному|различа\p{L}+|бірдей|сәйкес\p{L}*|әртүрлі|әр түрлі|қайшы\p{L}*|айырмашылы\p{L}+)(?!\p{L})/giu;

/** What is compared, by its words; looked at in this order. */
const FIELDS: readonly (readonly [AgreementField, RegExp])[] = [
  [
    "amount",
    /cost|price|amount|sum\b|much|money|value|worth|стоимост|стоит|сумм|сколько|цен[аеуы]|құн|сома|қанша|баға/iu,
  ],
  ["place", /where|place|venue|где|мест[оае]|қайда|жер(?:і|ін)/iu],
  ["period", /how long|period|term|срок|на сколько|мерзім/iu],
  ["areas", /areas|fields|направлени|сфер|бағыт|сала/iu],
  ["signedOn", /when|date|day|когда|дат[аеуы]|день|числ|қашан|күн/iu],
  ["signatories", /who|кто|кім/iu],
];

/** "Do the articles agree on the cost?": the field that is compared; null where nothing is. */
export function comparedField({ text }: Pick<Question, "text">): AgreementField | null {
  COMPARE.lastIndex = 0;
  if (!ARTICLES.test(text) || !COMPARE.test(text)) return null;
  return FIELDS.find(([, words]) => words.test(text))?.[0] ?? null;
}

/** Words by which two articles are compared, which say nothing of what they are about. */
export const speaksOfComparing = (word: Pick<ContentWord, "text">): boolean =>
  ARTICLES.test(word.text) || word.text.search(COMPARE) >= 0;
