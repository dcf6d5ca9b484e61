import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTokenBudget } from "../../src/state/tokens.ts";
import { type OpenAiServer, startOpenAiServer } from "../fakes/openai-server.ts";
import { writeCorpus } from "../own-corpus.ts";
import { LAKE } from "../own-texts.ts";
import { run } from "./run.ts";

const folders = await writeCorpus();
const where = ["--corpus", folders.corpus, "--data", folders.data];
await run("reindex", where);

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer();
});
afterAll(() => server.close());

const settings = () => ({ LLM_MODEL: "stub", LLM_BASE_URL: server.url, LLM_API_KEY: "sk-very-secret" });
const ask = (...args: string[]) => run("ask", [...where, ...args], "", settings());

it("ask answers in the model's words, and counts the tokens where the bot counts them", async () => {
  server.answerWith({ text: "The lake agreement was signed by Aida Bekova and Jonas Lind [1]." });
  const { out, error } = await ask("--json", "Who signed the lake agreement?");
  expect(JSON.parse(out)).toMatchObject({ kind: "cited", mode: "model", citations: [{ article: LAKE }] });
  expect(error).toBe("");
  const budget = openTokenBudget({ file: join(folders.data, "state.db"), limits: {} });
  // The word asked for at start, and the answer.
  expect(budget.status().used).toBe(240);
  budget.close();
});

it("ask says in one line why the model cannot be used, and answers all the same", async () => {
  server.answerWith({ fault: "401" });
  const { code, out, error } = await ask("--json", "Who signed the lake agreement?");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ kind: "cited", mode: "extractive" });
  expect(error).toMatch(
    /^answers are extractive: LLM_API_KEY is refused by http:\S+ Set the key that this server gave you\.\n$/u,
  );
});

it("ask says so where the model fails after it answered at start", async () => {
  const before = server.requests.length;
  server.answerWith((_messages, request) => (request === before + 1 ? { text: "ok" } : { fault: "401" }));
  const { out, error } = await ask("--json", "Who signed the lake agreement?");
  expect(JSON.parse(out)).toMatchObject({ kind: "cited", mode: "extractive" });
  expect(error).toMatch(/^answers are extractive: LLM_API_KEY is refused/u);
});

it("ask explains what became of the model's sentences", async () => {
  server.answerWith({ text: "Napoleon Bonaparte signed the lake agreement [1]." });
  const { out } = await ask("--explain", "Who signed the lake agreement?");
  expect(out).toMatch(/^model {7}nothing: unsupported$/mu);
});

it("reindex reads the agreements with the model, and says how far it came", async () => {
  server.answerWith({ text: '{"agreements": []}' });
  const { code, error } = await run("reindex", where, "", settings());
  expect(code).toBe(0);
  expect(error).toMatch(/agreements read by the model: \d articles now, 0 before, 0 failed, 0 left/u);
});
