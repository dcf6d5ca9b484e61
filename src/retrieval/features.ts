import type { AnswerType } from "./question.ts";

/** A content word of the question, as it is looked for. */
export interface QueryTerm {
  /** Its stem key, first, then those of what it may be a misspelling of. */
  readonly keys: readonly string[];
  /** Its key as a name, or "" where it is none. */
  readonly name: string;
  /** Concepts of the lexicon whose words cover it. */
  readonly concepts: readonly string[];
  /** Inverse document frequency over passages, at least 0. */
  readonly weight: number;
  /** Written as a name or a number: what an answer about something else would lack. */
  readonly distinctive: boolean;
}

/** What is compared of a sentence. */
export interface SentenceTerms {
  /** Stem keys of the content words, in order. */
  readonly keys: readonly string[];
  /** Name keys of the words written as names. */
  readonly names: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
  readonly text: string;
}

/** Readings of the passage a sentence stands in. */
export interface PassageScores {
  /** BM25 over stems, as a share of the best passage's (0 to 1). */
  readonly stems: number;
  /** BM25 over character 4-grams, as a share of the best passage's (0 to 1). */
  readonly grams: number;
  /** Cosine of the embeddings (-1 to 1). */
  readonly cosine: number;
  /** Place in the fused order, from 0. */
  readonly rank: number;
}

/** How a misspelt or merely similar word counts against the same word. */
const CORRECTED = 0.8;
/** How a word of the same concept counts: it may be a synonym, a translation or only near. */
const SAME_CONCEPT = 0.8;
/** Words that share less than this of the longer one are not compared: "govern" and "governor" are, "contract" and "contrast" are not. */
const LEAST_SHARED_PREFIX = 0.6;
const SHARED_PREFIX = 0.8;

/** How far two keys agree: 1 the same, else the share of their common beginning, 0 below a bound. */
export function prefixSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const shorter = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < shorter && a.charCodeAt(shared) === b.charCodeAt(shared)) shared += 1;
  if (shared < 3) return 0;
  const share = shared / Math.max(a.length, b.length);
  return share >= LEAST_SHARED_PREFIX ? share * SHARED_PREFIX : 0;
}

/** How well a sentence holds one term, 0 to 1. */
export function matchStrength(term: QueryTerm, sentence: SentenceTerms): number {
  const [key = "", ...corrections] = term.keys;
  let best = 0;
  for (const word of sentence.keys) {
    const similarity = prefixSimilarity(key, word);
    if (similarity === 1) return 1;
    if (similarity > best) best = similarity;
  }
  if (term.name !== "" && sentence.names.has(term.name)) return 1;
  if (best < CORRECTED && corrections.some((correction) => sentence.keys.includes(correction)))
    best = CORRECTED;
  if (best < SAME_CONCEPT && term.concepts.some((concept) => sentence.concepts.has(concept)))
    best = SAME_CONCEPT;
  return best;
}

/** A sentence among those of its paragraph. */
export interface SentencePlace {
  /** All sentences of the paragraph, in order. */
  readonly paragraph: readonly SentenceTerms[];
  /** Which of them it is, from 0. */
  readonly position: number;
  readonly title: SentenceTerms;
  readonly passage: PassageScores;
}

/** How a whole paragraph matches a question: worked out once for all its sentences. */
export interface ParagraphMatch {
  /** `strengths[i][t]`: how well sentence i holds term t, 0 to 1. */
  readonly strengths: readonly (readonly number[])[];
  /** Share of the terms' weight that each sentence holds, 0 to 1. */
  readonly coverage: readonly number[];
  readonly total: number;
}

/** Matches every sentence of a paragraph against the question's terms. */
export function matchParagraph(
  terms: readonly QueryTerm[],
  paragraph: readonly SentenceTerms[],
): ParagraphMatch {
  const total = terms.reduce((sum, term) => sum + term.weight, 0) || 1;
  const strengths = paragraph.map((sentence) => terms.map((term) => matchStrength(term, sentence)));
  const coverage = strengths.map((row) => weighted(terms, row) / total);
  return { strengths, coverage, total };
}

