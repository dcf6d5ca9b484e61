import type { KnownAgreement } from "../answer/agreement-choice.ts";
import type { AgreementField } from "../answer/agreement-question.ts";
import { PHRASES } from "../answer/phrases.ts";
import type { AgreementRecord, Answer } from "../types.ts";

/** Questions offered beside an answer, at most. */
const OFFERED = 3;

/** The fields that can be asked for, in the order in which people go on asking. */
const NEXT: readonly (keyof typeof STATED)[] = [
  "signatories",
  "areas",
  "period",
  "signedOn",
  "amount",
  "place",
];

const STATED = {
  signatories: (record: AgreementRecord) => record.signatories.length > 0,
  areas: (record: AgreementRecord) => record.areas.length > 0,
  period: ({ period }: AgreementRecord) =>
    period.start !== null || period.end !== null || period.duration !== null,
  signedOn: (record: AgreementRecord) => record.signedOn !== null || record.reportedOn !== null,
  amount: (record: AgreementRecord) => record.amount !== null,
  place: (record: AgreementRecord) => record.place !== null,
} satisfies Partial<Record<AgreementField, (record: AgreementRecord) => boolean>>;

/**
 * Questions the corpus can answer about the agreement an answer is about, or about the newest one: fields that are stated and
 * that the question did not ask for.
 */
export function relatedQuestions(options: {
  readonly answer: Answer;
  readonly agreements: readonly KnownAgreement[];
}): string[] {
  const { answer, agreements } = options;
  const about = answer.kind === "cited" ? answer.agreement?.id : undefined;
  const known = agreements.find((one) => one.id === about) ?? agreements[0];
  if (!known) return [];
  const questions = PHRASES[answer.language].questions;
  const name = agreements.length > 1 ? known.name : null;
  return NEXT.filter((field) => STATED[field](known.record))
    .map((field) => questions[field](name))
    .filter((question) => !sameQuestion(question, answer.standalone))
    .slice(0, OFFERED);
}

const sameQuestion = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]+/gu, " ")
    .trim();
