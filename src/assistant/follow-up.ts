import { type AgreementField, isInstrument, readAgreementQuestion } from "../answer/agreement-question.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { analyseQuestion, type ContentWord, type Question } from "../retrieval/question.ts";
import type { Span } from "../types.ts";
import type { Turn } from "./turns.ts";

/** A question with what it left out filled in from the conversation. */
export interface Resolution {
  readonly question: Question;
  /** Whether it leans on the conversation: it opens with "and", has a pronoun, or is a bare question word. */
  readonly leans: boolean;
  /** Whether something of the conversation was filled in. */
  readonly followUp: boolean;
  /** Id of the agreement the conversation is about. */
  readonly agreement: string | null;
}

/** Words a follow-up begins with: "and when?", "а когда?", "ал қашан?". */
const OPENER =
  /^\s*(?:and|but|so|then|also|ok(?:ay)?|what about|how about|а|но|и|тогда|ну|а что насч[её]т|что насч[её]т|ал|ал енді|сонда|онда|және)(?!\p{L})[\s,]*/iu;
/** Words at the end that ask for the same of something else: Kazakh "… ше?". */
const CLOSER = /\s+ше(?!\p{L})/iu;

const PERSON =
  /(?<!\p{L})(?:he|him|his|she|her|hers|он|него|ему|нему|им|ним|н[её]м|его|она|её|ее|ей|ней|ол|оның|оған|оны|одан|онымен)(?!\p{L})/giu;
const THING =
  /(?<!\p{L})(?:it|its|this|that|they|them|their|these|those|оно|это|этот|эта|этого|этому|этим|этом|они|их|им|ими|них|ним|нему|него|нём|он|бұл|мұны|бұны|оны|оған|онда|одан|оның|олар|олардың|сол|соны|ол)(?!\p{L})/iu;

/** A question of so few content words, with a conversation before it and no agreement's or article's name in it, leans on that. */
const BARE = 0;

/**
 * Reads a question in its conversation. A question that stands on its own is left alone; one that opens with "and", "а", "ал", asks
 * with a bare question word or has a pronoun takes what it lacks from the last turn.
 */
export function resolveFollowUp(question: Question, turns: readonly Turn[], lexicon: Lexicon): Resolution {
  const [last] = turns;
  if (!last) return { question, leans: false, followUp: false, agreement: null };
  const agreement = last.agreement;
  const opened = OPENER.test(question.text) || CLOSER.test(question.text);
  const bare = question.words.length === BARE && question.mentions.length === 0;
  const pronoun = THING.test(question.text) || hasPerson(question.text);
  if (!opened && !bare && !pronoun) return { question, leans: false, followUp: false, agreement };
  const before = analyseQuestion({ asked: last.standalone, lexicon });
  const text =
    hasPerson(question.text) && last.people.length > 0 && !isAboutThing(question)
      ? withPerson(question, last)
      : complete(question, before, lexicon);
  const read = analyseQuestion({ asked: text, lexicon, language: question.language });
  return {
    question: { ...read, asked: question.asked },
    leans: true,
    followUp: text !== question.text,
    agreement,
  };
}

/** A follow-up as somebody rewrote it, in the place of the rules' own reading. */
export function withRewriting(resolution: Resolution, text: string, lexicon: Lexicon): Resolution {
  const { asked, language } = resolution.question;
  const read = analyseQuestion({ asked: text, lexicon, language });
  return { ...resolution, question: { ...read, asked }, followUp: true };
}

const hasPerson = (text: string): boolean => text.match(PERSON) !== null;

/** "он", "ол", "его" stand for things as well: a question about signing, areas or dates means the agreement. */
const isAboutThing = (question: Question): boolean =>
  question.types.some((type) => type === "when" || type === "list" || type === "how-long") &&
  !question.types.includes("role");

/** Puts the person spoken of last in the place of the pronoun. */
function withPerson(question: Question, last: Turn): string {
  const [person = ""] = last.people;
  return question.text.replace(PERSON, (pronoun) =>
    /^(?:his|hers|her)$/iu.test(pronoun) ? `${person}'s` : person,
  );
}

/** Fills a question in from the one before. */
function complete(question: Question, before: Question, lexicon: Lexicon): string {
  const core = question.text.replace(OPENER, "").replace(CLOSER, "").trim();
  const own = question.types.filter((type): boolean => type !== "opposite");
  // "And for the UN?" asks the same of another side; "what about the areas?" asks for something else.
  const sides: readonly AgreementField[] = question.types.includes("opposite")
    ? ["signatories", "parties"]
    : [];
  const fields = readAgreementQuestion(question, lexicon)?.fields ?? [];
  const asksItself = own.length > 0 || fields.some((field) => !sides.includes(field));
  if (asksItself) return join(core, contextOf(before, question, lexicon));
  return join(withoutSlot(before, question, lexicon), core);
}

const join = (first: string, second: string): string =>
  second === "" ? first : `${first.replace(/[?!.…\s]+$/u, "")} ${second.replace(/[?!.…\s]+$/u, "")}?`;

/**
 * What the question before was about: its documents and names, without those that the new question gives itself; all of it where
 * the new question only asks ("when?"), or asks for another name or side ("and who for Finland?").
 */
function contextOf(before: Question, question: Question, lexicon: Lexicon): string {
  const given = new Set(question.words.map((word) => word.key));
  const slots = new Set(question.words.map((word) => slotOf(word, lexicon)));
  const named = question.words.every((word) => word.distinctive);
  const kept = before.words.filter((word) =>
    named
      ? !given.has(word.key) && !slots.has(slotOf(word, lexicon))
      : !given.has(word.key) &&
        (word.distinctive || word.concepts.some((concept) => isInstrument(concept, lexicon))),
  );
  return kept.map((word) => word.text).join(" ");
}

/** The question before, without the words whose place the new question's words take: a side for a side, a person for a person. */
function withoutSlot(before: Question, question: Question, lexicon: Lexicon): string {
  const slots = new Set(question.words.map((word) => slotOf(word, lexicon)));
  const gone = before.words.filter((word) => slots.has(slotOf(word, lexicon)));
  return cut(before.text, gone).replace(/\s+/gu, " ").trim();
}

const slotOf = (word: ContentWord, lexicon: Lexicon): string => {
  const kind = word.concepts.map((concept) => lexicon.kind(concept)).find((one) => SIDES.has(one));
  return kind === undefined ? (word.distinctive ? "name" : word.key) : "side";
};

const SIDES: ReadonlySet<string> = new Set(["countries", "organizations", "institutions"]);

/** A text without some stretches, and without the preposition that each leaves behind. */
function cut(text: string, spans: readonly Span[]): string {
  return spans.toReversed().reduce((rest, { start, end }) => {
    const head = rest.slice(0, start).replace(DANGLING, " ");
    return head + rest.slice(end).replace(/^\s*(?:атынан|тарапынан|жағынан)/iu, "");
  }, text);
}

const DANGLING = /(?:^|\s)(?:for|from|on behalf of|by|with|за|от|от имени|со стороны|для|с)(?:\s+the)?\s*$/iu;
