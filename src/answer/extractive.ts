import type { SearchIndex } from "../index/search-index.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Question } from "../retrieval/question.ts";
import type { Retrieval, Retriever } from "../retrieval/retriever.ts";
import type { Article } from "../types.ts";
import { answerFromRecord } from "./agreement-answer.ts";
import { chooseAgreement, type KnownAgreement } from "./agreement-choice.ts";
import { readAgreementQuestion } from "./agreement-question.ts";
import { countsSince, hasAskedKind, withAskedForm } from "./asked-kind.ts";
import { type ConfidenceWeights, confidenceFeatures, confidenceOf } from "./confidence.ts";
import type { Draft } from "./draft.ts";
import { leadsElsewhere } from "./model-claims.ts";
import { answerFromPassages } from "./passage-answer.ts";
import { answerAboutPerson } from "./person-answer.ts";
import { answerWithWords, namesSpeaker } from "./quote-answer.ts";
import { type Unstated, withTypedEvidence } from "./typed-evidence.ts";
import { likelyWindows, type Window } from "./windows.ts";

/** What answers are made of: one generation, open. */
export interface AnswerSources {
  readonly index: SearchIndex;
  readonly retriever: Retriever;
  readonly lexicon: Lexicon;
  /** Newest first. */
  readonly agreements: readonly KnownAgreement[];
  readonly weights: ConfidenceWeights;
  /** Answers below this confidence, 0 to 1, are refused. */
  readonly threshold: number;
}

/** How an answer came about, for `--explain`. */
export interface Reasoning {
  /**
   * "record": read from an agreement's record; "words": what somebody is quoted with; "passages": the likeliest sentences;
   * "refused": none was sure enough.
   */
  readonly way: "record" | "words" | "passages" | "refused";
  readonly retrieval: Retrieval | null;
  readonly windows: readonly Window[];
  /** What the refusal score weighed, by name. */
  readonly features: Readonly<Record<string, number>>;
  /** 0 to 1; 1 for an answer from a record. */
  readonly confidence: number;
  readonly threshold: number;
}

/** An answer in the making, with the agreement it is about. */
export interface Composition {
  /** Null: refused. */
  readonly draft: Draft | null;
  readonly agreement: KnownAgreement | null;
  readonly others: readonly KnownAgreement[];
  readonly reasoning: Reasoning;
  /** Ids of the articles nearest to the question, best first. */
  readonly nearest: readonly string[];
}

/** Articles in which what somebody said is looked for. */
const SPEECHES = 5;

/** How many windows are weighed: as many as an answer may cite. */
const WINDOWS = 3;

/** Makes an answer of the articles' own words: from an agreement's record where the question asks for one of its fields, else from the sentences that most likely hold the answer. */
export async function composeExtractive(options: {
  readonly question: Question;
  readonly sources: AnswerSources;
  /** Id of the agreement the conversation is about. */
  readonly current: string | null;
  readonly always: boolean;
  readonly without?: ReadonlySet<string>;
}): Promise<Composition> {
  const { question, sources, always, without = new Set<string>() } = options;
  const fromRecord = always ? NOTHING_FROM_RECORDS : composeFromRecord(options);
  if (fromRecord.composition) return fromRecord.composition;
  const found = await sources.retriever.retrieve(question, { without });
  const retrieval = fromRecord.unstated
    ? withTypedEvidence(found, fromRecord.unstated, sources.lexicon)
    : found;
  const evidence = always ? retrieval.evidence : withAskedForm(question, retrieval.evidence);
  const likely = windowsFor({ ...retrieval, evidence }, (id) => articleOf(sources.index, id));
  const windows = always ? likely : likely.filter((window) => answersKind(question, window, sources));
  const [best] = windows;
  const articles = [...new Set(found.evidence.map((one) => one.article))];
  const nearest = articles.slice(0, 3);
  const none = { agreement: null, others: [], nearest };
  const { threshold } = sources;
  const refused: Reasoning = { way: "refused", retrieval, windows, features: {}, confidence: 0, threshold };
  if (!best) return { ...none, draft: null, reasoning: refused };
  const spoken = always
    ? null
    : answerWithWords({ ...sources, question, articles: articles.slice(0, SPEECHES) });
  if (
    !always &&
    spoken === null &&
    question.types.includes("quote") &&
    namesSpeaker(question, sources.lexicon)
  ) {
    return { ...none, draft: null, reasoning: refused };
  }
  if (spoken) return { ...none, draft: spoken, reasoning: { ...refused, way: "words", confidence: 1 } };
  const article = (id: string): Article => articleOf(sources.index, id);
  const features = confidenceFeatures({
    question,
    retrieval,
    window: best,
    article: article(best.article),
    lexicon: sources.lexicon,
    unstated: (fromRecord.unstated?.articles ?? null) !== null,
    reported: sources.agreements.some((one) => one.record.sources.includes(best.article)),
  });
  const confidence = confidenceOf(features, sources.weights);
  const counted = countsSince(question, textOf(sources.index, best));
  if (!always && confidence < (counted ? threshold / 2 : threshold)) {
    return { ...none, draft: null, reasoning: { ...refused, features, confidence } };
  }
  const draft = answerFromPassages({ question, windows, article, lexicon: sources.lexicon });
  return { ...none, draft, reasoning: { ...refused, way: "passages", features, confidence } };
}

