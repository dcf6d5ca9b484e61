import { afterAll, beforeAll, expect, it } from "vitest";
import { createChatModel } from "../../src/models/chat-model.ts";
import { openModelClient } from "../../src/models/open-model.ts";
import { createMemoryBudget } from "../../src/models/token-budget.ts";
import { type OpenAiServer, startOpenAiServer } from "../fakes/openai-server.ts";

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer();
});
afterAll(() => server.close());

it("reaches the configured model with its key, counts its tokens and gives up in time", async () => {
  const budget = createMemoryBudget();
  const settings = { model: "m", baseUrl: server.url, apiKey: "key", timeoutMs: 600 };
  // Loads LangChain's client, so that the deadline does not pay for that.
  await createChatModel(settings);
  const client = openModelClient(settings, budget);
  server.answerWith({ text: "ok" });
  expect(await client.write({ messages: [["human", "hello"]], user: "7" })).toBe("ok");
  expect(server.requests.at(-1)).toMatchObject({
    authorization: "Bearer key",
    body: { model: "m", stream: true },
  });
  expect(budget.status().used).toBe(120);
  server.answerWith({ fault: "hang" });
  await expect(client.write({ messages: [["human", "hello"]], user: "7" })).rejects.toMatchObject({
    kind: "timeout",
  });
  expect(client.status()).toMatchObject({ model: "m", state: "ready", calls: 2, faults: 1 });
});
