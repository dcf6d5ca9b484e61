import { agreementId, agreementName } from "../agreements/identity.ts";
import { mergeAgreements } from "../agreements/merge.ts";
import { type KnownAgreement, knowAgreement } from "../answer/agreement-choice.ts";
import { chatReply, withoutCourtesies } from "../answer/chat.ts";
import type { ConfidenceWeights } from "../answer/confidence.ts";
import { type AnswerSources, type Composition, composeExtractive } from "../answer/extractive.ts";
import type { ModelOutcome } from "../answer/model-composer.ts";
import { gatherEvidence, harmlessTitle } from "../answer/model-evidence.ts";
import { REWRITE_MS } from "../answer/model-follow-up.ts";
import { draftAfterModel, isWorthAsking } from "../answer/model-word.ts";
import { PHRASES } from "../answer/phrases.ts";
import type { SearchIndex } from "../index/search-index.ts";
import type { ServedIndex } from "../index/served-index.ts";
import { formatDate } from "../language/dates.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { analyseQuestion, type Question } from "../retrieval/question.ts";
import type { Reranker } from "../retrieval/reranker.ts";
import { createRetriever, type EmbedQuestion, type RetrievalParts } from "../retrieval/retriever.ts";
import type { AgreementRecord, Answer, AnswerMode, Article, ArticleReference } from "../types.ts";
import type { AskOptions, Assistant, NamedAgreement } from "./assistant.ts";
import { formatCard } from "./card.ts";
import { type Resolution, resolveFollowUp, withRewriting } from "./follow-up.ts";
import type { AnsweringModel } from "./open-model.ts";
import { readAround } from "./reading.ts";
import { relatedQuestions } from "./related.ts";
import { createSpelling } from "./spelling.ts";
import type { Turns } from "./turns.ts";

export interface AssistantOptions {
  readonly served: ServedIndex;
  readonly lexicon: Lexicon;
  readonly embedQuestion: EmbedQuestion;
  readonly reranker: Reranker;
  readonly weights: ConfidenceWeights;
  /** Answers below this confidence are refused, 0 to 1; the one learnt with the weights unless told. */
  readonly threshold?: number;
  readonly turns: Turns;
  readonly parts?: RetrievalParts;
  /** Puts answers into its own words; left out, they are made of the articles' own sentences. */
  readonly model?: AnsweringModel;
  /** The clock, milliseconds since 1970. */
  readonly now?: () => number;
}

/** An answer with how it came about. */
export interface ExplainedAnswer {
  readonly answer: Answer;
  readonly question: Question;
  readonly composition: Composition | null;
  /** What a model made of it; null where none was asked. */
  readonly outcome: ModelOutcome | null;
}

/** An assistant that can also say why it answered as it did. */
export interface ExplainingAssistant extends Assistant {
  explain(question: string, options?: AskOptions): Promise<ExplainedAnswer>;
}

/** What is worked out once for a generation. */
interface Prepared {
  readonly sources: AnswerSources;
  readonly mend: ReturnType<typeof createSpelling>;
  readonly articles: readonly ArticleReference[];
}

/** The most of an answer's time that the rewriting of its question may take. */
const REWRITE_SHARE = 0.25;

