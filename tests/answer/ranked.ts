import type { RankedSentence } from "../../src/retrieval/retriever.ts";
import type { Article } from "../../src/types.ts";
import { articleOf } from "./any-text.ts";

/** Sentences of one paragraph with their scores, as retrieval gives them: best first. */
export function ranked(
  sentences: readonly (readonly [text: string, score: number])[],
  article: Article = articleOf(sentences.map(([text]) => text).join(" ")),
): RankedSentence[] {
  let end = 0;
  const indexed = sentences.map(([text], index) => {
    const start = article.text.indexOf(text, end);
    end = start + text.length;
    const number = index + 1;
    return {
      number,
      article: article.id,
      paragraph: 0,
      text,
      start,
      end,
      terms: [],
      names: [],
      concepts: [],
    };
  });
  const passage = {
    number: 1,
    paragraph: 0,
    ordinal: 0,
    article: article.id,
    text: article.text,
    start: 0,
    end: article.text.length,
  };
  return indexed
    .map((sentence, position) => ({
      article: article.id,
      start: sentence.start,
      end: sentence.end,
      text: sentence.text,
      passage,
      score: sentences[position]?.[1] ?? 0,
      features: {},
      sentence,
      paragraph: indexed,
      position,
      strengths: [],
      titleStrengths: [],
    }))
    .sort((a, b) => b.score - a.score);
}
