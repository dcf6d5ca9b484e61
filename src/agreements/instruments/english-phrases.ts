import type { Sentence } from "../reading/sentence.ts";
import { andGoesOn } from "./phrase-lists.ts";

export function englishTailStep(
  sentence: Sentence,
  head: number,
  index: number,
  symbol: string | undefined,
): number {
  const { tokens, entities } = sentence;
  const lower = tokens[index]?.lower ?? "";
  const next = tokens[index + 1];
  const after = next?.lower ?? "";
  if (symbol === "b" || symbol === "Z") return 0;
  if (symbol === "f" && lower !== "for") return 0;
  if (lower === "on") return onTopic(sentence, index) ? 1 : 0;
  if (lower === "in") return inTopic(sentence, index) ? 1 : 0;
  if (lower === "to")
    return entities[index + 1] || (/^(?:the|combat)$/u.test(after) && index - head < 3) ? 1 : 0;
  if (lower === "with") return withTopic(sentence, index);
  if (lower === "for")
    return next && !(entities[index + 1]?.kind === "country" && endsAfter(sentence, index + 1)) ? 1 : 0;
  if (lower === "and" || symbol === "&") return andGoesOn(sentence, head, index) ? 1 : 0;
  if (lower === "by") return 0;
  return tokens[index]?.kind === "number" && !/\p{L}/u.test(tokens[index]?.text ?? "") ? 0 : 1;
}

/** "on trade", "on the protection of"; not "on the sidelines", "on Tuesday", "on 3 May". */
function onTopic(sentence: Sentence, index: number): boolean {
  const next = sentence.tokens[index + 1];
  const after = /^(?:the|its|his|her|their)$/u.test(next?.lower ?? "") ? sentence.tokens[index + 2] : next;
  return (
    after !== undefined &&
    after.kind !== "number" &&
    !/^(?:sidelines|margins|occasion|eve|basis|platform|side|part|first|second|third|final|last|opening|same|day|initiative|results|outcomes?|fringes|spot|website|behalf|visit|instructions?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)$/u.test(
      after.lower,
    )
  );
}

const endsAfter = (sentence: Sentence, index: number): boolean => {
  const next = sentence.tokens[sentence.entities[index]?.end ?? index + 1];
  return next === undefined || next.kind === "mark" || /^(?:and|while|by)$/u.test(next.lower);
};

function inTopic(sentence: Sentence, index: number): boolean {
  const next = sentence.tokens[index + 1];
  const after = next?.lower === "the" ? sentence.tokens[index + 2] : next;
  if (!after || sentence.entities[index + 1]) return false;
  if (/^(?:fields?|areas?|spheres?|sectors?|domains?|matters?|support)$/u.test(after.lower)) return true;
  const before = sentence.tokens[index - 1];
  if (
    next?.capital &&
    before?.capital &&
    /^(?:partnership|cooperation|co-operation|collaboration|assistance|exchange)$/u.test(before.lower)
  )
    return true;
  if (next?.lower === "the" || next?.capital)
    return sentence.grammar.officeModifiers.test(after.lower) && next?.lower !== "the";
  return !/^(?:presence|framework|order|line|accordance|a|an|this|his|her|their|its|particular|which|addition|attendance|early|late|mid|time|front|connection|response|return|exchange|person|total)$/u.test(
    after.lower,
  );
}

/** "a memorandum with Japan on water": what follows the party belongs to the name, the party alone does not. */
function withTopic(sentence: Sentence, index: number): number {
  let position = index + 1;
  while (position < index + 9) {
    const token = sentence.tokens[position];
    if (!token || (token.kind === "mark" && token.text !== "(" && token.text !== ")")) return 0;
    if (/^(?:on|for)$/u.test(token.lower) && position > index + 1) {
      const step = englishTailStep(sentence, index, position, sentence.markers[position]?.symbol);
      return step > 0 ? position - index : 0;
    }
    const fits =
      token.capital || /^(?:the|of|and)$/u.test(token.lower) || token.text === "(" || token.text === ")";
    if (!fits) return 0;
    position += 1;
  }
  return 0;
}
