import { readFileSync } from "node:fs";
import { z } from "zod";
import { FormatError } from "../errors.ts";
import type { ConceptMention, Lexicon } from "../language/lexicon.ts";
import type { QueryTerm } from "../retrieval/features.ts";
import type { Question } from "../retrieval/question.ts";
import type { RankedSentence, Retrieval } from "../retrieval/retriever.ts";
import type { Article } from "../types.ts";
import type { Window } from "./windows.ts";

const schema = z.object({
  training: z.record(z.string(), z.unknown()),
  /** Answers below it are refused; 0 to 1. Chosen on data: see `training`. */
  threshold: z.number().min(0).max(1),
  intercept: z.number(),
  features: z.record(
    z.string(),
    z.object({ weight: z.number(), mean: z.number(), deviation: z.number().positive() }),
  ),
});

/** The learnt weights of {@link confidenceOf} with the threshold that goes with them. */
export type ConfidenceWeights = z.output<typeof schema>;

/**
 * Reads the weights of the refusal score.
 * @throws FormatError where the file holds something else
 */
export function readConfidenceWeights(file: string | URL): ConfidenceWeights {
  const result = schema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (result.success) return result.data;
  throw new FormatError(
    `${String(file)} is no file of confidence weights. Run "npm run train" to write it anew.`,
    {
      cause: result.error,
    },
  );
}

/** How likely the evidence answers the question, 0 to 1: a logistic regression over {@link confidenceFeatures}. */
export function confidenceOf(features: Readonly<Record<string, number>>, weights: ConfidenceWeights): number {
  const sum = Object.entries(weights.features).reduce((total, [name, { weight, mean, deviation }]) => {
    return total + (weight * ((features[name] ?? mean) - mean)) / deviation;
  }, weights.intercept);
  return 1 / (1 + Math.exp(-sum));
}

/** Offices below another one, or no longer held: who asks for the minister is not answered by a deputy minister. */
const LESSER_OFFICE = /(?:^|-)(?:deputy|vice|assistant|acting|former)(?:-|$)/u;

/** Offices that belong to somebody else's: "the emir's adviser" does not say who the emir is. */
const SERVING_OFFICE =
  /(?:^|-)(?:adviser|advisor|aide|assistant|deputy|vice|spokesperson|press-secretary|chief-of-staff|representative|envoy)(?:-|$)/u;

/** So far from another office, in characters, an office may stand to belong to it. */
const BESIDE = 4;

/**
 * What the refusal score weighs: how much of what the question names stands in the quote, its paragraph and its article, as
 * shares of the weight of the question's terms (0 to 1), and whether what it names above all (names, numbers, its
 * rarest word) is missing.
 */
export function confidenceFeatures(options: {
  readonly question: Question;
  readonly retrieval: Retrieval;
  readonly window: Window;
  readonly article: Article;
  readonly lexicon: Pick<Lexicon, "find" | "kind">;
  /** The question asks for a field of an agreement whose record does not state it. */
  readonly unstated: boolean;
  /** The window's article reports an agreement. */
  readonly reported: boolean;
}): Record<string, number> {
  const { question, retrieval, window, article } = options;
  const { terms, evidence } = retrieval;
  const total = sum(terms.map((term) => term.weight)) || 1;
  const excluded = lesserOfficeTerms(options);
  const held = (sentences: readonly RankedSentence[], title: boolean): number[] =>
    terms.map((_, index) => {
      if (excluded.has(index)) return 0;
      const own = sentences.map((sentence) => sentence.strengths[index] ?? 0);
      return Math.max(0, ...own, title ? (window.sentence.titleStrengths[index] ?? 0) : 0);
    });
  const ofArticle = evidence.filter((one) => one.article === window.article);
  const inWindow = held(
    ofArticle.filter((one) => window.start <= one.start && one.end <= window.end),
    false,
  );
  const inParagraph = held(
    ofArticle.filter((one) => one.sentence.paragraph === window.sentence.sentence.paragraph),
    true,
  );
  const inArticle = held(ofArticle, true);
  const share = (strengths: readonly number[], which: (term: QueryTerm) => boolean = () => true): number =>
    sum(terms.map((term, index) => (which(term) ? term.weight * (strengths[index] ?? 0) : 0))) / total;
  const missing = (strengths: readonly number[], which: (term: QueryTerm) => boolean): number =>
    sum(terms.map((term, index) => (which(term) ? term.weight * (1 - (strengths[index] ?? 0)) : 0))) / total;
  const distinctive = (term: QueryTerm) => term.distinctive;
  const known = (term: QueryTerm) => !term.distinctive && term.concepts.length > 0;
  const unknown = (term: QueryTerm) => !term.distinctive && term.concepts.length === 0;
  const count = (strengths: readonly number[], which: (term: QueryTerm) => boolean): number =>
    terms.filter((term, index) => which(term) && (strengths[index] ?? 0) === 0).length;
  const rarest = Math.max(...terms.map((term) => term.weight), 1e-9);
  const crossing = article.language === question.language ? 0 : 1;
  const coverage = share(inParagraph);
  const reported = options.reported ? 1 : 0;
  const head = headIndex(question, retrieval);
  const headAbsent = head !== null && (inArticle[head] ?? 0) === 0 ? 1 : 0;
  const predicateNone = predicateShare(terms, inParagraph) === 0 ? 1 : 0;
  const absentNames = Math.min(2, count(inArticle, distinctive));
  const absentKnown = asksAge(question) ? 2 : Math.min(2, count(inArticle, known));
  return {
    window: share(inWindow),
    paragraph: coverage,
    article: share(inArticle),
    missingNames: missing(inArticle, distinctive),
    missingNamesInParagraph: missing(inParagraph, distinctive),
    missingKnown: missing(inParagraph, known),
    missingKnownInArticle: missing(inArticle, known),
    missingUnknown: missing(inParagraph, unknown),
    missingUnknownInArticle: missing(inArticle, unknown),
    missingRarest: Math.max(
      0,
      ...terms.map((term, index) => (term.weight / rarest) * (1 - (inParagraph[index] ?? 0))),
    ),
    absentNames,
    absentKnown,
    headAbsent,
    predicateNone,
    reported,
    reportedAbsentNames: reported * absentNames,
    reportedAbsentKnown: reported * absentKnown,
    reportedHeadAbsent: reported * headAbsent,
    reportedPredicateNone: reported * predicateNone,
    absentKnownInParagraph: Math.min(2, count(inParagraph, known)),
    absentUnknown: Math.min(2, count(inArticle, unknown)),
    predicate: predicateShare(terms, inParagraph),
    predicateInQuote: predicateShare(terms, inWindow),
    unstated: options.unstated ? 1 : 0,
    probability: window.probability,
    cosine: window.sentence.features.passageCosine ?? 0,
    pairs: window.sentence.features.pairs ?? 0,
    terms: Math.log(1 + terms.length),
    noTerms: terms.length === 0 ? 1 : 0,
    expected: expectationMet(question, window),
    crossing,
    crossingCoverage: crossing * coverage,
    kazakh: question.language === "kk" ? 1 : 0,
  };
}

