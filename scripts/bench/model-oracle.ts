/**
 * The most a model can add: the answers of one that always finds what its evidence holds, and says so where it holds nothing. The
 * whole assistant is asked, with and without it, over a public set; then again with each question's article left out.
 * Usage: npx tsx scripts/bench/model-oracle.ts --set DIR [--set DIR …]
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { createModelComposer } from "../../src/answer/model-composer.ts";
import { bringUpToDate, openAssistant, openWorkshop } from "../../src/assistant/open-assistant.ts";
import type { AnsweringModel } from "../../src/assistant/open-model.ts";
import { sentences } from "../../src/language/sentences.ts";
import type { ModelClient } from "../../src/models/model-client.ts";
import type { Answer } from "../../src/types.ts";

const { values } = parseArgs({ options: { set: { type: "string", multiple: true, default: [] } } });

interface PublicQuestion {
  readonly question: string;
  readonly article: string;
  readonly answers: readonly string[];
  readonly starts: readonly number[];
}

interface Sent {
  readonly evidence: readonly { readonly number: number; readonly text: string }[];
}

const workshop = openWorkshop();

/** A model that knows the answers wanted and looks for them in what it is shown. */
function createOracle(): { readonly model: AnsweringModel; wanted: readonly string[] } {
  const oracle = { model: undefined as unknown as AnsweringModel, wanted: [] as readonly string[] };
  const client: Pick<ModelClient, "name" | "write"> = {
    name: "oracle",
    async write({ messages }) {
      const { evidence } = JSON.parse(messages.at(-1)?.[1] ?? "{}") as Sent;
      for (const { number, text } of evidence) {
        const found = sentences(text, { start: 0, end: text.length })
          .map(({ start, end }) => text.slice(start, end).replace(/\s+/gu, " "))
          .find((sentence) => oracle.wanted.some((answer) => sentence.includes(answer)));
        if (found !== undefined) return `${found} [${number}]`;
      }
      return "NOT STATED";
    },
  };
  oracle.model = {
    composer: createModelComposer({ client: client as ModelClient, lexicon: workshop.lexicon }),
    rewriter: { rewrite: async () => null },
    answerMs: 20_000,
    report: () => {
      throw new Error("nobody asks how an oracle does");
    },
  };
  return oracle;
}

async function measure(set: string): Promise<void> {
  const folders = { corpus: join(set, "articles"), data: mkdtempSync(join(tmpdir(), "oracle-")) };
  await bringUpToDate({ folders, workshop });
  const questions = readFileSync(join(set, "questions.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as PublicQuestion);
  const oracle = createOracle();
  for (const [name, model] of [
    ["extractive", undefined],
    ["with an oracle", oracle.model],
  ] as const) {
    const assistant = openAssistant({ folders, workshop, model });
    let [answered, right, refused] = [0, 0, 0];
    for (const { question, article, answers, starts } of questions) {
      oracle.wanted = answers;
      const { text = "" } = (await assistant.article(article)) ?? {};
      const gold = starts.map((start) => [...text].slice(0, start).join("").length);
      const answer: Answer = await assistant.answer(question);
      if (answer.kind === "cited") answered += 1;
      const [first] = answer.kind === "cited" ? answer.citations : [];
      if (first?.article === article && gold.some((at) => first.start <= at && at < first.end)) right += 1;
      if ((await assistant.answer(question, { without: article })).kind !== "cited") refused += 1;
    }
    const share = (count: number) => (count / questions.length).toFixed(3);
    console.log(
      `${basename(set).padEnd(12)} ${name.padEnd(15)} answered ${share(answered)}  cited@1 ${share(right)}  refused without the article ${share(refused)}`,
    );
    assistant.close();
  }
  rmSync(folders.data, { recursive: true, force: true });
}

for (const set of values.set) await measure(set);
