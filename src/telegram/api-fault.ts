/**
 * Why a call of the Bot API failed, as far as it matters for what to do next.
 * - flood: too many messages; wait `retryAfter` seconds for that chat
 * - migrated: the group is a supergroup now, under `migrateTo`
 * - gone: the bot was blocked, removed, or the chat is no more
 * - markup: the text's markup was refused; the same text plain will do
 * - unchanged: an edit that changes nothing
 * - refused: any other 4xx; trying again will not help
 * - unauthorized: the token is wrong or was revoked
 * - conflict: another process polls, or a webhook is set
 * - unreachable: the call did not get there
 * - unclear: the call may or may not have taken effect (5xx, a cut connection, no answer in time, an answer that is not JSON)
 * - aborted: we gave up ourselves
 */
export type ApiFaultKind =
  | "flood"
  | "migrated"
  | "gone"
  | "markup"
  | "unchanged"
  | "refused"
  | "unauthorized"
  | "conflict"
  | "unreachable"
  | "unclear"
  | "aborted";

/** A call of the Bot API that failed. The message holds no token and nothing of what was sent. */
export class ApiFault extends Error {
  readonly kind: ApiFaultKind;
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** Seconds, for "flood". */
  readonly retryAfter: number;
  /** For "migrated". */
  readonly migrateTo: number | undefined;

  constructor(
    kind: ApiFaultKind,
    description: string,
    details: { status?: number; retryAfter?: number; migrateTo?: number } = {},
  ) {
    super(description);
    this.name = "ApiFault";
    this.kind = kind;
    this.status = details.status;
    this.retryAfter = details.retryAfter ?? 0;
    this.migrateTo = details.migrateTo;
  }
}

/** Seconds to wait where a 429 does not say. */
const DEFAULT_RETRY_AFTER = 5;

/** What a refusal by Telegram means; `description` is Telegram's own. */
export function faultOfRefusal(
  status: number,
  description: string,
  parameters: { retry_after?: number; migrate_to_chat_id?: number } = {},
): ApiFault {
  const fault = (kind: ApiFaultKind, details = {}) => new ApiFault(kind, description, { status, ...details });
  if (status === 429) return fault("flood", { retryAfter: parameters.retry_after ?? DEFAULT_RETRY_AFTER });
  if (parameters.migrate_to_chat_id !== undefined) {
    return fault("migrated", { migrateTo: parameters.migrate_to_chat_id });
  }
  if (status >= 500) return fault("unclear");
  if (status === 401 || status === 404) return fault(status === 401 ? "unauthorized" : "refused");
  if (status === 403) return fault("gone");
  if (status === 409) return fault("conflict");
  // The Bot API tells these apart by its texts alone: each has the code 400.
  if (/can't parse entities|ENTIT(Y|IES)_/u.test(description)) return fault("markup");
  if (/message is not modified/u.test(description)) return fault("unchanged");
  if (/chat not found|user is deactivated|group chat was (deleted|deactivated)/u.test(description)) {
    return fault("gone");
  }
  return fault("refused");
}

/** Codes of errors that come before a request has left. */
const NOT_SENT: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "ENETDOWN",
  "CERT_HAS_EXPIRED",
]);

/** What an error below HTTP means. */
export function faultOfTransport(error: unknown): ApiFault {
  const { name, code, type } = error as { name?: string; code?: string; type?: string };
  if (name === "AbortError" || type === "aborted") return new ApiFault("aborted", "the call was given up");
  const kind = NOT_SENT.has(code ?? "") ? "unreachable" : "unclear";
  // Only the kind of error: the message of some holds the address, and with it the token.
  return new ApiFault(kind, `no answer from the Bot API (${code ?? type ?? name ?? "unknown"})`);
}
