import { request } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { createLogger } from "../../src/logging.ts";
import { type Listening, listen } from "../../src/server/listening.ts";
import { createWebhookListener, type WebhookOptions } from "../../src/server/webhook.ts";

const SECRET = "a-secret-of-some-length";

async function serve(options: Partial<WebhookOptions> = {}) {
  const received: unknown[] = [];
  const log: string[] = [];
  const destination = { write: (line: string) => log.push(line) } as unknown as NodeJS.WritableStream;
  const listener = createWebhookListener({
    path: "/hook",
    secret: SECRET,
    receive(raw) {
      received.push(...raw);
      return true;
    },
    logger: createLogger({ level: "debug", secrets: [SECRET], destination }),
    ...options,
  });
  const server = await listen(listener, { what: "webhook", host: "127.0.0.1", port: 0 });
  onTestFinished(() => server.close());
  return { server, received, log };
}

/** Posts chunks one by one, so that a letter can come in two. */
function post(
  server: Listening,
  chunks: readonly Uint8Array[],
  { path = "/hook", method = "POST", secret = SECRET as string | null } = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = secret === null ? {} : { "x-telegram-bot-api-secret-token": secret };
    const call = request({ port: server.port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.on("error", reject);
    const next = (index: number) => {
      const chunk = chunks[index];
      if (chunk === undefined) call.end();
      else call.write(chunk, () => setTimeout(() => next(index + 1), 5));
    };
    next(0);
  });
}

const bytes = (text: string) => Buffer.from(text);

describe("the webhook", () => {
  it("joins bytes before it decodes them: a chunk may end inside a letter", async () => {
    const { server, received } = await serve();
    const body = bytes(JSON.stringify({ update_id: 1, text: "Қазақстан 👩‍👩‍👧" }));
    const chunks = Array.from({ length: Math.ceil(body.length / 5) }, (_, n) =>
      body.subarray(n * 5, n * 5 + 5),
    );
    expect(await post(server, chunks)).toBe(200);
    expect(received).toEqual([{ update_id: 1, text: "Қазақстан 👩‍👩‍👧" }]);
  });

  it.each([null, "", "wrong", `${SECRET}x`, SECRET.toUpperCase()])(
    "refuses the secret %s",
    async (secret) => {
      const { server, received, log } = await serve();
      expect(await post(server, [bytes("{}")], { secret })).toBe(401);
      expect(received).toEqual([]);
      expect(log.join("")).not.toContain(SECRET);
    },
  );

  it("refuses other paths and methods", async () => {
    const { server } = await serve();
    expect(await post(server, [bytes("{}")], { path: "/other" })).toBe(404);
    expect(await post(server, [], { method: "GET" })).toBe(405);
  });

  it("refuses a body that is too large or no JSON", async () => {
    const { server, received } = await serve({ mostBytes: 100 });
    expect(await post(server, [bytes("x".repeat(60)), bytes("x".repeat(60))])).toBe(413);
    expect(await post(server, [bytes("{")])).toBe(400);
    expect(received).toEqual([]);
  });

  it("says 200 only when the update is stored", async () => {
    const full = await serve({ receive: () => false });
    expect(await post(full.server, [bytes("{}")])).toBe(503);
    const failing = await serve({
      receive() {
        throw new Error("database or disk is full");
      },
    });
    expect(await post(failing.server, [bytes("{}")])).toBe(500);
    expect(failing.log.join("")).toContain("disk is full");
  });
});
