import { join } from "node:path";
import { IndexError } from "../errors.ts";
import { currentGeneration } from "./generations.ts";
import { openIndex } from "./open-index.ts";
import { openGeneration, type SearchIndex } from "./search-index.ts";

export interface ServedIndexOptions {
  /** Where generations live. */
  readonly folder: string;
  /** How often to look for a new generation; it is served within this time and the time to open it. */
  readonly pollMilliseconds?: number;
  /** Told after another generation began to be served. */
  readonly onSwap?: (index: SearchIndex) => void;
  /** Told when a new generation cannot be opened; the one before goes on being served. */
  readonly onError?: (error: IndexError) => void;
}

/** One open generation and how many use it. */
interface Lease {
  readonly index: SearchIndex;
  readers: number;
  retired: boolean;
}

/**
 * The generation that is served, whichever process publishes the next one. A generation is closed when the last
 * question that began with it is answered.
 */
export class ServedIndex {
  readonly #options: ServedIndexOptions;
  readonly #timer: NodeJS.Timeout;
  #lease: Lease;
  /** A generation that could not be opened: it is not tried, and reported, every second. */
  #refused: string | undefined;

  /** @throws IndexError where there is no generation that can be opened */
  constructor(options: ServedIndexOptions) {
    this.#options = options;
    this.#lease = { index: openIndex(options.folder), readers: 0, retired: false };
    this.#timer = setInterval(() => this.refresh(), options.pollMilliseconds ?? 1_000);
    this.#timer.unref();
  }

  /** The generation served at this moment, for looking at its manifest; to search it, {@link use} it. */
  get current(): SearchIndex {
    return this.#lease.index;
  }

  /** Runs `work` on the served generation, which stays open until the work is done. */
  async use<Result>(work: (index: SearchIndex) => Result | Promise<Result>): Promise<Result> {
    const lease = this.#lease;
    lease.readers++;
    try {
      return await work(lease.index);
    } finally {
      lease.readers--;
      closeIfUnused(lease);
    }
  }

  /** Looks for a newly published generation at once; the timer does so as well. */
  refresh(): void {
    const { folder, onSwap, onError } = this.#options;
    let generation: string | undefined;
    try {
      generation = currentGeneration(folder);
      if (generation === undefined || generation === this.#refused) return;
      if (generation === this.#lease.index.manifest.generation) return;
      this.#swap(openGeneration(join(folder, generation)));
      onSwap?.(this.#lease.index);
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      this.#refused = generation;
      onError?.(error);
    }
  }

  /** Stops looking, and closes the generation once nobody uses it. */
  close(): void {
    clearInterval(this.#timer);
    this.#lease.retired = true;
    closeIfUnused(this.#lease);
  }

  #swap(index: SearchIndex): void {
    const before = this.#lease;
    this.#lease = { index, readers: 0, retired: false };
    this.#refused = undefined;
    before.retired = true;
    closeIfUnused(before);
  }
}

function closeIfUnused(lease: Lease): void {
  if (lease.retired && lease.readers === 0) lease.index.close();
}
