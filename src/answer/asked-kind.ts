import { findDates, findDurations, findPeriods } from "../language/dates.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Question } from "../retrieval/question.ts";
import type { RankedSentence } from "../retrieval/retriever.ts";
import type { Language } from "../types.ts";
import { isInstrument, SIGNING_ACTS, speaksOfSigning } from "./agreement-question.ts";
import { asksForOthers } from "./question-forms.ts";

type Finder = Pick<Lexicon, "findAll" | "kind">;

/** Acts in the life of an agreement that no other one stands for: what was signed may not be ratified. */
const ACTS: ReadonlySet<string> = new Set(["ratify", "terminate", "denounce", "extend"]);
/** Of these a sentence without a share says nothing. */
const SHARES: ReadonlySet<string> = new Set(["interest-rate", "percent"]);
const SHARE = /%|per ?cent|процент|годовых|пайыз/iu;

/**
 * Whether a passage has what a question asks for: a time for "when", a figure for "how many", a word of signing for what somebody
 * signed. A passage about the same things without it only looks like an answer.
 */
export function hasAskedKind(question: Question, text: string, language: Language, lexicon: Finder): boolean {
  const concepts = new Set(lexicon.findAll(text, language).map(({ concept }) => concept));
  const asked = new Set(question.mentions.map(({ concept }) => concept));
  const of = (type: Question["types"][number]): boolean => question.types.includes(type);
  const figure = /\d/u.test(text) || [...concepts].some((concept) => /number/u.test(lexicon.kind(concept)));
  if (WHEN.test(question.text) && !hasTime(text, concepts, lexicon)) return false;
  if (of("when") && NEXT.test(question.text) && !COMING.test(text)) return false;
  if ((of("how-many") || asked.has("salary")) && !figure) return false;
  if ([...SHARES].some((one) => asked.has(one)) && !SHARE.test(text)) return false;
  if (
    [...ACTS].some((act) => asked.has(act) && !concepts.has(act)) &&
    (of("when") || of("yes-no") || of("who"))
  )
    return false;
  if (!speaksOfSigning(question) || asksForOthers(question) || of("yes-no") || of("why") || of("how"))
    return true;
  return [...concepts].some((concept) => SIGNING_ACTS.has(concept) || isInstrument(concept, lexicon));
}

/** A time in the past or to come; "When does it occur?" asks for a condition, "what happens when" for no time. */
const WHEN =
  /^\W*(?:and |а |и |ал )?(?:when (?!do\b|does\b|is an?\b|are\b)|(?:in |on )?(?:what|which) (?:year|month|day|date)|когда|в каком году|в каком месяце|какого числа)|(?<!\p{L})(?:қашан|қай (?:жылы|күні|айда))(?!\p{L})/iu;

/** "When will they meet next?" */
const NEXT = /(?<!\p{L})(?:next|следующ\p{L}+|келесі)(?!\p{L})/iu;
const COMING =
  /(?<!\p{L})(?:next|will|to be held|due|planned|scheduled|expected|следующ\p{L}+|будет|будут|состоится|планиру\p{L}+|намечен\p{L}*|ожида\p{L}+|келесі|жоспарлан\p{L}+|күтіл\p{L}+|болады|өтеді|\p{L}{3,}(?:мақ|мек|бақ|бек|пақ|пек))(?!\p{L})/iu;

/**
 * Whether a question asks how long ago or since when something is, and a passage counts the time: "For more than 27 years since the
 * admission". Its other words are seldom those of the question ("joined"), and so it is believed sooner.
 */
export const countsSince = (question: Pick<Question, "text">, text: string): boolean =>
  ASKS_SINCE.test(question.text) && SINCE.test(text) && findDurations(text).length > 0;

/**
 * The evidence that a question of a certain form is answered from: for "how long since" what counts time, where there is any; for
 * "why" the reason that follows what is best, "The reason was a rise in price", which has no word of the question itself.
 */
export function withAskedForm(
  question: Question,
  evidence: readonly RankedSentence[],
): readonly RankedSentence[] {
  const counting = evidence.filter(({ text }) => countsSince(question, text));
  if (counting.length > 0) return counting;
  const [best] = evidence;
  if (!question.types.includes("why") || !best || CAUSE.test(best.text)) return evidence;
  const reason = evidence.find(
    ({ text, article, start }) =>
      article === best.article &&
      start > best.start &&
      start - best.end < NEAR &&
      OPENS_WITH_CAUSE.test(text),
  );
  return reason
    ? [{ ...reason, score: best.score }, ...evidence.filter((one) => one !== reason && one !== best)]
    : evidence;
}

/** A reason stands at most so many characters after what it is the reason of. */
const NEAR = 700;
const CAUSE =
  /(?<!\p{L})(?:because|due to|owing to|reasons?|in order to|as a result|причин\p{L}*|из-за|потому|поскольку|так как|чтобы|благодаря|себеб\p{L}*|өйткені|сондықтан|салдарынан)(?!\p{L})/iu;
const OPENS_WITH_CAUSE =
  /^\W*(?:the (?:main |only |chief )?reasons?|this is because|because|it was due to|(?:главной |основной )?причин\p{L}+|это связано|это произошло|всё дело в|дело в том|(?:басты |негізгі )?себе(?:п|б)\p{L}*|оған себеп|бұған себеп)(?!\p{L})/iu;

const ASKS_SINCE =
  /how (?:many years|long)\b.{0,20}\b(?:since|ago|has|have|been)\b|years since|сколько (?:лет|времени)\s+(?:прошло|назад|уже|с\b|как|является|состоит|сотрудничает|работает)|(?:неше|қанша) (?:жыл|уақыт)/iu;
const SINCE =
  /(?<!\p{L})(?:since|for (?:more than|over|almost|nearly)|уже|более чем за|за \d+ лет|с момента|бері|уақыттан|астам|аса)(?!\p{L})/iu;

function hasTime(text: string, concepts: ReadonlySet<string>, lexicon: Finder): boolean {
  if (findDates(text).length + findPeriods(text).length + findDurations(text).length > 0) return true;
  if (/\d{3,4}/u.test(text)) return true;
  return [...concepts].some((concept) => lexicon.kind(concept) === "time");
}
