import type { Lexicon } from "../language/lexicon.ts";
import type { AgreementRecord, AgreementStatus, Fact, Signatory } from "../types.ts";
import { samePerson } from "./identity.ts";
import { createMatcher, type Matcher } from "./matching.ts";

/**
 * The agreements of a corpus: records of different articles that tell of one agreement become one, newest article
 * first. A field comes from the newest article that states it; what other articles claim otherwise of a date, place,
 * period, sum or list of areas stands in `differing`, newest first. Order: by their newest article, newest first, then
 * as given.
 *
 * Without the lexicon, agreements meet across languages by names alone.
 */
export function mergeAgreements(records: readonly AgreementRecord[], lexicon?: Lexicon): AgreementRecord[] {
  const matcher = createMatcher(lexicon);
  const newestFirst = [...records].sort((a, b) => compareDays(dayOf(b), dayOf(a)));
  const groups: AgreementRecord[][] = [];
  for (const record of newestFirst) {
    const group = groups.find(
      (members) =>
        !members.some(({ sources }) => sources.some((source) => record.sources.includes(source))) &&
        members.some((member) => matcher.sameAgreement(member, record)),
    );
    if (group) group.push(record);
    else groups.push([record]);
  }
  return groups.map((group) => mergeGroup(group, matcher));
}

const dayOf = (record: AgreementRecord): string => record.reportedOn?.value ?? "";
const compareDays = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function mergeGroup(group: readonly AgreementRecord[], matcher: Matcher): AgreementRecord {
  const [newest] = group;
  if (!newest || group.length === 1) return newest ?? missing();
  const merged: AgreementRecord = {
    instrument: longest(group.map(({ instrument }) => instrument)),
    parties: mostOf(group.map(({ parties }) => parties)),
    signatories: mergeSignatories(group),
    signedOn: firstOf(group, ({ signedOn }) => signedOn),
    reportedOn: firstOf(group, ({ reportedOn }) => reportedOn),
    place: firstOf(group, ({ place }) => place),
    dateline: firstOf(group, ({ dateline }) => dateline),
    period: {
      start: firstOf(group, ({ period }) => period.start),
      end: firstOf(group, ({ period }) => period.end),
      duration: firstOf(group, ({ period }) => period.duration),
    },
    areas: group.find(({ areas }) => areas.length > 0)?.areas ?? [],
    amount: firstOf(group, ({ amount }) => amount),
    status: furthest(group),
    sources: [...new Set(group.flatMap(({ sources }) => sources))],
    differing: [],
  };
  return {
    ...merged,
    differing: [...group.flatMap(({ differing }) => differing), ...differences(merged, group, matcher)],
  };
}

function missing(): never {
  throw new RangeError("a group of records holds at least one");
}

function firstOf<Value>(
  group: readonly AgreementRecord[],
  read: (record: AgreementRecord) => Fact<Value> | null,
): Fact<Value> | null {
  for (const record of group) {
    const fact = read(record);
    if (fact) return fact;
  }
  return null;
}

/** The name that says most; of two as long, the newest article's. */
function longest(facts: readonly (Fact | null)[]): Fact | null {
  let best: Fact | null = null;
  for (const fact of facts) if (fact && (!best || fact.value.length > best.value.length * 1.5)) best = fact;
  return best;
}

const mostOf = (lists: readonly (readonly Fact[])[]): readonly Fact[] =>
  lists.reduce((most, list) => (list.length > most.length ? list : most), []);

/** The newest article's signatories, their gaps filled from the others, and those that only others name. */
function mergeSignatories(group: readonly AgreementRecord[]): Signatory[] {
  const merged: Signatory[] = [];
  for (const signatory of group.flatMap(({ signatories }) => signatories)) {
    const at = merged.findIndex(
      ({ name }) => name && signatory.name && samePerson(name.value, signatory.name.value),
    );
    const known = merged[at];
    if (!known) merged.push(signatory);
    else
      merged[at] = {
        name: known.name,
        role: known.role ?? signatory.role,
        party: known.party ?? signatory.party,
      };
  }
  return merged;
}

const STATUS_ORDER: readonly AgreementStatus[] = ["planned", "signed", "ratified", "in-force", "terminated"];

/** What has come of the agreement so far: an article from before the signing does not undo it. */
function furthest(group: readonly AgreementRecord[]): Fact<AgreementStatus> | null {
  let best: Fact<AgreementStatus> | null = null;
  for (const { status } of group) {
    if (status && (!best || STATUS_ORDER.indexOf(status.value) > STATUS_ORDER.indexOf(best.value)))
      best = status;
  }
  return best;
}

/** Fields whose values can be compared across articles and languages. */
const COMPARED: readonly (readonly [string, (record: AgreementRecord) => Fact | null])[] = [
  ["signedOn", ({ signedOn }) => signedOn],
  ["place", ({ place }) => place],
  ["period.start", ({ period }) => period.start],
  ["period.end", ({ period }) => period.end],
  ["period.duration", ({ period }) => period.duration],
  ["amount", ({ amount }) => amount],
];

function differences(
  merged: AgreementRecord,
  group: readonly AgreementRecord[],
  matcher: Matcher,
): { field: string; fact: Fact }[] {
  return COMPARED.flatMap(([field, read]) => {
    const chosen = read(merged);
    const claims: Fact[] = [];
    for (const record of group) {
      const fact = read(record);
      if (!fact || !chosen || isSame(field, chosen, fact, matcher)) continue;
      if (!claims.some((claim) => isSame(field, claim, fact, matcher))) claims.push(fact);
    }
    return claims.map((fact) => ({ field, fact }));
  });
}

/** Days agree when one is only less exact: 2024-05 and 2024-05-14. */
function isSame(field: string, a: Fact, b: Fact, matcher: Matcher): boolean {
  if (field === "place") return matcher.sameThing(a.value, b.value);
  if (field === "amount" || field === "period.duration") return a.value === b.value;
  return a.value.startsWith(b.value) || b.value.startsWith(a.value);
}
