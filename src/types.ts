/** The languages that questions, articles and the interface come in. */
export type Language = "en" | "ru" | "kk";

/** Every language, in the order in which choices are offered. */
export const LANGUAGES: readonly Language[] = ["en", "ru", "kk"];

/** A stretch of a text: UTF-16 offsets, `end` exclusive, so that `text.slice(start, end)` is the stretch. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One file of the corpus, as read. Offsets anywhere in the project point into `text`. */
export interface Article {
  /** The file's path relative to the corpus folder, with `/` between folders. */
  readonly id: string;
  readonly title: string;
  /** Day of publication, `YYYY-MM-DD`. */
  readonly publishedOn?: string;
  readonly source?: string;
  readonly url?: string;
  readonly language: Language;
  /** The whole file as decoded: header and front matter included, a byte-order mark left out, nothing else changed. */
  readonly text: string;
  /** Paragraphs of the body in order; one that repeats an earlier one is left out. */
  readonly paragraphs: readonly Span[];
  /** Where the title stands in `text`, if it stands there. */
  readonly titleSpan?: Span;
  /** Where the day of publication stands in `text`, if it stands there (header line or front matter). */
  readonly dateSpan?: Span;
}

/** A stretch of one article that is indexed and found as a whole: `article.text.slice(start, end) === text`. */
export interface Passage extends Span {
  readonly article: string;
  /** Position among the article's passages, from 0. */
  readonly ordinal: number;
  readonly text: string;
}

/** What an answer says about an article without its text. */
export interface ArticleReference {
  readonly article: string;
  readonly title: string;
  readonly publishedOn: string | null;
  readonly url: string | null;
}

/** A quote that stands word for word in an article: `text.slice(start, end) === quote`. */
export interface Citation extends ArticleReference, Span {
  readonly quote: string;
}

/** A sentence found for a question. */
export interface Evidence extends Span {
  readonly article: string;
  readonly text: string;
  /** The passage it stands in. */
  readonly passage: Passage;
  /** Rank score of the sentence, higher is better, any real number; comparable within one question only. */
  readonly score: number;
  /** The named readings behind `score`, for `--explain`. */
  readonly features: Readonly<Record<string, number>>;
}

/** One value of an agreement with the words it was read from. */
export interface Fact<Value = string> extends Span {
  /** Normalised: dates ISO 8601, names as written in the quote, statuses one of {@link AgreementStatus}. */
  readonly value: Value;
  /** `article.text.slice(start, end)`. */
  readonly quote: string;
  readonly article: string;
}

export type AgreementStatus =
  | "planned"
  | "signed"
  | "extended"
  | "ratified"
  | "in-force"
  | "suspended"
  | "terminated";

export interface Signatory {
  readonly name: Fact | null;
  readonly role: Fact | null;
  /** The side signed for. */
  readonly party: Fact | null;
}

/** What the articles say about one agreement; what is not stated is null or an empty list. */
export interface AgreementRecord {
  readonly instrument: Fact | null;
  readonly parties: readonly Fact[];
  readonly signatories: readonly Signatory[];
  /** Day (or month, or year: as exact as stated) of signing. Only where stated, or where a dated article says "today", "on Wednesday". */
  readonly signedOn: Fact | null;
  /** Day of publication of the newest article that reports it, read from its header. */
  readonly reportedOn: Fact | null;
  /** Place of signing, only where the text says so; a dateline is not one (see {@link AgreementRecord.dateline}). */
  readonly place: Fact | null;
  /** The place an article was filed from. */
  readonly dateline: Fact | null;
  readonly period: { readonly start: Fact | null; readonly end: Fact | null; readonly duration: Fact | null };
  readonly areas: readonly Fact[];
  readonly amount: Fact | null;
  readonly status: Fact<AgreementStatus> | null;
  /** Ids of the articles that report it, newest first. */
  readonly sources: readonly string[];
  /** Claims of other articles that differ from the field above, newest first. */
  readonly differing: readonly { readonly field: string; readonly fact: Fact }[];
}

/** An agreement by name, to offer beside the one an answer is about. */
export interface AgreementReference {
  /** Stable within a generation: usable in a button. */
  readonly id: string;
  readonly name: string;
}

export type AnswerMode = "extractive" | "model";

interface AnswerCommon {
  /** The question's language, which is the answer's as well. */
  readonly language: Language;
  /**
   * The answer as plain text with `[1]` marks, without quotes and source lines (renderers add those from
   * `citations`); lists are lines that begin with "• ".
   */
  readonly headline: string;
  /** The question as it was understood: with what a follow-up leaves out filled in. */
  readonly standalone: string;
  /** Milliseconds from question to answer. */
  readonly ms: number;
}

export interface CitedAnswer extends AnswerCommon {
  readonly kind: "cited";
  /** One to three, in the order of their marks. */
  readonly citations: readonly Citation[];
  readonly mode: AnswerMode;
  /** The agreement the answer is about, and the others the question could have meant. */
  readonly agreement: AgreementReference | null;
  readonly otherAgreements: readonly AgreementReference[];
}

export interface NoEvidenceAnswer extends AnswerCommon {
  readonly kind: "no-evidence";
  /** Articles nearest to the question, best first, at most three. */
  readonly nearest: readonly ArticleReference[];
}

/** A reply to a greeting, thanks, or a question about the bot. */
export interface ChatAnswer extends AnswerCommon {
  readonly kind: "chat";
}

export type Answer = CitedAnswer | NoEvidenceAnswer | ChatAnswer;
