import type { Measure } from "./measures.ts";
import type { RecordsResult } from "./records-measure.ts";
import type { SetResult } from "./run.ts";

/** A plain text table of a set: a line for each language and kind, a column for each measure that has a value. */
export function formatSet(result: SetResult): string {
  const all = result.groups[0]?.measures ?? [];
  const shown = all.filter(({ name }) =>
    result.groups.some(({ measures }) => measures.some((one) => one.name === name && one.value !== null)),
  );
  const rows = result.groups.map((group) => [
    group.name,
    ...shown.map(({ name }) => formatMeasure(group.measures.find((one) => one.name === name))),
  ]);
  return `${result.name}\n${formatTable([["", ...shown.map(({ name }) => name)], ...rows])}`;
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