const textOf = (index: SearchIndex, { article, start, end }: Window): string =>
  articleOf(index, article).text.slice(start, end);

/** Whether a window has what is asked for; see {@link hasAskedKind}. */
function answersKind(
  question: Question,
  { article, start, end }: Window,
  { index, lexicon }: AnswerSources,
): boolean {
  const { text, language } = articleOf(index, article);
  return hasAskedKind(question, text.slice(start, end), language, lexicon);
}

/** The likeliest windows that lead a reader nowhere else; those that do only where there are no others. */
function windowsFor({ evidence }: Retrieval, article: (id: string) => Article): Window[] {
  if (evidence.length === 0) return [];
  const likely = likelyWindows(evidence, WINDOWS);
  const leads = ({ article: id, start, end }: Window) => leadsElsewhere(article(id).text.slice(start, end));
  if (!likely.some(leads)) return likely;
  const others = likelyWindows(evidence, 3 * WINDOWS).filter((window) => !leads(window));
  return others.length === 0 ? likely : others.slice(0, WINDOWS);
}

/** What the records have to say to a question. */
interface FromRecord {
  /** Null: they do not answer it. */
  readonly composition: Composition | null;
  /** It asks for fields of an agreement they know, but which the record does not state. */
  readonly unstated: Unstated | null;
}

const NOTHING_FROM_RECORDS: FromRecord = { composition: null, unstated: null };

function composeFromRecord(options: {
  readonly question: Question;
  readonly sources: AnswerSources;
  readonly current: string | null;
  readonly without?: ReadonlySet<string>;
}): FromRecord {
  const { question, sources, current, without = new Set<string>() } = options;
  const { lexicon } = sources;
  const agreements = sources.agreements.filter((one) => !one.record.sources.some((id) => without.has(id)));
  const article = (id: string) => articleOf(sources.index, id);
  const reasoning: Reasoning = {
    way: "record",
    retrieval: null,
    windows: [],
    features: {},
    confidence: 1,
    threshold: sources.threshold,
  };
  const compose = (
    draft: Draft,
    agreement: KnownAgreement,
    others: readonly KnownAgreement[],
  ): FromRecord => {
    const nearest = [...new Set(draft.citations.map((citation) => citation.article))];
    return { composition: { draft, agreement, others, nearest, reasoning }, unstated: null };
  };
  const person = answerAboutPerson({ question, agreements, article, lexicon });
  if (person) return compose(person.draft, person.agreement, []);
  const asked = readAgreementQuestion(question, lexicon);
  const choice = asked && chooseAgreement({ question, asked, agreements, current, lexicon });
  if (!asked || agreements.length === 0) return NOTHING_FROM_RECORDS;
  if (!choice) return { composition: null, unstated: { fields: asked.fields, articles: null } };
  const { record } = choice.agreement;
  const siblings = agreements
    .map((one) => one.record)
    .filter((one) => one !== record && one.sources.some((source) => record.sources.includes(source)));
  const draft = answerFromRecord(question, asked, { record, siblings, article, lexicon });
  return draft
    ? compose(draft, choice.agreement, choice.others)
    : { composition: null, unstated: { fields: asked.fields, articles: choice.agreement.record.sources } };
}

function articleOf(index: SearchIndex, id: string): Article {
  const article = index.article(id);
  if (!article) throw new RangeError(`the index has no article "${id}"`);
  return article;
}
