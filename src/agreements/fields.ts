import type { AgreementRecord, Fact } from "../types.ts";

/** One line of an agreement's card: a field, and the facts it is read from in the order shown. */
export interface AgreementField {
  readonly field: string;
  readonly facts: readonly Fact[];
}

/** The stated fields of a record in the order in which a card shows them; fields that nothing is stated of are left out. */
export function agreementFields(record: AgreementRecord): AgreementField[] {
  const { period } = record;
  const rows: readonly (readonly [string, readonly (Fact | null)[]])[] = [
    ["instrument", [record.instrument]],
    ["parties", record.parties],
    ...record.signatories.map(({ name, role, party }) => ["signatory", [name, role, party]] as const),
    ["signedOn", [record.signedOn]],
    ["reportedOn", [record.reportedOn]],
    ["place", [record.place]],
    ["dateline", [record.dateline]],
    ["period", [period.start, period.end]],
    ["duration", [period.duration]],
    ["areas", record.areas],
    ["amount", [record.amount]],
    ["status", [record.status]],
  ];
  return rows.flatMap(([field, facts]) => {
    const stated = facts.filter((fact): fact is Fact => fact !== null);
    return stated.length > 0 ? [{ field, facts: stated }] : [];
  });
}
