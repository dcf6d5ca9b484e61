import type { Lexicon } from "../language/lexicon.ts";
import type { AgreementRecord, Fact, Language } from "../types.ts";
import { overlap, personKeys, sameKind, samePerson, wordKeys } from "./identity.ts";

/** Tells whether records of different articles are about one agreement. */
export interface Matcher {
  sameAgreement(a: AgreementRecord, b: AgreementRecord): boolean;
  /** Whether two names of a party, place or subject mean one thing, across languages too. */
  sameThing(a: string, b: string): boolean;
}

/** Two reports of one signing are not further apart than this, unless their day of signing or period agrees. */
const NEWS_DAYS = 45;
/** Two reports with the same parties but nothing else in common are one signing only this close together. */
const CLOSE_DAYS = 5;

/** `lexicon` lets parties, places and subjects meet across languages; without it names alone do. */
export function createMatcher(lexicon?: Lexicon): Matcher {
  const conceptsOf = (text: string, kinds: (kind: string) => boolean): Set<string> => {
    const found = new Set<string>();
    if (!lexicon) return found;
    for (const language of languagesOf(text)) {
      for (const { concept } of lexicon.findAll(text, language))
        if (kinds(lexicon.kind(concept))) found.add(concept);
    }
    return found;
  };
  const sameThing = (a: string, b: string): boolean => {
    if (overlap(namesIn(a), namesIn(b)) >= 0.6) return true;
    const [first, second] = [conceptsOf(a, isName), conceptsOf(b, isName)];
    return overlap(first, second) === 1;
  };
  const sameParties = (a: AgreementRecord, b: AgreementRecord): number => {
    const least = Math.min(a.parties.length, b.parties.length);
    if (least === 0) return 0;
    const [few, many] = a.parties.length <= b.parties.length ? [a, b] : [b, a];
    return (
      few.parties.filter((party) => many.parties.some((other) => sameThing(party.value, other.value)))
        .length / least
    );
  };
  /** 1 the same subject, -1 another one, 0 not to be told. */
  const subject = (a: AgreementRecord, b: AgreementRecord): number => {
    if (!a.instrument || !b.instrument) return 0;
    const [one, other] = [a.instrument.value, b.instrument.value];
    const shared = languagesOf(one)[0] === languagesOf(other)[0];
    if (shared) {
      const [first, second] = [subjectKeys(a.instrument), subjectKeys(b.instrument)];
      if (first.size < 2 || second.size < 2) return 0;
      return overlap(first, second) >= 0.5 ? 1 : -1;
    }
    const [first, second] = [conceptsOf(one, isSubject), conceptsOf(other, isSubject)];
    if (first.size < 2 || second.size < 2) return 0;
    return overlap(first, second) >= 0.5 ? 1 : overlap(first, second) === 0 ? -1 : 0;
  };
  const sameAgreement = (a: AgreementRecord, b: AgreementRecord): boolean => {
    if (!sameKind(a, b) || contradicts(a, b)) return false;
    const topic = subject(a, b);
    if (topic < 0) return false;
    const apart = daysApart(a, b);
    const sameTerms = agree(a.signedOn, b.signedOn) || agree(a.period.end, b.period.end);
    const near = sameTerms || apart <= NEWS_DAYS;
    if (shareSignatory(a, b)) return near || topic > 0;
    const parties = sameParties(a, b);
    if (parties < 1 || Math.min(a.parties.length, b.parties.length) < 2) return false;
    return (topic > 0 && (near || differentStage(a, b))) || (sameTerms && topic >= 0) || apart <= CLOSE_DAYS;
  };
  return { sameAgreement, sameThing };
}

const isName = (kind: string): boolean =>
  kind === "countries" || kind === "organizations" || kind === "cities";
const isSubject = (kind: string): boolean =>
  !isName(kind) && !/^(?:instruments|signing|roles|time|general-|question|chat)/u.test(kind);

/** The languages a text may be in, told by its letters. */
function languagesOf(text: string): readonly Language[] {
  if (!/[а-яё]/iu.test(text)) return ["en"];
  return /[әғқңөұүһі]/iu.test(text) ? ["kk"] : ["ru", "kk"];
}

/** Keys of the words that carry a name; countries and kinds of body say too little alone. */
const namesIn = (text: string): Set<string> =>
  new Set(
    personKeys(
      text
        .replace(/[«»"“”„(),]/gu, " ")
        .replace(/(?<![\p{L}])(?:the|of|and|for|и|мен|және)(?![\p{L}])/giu, " "),
    ),
  );

function subjectKeys(instrument: Fact): Set<string> {
  const [language = "en"] = languagesOf(instrument.value);
  return wordKeys(instrument.value, language);
}

function shareSignatory(a: AgreementRecord, b: AgreementRecord): boolean {
  return a.signatories.some(({ name }) =>
    b.signatories.some(
      (other) => name !== null && other.name !== null && samePerson(name.value, other.name.value),
    ),
  );
}

const agree = (a: Fact | null, b: Fact | null): boolean => a !== null && b !== null && a.value === b.value;

/** Two exact days of signing more than a few days apart, or two differing periods, are two agreements. */
function contradicts(a: AgreementRecord, b: AgreementRecord): boolean {
  const [first, second] = [a.signedOn?.value ?? "", b.signedOn?.value ?? ""];
  if (first.length === 10 && second.length === 10 && distance(first, second) > 10) return true;
  const [start, other] = [a.period.start, b.period.start];
  return (
    start !== null &&
    other !== null &&
    !start.value.startsWith(other.value) &&
    !other.value.startsWith(start.value)
  );
}

function daysApart(a: AgreementRecord, b: AgreementRecord): number {
  return a.reportedOn && b.reportedOn
    ? distance(a.reportedOn.value, b.reportedOn.value)
    : Number.POSITIVE_INFINITY;
}

const distance = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

/** Planned, then signed, then ratified: reports of one agreement that may be years apart. */
const differentStage = (a: AgreementRecord, b: AgreementRecord): boolean =>
  a.status !== null && b.status !== null && a.status.value !== b.status.value;
