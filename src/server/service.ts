import type { Assistant } from "../assistant/assistant.ts";
import type { Config } from "../config.ts";
import { ConfigError } from "../errors.ts";
import type { Logger } from "../logging.ts";
import type { State } from "../state/state.ts";
import { type Bot, type BotOptions, createBot } from "../telegram/bot.ts";
import type { Reindex } from "../telegram/reindexing.ts";
import { healthPage } from "./health.ts";
import { type Listening, listen } from "./listening.ts";
import { createWebhookListener } from "./webhook.ts";

/** Milliseconds for an answer beyond what a model may take. */
const BEYOND_MODEL = 25_000;

export interface ServiceOptions {
  readonly config: Config;
  readonly assistant: Assistant;
  readonly state: State;
  readonly reindex: Reindex;
  readonly logger: Logger;
  /** Instead of TELEGRAM_BOT_TOKEN and TELEGRAM_API_ROOT: for a bot on a server of our own. */
  readonly api?: { readonly token: string; readonly root: string };
  /** What the settings do not say. */
  readonly bot?: Partial<Pick<BotOptions, "pace" | "answerDeadline" | "concurrency" | "drain">>;
}

/** The bot with its health and webhook servers. */
export interface Service {
  readonly bot: Bot;
  /**
   * Starts the servers and lets the bot connect, which takes as long as Telegram cannot be reached.
   * @returns where health and metrics are served
   * @throws ListenError where a port is taken; nothing is left running then
   */
  start(): Promise<{ readonly health: string }>;
  /**
   * Resolves when the service was stopped. Rejects, stopped as well, with a fault that another start would not mend: a
   * ConfigError where Telegram refuses a setting.
   */
  readonly ended: Promise<void>;
  /** Stops the bot, then the servers. Never fails; may be called at any time. */
  stop(): Promise<void>;
}

/** Puts the bot and its servers together as the settings say; the caller owns the assistant and the state and closes them after. */
export function createService(options: ServiceOptions): Service {
  const { config, logger } = options;
  const bot = createBot(botOptions(options));
  const servers: Listening[] = [];
  const stop = async () => {
    await bot.stop();
    await Promise.all(servers.map((server) => server.close()));
  };
  let fail: (reason: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const ended = Promise.race([bot.ended, failed]).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  // whoever listens later still gets it
  ended.catch(() => undefined);
  return {
    bot,
    ended,
    stop,
    async start() {
      const { HEALTH_HOST: host, HEALTH_PORT: port } = config;
      const health = await listen(healthListener(options, bot), { what: "health", host, port });
      servers.push(health);
      try {
        if (usesWebhook(options)) servers.push(await serveWebhook(options, bot));
      } catch (error) {
        await stop();
        throw error;
      }
      bot.start().catch(fail);
      logger.info({ health: health.url }, "health and metrics are served");
      return { health: health.url };
    },
  };
}

const usesWebhook = ({ config, api }: ServiceOptions): boolean =>
  config.WEBHOOK_URL !== undefined && api === undefined;

function botOptions(options: ServiceOptions): BotOptions {
  const { config, assistant, state, reindex, logger, api } = options;
  const token = api?.token ?? config.TELEGRAM_BOT_TOKEN;
  if (token === undefined)
    throw new ConfigError("TELEGRAM_BOT_TOKEN is not set: get a token from @BotFather.");
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret } = config;
  return {
    ...{ token, assistant, state, reindex, logger },
    apiRoot: api?.root ?? config.TELEGRAM_API_ROOT,
    admins: config.ADMIN_IDS,
    allowedChats: config.ALLOWED_CHATS,
    answerDeadline: config.LLM_TIMEOUT * 1_000 + BEYOND_MODEL,
    questionsPerMinute: { user: config.QUESTIONS_PER_MINUTE, chat: config.CHAT_QUESTIONS_PER_MINUTE },
    ...(usesWebhook(options) && url !== undefined && secret !== undefined && { webhook: { url, secret } }),
    ...options.bot,
  };
}

function healthListener({ assistant, logger }: ServiceOptions, bot: Bot): Parameters<typeof listen>[0] {
  const health = {
    isAlive: () => bot.health().receiving,
    isReady: () => isOpen(assistant),
    registry: bot.metrics.registry,
  };
  return (request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    healthPage(path, health).then(
      (page) => {
        const { status, contentType, body } = page ?? {
          status: 404,
          contentType: "text/plain",
          body: "there are /healthz, /readyz and /metrics\n",
        };
        response.writeHead(status, { "content-type": contentType }).end(body);
      },
      (error: unknown) => {
        logger.error({ err: error }, "health page failed");
        response.writeHead(500).end();
      },
    );
  };
}

function isOpen(assistant: Assistant): boolean {
  try {
    assistant.status();
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

function serveWebhook({ config, logger }: ServiceOptions, bot: Bot): Promise<Listening> {
  const path = new URL(config.WEBHOOK_URL ?? "http://localhost/").pathname;
  const listener = createWebhookListener({
    path,
    secret: config.WEBHOOK_SECRET ?? "",
    receive: bot.receive,
    logger,
  });
  // behind a proxy that ends TLS, on this host or in another container
  return listen(listener, { what: "webhook", host: "0.0.0.0", port: config.WEBHOOK_PORT });
}
