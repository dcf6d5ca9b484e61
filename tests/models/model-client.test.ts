import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { createChatModel } from "../../src/models/chat-model.ts";
import { createCircuitBreaker } from "../../src/models/circuit-breaker.ts";
import { createModelClient } from "../../src/models/model-client.ts";
import type { FaultKind, ModelFault } from "../../src/models/model-fault.ts";
import type { ModelLimits } from "../../src/models/model-request.ts";
import { createMemoryBudget } from "../../src/models/token-budget.ts";
import { type OpenAiServer, type StubFault, startOpenAiServer } from "../fakes/openai-server.ts";

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer();
  // Loads LangChain's client, so that no test's deadline pays for that.
  await createChatModel(settings());
});
afterAll(() => server.close());

const settings = () => ({ model: "stub", baseUrl: server.url, apiKey: "sk-very-secret", timeoutMs: 5_000 });

function client(
  limits: Partial<ModelLimits> = {},
  rest: Partial<Parameters<typeof createModelClient>[0]> = {},
) {
  return createModelClient({
    name: "stub",
    model: () => createChatModel(settings()),
    limits: { timeoutMs: 700, stallMs: 150, ...limits },
    breaker: createCircuitBreaker({ failures: 100 }),
    ...rest,
  });
}

const REQUEST = { messages: [["human", "Who signed it?"]] as const, user: null };
const faultOf = (work: Promise<unknown>): Promise<ModelFault> =>
  work.then(
    () => Promise.reject(new Error("expected a fault")),
    (error: ModelFault) => error,
  );

