import type { AgreementRecord, Article, Fact } from "../../types.ts";
import { reportedOnOf } from "../facts.ts";
import type { CheckedAgreement } from "./check.ts";

/**
 * The rules' records of an article, with what they lack filled in from what a model read and what held against its quotes. The rules
 * make up less than a model does, so what they state stays. An agreement that they missed altogether becomes a record of its own
 * where its status and who signed it, or what it is, were both found.
 */
export function completeRecords(
  records: readonly AgreementRecord[],
  checked: readonly CheckedAgreement[],
  article: Article,
): AgreementRecord[] {
  const completed = records.map((record) => {
    const found = checked.find((one) => isSame(record, one));
    return found ? complete(record, found) : record;
  });
  const missed = checked.filter(
    (one) => isWhole(one) && !records.some((record) => isSame(record, one) || sharesStatus(record, one)),
  );
  return [...completed, ...missed.map((one) => recordOf(one, article))];
}

function complete(record: AgreementRecord, found: CheckedAgreement): AgreementRecord {
  return {
    ...record,
    instrument: record.instrument ?? found.instrument,
    parties: record.parties.length > 0 ? record.parties : found.parties,
    signatories:
      record.signatories.length >= found.signatories.length ? record.signatories : found.signatories,
    signedOn: record.signedOn ?? found.signedOn,
    place: record.place ?? found.place,
    period: {
      start: record.period.start ?? found.period.start,
      end: record.period.end ?? found.period.end,
      duration: record.period.duration ?? found.period.duration,
    },
    areas: record.areas.length >= found.areas.length ? record.areas : found.areas,
    amount: record.amount ?? found.amount,
    status: record.status ?? found.status,
  };
}

const isWhole = ({ status, instrument, signatories }: CheckedAgreement): boolean =>
  status !== null && (instrument !== null || signatories.some(({ name }) => name !== null));

/** Whether some name of both stands in the same place. */
function isSame(record: AgreementRecord, checked: CheckedAgreement): boolean {
  const facts = (one: Pick<AgreementRecord, "instrument" | "signatories">): Fact[] =>
    [one.instrument, ...one.signatories.map((signatory) => signatory.name)].filter((fact) => fact !== null);
  return facts(record).some((one) => facts(checked).some((other) => overlap(one, other)));
}

const sharesStatus = (record: AgreementRecord, checked: CheckedAgreement): boolean =>
  record.status !== null && checked.status !== null && overlap(record.status, checked.status);

const overlap = (one: Fact, other: Fact): boolean => one.start < other.end && other.start < one.end;

const recordOf = (found: CheckedAgreement, article: Article): AgreementRecord => ({
  ...found,
  reportedOn: reportedOnOf(article),
  dateline: null,
  sources: [article.id],
  differing: [],
});
