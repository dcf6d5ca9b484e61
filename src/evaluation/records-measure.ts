import type { AgreementRecord, Fact } from "../types.ts";
import type { GoldRecord } from "./gold-records.ts";
import { assign, type Comparison, compare, type FieldCounts, NOTHING } from "./record-comparison.ts";
import type { Texts } from "./verdicts.ts";

/** The figures of one field, or of `all` together. */
export interface FieldResult {
  readonly field: string;
  readonly counts: Readonly<FieldCounts>;
  /** Of what is stated, the share given right; null where nothing is stated. */
  readonly right: number | null;
  /** Of what was given, the share that no article states; null where nothing was given. */
  readonly madeUp: number | null;
}

/** How the records of a corpus compare with the expected ones. */
export interface RecordsResult {
  readonly name: string;
  readonly expected: number;
  /** Expected records that have one of the given ones. */
  readonly found: number;
  /** Given records that no expected one answers to. */
  readonly extra: number;
  /** Share of all facts that stand word for word where they say; null where there is none. */
  readonly verbatim: number | null;
  /** `all` first. */
  readonly fields: readonly FieldResult[];
  /** What was not right, a line each. */
  readonly faults: readonly string[];
}

/** Known from an article's header whatever the record is about: not counted as made up in an extra record. */
const OF_THE_ARTICLE: ReadonlySet<string> = new Set(["reportedOn", "dateline", "differing"]);

/** Holds the records of a corpus against the expected ones. */
export function measureRecords(options: {
  readonly name: string;
  readonly expected: readonly GoldRecord[];
  readonly given: readonly AgreementRecord[];
  readonly texts: Texts;
}): RecordsResult {
  const { name, expected, given, texts } = options;
  const tally = createTally();
  const pairs = pairUp(expected, given);
  for (const gold of expected) {
    const record = pairs.get(gold) ?? null;
    for (const comparison of compare(gold, record)) tally.add(gold.sources.join(", "), comparison);
  }
  const paired = new Set(pairs.values());
  const extra = given.filter((record) => !paired.has(record));
  for (const record of extra) addExtra(tally, record, expected);
  const facts = given.flatMap(factsOf);
  const verbatim = facts.filter(
    ({ article, start, end, quote }) => texts.get(article)?.slice(start, end) === quote,
  );
  return {
    name,
    expected: expected.length,
    found: pairs.size,
    extra: extra.length,
    verbatim: facts.length === 0 ? null : verbatim.length / facts.length,
    fields: tally.results(),
    faults: tally.faults,
  };
}

/** Pairs each expected record with the given one of a common article that has most right, best pairs first. */
function pairUp(
  expected: readonly GoldRecord[],
  given: readonly AgreementRecord[],
): Map<GoldRecord, AgreementRecord> {
  const candidates = expected
    .flatMap((gold) =>
      given.filter((record) => shareArticle(gold, record)).map((record) => ({ gold, record })),
    )
    .map((pair) => ({ ...pair, score: rightCount(pair.gold, pair.record) }))
    .sort((a, b) => b.score - a.score);
  const pairs = new Map<GoldRecord, AgreementRecord>();
  const taken = new Set<AgreementRecord>();
  for (const { gold, record } of candidates) {
    if (pairs.has(gold) || taken.has(record)) continue;
    pairs.set(gold, record);
    taken.add(record);
  }
  return pairs;
}

function rightCount(gold: GoldRecord, record: AgreementRecord): number {
  return compare(gold, record).reduce((sum, comparison) => sum + assign(comparison).counts.right, 0);
}

/** A record too many repeats a known agreement where it is right; the rest of it no article states. */
function addExtra(tally: Tally, record: AgreementRecord, expected: readonly GoldRecord[]): void {
  const nearest = expected
    .filter((gold) => shareArticle(gold, record))
    .sort((a, b) => rightCount(b, record) - rightCount(a, record))[0];
  for (const comparison of compare(nearest ?? NOTHING, record)) {
    if (OF_THE_ARTICLE.has(comparison.field)) continue;
    const strangers = assign(comparison).unmatched;
    tally.add(record.sources.join(", "), { ...comparison, accepted: [], given: strangers });
  }
}

function shareArticle(gold: GoldRecord, record: AgreementRecord): boolean {
  return gold.sources.some((source) => record.sources.includes(source));
}

interface Tally {
  add(where: string, comparison: Comparison): void;
  results(): FieldResult[];
  readonly faults: string[];
}

function createTally(): Tally {
  const byField = new Map<string, FieldCounts>();
  const faults: string[] = [];
  const countsOf = (field: string): FieldCounts => {
    const known = byField.get(field) ?? { right: 0, wrong: 0, missed: 0, madeUp: 0 };
    byField.set(field, known);
    return known;
  };
  return {
    faults,
    add(where, comparison) {
      const { counts, unmatched, open } = assign(comparison);
      for (const field of ["all", comparison.field]) {
        const sum = countsOf(field);
        sum.right += counts.right;
        sum.wrong += counts.wrong;
        sum.missed += counts.missed;
        sum.madeUp += counts.madeUp;
      }
      if (counts.wrong + counts.missed + counts.madeUp === 0) return;
      const lacking = open.map((values) => values?.[0] ?? "nothing").join("; ") || "nothing";
      const got = unmatched.map(({ value }) => value).join("; ") || "nothing";
      faults.push(`${where}: ${comparison.field}: expected ${lacking}, got ${got}`);
    },
    results: () => [...byField].map(([field, counts]) => ({ field, counts, ...shares(counts) })),
  };
}

function shares({ right, wrong, missed, madeUp }: FieldCounts) {
  const stated = right + wrong + missed;
  const given = right + wrong + madeUp;
  return { right: stated === 0 ? null : right / stated, madeUp: given === 0 ? null : madeUp / given };
}

function factsOf(record: AgreementRecord): Fact[] {
  const { start, end, duration } = record.period;
  const signatories = record.signatories.flatMap(({ name, role, party }) => [name, role, party]);
  const single = [record.instrument, record.signedOn, record.reportedOn, record.place, record.dateline];
  const differing = record.differing.map(({ fact }) => fact);
  return [...single, start, end, duration, record.amount, record.status, ...signatories]
    .filter((fact) => fact !== null)
    .concat(record.parties, record.areas, differing);
}
