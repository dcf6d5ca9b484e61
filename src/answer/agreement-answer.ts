import { findDurations, formatDate } from "../language/dates.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { nameKey } from "../language/names.ts";
import { termKey } from "../language/stems.ts";
import { words } from "../language/words.ts";
import type { ContentWord, Question } from "../retrieval/question.ts";
import type { AgreementRecord, AgreementStatus, Article, Fact, Language, Signatory } from "../types.ts";
import { factsOf, isEveryday } from "./agreement-choice.ts";
import type { AgreementField, AgreementQuestion } from "./agreement-question.ts";
import { isCalled, peopleIn } from "./asked-people.ts";
import { type CitationList, createCitationList, type Draft } from "./draft.ts";
import { PHRASES, type Phrases } from "./phrases.ts";
import { hull, LONGEST_QUOTE, quotableStretches, quoteAround } from "./quotes.ts";
import { nameText, periodText, roleText } from "./values.ts";

/** What the fields of one agreement are answered from. */
export interface AgreementSources {
  readonly record: AgreementRecord;
  /** Other agreements that the same article reports. */
  readonly siblings?: readonly AgreementRecord[];
  readonly article: (id: string) => Article;
  readonly lexicon: Lexicon;
}

interface Writing extends AgreementSources {
  readonly question: Question;
  readonly asked: AgreementQuestion;
  readonly language: Language;
  readonly phrases: Phrases;
  readonly citations: CitationList;
}

/**
 * Answers what a question asks of an agreement from its record. Null where the record is silent on every field asked for, or
 * where a yes or no is asked for that it cannot give.
 */
export function answerFromRecord(
  question: Question,
  asked: AgreementQuestion,
  sources: AgreementSources,
): Draft | null {
  const { language } = question;
  const citations = createCitationList();
  const writing = { ...sources, question, asked, language, phrases: PHRASES[language], citations };
  const lines: string[] = [];
  for (const field of asked.fields) {
    lines.push(...(WRITERS[field](writing) ?? []));
    // A question that takes a yes or no is one question, however many fields its words could mean.
    if (asked.yesNo && lines.length > 0) break;
  }
  return lines.length === 0 ? null : { lines, citations: citations.citations };
}

type Writer = (writing: Writing) => string[] | null;

const WRITERS: Readonly<Record<AgreementField, Writer>> = {
  signatories: writeSignatories,
  instrument: writeInstruments,
  parties: writeParties,
  signedOn: writeSigningDate,
  period: writePeriod,
  areas: writeAreas,
  place: writePlace,
  amount: writeAmount,
  status: writeStatus,
  summary: writeSummary,
};

type Citing = Pick<Writing, "article" | "citations" | "lexicon">;

/** The marks of citations that hold `facts`: of their sentences, or the clauses of them that do. One where it holds all. */
function markFacts(writing: Citing, facts: readonly Fact<unknown>[]): string {
  const first = facts[0];
  if (!first) return "";
  const article = writing.article(first.article);
  const quotes = quotableStretches(facts.filter((fact) => fact.article === first.article));
  const marks = quotes.map((span) =>
    writing.citations.mark(article, quoteAround(article, span, writing.lexicon)),
  );
  return [...new Set(marks)].filter((mark) => mark !== "").join(" ");
}

const marked = (line: string, mark: string): string => (mark === "" ? line : `${line} ${mark}`);

function writeFact<Value>(
  writing: Citing,
  fact: Fact<Value> | null,
  say: (fact: Fact<Value>) => string,
): string[] | null {
  return fact === null ? null : [marked(say(fact), markFacts(writing, [fact]))];
}

/** The agreement's name; where several documents are asked for, those of the same article too. */
function writeInstruments({ record, siblings = [], question, ...writing }: Writing): string[] | null {
  const all = SEVERAL.test(question.text) ? [record, ...siblings] : [record];
  const named = all.flatMap(({ instrument }) => (instrument ? [instrument] : []));
  const lines = named.flatMap(
    (fact) => writeFact(writing, fact, ({ quote }) => (named.length > 1 ? `• ${quote}` : quote)) ?? [],
  );
  return lines.length === 0 ? null : lines;
}

