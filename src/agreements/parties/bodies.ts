import type { Sentence } from "../reading/sentence.ts";

export const isBody = (sentence: Sentence, index: number): boolean => {
  const token = sentence.tokens[index];
  return token?.kind === "word" && sentence.grammar.bodies.test(token.lower);
};

export function hasBody(sentence: Sentence, first: number, end: number): boolean {
  for (let index = first; index < end; index += 1) if (isBody(sentence, index)) return true;
  return false;
}
