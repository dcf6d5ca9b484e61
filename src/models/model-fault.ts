/** Why a model gave nothing that can be used. */
export type FaultKind =
  | "refused-key"
  | "unknown-model"
  | "bad-request"
  | "rate-limited"
  | "server"
  | "network"
  | "timeout"
  | "stalled"
  | "empty"
  | "truncated"
  | "too-long"
  | "wrong-format"
  | "busy"
  | "resting"
  | "over-budget"
  | "cancelled";

/** A call of a model that failed. People who ask see nothing of it: the extractive answer goes out; it is shown in /status. */
export class ModelFault extends Error {
  readonly kind: FaultKind;
  /** How long the server asked to be left alone, where it said so. */
  readonly retryAfterMs: number | undefined;

  constructor(
    kind: FaultKind,
    options: { readonly cause?: unknown; readonly retryAfterMs?: number | undefined } = {},
  ) {
    super(`the model gave no answer (${kind})`, options.cause === undefined ? {} : { cause: options.cause });
    this.name = "ModelFault";
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Faults after which the same call may well succeed. */
const PASSING: ReadonlySet<FaultKind> = new Set(["rate-limited", "server", "network"]);

/** Faults that say nothing about the health of the model's server. */
const NOT_ITS_FAULT: ReadonlySet<FaultKind> = new Set(["busy", "resting", "over-budget", "cancelled"]);

/** Whether the same call may succeed a moment later. */
export const isPassing = (fault: ModelFault): boolean => PASSING.has(fault.kind);

/** Whether the fault counts against the server, so that it is left alone for a while after several. */
export const isItsFault = (fault: ModelFault): boolean => !NOT_ITS_FAULT.has(fault.kind);

/** What was thrown by LangChain, the OpenAI client or fetch, as a fault. Decided by status and class, not by message. */
export function toModelFault(error: unknown): ModelFault {
  if (error instanceof ModelFault) return error;
  const status = numberIn(error, "status");
  if (status !== undefined)
    return new ModelFault(kindOfStatus(status), { cause: error, ...retryAfter(error) });
  const name = stringIn(error, "name");
  if (error instanceof SyntaxError || /ZodError$/u.test(name))
    return new ModelFault("wrong-format", { cause: error });
  if (name === "AbortError") return new ModelFault("cancelled", { cause: error });
  if (name === "TimeoutError" || /Timeout/u.test(constructorOf(error)))
    return new ModelFault("timeout", { cause: error });
  return new ModelFault(isOfTransport(error) ? "network" : "wrong-format", { cause: error });
}

/** Whether an error comes from below HTTP: the client's own class for it, fetch's TypeError with its cause, or a system error's code. */
function isOfTransport(error: unknown): boolean {
  if (/Connection/u.test(constructorOf(error)) || stringIn(error, "code") !== "") return true;
  return error instanceof TypeError && error.cause !== undefined;
}

function kindOfStatus(status: number): FaultKind {
  if (status === 401 || status === 403) return "refused-key";
  if (status === 404) return "unknown-model";
  if (status === 429) return "rate-limited";
  if (status === 408 || status >= 500) return "server";
  return "bad-request";
}

/** The Retry-After header, in seconds or as a date (RFC 9110, 10.2.3). */
function retryAfter(error: unknown): { readonly retryAfterMs?: number } {
  const headers = (error as { headers?: unknown }).headers;
  const value = headers instanceof Headers ? headers.get("retry-after") : undefined;
  if (value === undefined || value === null) return {};
  const seconds = Number(value);
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(milliseconds) ? { retryAfterMs: Math.max(0, milliseconds) } : {};
}

function numberIn(error: unknown, key: string): number | undefined {
  const value = typeof error === "object" && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === "number" ? value : undefined;
}

function stringIn(error: unknown, key: string): string {
  const value = typeof error === "object" && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === "string" ? value : "";
}

const constructorOf = (error: unknown): string =>
  typeof error === "object" && error !== null ? error.constructor.name : "";
