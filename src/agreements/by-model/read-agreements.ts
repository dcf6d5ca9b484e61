import { createHash } from "node:crypto";
import PQueue from "p-queue";
import type { ModelClient } from "../../models/model-client.ts";
import { type FaultKind, ModelFault } from "../../models/model-fault.ts";
import { readPrompt } from "../../models/prompts.ts";
import type { AgreementRecord, Article } from "../../types.ts";
import { checkAgreementForm } from "./check.ts";
import { completeRecords } from "./complete.ts";
import { type AgreementForm, fillAgreementForms } from "./form.ts";
import type { FormStore } from "./form-file.ts";

/** How a reading of articles went. */
export interface ReadingReport {
  /** Records by article id, for articles a model read; for others the rules' own hold. */
  readonly records: ReadonlyMap<string, readonly AgreementRecord[]>;
  /** Articles read now, and those read before that have not changed since. */
  readonly read: number;
  readonly remembered: number;
  readonly failed: number;
  /** Articles left to a further reindex. */
  readonly left: number;
  /** Why it stopped before the last article; null where it did not. */
  readonly stopped: FaultKind | "limit" | null;
}

/** How much one reindex may read; what is left is read in the next. */
export interface ReadingLimits {
  readonly articles: number;
  readonly milliseconds: number;
}

/** What fits an admin who waits for a reindex. */
export const READING_LIMITS: ReadingLimits = { articles: 500, milliseconds: 600_000 };

/** Only what was read before: for an index that is brought up to date while somebody waits for an answer. */
export const NOTHING_NEW: ReadingLimits = { articles: 0, milliseconds: 0 };

/** Articles read at once: fewer than the client has calls, so that those who ask meanwhile are not kept waiting. */
const CONCURRENCY = 2;
/** Faults in a row after which the rest of the articles is left to the rules. */
const PATIENCE = 3;
/** Faults that further articles would meet as well. */
const FINAL: ReadonlySet<FaultKind> = new Set([
  "cancelled",
  "over-budget",
  "resting",
  "refused-key",
  "unknown-model",
]);

/**
 * Lets a model read the agreements of articles, and completes the rules' records with what it read and what holds against its
 * quotes. Whatever fails, the rules' record stays.
 */
export async function readAgreements(options: {
  readonly client: ModelClient;
  /** Those that may report an agreement. */
  readonly articles: readonly Article[];
  /** What the rules read from an article. */
  readonly byRules: (article: Article) => readonly AgreementRecord[];
  readonly store: FormStore;
  readonly limits?: ReadingLimits;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, all: number) => void;
}): Promise<ReadingReport> {
  const { client, articles, byRules, store, limits = READING_LIMITS, signal, onProgress } = options;
  const keyOf = keysFor(client.name);
  const known = articles.filter((article) => store.get(keyOf(article)) !== undefined);
  const unread = articles.filter((article) => !known.includes(article));
  const ends = Date.now() + limits.milliseconds;
  let [read, failed, inARow] = [0, 0, 0];
  let stopped: ReadingReport["stopped"] = unread.length > limits.articles ? "limit" : null;
  let halted = false;
  const halt = (reason: FaultKind | "limit"): void => {
    halted = true;
    stopped = reason;
  };

  const readOne = async (article: Article): Promise<void> => {
    if (!halted && Date.now() >= ends) halt("limit");
    if (halted) return;
    try {
      store.set(keyOf(article), await fillAgreementForms({ client, article, ...(signal ? { signal } : {}) }));
      read += 1;
      inARow = 0;
    } catch (error) {
      if (!(error instanceof ModelFault)) throw error;
      failed += 1;
      inARow += 1;
      if (inARow >= PATIENCE || FINAL.has(error.kind)) halt(error.kind);
    }
    onProgress?.(known.length + read + failed, articles.length);
  };
  onProgress?.(known.length, articles.length);
  await new PQueue({ concurrency: CONCURRENCY }).addAll(
    unread.slice(0, limits.articles).map((article) => () => readOne(article)),
  );

  const records = new Map<string, readonly AgreementRecord[]>();
  for (const article of articles) {
    const forms: readonly AgreementForm[] | undefined = store.get(keyOf(article));
    if (!forms) continue;
    const checked = forms.map((form) => checkAgreementForm(form, article));
    records.set(article.id, completeRecords(byRules(article), checked, article));
  }
  const left = unread.length - read - failed;
  return { records, read, remembered: known.length, failed, left, stopped };
}

/** Names what is read by all that decides what comes of it: the model, the prompt and what the article says. */
function keysFor(model: string): (article: Article) => string {
  const prompt = readPrompt("agreement");
  const keys = new Map<Article, string>();
  return (article) => {
    const known = keys.get(article);
    if (known !== undefined) return known;
    const hash = createHash("sha256");
    for (const part of [model, prompt, article.title, article.publishedOn ?? "", article.text])
      hash.update(part).update("\0");
    const key = hash.digest("hex");
    keys.set(article, key);
    return key;
  };
}
