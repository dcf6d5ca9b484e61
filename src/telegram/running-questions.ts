/** Questions being answered, by whose they are: so that /forget can end them before anything of theirs is written. */
export interface RunningQuestions {
  /** Runs work that ends early when its author wants to be forgotten. */
  run<Result>(author: number, work: (forgotten: AbortSignal) => Promise<Result>): Promise<Result>;
  /** Ends an author's questions and waits until they have. */
  end(author: number): Promise<void>;
}

interface Running {
  readonly stop: AbortController;
  readonly settled: Promise<unknown>;
}

/** See the interface. */
export function createRunningQuestions(): RunningQuestions {
  const running = new Map<number, Set<Running>>();
  return {
    async run(author, work) {
      const stop = new AbortController();
      const result = work(stop.signal);
      const entry = { stop, settled: Promise.allSettled([result]) };
      const entries = running.get(author) ?? new Set();
      running.set(author, entries.add(entry));
      try {
        return await result;
      } finally {
        entries.delete(entry);
        if (entries.size === 0 && running.get(author) === entries) running.delete(author);
      }
    },
    async end(author) {
      const entries = [...(running.get(author) ?? [])];
      for (const { stop } of entries) stop.abort();
      await Promise.all(entries.map(({ settled }) => settled));
    },
  };
}