const weighted = (terms: readonly QueryTerm[], strengths: readonly number[]): number =>
  terms.reduce((sum, term, index) => sum + term.weight * (strengths[index] ?? 0), 0);

const YEAR = /(?<!\d)(?:1\d{3}|20\d{2})(?!\d)/gu;
const NUMBER = /\p{Nd}+/gu;
const NUMBER_WORD =
  /(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|twice|once|hundred|thousand|million|billion|дв[ае]|двух|три|тр[её]х|четыре|пять|шесть|семь|восемь|девять|десять|половин\p{L}*|сот\p{L}*|тысяч\p{L}*|миллион\p{L}*|миллиард\p{L}*|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жүз|мың|жарты\p{L}*)(?!\p{L})/iu;
const MONTH =
  /(?<!\p{L})(?:january|february|march(?!\p{L})|april|may(?!\p{L})|june|july|august|september|october|november|december|январ|феврал|март(?:[аеу]|ом)?(?!\p{L})|апрел|ма(?:[йяею]|ем)(?!\p{L})|июн|июл|август|сентябр|октябр|ноябр|декабр|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан(?!\p{L})|қараша|желтоқсан)/iu;
const PERCENT = /%|percent|процент|пайыз/iu;
const REASON =
  /because|due to|since|as a result|in order|so that|therefore|reason|caus|потому|поскольку|так как|из-за|чтобы|вследствие|привел|причин|өйткені|себеп|үшін|сондықтан|салдары/iu;
