import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { AgreementRecord, Article, Fact } from "../types.ts";
import { type CheckedAgreement, checkAgreementForm } from "./agreement-check.ts";
import { type AgreementForm, agreementForms, fillAgreementForms } from "./agreement-form.ts";
import type { ModelClient } from "./model-client.ts";
import { type FaultKind, ModelFault } from "./model-fault.ts";
import { readPrompt } from "./prompts.ts";

/** What a model read from articles before, so that a reindex goes on where it stopped and an unchanged article costs nothing. */
export interface FormStore {
  get(key: string): readonly AgreementForm[] | undefined;
  set(key: string, forms: readonly AgreementForm[]): void;
}

/** How a reading of articles went. */
export interface ReadingReport {
  /** Records by article id, for articles a model read; for others the rules' own hold. */
  readonly records: ReadonlyMap<string, readonly AgreementRecord[]>;
  readonly read: number;
  readonly remembered: number;
  readonly failed: number;
  /** Why it stopped before the last article; null where it did not. */
  readonly stopped: FaultKind | "limit" | null;
}

/** Articles read in one reindex, at most: what is left is read in the next. */
export const MOST_ARTICLES = 500;
/** Faults in a row after which the rest of the articles is left to the rules. */
const PATIENCE = 3;

/**
 * Lets a model read the agreements of articles that the rules found agreements in, and completes the rules' records with what it
 * read and what holds against its quotes. Whatever fails, the rules' record stays.
 */
export async function readAgreements(options: {
  readonly client: ModelClient;
  readonly articles: readonly Article[];
  /** What the rules read from an article. */
  readonly byRules: (article: Article) => readonly AgreementRecord[];
  readonly store: FormStore;
  readonly limit?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, all: number) => void;
}): Promise<ReadingReport> {
  const { client, articles, byRules, store, limit = MOST_ARTICLES, signal, onProgress } = options;
  const prompt = readPrompt("agreement");
  const records = new Map<string, readonly AgreementRecord[]>();
  const candidates = articles.filter((article) => byRules(article).length > 0);
  let [read, remembered, failed, inARow] = [0, 0, 0, 0];
  let stopped: ReadingReport["stopped"] = null;
  for (const [index, article] of candidates.entries()) {
    onProgress?.(index, candidates.length);
    const key = keyOf(client.name, prompt, article);
    let forms = store.get(key);
    if (forms) remembered += 1;
    else if (read >= limit) {
      stopped = "limit";
      break;
    } else {
      try {
        forms = await fillAgreementForms({ client, article, ...(signal ? { signal } : {}) });
        store.set(key, forms);
        read += 1;
        inARow = 0;
      } catch (error) {
        if (!(error instanceof ModelFault)) throw error;
        failed += 1;
        inARow += 1;
        if (inARow < PATIENCE && error.kind !== "cancelled" && error.kind !== "over-budget") continue;
        stopped = error.kind;
        break;
      }
    }
    const checked = forms.map((form) => checkAgreementForm(form, article));
    records.set(
      article.id,
      byRules(article).map((record) => complete(record, checked)),
    );
  }
  return { records, read, remembered, failed, stopped };
}

function keyOf(model: string, prompt: string, article: Article): string {
  const hash = createHash("sha256");
  for (const part of [model, prompt, article.title, article.publishedOn ?? "", article.text])
    hash.update(part).update("\0");
  return hash.digest("hex");
}

/** A record of the rules with what it lacks filled in from the form that speaks of the same agreement. */
function complete(record: AgreementRecord, checked: readonly CheckedAgreement[]): AgreementRecord {
  const found = checked.find((one) => isSame(record, one));
  if (!found) return record;
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

/** Whether some value of both stands in the same place. */
function isSame(record: AgreementRecord, checked: CheckedAgreement): boolean {
  const facts = (one: Pick<AgreementRecord, "instrument" | "signatories">): Fact[] =>
    [one.instrument, ...one.signatories.map((signatory) => signatory.name)].filter((fact) => fact !== null);
  return facts(record).some((one) =>
    facts(checked).some((other) => one.start < other.end && other.start < one.end),
  );
}

/** A store in a file, a line for each article, added to as articles are read; a line cut off by a crash is passed over. */
export function createFormFile(file: string): FormStore {
  const kept = new Map<string, readonly AgreementForm[]>();
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  for (const line of lines) {
    const entry = parseEntry(line);
    if (entry) kept.set(entry.key, entry.forms);
  }
  return {
    get: (key) => kept.get(key),
    set(key, forms) {
      kept.set(key, forms);
      mkdirSync(dirname(file), { recursive: true });
      appendFileSync(file, `${JSON.stringify({ key, forms })}\n`);
    },
  };
}

function parseEntry(line: string): { key: string; forms: AgreementForm[] } | null {
  try {
    const entry = JSON.parse(line) as { key: unknown; forms: unknown };
    const forms = agreementForms.safeParse(entry.forms);
    return typeof entry.key === "string" && forms.success ? { key: entry.key, forms: forms.data } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
