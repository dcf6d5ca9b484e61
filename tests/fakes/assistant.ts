import type {
  AskOptions,
  Assistant,
  Card,
  IndexStatus,
  NamedAgreement,
  Reading,
} from "../../src/assistant/assistant.ts";
import type { ModelReport } from "../../src/assistant/open-model.ts";
import type { AgreementReference, Answer, ArticleReference, Citation, Language } from "../../src/types.ts";

/** An article of our own, for answers to stand on. */
export const LAKE_TEXT =
  "Ministers met in Oskemen on Monday. Aida Bekova and Jonas Lind signed the Lake Markakol Agreement. It covers water, fish and roads. The lake is in the east of the country.";
export const LAKE_ARTICLE: ArticleReference = {
  article: "2024-05-06-lake.txt",
  title: "Lake agreement signed",
  publishedOn: "2024-05-06",
  url: "https://news.example/lake?a=1&b=2",
};
export const LAKE_AGREEMENT: AgreementReference = { id: "lake", name: "Lake Markakol Agreement" };
export const ROAD_AGREEMENT: AgreementReference = { id: "road", name: "Road Safety Memorandum" };

/** A citation of words of {@link LAKE_TEXT}. */
export function lakeCitation(quote: string): Citation {
  const start = LAKE_TEXT.indexOf(quote);
  if (start < 0) throw new Error(`"${quote}" does not stand in the article`);
  return { ...LAKE_ARTICLE, quote, start, end: start + quote.length };
}

const SIGNED = "Aida Bekova and Jonas Lind signed the Lake Markakol Agreement.";
const COVERS = "It covers water, fish and roads.";

/** How a fake assistant differs from the usual one. */
export interface FakeBehaviour {
  /** Called before an answer is given; may wait, or throw. */
  readonly before?: (question: string, options: AskOptions) => Promise<void> | void;
  /** Called after `before`, with what shows a part of the answer to whoever listens; may wait, or throw. */
  readonly writing?: (show: (headline: string) => void, question: string) => Promise<void> | void;
  /** The answer to a question, where it is not the usual one. */
  readonly answer?: (question: string, options: AskOptions) => Answer | undefined;
  readonly related?: readonly string[];
  readonly articles?: readonly ArticleReference[];
  readonly otherAgreements?: readonly AgreementReference[];
  readonly status?: () => IndexStatus;
  readonly model?: () => ModelReport | null;
}

/** An assistant that answers at once: questions with "budget" are not answered, "hello" is small talk, all else is cited. */
export interface FakeAssistant extends Assistant {
  readonly asked: { readonly question: string; readonly options: AskOptions }[];
}

export function createFakeAssistant(behaviour: FakeBehaviour = {}): FakeAssistant {
  const asked: FakeAssistant["asked"] = [];
  return {
    asked,
    async answer(question, options = {}) {
      asked.push({ question, options });
      await behaviour.before?.(question, options);
      await behaviour.writing?.((headline) => options.onDraft?.(headline), question);
      return behaviour.answer?.(question, options) ?? usualAnswer(question, behaviour);
    },
    related: async (answer) =>
      (behaviour.related ?? ["Which areas does it cover?", "Where was it signed?"]).filter(
        (question) => question !== answer.standalone,
      ),
    agreements: async () => [] as NamedAgreement[],
    card: async (name, language) => lakeCard(name, language),
    sources: async () => behaviour.articles ?? [LAKE_ARTICLE],
    async read({ start, end }): Promise<Reading | null> {
      const quote = LAKE_TEXT.slice(start, end);
      return { ...LAKE_ARTICLE, before: LAKE_TEXT.slice(0, start), quote, after: LAKE_TEXT.slice(end) };
    },
    status: behaviour.status ?? usualStatus,
    model: behaviour.model ?? (() => null),
    article: async () => null,
    close() {},
  };
}

/** "cited" about the lake unless the question says otherwise. */
export function usualAnswer(question: string, behaviour: FakeBehaviour = {}): Answer {
  const common = { language: languageOf(question), standalone: question, ms: 3 };
  if (/budget|бюджет|қаржы/iu.test(question)) {
    return { ...common, kind: "no-evidence", headline: "The articles do not say.", nearest: [LAKE_ARTICLE] };
  }
  if (/^hello/iu.test(question)) return { ...common, kind: "chat", headline: "Hello!" };
  return {
    ...common,
    kind: "cited",
    headline: `Aida Bekova and Jonas Lind. [1] (${question})`,
    citations: [lakeCitation(SIGNED), lakeCitation(COVERS)],
    mode: "extractive",
    agreement: LAKE_AGREEMENT,
    otherAgreements: behaviour.otherAgreements ?? [],
  };
}

function languageOf(question: string): Language {
  if (/[әғқңөұүһі]/iu.test(question)) return "kk";
  return /[а-яё]/iu.test(question) ? "ru" : "en";
}

function lakeCard(name: string | null, _language: Language): Card | null {
  if (name !== null && !/lake|markakol|road/iu.test(name)) return null;
  const agreement = /road/iu.test(name ?? "") ? ROAD_AGREEMENT : LAKE_AGREEMENT;
  const other = agreement === LAKE_AGREEMENT ? ROAD_AGREEMENT : LAKE_AGREEMENT;
  return {
    agreement,
    lines: ["Signed by: Aida Bekova; Jonas Lind [1]", "Areas: water; fish; roads [2]"],
    citations: [lakeCitation(SIGNED), lakeCitation(COVERS)],
    others: [other],
  };
}

function usualStatus(): IndexStatus {
  return {
    articles: 1,
    passages: 4,
    agreements: 2,
    embedder: "local-v1-1024",
    generation: "g1",
    builtAt: new Date(Date.now() - 7_200_000).toISOString(),
  };
}
