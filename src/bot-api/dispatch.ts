import { ApiError, badRequest, tooManyRequests } from "./api-error.ts";
import type { Call, Calls } from "./calls.ts";
import type { EventHub } from "./events.ts";
import type { Fault, Faults } from "./faults.ts";
import type { FloodControl } from "./flood.ts";
import type { CallContext, Method, MethodTable } from "./methods/method.ts";
import { Parameters } from "./parameters.ts";

/** What goes back over the wire. */
export type Reply =
  | { kind: "json"; status: number; body: unknown }
  | { kind: "raw"; status: number; body: string | Uint8Array; contentType: string }
  | { kind: "hang" }
  | { kind: "reset" };

/** Carries out calls by name. */
export type Dispatch = (
  name: string,
  parameters: Record<string, unknown>,
  call: CallContext,
) => Promise<Reply>;

/** Methods whose calls count as messages; while a wait is on, the others go through. Drafts are counted apart. */
const COUNTED = new Set([
  "sendMessage",
  "sendDocument",
  "copyMessage",
  "forwardMessage",
  "editMessageText",
  "editMessageReplyMarkup",
]);
const NOT_FOUND: Reply = {
  kind: "json",
  status: 404,
  body: { ok: false, error_code: 404, description: "Not Found: method not found" },
};

/** What a call goes through: record, faults, flood limits, the method. */
export function createDispatch(parts: {
  methods: MethodTable;
  unknownMethods: readonly string[];
  calls: Calls;
  faults: Faults;
  flood: FloodControl;
  draftFlood: FloodControl;
  events: EventHub;
  now: () => number;
}): Dispatch {
  const unknown = new Set(parts.unknownMethods.map((name) => name.toLowerCase()));
  const byName = new Map<string, { name: string; method: Method }>();
  for (const [name, method] of Object.entries(parts.methods)) {
    if (!unknown.has(name.toLowerCase())) byName.set(name.toLowerCase(), { name, method });
  }
  return async (wanted, raw, context) => {
    const known = byName.get(wanted.toLowerCase());
    const name = known?.name ?? wanted;
    const call = parts.calls.start(name, raw, parts.now());
    parts.events.emit({ kind: "call-start", call });
    const flood = name === "sendMessageDraft" ? parts.draftFlood : parts.flood;
    const counted = (COUNTED.has(name) || flood === parts.draftFlood) && call.chat !== undefined;
    call.tooEarly = counted && flood.remainingWait(call.chat ?? 0, parts.now()) > 0;
    const carryOut = () =>
      known
        ? answer(flood, call, known.method, raw, context, counted, parts.now)
        : Promise.resolve(NOT_FOUND);
    const fault = parts.faults.choose(name, raw);
    if (fault) call.fault = fault.kind;
    const reply = fault ? await befall(fault, call, carryOut, { flood, now: parts.now }) : await carryOut();
    finish(call, reply, parts.now());
    parts.events.emit({ kind: "call", call });
    return reply;
  };
}

async function answer(
  flood: FloodControl,
  call: Call,
  method: Method,
  raw: Record<string, unknown>,
  context: CallContext,
  counted: boolean,
  now: () => number,
): Promise<Reply> {
  try {
    if (counted) checkFlood(flood, call.chat ?? 0, now());
    refuseBrokenStrings(raw);
    const result = await method(new Parameters(raw), context);
    return { kind: "json", status: 200, body: { ok: true, result } };
  } catch (error) {
    if (error instanceof ApiError) return errorReply(error);
    throw error;
  }
}

function checkFlood(flood: FloodControl, chat: number, now: number): void {
  const remaining = flood.remainingWait(chat, now);
  if (remaining > 0) throw tooManyRequests(Math.ceil(remaining / 1000));
  const seconds = flood.take(chat, now);
  if (seconds > 0) throw tooManyRequests(seconds);
}

function refuseBrokenStrings(raw: Record<string, unknown>): void {
  for (const value of Object.values(raw)) {
    if (typeof value === "string" && /\p{Surrogate}/u.test(value))
      throw badRequest("strings must be encoded in UTF-8");
  }
}

async function befall(
  fault: Fault,
  call: Call,
  carryOut: () => Promise<Reply>,
  parts: { flood: FloodControl; now: () => number },
): Promise<Reply> {
  if (fault.kind === "delay") {
    await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
    return carryOut();
  }
  if (fault.applied) await carryOut();
  switch (fault.kind) {
    case "error":
      if (fault.retryAfter !== undefined && call.chat !== undefined) {
        parts.flood.impose(call.chat, fault.retryAfter, parts.now());
      }
      return errorReply(faultError(fault));
    case "result":
      return { kind: "json", status: 200, body: { ok: true, result: fault.result } };
    case "body":
      return {
        kind: "raw",
        status: fault.status,
        body: fault.body,
        contentType: fault.contentType ?? "text/html",
      };
    default:
      return { kind: fault.kind };
  }
}

function faultError(fault: Fault & { kind: "error" }): ApiError {
  const { status, retryAfter, migrateTo } = fault;
  const description =
    fault.description ??
    (retryAfter === undefined ? "Internal Server Error" : `Too Many Requests: retry after ${retryAfter}`);
  const parameters = {
    ...(retryAfter !== undefined && { retry_after: retryAfter }),
    ...(migrateTo !== undefined && { migrate_to_chat_id: migrateTo }),
  };
  return new ApiError(status, description, Object.keys(parameters).length > 0 ? parameters : undefined);
}

/** An error as it goes over the wire. */
export function errorReply(error: ApiError): Reply {
  const { code, message, parameters } = error;
  return {
    kind: "json",
    status: code,
    body: { ok: false, error_code: code, description: message, ...(parameters && { parameters }) },
  };
}

function finish(call: Call, reply: Reply, now: number): void {
  if (reply.kind === "hang") return;
  call.finishedAt = now;
  call.status = reply.kind === "reset" ? 0 : reply.status;
  if (reply.kind === "json") call.response = reply.body;
  if (reply.kind === "raw") call.response = reply.body;
}
