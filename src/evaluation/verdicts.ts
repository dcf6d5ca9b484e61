import type { Answer, Citation, Language } from "../types.ts";
import type { CheckedQuestion, GoldAnswer, GoldQuestion, Outcome } from "./question-set.ts";

/** Longest quote that counts, in characters. */
export const MAXIMUM_QUOTE = 400;
/** Most citations that an answer may have. */
export const MAXIMUM_CITATIONS = 3;

export type Expectation = "answer" | "refusal" | "chat";

interface VerdictCommon {
  readonly id: string;
  readonly language: Language;
  readonly question: string;
  readonly outcome: Outcome;
  readonly right: boolean;
  /** What was wrong, in words; empty where the answer is right. */
  readonly faults: readonly string[];
  /** What was answered, with its quotes, for people to read. */
  readonly said: string;
  readonly citations: number;
  /** Citations that stand word for word where they say. */
  readonly verbatim: number;
  readonly quoteLengths: readonly number[];
  readonly ms: number;
}

/** How one question of the seed-dev format fared. */
export interface CheckedVerdict extends VerdictCommon {
  readonly format: "checked";
  readonly kind: string;
  /** What the question is for: one that accepts a refusal beside something else tests the refusal. */
  readonly expects: Expectation;
  /** Every `must` is met by the answer's own text, without its quotes. */
  readonly inAnswer: boolean;
}

/** How one question of the public format fared. */
export interface GoldVerdict extends VerdictCommon {
  readonly format: "gold";
  /** The first citation stands over a right answer. */
  readonly citedFirst: boolean;
  /** One of the citations does. */
  readonly cited: boolean;
  readonly articleFirst: boolean;
  readonly inAnswer: boolean;
  /** Refused when its article was out of the corpus; null where that was not asked. */
  readonly refused: boolean | null;
}

export type Verdict = CheckedVerdict | GoldVerdict;
export type Texts = ReadonlyMap<string, string>;

/** Holds an answer against the rules of its question. */
export function judgeChecked(question: CheckedQuestion, answer: Answer, texts: Texts): CheckedVerdict {
  const common = readings(question, answer, texts);
  const faults = [...common.faults, ...brokenRules(question, answer, common.outcome)];
  const inAnswer = question.must.every((group) => holdsOne(fold(answer.headline), group));
  return {
    ...common,
    format: "checked",
    kind: question.kind,
    expects: expectationOf(question.accepted),
    inAnswer,
    faults,
    right: faults.length === 0,
  };
}

function expectationOf(accepted: readonly Outcome[]): Expectation {
  if (accepted.includes("not_found")) return "refusal";
  return accepted.includes("chat") ? "chat" : "answer";
}

function brokenRules(question: CheckedQuestion, answer: Answer, outcome: Outcome): string[] {
  const faults: string[] = [];
  if (!question.accepted.includes(outcome))
    faults.push(`${outcome}, should be ${question.accepted.join(" or ")}`);
  const headline = fold(answer.headline);
  for (const word of question.mustNot) if (holdsWord(headline, word)) faults.push(`says "${word}"`);
  if (outcome !== "answered") return faults;
  const quotes = citationsOf(answer).map((citation) => citation.quote);
  const all = fold([answer.headline, ...quotes].join("\n"));
  for (const group of question.must)
    if (!holdsOne(all, group)) faults.push(`lacks "${group.join('" or "')}"`);
  for (const group of question.evidence)
    if (!quotes.some((quote) => group.some((text) => quote.includes(text))))
      faults.push(`does not cite "${group[0]}"`);
  return faults;
}

/** Holds an answer against the marked answers of its question; `refusal` is the answer with the article left out. */
export function judgeGold(options: {
  readonly question: GoldQuestion;
  readonly answer: Answer;
  readonly refusal: Answer | null;
  readonly texts: Texts;
}): GoldVerdict {
  const { question, answer, refusal, texts } = options;
  const common = readings(question, answer, texts);
  const standsOver = (citation: Citation | undefined) =>
    citation !== undefined && question.gold.some((gold) => covers(citation, gold));
  const citations = citationsOf(answer).slice(0, MAXIMUM_CITATIONS);
  const citedFirst = standsOver(citations[0]);
  const faults = [...common.faults];
  if (common.outcome !== "answered") faults.push(`${common.outcome}, should be answered`);
  else if (!citedFirst) faults.push(`first citation is not over "${question.gold[0]?.text}"`);
  if (refusal?.kind === "cited") faults.push("answered with its article out of the corpus");
  const headline = fold(answer.headline);
  return {
    ...common,
    format: "gold",
    citedFirst,
    cited: citations.some(standsOver),
    articleFirst: question.gold.some((gold) => gold.article === citations[0]?.article),
    inAnswer:
      common.outcome === "answered" && question.gold.some((gold) => headline.includes(fold(gold.text))),
    refused: refusal === null ? null : refusal.kind === "no-evidence",
    faults,
    right: faults.length === 0,
  };
}

function covers(citation: Citation, gold: GoldAnswer): boolean {
  return (
    citation.article === gold.article &&
    citation.end - citation.start <= MAXIMUM_QUOTE &&
    citation.start <= gold.start &&
    gold.end <= citation.end
  );
}

function readings(question: CheckedQuestion | GoldQuestion, answer: Answer, texts: Texts) {
  const citations = citationsOf(answer);
  const verbatim = citations.filter(
    ({ article, start, end, quote }) => quote !== "" && texts.get(article)?.slice(start, end) === quote,
  ).length;
  const faults: string[] = [];
  if (verbatim < citations.length) faults.push("a quote is not word for word");
  if (answer.kind === "cited" && citations.length === 0) faults.push("answered without a citation");
  if (citations.length > MAXIMUM_CITATIONS) faults.push(`${citations.length} citations`);
  if (citations.some(({ quote }) => quote.length > MAXIMUM_QUOTE)) faults.push("a quote is too long");
  if (answer.language !== question.language) faults.push(`language ${answer.language}`);
  return {
    id: question.id,
    language: question.language,
    question: question.question,
    outcome: outcomeOf(answer),
    faults,
    said: [answer.headline, ...citations.map(({ quote }) => `“${quote}”`)].join(" "),
    citations: citations.length,
    verbatim,
    quoteLengths: citations.map(({ quote }) => quote.length),
    ms: answer.ms,
  };
}

function outcomeOf(answer: Answer): Outcome {
  if (answer.kind === "cited") return "answered";
  return answer.kind === "chat" ? "chat" : "not_found";
}

function citationsOf(answer: Answer): readonly Citation[] {
  return answer.kind === "cited" ? answer.citations : [];
}

function holdsOne(folded: string, group: readonly string[]): boolean {
  return group.some((text) => folded.includes(fold(text)));
}

function holdsWord(folded: string, word: string): boolean {
  const sought = fold(word);
  const letter = /[\p{L}\p{M}\p{N}]/u;
  for (let at = folded.indexOf(sought); at !== -1; at = folded.indexOf(sought, at + 1)) {
    const before = folded.slice(0, at).at(-1) ?? " ";
    const after = folded[at + sought.length] ?? " ";
    if (!letter.test(before) && !letter.test(after)) return true;
  }
  return false;
}

/** Case, spaces and the shapes of dashes and quotation marks do not make an answer wrong. */
function fold(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[‐-―−]/g, "-")
    .replace(/[“”„«»❝❞]/g, '"')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/\s+/g, " ");
}
