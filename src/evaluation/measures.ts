import { LANGUAGES } from "../types.ts";
import type { CheckedVerdict, GoldVerdict, Verdict } from "./verdicts.ts";

/** What a value counts: a share of 1 (higher is better), or a plain number. */
export type Unit = "share" | "count" | "mean" | "ms";

/** One figure; `value` is null where nothing was there to measure. */
export interface Measure {
  readonly name: string;
  readonly unit: Unit;
  readonly value: number | null;
}

/** The measures of some of a set's questions. */
export interface Group {
  /** `all`, a language, a kind, or both as `en who`. */
  readonly name: string;
  readonly measures: readonly Measure[];
}

/**
 * Measures the whole, each language, each kind, and each kind of each language. Questions in the public format have no
 * kinds; a group that would repeat the whole is left out.
 */
export function measureGroups(verdicts: readonly Verdict[]): Group[] {
  const kinds = [...new Set(verdicts.flatMap((verdict) => kindOf(verdict) ?? []))].sort();
  const parts: [string, Verdict[]][] = [];
  for (const language of LANGUAGES)
    parts.push([language, verdicts.filter((one) => one.language === language)]);
  for (const kind of kinds) parts.push([kind, verdicts.filter((one) => kindOf(one) === kind)]);
  for (const language of LANGUAGES)
    for (const kind of kinds)
      parts.push([
        `${language} ${kind}`,
        verdicts.filter((one) => one.language === language && kindOf(one) === kind),
      ]);
  const groups: Group[] = [{ name: "all", measures: measure(verdicts) }];
  for (const [name, part] of parts)
    if (part.length > 0 && part.length < verdicts.length) groups.push({ name, measures: measure(part) });
  return groups;
}

/** Measures verdicts of one format together. */
export function measure(verdicts: readonly Verdict[]): Measure[] {
  const gold = verdicts.filter((verdict) => verdict.format === "gold");
  const checked = verdicts.filter((verdict) => verdict.format === "checked");
  return [
    { name: "questions", unit: "count", value: verdicts.length },
    ...(gold.length > 0 ? goldMeasures(gold) : checkedMeasures(checked)),
    ...commonMeasures(verdicts),
  ];
}

function kindOf(verdict: Verdict): string | undefined {
  return verdict.format === "checked" ? verdict.kind : undefined;
}

function checkedMeasures(verdicts: readonly CheckedVerdict[]): Measure[] {
  const answerable = verdicts.filter(({ expects }) => expects === "answer");
  const unanswerable = verdicts.filter(({ expects }) => expects === "refusal");
  const chat = verdicts.filter(({ expects }) => expects === "chat");
  return [
    share("right of answerable", answerable, ({ right }) => right),
    share("right of unanswerable", unanswerable, ({ right }) => right),
    share("right of chat", chat, ({ right }) => right),
    share("in_answer", answerable, ({ inAnswer }) => inAnswer),
    share("answered", answerable, ({ outcome }) => outcome === "answered"),
  ];
}

function goldMeasures(verdicts: readonly GoldVerdict[]): Measure[] {
  const answered = verdicts.filter(({ outcome }) => outcome === "answered");
  const askedAgain = verdicts.filter(({ refused }) => refused !== null);
  return [
    share("cited@1", verdicts, ({ citedFirst }) => citedFirst),
    share("cited", verdicts, ({ cited }) => cited),
    share("precision", answered, ({ citedFirst }) => citedFirst),
    share("article@1", verdicts, ({ articleFirst }) => articleFirst),
    share("in_answer", verdicts, ({ inAnswer }) => inAnswer),
    share("answered", verdicts, ({ outcome }) => outcome === "answered"),
    share("refused", askedAgain, ({ refused }) => refused === true),
  ];
}

function commonMeasures(verdicts: readonly Verdict[]): Measure[] {
  const quotes = verdicts.flatMap(({ quoteLengths }) => quoteLengths);
  const answered = verdicts.filter(({ outcome }) => outcome === "answered");
  const times = verdicts.map(({ ms }) => ms);
  const verbatim = verdicts.reduce((sum, one) => sum + one.verbatim, 0);
  return [
    { name: "verbatim", unit: "share", value: quotes.length === 0 ? null : verbatim / quotes.length },
    { name: "citations", unit: "mean", value: mean(answered.map(({ citations }) => citations)) },
    { name: "quote length", unit: "mean", value: mean(quotes) },
    { name: "ms p50", unit: "ms", value: quantile(times, 0.5) },
    { name: "ms p95", unit: "ms", value: quantile(times, 0.95) },
  ];
}

function share<Item>(name: string, items: readonly Item[], test: (item: Item) => boolean): Measure {
  return { name, unit: "share", value: items.length === 0 ? null : items.filter(test).length / items.length };
}

/** The arithmetic mean, null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The smallest value that at least `part` (0 to 1) of the values do not exceed, null of nothing. */
export function quantile(values: readonly number[], part: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? null;
}
