import { stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import * as z from "zod";
import { readCorpus } from "../corpus/read-corpus.ts";
import { FormatError } from "../errors.ts";
import type { Language, Span } from "../types.ts";
import { type JsonLine, readJsonLines } from "./json-lines.ts";

/** What may come of a question: an answer with citations, an honest refusal, or small talk. */
export type Outcome = "answered" | "not_found" | "chat";

interface QuestionCommon {
  readonly id: string;
  readonly language: Language;
  readonly question: string;
}

/** A question with rules that a right answer keeps (the format of seed-dev). */
export interface CheckedQuestion extends QuestionCommon {
  readonly kind: string;
  /** The outcomes that are right; the first is the one hoped for. Never empty. */
  readonly accepted: readonly Outcome[];
  /** Every group must have one of its strings in the answer or its quotes. */
  readonly must: readonly (readonly string[])[];
  /** Every group must have one of its strings inside a quote, word for word. */
  readonly evidence: readonly (readonly string[])[];
  /** Whole words that the answer must not hold. */
  readonly mustNot: readonly string[];
  /** The question asked before in the same chat. */
  readonly after?: string;
}

/** A right answer's place. */
export interface GoldAnswer extends Span {
  readonly article: string;
  readonly text: string;
}

/** A question whose right answers are marked in an article (the format of the public sets). */
export interface GoldQuestion extends QuestionCommon {
  /** The article it was asked about. */
  readonly article: string;
  /** Right answers; of a question that stands twice, those of both. */
  readonly gold: readonly GoldAnswer[];
}

interface SetCommon {
  /** The folder's name. */
  readonly name: string;
  readonly folder: string;
  /** The corpus the questions are asked over. */
  readonly corpusFolder: string;
  /** Texts of the corpus by article id. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Questions of one folder with the corpus they are asked over. */
export type QuestionSet = SetCommon &
  (
    | { readonly format: "checked"; readonly questions: readonly CheckedQuestion[] }
    | { readonly format: "gold"; readonly questions: readonly GoldQuestion[] }
  );

const language = z.enum(["en", "ru", "kk"]);
const outcome = z.enum(["answered", "not_found", "chat"]);
const words = z.string().min(1);
const anyOf = z.union([words.transform((text) => [text]), z.array(words).min(1)]);

const checkedLine = z.object({
  id: words,
  lang: language,
  kind: words,
  question: words,
  status: z.union([outcome.transform((only) => [only]), z.array(outcome).min(1)]),
  must: z.array(z.array(words).min(1)),
  evidence: z.array(anyOf),
  must_not: z.array(words),
  after: words.optional(),
});

const goldLine = z.object({
  id: z.coerce.string(),
  lang: language,
  question: words,
  article: words,
  answers: z.array(words).min(1),
  starts: z.array(z.int().min(0)).min(1),
});

/**
 * Reads `questions.jsonl` of a folder and the corpus in its `articles/`; a folder without `articles/` is asked over
 * `corpusFolder`.
 * @throws FormatError with file and line where a question breaks its format or a marked answer is not where it says
 */
export async function readQuestionSet(options: {
  readonly folder: string;
  readonly corpusFolder: string;
}): Promise<QuestionSet> {
  const folder = resolve(options.folder);
  const own = join(folder, "articles");
  const corpusFolder = (await isFolder(own)) ? own : resolve(options.corpusFolder);
  const file = join(folder, "questions.jsonl");
  const lines = await readJsonLines(file);
  const first = lines[0];
  if (first === undefined)
    throw new FormatError(`${file}: holds no question. Expected one JSON object a line.`);
  const { articles } = await readCorpus(corpusFolder);
  const texts = new Map(articles.map((article) => [article.id, article.text]));
  const common = { name: basename(folder), folder, corpusFolder, texts };
  if (isGoldLine(first)) return { ...common, format: "gold", questions: goldQuestions(file, lines, texts) };
  return { ...common, format: "checked", questions: lines.map((line) => checkedQuestion(file, line)) };
}

function isGoldLine(line: JsonLine): boolean {
  return typeof line.value === "object" && line.value !== null && "answers" in line.value;
}

function checkedQuestion(file: string, line: JsonLine): CheckedQuestion {
  const { id, lang, kind, question, status, must, evidence, must_not, after } = read(checkedLine, file, line);
  const common = { id, kind, question, must, evidence, language: lang, accepted: status, mustNot: must_not };
  return after === undefined ? common : { ...common, after };
}

function goldQuestions(
  file: string,
  lines: readonly JsonLine[],
  texts: ReadonlyMap<string, string>,
): GoldQuestion[] {
  const goldOf = new Map<string, GoldAnswer[]>();
  const questions = lines.map((line) => {
    const { id, lang, question, article, answers, starts } = read(goldLine, file, line);
    const gold = answers.map((text, index) =>
      goldAnswer({ text, start: starts[index], article, texts, where: `${file}:${line.line}` }),
    );
    const known = goldOf.get(question);
    if (known === undefined) goldOf.set(question, gold);
    else known.push(...gold);
    return { id, question, article, language: lang };
  });
  return questions.map((question) => ({ ...question, gold: goldOf.get(question.question) ?? [] }));
}

function goldAnswer(options: {
  readonly text: string;
  readonly start: number | undefined;
  readonly article: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly where: string;
}): GoldAnswer {
  const { text, article, where } = options;
  const whole = options.texts.get(article);
  if (whole === undefined)
    throw new FormatError(`${where}: no article "${article}". Expected a file of the corpus.`);
  if (options.start === undefined)
    throw new FormatError(`${where}: fewer starts than answers. Expected one each.`);
  const start = utf16Offset(whole, options.start);
  const end = start + text.length;
  if (whole.slice(start, end) !== text)
    throw new FormatError(
      `${where}: the answer does not stand at its start in ${article}. Expected its offset.`,
    );
  return { text, article, start, end };
}

/** The sets count characters (code points), the project UTF-16 units. */
function utf16Offset(text: string, characters: number): number {
  let offset = 0;
  for (let seen = 0; seen < characters && offset < text.length; seen++)
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  return offset;
}

function read<Schema extends z.ZodType>(schema: Schema, file: string, line: JsonLine): z.output<Schema> {
  const result = schema.safeParse(line.value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue === undefined || issue.path.length === 0 ? "the line" : `"${issue.path.join(".")}"`;
  throw new FormatError(
    `${file}:${line.line}: ${field}: ${issue?.message ?? "wrong"}. tests/fixtures/README.md has the format.`,
  );
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}
