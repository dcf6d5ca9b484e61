import { config as readDotenv } from "dotenv";
import type { ModelComposer } from "../answer/model-composer.ts";
import type { ExplainingAssistant } from "../assistant/create-assistant.ts";
import { bringUpToDate, type Folders, openAssistant, openWorkshop } from "../assistant/open-assistant.ts";
import { type Config, loadConfig } from "../config.ts";
import { UserError } from "../errors.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { showProgress } from "./progress.ts";

/** The settings of this process: .env beside the command, under what the environment says. */
export function readConfig(): Config {
  readDotenv({ quiet: true });
  return loadConfig(process.env);
}

/** An assistant over a corpus with its index brought up to date; what is passed over or built is said on standard error. */
export async function openForTerminal(options: {
  readonly corpus: string | undefined;
  readonly data: string | undefined;
}): Promise<ExplainingAssistant> {
  const config = readConfig();
  const folders: Folders = {
    corpus: options.corpus ?? config.CORPUS_DIR,
    data: options.data ?? config.DATA_DIR,
  };
  const workshop = openWorkshop(config);
  const progress = showProgress();
  const built = await bringUpToDate({ folders, workshop, onProgress: progress.update }).finally(progress.end);
  for (const { file, reason } of built?.corpus.skipped ?? []) say(`skipped ${file}: ${reason}`);
  const threshold = config.ANSWER_THRESHOLD;
  const composer = await openComposer(config, workshop.lexicon);
  const assistant = openAssistant({
    folders,
    workshop,
    ...(threshold === undefined ? {} : { threshold }),
    ...(composer ? { composer } : {}),
  });
  if (assistant.status().articles > 0) return assistant;
  assistant.close();
  throw new UserError(
    `there is no article in ${folders.corpus}. Put .txt or .md files there, or name another folder with --corpus.`,
  );
}

/** The model that is configured; without one, or where it cannot be used, answers are extractive. */
async function openComposer(config: Config, lexicon: Lexicon): Promise<ModelComposer | null> {
  if (config.LLM_MODEL === undefined) return null;
  const { openModel } = await import("../assistant/open-model.ts");
  const opening = await openModel(config, lexicon);
  if (opening.kind === "fault") say(`answers are extractive: ${opening.fault}`);
  return opening.kind === "open" ? opening.model.composer : null;
}

/** Says a line to the person at the terminal, apart from the output. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Runs a command: a fault that a person can mend is said in its own words and ends with exit code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    say(`${error.name}: ${error.message}`);
    process.exitCode = 1;
  }
}