const SEVERAL =
  /(?<!\p{L})(?:documents|agreements|memoranda|memorandums|treaties|документы|соглашения|меморандумы|договоры|құжаттар\p{L}*|келісімдер\p{L}*|меморандумдар\p{L}*)(?!\p{L})/iu;

function signatoryFacts(signatory: Signatory): Fact[] {
  return [signatory.name, signatory.role].filter((fact) => fact !== null);
}

function describeSignatory(signatory: Signatory, language: Language, lexicon: Lexicon): string {
  const name = signatory.name?.value ?? "";
  const role = signatory.role === null ? "" : roleText(signatory.role.quote, language, lexicon);
  if (name === "") return role;
  return role === "" ? name : `${name}, ${role}`;
}

function writeSignatories(writing: Writing): string[] | null {
  const { record, asked, language, lexicon, phrases } = writing;
  const known = record.signatories.filter((signatory) => signatory.name !== null || signatory.role !== null);
  if (known.length === 0) return null;
  if (asked.yesNo) return writeWhetherSigned(writing, known);
  const ofSide =
    asked.side === null ? [] : known.filter((one) => isOnSide(one, asked.side ?? "", lexicon, language));
  // "The agreement for Almaty's metro": a city need not be a side.
  const isCity = asked.side !== null && lexicon.kind(asked.side) === "cities";
  if (asked.side !== null && ofSide.length === 0 && !isCity) return null;
  const chosen = ofSide.length > 0 ? ofSide : known;
  const mark = markFacts(writing, factsTogether(chosen, record));
  const [only] = chosen;
  if (chosen.length === 1 && only) return [marked(`${describeSignatory(only, language, lexicon)}.`, mark)];
  const named = chosen.map((signatory) => describeSignatory(signatory, language, lexicon));
  const joined = named.length === 2 ? named.join(`, ${phrases.and} `) : named.join("; ");
  return [marked(`${joined}.`, mark)];
}

/** The facts a quote of signatories should hold: them, and the agreement's name where it stands in the same sentence. */
function factsTogether(chosen: readonly Signatory[], record: AgreementRecord): Fact[] {
  const facts = chosen.flatMap(signatoryFacts);
  const { instrument } = record;
  const home = facts.filter((fact) => fact.article === instrument?.article);
  const together = instrument === null || home.length === 0 ? null : hull([...home, instrument]);
  const near = together !== null && together.end - together.start < LONGEST_QUOTE;
  return near && instrument ? [...facts, instrument] : facts;
}

/** Whether a signatory signed for the side that a concept names. */
function isOnSide(signatory: Signatory, side: string, lexicon: Lexicon, language: Language): boolean {
  const texts = [signatory.party?.quote, signatory.party?.value].filter((text) => text !== undefined);
  return texts.some((text) => lexicon.find(text, language).some((mention) => mention.concept === side));
}

function writeWhetherSigned(writing: Writing, known: readonly Signatory[]): string[] | null {
  const { question, asked, language, lexicon, phrases, record } = writing;
  const nameOf = (signatory: Signatory) => signatory.name?.quote ?? "";
  const signerOf = (person: readonly ContentWord[]) => known.find((one) => isCalled(person, nameOf(one)));
  const people = peopleIn(question);
  // Typed in small letters, a word is a name where it is one of the signatories'.
  const typed = question.words.filter((word) => !asked.spoken.has(word) && word.concepts.length === 0);
  const meant = people.length > 0 ? people : typed.map((word) => [word]).filter((one) => signerOf(one));
  if (meant.length === 0) return writeWhetherOfficeSigned(writing, known);
  const absent = meant.find((person) => !signerOf(person));
  if (absent === undefined) {
    const signers = [...new Set(meant.flatMap((person) => signerOf(person) ?? []))];
    if (
      saysMore(question) ||
      !officesIn(question, lexicon).every((office) => holdOffice(signers, office, writing))
    )
      return null;
    const mark = markFacts(writing, factsTogether(signers, record));
    const named = signers.map((signer) => describeSignatory(signer, language, lexicon));
    return [marked(`${phrases.yes} ${named.join("; ")}.`, mark)];
  }
  const mark = markFacts(writing, factsTogether(known, record));
  const named = known.map((signatory) => signatory.name?.value ?? "").filter((name) => name !== "");
  const who = absent.map((word) => word.text).join(" ");
  return [marked(phrases.notAmongSignatories(who, named.join(` ${phrases.and} `)), mark)];
}

