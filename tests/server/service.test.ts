import { describe, expect, it, onTestFinished } from "vitest";
import { type BotApiOptions, createBotApi } from "../../src/bot-api/bot-api.ts";
import { loadConfig } from "../../src/config.ts";
import { createLogger } from "../../src/logging.ts";
import { ListenError } from "../../src/server/listening.ts";
import { createService } from "../../src/server/service.ts";
import { openState } from "../../src/state/state.ts";
import { createFakeAssistant, type FakeBehaviour } from "../fakes/assistant.ts";

async function service(
  environment: Record<string, string> = {},
  { api: apiOptions = {} as BotApiOptions, assistant = {} as FakeBehaviour } = {},
) {
  const api = createBotApi({ token: "123456:loopback-token-loopback", ...apiOptions });
  const { url, close } = await api.listen();
  const state = openState({ file: ":memory:" });
  const config = loadConfig({
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: url,
    HEALTH_PORT: "0",
    ...environment,
  });
  const made = createService({
    config,
    assistant: createFakeAssistant(assistant),
    state,
    reindex: () => Promise.reject(new Error("not here")),
    logger: createLogger({ level: "silent", secrets: [] }),
  });
  onTestFinished(async () => {
    await made.stop();
    await close();
    state.close();
  });
  const aida = api.world.addUser({ language_code: "en" });
  const chat = api.world.addPrivateChat(aida);
  const ask = (text: string) => {
    api.world.say({ chat, from: aida, text });
    return api.world.nextMessage(chat);
  };
  return { api, made, ask };
}

const get = async (address: string) => {
  const response = await fetch(address);
  return { status: response.status, body: await response.text() };
};

/** A port that is free now. */
async function freePort(): Promise<string> {
  const probe = createBotApi();
  const { port, close } = await probe.listen();
  await close();
  return String(port);
}

describe("health", () => {
  it("tells that the process polls, that an index is open, and what was counted", async () => {
    const { made, ask } = await service();
    const { health } = await made.start();
    await ask("Who signed?");
    await ask("What is the budget?");
    expect(await get(`${health}/healthz`)).toEqual({ status: 200, body: "alive\n" });
    expect(await get(`${health}/readyz`)).toEqual({ status: 200, body: "ready\n" });
    const { body } = await get(`${health}/metrics`);
    expect(body).toContain('bot_questions_total{outcome="cited",language="en"} 1');
    expect(body).toContain('bot_questions_total{outcome="no-evidence",language="en"} 1');
    expect(body).toContain('bot_sends_total{method="sendMessage"} 2');
    expect(body).toMatch(/bot_stage_seconds_count\{stage="answer"\} 2/u);
    expect(body).toMatch(/bot_index_age_seconds 72\d\d/u);
    expect(body).toContain("bot_queue_waiting 0");
    expect((await get(`${health}/other`)).status).toBe(404);
  });

  it("is not ready without an index, and not alive before Telegram answers", async () => {
    const status = () => {
      throw new Error("no index");
    };
    const port = await freePort();
    const { api, made } = await service({ HEALTH_PORT: port }, { assistant: { status } });
    api.faults.add({ method: "getMe", times: 1, fault: { kind: "delay", milliseconds: 300 } });
    const address = `http://127.0.0.1:${port}`;
    await made.start();
    await api.world.until("the first call", () => api.calls.all("getMe")[0]);
    expect((await get(`${address}/healthz`)).status).toBe(503);
    await api.world.until("polling", () => api.calls.all("getUpdates")[0]);
    expect((await get(`${address}/readyz`)).status).toBe(503);
    expect((await get(`${address}/metrics`)).body).toMatch(/bot_index_age_seconds nan/iu);
    expect((await get(`${address}/healthz`)).status).toBe(200);
  });

  it("says which port is taken and what to set", async () => {
    const first = await service();
    const { health } = await first.made.start();
    const second = await service({ HEALTH_PORT: new URL(health).port });
    await expect(second.made.start()).rejects.toThrow(ListenError);
    await expect(second.made.start()).rejects.toThrow(/Set HEALTH_PORT to a free port/u);
  });
});

describe("the service's end", () => {
  it("15: comes with a clear message, and nothing left running, when Telegram refuses the token", async () => {
    const { api, made } = await service();
    api.faults.add({
      method: "getMe",
      every: 1,
      fault: { kind: "error", status: 401, description: "Unauthorized" },
    });
    const { health } = await made.start();
    await expect(made.ended).rejects.toThrow(/Telegram refused TELEGRAM_BOT_TOKEN/u);
    await expect(get(`${health}/healthz`)).rejects.toThrow();
  });

  it("14: can be brought about while Telegram cannot be reached", async () => {
    const { api, made } = await service();
    api.faults.add({ method: "getMe", every: 1, fault: { kind: "error", status: 502 } });
    await made.start();
    await api.world.until("the first call", () => api.calls.all("getMe")[0]);
    await made.stop();
    await made.ended;
  });
});

describe("webhook mode", () => {
  it("gets updates through the same inbox, repeats what was not stored, and answers once", async () => {
    const port = await freePort();
    const { api, made, ask } = await service(
      {
        WEBHOOK_URL: `http://127.0.0.1:${port}/hook`,
        WEBHOOK_SECRET: "a-secret-of-some-length",
        WEBHOOK_PORT: port,
      },
      { api: { webhook: { firstWait: 20 } } },
    );
    await made.start();
    expect((await ask("Кто подписал соглашение в Қазақстан?")).text).toContain(
      "(Кто подписал соглашение в Қазақстан?)",
    );
    expect((await ask("Who signed?")).text).toContain("Jonas Lind");
    expect(api.calls.all("getUpdates")).toEqual([]);
    expect(api.calls.all("sendMessage")).toHaveLength(2);
  });
});
