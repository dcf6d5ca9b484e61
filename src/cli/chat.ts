import { createInterface } from "node:readline";
import { Command } from "commander";
import { showingDrafts } from "./live-answer.ts";
import { openForTerminal, runCommand } from "./open.ts";
import { answerLines } from "./terminal.ts";

const program = new Command("chat")
  .description(
    "Ask in a conversation: a follow-up such as “and when?” leans on what was asked before. Ctrl-D ends it.",
  )
  .option("--corpus <folder>", "the articles (default: CORPUS_DIR or corpus)")
  .option("--data <folder>", "where the index is kept (default: DATA_DIR or data)")
  .action((options: { corpus?: string; data?: string }) => runCommand(() => converse(options)));

async function converse(options: { corpus?: string; data?: string }): Promise<void> {
  const assistant = await openForTerminal({ corpus: options.corpus, data: options.data });
  const terminal = process.stdin.isTTY === true;
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: "? ", terminal });
  if (terminal) input.prompt();
  try {
    for await (const line of input) {
      if (line.trim() !== "") {
        const answer = await showingDrafts(process.stdout, { colours: terminal }, (drafts) =>
          assistant.answer(line, { conversation: "terminal", ...drafts }),
        );
        process.stdout.write(`${answerLines(answer, terminal).join("\n")}\n\n`);
      }
      if (terminal) input.prompt();
    }
  } finally {
    assistant.close();
  }
}

await program.parseAsync();
