import * as z from "zod";
import { FormatError } from "../errors.ts";
import { readJsonFile } from "./json-lines.ts";
import type { RecordsResult } from "./records-measure.ts";
import type { SetResult } from "./run.ts";

/** Shares (0 to 1) that were reached, by `set / group / measure`. Times and lengths are not held: machines differ. */
export type Baseline = Readonly<Record<string, number>>;

/** A share that fell by more than the tolerance. */
export interface Fall {
  readonly name: string;
  readonly before: number;
  readonly now: number;
}

/** How much a share may fall before it counts: a question of two hundred. */
export const TOLERANCE = 0.005;

/** Measures of which less is better. */
const LESS_IS_BETTER = /fields made up$/;

/** The shares of a run that a baseline keeps: the whole and each language of every set, and the records' totals. */
export function toBaseline(sets: readonly SetResult[], records: readonly RecordsResult[]): Baseline {
  const shares: Record<string, number> = {};
  for (const set of sets)
    for (const group of set.groups.filter(({ name }) => ["all", "en", "ru", "kk"].includes(name)))
      for (const { name, unit, value } of group.measures)
        if (unit === "share" && value !== null)
          shares[`${set.name} / ${group.name} / ${name}`] = rounded(value);
  for (const { name, fields, verbatim } of records) {
    const all = fields.find(({ field }) => field === "all");
    if (all?.right != null) shares[`${name} / records / fields right`] = rounded(all.right);
    if (all?.madeUp != null) shares[`${name} / records / fields made up`] = rounded(all.madeUp);
    if (verbatim !== null) shares[`${name} / records / verbatim`] = rounded(verbatim);
  }
  return shares;
}

/** What fell: measures of the baseline that were measured again and are worse by more than `tolerance`. */
export function compareWithBaseline(now: Baseline, before: Baseline, tolerance: number = TOLERANCE): Fall[] {
  return Object.entries(before).flatMap(([name, value]) => {
    const measured = now[name];
    if (measured === undefined) return [];
    const loss = LESS_IS_BETTER.test(name) ? measured - value : value - measured;
    return loss > tolerance + 1e-9 ? [{ name, before: value, now: measured }] : [];
  });
}

/** The exit code of a comparison: 1 where something fell. */
export function exitCodeOf(falls: readonly Fall[]): 0 | 1 {
  return falls.length > 0 ? 1 : 0;
}

/** The comparison in words, a line each. */
export function formatFalls(falls: readonly Fall[]): string {
  if (falls.length === 0) return "nothing fell below the baseline";
  const lines = falls.map(({ name, before, now }) => `  ${name}: ${before.toFixed(3)} -> ${now.toFixed(3)}`);
  return ["fell below the baseline:", ...lines].join("\n");
}

/**
 * Reads a baseline written by `npm run eval -- --update-baseline`.
 * @throws FormatError where the file cannot be read or is no object of shares
 */
export async function readBaseline(file: string): Promise<Baseline> {
  const result = z.record(z.string(), z.number().min(0).max(1)).safeParse(await readJsonFile(file));
  if (result.success) return result.data;
  throw new FormatError(`${file}: not a baseline. Write it anew with "npm run eval -- --update-baseline".`);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
