import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { Command } from "commander";
import { plainAnswer } from "../answer/plain-text.ts";
import type { AskOptions, Assistant, Card } from "../assistant/assistant.ts";
import { UserError } from "../errors.ts";
import { languageOf } from "../language/identification.ts";
import type { Answer } from "../types.ts";
import { explanationLines } from "./explain.ts";
import { showingDrafts } from "./live-answer.ts";
import { openForTerminal, runCommand, say } from "./open.ts";
import { answerLines, cardLines } from "./terminal.ts";

interface Options {
  readonly corpus?: string;
  readonly data?: string;
  readonly json?: boolean;
  readonly batch?: string;
  readonly explain?: boolean;
  readonly always?: boolean;
  readonly card?: boolean;
}

const program = new Command("ask")
  .description(
    "Ask about the agreements in the corpus: a short answer, and the words of the article it stands on.",
  )
  .argument(
    "[question...]",
    "the question, in English, Russian or Kazakh; with --card a part of an agreement's name",
  )
  .option("--corpus <folder>", "the articles (default: CORPUS_DIR or corpus)")
  .option("--data <folder>", "where the index is kept (default: DATA_DIR or data)")
  .option("--json", "print one JSON object")
  .option(
    "--batch <file>",
    "read JSONL {id, question, after?} from a file (- for standard input), write JSONL in order",
  )
  .option(
    "--explain",
    "show why: the question as it was understood, the evidence with its scores, the refusal score",
  )
  .option("--always", "answer with the best evidence whatever its score, to measure retrieval alone")
  .option("--card", "print an agreement as a card; with --json all agreements as records")
  .action((words: string[], options: Options) => runCommand(() => run(words.join(" ").trim(), options)));

async function run(question: string, options: Options): Promise<void> {
  if (question === "" && options.batch === undefined && !options.card) {
    throw new UserError(
      'there is no question. Write it after "--": npm run ask -- "Who signed the agreement?"',
    );
  }
  const lines = options.batch === undefined ? [] : readBatch(options.batch);
  const assistant = await openForTerminal({ corpus: options.corpus, data: options.data });
  try {
    if (options.card) await printCard(assistant, question, options.json ?? false);
    else if (options.batch !== undefined) await answerBatch(assistant, lines, options);
    else if (options.json)
      print(JSON.stringify(toJson(null, await assistant.answer(question, flags(options)))));
    else {
      const explained = await showingDrafts(process.stdout, { colours: colours() }, (drafts) =>
        assistant.explain(question, { ...flags(options), ...drafts }),
      );
      const explanation = options.explain ? ["", ...explanationLines(explained)] : [];
      print([...answerLines(explained.answer, colours()), ...explanation].join("\n"));
    }
    sayModelFault(assistant);
  } finally {
    assistant.close();
  }
}

/** Says, apart from the answers, that the model failed meanwhile: they were extractive then. */
function sayModelFault(assistant: Assistant): void {
  const report = assistant.model();
  // The first call is the one at start, whose fault was said then.
  if (report?.lastFault && report.calls > 1) say(`answers are extractive: ${report.lastFault.line}`);
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const flags = (options: Options): AskOptions => (options.always ? { always: true } : {});
const colours = (): boolean => process.stdout.isTTY && process.env.NO_COLOR === undefined;

async function printCard(assistant: Assistant, name: string, json: boolean): Promise<void> {
  if (json) {
    const agreements = await assistant.agreements();
    return print(
      JSON.stringify(
        agreements.map(({ record }) => record),
        null,
        2,
      ),
    );
  }
  const card: Card | null = await assistant.card(name === "" ? null : name, languageOf(name));
  if (!card)
    throw new UserError(
      name === ""
        ? "the articles report no agreement."
        : `no agreement goes by "${name}". Run "npm run ask -- --card" to see which there are.`,
    );
  print(cardLines(card, colours()).join("\n"));
}

interface BatchLine {
  readonly id: unknown;
  readonly question: string;
  readonly after?: string;
}

/** @throws UserError naming the file that cannot be read, or the line that is no question */
function readBatch(file: string): BatchLine[] {
  return readText(file)
    .split(/\r?\n/u)
    .flatMap((line, index) => (line.trim() === "" ? [] : [readLine(line, `${file}:${index + 1}`)]));
}

function readText(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8").replace(/^\uFEFF/u, "");
  } catch (cause) {
    throw new UserError(`${file} cannot be read. Name a file of JSONL, or - for standard input.`, { cause });
  }
}

function readLine(line: string, where: string): BatchLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new UserError(
      `${where}: this line is no JSON. Expected {"id": "1", "question": "Who signed it?"}`,
      { cause },
    );
  }
  const { id, question, after } = (typeof value === "object" && value !== null ? value : {}) as Partial<
    Record<string, unknown>
  >;
  if (typeof question !== "string") {
    throw new UserError(
      `${where}: there is no "question". Expected {"id": "1", "question": "Who signed it?"}`,
    );
  }
  return { id: id ?? null, question, ...(typeof after === "string" && after.trim() !== "" ? { after } : {}) };
}

async function answerBatch(
  assistant: Assistant,
  lines: readonly BatchLine[],
  options: Options,
): Promise<void> {
  for (const { id, question, after } of lines) {
    const conversation = after === undefined ? {} : { conversation: randomUUID() };
    const ask = { ...flags(options), ...conversation };
    if (after !== undefined) await assistant.answer(after, ask);
    print(JSON.stringify(toJson(id, await assistant.answer(question, ask))));
  }
}

/** The contract of the command line: see README.md. */
function toJson(id: unknown, answer: Answer) {
  const cited = answer.kind === "cited";
  return {
    id,
    kind: answer.kind,
    language: answer.language,
    answer: plainAnswer(answer),
    citations: cited
      ? answer.citations.map(({ article, title, publishedOn, url, quote, start, end }) => ({
          article,
          title,
          publishedOn,
          url,
          quote,
          start,
          end,
        }))
      : [],
    mode: cited ? answer.mode : "extractive",
    ms: Math.round(answer.ms * 1_000) / 1_000,
  };
}

await program.parseAsync();
