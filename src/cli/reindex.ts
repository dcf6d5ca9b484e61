import { Command } from "commander";
import type { ReadingReport } from "../agreements/by-model/read-agreements.ts";
import { openWorkshop, reindex } from "../assistant/open-assistant.ts";
import { foldersFor, openTerminalModel, readConfig, runCommand, say } from "./open.ts";
import { showProgress } from "./progress.ts";

const program = new Command("reindex")
  .description("Build the index of the corpus anew and publish it; a running bot serves it within 5 seconds.")
  .option("--corpus <folder>", "the articles (default: CORPUS_DIR or corpus)")
  .option("--data <folder>", "where the index is kept (default: DATA_DIR or data)")
  .action((options: { corpus?: string; data?: string }) => runCommand(() => run(options)));

async function run(options: { corpus?: string; data?: string }): Promise<void> {
  const config = readConfig();
  const folders = foldersFor(config, options);
  const workshop = openWorkshop(config);
  const model = await openTerminalModel(config, folders, workshop.lexicon);
  const progress = showProgress();
  const { report, corpus, reading } = await reindex({
    folders,
    workshop,
    model: model?.client,
    onProgress: progress.update,
  }).finally(progress.end);
  for (const { file, reason } of corpus.skipped) say(`skipped ${file}: ${reason}`);
  for (const { file, reason } of corpus.warnings) say(`${file}: ${reason}`);
  if (reading) say(readingLine(reading));
  const { counts } = report.manifest;
  const seconds = (report.milliseconds / 1_000).toFixed(1);
  process.stdout.write(
    `${counts.articles} articles, ${counts.passages} passages (${report.embedded} embedded, ${report.reused} unchanged), generation ${report.manifest.generation}, ${seconds} s\n`,
  );
}

/** What a model read of the agreements, and why not more. */
function readingLine({ read, remembered, failed, left, stopped }: ReadingReport): string {
  const counts = `agreements read by the model: ${read} articles now, ${remembered} before, ${failed} failed, ${left} left`;
  return stopped === null
    ? counts
    : `${counts} (stopped: ${stopped}). Run "npm run reindex" again for the rest.`;
}

await program.parseAsync();
