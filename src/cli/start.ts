import { mkdirSync } from "node:fs";
import { config as readDotenv } from "dotenv";
import type { ExplainingAssistant } from "../assistant/create-assistant.ts";
import {
  bringUpToDate,
  type Folders,
  openAssistant,
  openWorkshop,
  reindex,
  type Workshop,
} from "../assistant/open-assistant.ts";
import { budgetLimits, type OpenModel, openModel } from "../assistant/open-model.ts";
import type { Turn } from "../assistant/turns.ts";
import { type Config, loadConfig, secretsOf } from "../config.ts";
import { createLogger, type Logger } from "../logging.ts";
import type { PreviewArticles } from "../preview/citations.ts";
import { createService, type Service } from "../server/service.ts";
import { openState, type State } from "../state/state.ts";
import type { Reindex } from "../telegram/reindexing.ts";
import { stateFile } from "./open.ts";

/** Everything the bot runs on, opened in this order and closed in the other. */
interface Running {
  readonly config: Config;
  readonly logger: Logger;
  readonly state: State;
  readonly assistant: ExplainingAssistant;
  readonly reindex: Reindex;
}

/**
 * Runs the bot, or the preview where there is no token, until `stopping` resolves or it ends by itself.
 * @throws UserError for what a person can mend: a setting, a taken port, a refused token
 */
export async function start(stopping: Promise<string>): Promise<void> {
  readDotenv({ quiet: true });
  const config = loadConfig(process.env);
  const logger = createLogger({ level: config.LOG_LEVEL, secrets: secretsOf(process.env) });
  const running = await open(config, logger);
  const service =
    config.TELEGRAM_BOT_TOKEN === undefined ? await startPreview(running) : await startBot(running);
  const ended = await Promise.race([service.ended.then(() => "ended", fail), stopping]);
  if (ended !== "ended") logger.info({ signal: ended }, "stopping");
  await service.stop();
  running.assistant.close();
  running.state.close();
}

async function open(config: Config, logger: Logger): Promise<Running> {
  const folders: Folders = { corpus: config.CORPUS_DIR, data: config.DATA_DIR };
  mkdirSync(folders.data, { recursive: true });
  const workshop = openWorkshop(config);
  // A preview's Telegram begins anew at every start, so what was kept of the one before must not meet it.
  const file = config.TELEGRAM_BOT_TOKEN === undefined ? ":memory:" : stateFile(folders);
  const state = openState({ file });
  const budget = state.tokens(budgetLimits(config));
  const opening = await openModel({ config, lexicon: workshop.lexicon, budget });
  if (opening?.fault) logger.warn(`answers are extractive: ${opening.fault}`);
  else if (opening) logger.info({ model: config.LLM_MODEL }, "answers are written by a model and checked");
  const model = opening?.model;
  const built = await bringUpToDate({ folders, workshop, model: model?.client });
  for (const { file, reason } of built?.corpus.skipped ?? [])
    logger.warn({ file, reason }, "an article was passed over");
  if (built)
    logger.info(
      { ...built.report.manifest.counts, generation: built.report.manifest.generation },
      "the index was built",
    );
  const threshold = config.ANSWER_THRESHOLD;
  const assistant = openAssistant({
    folders,
    workshop,
    turns: state.turns<Turn>(),
    onError: (error) => logger.error(error, "a new generation cannot be served"),
    ...(threshold === undefined ? {} : { threshold }),
    model,
  });
  return { config, logger, state, assistant, reindex: reindexWith(folders, workshop, model) };
}

function reindexWith(folders: Folders, workshop: Workshop, model: OpenModel | undefined): Reindex {
  return async (onProgress, signal) => {
    const { report, corpus, reading } = await reindex({
      ...{ folders, workshop, onProgress, signal },
      model: model?.client,
    });
    const { articles, passages } = report.manifest.counts;
    return { articles, passages, milliseconds: report.milliseconds, skipped: corpus.skipped, reading };
  };
}

async function startBot(running: Running): Promise<Service> {
  const service = createService(running);
  const { health } = await service.start();
  running.logger.info(
    `the bot is running; health and metrics: ${health}/healthz ${health}/readyz ${health}/metrics`,
  );
  return service;
}

/** The same bot on a Bot API server of our own, with a chat page in front of it. */
async function startPreview(running: Running): Promise<Service> {
  const { createBotApi } = await import("../bot-api/bot-api.ts");
  const { createPreview } = await import("../preview/preview.ts");
  const { config, logger, assistant } = running;
  const botApi = createBotApi({ flood: true });
  const api = await botApi.listen();
  const preview = createPreview({
    botApi,
    articles: previewArticles(assistant),
    onFault: (error) => logger.error(error, "the preview failed"),
  });
  const page = await preview.listen({ port: config.PREVIEW_PORT });
  const admins = [...config.ADMIN_IDS, preview.adminId];
  const service = createService({
    ...running,
    config: { ...config, ADMIN_IDS: admins, ALLOWED_CHATS: undefined, WEBHOOK_URL: undefined },
    api: { token: botApi.token, root: api.url },
  });
  const { health } = await service.start();
  process.stdout.write(
    `TELEGRAM_BOT_TOKEN is not set, so this is a preview: open ${page.url} in a browser and ask.\n` +
      `Set the token BotFather gave you in .env to run the bot on Telegram. Health and metrics: ${health}/healthz\n`,
  );
  return {
    ...service,
    async stop() {
      await page.close();
      await service.stop();
      await api.close();
    },
  };
}

function previewArticles(assistant: ExplainingAssistant): PreviewArticles {
  return {
    list: async () => (await assistant.sources()).map(({ article, title }) => ({ id: article, title })),
    read: async (id) => {
      const article = await assistant.article(id);
      return article && { ...article, publishedOn: article.publishedOn ?? null, url: article.url ?? null };
    },
  };
}

function fail(error: unknown): never {
  throw error;
}