const ANAPHOR =
  /^[\s«"“(]*(?:he|she|it|they|this|these|that|those|his|her|their|its|the|он|она|оно|они|это|этот|эта|эти|его|её|ее|их|ол|олар|бұл|оның|олардың|осы|сол)(?!\p{L})/iu;
const NAME_INSIDE = /(?<=[\p{L}\p{N},;:)»”"]\s["«“(]?)\p{Lu}[\p{L}’'-]*/gu;

const flag = (value: boolean): number => (value ? 1 : 0);

/** What a sentence says that the question does not, by kind. */
function novelties(sentence: SentenceTerms, question: string) {
  const fresh = (pattern: RegExp) =>
    (sentence.text.match(pattern) ?? []).some((part) => !question.includes(part));
  return {
    year: fresh(YEAR),
    number: fresh(NUMBER) || (NUMBER_WORD.test(sentence.text) && !NUMBER_WORD.test(question)),
    month: MONTH.test(sentence.text),
    name: fresh(NAME_INSIDE),
  };
}

/**
 * The readings the reranker weighs, by name. Shares run from 0 to 1, flags are 0 or 1, `words` and `newWords` are
 * natural logarithms of counts.
 */
export function sentenceFeatures(options: {
  readonly terms: readonly QueryTerm[];
  readonly types: readonly AnswerType[];
  readonly question: string;
  readonly place: SentencePlace;
  readonly match: ParagraphMatch;
}): Record<string, number> {
  const { terms, types, question, place, match } = options;
  const { paragraph, position, passage } = place;
  const sentence = paragraph[position] as SentenceTerms;
  const own = match.strengths[position] ?? [];
  const withNeighbour = (offset: number): number => {
    const other = match.strengths[position + offset];
    if (!other) return match.coverage[position] ?? 0;
    return (
      weighted(
        terms,
        own.map((strength, index) => Math.max(strength, other[index] ?? 0)),
      ) / match.total
    );
  };
  const coverage = match.coverage[position] ?? 0;
  const best = Math.max(...match.coverage);
  const bestPosition = match.coverage.indexOf(best);
  const distinctive = terms.map((term) => (term.distinctive ? term.weight : 0));
  const ordinary = terms.map((term) => (term.distinctive ? 0 : term.weight));
  const share = (weights: readonly number[]): number => {
    const sum = weights.reduce((a, b) => a + b, 0);
    return sum === 0
      ? 0
      : weights.reduce((held, weight, index) => held + weight * (own[index] ?? 0), 0) / sum;
  };
  const matched = own.filter((strength) => strength > 0).length;
  const newWords = Math.max(0, sentence.keys.length - matched);
  const asks = (...wanted: AnswerType[]) => types.some((type) => wanted.includes(type));
  const news = novelties(sentence, question);
  const anaphor = ANAPHOR.test(sentence.text);
  return {
    coverage,
    coverageSquared: coverage * coverage,
    distinctive: share(distinctive),
    ordinary: share(ordinary),
    saturated: saturatedCoverage(terms, sentence, match.total),
    local: localCoverage(terms, match, position),
    unique: uniqueCoverage(terms, match, position),
    pairs: pairShare(terms, sentence),
    withPrevious: withNeighbour(-1),
    withNext: withNeighbour(1),
    gapToBest: best - coverage,
    isBest: flag(position === bestPosition),
    afterBest: flag(position === bestPosition + 1),
    beforeBest: flag(position === bestPosition - 1),
    passageStems: passage.stems,
    passageGrams: passage.grams,
    passageCosine: passage.cosine,
    passageRank: 1 / (1 + passage.rank),
    title:
      weighted(
        terms,
        terms.map((term) => matchStrength(term, place.title)),
      ) / match.total,
    words: Math.log(1 + sentence.keys.length),
    newWords: Math.log(1 + newWords),
    short: flag(sentence.keys.length < 5),
    first: flag(position === 0),
    anaphor: flag(anaphor),
    anaphorAfterMatch: anaphor ? withNeighbour(-1) - coverage : 0,
    whenDate: flag(asks("when", "how-long") && (news.year || news.month)),
    whenNumber: flag(asks("when", "how-long") && news.number),
    countNumber: flag(asks("how-many", "how-much") && news.number),
    countPercent: flag(PERCENT.test(question) && PERCENT.test(sentence.text)),
    whoName: flag(asks("who", "which-party") && news.name),
    whereName: flag(asks("where") && news.name),
    whyReason: flag(asks("why") && REASON.test(sentence.text)),
    otherNewWords: asks("when", "who", "where", "how-many", "how-much") ? 0 : Math.log(1 + newWords),
  };
}

/** BM25's saturation of repeated terms (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.5 against 14 content words), as a share of the most there can be. */
function saturatedCoverage(terms: readonly QueryTerm[], sentence: SentenceTerms, total: number): number {
  const length = 1.2 * (0.5 + (0.5 * sentence.keys.length) / 14);
  const score = terms.reduce((sum, term) => {
    const count = sentence.keys.filter((key) => term.keys.includes(key)).length;
    return sum + (term.weight * count) / (count + length);
  }, 0);
  return score / total;
}

/** Coverage with terms weighed by how few sentences of the paragraph hold them: what tells its sentences apart. */
function localCoverage(terms: readonly QueryTerm[], match: ParagraphMatch, position: number): number {
  const count = match.strengths.length;
  let held = 0;
  let sum = 0;
  terms.forEach((term, index) => {
    const holding = match.strengths.filter((row) => (row[index] ?? 0) > 0).length;
    const weight = term.weight * Math.log(1 + (count - holding + 0.5) / (holding + 0.5));
    sum += weight;
    held += weight * (match.strengths[position]?.[index] ?? 0);
  });
  return sum === 0 ? 0 : held / sum;
}

/** Share of the weight that stands in this sentence of the paragraph alone. */
function uniqueCoverage(terms: readonly QueryTerm[], match: ParagraphMatch, position: number): number {
  const unique = terms.reduce((sum, term, index) => {
    const alone = match.strengths.filter((row) => (row[index] ?? 0) > 0).length === 1;
    return sum + (alone && (match.strengths[position]?.[index] ?? 0) > 0 ? term.weight : 0);
  }, 0);
  return unique / match.total;
}

/** Share of neighbouring terms of the question that stand within three content words of each other. */
function pairShare(terms: readonly QueryTerm[], sentence: SentenceTerms): number {
  if (terms.length < 2) return 0;
  const places = terms.map((term) =>
    sentence.keys.flatMap((key, index) => (term.keys.includes(key) ? [index] : [])),
  );
  const near = places.slice(1).filter((later, index) => {
    const earlier = places[index] ?? [];
    return later.some((a) => earlier.some((b) => Math.abs(a - b) <= 3));
  });
  return near.length / (terms.length - 1);
}
