import { Command } from "commander";
import { openWorkshop, reindex } from "../assistant/open-assistant.ts";
import { readConfig, runCommand, say } from "./open.ts";
import { showProgress } from "./progress.ts";

const program = new Command("reindex")
  .description("Build the index of the corpus anew and publish it; a running bot serves it within 5 seconds.")
  .option("--corpus <folder>", "the articles (default: CORPUS_DIR or corpus)")
  .option("--data <folder>", "where the index is kept (default: DATA_DIR or data)")
  .action((options: { corpus?: string; data?: string }) => runCommand(() => run(options)));

async function run(options: { corpus?: string; data?: string }): Promise<void> {
  const config = readConfig();
  const folders = { corpus: options.corpus ?? config.CORPUS_DIR, data: options.data ?? config.DATA_DIR };
  const progress = showProgress();
  const { report, corpus } = await reindex({
    folders,
    workshop: openWorkshop(config),
    onProgress: progress.update,
  }).finally(progress.end);
  for (const { file, reason } of corpus.skipped) say(`skipped ${file}: ${reason}`);
  for (const { file, reason } of corpus.warnings) say(`${file}: ${reason}`);
  const { counts } = report.manifest;
  const seconds = (report.milliseconds / 1_000).toFixed(1);
  process.stdout.write(
    `${counts.articles} articles, ${counts.passages} passages (${report.embedded} embedded, ${report.reused} unchanged), generation ${report.manifest.generation}, ${seconds} s\n`,
  );
}

await program.parseAsync();
