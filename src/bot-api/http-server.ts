import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ApiError } from "./api-error.ts";
import { type Dispatch, errorReply, type Reply } from "./dispatch.ts";
import { DOWNLOAD_BYTES, type FileStore } from "./file-store.ts";
import { readParameters } from "./request-parameters.ts";

/** A server that listens. */
export interface Listening {
  /** Such as `http://127.0.0.1:40123`, to be given to a bot as its API root. */
  url: string;
  port: number;
  /** Stops listening and cuts what is open. */
  close(): Promise<void>;
}

interface Parts {
  token: string;
  dispatch: Dispatch;
  files: FileStore;
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);
/** Longer than any client keeps an idle connection, so that none is cut under a request. */
const KEEP_ALIVE_MS = 75_000;

/**
 * Serves `/bot<token>/<method>` and `/file/bot<token>/<path>`.
 * @param port 0 takes any free one
 * @throws Error for a host that is not loopback
 */
export async function listen(
  parts: Parts,
  { port = 0, host = "127.0.0.1" }: { port?: number; host?: string },
): Promise<Listening> {
  if (!LOOPBACK.has(host)) {
    throw new Error(
      `the Bot API server listens on loopback only: got host "${host}", expected 127.0.0.1, ::1 or localhost`,
    );
  }
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 }, (request, response) => {
    handle(parts, request, response).catch((error: unknown) => {
      // a fault of this server itself: it must be seen, not swallowed
      console.error(error);
      send(response, {
        kind: "json",
        status: 500,
        body: { ok: false, error_code: 500, description: String(error) },
      });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = host === "::1" ? "[::1]" : host;
  return { url: `http://${name}:${address.port}`, port: address.port, close: () => close(server) };
}

async function handle(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  try {
    send(response, await route(parts, request, gone.signal));
  } catch (error) {
    if (error instanceof ApiError) send(response, errorReply(error));
    else if (!gone.signal.aborted && (error as NodeJS.ErrnoException).code !== "ECONNRESET") throw error;
  }
}

async function route(parts: Parts, request: IncomingMessage, signal: AbortSignal): Promise<Reply> {
  // a page in a browser must not reach the bot by a name that someone else points at loopback
  if (!LOOPBACK.has(hostName(request))) return refusal(403, "Forbidden: loopback hosts only");
  const [path = "", query = ""] = (request.url ?? "/").split("?", 2);
  const file = /^\/file\/bot([^/]*)\/(.+)$/.exec(path);
  if (file) return fileReply(parts, decode(file[1] ?? ""), decode(file[2] ?? ""));
  const call = /^\/bot([^/]*)\/([^/]*)\/?$/.exec(path);
  if (!call) return refusal(404, "Not Found");
  if (decode(call[1] ?? "") !== parts.token) return refusal(401, "Unauthorized");
  if (request.method !== "GET" && request.method !== "POST") return refusal(405, "Method Not Allowed");
  const { parameters, uploads } = await readParameters(request, new URLSearchParams(query));
  return parts.dispatch(call[2] ?? "", parameters, { uploads, signal });
}

/** Never throws, unlike decodeURIComponent: what is no good escape stays as it is. */
function decode(part: string): string {
  return part.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) =>
    Buffer.from(escaped.replaceAll("%", ""), "hex").toString("utf8"),
  );
}

function hostName(request: IncomingMessage): string {
  return (request.headers.host ?? "").replace(/:[0-9]*$/, "").replace(/^\[|\]$/g, "");
}

function refusal(code: number, description: string): Reply {
  return errorReply(new ApiError(code, description));
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply.kind === "hang" || response.destroyed || response.headersSent) return;
  if (reply.kind === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  const body = bytesOf(reply);
  response.writeHead(reply.status, {
    "content-type": reply.kind === "json" ? "application/json" : reply.contentType,
    "content-length": body.byteLength,
  });
  response.end(body);
}

function bytesOf(reply: Reply & { kind: "json" | "raw" }): Uint8Array {
  if (reply.kind === "json") return Buffer.from(JSON.stringify(reply.body));
  return typeof reply.body === "string" ? Buffer.from(reply.body) : reply.body;
}

function fileReply({ token, files }: Parts, givenToken: string, path: string): Reply {
  if (givenToken !== token) return refusal(401, "Unauthorized");
  const file = files.byPath(path);
  if (!file || file.file_size > DOWNLOAD_BYTES) return refusal(404, "Not Found");
  return { kind: "raw", status: 200, body: file.bytes, contentType: "application/octet-stream" };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
