import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { AIMessageChunk } from "@langchain/core/messages";
import PQueue from "p-queue";
import type * as z from "zod";
import { type CircuitBreaker, createCircuitBreaker } from "./circuit-breaker.ts";
import { type FaultKind, isItsFault, isPassing, ModelFault, toModelFault } from "./model-fault.ts";
import { type Budget, createMemoryBudget, estimateTokens, type TokenUse } from "./token-budget.ts";

/** What is sent to a model: the rules as `system`, everything that others wrote as `human`. */
export type ModelMessage = readonly ["system" | "human", string];

/** One call of a model. */
export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  /** Whom the tokens are counted for; null for nobody. */
  readonly user: string | null;
  readonly signal?: AbortSignal;
  /** The longest it may take, waiting and retrying included, in milliseconds; the client's own limit unless told. */
  readonly timeoutMs?: number;
}

/** What is known of a model's health, for people who run the bot. Holds no secret and no text of a question. */
export interface ModelStatus {
  readonly model: string;
  /** "resting": it failed again and again, and is left alone for a while. */
  readonly state: "ready" | "resting";
  readonly lastFault: { readonly kind: FaultKind; readonly at: number } | null;
  readonly calls: number;
  readonly faults: number;
}

/** Calls a model within bounds: of time, of how many calls run at once, of tokens a day, of how often it may fail in a row. */
export interface ModelClient {
  readonly name: string;
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
  status(): ModelStatus;
}

/** Bounds of a {@link ModelClient}. */
export interface ModelLimits {
  /** Milliseconds for a whole call. */
  readonly timeoutMs: number;
  /** Milliseconds without a token, once the first has come. */
  readonly stallMs: number;
  /** Calls that run at once, and calls that may wait for one of them to end. */
  readonly concurrency: number;
  readonly waiting: number;
  /** Characters of a reply after which it is cut off as endless. */
  readonly longestReply: number;
}

/** Bounds that fit one person waiting for an answer. */
export const MODEL_LIMITS: ModelLimits = {
  timeoutMs: 20_000,
  stallMs: 6_000,
  concurrency: 4,
  waiting: 32,
  longestReply: 8_000,
};

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

  async function run<Value>(request: ModelRequest, attempt: Attempt<Value>): Promise<Value> {
    if (!budget.allows(request.user)) throw new ModelFault("over-budget");
    if (queue.size >= limits.waiting) throw new ModelFault("busy");
    if (!breaker.admits()) throw new ModelFault("resting");
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
      if (error instanceof AskerError) {
        breaker.abandoned();
        throw error.cause;
      }
      const fault = deadline.faultOf(error);
      if (isItsFault(fault)) {
        breaker.failed();
        faults += 1;
        lastFault = { kind: fault.kind, at: now() };
      } else breaker.abandoned();
      throw fault;
    } finally {
      deadline.clear();
    }
  }

  return {
    name,
    write: ({ onText, ...request }) =>
      run(request, (chat, signal, count) => streamText({ chat, signal, count, request, limits, onText })),
    fill: ({ form, formName, ...request }) =>
      run(request, (chat, signal, count) => fillForm({ chat, signal, count, request, form, formName })),
    status: () => ({
      model: name,
      state: breaker.state === "closed" ? "ready" : "resting",
      lastFault,
      calls,
      faults,
    }),
  };
}

/** A limit in time that also ends what does not listen to its signal. */
interface Deadline {
  readonly signal: AbortSignal;
  race<Value>(work: Promise<Value>): Promise<Value>;
  /** The fault behind an error: that time ran out, or that the asker went away, before what the abort made of it. */
  faultOf(error: unknown): ModelFault;
  clear(): void;
}

function withDeadline(milliseconds: number, asker: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new ModelFault("timeout")), milliseconds);
  const cancel = (): void => controller.abort(new ModelFault("cancelled"));
  if (asker?.aborted) cancel();
  asker?.addEventListener("abort", cancel, { once: true });
  const { signal } = controller;
  const ended = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as ModelFault), { once: true });
    if (signal.aborted) reject(signal.reason as ModelFault);
  });
  ended.catch(() => {});
  return {
    signal,
    race(work) {
      work.catch(() => {}); // Its late failure, after the deadline has spoken, is nobody's business.
      return Promise.race([work, ended]);
    },
    faultOf: (error) => (signal.aborted ? (signal.reason as ModelFault) : toModelFault(error)),
    clear() {
      clearTimeout(timer);
      asker?.removeEventListener("abort", cancel);
    },
  };
}

