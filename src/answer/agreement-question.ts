import type { Lexicon } from "../language/lexicon.ts";
import { type AnswerType, analyseQuestion, type ContentWord, type Question } from "../retrieval/question.ts";
import { peopleIn } from "./asked-people.ts";
import { comparedField, speaksOfComparing } from "./comparison-question.ts";
import {
  asksForDocuments,
  asksForOthers,
  PARTIES,
  SPENT_ON,
  SUM_IN,
  TERM_OF,
  UNTIL,
  WILL_SIGN,
} from "./question-forms.ts";

/** What a question wants to know of an agreement. */
export type AgreementField =
  | "signatories"
  | "instrument"
  | "parties"
  | "signedOn"
  | "period"
  | "areas"
  | "place"
  | "amount"
  | "status"
  | "summary";

/** A question read as one about an agreement. */
export interface AgreementQuestion {
  /** In the order asked. */
  readonly fields: readonly AgreementField[];
  /** Concept of the side asked about: "for Kazakhstan", "со стороны ООН". */
  readonly side: string | null;
  /** Asked for a yes or no. */
  readonly yesNo: boolean;
  /** Content words that only say which field is meant; the others must fit the agreement. */
  readonly spoken: ReadonlySet<ContentWord>;
}

/** Concepts whose words say which field a question means. Ids of lexicon/. */
const SPEAKS_OF: Readonly<
  Record<"signing" | "areas" | "period" | "amount" | "status" | "parties" | "place", ReadonlySet<string>>
> = {
  signing: new Set([
    "sign",
    "signature",
    "ink",
    "conclude-agreement",
    "initial-agreement",
    "signatory",
    "signing-ceremony",
    "exchange-documents",
    "represent",
    "on-behalf-of",
    "party",
    "agree",
    "date",
    "official",
  ]),
  areas: new Set([
    "area",
    "field",
    "sphere",
    "sector",
    "priority",
    "pillar",
    "direction",
    "topic",
    "focus",
    "cover",
    "include",
    "component",
    "dimension",
    "scope",
    "provide-for",
    "aim-at",
  ]),
  period: new Set([
    "period",
    "term",
    "duration",
    "year",
    "month",
    "deadline",
    "start",
    "end",
    "expire",
    "remain-in-force",
    "enter-into-force",
    "five-year",
    "valid",
    "extend",
    "prolong",
    "cover",
  ]),
  amount: new Set(["budget", "funding", "money", "price", "cost", "expense", "grant", "loan", "investment"]),
  status: new Set([
    "ratify",
    "enter-into-force",
    "remain-in-force",
    "terminate",
    "denounce",
    "status",
    "sign",
    "plan-to-sign",
  ]),
  parties: new Set(["party", "between", "participant-of-agreement", "conclude-agreement", "sign"]),
  place: new Set([
    "place",
    "venue",
    "sign",
    "signing-ceremony",
    "signature",
    "conclude-agreement",
    "held",
    "take-place",
  ]),
};

/** Words around a side: who signed *for* it, *on its behalf*, from its *side*, which of its *officials*. */
const SIDE_BEFORE =
  /(?:^|\s)(?:for|from|on behalf of(?: the)?|represent\w*|за|от(?: имени| лица)?|со стороны|для|представ\p{L}+)\s+(?:the\s+)?(?:government of\s+(?:the\s+)?|правительств\p{L}*\s+)?$/iu;
