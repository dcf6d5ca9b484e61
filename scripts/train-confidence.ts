/**
 * Learns the refusal score (src/answer/confidence.json): logistic regression over src/answer/confidence.ts's readings,
 * cross-validated by article, with the threshold chosen on the cross-validated scores.
 *
 *   node --import tsx scripts/train-confidence.ts --set ../shared/eval/xquad-en ... --checked tests/fixtures/agreements ...
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Command } from "commander";
import { bringUpToDate, openAssistant, openWorkshop } from "../src/assistant/open-assistant.ts";
import { type QuestionSet, readQuestionSet } from "../src/evaluation/question-set.ts";
import { analyseQuestion } from "../src/retrieval/question.ts";
import type { Language, Span } from "../src/types.ts";
import { type Example, type Standard, shuffle, sigmoid, standardsOf, trainLogistic } from "./logistic.ts";

const FOLDS = 5;
const SCHEDULE = { epochs: 60, rate: 0.01, decay: 0.0005 };
/** A checked question counts as much as several of the public sets, which are far more and about other things than agreements. */
const CHECKED_WEIGHT = 6;
const NEAR_MISS_WEIGHT = 0.005;
const CHECKED_NEAR_MISS_WEIGHT = 0.7;

interface Sample {
  readonly set: string;
  readonly fold: number;
  /** "in": its article is in the corpus; "out": nothing there answers it; "near": made so that nothing does. */
  readonly asked: "in" | "out" | "near";
  readonly right: boolean;
  /** Whether it is learnt from: a wrong answer to an answerable question says little of refusal. */
  readonly learnt: boolean;
  readonly features: Readonly<Record<string, number>>;
  readonly weight: number;
}

const workshop = openWorkshop();
const hash = (text: string): number =>
  [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7);

/** Samples of one set, asked through an assistant that answers everything it is not sure of from records. */
async function withSet(
  folder: string,
  use: (set: QuestionSet, weigh: Weigh) => Promise<Sample[]>,
): Promise<Sample[]> {
  const set = await readQuestionSet({ folder, corpusFolder: "corpus" });
  const data = mkdtempSync(join(tmpdir(), "train-"));
  const folders = { corpus: set.corpusFolder, data };
  await bringUpToDate({ folders, workshop });
  const assistant = openAssistant({ folders, workshop, threshold: 0 });
  const weigh: Weigh = async (asked, without) => {
    const { composition } = await assistant.explain(asked, without === undefined ? {} : { without });
    const window = composition?.reasoning.windows[0];
    if (!composition || !window || composition.reasoning.way === "record") return null;
    return {
      span: window,
      quote: (await assistant.read(window))?.quote ?? "",
      features: composition.reasoning.features,
    };
  };
  const samples = await use(set, weigh);
  assistant.close();
  rmSync(data, { recursive: true });
  return samples;
}

/** Null: answered from a record, or not at all. */
type Weigh = (
  asked: string,
  without?: string,
) => Promise<{
  span: Span & { article: string };
  quote: string;
  features: Readonly<Record<string, number>>;
} | null>;

interface AskedQuestion {
  readonly id: string;
  readonly question: string;
  readonly language: Language;
  /** What the question is about: the other question is about something else. */
  readonly article: string;
}

/**
 * Questions that nothing answers, made of one that something does: with a name or number of another question in the place of
 * one of its own, and with the other words of another question around its names.
 */
function nearMissesOf<Asked extends AskedQuestion>(question: Asked, all: readonly Asked[]): string[] {
  const read = (one: Asked) =>
    analyseQuestion({ asked: one.question, lexicon: workshop.lexicon, language: one.language });
  const own = read(question);
  const others = all.filter((one) => one.article !== question.article && one.language === question.language);
  const other = read(others[hash(question.id) % others.length] ?? question);
  const named = own.words.filter((word) => word.distinctive);
  const place = named.at(hash(question.id) % Math.max(1, named.length));
  const stranger = other.words.find(
    (word) => word.distinctive && /\d/u.test(word.text) === /\d/u.test(place?.text ?? ""),
  );
  const swapped =
    place && stranger ? [own.text.slice(0, place.start) + stranger.text + own.text.slice(place.end)] : [];
  const plain = other.words.filter((word) => !word.distinctive).map((word) => word.text);
  const about =
    named.length > 0 && plain.length > 1
      ? [`${plain.join(" ")} ${named.map((word) => word.text).join(" ")}?`]
      : [];
  return [...swapped, ...about];
}

async function goldSamples(set: QuestionSet, weigh: Weigh): Promise<Sample[]> {
  if (set.format !== "gold") return [];
  const samples: Sample[] = [];
  const strict = set.name.startsWith("kazqad");
  for (const question of set.questions) {
    const common = { set: set.name, fold: hash(question.article) % FOLDS, weight: 1 };
    const found = await weigh(question.question);
    if (found) {
      const right = question.gold.some(
        (gold) =>
          gold.article === found.span.article && found.span.start <= gold.start && gold.end <= found.span.end,
      );
      samples.push({ ...common, asked: "in", right, learnt: right || strict, features: found.features });
    }
    for (const nearMiss of nearMissesOf(question, set.questions)) {
      const missed = await weigh(nearMiss);
      if (missed)
        samples.push({
          ...common,
          asked: "near",
          right: false,
          learnt: true,
          weight: NEAR_MISS_WEIGHT,
          features: missed.features,
        });
    }
    if (strict) continue;
    const elsewhere = await weigh(question.question, question.article);
    if (elsewhere)
      samples.push({ ...common, asked: "out", right: false, learnt: true, features: elsewhere.features });
  }
  return samples;
}

