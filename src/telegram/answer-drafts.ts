import type { Logger } from "../logging.ts";
import { ApiFault } from "./api-fault.ts";
import { createDraftWays, type DraftIntervals, type DraftPlace, type DraftWay } from "./draft-ways.ts";
import type { Job } from "./job.ts";
import type { Destination, Outbox } from "./outbox.ts";
import type { Pace } from "./pace.ts";
import { formatHeadline } from "./rendering/answer.ts";
import type { Formatted } from "./rendering/formatted.ts";
import { growingWait, pause } from "./waiting.ts";

/** Shows answers while they are written, in private chats: as drafts, or where those are refused in a message that is edited. */
export interface AnswerDrafts {
  /** Nothing is shown before there is something to show. */
  begin(options: AnswerDraftOptions): AnswerDraft;
}

export interface AnswerDraftOptions {
  /** A private chat. */
  readonly to: Destination;
  /** Keeps the message that the draft stands in, so that a later process finds it. */
  readonly job: Pick<Job, "draft" | "draftIn">;
  /** Ends everything at once: the bot stops, or the author wants to be forgotten. */
  readonly signal: AbortSignal;
  /** Called each time something was shown. */
  readonly onShown: () => void;
}

/** One answer that is being written. */
export interface AnswerDraft {
  /** Shows this in the place of what was shown before, as soon as the pace allows; only the newest text counts. */
  show(headline: string): void;
  /**
   * Nothing more goes out. Resolves when nothing is on its way, so that no draft comes after the answer, and when an edit may
   * follow the one before: `job.draft` is then the message to become the answer. Never fails.
   */
  end(): Promise<void>;
}

/** Fast enough to read along; edits stay below a message a second. */
export const DRAFT_INTERVALS: DraftIntervals = { draft: 400, edit: 1_200 };
/** Milliseconds that an answer waits for a draft that is on its way. */
const LAST_CALL = 2_000;
/** Calls in a row that may fail before an answer is written unseen. */
const MOST_FAULTS = 3;
/** Milliseconds beyond `retry_after`, for clocks that differ a little. */
const AFTER_FLOOD = 100;

/** See the interface. */
export function createAnswerDrafts(parts: {
  readonly outbox: Outbox;
  readonly logger: Logger;
  readonly intervals?: DraftIntervals;
}): AnswerDrafts {
  const { outbox, logger, intervals = DRAFT_INTERVALS } = parts;
  const ways = createDraftWays(intervals);
  // an older server, or another one, takes no drafts at all: it is asked once
  let areRefused = false;
  const refuse = (fault: ApiFault) => {
    areRefused = true;
    logger.info({ reason: fault.message }, "drafts are refused, answers are shown in messages");
  };
  return {
    begin(options) {
      const place: DraftPlace = { ...options, outbox };
      const asDraft = ways.asDraft(place);
      const asMessage = ways.asMessage(place);
      // where a message stands already, it is gone on with
      const way = () => (areRefused || options.job.draft !== null ? asMessage : asDraft);
      return new RunningDraft({ ...options, outbox, logger, way, refuse });
    },
  };
}

interface DraftParts extends AnswerDraftOptions {
  readonly outbox: Outbox;
  readonly logger: Logger;
  readonly way: () => DraftWay;
  readonly refuse: (fault: ApiFault) => void;
}

/** See {@link AnswerDraft}: at most one call at a time, always with the newest text. */
class RunningDraft implements AnswerDraft {
  readonly #parts: DraftParts;
  readonly #waiting = new AbortController();
  readonly #calling = new AbortController();
  #newest = "";
  #shown = "";
  #isPlain = false;
  /** Calls in a row that failed. */
  #faults = 0;
  /** An edit whose end is not known may still take effect: the message must not become the answer. */
  #isDoubtful = false;
  #isRunning = false;
  #work: Promise<void> = Promise.resolve();

