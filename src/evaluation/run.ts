import type { Answerer } from "./answerer.ts";
import { type Group, measureGroups } from "./measures.ts";
import type { CheckedQuestion, GoldQuestion, QuestionSet } from "./question-set.ts";
import { judgeChecked, judgeGold, type Texts, type Verdict } from "./verdicts.ts";

/** What came of one set. */
export interface SetResult {
  /** The set's name, with ` always` behind it where every question had to be answered. */
  readonly name: string;
  readonly groups: readonly Group[];
  readonly verdicts: readonly Verdict[];
}

/** How a set is run. */
export interface RunOptions {
  readonly set: QuestionSet;
  readonly answerer: Answerer;
  /** Answer with the best evidence whatever its score; refusals are not measured then. */
  readonly always?: boolean;
  /** Ask no more than so many questions, spread evenly over the set. */
  readonly limit?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Asks the questions of a set one after the other, as a person would, and measures the answers. */
export async function runSet(options: RunOptions): Promise<SetResult> {
  const { set, answerer, onProgress } = options;
  const always = options.always ?? false;
  const texts = set.texts;
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const verdicts =
    set.format === "checked"
      ? await each(spread(set.questions, limit), onProgress, (question) =>
          askChecked({ question, answerer, always, texts }),
        )
      : await each(spread(set.questions, limit), onProgress, (question) =>
          askGold({ question, answerer, always, texts }),
        );
  const name = always ? `${set.name} always` : set.name;
  return { name, verdicts, groups: measureGroups(verdicts) };
}

interface Asking<Question> {
  readonly question: Question;
  readonly answerer: Answerer;
  readonly always: boolean;
  readonly texts: Texts;
}

async function askChecked({ question, answerer, always, texts }: Asking<CheckedQuestion>): Promise<Verdict> {
  const before = question.after === undefined ? {} : { after: question.after };
  return judgeChecked(question, await answerer.answer(question.question, { ...before, always }), texts);
}

async function askGold({ question, answerer, always, texts }: Asking<GoldQuestion>): Promise<Verdict> {
  const answer = await answerer.answer(question.question, { always });
  const refusal = always ? null : await answerer.answer(question.question, { without: question.article });
  return judgeGold({ question, answer, refusal, texts });
}

async function each<Question>(
  questions: readonly Question[],
  onProgress: RunOptions["onProgress"],
  ask: (question: Question) => Promise<Verdict>,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const question of questions) {
    verdicts.push(await ask(question));
    onProgress?.(verdicts.length, questions.length);
  }
  return verdicts;
}

/** At most `limit` items at even distances, so that every part of a set is asked. */
function spread<Item>(items: readonly Item[], limit: number): readonly Item[] {
  if (items.length <= limit) return items;
  return items.filter(
    (_, index) =>
      Math.floor((index * limit) / items.length) !== Math.floor(((index - 1) * limit) / items.length),
  );
}