async function checkedSamples(set: QuestionSet, weigh: Weigh): Promise<Sample[]> {
  if (set.format !== "checked") return [];
  const samples: Sample[] = [];
  const asked = set.questions
    .filter((question) => question.after === undefined && !question.accepted.includes("chat"))
    .map((question) => ({ ...question, article: JSON.stringify(question.evidence) }));
  for (const question of asked) {
    if (question.accepted[0] === "answered") {
      for (const nearMiss of nearMissesOf(question, asked)) {
        const missed = await weigh(nearMiss);
        if (!missed) continue;
        const { features } = missed;
        const fold = hash(question.id) % FOLDS;
        samples.push({
          set: set.name,
          fold,
          asked: "near",
          right: false,
          learnt: true,
          weight: CHECKED_NEAR_MISS_WEIGHT,
          features,
        });
      }
    }
    const found = await weigh(question.question);
    if (!found) continue;
    const answerable = question.accepted[0] === "answered";
    const holds = (texts: readonly string[]) =>
      texts.some((text) => found.quote.toLowerCase().includes(text.toLowerCase()));
    const right = answerable && question.must.every(holds);
    const common = {
      set: set.name,
      fold: hash(question.id) % FOLDS,
      weight: CHECKED_WEIGHT,
      features: found.features,
    };
    samples.push({ ...common, asked: answerable ? "in" : "out", right, learnt: right || !answerable });
  }
  return samples;
}

interface Model {
  readonly names: readonly string[];
  readonly standards: Readonly<Record<string, Standard>>;
  readonly weights: Float64Array;
}

function rowOf(
  features: Readonly<Record<string, number>>,
  names: readonly string[],
  standards: Model["standards"],
): Float64Array {
  return Float64Array.from(names, (name) => {
    const { mean, deviation } = standards[name] as Standard;
    return ((features[name] ?? 0) - mean) / deviation;
  });
}

function train(samples: readonly Sample[]): Model {
  const learnt = samples.filter((sample) => sample.learnt);
  const standards = standardsOf(learnt.map((sample) => sample.features));
  const names = Object.keys(standards);
  const examples = learnt.map(
    (sample): Example => ({
      row: rowOf(sample.features, names, standards),
      yes: sample.right,
      weight: sample.weight,
    }),
  );
  return { names, standards, weights: trainLogistic(shuffle(examples), names.length, SCHEDULE) };
}

function scoreOf({ names, standards, weights }: Model, features: Readonly<Record<string, number>>): number {
  const row = rowOf(features, names, standards);
  return sigmoid(
    row.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), weights[names.length] ?? 0),
  );
}

function report(
  scored: readonly { readonly sample: Sample; readonly score: number }[],
  thresholds: readonly number[],
): void {
  for (const threshold of thresholds) {
    const lines = [...new Set(scored.map(({ sample }) => sample.set))].map((set) => {
      const own = scored.filter(({ sample }) => sample.set === set);
      const inside = own.filter(({ sample }) => sample.asked === "in");
      const outside = own.filter(({ sample }) => sample.asked === "out");
      const near = own.filter(({ sample }) => sample.asked === "near");
      const answered = inside.filter(({ score }) => score >= threshold);
      const share = (part: readonly unknown[], whole: readonly unknown[]) =>
        whole.length === 0 ? "-" : (part.length / whole.length).toFixed(3);
      const right = answered.filter(({ sample }) => sample.right);
      return `${set} answered ${share(answered, inside)} precision ${share(right, answered)} refused ${share(
        outside.filter(({ score }) => score < threshold),
        outside,
      )} near ${share(
        near.filter(({ score }) => score < threshold),
        near,
      )}`;
    });
    process.stdout.write(`${threshold.toFixed(2)}: ${lines.join(" | ")}\n`);
  }
}

const collect = (value: string, all: string[]) => [...all, value];
const program = new Command("train-confidence")
  .option("--set <folder>", "a set with marked answers; may be given again", collect, [])
  .option("--checked <folder>", "a set with checked answers; may be given again", collect, [])
  .option("--threshold <number>", "the threshold to write", Number, 0.5)
  .option("--dry", "measure only, write nothing");
program.parse();
const options = program.opts<{ set: string[]; checked: string[]; threshold: number; dry?: boolean }>();
const samples: Sample[] = [];
for (const folder of options.set) samples.push(...(await withSet(folder, goldSamples)));
for (const folder of options.checked) samples.push(...(await withSet(folder, checkedSamples)));
const scored = Array.from({ length: FOLDS }, (_, fold) => {
  const model = train(samples.filter((sample) => sample.fold !== fold));
  return samples
    .filter((sample) => sample.fold === fold)
    .map((sample) => ({ sample, score: scoreOf(model, sample.features) }));
}).flat();
report(scored, [0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8]);
const model = train(samples);
const round = (value: number) => Number(value.toPrecision(5));
const features = Object.fromEntries(
  model.names.map((name, index) => {
    const { mean, deviation } = model.standards[name] as Standard;
    return [
      name,
      { weight: round(model.weights[index] ?? 0), mean: round(mean), deviation: round(deviation) },
    ];
  }),
);
process.stdout.write(
  `${Object.entries(features)
    .map(([name, { weight }]) => `${name} ${weight.toFixed(2)}`)
    .join(", ")}\n`,
);
if (!options.dry) {
  const training = {
    sets: [...options.set, ...options.checked].map((folder) => basename(folder)),
    samples: samples.length,
    schedule: SCHEDULE,
  };
  const file = {
    training,
    threshold: options.threshold,
    intercept: round(model.weights[model.names.length] ?? 0),
    features,
  };
  writeFileSync("src/answer/confidence.json", `${JSON.stringify(file, null, 2)}\n`);
}