/** Yes where a signatory holds just the office asked about; who else holds it, and whether they signed, is not known. */
function writeWhetherOfficeSigned(writing: Writing, known: readonly Signatory[]): string[] | null {
  const { question, language, lexicon, phrases, record } = writing;
  const offices = officesIn(question, lexicon);
  const holder = known.find((one) => offices.some((office) => holdOffice([one], office, writing)));
  if (!holder) return null;
  const mark = markFacts(writing, factsTogether([holder], record));
  return [marked(`${phrases.yes} ${describeSignatory(holder, language, lexicon)}.`, mark)];
}

/** Whether some of the signatories hold an office, as far as their roles say. */
const holdOffice = (signers: readonly Signatory[], office: string, { lexicon, article }: Writing): boolean =>
  signers.some(
    ({ role }) =>
      role !== null &&
      lexicon.find(role.quote, article(role.article).language).some(({ concept }) => concept === office),
  );

/** Offices that a question names. */
const officesIn = (question: Question, lexicon: Lexicon): string[] =>
  question.mentions
    .map((mention) => mention.concept)
    .filter((concept) => lexicon.kind(concept) === "roles" && concept !== "position");

function writeParties(writing: Writing): string[] | null {
  const { record, language, lexicon, phrases } = writing;
  if (record.parties.length === 0) return null;
  const names = record.parties
    .map((party) => nameText(party.value, language, lexicon))
    .join(` ${phrases.and} `);
  return [marked(phrases.partiesAre(names), markFacts(writing, record.parties))];
}

function writeSigningDate(writing: Writing): string[] | null {
  const { record, language, phrases } = writing;
  const signed = writeFact(writing, record.signedOn, (fact) =>
    phrases.signedOn(formatDate(fact.value, language)),
  );
  if (signed)
    return [...signed, ...writeDiffering(writing, "signedOn", (fact) => formatDate(fact.value, language))];
  return writeFact(writing, record.reportedOn, (fact) =>
    phrases.reportedOn(formatDate(fact.value, language)),
  );
}

function writePeriod(writing: Writing): string[] | null {
  const { record, language, phrases } = writing;
  const { start, end, duration } = record.period;
  const text = periodText(record.period, language);
  const asks = (concept: string) => writing.question.mentions.some((mention) => mention.concept === concept);
  const unknownBound = (asks("start") && start === null) || ((asks("end") || asks("expire")) && end === null);
  if (text === null || (unknownBound && !writing.question.types.includes("how-long"))) return null;
  const dates = [start, end].filter((fact) => fact !== null);
  const mark = dates.length === 0 ? "" : markFacts(writing, dates);
  const lasting = duration === null ? "" : markFacts(writing, [duration]);
  const marks = [...new Set([lasting, mark].filter((one) => one !== ""))].toSorted().join(" ");
  return [marked(phrases.periodIs(text), marks)];
}

function writeAreas(writing: Writing): string[] | null {
  const { record, asked, phrases } = writing;
  if (asked.yesNo) return writeWhetherCovered(writing);
  if (record.areas.length === 0) return null;
  const heading = marked(phrases.areas(record.areas.length), markFacts(writing, record.areas));
  return [heading, ...record.areas.map((area) => `• ${area.quote}`)];
}

/** Yes where one of the areas holds every word that is asked about; otherwise the record cannot tell. */
function writeWhetherCovered(writing: Writing): string[] | null {
  const { record, asked, question, lexicon, phrases } = writing;
  if (saysMore(question)) return null;
  const wanted = question.words.filter(
    (word) => !asked.spoken.has(word) && !word.distinctive && !isEveryday(word, lexicon),
  );
  // What the agreement is called by names it, and asks for no area: "the sustainable development agreement".
  if (wanted.every((word) => isOfName(word, writing))) return null;
  const area = record.areas.find((fact) => {
    const held = new Set(
      words(fact.quote).map((word) => termKey(word.text, writing.article(fact.article).language)),
    );
    const concepts = new Set(
      lexicon.find(fact.quote, writing.article(fact.article).language).map((mention) => mention.concept),
    );
    return wanted.every(
      (word) => held.has(word.key) || word.concepts.some((concept) => concepts.has(concept)),
    );
  });
  if (!area) return null;
  return [marked(phrases.yes, markFacts(writing, [area])), `• ${area.quote}`];
}

