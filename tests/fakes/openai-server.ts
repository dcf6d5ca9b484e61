import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What goes wrong on the stub's side. */
export type StubFault =
  | "hang"
  | "headers-only"
  | "drip"
  | "stall"
  | "401"
  | "404"
  | "429"
  | "429-long"
  | "500"
  | "empty"
  | "truncated"
  | "cut-by-length"
  | "wrong-json"
  | "html"
  | "closed"
  | "endless";

/** A message as it reached the stub. */
export interface StubMessage {
  readonly role: string;
  readonly content: string;
}

/** What the stub does with a request: writes a text, or fails. */
export type StubReply =
  | {
      readonly text: string;
      /** Send it in one piece even where a stream is asked for, as servers do that know none. */
      readonly whole?: boolean;
      /** Say how many tokens it took, as most servers do. */
      readonly usage?: boolean;
      /** Milliseconds between two parts of a stream; at once unless told. */
      readonly everyMs?: number;
    }
  | { readonly fault: StubFault };

/** A server on loopback that speaks as much of OpenAI's API as the bot uses. */
export interface OpenAiServer {
  /** Up to and with `/v1`. */
  readonly url: string;
  readonly requests: readonly {
    readonly path: string;
    readonly authorization: string;
    readonly body: ChatBody;
  }[];
  /** Says what to do from now on; a function is asked anew for each request. */
  answerWith(reply: StubReply | ((messages: readonly StubMessage[], request: number) => StubReply)): void;
  close(): Promise<void>;
}

interface ChatBody {
  readonly messages?: readonly StubMessage[];
  readonly stream?: boolean;
  readonly input?: string | readonly string[];
  readonly model?: string;
  readonly response_format?: unknown;
}

type Every = (milliseconds: number, response: ServerResponse, work: () => void) => void;

/** Milliseconds between two tokens of a drip. */
const DRIP_MS = 60;

/** Starts the server on a free port. */
export async function startOpenAiServer(): Promise<OpenAiServer> {
  let choose: (messages: readonly StubMessage[], request: number) => StubReply = () => ({ text: "ok" });
  const requests: { path: string; authorization: string; body: ChatBody }[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const every: Every = (milliseconds, response, work) => {
    const timer = setInterval(work, milliseconds);
    timers.add(timer);
    response.on("close", () => clearInterval(timer));
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(parts).toString("utf8") || "{}") as ChatBody;
      requests.push({ path: request.url ?? "", authorization: request.headers.authorization ?? "", body });
      if (request.url?.endsWith("/embeddings")) {
        sendEmbeddings(response, body);
        return;
      }
      const reply = choose(body.messages ?? [], requests.length);
      if ("fault" in reply) FAULTS[reply.fault](response, body, every);
      else if (!body.stream || reply.whole) sendWhole(response, reply.text, reply.usage);
      else if (reply.everyMs) sendSlowly(response, reply.text, reply.everyMs, every);
      else sendStream(response, reply.text, "stop", reply.usage);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    answerWith(reply) {
      choose = typeof reply === "function" ? reply : () => reply;
    },
    async close() {
      for (const timer of timers) clearInterval(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const chunk = (content: string, finish: string | null = null): string =>
  `data: ${JSON.stringify({
    id: "stub",
    object: "chat.completion.chunk",
    created: 0,
    model: "stub",
    choices: [
      { index: 0, delta: content === "" ? {} : { role: "assistant", content }, finish_reason: finish },
    ],
  })}\n\n`;

const usage = `data: ${JSON.stringify({ id: "stub", object: "chat.completion.chunk", created: 0, model: "stub", choices: [], usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 } })}\n\n`;

const startStream = (response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "text/event-stream" });
};

const partsOf = (text: string): string[] => text.match(/[\s\S]{1,12}/gu) ?? [];
const endOfStream = (finish: string, tellsUse = true): string =>
  `${chunk("", finish)}${tellsUse ? usage : ""}data: [DONE]\n\n`;

function sendStream(response: ServerResponse, text: string, finish = "stop", tellsUse = true): void {
  startStream(response);
  for (const part of partsOf(text)) response.write(chunk(part));
  response.end(endOfStream(finish, tellsUse));
}

function sendSlowly(response: ServerResponse, text: string, milliseconds: number, every: Every): void {
  startStream(response);
  const parts = partsOf(text);
  every(milliseconds, response, () => {
    const part = parts.shift();
    if (part !== undefined) response.write(chunk(part));
    else if (!response.writableEnded) response.end(endOfStream("stop"));
  });
}

function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(value));
}

function sendWhole(response: ServerResponse, text: string, tellsUse = true): void {
  sendJson(response, 200, {
    id: "stub",
    object: "chat.completion",
    created: 0,
    model: "stub",
    choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }],
    ...(tellsUse ? { usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 } } : {}),
  });
}

/** Vectors of two numbers that depend on the text alone. */
function sendEmbeddings(response: ServerResponse, body: ChatBody): void {
  const inputs = typeof body.input === "string" ? [body.input] : (body.input ?? []);
  const data = inputs.map((text, index) => ({ object: "embedding", index, embedding: [text.length, 1] }));
  sendJson(response, 200, {
    object: "list",
    model: body.model,
    data,
    usage: { prompt_tokens: 1, total_tokens: 1 },
  });
}

const refusal = (message: string) => ({ error: { message, type: "stub", code: null } });

/** What each fault does with a response. */
const FAULTS: Readonly<Record<StubFault, (response: ServerResponse, body: ChatBody, every: Every) => void>> =
  {
    hang: () => {},
    "headers-only": (response) => {
      startStream(response);
      response.flushHeaders();
    },
    drip: (response, _body, every) => {
      startStream(response);
      every(DRIP_MS, response, () => response.write(chunk("a ")));
    },
    stall: (response) => {
      startStream(response);
      response.write(chunk("A word and then "));
    },
    "401": (response) => sendJson(response, 401, refusal("Incorrect API key provided: sk-very-secret")),
    "404": (response) => sendJson(response, 404, refusal("The model does not exist")),
    "429": (response) => sendJson(response, 429, refusal("slow down"), { "retry-after": "0.05" }),
    "429-long": (response) => sendJson(response, 429, refusal("slow down"), { "retry-after": "3600" }),
    "500": (response) => sendJson(response, 500, refusal("oops")),
    empty: (response, body) => (body.stream ? sendStream(response, "") : sendWhole(response, "")),
    truncated: (response) => {
      startStream(response);
      response.write(chunk("The agreement was "));
      setTimeout(() => response.destroy(), 20);
    },
    "cut-by-length": (response) => sendStream(response, "The agreement was signed by", "length"),
    "wrong-json": (response) => {
      startStream(response);
      response.end('data: {"choices": [{"delta": {"content": "half\n\ndata: [DONE]\n\n');
    },
    html: (response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.end("<html><body>Sign in to the hotel's network</body></html>");
    },
    closed: (response) => {
      response.destroy();
    },
    endless: (response, _body, every) => {
      startStream(response);
      every(1, response, () => response.write(chunk("again and again and again ".repeat(20))));
    },
  };
