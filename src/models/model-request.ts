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

/** Bounds of the calls of a model. */
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
