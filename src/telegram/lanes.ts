/** Work that never fails: whoever hands it in sees to its faults. */
export type Task = () => Promise<void>;

/** Queues of work: in order within a lane, lanes side by side up to a bound. */
export interface Lanes {
  push(lane: string, task: Task): void;
  /** Tasks of a lane that were not begun. */
  waitingIn(lane: string): number;
  readonly waiting: number;
  readonly running: number;
  /** Resolves once fewer than `count` tasks wait. */
  below(count: number): Promise<void>;
  /** Begins nothing more. Resolves once what is under way is through. */
  stop(): Promise<void>;
}

interface Lane {
  readonly name: string;
  readonly tasks: Task[];
}

/** @param concurrency lanes that work at the same time */
export function createLanes({ concurrency }: { readonly concurrency: number }): Lanes {
  const lanes = new Map<string, Lane>();
  /** Lanes with work that do not run, the one that waits longest first. */
  const ready = new Set<Lane>();
  let waiting = 0;
  let running = 0;
  let stopped = false;
  let watchers: { readonly isDue: () => boolean; readonly resolve: () => void }[] = [];

  const notify = () => {
    if (watchers.length === 0) return;
    const due = watchers.filter((watcher) => watcher.isDue());
    watchers = watchers.filter((watcher) => !due.includes(watcher));
    for (const watcher of due) watcher.resolve();
  };
  const until = (isDue: () => boolean) =>
    new Promise<void>((resolve) => {
      watchers.push({ isDue, resolve });
      notify();
    });
  const beginNext = () => {
    while (!stopped && running < concurrency) {
      const [lane] = ready;
      const task = lane?.tasks.shift();
      if (!lane || !task) return;
      ready.delete(lane);
      waiting -= 1;
      running += 1;
      void task().finally(() => finish(lane));
    }
  };
  const finish = (lane: Lane) => {
    running -= 1;
    if (lane.tasks.length > 0) ready.add(lane);
    else lanes.delete(lane.name);
    beginNext();
    notify();
  };
  return {
    push(name, task) {
      const known = lanes.get(name);
      const lane = known ?? { name, tasks: [] };
      lane.tasks.push(task);
      waiting += 1;
      if (!known) {
        lanes.set(name, lane);
        ready.add(lane);
      }
      beginNext();
    },
    waitingIn: (name) => lanes.get(name)?.tasks.length ?? 0,
    get waiting() {
      return waiting;
    },
    get running() {
      return running;
    },
    below: (count) => until(() => waiting < count),
    stop() {
      stopped = true;
      return until(() => running === 0);
    },
  };
}
