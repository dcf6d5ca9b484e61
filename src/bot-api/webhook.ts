import { badRequest } from "./api-error.ts";
import type { Update } from "./objects.ts";
import type { UpdateQueue } from "./update-queue.ts";

/** Where updates are posted to, and how. */
export interface WebhookSettings {
  /** "" for none. Loopback addresses only, plain HTTP being fine there. */
  url: string;
  secret: string;
  maxConnections: number;
}

/** How patient a webhook's sender is, in milliseconds. */
export interface WebhookPatience {
  /** After this a request is given up and counts as failed. Telegram: 60,000. */
  giveUp: number;
  /** Wait before the first repetition; doubles with each up to `longestWait`. */
  firstWait: number;
  longestWait: number;
}

const DEFAULT_MAX_CONNECTIONS = 40;
const NONE: WebhookSettings = { url: "", secret: "", maxConnections: DEFAULT_MAX_CONNECTIONS };

/**
 * Posts updates to the bot's server: those of one chat one after another, chats side by side up to `max_connections`. What is
 * not answered with 2xx is posted again with growing waits. An answer may hold a method to call, as Telegram allows.
 */
export class Webhook {
  readonly #updates: UpdateQueue;
  readonly #patience: WebhookPatience;
  readonly #callMethod: (parameters: Record<string, unknown>) => Promise<unknown>;
  readonly #busy = new Map<string, Update>();
  #settings = NONE;
  #generation = new AbortController();
  #lastError: { date: number; message: string } | undefined;

  /** @param callMethod carries out `{"method": ..., ...}` found in an answer */
  constructor(options: {
    updates: UpdateQueue;
    patience: WebhookPatience;
    callMethod: (parameters: Record<string, unknown>) => Promise<unknown>;
  }) {
    this.#updates = options.updates;
    this.#patience = options.patience;
    this.#callMethod = options.callMethod;
  }

  get url(): string {
    return this.#settings.url;
  }

  /** @throws ApiError 400 for an address that is not on loopback */
  set(settings: WebhookSettings): void {
    if (settings.url !== "") checkAddress(settings.url);
    this.remove();
    this.#settings = settings;
  }

  start(): void {
    if (this.url === "") return;
    this.#updates.onPending = () => this.#deliverNext();
    this.#deliverNext();
  }

  remove(): void {
    this.#generation.abort();
    this.#generation = new AbortController();
    this.#updates.onPending = undefined;
    this.#settings = NONE;
    this.#busy.clear();
  }

  /** The result of getWebhookInfo. */
  info(): Record<string, unknown> {
    const allowed = this.#updates.allowed;
    return {
      url: this.url,
      has_custom_certificate: false,
      pending_update_count: this.#updates.size,
      ...(this.url !== "" && { max_connections: this.#settings.maxConnections, ip_address: "127.0.0.1" }),
      ...(this.#lastError && {
        last_error_date: this.#lastError.date,
        last_error_message: this.#lastError.message,
      }),
      ...(allowed && { allowed_updates: allowed }),
    };
  }

  #deliverNext(): void {
    if (this.url === "") return;
    for (const update of this.#updates.pending) {
      if (this.#busy.size >= this.#settings.maxConnections) return;
      const lane = laneOf(update);
      if (this.#busy.has(lane)) continue;
      this.#busy.set(lane, update);
      void this.#deliver(update, lane, this.#settings, this.#generation.signal);
    }
  }

  async #deliver(update: Update, lane: string, settings: WebhookSettings, ended: AbortSignal): Promise<void> {
    let wait = this.#patience.firstWait;
    while (!ended.aborted) {
      const failure = await this.#post(update, settings, ended);
      if (ended.aborted) return;
      if (failure === undefined) break;
      this.#lastError = { date: Math.floor(Date.now() / 1000), message: failure };
      await pause(wait, ended);
      wait = Math.min(wait * 2, this.#patience.longestWait);
    }
    if (ended.aborted) return;
    this.#updates.remove(update);
    this.#busy.delete(lane);
    this.#deliverNext();
  }

  /** Posts once; returns what went wrong, in Telegram's words, or nothing. */
  async #post(update: Update, settings: WebhookSettings, ended: AbortSignal): Promise<string | undefined> {
    try {
      const response = await fetch(settings.url, {
        method: "POST",
        redirect: "manual",
        headers: {
          "content-type": "application/json",
          ...(settings.secret !== "" && { "x-telegram-bot-api-secret-token": settings.secret }),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.any([ended, AbortSignal.timeout(this.#patience.giveUp)]),
      });
      const body = await response.text();
      if (!response.ok) return `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      await this.#carryOut(body);
      return undefined;
    } catch (error) {
      const name = (error as Error).name;
      if (name === "TimeoutError") return "Read timeout expired";
      return name === "TypeError" ? "Connection failed" : String(error);
    }
  }

  async #carryOut(body: string): Promise<void> {
    if (!body.startsWith("{")) return;
    let answer: unknown;
    try {
      answer = JSON.parse(body);
    } catch (error) {
      if (error instanceof SyntaxError) return;
      throw error;
    }
    if (typeof answer === "object" && answer !== null && "method" in answer) {
      await this.#callMethod(answer as Record<string, unknown>);
    }
  }
}

function checkAddress(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !["http:", "https:"].includes(url.protocol))
    throw badRequest("bad webhook: invalid webhook URL specified");
  if (!["127.0.0.1", "localhost", "[::1]"].includes(url.hostname)) {
    throw badRequest(`bad webhook: this loopback server posts to loopback only, not to ${url.hostname}`);
  }
}

/** Updates of one chat, or of one person's queries, come one after another. */
function laneOf(update: Update): string {
  for (const [kind, payload] of Object.entries(update ?? {})) {
    if (typeof payload !== "object" || payload === null) continue;
    const { chat, from } = payload as { chat?: { id?: unknown }; from?: { id?: unknown } };
    return kind.endsWith("_query") ? `${kind}/${String(from?.id)}` : `chat/${String(chat?.id)}`;
  }
  return "other";
}

function pause(milliseconds: number, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      ended.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    ended.addEventListener("abort", finish);
  });
}
