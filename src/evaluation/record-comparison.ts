import type { AgreementRecord, Fact, Signatory } from "../types.ts";
import type { Accepted, GoldRecord } from "./gold-records.ts";
import { sameAmount, sameText } from "./same-value.ts";

/** How often a field was right, given wrong, not given though stated, and given though nothing is stated. */
export interface FieldCounts {
  right: number;
  wrong: number;
  missed: number;
  madeUp: number;
}

type Same = (expected: string, given: string) => boolean;
/** One reading: what is accepted against what was given. */
export interface Comparison {
  readonly field: string;
  readonly same: Same;
  readonly accepted: readonly Accepted[];
  readonly given: readonly Fact[];
}

const exactly: Same = (expected, given) => expected === given;
/** Expects nothing. */
export const NOTHING: GoldRecord = {
  sources: [],
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
  differing: [],
};

/** Every field of a record against what is expected; a record that is lacking gives nothing. */
export function compare(gold: GoldRecord, record: AgreementRecord | null): Comparison[] {
  const single = (
    field: string,
    accepted: Accepted,
    fact: Fact | null | undefined,
    same: Same,
  ): Comparison => ({
    field,
    same,
    accepted: [accepted],
    given: fact == null ? [] : [fact],
  });
  return [
    single("instrument", gold.instrument, record?.instrument, sameText),
    { field: "parties", same: sameText, accepted: gold.parties, given: record?.parties ?? [] },
    ...compareSignatories(gold, record),
    single("signedOn", gold.signedOn, record?.signedOn, exactly),
    single("reportedOn", gold.reportedOn, record?.reportedOn, exactly),
    single("place", gold.place, record?.place, sameText),
    single("dateline", gold.dateline, record?.dateline, sameText),
    single("period.start", gold.period.start, record?.period.start, exactly),
    single("period.end", gold.period.end, record?.period.end, exactly),
    single("period.duration", gold.period.duration, record?.period.duration, exactly),
    { field: "areas", same: sameText, accepted: gold.areas, given: record?.areas ?? [] },
    single("amount", gold.amount, record?.amount, sameAmount),
    single("status", gold.status, record?.status, exactly),
    ...gold.differing.map(({ field, value }) => ({
      field: "differing",
      same: field === "amount" ? sameAmount : sameText,
      accepted: [value],
      given: (record?.differing ?? [])
        .filter((one) => one.field === field || one.field.endsWith(`.${field}`))
        .map(({ fact }) => fact)
        .slice(0, 1),
    })),
  ];
}

/**
 * Signatories are told apart by their names; role and side are compared with those of the one who has the name, or of
 * one whose name is wrong.
 */
function compareSignatories(gold: GoldRecord, record: AgreementRecord | null): Comparison[] {
  const rest = [...(record?.signatories ?? [])];
  const named = gold.signatories.map((expected) => {
    const at = rest.findIndex(({ name }) => name !== null && isRight(name, expected.name, sameText));
    return { expected, given: at === -1 ? undefined : rest.splice(at, 1)[0] };
  });
  const rows = named.map(({ expected, given }) => ({ expected, given: given ?? rest.shift() }));
  const signatory = (part: "name" | "role" | "party"): Comparison[] => [
    ...rows.map(({ expected, given }) => comparisonOf(part, [expected[part]], given)),
    ...rest.map((stranger) => comparisonOf(part, [], stranger)),
  ];
  return [...signatory("name"), ...signatory("role"), ...signatory("party")];
}

function comparisonOf(
  part: "name" | "role" | "party",
  accepted: readonly Accepted[],
  signatory: Signatory | undefined,
): Comparison {
  return {
    field: `signatory ${part}`,
    same: sameText,
    accepted,
    given: signatory?.[part] == null ? [] : [signatory[part]],
  };
}

function isRight(fact: Fact, accepted: Accepted, same: Same): boolean {
  return (accepted ?? []).some(
    (value) => value !== null && (same(value, fact.value) || same(value, fact.quote)),
  );
}

/**
 * Gives each expected value at most one of the given facts. What is left over was given wrong as long as an expected
 * value is without one, and is made up beyond that.
 */
export function assign({ accepted, given, same }: Comparison) {
  const unmatched = [...given];
  const open: Accepted[] = [];
  let right = 0;
  for (const values of accepted) {
    const at = unmatched.findIndex((fact) => isRight(fact, values, same));
    if (at === -1) open.push(values);
    else {
      unmatched.splice(at, 1);
      right++;
    }
  }
  const stated = open.filter((values) => values !== null);
  const required = stated.filter((values) => !values.includes(null)).length;
  const wrong = Math.min(unmatched.length, stated.length);
  const counts: FieldCounts = {
    right,
    wrong,
    missed: Math.max(0, required - wrong),
    madeUp: unmatched.length - wrong,
  };
  return { counts, unmatched, open: stated };
}
