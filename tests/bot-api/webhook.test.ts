import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Chat, Update, User } from "../../src/bot-api/objects.ts";
import { type Client, startClient } from "./client.ts";

interface Delivery {
  update: Update;
  secret: string | undefined;
}

let api: Client;
let aida: User;
let chat: Chat;
let deliveries: Delivery[];
let respond: (response: ServerResponse, delivery: Delivery) => void;
let url: string;
let stop: () => void;

beforeEach(async () => {
  api = await startClient({ webhook: { firstWait: 5, longestWait: 10, giveUp: 100 } });
  aida = api.world.addUser();
  chat = api.world.addPrivateChat(aida);
  deliveries = [];
  respond = (response) => response.end();
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const delivery: Delivery = {
      update: JSON.parse(Buffer.concat(chunks).toString("utf8")) as Update,
      secret: request.headers["x-telegram-bot-api-secret-token"] as string | undefined,
    };
    deliveries.push(delivery);
    respond(response, delivery);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  stop = () => {
    server.close();
    server.closeAllConnections();
  };
});
afterEach(async () => {
  await api.close();
  stop();
});

const say = (text: string, to: Chat = chat) => api.world.say({ chat: to, from: aida, text });
const delivered = (count: number) => expect.poll(() => deliveries.length, { interval: 5 }).toBe(count);
const texts = () => deliveries.map(({ update }) => (update.message as { text: string }).text);
const pending = async () => (await api.ok("getWebhookInfo")).pending_update_count as number;

describe("a webhook", () => {
  it("gets what waited and what comes, with the secret, in order", async () => {
    say("waited");
    await api.ok("setWebhook", { url, secret_token: "s-1" });
    say("came");
    await delivered(2);
    expect(texts()).toEqual(["waited", "came"]);
    expect(deliveries.map(({ secret }) => secret)).toEqual(["s-1", "s-1"]);
    await expect.poll(pending, { interval: 5 }).toBe(0);
  });

  it("gets again what it did not take, and nothing of that chat before", async () => {
    let failures = 2;
    respond = (response) => {
      response.statusCode = failures-- > 0 ? 500 : 200;
      response.end();
    };
    await api.ok("setWebhook", { url });
    say("a");
    say("b");
    await delivered(4);
    expect(texts()).toEqual(["a", "a", "a", "b"]);
    expect(await api.ok("getWebhookInfo")).toMatchObject({
      url,
      last_error_message: "Wrong response from the webhook: 500 Internal Server Error",
    });
  });

  it("gets chats side by side, and again after the time to answer is over", async () => {
    const other = api.world.addGroup({ members: [aida] });
    respond = (response, { update }) => {
      const isStuck = (update.message as { text: string }).text === "stuck" && deliveries.length === 1;
      if (!isStuck) response.end();
    };
    await api.ok("setWebhook", { url });
    say("stuck");
    await delivered(1);
    say("free", other);
    await delivered(3);
    expect(texts()).toEqual(["stuck", "free", "stuck"]);
    expect(await api.ok("getWebhookInfo")).toMatchObject({ last_error_message: "Read timeout expired" });
  });

  it("may answer with a method", async () => {
    respond = (response) =>
      response.end(JSON.stringify({ method: "sendMessage", chat_id: chat.id, text: "yes" }));
    await api.ok("setWebhook", { url });
    say("?");
    expect((await api.world.nextMessage(chat)).text).toBe("yes");
  });

  it("and polling exclude each other", async () => {
    const poll = api.refusal("getUpdates", { timeout: 10 });
    await api.world.until("the call", () => api.calls.all("getUpdates")[0]);
    await api.ok("setWebhook", { url });
    expect(await poll).toBe("Conflict: terminated by setWebhook request");
    expect(await api.refusal("getUpdates")).toContain("can't use getUpdates method while webhook is active");
    await api.ok("deleteWebhook", { drop_pending_updates: true });
    expect(await api.ok("getUpdates")).toEqual([]);
  });

  it("is refused off loopback and with a bad secret", async () => {
    expect(await api.refusal("setWebhook", { url: "https://example.org/x" })).toContain("loopback only");
    expect(await api.refusal("setWebhook", { url: "nowhere" })).toContain("invalid webhook URL");
    expect(await api.refusal("setWebhook", { url, secret_token: "a b" })).toBe(
      "Bad Request: secret token contains unallowed characters",
    );
  });
});
