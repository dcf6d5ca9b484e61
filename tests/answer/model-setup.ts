import type { EvidencePiece } from "../../src/answer/model-evidence.ts";
import { LEXICON_FOLDER } from "../../src/assistant/open-assistant.ts";
import { type Lexicon, loadLexicon } from "../../src/language/lexicon.ts";
import { createChatModel } from "../../src/models/chat-model.ts";
import { createCircuitBreaker } from "../../src/models/circuit-breaker.ts";
import { createModelClient, type ModelClient } from "../../src/models/model-client.ts";
import type { ModelLimits } from "../../src/models/model-request.ts";
import { analyseQuestion, type Question } from "../../src/retrieval/question.ts";
import type { Article } from "../../src/types.ts";

let lexicon: Lexicon | undefined;

/** The lexicon that is shipped, loaded once. */
export function shippedLexicon(): Lexicon {
  lexicon ??= loadLexicon(LEXICON_FOLDER);
  return lexicon;
}

/** A question as the assistant reads it. */
export const ask = (asked: string): Question => analyseQuestion({ asked, lexicon: shippedLexicon() });

/** An article of one paragraph. */
export function articleOf(text: string, rest: Partial<Article> = {}): Article {
  return {
    id: "article.txt",
    title: "Kazakhstan, UN sign cooperation framework",
    publishedOn: "2020-08-13",
    language: "en",
    paragraphs: [{ start: 0, end: text.length }],
    text,
    ...rest,
  };
}

/** The whole of an article as one piece of evidence. */
export const pieceOf = (article: Article): EvidencePiece => ({
  article,
  start: 0,
  end: article.text.length,
  quote: article.text,
});

/** A client of the model at `url` with limits short enough for a test. */
export function clientOf(url: string, limits: Partial<ModelLimits> = {}): ModelClient {
  return createModelClient({
    name: "stub",
    model: () => createChatModel({ model: "stub", baseUrl: url, apiKey: "sk-very-secret", timeoutMs: 5_000 }),
    limits: { timeoutMs: 700, stallMs: 150, ...limits },
    breaker: createCircuitBreaker({ failures: 1_000 }),
  });
}
