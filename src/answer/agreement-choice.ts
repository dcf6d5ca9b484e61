import { featuresOf, STOP_MARK } from "../language/features.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { sentences } from "../language/sentences.ts";
import type { ContentWord, Question } from "../retrieval/question.ts";
import type { AgreementRecord, Article, Fact } from "../types.ts";
import { type AgreementQuestion, isInstrument, speaksOfSigning } from "./agreement-question.ts";
import { mayBeName, peopleIn } from "./asked-people.ts";

/** An agreement with the words it can be recognised by. */
export interface KnownAgreement {
  readonly id: string;
  /** How it is called to a person. */
  readonly name: string;
  readonly record: AgreementRecord;
  /** Keys of what the record itself says and of its articles' titles. */
  readonly own: ReadonlySet<string>;
  /** Names in the sentence that names it: where its plant is, who told the news. */
  readonly beside: ReadonlySet<string>;
  /** Languages of its articles. */
  readonly languages: ReadonlySet<Article["language"]>;
  /** Keys of everything its articles say. */
  readonly around: ReadonlySet<string>;
}

/** Prepares an agreement to be recognised in questions. */
export function knowAgreement(options: {
  readonly id: string;
  readonly name: string;
  readonly record: AgreementRecord;
  readonly articles: readonly Article[];
  readonly lexicon: Pick<Lexicon, "find" | "findAll">;
}): KnownAgreement {
  const { id, name, record, articles, lexicon } = options;
  const languageOf = new Map(articles.map((article) => [article.id, article.language]));
  const keysOf = (text: string, language: Article["language"]): string[] => {
    const features = featuresOf(text, language, { lexicon, names: "capitalised" });
    return [
      ...features.terms.filter((term) => !term.startsWith(STOP_MARK)),
      ...features.names.map((one) => `name:${one}`),
      ...features.concepts.map((concept) => `concept:${concept}`),
    ];
  };
  const own = factsOf(record).flatMap((fact) => [
    ...keysOf(fact.quote, languageOf.get(fact.article) ?? "en"),
    ...(String(fact.value).match(/\d{4}/gu) ?? []),
  ]);
  const titles = articles.flatMap((article) => keysOf(article.title, article.language));
  const around = articles.flatMap((article) => keysOf(article.text, article.language));
  const languages = new Set(languageOf.values());
  const beside = new Set(
    sentenceOf(record.instrument, articles).flatMap(({ text, language }) => keysOf(text, language)),
  );
  return { id, name, record, languages, beside, own: new Set([...own, ...titles]), around: new Set(around) };
}

/** The sentence in which a fact stands. */
function sentenceOf(
  fact: Fact | null,
  articles: readonly Article[],
): { readonly text: string; readonly language: Article["language"] }[] {
  const article = articles.find(({ id }) => id === fact?.article);
  const paragraph = article?.paragraphs.find(
    ({ start, end }) => fact && start <= fact.start && fact.end <= end,
  );
  if (!fact || !article || !paragraph) return [];
  const home = sentences(article.text, paragraph).find(
    ({ start, end }) => start <= fact.start && fact.start < end,
  );
  return home ? [{ text: article.text.slice(home.start, home.end), language: article.language }] : [];
}

/** Every fact of a record that is stated. */
export function factsOf(record: AgreementRecord): Fact<unknown>[] {
  const { instrument, parties, signatories, signedOn, reportedOn, place, dateline, period, areas, amount } =
    record;
  const signers = signatories.flatMap(({ name, role, party }) => [name, role, party]);
  const single = [
    instrument,
    signedOn,
    reportedOn,
    place,
    dateline,
    period.start,
    period.end,
    period.duration,
    amount,
  ];
  return [...parties, ...areas, ...signers, ...single].filter((fact) => fact !== null);
}

/** How a question fits an agreement. */
interface Fit {
  readonly agreement: KnownAgreement;
  /** Words that the record or a title of its articles holds. */
  readonly held: number;
  /** Words that only its articles' text holds. */
  readonly near: number;
  /** Names and numbers that the record does not hold: with any, the question is about something else. */
  readonly foreign: number;
  /**
   * How many more words may stand only in its articles than in its record. A question about something else that the article
   * tells ("a key vector of foreign policy") has many; one that speaks of signing is about the agreement all the same.
   */
  readonly allowance: number;
  /** Words of the domain found nowhere in its articles: the question is about something they do not speak of. */
  readonly missing: number;
  /** Other words found nowhere in its articles. */
  readonly unknown: number;
}

/** The agreement a question is about, and the others it could as well be. */
export interface Choice {
  readonly agreement: KnownAgreement;
  readonly others: readonly KnownAgreement[];
}

/**
 * Chooses the agreement a question is about: the one that fits its words best; among equals the one the conversation is
 * about, else the first of `agreements` (they come newest first). Null where none holds the question's names and numbers, or
 * where too many of its words stand in no article of the agreement.
 * @param current id of the agreement the conversation is about
 */
export function chooseAgreement(options: {
  readonly question: Question;
  readonly asked: AgreementQuestion;
  readonly agreements: readonly KnownAgreement[];
  readonly current: string | null;
  readonly lexicon: Pick<Lexicon, "kind">;
}): Choice | null {
  const { question, asked, agreements, current, lexicon } = options;
  // A question that quotes an agreement's name, as those that are offered do, means it, in whatever language the name is.
  const quoted = agreements.find((one) => question.asked.toLowerCase().includes(one.name.toLowerCase()));
  if (quoted && agreements.length > 1) return { agreement: quoted, others: [] };
  const fits = agreements.map((agreement) => fitOf(question, asked, agreement, lexicon)).filter(acceptable);
  const best = fits.toSorted(
    (a, b) =>
      b.held - a.held ||
      a.unknown - b.unknown ||
      b.near - a.near ||
      preferred(b, current) - preferred(a, current),
  )[0];
  if (!best) return null;
  const equals = fits.filter((fit) => fit !== best && fit.held === best.held);
  return { agreement: best.agreement, others: equals.map((fit) => fit.agreement) };
}

