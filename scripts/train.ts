/**
 * Learns the weights of the reranker (src/retrieval/reranker.json) from question sets whose right answers are marked in
 * their articles, cross-validated by article.
 *
 *   npm run train -- --set ../shared/eval/xquad-en --set ../shared/eval/xquad-ru --set ../shared/eval/kazqad-kk
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Command } from "commander";
import { likelyWindows } from "../src/answer/windows.ts";
import { readCorpus } from "../src/corpus/read-corpus.ts";
import { type GoldQuestion, readQuestionSet } from "../src/evaluation/question-set.ts";
import { buildIndex } from "../src/index/build-index.ts";
import { openIndex } from "../src/index/open-index.ts";
import { loadLexicon } from "../src/language/lexicon.ts";
import { LOCAL_EMBEDDER, LocalEmbeddings } from "../src/models/local-embeddings.ts";
import { analyseQuestion } from "../src/retrieval/question.ts";
import { createReranker } from "../src/retrieval/reranker.ts";
import { createRetriever, type RankedSentence } from "../src/retrieval/retriever.ts";
import { type Group, type Standard, shuffle, standardsOf, trainRanking } from "./logistic.ts";

const FOLDS = 5;
const SCHEDULE = { epochs: 40, rate: 0.02, decay: 0.001 };

interface TrainingQuestion {
  readonly set: string;
  readonly question: GoldQuestion;
  readonly fold: number;
  readonly evidence: readonly RankedSentence[];
  readonly right: readonly boolean[];
}

const lexicon = loadLexicon("lexicon");
const embeddings = new LocalEmbeddings({ lexicon });

async function readTraining(folder: string): Promise<TrainingQuestion[]> {
  const set = await readQuestionSet({ folder, corpusFolder: "corpus" });
  if (set.format !== "gold") throw new Error(`${folder} has no marked answers`);
  const corpus = await readCorpus(set.corpusFolder);
  const data = mkdtempSync(join(tmpdir(), "train-"));
  await buildIndex({ corpus, embeddings, embedder: LOCAL_EMBEDDER, lexicon, folder: data });
  const index = openIndex(data);
  const retriever = createRetriever({
    index,
    lexicon,
    embedQuestion: (question, rarity) => embeddings.embedQueryWith(question.text, question.language, rarity),
    reranker: () => 0,
  });
  const questions: TrainingQuestion[] = [];
  for (const question of set.questions) {
    const analysed = analyseQuestion({ asked: question.question, lexicon, language: question.language });
    const { evidence } = await retriever.retrieve(analysed);
    const right = evidence.map((one) => isRight(one, question));
    questions.push({
      set: basename(folder),
      question,
      fold: hash(question.article) % FOLDS,
      evidence,
      right,
    });
  }
  index.close();
  rmSync(data, { recursive: true });
  return questions;
}

const isRight = (span: { article: string; start: number; end: number }, question: GoldQuestion): boolean =>
  question.gold.some(
    (gold) => gold.article === span.article && span.start <= gold.start && gold.end <= span.end,
  );

const hash = (text: string): number =>
  [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7);

interface Model {
  readonly names: readonly string[];
  readonly standards: Readonly<Record<string, Standard>>;
  readonly weights: Float64Array;
}

function train(questions: readonly TrainingQuestion[], leftOut: readonly string[] = []): Model {
  const all = questions.flatMap(({ evidence }) => evidence.map((one) => one.features));
  const standards = standardsOf(all);
  const names = Object.keys(standards).filter((name) => !leftOut.includes(name));
  const groups = questions.map(
    ({ evidence, right }): Group => ({
      right,
      rows: evidence.map((one) =>
        Float64Array.from(names, (name) => {
          const { mean, deviation } = standards[name] as Standard;
          return ((one.features[name] ?? 0) - mean) / deviation;
        }),
      ),
    }),
  );
  return { names, standards, weights: trainRanking(shuffle(groups), names.length, SCHEDULE) };
}

function toFile({ names, standards, weights }: Model, training: object) {
  const round = (value: number) => Number(value.toPrecision(5));
  const features = Object.fromEntries(
    names.map((name, index) => {
      const { mean, deviation } = standards[name] as Standard;
      return [name, { weight: round(weights[index] ?? 0), mean: round(mean), deviation: round(deviation) }];
    }),
  );
  return { training, features };
}

function measure(questions: readonly TrainingQuestion[], model: Model, cost: number) {
  const reranker = createReranker(toFile(model, {}));
  return questions.map((one) => {
    const ranked = one.evidence
      .map((sentence) => ({ ...sentence, score: reranker(sentence.features) }))
      .sort((a, b) => b.score - a.score);
    const windows = likelyWindows(ranked, 3, cost);
    const [top] = windows;
    return {
      set: one.set,
      sentence: ranked[0] ? isRight(ranked[0], one.question) : false,
      window: top ? isRight(top, one.question) : false,
      length: top ? Math.min(400, top.end - top.start) : 0,
    };
  });
}

/** Cross-validated measures by set for several costs of a character. */
function crossValidate(
  questions: readonly TrainingQuestion[],
  costs: readonly number[],
  leftOut: readonly string[] = [],
) {
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    train(
      questions.filter((one) => one.fold !== fold),
      leftOut,
    ),
  );
  for (const cost of costs) {
    const results = models.flatMap((model, fold) =>
      measure(
        questions.filter((one) => one.fold === fold),
        model,
        cost,
      ),
    );
    const line = [...new Set(results.map((one) => one.set))].map((set) => {
      const own = results.filter((one) => one.set === set);
      const share = (pick: (one: (typeof own)[number]) => boolean) =>
        (own.filter(pick).length / own.length).toFixed(3);
      const length = own.reduce((sum, one) => sum + one.length, 0) / own.length;
      return `${set} sentence ${share((one) => one.sentence)} window ${share((one) => one.window)} length ${length.toFixed(0)}`;
    });
    process.stdout.write(
      `${leftOut.length > 0 ? `without ${leftOut.join(",")} ` : ""}cost ${cost}: ${line.join(" | ")}\n`,
    );
  }
}

const program = new Command("train")
  .option(
    "--set <folder>",
    "a set with marked answers; may be given again",
    (value: string, all: string[]) => [...all, value],
    [],
  )
  .option("--ablate", "also leave each reading out once")
  .option("--dry", "measure only, write nothing");
program.parse();
const options = program.opts<{ set: string[]; ablate?: boolean; dry?: boolean }>();
const questions: TrainingQuestion[] = [];
for (const folder of options.set) questions.push(...(await readTraining(folder)));
for (const set of new Set(questions.map((one) => one.set))) {
  const own = questions.filter((one) => one.set === set);
  process.stdout.write(
    `${set}: right sentence among the candidates ${(own.filter((one) => one.right.some(Boolean)).length / own.length).toFixed(3)}\n`,
  );
}
crossValidate(questions, [0.0004, 0.0006, 0.0008, 0.001]);
const model = train(questions);
if (options.ablate) for (const name of model.names) crossValidate(questions, [0.0006], [name]);
if (!options.dry) {
  const training = {
    sets: options.set.map((folder) => basename(folder)),
    questions: questions.length,
    schedule: SCHEDULE,
  };
  writeFileSync("src/retrieval/reranker.json", `${JSON.stringify(toFile(model, training), null, 2)}\n`);
}