const estimate = (request: ModelRequest, reply: string): TokenUse => ({
  input: request.messages.reduce((sum, [, text]) => sum + estimateTokens(text), 0),
  output: estimateTokens(reply),
});

async function streamText(options: {
  readonly chat: BaseChatModel;
  readonly signal: AbortSignal;
  readonly count: (use: TokenUse) => void;
  readonly request: ModelRequest;
  readonly limits: ModelLimits;
  readonly onText: ((text: string) => void) | undefined;
}): Promise<string> {
  const { chat, request, limits, onText } = options;
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  let text = "";
  let use: TokenUse | null = null;
  let finish: string | null = null;
  let started = false;
  try {
    const stream = await chat.stream(
      request.messages.map(([role, content]) => [role, content]),
      { signal },
    );
    started = true;
    for await (const chunk of untilStalled(stream, limits.stallMs)) {
      text += textOf(chunk);
      use = usageOf(chunk) ?? use;
      finish = finishOf(chunk) ?? finish;
      if (text.length > limits.longestReply) throw new ModelFault("too-long");
      tell(onText, text);
    }
  } finally {
    stop.abort();
    if (started || text !== "") options.count(use ?? estimate(request, text));
  }
  if (text.trim() === "") throw new ModelFault("empty");
  if (finish === null || finish === "length") throw new ModelFault("truncated");
  return text;
}

/** What the asker's own code threw while it was told of a text: no fault of the model, and not to be taken for one. */
class AskerError extends Error {}

function tell(onText: ((text: string) => void) | undefined, text: string): void {
  try {
    onText?.(text);
  } catch (cause) {
    throw new AskerError("the asker's onText failed", { cause });
  }
}

/** The chunks of a stream; a pause of `stallMs` between two of them ends it. */
async function* untilStalled(
  stream: AsyncIterable<AIMessageChunk>,
  stallMs: number,
): AsyncGenerator<AIMessageChunk> {
  const iterator = stream[Symbol.asyncIterator]();
  let first = true;
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const next = iterator.next();
    const stalled = new Promise<never>((_resolve, reject) => {
      if (!first) timer = setTimeout(() => reject(new ModelFault("stalled")), stallMs);
    });
    next.catch(() => {});
    try {
      const result = await Promise.race([next, stalled]);
      if (result.done) return;
      first = false;
      yield result.value;
    } finally {
      clearTimeout(timer);
    }
  }
}

async function fillForm<Form>(options: {
  readonly chat: BaseChatModel;
  readonly signal: AbortSignal;
  readonly count: (use: TokenUse) => void;
  readonly request: ModelRequest;
  readonly form: z.ZodType<Form>;
  readonly formName: string;
}): Promise<Form> {
  const { chat, signal, count, request, form, formName } = options;
  const filler = chat.withStructuredOutput(form as z.ZodType<Record<string, unknown>>, {
    name: formName,
    method: "jsonSchema",
    includeRaw: true,
  });
  const { raw, parsed } = await filler.invoke(
    request.messages.map(([role, content]) => [role, content]),
    { signal },
  );
  const reply = typeof raw.content === "string" ? raw.content : JSON.stringify(raw.content);
  count(usageOf(raw) ?? estimate(request, reply));
  const checked = form.safeParse(parsed);
  if (!checked.success) throw new ModelFault("wrong-format", { cause: checked.error });
  return checked.data;
}

function textOf(chunk: AIMessageChunk): string {
  if (typeof chunk.content === "string") return chunk.content;
  return chunk.content
    .map((part) => (part.type === "text" && typeof part.text === "string" ? part.text : ""))
    .join("");
}

function usageOf(message: unknown): TokenUse | null {
  const usage = (message as { usage_metadata?: { input_tokens: number; output_tokens: number } })
    .usage_metadata;
  if (!usage || usage.input_tokens + usage.output_tokens === 0) return null;
  return { input: usage.input_tokens, output: usage.output_tokens };
}

function finishOf(chunk: AIMessageChunk): string | null {
  const reason: unknown = chunk.response_metadata.finish_reason;
  return typeof reason === "string" && reason !== "" ? reason : null;
}
