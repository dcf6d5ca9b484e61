import type { ConceptMention, Lexicon } from "../language/lexicon.ts";
import { analyseQuestion, type Question } from "../retrieval/question.ts";
import type { Span } from "../types.ts";
import { PHRASES } from "./phrases.ts";

/** Concepts of lexicon/chat.tsv: what is said to the bot rather than asked about the articles. */
const COURTESIES: ReadonlySet<string> = new Set(["greeting", "farewell", "thanks", "acknowledgement"]);
const ABOUT_THE_BOT: ReadonlySet<string> = new Set(["bot-abilities", "bot-identity"]);
const ORDERS_TO_THE_BOT: ReadonlySet<string> = new Set(["override-instructions", "bot-secrets"]);

/**
 * The reply to a greeting, thanks, a question about the bot or an order to it ("ignore all previous instructions"); null for
 * a question about the articles. A courtesy beside a question ("Hello, who signed it?") does not make it small talk.
 */
export function chatReply(question: Question, lexicon: Lexicon): string | null {
  const phrases = PHRASES[question.language];
  const concepts = question.mentions.map((mention) => mention.concept);
  const says = (set: ReadonlySet<string>) => concepts.some((concept) => set.has(concept));
  if (says(ORDERS_TO_THE_BOT) || says(ABOUT_THE_BOT)) return phrases.about;
  const courtesies = question.mentions.filter(isCourtesy);
  if (courtesies.length === 0) return null;
  const rest = read(cut(question.text, courtesies), question, lexicon);
  if (asksMore(rest)) return null;
  return concepts.includes("thanks") ? phrases.thanks : phrases.greeting;
}

/** A question without the courtesies before and after it, where it asks something beside them: "Hello, who signed it? Thanks!" */
export function withoutCourtesies(question: Question, lexicon: Lexicon): Question {
  const { text } = question;
  const around = question.mentions.filter(
    (mention) => isCourtesy(mention) && standsApart(text, mention, question.mentions),
  );
  if (around.length === 0) return question;
  const rest = read(cut(text, around), question, lexicon);
  return asksMore(rest) ? { ...rest, asked: question.asked } : question;
}

const isCourtesy = ({ concept }: ConceptMention): boolean => COURTESIES.has(concept);

/** Whether a mention opens the question, other courtesies aside, or is set off by punctuation: "ок, а когда?", but not "когда это было хорошо". */
function standsApart(text: string, mention: ConceptMention, mentions: readonly ConceptMention[]): boolean {
  const before = cut(
    text.slice(0, mention.start),
    mentions.filter((other) => isCourtesy(other) && other.end <= mention.start),
  );
  const after = text.slice(mention.end);
  const opens = !/[\p{L}\p{Nd}]/u.test(before);
  const setOff = /^\s*(?:[.,!?:;…—–-]|$)/u.test(after);
  if (opens) return setOff || mention.concept !== "acknowledgement";
  return setOff && /[.,!?:;…—–-]\s*$/u.test(before);
}

const read = (text: string, { language }: Question, lexicon: Lexicon): Question =>
  analyseQuestion({ asked: text, lexicon, language });

/** A text without some stretches of it, in order, and without the marks that set them off. */
function cut(text: string, spans: readonly Span[]): string {
  let kept = "";
  let end = 0;
  for (const span of spans) {
    kept += text.slice(end, Math.max(end, span.start));
    const marks = /^\s*[.,!:;…]*/u.exec(text.slice(span.end))?.[0] ?? "";
    end = Math.max(end, span.end + marks.length);
  }
  return (kept + text.slice(end)).replace(/^[\s.,!?:;…—–-]+/u, "").trimEnd();
}

/** Words that may go with a courtesy: "thanks a lot", "good morning dear bot". */
const TOGETHER_WITH_A_COURTESY = 2;

/** Whether what is left beside a courtesy asks something. */
const asksMore = ({ types, words, text }: Question): boolean =>
  types.length > 0 || words.length > TOGETHER_WITH_A_COURTESY || (words.length > 0 && /\?/u.test(text));
