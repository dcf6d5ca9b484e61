import { join } from "node:path";
import { config as readDotenv } from "dotenv";
import type { ExplainingAssistant } from "../assistant/create-assistant.ts";
import { bringUpToDate, type Folders, openAssistant, openWorkshop } from "../assistant/open-assistant.ts";
import type { OpenModel } from "../assistant/open-model.ts";
import { type Config, loadConfig } from "../config.ts";
import { UserError } from "../errors.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { showProgress } from "./progress.ts";

/** The settings of this process: .env beside the command, under what the environment says. */
export function readConfig(): Config {
  readDotenv({ quiet: true });
  return loadConfig(process.env);
}

/** Folders given on the command line, else those of the settings. */
export const foldersFor = (
  config: Config,
  given: { readonly corpus?: string | undefined; readonly data?: string | undefined },
): Folders => ({ corpus: given.corpus ?? config.CORPUS_DIR, data: given.data ?? config.DATA_DIR });

/** An assistant over a corpus with its index brought up to date; what is passed over or built is said on standard error. */
export async function openForTerminal(given: {
  readonly corpus: string | undefined;
  readonly data: string | undefined;
}): Promise<ExplainingAssistant> {
  const config = readConfig();
  const folders = foldersFor(config, given);
  const workshop = openWorkshop(config);
  const model = await openTerminalModel(config, folders, workshop.lexicon);
  const progress = showProgress();
  const onProgress = progress.update;
  const built = await bringUpToDate({ folders, workshop, model: model?.client, onProgress }).finally(
    progress.end,
  );
  for (const { file, reason } of built?.corpus.skipped ?? []) say(`skipped ${file}: ${reason}`);
  const threshold = config.ANSWER_THRESHOLD;
  const assistant = openAssistant({
    folders,
    workshop,
    ...(threshold === undefined ? {} : { threshold }),
    ...(model ? { model } : {}),
  });
  if (assistant.status().articles > 0) return assistant;
  assistant.close();
  throw new UserError(
    `there is no article in ${folders.corpus}. Put .txt or .md files there, or name another folder with --corpus.`,
  );
}

/** The model that is configured, its tokens counted with the bot's; null without one. Says why where it cannot be used for now. */
export async function openTerminalModel(
  config: Config,
  folders: Folders,
  lexicon: Lexicon,
): Promise<OpenModel | null> {
  if (config.LLM_MODEL === undefined) return null;
  const { budgetLimits, openModel } = await import("../assistant/open-model.ts");
  const { openTokenBudget } = await import("../state/tokens.ts");
  const budget = openTokenBudget({ file: stateFile(folders), limits: budgetLimits(config) });
  const opening = await openModel({ config, lexicon, budget });
  if (opening?.fault) say(`answers are extractive: ${opening.fault}`);
  return opening?.model ?? null;
}

/** Where the bot keeps all that is not its index. */
export const stateFile = ({ data }: Folders): string => join(data, "state.db");

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