/** Answers questions over the index that is served, whichever generation that is at the moment. */
export function createAssistant(options: AssistantOptions): ExplainingAssistant {
  const { served, lexicon, turns, now = Date.now } = options;
  const prepared = new WeakMap<SearchIndex, Prepared>();
  const prepare = (index: SearchIndex): Prepared => {
    const known = prepared.get(index);
    if (known) return known;
    const fresh = prepareGeneration(index, options);
    prepared.set(index, fresh);
    return fresh;
  };

  async function explain(asked: string, ask: AskOptions = {}): Promise<ExplainedAnswer> {
    const started = performance.now();
    const left = () => (options.model?.answerMs ?? 0) - (performance.now() - started);
    return served.use(async (index) => {
      const generation = prepare(index);
      const resolution = await rewritten({ asked, ask, generation, options, left });
      const { question } = resolution;
      const finish = (
        answer: Answer,
        composition: Composition | null,
        outcome: ModelOutcome | null = null,
      ): ExplainedAnswer => {
        const timed = { ...answer, ms: performance.now() - started };
        if (ask.conversation !== undefined)
          remember(timed, composition, { asked, conversation: ask.conversation, turns, at: now() });
        return { answer: timed, question, composition, outcome };
      };
      const common = { language: question.language, standalone: question.text, ms: 0 };
      const reply = chatReply(question, lexicon);
      if (reply !== null) return finish({ ...common, kind: "chat", headline: reply }, null);
      const composition = await composeExtractive({
        question,
        sources: generation.sources,
        current: resolution.agreement,
        always: ask.always ?? false,
        ...(ask.without === undefined ? {} : { without: new Set([ask.without]) }),
      });
      const outcome = await askModel({ composition, question, index, ask, options, left });
      const mode = outcome?.kind === "written" ? "model" : "extractive";
      const draft = draftAfterModel(composition, outcome);
      return finish(toAnswer({ ...composition, draft }, question, generation, mode), composition, outcome);
    });
  }

  return {
    explain,
    answer: async (question, ask) => (await explain(question, ask)).answer,
    related: (answer) =>
      served.use(async (index) =>
        relatedQuestions({ answer, agreements: prepare(index).sources.agreements }),
      ),
    agreements: () => served.use((index) => prepare(index).sources.agreements.map(named)),
    card: (name, language) =>
      served.use((index) => {
        const { mend, sources } = prepare(index);
        const { agreements } = sources;
        const article = (id: string) => articleIn(index, id);
        return formatCard({ name, language, agreements, lexicon, spelling: mend, article });
      }),
    sources: () => served.use((index) => [...prepare(index).articles]),
    read: (citation) => served.use((index) => readAround(index.article(citation.article), citation)),
    article: (id) => served.use((index) => index.article(id) ?? null),
    status: () => statusOf(served.current, prepare(served.current)),
    model: () => options.model?.report() ?? null,
    close: () => served.close(),
  };
}

function prepareGeneration(index: SearchIndex, options: AssistantOptions): Prepared {
  const { lexicon, embedQuestion, reranker, weights, threshold = weights.threshold, parts } = options;
  const articles = index
    .articles()
    .toSorted(
      (a, b) =>
        (b.publishedOn ?? "").localeCompare(a.publishedOn ?? "") || a.article.localeCompare(b.article),
    );
  const records = mergeAgreements(
    index.agreements().map(({ record }) => record as AgreementRecord),
    lexicon,
  );
  const agreements = records.map(
    (record): KnownAgreement =>
      knowAgreement({
        id: agreementId(record),
        name: agreementName(record),
        record,
        articles: record.sources.map((id) => articleIn(index, id)),
        lexicon,
      }),
  );
  const retriever = createRetriever({ index, lexicon, embedQuestion, reranker, ...(parts ? { parts } : {}) });
  return {
    articles,
    mend: createSpelling({ index, lexicon }),
    sources: { index, retriever, lexicon, agreements, weights, threshold },
  };
}

function articleIn(index: SearchIndex, id: string): Article {
  const article = index.article(id);
  if (!article) throw new RangeError(`the index has no article "${id}"`);
  return article;
}

const named = ({ id, name, record }: KnownAgreement): NamedAgreement => ({ id, name, record });

/** The question in its conversation: as the rules read it, or, where it leans on what was said before, as a model rewrites it. */
async function rewritten(context: {
  readonly asked: string;
  readonly ask: AskOptions;
  readonly generation: Prepared;
  readonly options: AssistantOptions;
  /** Milliseconds left for the answer. */
  readonly left: () => number;
}): Promise<Resolution> {
  const { asked, ask, generation, options, left } = context;
  const { lexicon, turns, model } = options;
  const question = withoutCourtesies(analyseQuestion({ asked, lexicon, spelling: generation.mend }), lexicon);
  const recent = ask.conversation === undefined ? [] : turns.recent(ask.conversation);
  const resolution = resolveFollowUp(question, recent, lexicon);
  if (!model || isExtractive(ask) || !resolution.leans) return resolution;
  const text = await model.rewriter.rewrite({
    question,
    conversation: recent.map((turn) => turn.standalone).toReversed(),
    user: ask.user ?? null,
    timeoutMs: Math.min(REWRITE_MS, left() * REWRITE_SHARE),
    ...(ask.signal ? { signal: ask.signal } : {}),
  });
  return text === null ? resolution : withRewriting(resolution, text, lexicon);
}