describe("a model client", () => {
  it("hands out the text as it grows and gives the whole of it back", async () => {
    server.answerWith({ text: "Smailov signed the agreement [1]." });
    const seen: string[] = [];
    const text = await client().write({ ...REQUEST, onText: (so) => seen.push(so) });
    expect(text).toBe("Smailov signed the agreement [1].");
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.every((part) => text.startsWith(part))).toBe(true);
  });

  it("takes the reply of a server that knows no streams", async () => {
    server.answerWith({ text: "Smailov signed the agreement [1].", whole: true });
    expect(await client().write(REQUEST)).toBe("Smailov signed the agreement [1].");
  });

  it.each<[StubFault, FaultKind]>([
    ["hang", "timeout"],
    ["headers-only", "timeout"],
    ["drip", "timeout"],
    ["stall", "stalled"],
    ["401", "refused-key"],
    ["404", "unknown-model"],
    ["429", "rate-limited"],
    ["429-long", "rate-limited"],
    ["500", "server"],
    ["empty", "empty"],
    ["cut-by-length", "truncated"],
    ["closed", "network"],
    ["endless", "too-long"],
  ])("tells %s as %s", async (fault, kind) => {
    server.answerWith({ fault });
    const found = await faultOf(client().write(REQUEST));
    expect(found.kind).toBe(kind);
    expect(found.message).not.toContain("sk-very-secret");
  });

  it.each<StubFault>(["truncated", "wrong-json", "html"])("never takes %s for an answer", async (fault) => {
    server.answerWith({ fault });
    expect((await faultOf(client().write(REQUEST))).name).toBe("ModelFault");
  });

  it("asks once more after a refusal that passes", async () => {
    const before = server.requests.length;
    server.answerWith((_messages, request) =>
      request === before + 1 ? { fault: "429" } : { text: "Yes [1]." },
    );
    expect(await client({ timeoutMs: 3_000 }).write(REQUEST)).toBe("Yes [1].");
    expect(server.requests.length - before).toBe(2);
  });

  it.each<StubFault>(["401", "404", "429-long", "empty"])("asks only once after %s", async (fault) => {
    const before = server.requests.length;
    server.answerWith({ fault });
    await faultOf(client({ timeoutMs: 3_000 }).write(REQUEST));
    expect(server.requests.length - before).toBe(1);
  });

  it("ends when the asker goes away, and does not hold it against the server", async () => {
    server.answerWith({ fault: "hang" });
    const asker = new AbortController();
    const model = client();
    setTimeout(() => asker.abort(), 30);
    expect((await faultOf(model.write({ ...REQUEST, signal: asker.signal }))).kind).toBe("cancelled");
    expect(model.status()).toMatchObject({ faults: 0, lastFault: null });
  });

  it("leaves a server alone that fails again and again, until a trial that nobody waits for finds it back", async () => {
    let clock = 0;
    const breaker = createCircuitBreaker({ failures: 2, restMs: 1_000, now: () => clock });
    const model = client({}, { breaker });
    server.answerWith({ fault: "401" });
    await faultOf(model.write(REQUEST));
    await faultOf(model.write(REQUEST));
    const before = server.requests.length;
    expect((await faultOf(model.write(REQUEST))).kind).toBe("resting");
    expect(server.requests.length).toBe(before);
    expect(model.status()).toMatchObject({ state: "resting", lastFault: { kind: "refused-key" } });
    clock = 1_000;
    server.answerWith({ text: "Back [1]." });
    expect((await faultOf(model.write(REQUEST))).kind).toBe("resting");
    await vi.waitFor(() => expect(model.status().state).toBe("ready"));
    expect(server.requests.length).toBe(before + 1);
    expect(await model.write(REQUEST)).toBe("Back [1].");
  });

  it("goes on resting where the trial fails, and tries once a rest", async () => {
    let clock = 0;
    const breaker = createCircuitBreaker({ failures: 1, restMs: 1_000, now: () => clock });
    const model = client({}, { breaker });
    server.answerWith({ fault: "500" });
    expect((await model.probe())?.kind).toBe("server");
    const before = server.requests.length;
    clock = 1_000;
    await faultOf(model.write(REQUEST));
    await faultOf(model.write(REQUEST));
    await vi.waitFor(() => expect(model.status().faults).toBe(2));
    expect(server.requests.length).toBe(before + 1);
    expect(model.status().state).toBe("resting");
  });

  it("counts tokens as the server tells them, and stops at the budget", async () => {
    const budget = createMemoryBudget({ daily: 200, userDaily: 100 });
    const model = client({}, { budget });
    server.answerWith({ text: "Yes [1]." });
    await model.write({ ...REQUEST, user: "7" });
    expect(budget.status()).toMatchObject({ used: 120, users: [{ user: "7", used: 120 }] });
    expect((await faultOf(model.write({ ...REQUEST, user: "7" }))).kind).toBe("over-budget");
    await model.write({ ...REQUEST, user: "8" });
    expect((await faultOf(model.write({ ...REQUEST, user: "9" }))).kind).toBe("over-budget");
  });

  it("counts by estimate what a server says nothing of, and takes its reply", async () => {
    const budget = createMemoryBudget();
    server.answerWith({ text: "Yes [1].", whole: true, usage: false });
    expect(await client({}, { budget }).write({ ...REQUEST, user: "7" })).toBe("Yes [1].");
    expect(budget.status().used).toBeGreaterThan(0);
    const before = budget.status().used;
    server.answerWith({ text: "Yes [1].", usage: false });
    await client({}, { budget }).write({ ...REQUEST, user: "7" });
    expect(budget.status().used).toBeGreaterThan(before);
    expect(await client({}, { budget }).probe()).toBeNull();
  });

  it("counts what a broken reply cost, by estimate", async () => {
    const budget = createMemoryBudget();
    server.answerWith({ fault: "stall" });
    await faultOf(client({}, { budget }).write({ ...REQUEST, user: "7" }));
    expect(budget.status().used).toBeGreaterThan(0);
  });

  it("turns away what would wait too long in line", async () => {
    server.answerWith({ fault: "hang" });
    const model = client({ concurrency: 1, waiting: 1 });
    const first = faultOf(model.write(REQUEST));
    const second = faultOf(model.write(REQUEST));
    const third = await faultOf(model.write(REQUEST));
    expect(third.kind).toBe("busy");
    expect((await first).kind).toBe("timeout");
    expect((await second).kind).toBe("timeout");
  });

  it("fills a form, and refuses what is none", async () => {
    const form = z.object({ name: z.string().nullable() });
    server.answerWith({ text: '{"name": "Smailov"}' });
    const model = client();
    expect(await model.fill({ ...REQUEST, form, formName: "person" })).toEqual({ name: "Smailov" });
    for (const text of ['{"name": 5}', "not json at all", '{"name": "half']) {
      server.answerWith({ text });
      expect((await faultOf(model.fill({ ...REQUEST, form, formName: "person" }))).kind).toBe("wrong-format");
    }
  });
});
