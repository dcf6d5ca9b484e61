/**
 * What each part of retrieval adds: every part is left out once, with the weights as they are, and the sets are asked again.
 *
 *   node --import tsx scripts/bench/ablation.ts --set ../shared/eval/xquad-en --set ../shared/eval/kazqad-kk
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { bringUpToDate, openAssistant, openWorkshop } from "../../src/assistant/open-assistant.ts";
import { type QuestionSet, readQuestionSet } from "../../src/evaluation/question-set.ts";
import { ALL_PARTS, type RetrievalParts } from "../../src/retrieval/retriever.ts";

const workshop = openWorkshop();
const PARTS = Object.keys(ALL_PARTS) as (keyof RetrievalParts)[];

async function measure(set: QuestionSet, data: string, parts: RetrievalParts): Promise<string> {
  if (set.format !== "gold") throw new Error(`${set.folder} has no marked answers`);
  const assistant = openAssistant({ folders: { corpus: set.corpusFolder, data }, workshop, parts });
  let cited = 0;
  let article = 0;
  for (const question of set.questions) {
    const answer = await assistant.answer(question.question, { always: true });
    const first = answer.kind === "cited" ? answer.citations[0] : undefined;
    if (!first) continue;
    if (question.gold.some((gold) => gold.article === first.article)) article += 1;
    const stands = question.gold.some(
      (gold) => gold.article === first.article && first.start <= gold.start && gold.end <= first.end,
    );
    if (stands) cited += 1;
  }
  assistant.close();
  const share = (count: number) => (count / set.questions.length).toFixed(3);
  return `cited@1 ${share(cited)}  article@1 ${share(article)}`;
}

const program = new Command("ablation").option(
  "--set <folder>",
  "a set with marked answers; may be given again",
  (folder: string, all: string[]) => [...all, folder],
  [],
);
program.parse();
for (const folder of program.opts<{ set: string[] }>().set) {
  const set = await readQuestionSet({ folder, corpusFolder: "corpus" });
  const data = mkdtempSync(join(tmpdir(), "ablation-"));
  await bringUpToDate({ folders: { corpus: set.corpusFolder, data }, workshop });
  process.stdout.write(`${set.name}  all          ${await measure(set, data, ALL_PARTS)}\n`);
  for (const part of PARTS) {
    const without = await measure(set, data, { ...ALL_PARTS, [part]: false });
    process.stdout.write(`${set.name}  -${part.padEnd(11)} ${without}\n`);
  }
  rmSync(data, { recursive: true });
}
