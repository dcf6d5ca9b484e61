import { ConfigError } from "../errors.ts";
import type { Logger } from "../logging.ts";
import type { ApiClient } from "./api-client.ts";
import { ApiFault } from "./api-fault.ts";
import { WANTED_UPDATES } from "./incoming.ts";
import type { Me } from "./people.ts";
import { growingWait, pause } from "./waiting.ts";

/** How updates come by webhook instead of by polling. */
export interface WebhookSettings {
  /** The address Telegram posts to. */
  readonly url: string;
  /** What Telegram sends along with each post. */
  readonly secret: string;
}

/** The token was refused: nothing helps but another one. */
export function tokenRefused(): ConfigError {
  return new ConfigError(
    "Telegram refused TELEGRAM_BOT_TOKEN: it is wrong or was revoked. Get the current one from @BotFather (/mybots, API Token) and set it.",
  );
}

interface Waiting {
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Asks Telegram who the bot is and tells it how updates are to come; tries until it answers.
 * @throws ConfigError when the token or the webhook's address is refused; ApiFault "aborted" when the signal ends it
 */
export async function connect(
  client: ApiClient,
  { webhook, ...waiting }: Waiting & { readonly webhook: WebhookSettings | undefined },
): Promise<Me> {
  const user = await insist<{ id: number; username?: string }>(client, "getMe", {}, waiting);
  await setReceiving(client, webhook, waiting);
  return { id: user.id, username: user.username ?? "" };
}

async function setReceiving(
  client: ApiClient,
  webhook: WebhookSettings | undefined,
  waiting: Waiting,
): Promise<void> {
  if (!webhook) {
    await insist(client, "deleteWebhook", {}, waiting);
    return;
  }
  const payload = {
    url: webhook.url,
    secret_token: webhook.secret,
    allowed_updates: WANTED_UPDATES,
    max_connections: 40,
  };
  try {
    await insist(client, "setWebhook", payload, waiting);
  } catch (error) {
    if (error instanceof ApiFault && error.kind === "refused") {
      throw new ConfigError(`Telegram refused WEBHOOK_URL: ${error.message}`, { cause: error });
    }
    throw error;
  }
}

/**
 * Makes a call that the bot cannot begin without, as often as it takes.
 * @throws ConfigError when the token is refused; ApiFault for any other refusal, and "aborted" when the signal ends it
 */
async function insist<Result>(
  client: ApiClient,
  method: string,
  payload: object,
  { logger, signal }: Waiting,
): Promise<Result> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await client.call<Result>(method, payload, { signal });
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      // an address without a bot behind it is "Not Found", which is what a token of another form gives
      if (error.kind === "unauthorized" || error.status === 404) throw tokenRefused();
      if (!["flood", "unclear", "unreachable", "conflict"].includes(error.kind)) throw error;
      const wait = Math.max(error.retryAfter * 1_000, growingWait(failures));
      logger.warn({ method, reason: error.message, wait: Math.round(wait) }, "Telegram is not ready");
      await pause(wait, signal);
    }
  }
}