/**
 * Which term is asked for: the first everyday or domain word after the question word ("What is the *interest rate* of ..."), in
 * Kazakh, where the question word comes last, the last one before it. Null where there is none.
 */
function headIndex(question: Question, { terms }: Retrieval): number | null {
  const ordinary = question.words.filter((word) => !word.distinctive);
  const head = question.language === "kk" ? ordinary.at(-1) : ordinary[0];
  const index = head ? terms.findIndex((term) => term.keys[0] === head.key) : -1;
  return index < 0 ? null : index;
}

/** "Сколько лет Смаилову?": of a person alone, a duration is an age, which a quote about what they did does not give. */
const asksAge = (question: Question): boolean =>
  question.types.some((type) => type === "how-long" || type === "how-many") &&
  question.words.length > 0 &&
  question.words.every((word) => word.concepts.length === 0 && /^\p{Lu}/u.test(word.text));

/**
 * Share of the weight of everyday and domain words, names and numbers aside, that is held; 1 where there are none. A quote that
 * only has the names of a question ("What salary does Halonen get?") says something else about them.
 */
function predicateShare(terms: readonly QueryTerm[], strengths: readonly number[]): number {
  const weights = terms.map((term) => (term.distinctive ? 0 : term.weight));
  const total = sum(weights);
  return total === 0 ? 1 : sum(weights.map((weight, index) => weight * (strengths[index] ?? 0))) / total;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** 1 where the quote has what the answer must be (a number, a date, a name), -1 where it lacks it, 0 where nothing is expected. */
function expectationMet(question: Question, window: Window): number {
  const { features } = window.sentence;
  const asks = (...types: string[]) => question.types.some((type) => types.includes(type));
  const met = (...names: string[]) => (names.some((name) => (features[name] ?? 0) > 0) ? 1 : -1);
  if (asks("when", "how-long")) return met("whenDate", "whenNumber");
  if (asks("how-many", "how-much")) return met("countNumber", "countPercent");
  if (asks("who", "which-party")) return met("whoName");
  if (asks("where")) return met("whereName");
  if (asks("why")) return met("whyReason");
  return 0;
}

/** Terms of an office asked for that the article gives only as part of a lesser one. */
function lesserOfficeTerms(options: {
  readonly question: Question;
  readonly retrieval: Retrieval;
  readonly window: Window;
  readonly article: Article;
  readonly lexicon: Pick<Lexicon, "find" | "kind">;
}): ReadonlySet<number> {
  const { question, retrieval, window, article, lexicon } = options;
  const isOffice = (concept: string) => lexicon.kind(concept) === "roles";
  const asked = question.mentions.map((mention) => mention.concept).filter(isOffice);
  if (asked.length === 0) return new Set();
  const given = lexicon
    .find(article.text, article.language, window)
    .filter((mention) => isOffice(mention.concept));
  const refused = asked.filter((concept) => !LESSER_OFFICE.test(concept) && !isHeld(concept, given));
  const indexes = retrieval.terms.flatMap((term, index) =>
    term.concepts.some((concept) => refused.includes(concept)) ? [index] : [],
  );
  return new Set(indexes);
}

/** Whether one of the offices given is the one asked for: itself, and not the office of somebody who serves its holder. */
function isHeld(concept: string, given: readonly ConceptMention[]): boolean {
  const own = given.filter((mention) => mention.concept === concept);
  if (own.length === 0) return false;
  return own.some(
    (mention) =>
      !given.some(
        (other) =>
          other !== mention &&
          SERVING_OFFICE.test(other.concept) &&
          Math.min(Math.abs(other.start - mention.end), Math.abs(mention.start - other.end)) <= BESIDE,
      ),
  );
}
