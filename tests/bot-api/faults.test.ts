import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Chat } from "../../src/bot-api/objects.ts";
import { type Client, startClient } from "./client.ts";

let now = Date.now();
let api: Client;
let chat: Chat;
const start = async (flood: boolean) => {
  api = await startClient({ flood, now: () => now });
  chat = api.world.addPrivateChat(api.world.addUser());
};
beforeEach(() => start(false));
afterEach(() => api.close());

const send = (to: { id: number } = chat) => api.call("sendMessage", { chat_id: to.id, text: "x" });

describe("faults", () => {
  it("befall the next call, the nth, every nth, or a share", async () => {
    const status = async () => (await send()).status;
    api.faults.next({ kind: "error", status: 502, description: "Bad Gateway" }, "sendMessage");
    expect([await status(), await status()]).toEqual([502, 200]);
    api.faults.add({ method: "sendMessage", nth: 2, fault: { kind: "error", status: 500 } });
    expect([await status(), await status(), await status()]).toEqual([200, 500, 200]);
    api.faults.add({ every: 2, times: 1, fault: { kind: "error", status: 500 } });
    expect([await status(), await status(), await status(), await status()]).toEqual([200, 500, 200, 200]);
    const third = api.faults.add({ share: 1 / 3, fault: { kind: "error", status: 500 } });
    for (let count = 0; count < 300; count++) await status();
    expect(third.hits).toBeGreaterThan(70);
    expect(third.hits).toBeLessThan(130);
    third.remove();
    expect(await status()).toBe(200);
  });

  it("befall one chat and leave the others alone", async () => {
    const other = api.world.addPrivateChat(api.world.addUser());
    api.faults.add({
      chat: chat.id,
      times: Infinity,
      fault: { kind: "error", status: 403, description: "Forbidden: x" },
    });
    expect((await send(other)).status).toBe(200);
    expect((await send()).body.description).toBe("Forbidden: x");
    expect(api.calls.all("sendMessage").map((call) => call.fault)).toEqual([undefined, "error"]);
  });

  it("give garbage, pages, late answers", async () => {
    api.faults.next({ kind: "result", result: [null] }, "getUpdates");
    expect(await api.ok("getUpdates")).toEqual([null]);
    api.faults.next({ kind: "body", status: 200, body: "<html>" });
    const page = await fetch(`${api.url}/bot${api.token}/getMe`);
    expect([page.status, await page.text()]).toEqual([200, "<html>"]);
    api.faults.next({ kind: "delay", milliseconds: 20 });
    expect((await send()).status).toBe(200);
  });

  it("cut or hang the connection, before the method or after it", async () => {
    api.faults.next({ kind: "reset" });
    await expect(send()).rejects.toThrow();
    expect(api.world.messages(chat)).toHaveLength(0);
    api.faults.next({ kind: "reset", applied: true });
    await expect(send()).rejects.toThrow();
    expect(api.world.messages(chat)).toHaveLength(1);
    api.faults.next({ kind: "hang" });
    const hanging = fetch(`${api.url}/bot${api.token}/getMe`, { signal: AbortSignal.timeout(50) });
    await expect(hanging).rejects.toThrow();
    expect(api.calls.all("getMe")[0]?.finishedAt).toBeUndefined();
  });

  it("hold a retry_after against what comes too early", async () => {
    api.faults.next({ kind: "error", status: 429, retryAfter: 2 });
    expect((await send()).body).toEqual({
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 2",
      parameters: { retry_after: 2 },
    });
    now += 1000;
    expect((await send()).body.parameters).toEqual({ retry_after: 1 });
    expect(api.calls.tooEarly()).toHaveLength(1);
    now += 1000;
    expect((await send()).status).toBe(200);
    expect(api.calls.tooEarly()).toHaveLength(1);
  });
});

describe("flood limits", () => {
  beforeEach(async () => {
    await api.close();
    await start(true);
  });

  it("let a small burst through, then one a second in a chat", async () => {
    for (let count = 0; count < 3; count++) expect((await send()).status).toBe(200);
    const { status, body } = await send();
    expect([status, body.parameters]).toEqual([429, { retry_after: 1 }]);
    now += 1000;
    expect((await send()).status).toBe(200);
    expect(api.calls.tooEarly()).toHaveLength(0);
  });

  it("let 20 a minute through in a group, edits counted", async () => {
    const group = api.world.addGroup();
    const { body } = await send(group);
    const { message_id } = body.result as { message_id: number };
    for (let count = 1; count < 20; count++) {
      now += 1000;
      await api.ok("editMessageText", { chat_id: group.id, message_id, text: `x${count}` });
    }
    now += 1000;
    expect((await send(group)).body.parameters).toEqual({ retry_after: 40 });
    expect((await send()).status).toBe(200);
  });

  it("let 30 a second through overall", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 31; count++) {
      statuses.push((await send(api.world.addPrivateChat(api.world.addUser()))).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
  });
});
