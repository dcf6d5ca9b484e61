import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import PQueue from "p-queue";
import type * as z from "zod";
import { type CircuitBreaker, createCircuitBreaker } from "./circuit-breaker.ts";
import { withDeadline } from "./deadline.ts";
import { type FaultKind, isItsFault, isPassing, ModelFault } from "./model-fault.ts";
import { MODEL_LIMITS, type ModelLimits, type ModelRequest } from "./model-request.ts";
import { AskerError, askForWord, fillForm, streamText } from "./model-stream.ts";
import { type Budget, createMemoryBudget, type TokenUse } from "./token-budget.ts";

/** What is known of a model's health, for people who run the bot. Holds no secret and no text of a question. */
export interface ModelStatus {
  readonly model: string;
  /** "resting": it failed again and again, or at start, and is left alone until a trial finds it back. */
  readonly state: "ready" | "resting";
  readonly lastFault: { readonly kind: FaultKind; readonly at: number } | null;
  readonly calls: number;
  readonly faults: number;
}

/** Calls a model within bounds: of time, of how many calls run at once, of tokens a day, of how often it may fail in a row. */
export interface ModelClient {
  readonly name: string;
  /** Milliseconds for a whole call unless a request says otherwise. */
  readonly answerMs: number;
  /**
   * The text the model writes.
   * @param onText told the whole text so far, as it grows; what it throws is thrown on
   * @throws ModelFault and nothing else of its own
   */
  write(request: ModelRequest & { readonly onText?: (text: string) => void }): Promise<string>;
  /**
   * What the model fills into a form, checked against it.
   * @throws ModelFault and nothing else; "wrong-format" where what came is no such form
   */
  fill<Form>(
    request: ModelRequest & { readonly form: z.ZodType<Form>; readonly formName: string },
  ): Promise<Form>;
  /**
   * Asks the model for one word, to see whether it answers; where it does not, it is left alone until a trial finds it back.
   * @param timeoutMs the longest it may take; the client's own limit unless told
   * @returns null where it answers, else the fault
   */
  probe(timeoutMs?: number): Promise<ModelFault | null>;
  status(): ModelStatus;
}

/** A server that asks to be left alone for longer than this is not waited for. */
const LONGEST_WAIT_MS = 5_000;
/** Wait before the one retry where the server does not say. */
const RETRY_AFTER_MS = 300;
/** Time that must be left for a retry to be worth its tokens. */
const WORTH_RETRYING_MS = 1_000;

interface ModelClientOptions {
  readonly name: string;
  /** Makes the model when it is first called. */
  readonly model: () => Promise<BaseChatModel>;
  readonly limits?: Partial<ModelLimits>;
  readonly budget?: Budget;
  readonly breaker?: CircuitBreaker;
  readonly now?: () => number;
}

type Attempt<Value> = (
  model: BaseChatModel,
  signal: AbortSignal,
  count: (use: TokenUse) => void,
) => Promise<Value>;

/** A client of one model, shared by all who ask. */
export function createModelClient(options: ModelClientOptions): ModelClient {
  const { name, budget = createMemoryBudget(), breaker = createCircuitBreaker(), now = Date.now } = options;
  const limits = { ...MODEL_LIMITS, ...options.limits };
  const queue = new PQueue({ concurrency: limits.concurrency });
  let lastFault: ModelStatus["lastFault"] = null;
  let calls = 0;
  let faults = 0;
  let made: Promise<BaseChatModel> | undefined;
  const model = (): Promise<BaseChatModel> => {
    made ??= options.model();
    return made;
  };

  const note = (fault: ModelFault): void => {
    faults += 1;
    lastFault = { kind: fault.kind, at: now() };
  };

  async function probe(timeoutMs = limits.timeoutMs): Promise<ModelFault | null> {
    const deadline = withDeadline(timeoutMs, undefined);
    calls += 1;
    try {
      const word = async () => askForWord(await model(), deadline.signal, (use) => budget.spend(null, use));
      await deadline.race(word());
      breaker.succeeded();
      return null;
    } catch (error) {
      const fault = deadline.faultOf(error);
      note(fault);
      breaker.trip();
      return fault;
    } finally {
      deadline.clear();
    }
  }

  async function run<Value>(request: ModelRequest, attempt: Attempt<Value>): Promise<Value> {
    if (!budget.allows(request.user)) throw new ModelFault("over-budget");
    if (queue.size >= limits.waiting) throw new ModelFault("busy");
    if (!breaker.admits()) {
      if (breaker.beginTrial()) void probe();
      throw new ModelFault("resting");
    }
    const ends = now() + (request.timeoutMs ?? limits.timeoutMs);
    const deadline = withDeadline(ends - now(), request.signal);
    const tryOnce = async (): Promise<Value> => {
      calls += 1;
      const task = queue.add(
        async () => attempt(await model(), deadline.signal, (use) => budget.spend(request.user, use)),
        {
          signal: deadline.signal,
        },
      );
      return deadline.race(task);
    };
    try {
      const value = await tryOnce().catch(async (error: unknown) => {
        if (error instanceof AskerError) throw error;
        const fault = deadline.faultOf(error);
        const wait = fault.retryAfterMs ?? RETRY_AFTER_MS;
        const fits = wait <= LONGEST_WAIT_MS && now() + wait + WORTH_RETRYING_MS <= ends;
        if (!isPassing(fault) || !fits) throw fault;
        await deadline.race(new Promise((resolve) => setTimeout(resolve, wait)));
        return tryOnce();
      });
      breaker.succeeded();
      return value;
    } catch (error) {
      if (error instanceof AskerError) throw error.cause;
      const fault = deadline.faultOf(error);
      if (isItsFault(fault)) {
        breaker.failed();
        note(fault);
      }
      throw fault;
    } finally {
      deadline.clear();
    }
  }

  return {
    name,
    answerMs: limits.timeoutMs,
    write: ({ onText, ...request }) =>
      run(request, (chat, signal, count) => streamText({ chat, signal, count, request, limits, onText })),
    fill: ({ form, formName, ...request }) =>
      run(request, (chat, signal, count) => fillForm({ chat, signal, count, request, form, formName })),
    probe,
    status: () => ({
      model: name,
      state: breaker.admits() ? "ready" : "resting",
      lastFault,
      calls,
      faults,
    }),
  };
}
