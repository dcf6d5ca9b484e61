import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ExplainingAssistant } from "../../src/assistant/create-assistant.ts";
import { openAssistant, reindex } from "../../src/assistant/open-assistant.ts";
import { type OpenModel, openModel } from "../../src/assistant/open-model.ts";
import { loadConfig } from "../../src/config.ts";
import { createMemoryBudget } from "../../src/models/token-budget.ts";
import { type OpenAiServer, type StubMessage, startOpenAiServer } from "../fakes/openai-server.ts";
import { openCorpus } from "../own-corpus.ts";
import { LAKE } from "../own-texts.ts";

const { folders, workshop } = await openCorpus();

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer();
});
afterAll(() => server.close());
beforeEach(() => server.answerWith({ text: "ok" }));

const settings = (environment: Record<string, string> = {}) =>
  loadConfig({ LLM_MODEL: "stub", LLM_BASE_URL: server.url, LLM_TIMEOUT: "3", ...environment });

async function open(environment?: Record<string, string>): Promise<{
  model: OpenModel;
  fault: string | null;
  assistant: ExplainingAssistant;
}> {
  const config = settings(environment);
  const budget = createMemoryBudget({ daily: config.LLM_DAILY_TOKENS });
  const opening = await openModel({ config, lexicon: workshop.lexicon, budget });
  if (!opening) throw new Error("no model is configured");
  return { ...opening, assistant: openAssistant({ folders, workshop, model: opening.model }) };
}

/** What the human's message to the model holds, as it was sent. */
interface Sent {
  readonly question: string;
  readonly conversation?: readonly string[];
  readonly evidence?: readonly { readonly number: number; readonly text: string }[];
}
const sentIn = (messages: readonly StubMessage[]): Sent =>
  JSON.parse(messages.at(-1)?.content ?? "{}") as Sent;

/** A model that repeats the evidence which holds some words, and says that nothing is stated where none does. */
const truthful =
  (words: string) =>
  (messages: readonly StubMessage[]): { text: string } => {
    const piece = sentIn(messages).evidence?.find(({ text }) => text.includes(words));
    return { text: piece ? `${piece.text.replace(/\s+/gu, " ")} [${piece.number}]` : "NOT STATED" };
  };

describe("an assistant with a model", () => {
  it("answers in the model's words, counts its tokens for who asked, and tells how it is doing", async () => {
    const { assistant } = await open();
    server.answerWith({ text: "The lake agreement was signed by Aida Bekova and Jonas Lind [1]." });
    const answer = await assistant.answer("Who signed the lake agreement?", { user: "7" });
    expect(answer).toMatchObject({ kind: "cited", mode: "model", citations: [{ article: LAKE }] });
    expect(answer.headline).toMatch(
      /^The lake agreement was signed by Aida Bekova and Jonas Lind\. \[1\]$/mu,
    );
    expect(assistant.model()).toMatchObject({
      model: "stub",
      ready: true,
      lastFault: null,
      calls: 2,
      budget: { users: [{ user: "7", used: 120 }] },
    });
  });

  it("starts all the same where the model cannot be used, and says so without the key", async () => {
    server.answerWith({ fault: "401" });
    const { assistant, fault } = await open({ LLM_API_KEY: "sk-very-secret" });
    expect(fault).toMatch(/^LLM_API_KEY is refused/u);
    expect(await assistant.answer("Who signed the lake agreement?")).toMatchObject({ mode: "extractive" });
    const report = assistant.model();
    expect(report).toMatchObject({ ready: false, lastFault: { line: fault } });
    expect(JSON.stringify(report)).not.toContain("sk-very-secret");
  });

  it("asks no model where the extractive answer is wanted", async () => {
    const { assistant } = await open();
    const before = server.requests.length;
    const question = "Who signed the lake agreement?";
    expect(await assistant.answer(question, { extractive: true })).toMatchObject({ mode: "extractive" });
    expect(await assistant.answer(question, { always: true })).toMatchObject({ mode: "extractive" });
    expect(server.requests.length).toBe(before);
  });

  it("stays extractive over the budget of the day", async () => {
    const { assistant } = await open({ LLM_DAILY_TOKENS: "1" });
    const before = server.requests.length;
    expect(await assistant.answer("Who signed the lake agreement?")).toMatchObject({ mode: "extractive" });
    expect(server.requests.length).toBe(before);
  });

  it("lets the model understand a question that leans on the conversation", async () => {
    const { assistant } = await open();
    server.answerWith((messages) =>
      sentIn(messages).conversation === undefined
        ? truthful("1 November 2023")(messages)
        : { text: "When was the lake agreement signed?" },
    );
    await assistant.answer("Who signed the lake agreement?", { conversation: "c" });
    const answer = await assistant.answer("and what about the day of that?", { conversation: "c" });
    expect(answer.standalone).toBe("When was the lake agreement signed?");
  });

  it("reads it by the rules where the model adds what nobody said, fails, or is slow", async () => {
    const { assistant } = await open();
    const replies = [{ text: "When did Napoleon sign it?" }, { fault: "500" }, { fault: "hang" }] as const;
    for (const [at, reply] of replies.entries()) {
      const conversation = `rules ${at}`;
      server.answerWith({ text: "NOT STATED" });
      await assistant.answer("Who signed the lake agreement?", { conversation });
      server.answerWith((messages) => (sentIn(messages).conversation ? reply : { text: "NOT STATED" }));
      const answer = await assistant.answer("and when?", { conversation });
      expect(answer.standalone).toMatch(/when.*lake/iu);
      expect(answer.ms).toBeLessThan(3_000);
    }
  });
});

