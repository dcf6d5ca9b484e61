import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chatModelSettings } from "../../src/models/chat-model.ts";
import { describeFault } from "../../src/models/describe-fault.ts";
import { openModelClient } from "../../src/models/open-model.ts";
import { type OpenAiServer, type StubFault, startOpenAiServer } from "../fakes/openai-server.ts";

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer();
});
afterAll(() => server.close());

const SECRET = "sk-very-secret";
const settings = (baseUrl = server.url) => ({ model: "gemma", baseUrl, apiKey: SECRET, timeoutMs: 5_000 });

const probe = async (given: ReturnType<typeof settings>, timeoutMs?: number): Promise<string | null> => {
  const fault = await openModelClient(given).probe(timeoutMs);
  return fault && describeFault(fault.kind, given);
};

describe("the probe at start", () => {
  it("is silent where the model answers", async () => {
    server.answerWith({ text: "ok" });
    expect(await probe(settings())).toBeNull();
  });

  it.each<[StubFault, RegExp]>([
    ["401", /^LLM_API_KEY is refused by http:\/\/127/],
    ["404", /^model "gemma" is not known at http:\/\/127/],
    ["hang", /did not answer in time/],
    ["500", /cannot be used/],
  ])("tells %s in one line without the key", async (fault, line) => {
    server.answerWith({ fault });
    const said = await probe(settings(), 300);
    expect(said).toMatch(line);
    expect(said).not.toContain(SECRET);
    expect(said).not.toContain("\n");
  });

  it("tells that nothing answers, without what an address holds of keys", async () => {
    const said = await probe(settings("http://user:pass@127.0.0.1:9/v1?key=abc"));
    expect(said).toBe(
      "nothing answers at http://127.0.0.1:9/v1. Check LLM_BASE_URL, and that the server runs.",
    );
  });
});

describe("the settings of the chat model", () => {
  it("are none without LLM_MODEL, and OpenAI's address unless another is given", () => {
    expect(chatModelSettings({ LLM_TIMEOUT: 20 })).toBeNull();
    expect(chatModelSettings({ LLM_TIMEOUT: 20, LLM_MODEL: "m" })).toEqual({
      model: "m",
      baseUrl: "https://api.openai.com/v1",
      apiKey: null,
      timeoutMs: 20_000,
    });
  });
});
