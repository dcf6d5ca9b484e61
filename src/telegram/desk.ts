import type { Assistant } from "../assistant/assistant.ts";
import type { Logger } from "../logging.ts";
import type { State } from "../state/state.ts";
import type { AnswerDrafts } from "./answer-drafts.ts";
import type { ApiClient } from "./api-client.ts";
import type { FaultJournal } from "./fault-journal.ts";
import type { Limits } from "./limits.ts";
import type { Metrics } from "./metrics.ts";
import type { Outbox } from "./outbox.ts";
import type { Me } from "./people.ts";
import type { Reindexing } from "./reindexing.ts";
import type { RunningQuestions } from "./running-questions.ts";
import type { Texts } from "./texts.ts";
import type { Reception } from "./visit.ts";

/** What the handlers work with. */
export interface Desk {
  readonly me: Me;
  readonly assistant: Assistant;
  readonly state: State;
  readonly client: ApiClient;
  readonly outbox: Outbox;
  readonly drafts: AnswerDrafts;
  readonly texts: Texts;
  readonly reception: Reception;
  readonly limits: Limits;
  readonly running: RunningQuestions;
  readonly reindexing: Reindexing;
  readonly faults: FaultJournal;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Numeric ids of the bot's admins. */
  readonly admins: readonly number[];
  /** Chats and users that may use the bot; null for everybody. */
  readonly allowed: ReadonlySet<number> | null;
  /** Milliseconds for an answer. */
  readonly answerDeadline: number;
  /** How much is in line and at work. */
  readonly load: () => { readonly waiting: number; readonly running: number };
}
