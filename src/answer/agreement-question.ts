import type { Lexicon } from "../language/lexicon.ts";
import { type AnswerType, analyseQuestion, type ContentWord, type Question } from "../retrieval/question.ts";

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

/** Words around a side: who signed *for* it, *on its behalf*. */
const SIDE_BEFORE =
  /(?:^|\s)(?:for|from|on behalf of(?: the)?|represent\w*|за|от(?: имени| лица)?|со стороны|для|представ\p{L}+)\s+(?:the\s+)?$/iu;
const SIDE_AFTER =
  /^(?:['’]s)?\s*(?:side|signator\w*|representative|сторон\p{L}*|тарап\p{L}*|атынан|жағын\p{L}*|үшін|жағы\p{L}*|ше(?!\p{L})|-?(?:дан|ден|тан|тен|нан|нен)(?!\p{L}))/iu;
const SIDE_KINDS: ReadonlySet<string> = new Set(["countries", "organizations", "institutions"]);

/** What joins the parts of a question that asks for several things: "who signed, when and what does it cover?" */
const JOINT = /[,;?]+\s*|\s+(?:and|и|а также|және|әрі|мен)\s+/iu;

/**
 * Reads a question as one about an agreement, or null where nothing in it asks for a field of one. What it is about is
 * not decided here: see `chooseAgreement`. A question of several parts asks for the fields of each.
 */
export function readAgreementQuestion(question: Question, lexicon: Lexicon): AgreementQuestion | null {
  const whole = readSingle(question, lexicon);
  const parts = question.text
    .split(JOINT)
    .filter((part) => part.trim() !== "")
    .map((part) => analyseQuestion({ asked: part, lexicon, language: question.language }));
  const asking = parts.filter((part) => part.types.length > 0 || part.words.length === 0);
  if (asking.length < 2 || question.types.includes("quote")) return whole;
  const fields = parts.flatMap((part) => readSingle(withBareAsk(part), lexicon)?.fields ?? []);
  const distinct = [...new Set(fields)];
  if (distinct.length < 2) return whole;
  return {
    fields: distinct,
    side: sideOf(question, lexicon),
    yesNo: false,
    spoken: whole?.spoken ?? spokenWords(question, lexicon),
  };
}

/** A part without a question word of its own ("areas") still asks for what it names. */
const withBareAsk = (part: Question): Question =>
  part.types.length > 0 ? part : { ...part, types: ["list"] };

function readSingle(question: Question, lexicon: Lexicon): AgreementQuestion | null {
  const concepts = new Set(question.mentions.map((mention) => mention.concept));
  const names = (set: ReadonlySet<string>) => [...set].some((concept) => concepts.has(concept));
  const has = (...types: AnswerType[]) => types.some((type) => question.types.includes(type));
  const instrument = question.mentions.some((mention) => isInstrument(mention.concept, lexicon));
  const yesNo = has("yes-no");
  const signing = names(SIGNING_ACTS);
  const bare = question.words.every((word) =>
    word.concepts.some((concept) => isInstrument(concept, lexicon)),
  );
  const fields: AgreementField[] = [];
  const add = (field: AgreementField, when: boolean) => {
    if (when) fields.push(field);
  };
  if (has("quote")) return null;
  add(
    "signatories",
    has("who", "opposite") && (signing || concepts.has("represent") || concepts.has("on-behalf-of")),
  );
  add("signatories", concepts.has("signatory") && !has("when", "where", "how-many"));
  add("signatories", yesNo && signing && question.words.some((word) => word.distinctive));
  add("parties", has("which-party") && (signing || instrument || concepts.has("party")));
  add(
    "instrument",
    has("what", "which", "title") && (signing || (instrument && has("title"))) && !names(SPEAKS_OF.areas),
  );
  add("period", has("how-long") && !has("when") && (instrument || names(SPEAKS_OF.period) || bare));
  add("period", has("when") && names(PERIOD_BOUNDS) && !signing);
  add("signedOn", has("when") && (signing || bare || concepts.has("date")) && !names(PERIOD_BOUNDS));
  add(
    "areas",
    names(SPEAKS_OF.areas) && !has("who", "when", "where", "how-long", "how-much", "why", "quote"),
  );
  add("areas", has("list") && instrument && !signing);
  add("place", has("where") && (signing || bare));
  add(
    "amount",
    has("how-much") || (names(AMOUNTS) && !has("who", "when", "where", "why", "quote", "definition")),
  );
  add(
    "status",
    (has("status") || (yesNo && names(SPEAKS_OF.status))) &&
      !question.words.some((word) => word.distinctive && !instrument),
  );
  add("summary", has("summary") && (instrument || bare));
  if (fields.length === 0) return null;
  return {
    fields: [...new Set(fields)],
    side: sideOf(question, lexicon),
    yesNo,
    spoken: spokenWords(question, lexicon),
  };
}

/** Concepts that ask for a sum of money by themselves. */
const AMOUNTS: ReadonlySet<string> = new Set(["budget", "funding", "money", "price", "cost", "expense"]);

const SIGNING_ACTS: ReadonlySet<string> = new Set([
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
  "enter-into-force",
  "remain-in-force",
  "deadline",
]);

/** Whether a concept is a kind of document that is concluded. */
export const isInstrument = (concept: string, lexicon: Lexicon): boolean =>
  lexicon.kind(concept) === "instruments" || concept === "document";

function spokenWords(question: Question, lexicon: Lexicon): ReadonlySet<ContentWord> {
  const spoken = new Set(Object.values(SPEAKS_OF).flatMap((set) => [...set]));
  return new Set(
    question.words.filter(
      (word) =>
        !word.distinctive &&
        word.concepts.some((concept) => spoken.has(concept) || isInstrument(concept, lexicon)),
    ),
  );
}

/** The side a question asks about, where a word around its name says that it is one. */
function sideOf(question: Question, lexicon: Lexicon): string | null {
  const { text } = question;
  const side = question.mentions.find(
    (mention) =>
      SIDE_KINDS.has(lexicon.kind(mention.concept)) &&
      (SIDE_BEFORE.test(text.slice(0, mention.start)) ||
        SIDE_AFTER.test(text.slice(mention.end).trimStart())),
  );
  return side?.concept ?? null;
}
