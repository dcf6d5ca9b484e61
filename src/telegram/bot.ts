import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Assistant } from "../assistant/assistant.ts";
import type { Logger } from "../logging.ts";
import { redact } from "../logging.ts";
import type { State } from "../state/state.ts";
import { createAnswerDrafts } from "./answer-drafts.ts";
import { createApiClient } from "./api-client.ts";
import { ApiFault } from "./api-fault.ts";
import { publishCommands } from "./command-menu.ts";
import { connect, type WebhookSettings } from "./connect.ts";
import type { Desk } from "./desk.ts";
import { createDispatcher } from "./dispatcher.ts";
import type { DraftIntervals } from "./draft-ways.ts";
import { createFaultJournal } from "./fault-journal.ts";
import { createIntake, type Intake, type IntakeLimits } from "./intake.ts";
import { createLanes } from "./lanes.ts";
import { createLimits } from "./limits.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { createOutbox } from "./outbox.ts";
import { createPace, type PaceLimits, TELEGRAM_PACE } from "./pace.ts";
import type { Me } from "./people.ts";
import { pollUpdates } from "./polling.ts";
import { createReindexing, type Reindex } from "./reindexing.ts";
import { createRunningQuestions } from "./running-questions.ts";
import { createTexts } from "./texts.ts";
import { createReception } from "./visit.ts";

/** How much may wait. */
export interface QueueLimits extends IntakeLimits {
  /** Updates that wait over all before no more are fetched; Telegram keeps them for a day. */
  readonly most: number;
}

export interface BotOptions {
  readonly token: string;
  /** Another Bot API server than Telegram's own. */
  readonly apiRoot?: string | undefined;
  readonly assistant: Assistant;
  readonly state: State;
  readonly reindex: Reindex;
  readonly logger: Logger;
  /** Numeric ids of those who may use the admin commands. */
  readonly admins?: readonly number[];
  /** Chats and users that may use the bot; everybody where it is left out. */
  readonly allowedChats?: readonly number[] | undefined;
  /** Questions a minute. Defaults: 10 for each user, 30 for each chat. */
  readonly questionsPerMinute?: { readonly user: number; readonly chat: number };
  /** Left out, the bot polls. */
  readonly webhook?: WebhookSettings | undefined;
  readonly metrics?: Metrics;
  /** How fast messages go out; null for as fast as the server takes them. Default: Telegram's limits. */
  readonly pace?: PaceLimits | null;
  /** How often what is written of an answer is shown anew. Default: {@link DRAFT_INTERVALS}. */
  readonly draftIntervals?: DraftIntervals;
  /** Milliseconds for an answer. Default 45,000. */
  readonly answerDeadline?: number;
  /** Chats that are worked for at the same time. Default 256. */
  readonly concurrency?: number;
  /** How much may wait. Default: {@link QUEUE}. */
  readonly queue?: QueueLimits;
  /** Milliseconds that {@link Bot.stop} lets what is under way go on. Default 8,000. */
  readonly drain?: number;
}

/** How the bot is doing. */
export interface BotHealth {
  /** Updates reach the bot: by polling within the last minute, or by webhook. */
  readonly receiving: boolean;
  readonly waiting: number;
  readonly running: number;
}

/** A Telegram bot over an assistant. */
export interface Bot {
  /**
   * Begins to receive; resolves once it does, or when it was stopped meanwhile. Waits as long as Telegram cannot be reached.
   * @throws ConfigError when the token or the webhook's address is refused
   */
  start(): Promise<void>;
  /** Resolves when {@link stop} is through; rejects with a ConfigError when the token is refused later on: then stop the bot. */
  readonly ended: Promise<void>;
  /** Stops receiving and lets what is under way finish; what is not answered then is taken up by the next process. Never fails. */
  stop(): Promise<void>;
  /**
   * Takes in updates that came by webhook; when it returns they are stored.
   * @returns false where too much waits already: Telegram is to send them again
   * @throws where they cannot be stored
   */
  receive(raw: readonly unknown[]): boolean;
  health(): BotHealth;
  readonly metrics: Metrics;
}

/** Messages on their way at the same time: enough for the pace, see send-slots.ts. */
const SENDS_AT_TELEGRAMS_PACE = 2;
const SENDS_AT_ONCE = 8;
const QUESTIONS_PER_MINUTE = { user: 10, chat: 30 };
const DEADLINE = 45_000;
const CONCURRENCY = 256;
const DRAIN = 8_000;
/** Milliseconds that what was given up has to end; whatever hangs even then is left behind. */
const LAST_GRACE = 1_500;
const QUEUE: QueueLimits = { most: 2_000, busyAt: 1_000, perChat: 50 };
/** Milliseconds without a request that went well after which polling counts as broken. */
const POLL_OVERDUE = 90_000;
/** Milliseconds between two removals of what is past its time. */
const PURGE_INTERVAL = 3_600_000;