/** Whether a yes or no would also be taken for one on a term or a state: "a ten-year agreement", "has it been ratified". */
const saysMore = (question: Question): boolean =>
  findDurations(question.text).length > 0 ||
  question.mentions.some(({ concept }) => STATES[concept] !== undefined);

/** Whether a word stands in the agreement's own name. */
function isOfName(word: ContentWord, { record, lexicon, article }: Writing): boolean {
  const { instrument } = record;
  if (instrument === null) return false;
  const { language } = article(instrument.article);
  return (
    words(instrument.quote).some((one) => termKey(one.text, language) === word.key) ||
    lexicon.find(instrument.quote, language).some(({ concept }) => word.concepts.includes(concept))
  );
}

function writeAmount(writing: Writing): string[] | null {
  const stated = writeFact(writing, writing.record.amount, (fact) => fact.quote);
  return stated && [...stated, ...writeDiffering(writing, "amount", (fact) => fact.quote)];
}

function writePlace(writing: Writing): string[] | null {
  const { record, language, lexicon, phrases } = writing;
  const named = (fact: Fact) => nameText(fact.value, language, lexicon);
  return (
    writeFact(writing, record.place, (fact) => phrases.signedAt(named(fact))) ??
    writeFact(writing, record.dateline, (fact) => phrases.filedFrom(named(fact)))
  );
}

/** What a question about the state of an agreement names, and the state that answers it. */
const STATES: Readonly<Record<string, AgreementStatus>> = {
  ratify: "ratified",
  "enter-into-force": "in-force",
  "remain-in-force": "in-force",
  terminate: "terminated",
  denounce: "terminated",
  extend: "extended",
  suspend: "suspended",
};

/** "Is it still in force?" is answered by these as well. */
const OUT_OF_FORCE: ReadonlySet<AgreementStatus> = new Set(["planned", "suspended", "terminated"]);

/** The state; null where another one is asked about: that an agreement is signed does not say whether it is ratified. */
function writeStatus({ record, phrases, question, asked, ...writing }: Writing): string[] | null {
  const unknown = question.words.some((word) => !asked.spoken.has(word) && isForeign(word, record));
  // Whether somebody signed is not answered by "Signed."
  const beside = officesIn(question, writing.lexicon).length > 0 || findDurations(question.text).length > 0;
  if (asked.yesNo && (unknown || beside)) return null;
  const named = question.mentions.flatMap((mention) => STATES[mention.concept] ?? []);
  const known = record.status?.value;
  const out = named.includes("in-force") && known !== undefined && OUT_OF_FORCE.has(known);
  if (named.length > 0 && !out && !named.some((state) => state === known)) return null;
  return writeFact(writing, record.status, (fact) => phrases.status[fact.value]);
}

/** Shorter words are rather misspelt than names. */
const SHORTEST_NAME = 4;

/** Whether nobody knows a word, neither the lexicon nor the record: "did putin sign it?" is not answered by "Signed." */
function isForeign(word: ContentWord, record: AgreementRecord): boolean {
  if (word.concepts.length > 0 || word.text.length < SHORTEST_NAME) return false;
  return !factsOf(record).some((fact) => words(fact.quote).some((one) => nameKey(one.text) === word.name));
}

function writeSummary(writing: Writing): string[] | null {
  const what = WRITERS.instrument(writing);
  if (!what) return null;
  return [
    what,
    writeSignatories({ ...writing, asked: { ...writing.asked, yesNo: false, side: null } }),
    writeSigningDate(writing),
    writeAreas(writing),
  ].flatMap((lines) => lines ?? []);
}

/** What other articles claim instead, with their dates. */
function writeDiffering(writing: Writing, field: string, say: (fact: Fact) => string): string[] {
  const { record, language, phrases } = writing;
  const claims = record.differing
    .filter((one) => one.field === field)
    .map(({ fact }) => {
      const { publishedOn } = writing.article(fact.article);
      return { value: say(fact), date: publishedOn === undefined ? null : formatDate(publishedOn, language) };
    });
  if (claims.length === 0) return [];
  const facts = record.differing.filter((one) => one.field === field).map(({ fact }) => fact);
  return [marked(phrases.differs(claims), markFacts(writing, facts.slice(0, 1)))];
}
