import { UserError } from "../../errors.ts";
import type { Desk } from "../desk.ts";
import type { Job } from "../job.ts";
import type { SentMessage } from "../outbox.ts";
import type { ReindexOutcome, ReindexProgress } from "../reindexing.ts";
import { format, plainMessage } from "../rendering/formatted.ts";
import type { Say, TextKey } from "../texts.ts";
import type { Visit } from "../visit.ts";
import { deliver, reply } from "./replies.ts";

/** Milliseconds between two edits of a progress message: edits count as messages, of which a group takes 20 a minute. */
const PROGRESS_INTERVAL = 4_000;
/** Files that could not be read, by name, before the rest is only counted. */
const LISTED_SKIPPED = 10;

const STAGES: Readonly<Record<ReindexProgress["stage"], TextKey>> = {
  read: "reindexStageRead",
  agreements: "reindexStageAgreements",
  words: "reindexStageWords",
  vectors: "reindexStageVectors",
  verify: "reindexStageVerify",
  publish: "reindexStagePublish",
};

/** What an admin is told of a fault: the words of those they can mend, the name of others. */
export function reasonOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return error instanceof Error ? error.name : "unknown";
}

/** Starts a reindex and shows how far it is by editing one message; a second one is refused with the first one's progress. */
export async function startReindex(desk: Desk, visit: Visit, job: Job): Promise<void> {
  const { progress } = desk.reindexing;
  if (progress) {
    const text = visit.say("reindexRunning", { progress: progressText(progress, visit.say) });
    return reply(desk, visit, job, text);
  }
  let message: SentMessage | null = null;
  let shownAt = Date.now();
  let latest = Promise.resolve<unknown>(undefined);
  const outcome = desk.reindexing.start((current) => {
    if (message === null || Date.now() - shownAt < PROGRESS_INTERVAL) return;
    shownAt = Date.now();
    latest = showProgress(desk, message, progressText(current, visit.say));
  });
  if (outcome === null) return job.done();
  desk.logger.info({ user: visit.user }, "reindex started");
  await deliver(desk, visit, job, [plainMessage(visit.say("reindexStarted"))], {
    onSent(sent) {
      message = sent;
    },
  });
  // The chat goes on while the index is built.
  void outcome.then(async (ended) => {
    if (ended.kind === "failed") {
      desk.logger.error({ err: ended.error }, "reindex failed");
      desk.faults.note("reindex", ended.error);
    } else desk.logger.info({ outcome: ended.kind }, "reindex ended");
    await latest;
    if (message) await showProgress(desk, message, outcomeText(ended, visit));
  });
}

async function showProgress(desk: Desk, message: SentMessage, text: string): Promise<void> {
  try {
    const [shown] = format([{ text }]);
    if (shown) await desk.outbox.edit(message, shown);
  } catch (error) {
    desk.logger.warn({ err: error }, "progress could not be shown");
  }
}

function progressText({ stage, done, total }: ReindexProgress, say: Say): string {
  const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
  return say("reindexStage", { stage: say(STAGES[stage]), percent });
}

function outcomeText(ended: ReindexOutcome, { say, language }: Visit): string {
  if (ended.kind === "stopped") return say("reindexStopped");
  if (ended.kind === "failed") return say("reindexFailed", { reason: reasonOf(ended.error) });
  const { articles, passages, milliseconds, skipped, reading } = ended.report;
  const seconds = (milliseconds / 1_000).toLocaleString(language, { maximumFractionDigits: 1 });
  const counts = [
    say("reindexArticles", { count: articles }),
    say("reindexPassages", { count: passages }),
    say("reindexSeconds", { seconds }),
  ].join(", ");
  const left = skipped.slice(0, LISTED_SKIPPED).map((file) => say("reindexSkipped", { ...file }));
  const more = skipped.length > LISTED_SKIPPED ? [`… +${skipped.length - LISTED_SKIPPED}`] : [];
  const byModel = reading === null ? [] : [say("reindexReading", { ...reading })];
  return [say("reindexDone"), counts, ...byModel, ...left, ...more].join("\n");
}
