import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Logger } from "../logging.ts";

/** Where updates go that Telegram posts. */
export interface WebhookOptions {
  /** The path Telegram posts to. */
  readonly path: string;
  /** What Telegram sends along in `X-Telegram-Bot-Api-Secret-Token`. */
  readonly secret: string;
  /** Stores updates. @returns false where too much waits. @throws where they cannot be stored */
  readonly receive: (raw: readonly unknown[]) => boolean;
  readonly logger: Logger;
  /** Most bytes of a body. Default 1 MiB; Telegram's updates are far smaller. */
  readonly mostBytes?: number;
}

const MOST_BYTES = 1024 * 1024;
const SECRET_HEADER = "x-telegram-bot-api-secret-token";

/**
 * Takes updates that Telegram posts: 200 only once they are stored, so that Telegram sends again whatever was not. Who does not
 * know the secret learns nothing, and its body is not read.
 */
export function createWebhookListener(options: WebhookOptions): RequestListener {
  return (request, response) => {
    handle(request, options).then(
      (status) => answer(response, status),
      (error: unknown) => {
        options.logger.error({ err: error }, "update by webhook not stored");
        answer(response, 500);
      },
    );
  };
}

async function handle(request: IncomingMessage, options: WebhookOptions): Promise<number> {
  if (new URL(request.url ?? "/", "http://localhost").pathname !== options.path) return 404;
  if (request.method !== "POST") return 405;
  if (!isSecret(request.headers[SECRET_HEADER], options.secret)) {
    options.logger.warn("webhook called without the secret");
    return 401;
  }
  const body = await readBody(request, options.mostBytes ?? MOST_BYTES);
  if (body === null) return 413;
  const update = parse(body);
  // What is no JSON never becomes any: it must not be sent again.
  if (update === undefined) return 400;
  return options.receive([update]) ? 200 : 503;
}

/** Compared through their hashes, which are of one length, in constant time. */
function isSecret(given: string | string[] | undefined, secret: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(typeof given === "string" ? given : ""), hash(secret));
}

/** The body as bytes, decoded by the caller: a chunk may end inside a letter. null where it is too large. */
async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  // The connection must outlive a body that is too large, or the refusal would not arrive.
  const parts: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of parts) {
    size += chunk.length;
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function answer(response: ServerResponse, status: number): void {
  if (response.headersSent || response.destroyed) return;
  // where the body was not read, or not to its end, the connection cannot serve another request
  response.writeHead(status, { "content-length": 0, ...(status !== 200 && { connection: "close" }) }).end();
}