const isExtractive = (ask: AskOptions): boolean => (ask.extractive ?? false) || (ask.always ?? false);

/** Lets the model answer; null where it is not asked. */
async function askModel(context: {
  readonly composition: Composition;
  readonly question: Question;
  readonly index: SearchIndex;
  readonly ask: AskOptions;
  readonly options: AssistantOptions;
  readonly left: () => number;
}): Promise<ModelOutcome | null> {
  const { composition, question, index, ask, options, left } = context;
  const { model } = options;
  if (!model || isExtractive(ask) || !isWorthAsking(composition)) return null;
  return model.composer.compose({
    question,
    pieces: gatherEvidence({ composition, article: (id) => articleIn(index, id) }),
    generation: index.manifest.generation,
    user: ask.user ?? null,
    timeoutMs: left(),
    ...(ask.signal ? { signal: ask.signal } : {}),
    ...(ask.onDraft ? { onDraft: framed(ask.onDraft, composition, question) } : {}),
  });
}

/** Tells an answer in the making as it will stand at last: below the line that says which agreement it is about. */
function framed(
  onDraft: (headline: string) => void,
  composition: Composition,
  { language }: Question,
): (headline: string) => void {
  const about = aboutLine(composition, language);
  return (headline) => onDraft([...about, headline].join("\n"));
}

function toAnswer(
  composition: Composition,
  question: Question,
  { articles }: Prepared,
  mode: AnswerMode,
): Answer {
  const { language } = question;
  const phrases = PHRASES[language];
  const common = { language, standalone: question.text, ms: 0 };
  const { draft, agreement, others } = composition;
  if (!draft) {
    const nearest = composition.nearest.flatMap((id) => articles.find((one) => one.article === id) ?? []);
    const titles = nearest
      .filter((one) => harmlessTitle(one) !== null)
      .slice(0, 1)
      .map((one) => titleWithDate(one, language));
    const headline =
      titles.length === 0 ? phrases.notStated : `${phrases.notStated} ${phrases.nearest(titles)}`;
    return { ...common, kind: "no-evidence", headline, nearest };
  }
  const about = aboutLine(composition, language);
  const further =
    others.length > 0 ? [phrases.otherAgreements(others.slice(0, 3).map((other) => other.name))] : [];
  return {
    ...common,
    kind: "cited",
    headline: [...about, ...draft.lines, ...further].join("\n"),
    citations: draft.citations,
    mode,
    agreement: agreement && { id: agreement.id, name: agreement.name },
    otherAgreements: others.map(({ id, name }) => ({ id, name })),
  };
}

/** Which of several agreements an answer is about; nothing where only one was meant. */
const aboutLine = ({ agreement, others }: Composition, language: Answer["language"]): readonly string[] =>
  agreement && others.length > 0 ? [PHRASES[language].aboutAgreement(agreement.name)] : [];

function titleWithDate({ title, publishedOn }: ArticleReference, language: Answer["language"]): string {
  return publishedOn === null ? title : `${title} (${formatDate(publishedOn, language)})`;
}

function remember(
  answer: Answer,
  composition: Composition | null,
  context: {
    readonly asked: string;
    readonly conversation: string;
    readonly turns: Turns;
    readonly at: number;
  },
): void {
  if (answer.kind === "chat") return;
  const record = composition?.agreement?.record;
  const people = (record?.signatories ?? [])
    .map((signatory) => signatory.name?.value ?? "")
    .filter((name) => name !== "" && answer.headline.includes(name));
  context.turns.remember(context.conversation, {
    question: context.asked,
    standalone: answer.standalone,
    language: answer.language,
    people,
    agreement: composition?.agreement?.id ?? null,
    at: context.at,
  });
}

function statusOf(index: SearchIndex, { articles, sources }: Prepared) {
  const { counts, embedder, generation, created } = index.manifest;
  return {
    articles: articles.length,
    passages: counts.passages,
    agreements: sources.agreements.length,
    embedder: embedder.name,
    generation,
    builtAt: created,
  };
}
