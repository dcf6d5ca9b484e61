import * as z from "zod";
import { FormatError } from "../errors.ts";
import { readJsonFile } from "./json-lines.ts";

/** Values that are all right; `null` among them says that giving none is right as well. Null: nothing is stated. */
export type Accepted = readonly (string | null)[] | null;

/** What the articles say about one agreement, to hold an {@link AgreementRecord} against. */
export interface GoldRecord {
  /** Ids of the articles that report it, in any order. */
  readonly sources: readonly string[];
  readonly instrument: Accepted;
  readonly parties: readonly Accepted[];
  readonly signatories: readonly {
    readonly name: Accepted;
    readonly role: Accepted;
    readonly party: Accepted;
  }[];
  readonly signedOn: Accepted;
  readonly reportedOn: Accepted;
  readonly place: Accepted;
  readonly dateline: Accepted;
  readonly period: { readonly start: Accepted; readonly end: Accepted; readonly duration: Accepted };
  readonly areas: readonly Accepted[];
  /** As `12000000 EUR`. */
  readonly amount: Accepted;
  readonly status: Accepted;
  readonly differing: readonly { readonly field: string; readonly value: Accepted }[];
}

const accepted = z.array(z.string().nullable()).min(1).nullable();
const goldRecord = z.strictObject({
  sources: z.array(z.string()).min(1),
  instrument: accepted,
  parties: z.array(accepted),
  signatories: z.array(z.strictObject({ name: accepted, role: accepted, party: accepted })),
  signedOn: accepted,
  reportedOn: accepted,
  place: accepted,
  dateline: accepted,
  period: z.strictObject({ start: accepted, end: accepted, duration: accepted }),
  areas: z.array(accepted),
  amount: accepted,
  status: accepted,
  differing: z.array(z.strictObject({ field: z.string(), value: accepted })),
});

/**
 * Reads the expected records of a set (`records.json`).
 * @throws FormatError with the file and the record's number where one breaks the format
 */
export async function readGoldRecords(file: string): Promise<GoldRecord[]> {
  const result = z.array(goldRecord).safeParse(await readJsonFile(file));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const [record, ...path] = issue?.path ?? [];
  const where = record === undefined ? file : `${file}: record ${Number(record) + 1} "${path.join(".")}"`;
  throw new FormatError(`${where}: ${issue?.message ?? "wrong"}. Expected the shape of the other records.`);
}
