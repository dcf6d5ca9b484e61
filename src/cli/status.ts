import { Command } from "commander";
import { indexFolder } from "../assistant/open-assistant.ts";
import { UserError } from "../errors.ts";
import { servedManifest } from "../index/open-index.ts";
import { readConfig, runCommand } from "./open.ts";

const program = new Command("status")
  .description("Say what the served index holds.")
  .option("--data <folder>", "where the index is kept (default: DATA_DIR or data)")
  .option("--json", "print the manifest as JSON")
  .action((options: { data?: string; json?: boolean }) => runCommand(() => run(options)));

async function run(options: { data?: string; json?: boolean }): Promise<void> {
  const folder = indexFolder(options.data ?? readConfig().DATA_DIR);
  const manifest = servedManifest(folder);
  if (!manifest) throw new UserError(`there is no index in ${folder}. Run "npm run reindex" to build it.`);
  const { counts, embedder, generation, created } = manifest;
  const lines = [
    `generation  ${generation}`,
    `built       ${created}`,
    `articles    ${counts.articles}`,
    `passages    ${counts.passages}`,
    `sentences   ${counts.sentences}`,
    `embedder    ${embedder.name}, ${embedder.dimension} dimensions`,
  ];
  process.stdout.write(`${options.json ? JSON.stringify(manifest, null, 2) : lines.join("\n")}\n`);
}

await program.parseAsync();
