import { findDates, findDurations, findPeriods } from "../language/dates.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Question } from "../retrieval/question.ts";
import type { Language } from "../types.ts";
import { isInstrument, SIGNING_ACTS, speaksOfSigning } from "./agreement-question.ts";

type Finder = Pick<Lexicon, "findAll" | "kind">;

/** Acts in the life of an agreement that no other one stands for: what was signed may not be ratified. */
const ACTS: ReadonlySet<string> = new Set(["ratify", "terminate", "denounce", "extend"]);
/** Sums and shares of which a sentence without a figure says nothing. */
const FIGURES: ReadonlySet<string> = new Set([
  "interest-rate",
  "salary",
  "wage",
  "percent",
  "percentage",
  "age-years",
]);

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
  if ((of("how-many") || [...FIGURES].some((one) => asked.has(one))) && !figure) return false;
  if (
    [...ACTS].some((act) => asked.has(act) && !concepts.has(act)) &&
    (of("when") || of("yes-no") || of("who"))
  )
    return false;
  if (!speaksOfSigning(question) || of("yes-no") || of("why") || of("how")) return true;
  return [...concepts].some((concept) => SIGNING_ACTS.has(concept) || isInstrument(concept, lexicon));
}

/** A time in the past or to come; "When does it occur?" asks for a condition, "what happens when" for no time. */
const WHEN =
  /^\W*(?:and |а |и |ал )?(?:when (?!do\b|does\b|is an?\b|are\b)|(?:in |on )?(?:what|which) (?:year|month|day|date)|когда|в каком году|в каком месяце|какого числа)|(?<!\p{L})(?:қашан|қай (?:жылы|күні|айда))(?!\p{L})/iu;

/** "When will they meet next?" */
const NEXT = /(?<!\p{L})(?:next|следующ\p{L}+|келесі)(?!\p{L})/iu;
const COMING =
  /(?<!\p{L})(?:next|will|to be held|due|planned|scheduled|expected|следующ\p{L}+|будет|будут|состоится|планиру\p{L}+|намечен\p{L}*|ожида\p{L}+|келесі|жоспарлан\p{L}+|күтіл\p{L}+|болады|өтеді|\p{L}{3,}(?:мақ|мек|бақ|бек|пақ|пек))(?!\p{L})/iu;

function hasTime(text: string, concepts: ReadonlySet<string>, lexicon: Finder): boolean {
  if (findDates(text).length + findPeriods(text).length + findDurations(text).length > 0) return true;
  if (/\d{3,4}/u.test(text)) return true;
  return [...concepts].some((concept) => lexicon.kind(concept) === "time");
}
