import type { Logger } from "../logging.ts";
import type { Inbox } from "../state/inbox.ts";
import { isAddressed } from "./addressing.ts";
import { ApiFault } from "./api-fault.ts";
import type { Desk } from "./desk.ts";
import type { Dispatcher } from "./dispatcher.ts";
import { sendOrReplace } from "./handlers/replies.ts";
import { type IncomingUpdate, kindOf, readUpdate, updateIdOf } from "./incoming.ts";
import { beginJob, type Job } from "./job.ts";
import type { Lanes } from "./lanes.ts";
import { createOnce } from "./limits.ts";
import { authorOf } from "./people.ts";
import { plainMessage } from "./rendering/formatted.ts";
import type { TextKey } from "./texts.ts";

/** How much may wait. */
export interface IntakeLimits {
  /** Updates that wait over all before people are told that it takes a while. */
  readonly busyAt: number;
  /** Updates that wait in one chat before further ones are left out. */
  readonly perChat: number;
}

/** Takes updates in: into the inbox first, then into the queues. */
export interface Intake {
  /**
   * Stores what concerns the bot and puts it in line; on return it will not be lost.
   * @throws where it cannot be stored: then nothing of it may be confirmed to Telegram
   */
  accept(raw: readonly unknown[]): void;
  /** Puts in line what an earlier process left over. @returns how many */
  replay(): number;
}

/** Seconds for which a chat is told of an overload once. */
const NOTICE_SECONDS = 60;

/** See the interface. */
export function createIntake(options: {
  readonly desk: Desk;
  readonly inbox: Inbox;
  readonly lanes: Lanes;
  readonly dispatcher: Dispatcher;
  readonly limits: IntakeLimits;
  /** Ends when the bot stops and cannot wait any longer. */
  readonly signal: AbortSignal;
}): Intake {
  const { desk, inbox, lanes, dispatcher, limits, signal } = options;
  const { logger, metrics } = desk;
  const handling = createHandling(desk);
  const firstNotice = createOnce(NOTICE_SECONDS);

  /** Tells a chat of an overload, once in a while, past all queues. */
  const notify = async (update: IncomingUpdate, key: TextKey) => {
    const visit = update.message && desk.reception.ofMessage(update.message);
    if (!visit || !(await firstNotice(`${key}/${visit.chat}`))) return;
    await desk.outbox.send(visit.destination, plainMessage(visit.say(key)));
  };
  const notifyLater = (update: IncomingUpdate, key: TextKey) =>
    void notify(update, key).catch((error: unknown) => logger.warn({ err: error }, "overload not announced"));

  const enqueue = (update: IncomingUpdate) => {
    dispatcher.arrived(update);
    if (update.callback_query) return enqueuePress(update);
    const lane = laneOf(update);
    if (lanes.waitingIn(lane) >= limits.perChat) {
      beginJob(inbox, update.update_id, signal)?.done();
      return notifyLater(update, "crowded");
    }
    if (lanes.waiting >= limits.busyAt) notifyLater(update, "busy");
    const arrived = performance.now();
    lanes.push(lane, async () => {
      metrics.stage("queue", performance.now() - arrived);
      const job = beginJob(inbox, update.update_id, signal);
      if (job) await handling(update, job, () => dispatcher.handle(update, job));
    });
  };

  /** A press is answered before anything else; what it sends keeps the order of its chat. */
  const enqueuePress = (update: IncomingUpdate) => {
    const press = update.callback_query;
    const job = beginJob(inbox, update.update_id, signal);
    if (!press || !job) return;
    const { notice, turn, work } = dispatcher.pressed(press, job);
    void desk.outbox.answerPress(press.id, notice);
    if (!work) return job.done();
    const chat = press.message?.chat.id;
    const lane = turn === "chat" ? `chat/${chat}` : `message/${chat}/${press.message?.message_id}`;
    if (lanes.waitingIn(lane) >= limits.perChat) return job.done();
    lanes.push(lane, () => handling(update, job, () => work(job)));
  };

  return {
    accept(raw) {
      const concerning = raw.flatMap((one) => readConcerning(one, desk, logger));
      for (const update of concerning) metrics.updates(kindOf(update));
      if (concerning.length === 0) return;
      const fresh = new Set(
        inbox.store(
          concerning.map((update) => ({
            id: update.update_id,
            owner: ownerOf(update),
            body: JSON.stringify(update),
          })),
        ),
      );
      for (const update of concerning) if (fresh.delete(update.update_id)) enqueue(update);
    },
    replay() {
      const pending = inbox.pending();
      for (const { id, body } of pending) {
        const update = readUpdate(JSON.parse(body));
        if (update) enqueue(update);
        else inbox.done(id);
      }
      return pending.length;
    },
  };
}

/** Runs a handler so that whatever it does ends well: its faults are seen, and the update is done unless the bot stops. */
function createHandling(desk: Desk) {
  return async (update: IncomingUpdate, job: Job, handle: () => Promise<void>): Promise<void> => {
    try {
      await handle();
      job.done();
    } catch (error) {
      // Left in the inbox: the next process takes it up.
      if (job.signal.aborted || (error instanceof ApiFault && error.kind === "aborted")) return;
      desk.logger.error({ err: error, update: update.update_id, kind: kindOf(update) }, "handler failed");
      desk.faults.note(kindOf(update), error);
      await apologise(desk, update, job);
    }
  };
}

/** One final answer, also where the handler broke down before it gave one. */
async function apologise(desk: Desk, update: IncomingUpdate, job: Job): Promise<void> {
  const visit = update.message && desk.reception.ofMessage(update.message);
  try {
    if (visit && !job.isDone) await sendOrReplace(desk, visit, job, plainMessage(visit.say("failed")));
  } catch (error) {
    desk.logger.error({ err: error, update: update.update_id }, "apology not sent");
  } finally {
    if (!job.signal.aborted) job.done();
  }
}

/** An update to act upon, or nothing: what is not meant for the bot is not kept for a moment. */
function readConcerning(raw: unknown, desk: Desk, logger: Logger): IncomingUpdate[] {
  const update = readUpdate(raw);
  if (update === null) {
    logger.debug({ update: updateIdOf(raw) }, "update not read");
    return [];
  }
  const { message } = update;
  if (!message || message.migrate_to_chat_id !== undefined) return [update];
  if (!isAddressed(update, desk.me)) return [];
  reopen(desk, message);
  return [update];
}

/** Someone writes from a chat that was closed to the bot: it is open again, in case the news of that got lost. */
function reopen(
  desk: Desk,
  message: { readonly chat: { readonly id: number }; readonly date: number },
): void {
  const goneAt = desk.state.chats.goneAt(message.chat.id);
  if (goneAt !== null && message.date * 1_000 > goneAt + 1_000)
    desk.state.chats.setGone(message.chat.id, false);
}

/** What must be handled in order: all of a chat, and what one person types inline. */
function laneOf(update: IncomingUpdate): string {
  if (update.inline_query) return `inline/${update.inline_query.from.id}`;
  return `chat/${update.message?.chat.id ?? update.my_chat_member?.chat.id}`;
}

function ownerOf(update: IncomingUpdate): number | null {
  if (update.message) return authorOf(update.message);
  return update.callback_query?.from.id ?? update.inline_query?.from.id ?? null;
}
