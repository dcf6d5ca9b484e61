import type {
  AgreementRecord,
  AgreementReference,
  Answer,
  Article,
  ArticleReference,
  Citation,
  Language,
} from "../types.ts";
import type { ModelReport } from "./open-model.ts";

/** How a question is put. */
export interface AskOptions {
  /** The conversation it belongs to: a string that tells it from all others. Left out, the question stands alone and nothing is remembered. */
  readonly conversation?: string;
  /** Answer with the best evidence whatever its score, to measure retrieval alone. */
  readonly always?: boolean;
  /** Answer in the articles' own sentences, without a model: for what is asked at every few letters typed. */
  readonly extractive?: boolean;
  /** Id of an article to pass over, as if the corpus did not hold it. */
  readonly without?: string;
  /** Whom a model's tokens are counted for. */
  readonly user?: string;
  /** Ends work on an answer nobody waits for any more. */
  readonly signal?: AbortSignal;
  /** Told what may already be shown of an answer that is still being written; each call replaces the one before. */
  readonly onDraft?: (headline: string) => void;
}

/** A passage of an article as a reader is shown it around a quote. */
export interface Reading extends ArticleReference {
  /** The article's text before the quote within its paragraph and the one before, the quote, and what follows likewise. */
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

/** An agreement of the corpus with the name it goes by. */
export interface NamedAgreement extends AgreementReference {
  readonly record: AgreementRecord;
}

/** What the index holds, for people who run the bot. */
export interface IndexStatus {
  readonly articles: number;
  readonly passages: number;
  readonly agreements: number;
  /** Name and version of the embedder. */
  readonly embedder: string;
  readonly generation: string;
  /** When the generation was built, ISO 8601. */
  readonly builtAt: string;
}

/** Answers questions over one corpus: what Telegram, the terminal and the measures talk to. Safe to call from many chats at once. */
export interface Assistant {
  /** Answers a question; whatever goes wrong with a model, there is an answer. Only a broken index makes it throw. */
  answer(question: string, options?: AskOptions): Promise<Answer>;
  /** Two or three further questions, in the answer's language, that the corpus can answer; empty where there are none. */
  related(answer: Answer): Promise<readonly string[]>;
  /** The agreements the articles report, newest first. */
  agreements(): Promise<readonly NamedAgreement[]>;
  /**
   * The agreement as a card: each field with its citation, as plain text lines with `[n]` marks and their citations (here as many
   * as the card needs). `name` may be a part of its name, misspelt, in any of the languages, or an id; null for the newest.
   */
  card(name: string | null, language: Language): Promise<Card | null>;
  /** All articles, newest first. */
  sources(): Promise<readonly ArticleReference[]>;
  /** The text around a citation; null where the article is no longer there or has changed. */
  read(citation: Pick<Citation, "article" | "start" | "end">): Promise<Reading | null>;
  /** A whole article; null where there is none of this id. */
  article(id: string): Promise<Article | null>;
  /** Looks at what is served right now. */
  status(): IndexStatus;
  /** How the model is doing that puts answers into words; null where none is configured. */
  model(): ModelReport | null;
  /** Frees the index. */
  close(): void;
}

/** An agreement as it is shown. */
export interface Card {
  readonly agreement: AgreementReference;
  /** Lines "Label: value [n]". */
  readonly lines: readonly string[];
  readonly citations: readonly Citation[];
  /** Other agreements that could be shown. */
  readonly others: readonly AgreementReference[];
}