describe("what the model is asked, and what its word counts", () => {
  it("a clear refusal is not put to the model", async () => {
    const { assistant } = await open();
    const before = server.requests.length;
    server.answerWith({ text: "Paris is the capital of France [1]." });
    expect(await assistant.answer("Who won the chess championship in 1972?")).toMatchObject({
      kind: "no-evidence",
    });
    expect(server.requests.length).toBe(before);
  });

  it("an answer from an agreement's record stands, though the model finds none", async () => {
    const { assistant } = await open();
    server.answerWith({ text: "NOT STATED" });
    expect(await assistant.answer("Who signed the lake agreement?")).toMatchObject({
      kind: "cited",
      mode: "extractive",
    });
  });
});

describe("a reindex with a model", () => {
  it("completes records with what the model read and what holds; a second one reads nothing anew", async () => {
    const place = { corpus: join(folders.data, "other"), data: join(folders.data, "other-data") };
    mkdirSync(place.corpus);
    const text =
      "date 2024-03-02 Port news\n\nThe port of Aktau and the port of Baku signed a memorandum of cooperation. Ferries, said the head of the port, are its heart.";
    writeFileSync(join(place.corpus, "port.txt"), text);
    const { model } = await open();
    const area = { value: "Ferries", quote: "Ferries" };
    server.answerWith({
      text: JSON.stringify({
        agreements: [
          {
            instrument: { value: "memorandum of cooperation", quote: "a memorandum of cooperation" },
            parties: [],
            signatories: [],
            signedOn: { value: "2024-03-02", quote: "2024-03-02" },
            place: { value: "Paris", quote: "in Paris" },
            periodStart: null,
            periodEnd: null,
            duration: null,
            areas: [area],
            amount: null,
            status: null,
          },
        ],
      }),
    });
    const options = { folders: place, workshop, model: model.client };
    const stages: string[] = [];
    const first = await reindex({ ...options, onProgress: ({ stage }) => stages.push(stage) });
    expect(first.reading).toMatchObject({ read: 1, remembered: 0, failed: 0, left: 0 });
    expect(stages[0]).toBe("agreements");
    const assistant = openAssistant({ folders: place, workshop });
    const [agreement] = await assistant.agreements();
    assistant.close();
    // The day of publication is no day of signing, and Paris stands nowhere: only the area holds.
    expect(agreement?.record).toMatchObject({ areas: [{ value: "Ferries" }], signedOn: null, place: null });
    const before = server.requests.length;
    expect((await reindex(options)).reading).toMatchObject({ read: 0, remembered: 1 });
    expect(server.requests.length).toBe(before);
  });
});
