/**
 * What a failing model costs the person who asks: for each fault, the share of questions answered and the time to the answer,
 * against the extractive answer alone; and what our own code adds to a model that answers.
 * Usage: npx tsx scripts/bench/model-failures.ts [--questions N] [--timeout MS]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createModelComposer } from "../../src/answer/model-composer.ts";
import { createFollowUpRewriter } from "../../src/answer/model-follow-up.ts";
import { bringUpToDate, openAssistant, openWorkshop } from "../../src/assistant/open-assistant.ts";
import { createChatModel } from "../../src/models/chat-model.ts";
import { createCircuitBreaker } from "../../src/models/circuit-breaker.ts";
import { createModelClient } from "../../src/models/model-client.ts";
import { type StubFault, startOpenAiServer } from "../../tests/fakes/openai-server.ts";

const { values } = parseArgs({
  options: { questions: { type: "string", default: "40" }, timeout: { type: "string", default: "1000" } },
});
const timeoutMs = Number(values.timeout);
const FAULTS: readonly StubFault[] = [
  "hang",
  "headers-only",
  "drip",
  "stall",
  "401",
  "404",
  "429",
  "429-long",
  "500",
  "empty",
  "truncated",
  "cut-by-length",
  "wrong-json",
  "html",
  "closed",
  "endless",
];
const QUESTIONS = [
  "Who signed the agreement?",
  "Кто подписал соглашение?",
  "Келісімге кім қол қойды?",
  "Which areas does it cover?",
  "Какие направления охватывает соглашение?",
  "For how long is the agreement?",
];

const folders = { corpus: "corpus", data: mkdtempSync(join(tmpdir(), "model-failures-")) };
const workshop = openWorkshop();
await bringUpToDate({ folders, workshop });
const server = await startOpenAiServer();
const extractive = openAssistant({ folders, workshop });

/** The model of the bot, with its breaker put out of action so that each question meets the fault, and its own time counted apart. */
function timedModel() {
  const client = createModelClient({
    name: "stub",
    model: () => createChatModel({ model: "stub", baseUrl: server.url, apiKey: "k", timeoutMs }),
    limits: { timeoutMs, stallMs: timeoutMs / 3 },
    breaker: createCircuitBreaker({ failures: Number.POSITIVE_INFINITY }),
  });
  const { lexicon } = workshop;
  const timed = {
    inModel: 0,
    assistant: openAssistant({
      folders,
      workshop,
      model: {
        composer: createModelComposer({
          lexicon,
          client: {
            ...client,
            async write(request) {
              const started = performance.now();
              try {
                return await client.write(request);
              } finally {
                timed.inModel = performance.now() - started;
              }
            },
          },
        }),
        rewriter: createFollowUpRewriter({ client, lexicon }),
        answerMs: timeoutMs,
        report: () => {
          throw new Error("nobody asks how a model does that is measured");
        },
      },
    }),
  };
  return timed;
}

interface Run {
  readonly answered: boolean;
  readonly byModel: boolean;
  readonly total: number;
  /** Time lost against the extractive answer alone, and our own part of it, in milliseconds. */
  readonly lost: number;
  readonly own: number;
}

async function answer(question: string, model: ReturnType<typeof timedModel>): Promise<Run> {
  const before = performance.now();
  await extractive.answer(question);
  const alone = performance.now() - before;
  const started = performance.now();
  const answered = await model.assistant.answer(question);
  const total = performance.now() - started;
  return {
    answered: answered.kind === "cited" && answered.citations.length > 0,
    byModel: answered.kind === "cited" && answered.mode === "model",
    total,
    lost: total - alone,
    own: total - model.inModel,
  };
}

const percentile = (list: readonly number[], share: number): string =>
  (list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(share * list.length))] ?? 0)
    .toFixed(1)
    .padStart(7);

async function measure(name: string): Promise<void> {
  const model = timedModel();
  // Prepares what is prepared once for each language.
  for (const question of QUESTIONS) await model.assistant.answer(question, { extractive: true });
  const questions = Array.from(
    { length: Number(values.questions) },
    (_, at) => QUESTIONS[at % QUESTIONS.length] ?? "",
  );
  const results: Run[] = [];
  for (let at = 0; at < questions.length; at += 4)
    results.push(
      ...(await Promise.all(questions.slice(at, at + 4).map((question) => answer(question, model)))),
    );
  const answered = results.filter((run) => run.answered).length / results.length;
  const totals = results.map((run) => run.total);
  const lost = results.map((run) => run.lost);
  const byModel = results.filter((run) => run.byModel).length / results.length;
  console.log(
    `${name.padEnd(14)} answered ${(100 * answered).toFixed(0).padStart(3)}%  by the model ${(100 * byModel).toFixed(0).padStart(3)}%  p50 ${percentile(totals, 0.5)} ms  p99 ${percentile(totals, 0.99)} ms  lost p50 ${percentile(lost, 0.5)} ms  p99 ${percentile(lost, 0.99)} ms`,
  );
  model.assistant.close();
}

server.answerWith({ text: "ok" });
await answer(QUESTIONS[0] ?? "", timedModel()); // loads what is loaded once
console.log(`${values.questions} questions each, four at a time, deadline ${timeoutMs} ms`);
for (const fault of FAULTS) {
  server.answerWith({ fault });
  await measure(fault);
}
server.answerWith({ text: "Das Abkommen wurde unterzeichnet [1]." });
await measure("wrong language");

server.answerWith((messages) => ({
  text: /"language": "English"/u.test(messages[1]?.content ?? "")
    ? "Alikhan Smailov and Norimasa Shimomura signed the agreement [1]. It is for 2021-2025 [1]."
    : "Соглашение подписали Алихан Смаилов и Норимаса Шимомура [1]. Оно рассчитано на 2021-2025 годы [1].",
}));
const own: number[] = [];
const model = timedModel();
for (let at = 0; at < 200; at += 1)
  own.push((await answer(QUESTIONS[at % 3 === 2 ? 0 : at % 3] ?? "", model)).own);
console.log(
  `\nour own code on a model's answer (all but the model: the extractive answer, evidence, messages, checks): p50 ${percentile(own, 0.5)} ms, p95 ${percentile(own, 0.95)} ms`,
);

model.assistant.close();
extractive.close();
await server.close();
rmSync(folders.data, { recursive: true, force: true });
