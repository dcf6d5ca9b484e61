import type { Lexicon } from "../language/lexicon.ts";
import type { ModelClient } from "../models/model-client.ts";
import { ModelFault } from "../models/model-fault.ts";
import { asData, readPrompt } from "../models/prompts.ts";
import type { Question } from "../retrieval/question.ts";
import type { Language } from "../types.ts";
import { type Reading, readText, sameNameWord, sameWord } from "./claim-words.ts";
import { hasLink } from "./model-claims.ts";

export interface RewriteRequest {
  readonly question: Question;
  /** Earlier questions of the conversation, each as it was understood, oldest first. */
  readonly conversation: readonly string[];
  readonly user: string | null;
  readonly signal?: AbortSignal;
  /** Milliseconds it may take; {@link REWRITE_MS} unless told. */
  readonly timeoutMs?: number;
}

/** Lets a model fill in what a follow-up leaves out. */
export interface FollowUpRewriter {
  /** The question as it stands by itself; null where the model fails, or adds what nobody said: the rules' own reading holds then. */
  rewrite(request: RewriteRequest): Promise<string | null>;
}

/** A rewrite comes before the answer, so it gets a small part of its time. */
export const REWRITE_MS = 4_000;
/** Earlier questions a follow-up may lean on. */
const TURNS = 4;
const LONGEST_QUESTION = 300;
/** Share of a rewrite's words that must come from the conversation; the rest are words that only ask. */
const SAID_BEFORE = 0.75;

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", ru: "Russian", kk: "Kazakh" };

/** A rewriter over a model. */
export function createFollowUpRewriter({
  client,
  lexicon,
}: {
  readonly client: ModelClient;
  readonly lexicon: Lexicon;
}): FollowUpRewriter {
  const rules = readPrompt("follow-up");
  return {
    async rewrite({ question, conversation, user, signal, timeoutMs = REWRITE_MS }) {
      const turns = conversation.slice(-TURNS);
      if (turns.length === 0) return null;
      const data = {
        language: LANGUAGE_NAMES[question.language],
        conversation: turns,
        question: question.text,
      };
      try {
        const reply = await client.write({
          messages: [
            ["system", rules],
            ["human", asData(data)],
          ],
          user,
          timeoutMs,
          ...(signal ? { signal } : {}),
        });
        const text = reply.trim().replace(/^["«“]|["»”]$/gu, "");
        return isFaithful(text, question, turns, lexicon) ? text : null;
      } catch (error) {
        if (error instanceof ModelFault) return null;
        throw error;
      }
    },
  };
}

/** Whether a rewrite adds nothing that was not said, and loses no name or number of the question. */
function isFaithful(text: string, question: Question, turns: readonly string[], lexicon: Lexicon): boolean {
  if (text === "" || text.includes("\n") || text.length > LONGEST_QUESTION || hasLink(text)) return false;
  const read = (written: string): Reading => readText(written, question.language, lexicon);
  const rewritten = read(text);
  const said = read([...turns, question.text].join("\n\n"));
  const own = read(question.text);
  const asksSomething = rewritten.words.some((word) => word.kind !== "stop");
  return (
    asksSomething &&
    keepsNames(own, rewritten) &&
    keepsNames(rewritten, said) &&
    isMostlySaid(rewritten, said)
  );
}

/** Whether every name, number and date of one text stands in the other. */
function keepsNames(one: Reading, other: Reading): boolean {
  const names = one.words.filter((word) => word.kind === "name");
  return (
    names.every((name) => other.words.some((word) => sameNameWord(name, word))) &&
    one.numbers.every((number) => other.numbers.some((held) => held.value === number.value)) &&
    one.dates.every((date) => other.dates.some((held) => held.value === date.value))
  );
}

function isMostlySaid(rewritten: Reading, said: Reading): boolean {
  const content = rewritten.words.filter((word) => word.kind === "content");
  const held = content.filter((word) => said.words.some((place) => sameWord(word, place)));
  return held.length >= SAID_BEFORE * content.length;
}