  constructor(parts: DraftParts) {
    this.#parts = parts;
    if (parts.signal.aborted) this.#giveUp();
    parts.signal.addEventListener("abort", this.#giveUp, { once: true });
  }

  show(headline: string): void {
    if (this.#waiting.signal.aborted) return;
    this.#newest = headline;
    if (!this.#isRunning) this.#work = this.#run();
  }

  async end(): Promise<void> {
    const { to, job, signal, outbox, way } = this.#parts;
    this.#waiting.abort();
    const timer = setTimeout(() => this.#calling.abort(), LAST_CALL);
    await this.#work;
    clearTimeout(timer);
    signal.removeEventListener("abort", this.#giveUp);
    if (job.draft === null || signal.aborted) return;
    if (this.#isDoubtful) {
      await outbox.remove({ chat: to.chat, message: job.draft });
      return job.draftIn(null);
    }
    try {
      // the answer comes as one more edit
      await untilRested(way().pace, to.chat, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  readonly #giveUp = (): void => {
    this.#waiting.abort();
    this.#calling.abort();
  };

  async #run(): Promise<void> {
    this.#isRunning = true;
    try {
      while (!this.#waiting.signal.aborted && this.#newest !== this.#shown) await this.#showNewest();
    } catch (error) {
      this.#waiting.abort();
      if (error instanceof ApiFault) return;
      this.#parts.logger.error({ err: error }, "a draft could not be shown");
    } finally {
      this.#isRunning = false;
    }
  }

  /** @throws ApiFault where drafts cannot go on */
  async #showNewest(): Promise<void> {
    const { to, onShown } = this.#parts;
    const way = this.#parts.way();
    await untilRested(way.pace, to.chat, this.#waiting.signal);
    await pause(way.pace.take(to.chat) - Date.now(), this.#waiting.signal);
    const headline = this.#newest;
    try {
      const patience = { wait: this.#waiting.signal, call: this.#calling.signal };
      await way.show(draftText(headline, this.#isPlain), patience);
      this.#shown = headline;
      this.#faults = 0;
      onShown();
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      await this.#recover(error, way);
    } finally {
      way.pace.pause(to.chat, Date.now() + way.interval);
    }
  }

  /** Does what a fault asks for before the next call. @throws ApiFault where drafts cannot go on */
  async #recover(fault: ApiFault, way: DraftWay): Promise<void> {
    switch (fault.kind) {
      case "flood":
        return way.pace.pause(this.#parts.to.chat, Date.now() + fault.retryAfter * 1_000 + AFTER_FLOOD);
      case "markup":
        if (this.#isPlain) throw fault;
        this.#isPlain = true;
        return;
      case "refused":
        if (way.kind === "message") throw fault;
        return this.#parts.refuse(fault);
      case "aborted":
        this.#isDoubtful = this.#calling.signal.aborted;
        throw fault;
      case "unclear":
        if (way.kind === "draft") return this.#waitAfter(fault);
        // a message could be doubled, an edit come after the answer
        this.#isDoubtful = fault.status === undefined;
        throw fault;
      case "unreachable":
        return this.#waitAfter(fault);
      default:
        throw fault;
    }
  }

  async #waitAfter(fault: ApiFault): Promise<void> {
    this.#faults += 1;
    if (this.#faults >= MOST_FAULTS) throw fault;
    await pause(growingWait(this.#faults - 1), this.#waiting.signal);
  }
}

/** Waits until the next call may be made. @throws ApiFault "aborted" */
async function untilRested(pace: Pace, chat: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    const wait = pace.nextFor(chat) - Date.now();
    if (wait <= 0) return;
    await pause(wait, signal);
  }
}

/** The answer's lines as the final message begins with them, as far as they fit one message. */
function draftText(headline: string, isPlain: boolean): Formatted {
  const [first] = formatHeadline({ headline });
  if (!first) return { html: null, plain: "…" };
  return isPlain ? { ...first, html: null } : first;
}
