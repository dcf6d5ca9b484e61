/** How far a reindex is. */
export interface ReindexProgress {
  readonly stage: "read" | "agreements" | "words" | "vectors" | "verify" | "publish";
  readonly done: number;
  readonly total: number;
}

/** What a reindex did. */
export interface ReindexReport {
  readonly articles: number;
  readonly passages: number;
  readonly milliseconds: number;
  /** Files that could not be read. */
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
  /** Articles whose agreements a model read now and before, where it failed, and what is left; null without a model. */
  readonly reading: {
    readonly read: number;
    readonly remembered: number;
    readonly failed: number;
    readonly left: number;
  } | null;
}

/** Builds the index anew and publishes it. */
export type Reindex = (
  onProgress: (progress: ReindexProgress) => void,
  signal: AbortSignal,
) => Promise<ReindexReport>;

/** How a reindex ended. */
export type ReindexOutcome =
  | { readonly kind: "done"; readonly report: ReindexReport }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "stopped" };

/** One reindex at a time. */
export interface Reindexing {
  /** Of the one that runs; null where none does. */
  readonly progress: ReindexProgress | null;
  /** @returns null where one runs already */
  start(onProgress: (progress: ReindexProgress) => void): Promise<ReindexOutcome> | null;
  /** Ends the one that runs and waits until it has. */
  stop(): Promise<void>;
}

const BEGINNING: ReindexProgress = { stage: "read", done: 0, total: 1 };

/** See the interface. */
export function createReindexing(reindex: Reindex): Reindexing {
  let running: { progress: ReindexProgress; outcome: Promise<ReindexOutcome> } | null = null;
  const stopping = new AbortController();
  const run = async (onProgress: (progress: ReindexProgress) => void): Promise<ReindexOutcome> => {
    try {
      const report = await reindex((progress) => {
        if (running) running.progress = progress;
        onProgress(progress);
      }, stopping.signal);
      return { kind: "done", report };
    } catch (error) {
      return stopping.signal.aborted ? { kind: "stopped" } : { kind: "failed", error };
    } finally {
      running = null;
    }
  };
  return {
    get progress() {
      return running?.progress ?? null;
    },
    start(onProgress) {
      if (running || stopping.signal.aborted) return null;
      running = { progress: BEGINNING, outcome: Promise.resolve({ kind: "stopped" }) };
      running.outcome = run(onProgress);
      return running.outcome;
    },
    async stop() {
      stopping.abort();
      await running?.outcome;
    },
  };
}