const preferred = (fit: Fit, current: string | null): number => (fit.agreement.id === current ? 1 : 0);

/** Two everyday words, or one in three, may be unknown to the agreement's articles; no name, number or word of the domain may. */
const acceptable = (fit: Fit): boolean =>
  fit.foreign === 0 &&
  fit.missing === 0 &&
  fit.near <= fit.held + fit.allowance &&
  fit.unknown <= Math.max(2, Math.floor((fit.held + fit.near + fit.unknown) / 3));

function fitOf(
  question: Question,
  asked: AgreementQuestion,
  agreement: KnownAgreement,
  lexicon: Pick<Lexicon, "kind">,
): Fit {
  const signer = asked.yesNo && asked.fields.includes("signatories");
  const words = question.words.filter((word) => !asked.spoken.has(word));
  const isOffice = (word: ContentWord) => word.concepts.some((concept) => lexicon.kind(concept) === "roles");
  const named = words.filter((word) => word.distinctive && !(signer && (mayBeName(word) || isOffice(word))));
  const ordinary = words.filter((word) => !word.distinctive);
  // Darkhan Satbayev is not spoken of where a Darkhan Seitov signed.
  const strangers = signer
    ? peopleIn(question)
        .filter((person) => !person.every((word) => holds(agreement.own, word)))
        .flat()
    : [];
  const held = words
    .filter((word) => !strangers.includes(word))
    .reduce((sum, word) => sum + weightHeld(agreement.own, word), 0);
  const near = ordinary.filter((word) => !holds(agreement.own, word) && holds(agreement.around, word)).length;
  const absent = ordinary.filter((word) => !holds(agreement.around, word));
  // Who asks for a summary says how it should be ("in two sentences"), which no article speaks of.
  const summary = asked.fields.includes("summary");
  const foreign = !agreement.languages.has(question.language);
  const missing = summary ? [] : absent.filter((word) => !isEveryday(word, lexicon));
  return {
    agreement,
    held: held + specificInstruments({ question, asked, agreement, lexicon }),
    near,
    foreign: named.filter((word) => !holds(agreement.own, word) && !holds(agreement.beside, word)).length,
    allowance: speaksOfSigning(question) ? 4 : 1,
    // In another language a thing may be called by a word of which no concept tells that it is the same.
    missing: Math.max(
      0,
      missing.length - (foreign && ordinary.some((word) => holds(agreement.own, word)) ? 1 : 0),
    ),
    unknown: summary ? 0 : absent.length - missing.length,
  };
}

/**
 * Words people put into a question without meaning anything by them. A name, a word of the domain, and an everyday word that says what
 * a document is about ("the fisheries treaty") are none.
 */
export const isEveryday = (word: ContentWord, lexicon: Pick<Lexicon, "kind">): boolean =>
  !word.distinctive &&
  (word.concepts.length === 0 ||
    word.concepts.some((concept) => FILLERS.has(concept) || EVERYDAY.test(lexicon.kind(concept))));

const EVERYDAY = /^(?:general-order-number|general-abstract|time|speech|areas|chat)$/u;
/** Verbs of asking and doing, and "things". */
const FILLERS: ReadonlySet<string> = new Set([
  "put",
  "article-item",
  "stand",
  "tell",
  "say",
  "show",
  "give",
  "do",
  "make",
  "know",
  "want",
  "need",
  "help",
  "explain",
  "find",
  "call",
  "have",
  "hold",
  "take",
  "be",
  "write",
  "read",
  "see",
  "look",
  "mean",
  "exist",
  "happen",
  "become",
  "work",
  "go",
  "come",
  "cost",
]);
/^(?:general-(?:verbs|adjectives|abstract|order-number|daily-life)|time|speech|areas|chat)$/u;

/** A document named by its own kind ("memorandum") speaks for an agreement of that kind, half as much as a name does. */
function specificInstruments(options: {
  readonly question: Question;
  readonly asked: AgreementQuestion;
  readonly agreement: KnownAgreement;
  readonly lexicon: Pick<Lexicon, "kind">;
}): number {
  const { question, asked, agreement, lexicon } = options;
  const kinds = question.words
    .filter((word) => asked.spoken.has(word))
    .flatMap((word) => word.concepts)
    .filter((concept) => concept !== "agreement" && isInstrument(concept, lexicon));
  return kinds.some((kind) => agreement.own.has(`concept:${kind}`)) ? 0.5 : 0;
}

/** A word that is held as it is written says more than one of which a concept is held: "a rector" is a head, "open" is found everywhere. */
function weightHeld(keys: ReadonlySet<string>, word: ContentWord): number {
  if (!holds(keys, word)) return 0;
  return keys.has(word.key) || keys.has(`name:${word.name}`) || word.distinctive ? 1 : 0.75;
}

/** Whether one of a set of keys stands for a word: its stem, its name or a concept of it. */
export function holds(keys: ReadonlySet<string>, word: ContentWord): boolean {
  return (
    keys.has(word.key) ||
    (word.name !== "" && keys.has(`name:${word.name}`)) ||
    word.concepts.some((concept) => keys.has(`concept:${concept}`))
  );
}