/** Makes a bot; nothing happens before {@link Bot.start}. */
export function createBot(options: BotOptions): Bot {
  const { logger, state, queue = QUEUE } = options;
  const metrics = options.metrics ?? createMetrics();
  const client = createApiClient({ token: options.token, apiRoot: options.apiRoot, metrics });
  const lanes = createLanes({ concurrency: options.concurrency ?? CONCURRENCY });
  const limits = options.pace === undefined ? TELEGRAM_PACE : options.pace;
  const pace = createPace({ limits });
  const sendsAtOnce = limits === null ? SENDS_AT_ONCE : SENDS_AT_TELEGRAMS_PACE;
  const outbox = createOutbox({ client, chats: state.chats, pace, metrics, logger, sendsAtOnce });
  const reindexing = createReindexing(options.reindex);
  /** No more is received; and: nothing waits any longer. */
  const receiving = new AbortController();
  const working = new AbortController();
  // every question under way listens
  setMaxListeners(0, receiving.signal, working.signal);
  const load = () => ({ waiting: lanes.waiting, running: lanes.running });
  metrics.watch({
    waiting: () => lanes.waiting,
    running: () => lanes.running,
    indexAge: () => indexAge(options.assistant),
  });

  let intake: Intake | null = null;
  let polledAt = 0;
  let polling: Promise<void> = Promise.resolve();
  let purging: NodeJS.Timeout | undefined;
  const end = withResolvers();

  const begin = (me: Me): Intake => {
    const desk = furnish(options, { me, client, outbox, reindexing, metrics, load });
    const dispatcher = createDispatcher({ desk, token: options.token, apiRoot: options.apiRoot });
    const inbox = state.inbox(me.id);
    const { texts, admins } = desk;
    void publishCommands({ client, texts, admins, logger, signal: receiving.signal }).catch(
      (error: unknown) => logger.error({ err: error }, "commands not published"),
    );
    return createIntake({ desk, inbox, lanes, dispatcher, limits: queue, signal: working.signal });
  };

  const startPolling = (accept: Intake["accept"]) => {
    const ready = () => lanes.below(queue.most);
    const onPoll = () => {
      polledAt = Date.now();
    };
    polling = pollUpdates({ client, accept, ready, onPoll, logger, signal: receiving.signal });
    // a clean end comes with stop(), once all is through
    polling.catch(end.reject);
  };

  const start = async () => {
    const me = await connect(client, { webhook: options.webhook, logger, signal: receiving.signal });
    state.purge();
    purging = setInterval(() => state.purge(), PURGE_INTERVAL).unref();
    intake = begin(me);
    const replayed = intake.replay();
    logger.info({ bot: me.username, replayed }, "bot started");
    polledAt = Date.now();
    if (!options.webhook) startPolling(intake.accept);
  };

  const isReceiving = () => {
    if (intake === null) return false;
    // with enough in line it does not ask for more
    const isFull = lanes.waiting >= queue.most;
    return options.webhook !== undefined || isFull || Date.now() - polledAt < POLL_OVERDUE;
  };

  return {
    metrics,
    ended: end.promise,
    async start() {
      try {
        await start();
      } catch (error) {
        const stopped = error instanceof ApiFault && error.kind === "aborted" && receiving.signal.aborted;
        if (!stopped) throw error;
      }
    },
    async stop() {
      receiving.abort();
      clearInterval(purging);
      const drained = Promise.all([lanes.stop(), reindexing.stop(), polling.catch(() => undefined)]);
      const giveUp = () => {
        working.abort();
        outbox.stop();
      };
      const drain = options.drain ?? DRAIN;
      const timer = setTimeout(giveUp, drain);
      await Promise.race([drained, sleep(drain + LAST_GRACE, undefined, { ref: false })]);
      clearTimeout(timer);
      giveUp();
      logger.info({ left: lanes.waiting }, "bot stopped");
      end.resolve();
    },
    receive(raw) {
      if (!intake || receiving.signal.aborted || lanes.waiting >= queue.most) return false;
      intake.accept(raw);
      return true;
    },
    health: () => ({ receiving: isReceiving(), ...load() }),
  };
}

/** What the handlers work with, as the options say. */
function furnish(
  options: BotOptions,
  parts: Pick<Desk, "me" | "client" | "outbox" | "reindexing" | "metrics" | "load">,
): Desk {
  const { assistant, state, logger, questionsPerMinute = QUESTIONS_PER_MINUTE } = options;
  const intervals = options.draftIntervals && { intervals: options.draftIntervals };
  const texts = createTexts();
  return {
    ...parts,
    ...{ assistant, state, logger, texts },
    reception: createReception({ texts, chosen: state.chats.language }),
    limits: createLimits({ perUser: questionsPerMinute.user, perChat: questionsPerMinute.chat }),
    running: createRunningQuestions(),
    drafts: createAnswerDrafts({ outbox: parts.outbox, logger, ...intervals }),
    faults: createFaultJournal((text) => redact(text, [options.token])),
    admins: options.admins ?? [],
    allowed: options.allowedChats ? new Set(options.allowedChats) : null,
    answerDeadline: options.answerDeadline ?? DEADLINE,
  };
}

/** Seconds since the served index was built; NaN where none is open. */
function indexAge(assistant: Assistant): number {
  try {
    return (Date.now() - Date.parse(assistant.status().builtAt)) / 1_000;
  } catch (error) {
    if (error instanceof Error) return Number.NaN;
    throw error;
  }
}

function withResolvers() {
  let resolve: () => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  // whoever listens later still gets it; nobody listening is no fault of its own
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
