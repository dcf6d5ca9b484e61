import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { AIMessageChunk } from "@langchain/core/messages";
import type * as z from "zod";
import { ModelFault } from "./model-fault.ts";
import type { ModelLimits, ModelRequest } from "./model-request.ts";
import { estimateTokens, type TokenUse } from "./token-budget.ts";

const estimate = (request: ModelRequest, reply: string): TokenUse => ({
  input: request.messages.reduce((sum, [, text]) => sum + estimateTokens(text), 0),
  output: estimateTokens(reply),
});

interface WriteOptions {
  readonly chat: BaseChatModel;
  readonly signal: AbortSignal;
  readonly count: (use: TokenUse) => void;
  readonly request: ModelRequest;
  readonly limits: ModelLimits;
  readonly onText: ((text: string) => void) | undefined;
}

/**
 * Streams a reply; `onText` is told the whole text so far.
 * @throws ModelFault for a reply that is empty, endless, cut off or stalls; AskerError where `onText` throws
 */
export async function streamText(options: WriteOptions): Promise<string> {
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
  // Some servers know no streams, and send one whole reply that the client reads nothing of.
  if (text === "" && finish === null) return writeWhole(options);
  return whole(text, finish);
}

/** Has a reply written in one piece. */
async function writeWhole({ chat, signal, count, request, limits }: WriteOptions): Promise<string> {
  const reply = await chat.invoke(
    request.messages.map(([role, content]) => [role, content]),
    { signal },
  );
  const text = textOf(reply);
  count(usageOf(reply) ?? estimate(request, text));
  if (text.length > limits.longestReply) throw new ModelFault("too-long");
  return whole(text, finishOf(reply));
}

/** A reply that came to its end; one that did not is no answer, however much of it reads like one. */
function whole(text: string, finish: string | null): string {
  if (text.trim() === "") throw new ModelFault("empty");
  if (finish === null || finish === "length") throw new ModelFault("truncated");
  return text;
}

/** What the asker's own code threw while it was told of a text: no fault of the model, and not to be taken for one. */
export class AskerError extends Error {}

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

/** Asks for one word: whatever comes back, the server, the key and the model are right. */
export async function askForWord(
  chat: BaseChatModel,
  signal: AbortSignal,
  count: (use: TokenUse) => void,
): Promise<void> {
  const messages = [["human", "Reply with the word: ok"]] as const;
  const reply = await chat.invoke(
    messages.map(([role, text]) => [role, text]),
    { signal },
  );
  count(usageOf(reply) ?? estimate({ messages, user: null }, textOf(reply)));
}

/**
 * Has a form filled in.
 * @throws ModelFault "wrong-format" where what came is no such form
 */
export async function fillForm<Form>(options: {
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

function textOf({ content }: Pick<AIMessageChunk, "content">): string {
  if (typeof content === "string") return content;
  return content
    .map((part) => (part.type === "text" && typeof part.text === "string" ? part.text : ""))
    .join("");
}

function usageOf(message: unknown): TokenUse | null {
  const usage = (message as { usage_metadata?: { input_tokens?: number; output_tokens?: number } })
    .usage_metadata;
  const { input_tokens: input = 0, output_tokens: output = 0 } = usage ?? {};
  // LangChain gives numbers that are none where a server says nothing of its use.
  return input + output > 0 ? { input, output } : null;
}

function finishOf({ response_metadata }: Pick<AIMessageChunk, "response_metadata">): string | null {
  const reason: unknown = response_metadata.finish_reason;
  return typeof reason === "string" && reason !== "" ? reason : null;
}
