import { LANGUAGES } from "../types.ts";
import type { Measure } from "./measures.ts";
import type { RecordsResult } from "./records-measure.ts";
import type { SetResult } from "./run.ts";
import type { Verdict } from "./verdicts.ts";

/**
 * Plain text tables of a set: the measures of the whole and of each language, and for questions that have kinds how
 * many of each kind were right in each language.
 */
export function formatSet(result: SetResult): string {
  const groups = result.groups.filter(({ name }) => name === "all" || isLanguage(name));
  const all = groups[0]?.measures ?? [];
  const shown = all.filter(({ value }) => value !== null);
  const rows = groups.map((group) => [
    group.name,
    ...shown.map(({ name }) => formatMeasure(group.measures.find((one) => one.name === name))),
  ]);
  const measures = formatTable([["", ...shown.map(({ name }) => name)], ...rows]);
  return [result.name, measures, ...formatKinds(result.verdicts)].join("\n");
}

/** A row for each kind, a column for each language, `right/asked` in the cells. */
function formatKinds(verdicts: readonly Verdict[]): string[] {
  const checked = verdicts.filter((verdict) => verdict.format === "checked");
  const kinds = [...new Set(checked.map(({ kind }) => kind))].sort();
  if (kinds.length === 0) return [];
  const rows = kinds.map((kind) => {
    const ofKind = checked.filter((verdict) => verdict.kind === kind);
    const ofLanguages = LANGUAGES.map((language) =>
      ofKind.filter((verdict) => verdict.language === language),
    );
    return [kind, ...[ofKind, ...ofLanguages].map(rightOf)];
  });
  return ["", formatTable([["right/asked", "all", ...LANGUAGES], ...rows])];
}

function rightOf(verdicts: readonly Verdict[]): string {
  return verdicts.length === 0 ? "-" : `${verdicts.filter(({ right }) => right).length}/${verdicts.length}`;
}

function isLanguage(name: string): boolean {
  return (LANGUAGES as readonly string[]).includes(name);
}

/** A plain text table of the agreement records: a line for all fields together and for each field. */
export function formatRecords(result: RecordsResult): string {
  const header = ["", "stated", "right", "wrong", "missed", "made up", "fields right", "fields made up"];
  const rows = result.fields.map(({ field, counts, right, madeUp }) => [
    field,
    ...[
      counts.right + counts.wrong + counts.missed,
      counts.right,
      counts.wrong,
      counts.missed,
      counts.madeUp,
    ].map(String),
    formatShare(right),
    formatShare(madeUp),
  ]);
  const notes = `records ${result.found} of ${result.expected}, beyond those ${result.extra}, verbatim ${formatShare(result.verbatim)}`;
  return `${result.name}: ${notes}\n${formatTable([header, ...rows])}`;
}

/** The questions that were not answered right, at most `limit`: what was asked, what was wrong, what was said. */
export function formatFailed(result: SetResult, limit: number): string {
  const failed = result.verdicts.filter(({ right }) => !right);
  const shown = failed.slice(0, limit).map(({ id, question, faults, said }) => {
    const answer = said.replace(/\s+/g, " ");
    return `  ${id} ${question}\n    ${faults.join("; ")}\n    > ${answer}`;
  });
  return [`${result.name}: ${failed.length} of ${result.verdicts.length} failed`, ...shown].join("\n");
}

function formatMeasure(measure: Measure | undefined): string {
  if (measure === undefined || measure.value === null) return "-";
  if (measure.unit === "share") return formatShare(measure.value);
  if (measure.unit === "ms") return measure.value.toFixed(1);
  return measure.unit === "mean" ? measure.value.toFixed(measure.value < 10 ? 2 : 0) : String(measure.value);
}

function formatShare(share: number | null): string {
  return share === null ? "-" : share.toFixed(3);
}

function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
