import { randomInt } from "node:crypto";
import type { Patience } from "./delivery.ts";
import type { Job } from "./job.ts";
import type { Destination, Outbox } from "./outbox.ts";
import { createPace, type Pace } from "./pace.ts";
import type { Formatted } from "./rendering/formatted.ts";

/** Milliseconds from the end of one call to the beginning of the next, in one chat. */
export interface DraftIntervals {
  /** Between drafts. */
  readonly draft: number;
  /** Between edits of a message, which count as messages. */
  readonly edit: number;
}

/** How an answer's draft gets into its chat. */
export interface DraftWay {
  readonly kind: "draft" | "message";
  /** When the next call may be made. */
  readonly pace: Pace;
  readonly interval: number;
  /** Shows a text in the place of the one before. @throws ApiFault */
  show(text: Formatted, patience: Patience): Promise<void>;
}

/** What a way needs to know of the answer. */
export interface DraftPlace {
  readonly outbox: Outbox;
  readonly to: Destination;
  readonly job: Pick<Job, "draft" | "draftIn">;
}

/** The two ways, each with the pace that all answers share. */
export interface DraftWays {
  /** Telegram's own drafts: they are no messages, and end by themselves. */
  asDraft(place: DraftPlace): DraftWay;
  /** A message that is edited, and becomes the answer. */
  asMessage(place: DraftPlace): DraftWay;
}

/** Calls a second over all chats, so that drafts never take the room of answers. */
const PER_SECOND = 20;
const LARGEST_ID = 2 ** 31 - 1;

/** See the interface. */
export function createDraftWays(intervals: DraftIntervals): DraftWays {
  const paceOf = (chatInterval: number) =>
    createPace({ limits: { burst: 1, chatInterval, groupPerMinute: 20, perSecond: PER_SECOND } });
  const drafts = paceOf(intervals.draft);
  const edits = paceOf(intervals.edit);
  return {
    asDraft({ outbox, to }) {
      const id = randomInt(1, LARGEST_ID);
      return {
        kind: "draft",
        pace: drafts,
        interval: intervals.draft,
        show: (text, { call }) => outbox.draft(to, id, text, call),
      };
    },
    asMessage({ outbox, to, job }) {
      return {
        kind: "message",
        pace: edits,
        interval: intervals.edit,
        async show(text, patience) {
          const { draft } = job;
          if (draft !== null) return outbox.tryEdit({ chat: to.chat, message: draft }, text, patience);
          // noted in the same turn in which it is known to be there
          job.draftIn((await outbox.trySend(to, text, patience)).message);
        },
      };
    },
  };
}
