import type { Question } from "../retrieval/question.ts";
import { PHRASES } from "./phrases.ts";

/** Concepts of lexicon/chat.tsv: what is said to the bot rather than asked about the articles. */
const COURTESIES: ReadonlySet<string> = new Set(["greeting", "farewell", "thanks", "acknowledgement"]);
const ABOUT_THE_BOT: ReadonlySet<string> = new Set(["bot-abilities", "bot-identity"]);
const ORDERS_TO_THE_BOT: ReadonlySet<string> = new Set(["override-instructions", "bot-secrets"]);

/**
 * The reply to a greeting, thanks, a question about the bot or an order to it ("ignore all previous instructions"); null for
 * a question about the articles. A courtesy before a question ("Hello, who signed it?") does not make it small talk.
 */
export function chatReply(question: Question): string | null {
  const phrases = PHRASES[question.language];
  const concepts = question.mentions.map((mention) => mention.concept);
  const says = (set: ReadonlySet<string>) => concepts.some((concept) => set.has(concept));
  if (says(ORDERS_TO_THE_BOT) || says(ABOUT_THE_BOT)) return phrases.about;
  if (!says(COURTESIES) || asksMore(question)) return null;
  return concepts.includes("thanks") ? phrases.thanks : phrases.greeting;
}

/** Words that may go with a courtesy: "thanks a lot", "good morning dear bot". */
const TOGETHER_WITH_A_COURTESY = 2;

/** Whether something is asked beside the courtesy. */
function asksMore(question: Question): boolean {
  const left = question.words.filter((word) => !word.concepts.some((concept) => COURTESIES.has(concept)));
  return (
    left.length > TOGETHER_WITH_A_COURTESY ||
    (left.length > 0 && (question.types.length > 0 || /\?/u.test(question.text)))
  );
}