const SIDE_AFTER =
  /^(?:['’]s)?\s*(?:government\s+|official|side|signator\w*|representative|minister|сторон\p{L}*|чиновник|представител\p{L}*|тарап\p{L}*|атынан|жағын\p{L}*|үшін|жағы\p{L}*|ше(?!\p{L})|-?(?:дан|ден|тан|тен|нан|нен)(?!\p{L}))/iu;
/** A Kazakh side in its own case: who signed *from* it ("Түркиядан кім", "БҰҰ-дан"). */
const ABLATIVE = /(?:дан|ден|тан|тен|нан|нен)$/iu;
/** "For" before a common noun says what something is meant for: "a loan for rural roads". */
const FOR = /(?:^|\s)(?:for|from|за|для)\s+(?:the\s+)?$/iu;
const SIDE_KINDS: ReadonlySet<string> = new Set(["countries", "organizations", "institutions", "cities"]);

/** What joins the parts of a question that asks for several things: "who signed, when and what does it cover?" */
const JOINT = /[,;?]+\s*|\s+(?:and|и|а также|және|әрі|мен)\s+/iu;

/**
 * Reads a question as one about an agreement, or null where nothing in it asks for a field of one. What it is about is
 * not decided here: see `chooseAgreement`. A question of several parts asks for the fields of each.
 */
export function readAgreementQuestion(question: Question, lexicon: Lexicon): AgreementQuestion | null {
  const whole = readSingle(question, lexicon);
  const signing = speaksOfSigning(question);
  const parts = question.text
    .split(JOINT)
    .filter((part) => part.trim() !== "")
    .map((part) => analyseQuestion({ asked: part, lexicon, language: question.language }));
  const asking = parts.filter((part) => part.types.length > 0 || part.words.length === 0);
  if (asking.length < 2 || question.types.includes("quote")) return whole;
  const fields = parts.flatMap(
    (part) => readSingle(withBareAsk(part), lexicon, signing && part.words.length === 0)?.fields ?? [],
  );
  const distinct = [...new Set(fields)];
  if (distinct.length < 2) return whole;
  return {
    fields: distinct,
    side: sideOf(question, lexicon),
    yesNo: false,
    spoken: whole?.spoken ?? spokenWords(question),
  };
}

/** A part without a question word of its own ("areas") still asks for what it names. */
const withBareAsk = (part: Question): Question =>
  part.types.length > 0 ? part : { ...part, types: ["list"] };

/** What a question says, as the rules below look at it. */
interface Reading {
  readonly question: Question;
  readonly has: (...types: AnswerType[]) => boolean;
  /** Names one of these concepts. */
  readonly names: (concepts: ReadonlySet<string>) => boolean;
  /** Names a kind of document that is concluded. */
  readonly instrument: boolean;
  /** Speaks of signing. */
  readonly signing: boolean;
  /** Names an office or asks for an official, without a name. */
  readonly office: boolean;
  /** Names somebody or something. */
  readonly named: boolean;
  /** Says nothing but, at most, the kind of the document: "When?", "Where was the agreement?" */
  readonly bare: boolean;
}

function readingOf(question: Question, lexicon: Lexicon, signingBefore: boolean): Reading {
  const concepts = new Set(question.mentions.map((mention) => mention.concept));
  const isInstrumentWord = (word: ContentWord) =>
    word.concepts.some((concept) => isInstrument(concept, lexicon));
  const names = (wanted: ReadonlySet<string>) => [...wanted].some((concept) => concepts.has(concept));
  return {
    question,
    has: (...types) => types.some((type) => question.types.includes(type)),
    names,
    instrument: [...concepts].some(
      (concept) => concept === "conclude-agreement" || isInstrument(concept, lexicon),
    ),
    signing: names(SIGNING_ACTS) || signingBefore,
    office: [...concepts].some((concept) => lexicon.kind(concept) === "roles" && concept !== "position"),
    named: question.words.some((word) => word.distinctive),
    bare: question.words.every(isInstrumentWord),
  };
}

/** When a question asks for a field; looked at in this order. */
const ASKS: readonly (readonly [AgreementField, (reading: Reading) => boolean])[] = [
  ["signatories", ({ has, names, signing }) => has("who", "opposite") && (signing || names(SIGNING_FOR))],
  [
    "signatories",
    ({ question, has, signing, office }) =>
      has("which", "what") && signing && office && !asksForDocuments(question),
  ],
  ["signatories", ({ has, names }) => names(SIGNATORY) && !has("when", "where", "how-many")],
  ["signatories", ({ has, signing }) => has("yes-no") && signing],
  [
    "parties",
    ({ question, has, names, signing, instrument }) =>
      (has("which-party") && (signing || instrument || names(PARTY))) ||
      (signing && PARTIES.test(question.text)),
  ],
  [
    "instrument",
    ({ question, has, names, signing, instrument, office }) =>
      has("what", "which", "title") &&
      (signing || (instrument && has("title"))) &&
      !PARTIES.test(question.text) &&
      (!office || asksForDocuments(question)) &&
      !names(SPEAKS_OF.areas) &&
      !names(DATE),
  ],
  [
    "period",
    ({ has, names, instrument, bare }) => has("how-long") && (instrument || names(SPEAKS_OF.period) || bare),
  ],
  ["period", ({ question, has }) => has("what") && TERM_OF.test(question.text)],
  ["period", ({ question, instrument }) => instrument && UNTIL.test(question.text)],
  [
    "period",
    ({ has, names, signing }) => has("when") && names(PERIOD_BOUNDS) && !signing && !names(UNRECORDED),
  ],
  [
    "signedOn",
    ({ question, has, names, signing, bare }) =>
      !names(PERIOD_BOUNDS) &&
      !UNTIL.test(question.text) &&
      !WILL_SIGN.test(question.text) &&
      ((has("when") && (signing || bare || names(DATE))) || (names(DATE) && signing)),
  ],
  [
    "areas",
    ({ has, names }) => names(SPEAKS_OF.areas) && !has("who", "when", "where", "how-long", "how-much", "why"),
  ],
  [
    "areas",
    ({ has, names, instrument, signing }) => has("list") && (instrument || names(COOPERATION)) && !signing,
  ],
  ["areas", ({ has, instrument, signing, bare }) => has("yes-no") && instrument && !signing && !bare],
  ["areas", ({ question }) => SPENT_ON.test(question.text)],
  ["place", ({ has, signing, bare }) => has("where") && (signing || bare)],
  [
    "amount",
    ({ question, has, names }) =>
      has("how-much") ||
      SUM_IN.test(question.text) ||
      (names(AMOUNTS) &&
        !SPENT_ON.test(question.text) &&
        !has("who", "when", "where", "why", "definition", "yes-no")),
  ],
  [
    "status",
    ({ has, names, named, instrument }) =>
      (has("status") || (has("yes-no") && names(SPEAKS_OF.status))) && (!named || instrument),
  ],
  ["summary", ({ has, instrument, bare }) => has("summary") && (instrument || bare)],
];

/** @param signingBefore another part of the question speaks of signing: "who, when and in which areas signed?" */
function readSingle(asked: Question, lexicon: Lexicon, signingBefore = false): AgreementQuestion | null {
  const question = asksWhetherSigned(asked) ? { ...asked, types: ["yes-no" as const] } : asked;
  if (question.types.includes("quote") || asksForOthers(question)) return null;
  const compared = comparedField(question);
  if (compared) return readComparison(question, compared);
  const reading = readingOf(question, lexicon, signingBefore);
  const fields = ASKS.filter(([, asks]) => asks(reading)).map(([field]) => field);
  if (fields.length === 0) return null;
  return {
    fields: [...new Set(fields)],
    side: sideOf(question, lexicon),
    yesNo: question.types.includes("yes-no"),
    spoken: spokenWords(question),
  };
}

/** What both articles say is told, and where they differ. */
function readComparison(question: Question, field: AgreementField): AgreementQuestion {
  const spoken = new Set([...spokenWords(question), ...question.words.filter(speaksOfComparing)]);
  for (const word of question.words) {
    if (word.concepts.some((concept) => SPEAKS_OF.amount.has(concept))) spoken.add(word);
  }
  return { fields: [field], side: null, yesNo: false, spoken };
}

/** "Смаилов подписал соглашение?": nothing but the question mark says that it is asked. */
const asksWhetherSigned = (question: Question): boolean =>
  question.types.length === 0 &&
  speaksOfSigning(question) &&
  peopleIn(question).length > 0 &&
  /\?\s*$/u.test(question.text);

const SIGNING_FOR: ReadonlySet<string> = new Set(["represent", "on-behalf-of"]);
const COOPERATION: ReadonlySet<string> = new Set(["cooperation", "cooperate", "partnership", "joint"]);
const SIGNATORY: ReadonlySet<string> = new Set(["signatory"]);
const PARTY: ReadonlySet<string> = new Set(["party"]);
const DATE: ReadonlySet<string> = new Set(["date"]);

/** Concepts that ask for a sum of money by themselves. */
const AMOUNTS: ReadonlySet<string> = new Set([
  "budget",
  "funding",
  "money",
  "price",
  "cost",
  "expense",
  "contribution",
  "financing",
]);

/** Concepts of acts of signing. */
export const SIGNING_ACTS: ReadonlySet<string> = new Set([
  "sign",
  "signature",
  "ink",
  "conclude-agreement",
  "initial-agreement",
  "signatory",
  "signing-ceremony",
  "exchange-documents",
]);
const PERIOD_BOUNDS: ReadonlySet<string> = new Set([
  "period",
  "term",
  "duration",
  "start",
  "end",
  "expire",
  "deadline",
]);
/** Of these a record has no date: the day of signing and the period are others. */
const UNRECORDED: ReadonlySet<string> = new Set([
  "enter-into-force",
  "remain-in-force",
  "ratify",
  "terminate",
  "denounce",
  "extend",
]);

/** Whether a question names an act of signing. */
export const speaksOfSigning = (question: Question): boolean =>
  question.mentions.some((mention) => SIGNING_ACTS.has(mention.concept));

/** Whether a concept is a kind of document that is concluded. */
export const isInstrument = (concept: string, lexicon: Pick<Lexicon, "kind">): boolean =>
  lexicon.kind(concept) === "instruments" || concept === "document";

/**
 * Kinds of documents whose words say no more than that one is meant. "Trade agreement" says more: its "trade" must be what the
 * agreement is about.
 */
const GENERIC: ReadonlySet<string> = new Set([
  "agreement",
  "accord",
  "arrangement",
  "deal",
  "contract",
  "treaty",
  "pact",
  "convention",
  "memorandum-of-understanding",
  "protocol",
  "declaration",
  "programme",
  "plan",
  "action-plan",
  "project",
  "roadmap",
  "strategy",
  "charter",
  "document",
  "framework-agreement",
  "cooperation-agreement",
  "partnership-agreement",
  "joint-statement",
  "addendum",
]);

function spokenWords(question: Question): ReadonlySet<ContentWord> {
  const signers = speaksOfSigning(question) ? OFFICIALS : [];
  const spoken = new Set([...Object.values(SPEAKS_OF).flatMap((set) => [...set]), ...GENERIC, ...signers]);
  const asked = new Set(
    [PARTIES, SPENT_ON, TERM_OF, UNTIL, SUM_IN].flatMap(
      (form) => form.exec(question.text)?.[0].toLowerCase().split(/\s+/u) ?? [],
    ),
  );
  return new Set(
    question.words.filter(
      (word) =>
        !word.distinctive &&
        (word.concepts.some((concept) => spoken.has(concept)) || asked.has(word.text.toLowerCase())),
    ),
  );
}

/** "Which heads of the universities signed it?": whoever signs is one. */
const OFFICIALS: readonly string[] = [
  "head-role",
  "headed-by",
  "official-role",
  "official-person",
  "leader",
  "representative",
];

/** The side a question asks about, where a word around its name says that it is one. */
function sideOf(question: Question, lexicon: Lexicon): string | null {
  const { text } = question;
  const sides = question.mentions.filter(
    (mention) =>
      SIDE_KINDS.has(lexicon.kind(mention.concept)) &&
      (SIDE_BEFORE.test(text.slice(0, mention.start)) ||
        SIDE_AFTER.test(text.slice(mention.end).trimStart()) ||
        (question.language === "kk" && ABLATIVE.test(text.slice(mention.start, mention.end)))) &&
      !(lexicon.kind(mention.concept) === "institutions" && FOR.test(text.slice(0, mention.start))),
  );
  const named = sides.find((mention) => lexicon.kind(mention.concept) !== "institutions");
  return (named ?? sides[0])?.concept ?? null;
}
