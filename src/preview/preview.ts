import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import type { BotApi } from "../bot-api/bot-api.ts";
import { UserError } from "../errors.ts";
import { ActionError, type Actions, createActions } from "./actions.ts";
import { addCast } from "./cast.ts";
import type { PreviewArticles } from "./citations.ts";
import { createEventStream, type EventStream } from "./event-stream.ts";
import { HOST, isLoopback, ownPageOnly, secureHeaders, smallBodies } from "./guard.ts";
import { readPageFiles } from "./page-files.ts";

/** What the preview shows and where it reads. */
export interface PreviewOptions {
  /** The server whose world is shown; the bot is run on it by whoever calls. */
  readonly botApi: BotApi;
  /** Where a citation is opened. */
  readonly articles: PreviewArticles;
  /** Told of faults of the preview itself. */
  readonly onFault: (error: unknown) => void;
}

/** The preview: a chat page over a Bot API server on loopback. */
export interface Preview {
  /** The Telegram id of the person who is shown as the bot's admin; to be among the bot's admins. */
  readonly adminId: number;
  /**
   * Serves the page on 127.0.0.1. Default port 8080; 0 takes any free one.
   * @throws UserError for a host that is not loopback, or a port that is taken or not allowed
   */
  listen(address?: { port?: number; host?: string }): Promise<{ url: string; close(): Promise<void> }>;
}

const DEFAULT_PORT = 8080;
/** The page's files are small and may change under a developer's hands. */
const REVALIDATE = "no-cache";

/**
 * Puts people and chats into the server's world, and serves a page on which one is any of them.
 *
 * ```ts
 * const botApi = createBotApi({ flood: true, privacyMode: false });
 * const { url } = await botApi.listen();
 * const preview = createPreview({ botApi, articles, onFault: (error) => logger.error(error) });
 * const bot = createBot({ apiRoot: url, token: botApi.token, adminIds: [preview.adminId] });
 * const page = await preview.listen({ port: config.PREVIEW_PORT });   // page.url, page.close()
 * ```
 */
export function createPreview({ botApi, articles, onFault }: PreviewOptions): Preview {
  const cast = addCast(botApi.world);
  const actions = createActions({ botApi, cast, articles });
  return {
    adminId: cast.admin.id,
    async listen({ port = DEFAULT_PORT, host = HOST } = {}) {
      if (!isLoopback(host)) {
        throw new UserError(
          `the preview is bound to loopback only: got host "${host}", expected ${HOST} or localhost.`,
        );
      }
      const events = createEventStream(botApi, cast);
      const server = createAdaptorServer({ fetch: createApp({ actions, events, onFault }).fetch });
      try {
        await new Promise<void>((resolve, reject) => {
          server.once("error", reject);
          server.listen(port, HOST, resolve);
        });
      } catch (error) {
        events.close();
        throw explainListening(error, port);
      }
      return {
        url: `http://localhost:${(server.address() as AddressInfo).port}`,
        async close() {
          events.close();
          await new Promise<void>((resolve) => {
            server.close(() => resolve());
            if ("closeAllConnections" in server) server.closeAllConnections();
          });
        },
      };
    },
  };
}

function createApp(parts: {
  actions: Actions;
  events: EventStream;
  onFault: (error: unknown) => void;
}): Hono {
  const app = new Hono();
  const files = readPageFiles();
  app.use(secureHeaders, ownPageOnly);
  app.get("/api/events", (context) => parts.events.respond(context));
  app.post("/api/:action", smallBodies, async (context) => {
    const run = parts.actions.get(context.req.param("action"));
    if (!run) throw new ActionError(404, "there is no such action");
    if (!/^application\/json\b/iu.test(context.req.header("content-type") ?? ""))
      throw new ActionError(400, "a request is JSON");
    const body = parseJson(await context.req.text());
    return context.json((await run(body)) ?? {});
  });
  app.get("*", (context) => {
    const file = files.get(context.req.path);
    if (!file) return context.json({ error: "not found" }, 404);
    return context.body(file.body, 200, { "Content-Type": file.contentType, "Cache-Control": REVALIDATE });
  });
  app.notFound((context) => context.json({ error: "not found" }, 404));
  app.onError((error, context) => {
    if (error instanceof ActionError) return context.json({ error: error.message }, error.status);
    parts.onFault(error);
    return context.json({ error: "the preview failed; the log says why" }, 500);
  });
  return app;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ActionError(400, `a request is JSON: ${(error as Error).message}`);
  }
}

function explainListening(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const reason =
    code === "EADDRINUSE" ? "is taken by another program" : code === "EACCES" ? "is not allowed" : undefined;
  if (reason === undefined) return error;
  return new UserError(
    `the preview cannot be served: port ${port} of ${HOST} ${reason}. Set PREVIEW_PORT to a free port, such as PREVIEW_PORT=${port === 8090 ? 8091 : 8090}.`,
    { cause: error },
  );
}
