import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SingleBar } from "cli-progress";
import { Command, InvalidArgumentError } from "commander";
import { createAnswerer } from "../assistant/answerer.ts";
import { UserError } from "../errors.ts";
import type { AgreementSource } from "../evaluation/answerer.ts";
import {
  compareWithBaseline,
  exitCodeOf,
  formatFalls,
  readBaseline,
  toBaseline,
} from "../evaluation/baseline.ts";
import { readGoldRecords } from "../evaluation/gold-records.ts";
import { type QuestionSet, readQuestionSet } from "../evaluation/question-set.ts";
import { measureRecords, type RecordsResult } from "../evaluation/records-measure.ts";
import { formatFailed, formatRecords, formatSet } from "../evaluation/report.ts";
import { runSet, type SetResult } from "../evaluation/run.ts";

/** The project's own sets, asked where no other is named. */
const OWN_SETS = ["tests/fixtures/seed", "tests/fixtures/agreements"];
const OWN_BASELINE = "tests/fixtures/baseline.json";

interface Options {
  readonly set: readonly string[];
  readonly corpus: string;
  readonly data: string;
  readonly always: boolean;
  readonly records: boolean;
  readonly limit?: number;
  readonly failed: number;
  readonly json?: string;
  readonly baseline: string;
  readonly updateBaseline: boolean;
}

const program = new Command("eval")
  .description(
    "Ask sets of questions and measure the answers. Exits with 1 where they fell below the baseline.",
  )
  .option("--set <folder>", "a question set; may be given again (default: the project's own)", collect, [])
  .option("--corpus <folder>", "the corpus of sets that have no articles/", "corpus")
  .option("--data <folder>", "where the indexes are kept", join("data", "eval"))
  .option("--always", "answer with the best evidence whatever its score", false)
  .option("--records", "measure the agreement records of sets that have a records.json", false)
  .option("--limit <number>", "ask at most so many questions of a set; nothing is compared then", wholeNumber)
  .option("--failed <number>", "list at most so many failed questions of a set", wholeNumber, 10)
  .option("--json <file>", "write every figure and every answer to a file")
  .option("--baseline <file>", "compare with the figures in this file", OWN_BASELINE)
  .option("--update-baseline", "write the figures reached to the baseline", false)
  .action(run);

async function run(options: Options): Promise<void> {
  const sets: SetResult[] = [];
  const records: RecordsResult[] = [];
  for (const folder of options.set.length > 0 ? options.set : OWN_SETS) {
    const set = await readQuestionSet({ folder, corpusFolder: options.corpus });
    const answerer = await createAnswerer({ corpus: set.corpusFolder, data: join(options.data, set.name) });
    try {
      sets.push(await ask(set, answerer, options));
      if (options.records) records.push(...(await measureRecordsOf(set, answerer)));
    } finally {
      await answerer.close();
    }
  }
  for (const result of sets) print(formatSet(result), formatFailed(result, options.failed));
  for (const result of records) print(formatRecords(result), ...result.faults.slice(0, options.failed));
  if (options.json !== undefined)
    await writeFile(options.json, `${JSON.stringify({ sets, records }, null, 2)}\n`);
  if (options.limit === undefined) process.exitCode = await holdAgainstBaseline(sets, records, options);
}

async function ask(
  set: QuestionSet,
  answerer: Parameters<typeof runSet>[0]["answerer"],
  options: Options,
): Promise<SetResult> {
  const bar = new SingleBar({ format: `${set.name} {bar} {value}/{total}`, clearOnComplete: true });
  const limit = options.limit === undefined ? {} : { limit: options.limit };
  bar.start(set.questions.length, 0);
  try {
    return await runSet({
      set,
      answerer,
      always: options.always,
      ...limit,
      onProgress: (done, total) => {
        bar.setTotal(total);
        bar.update(done);
      },
    });
  } finally {
    bar.stop();
  }
}

async function measureRecordsOf(set: QuestionSet, source: AgreementSource): Promise<RecordsResult[]> {
  const file = join(set.folder, "records.json");
  if (!existsSync(file)) return [];
  const expected = await readGoldRecords(file);
  return [measureRecords({ name: set.name, expected, given: await source.agreements(), texts: set.texts })];
}

async function holdAgainstBaseline(
  sets: readonly SetResult[],
  records: readonly RecordsResult[],
  options: Options,
): Promise<0 | 1> {
  const now = toBaseline(sets, records);
  if (options.updateBaseline) {
    const kept = existsSync(options.baseline) ? await readBaseline(options.baseline) : {};
    await writeFile(options.baseline, `${JSON.stringify({ ...kept, ...now }, null, 2)}\n`);
    return 0;
  }
  if (!existsSync(options.baseline) && options.baseline === OWN_BASELINE) return 0;
  const falls = compareWithBaseline(now, await readBaseline(options.baseline));
  print(formatFalls(falls));
  return exitCodeOf(falls);
}

function print(...blocks: string[]): void {
  process.stdout.write(`${blocks.join("\n")}\n\n`);
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError("Expected a whole number.");
  return Number(value);
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.name}: ${error.message}\n`);
  process.exitCode = 2;
}
