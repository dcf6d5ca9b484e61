import { KAZAKH_PHRASE_BOUNDARY } from "../grammar/kazakh.ts";
import { markerOver, type Sentence } from "../reading/sentence.ts";
import { isNameWord, isOffice } from "./person-names.ts";

export function kazakhOfficeStart(sentence: Sentence, head: number, taken: readonly boolean[]): number {
  const { tokens, entities, markers, grammar } = sentence;
  let start = head;
  while (start > 0 && head - start < 14 && !taken[start - 1]) {
    const index = start - 1;
    const token = tokens[index];
    if (!token) break;
    const symbol = markerOver(sentence, index)?.symbol;
    if (token.kind === "mark") {
      const listed = token.text === "," && kazakhDuties(sentence, index, head);
      if (!listed && (!/^[-–—]$/u.test(token.text) || !isOffice(sentence, index - 1))) break;
    } else if (symbol === "&") {
      if (endsKazakhParty(sentence, index - 1) || !/^(?:және|мен|пен|бен)$/iu.test(token.lower)) break;
      // A capital that begins the sentence is no sign of a name: «Ғылым және жоғары білім министрі».
      if (
        index === 0 ||
        (index > 1 && isNameWord(sentence, index - 1) && !/-\p{Ll}/u.test(tokens[index - 1]?.text ?? ""))
      )
        break;
    } else if (symbol !== undefined && symbol !== "o") break;
    else if (token.kind === "number" && !/^\d{1,2}-/u.test(token.text)) break;
    else if (/^(?:бүгін|кеше|қаласында|оны|оған|бұны|мұны|бұл|осы|ол)$/u.test(token.lower)) break;
    else if (isBoundary(sentence, index) || isDay(sentence, index)) break;
    // «Неміс қаласы Лейпцигтің мэрі»: what the place is, before its name.
    else if (/^(?:қаласы|елі|мемлекеті|астанасы)$/u.test(token.lower) && tokens[start]?.capital) break;
    else if (
      isDative(token.lower) &&
      (grammar.instruments.test(token.lower) || grammar.anaphora.test(token.lower))
    )
      break;
    else if (entities[index]?.noun && /(?:нан|нен|(?<!^су)дан|ден|(?<!с)тан|тен)$/iu.test(token.lower)) break;
    else if (entities[index]?.kind === "city" && !entities[index]?.bare && /[дт][ае]$/iu.test(token.lower))
      break;
    else if (
      isNameWord(sentence, index) &&
      isNameWord(sentence, index - 1) &&
      !grammar.bodies.test(tokens[start]?.lower ?? "")
    )
      break;
    start = index;
  }
  while (start < head && markers[start]?.symbol === "&") start += 1;
  return start;
}

/** «Білім, жастар және спорт министрі»: a comma among the duties of one office, before an "and". */
function kazakhDuties(sentence: Sentence, comma: number, head: number): boolean {
  const before = sentence.tokens[comma - 1];
  if (before?.kind !== "word" || sentence.entities[comma - 1] || isNameWord(sentence, comma - 2))
    return false;
  const between = sentence.tokens.slice(comma + 1, head);
  return (
    between.length <= 7 &&
    between.some(({ lower }) => lower === "және") &&
    between.every(({ kind, capital }) => kind === "word" && !capital)
  );
}

/** «4 қарашада …»: when, and no part of an office. */
const isDay = ({ tokens, dates }: Sentence, index: number): boolean =>
  dates.some(({ start, end }) => start <= (tokens[index]?.start ?? -1) && (tokens[index]?.end ?? 0) <= end);

const isDative = (word: string): boolean => /(?:ға|ге|қа|ке|на|не)$/u.test(word);

/** Whether a party ends at the token in its plain form: what follows "мен" is then another party or person. */
function endsKazakhParty(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  if (!token) return true;
  if (token.kind === "quoted" || token.acronym) return true;
  return sentence.grammar.bodies.test(token.lower);
}

/** A verb or adverb that ends the phrase; «тұрақты» and its like look like verbs and are none. */
function isBoundary({ tokens, grammar }: Sentence, index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== "word" || token.capital || grammar.officeModifiers.test(token.lower)) return false;
  return KAZAKH_PHRASE_BOUNDARY.test(token.lower);
}
