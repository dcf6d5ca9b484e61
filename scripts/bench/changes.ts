import { findDates } from "../../src/language/dates.ts";
import { findNumbers } from "../../src/language/numbers.ts";
import { words } from "../../src/language/words.ts";
import type { Language, Span } from "../../src/types.ts";

/** The changes that make a true sentence false. */
export type Change = "name" | "number" | "date" | "negation" | "roles" | "clause" | "foreign clause";

/** What a change may need besides the sentence. */
export interface ChangeContext {
  readonly language: Language;
  readonly quote: string;
  /** Names of other articles, and sentences of them, in the sentence's language. */
  readonly names: readonly string[];
  readonly sentences: readonly string[];
  /** Chooses the n-th of something: the same each run. */
  readonly seed: number;
}

/** Makes the change, or returns null where the sentence has nothing to change. */
export const CHANGES: Readonly<Record<Change, (claim: string, context: ChangeContext) => string | null>> = {
  name: changeName,
  number: changeNumber,
  date: changeDate,
  negation: flipNegation,
  roles: swapNames,
  clause: (claim, { language, seed }) => append(claim, INVENTED[language], seed),
  "foreign clause": (claim, { language, sentences, seed }) => {
    const clauses = sentences.map((one) => one.replace(/[.!?…"”»]+$/u, "")).filter((one) => one.length < 120);
    const joined = clauses.map((one) => `${JOINT[language]} ${one.charAt(0).toLowerCase()}${one.slice(1)}`);
    return joined.length === 0 ? null : append(claim, joined, seed);
  },
};

const replace = (text: string, { start, end }: Span, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

const pick = <Item>(list: readonly Item[], seed: number): Item | undefined => list[seed % list.length];

/** Names inside a sentence: capitalised words that do not open it, with all words of one name together. */
export function namesIn(text: string): (Span & { readonly text: string })[] {
  const found: (Span & { text: string })[] = [];
  for (const [index, word] of words(text).entries()) {
    const opens = index === 0 || /[.!?:»”"“«]\s*$/u.test(text.slice(0, word.start).trimEnd());
    if (opens || !/^\p{Lu}\p{Ll}{2,}/u.test(word.text)) continue;
    const last = found.at(-1);
    if (last && /^\s$/u.test(text.slice(last.end, word.start))) {
      found[found.length - 1] = { start: last.start, end: word.end, text: text.slice(last.start, word.end) };
    } else found.push({ start: word.start, end: word.end, text: word.text });
  }
  return found;
}

function changeName(claim: string, { names, quote, seed }: ChangeContext): string | null {
  const name = pick(namesIn(claim), seed);
  const others = names.filter((one) => !quote.includes(one) && !claim.includes(one));
  const other = pick(others, seed * 7 + 3);
  return name && other ? replace(claim, name, other) : null;
}

const NUMBER_WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: ["two", "three", "four", "six", "seven", "nine", "eleven", "thirteen"],
  ru: ["два", "три", "четыре", "шесть", "семь", "девять", "одиннадцать", "тринадцать"],
  kk: ["екі", "үш", "төрт", "алты", "жеті", "тоғыз", "он бір", "он үш"],
};

function changeNumber(claim: string, { language, quote, seed }: ChangeContext): string | null {
  const dates = findDates(claim);
  const numbers = findNumbers(claim).filter(
    (one) => !one.ordinal && !dates.some((date) => date.start < one.end && one.start < date.end),
  );
  const number = pick(numbers, seed);
  if (!number) return null;
  const written = claim.slice(number.start, number.end);
  const held = new Set(findNumbers(quote).map((one) => one.value));
  if (/\d/u.test(written)) {
    const digits = written.replace(/\d(?=\D*$)/u, (digit) => String((Number(digit) + 1 + (seed % 8)) % 10));
    return held.has(findNumbers(digits)[0]?.value ?? Number.NaN) ? null : replace(claim, number, digits);
  }
  const other = NUMBER_WORDS[language].find(
    (word, at) => at >= seed % 4 && !held.has(findNumbers(word)[0]?.value ?? -1),
  );
  return other === undefined ? null : replace(claim, number, other);
}

function changeDate(claim: string, { quote, seed }: ChangeContext): string | null {
  const date = pick(findDates(claim), seed);
  if (!date) return null;
  const written = claim.slice(date.start, date.end);
  const held = new Set(findDates(quote).map((one) => one.value));
  const changed = written.replace(/\d(?=\D*$)/u, (digit) => String((Number(digit) + 1 + (seed % 8)) % 10));
  const value = findDates(changed)[0]?.value;
  return changed === written || value === undefined || held.has(value) ? null : replace(claim, date, changed);
}

const VERBS: Readonly<Record<Language, RegExp>> = {
  en: /(?<=\s)(?:was|were|is|are|has|had|have|will|can|could|would|may|must)(?=\s)/u,
  ru: /(?<=\s)(?:был[аио]?|\p{L}{3,}(?:ал|ил|ел|ла|ли|ло|лся|лась|лись|ет|ит|ют|ят|ется|ится|ются|ан|ен|ана|ена|ены|аны))(?=[\s,.])/u,
  kk: /(?<=\s)\p{L}{3,}(?:ды|ді|ты|ті|ған|ген|қан|кен|ады|еді|йды|йді)(?=[.\s]*$)/u,
};
const DENIALS: Readonly<Record<Language, RegExp>> = {
  en: /\s(?:not|never)(?=\s)/u,
  ru: /(?<=\s)не\s/u,
  kk: /\s(?:емес|жоқ)(?=[\s.,])/u,
};

function flipNegation(claim: string, { language }: ChangeContext): string | null {
  if (DENIALS[language].test(claim)) return claim.replace(DENIALS[language], "");
  if (!VERBS[language].test(claim)) return null;
  const denied = {
    en: (verb: string) => `${verb} not`,
    ru: (verb: string) => `не ${verb}`,
    kk: (verb: string) => `${verb} емес`,
  };
  return claim.replace(VERBS[language], denied[language]);
}

/** Swaps two names that more than "and" parts. */
function swapNames(claim: string, { seed }: ChangeContext): string | null {
  const names = namesIn(claim);
  const pairs = names.flatMap((one, index) =>
    names
      .slice(index + 1)
      .filter(
        (other) =>
          other.text !== one.text && !one.text.includes(other.text) && !other.text.includes(one.text),
      )
      .filter(
        (other) =>
          !/^[\s,]*(?:and|or|и|или|және|мен|пен|бен)?[\s,]*$/u.test(claim.slice(one.end, other.start)),
      )
      .map((other) => [one, other] as const),
  );
  const pair = pick(pairs, seed);
  if (!pair) return null;
  const [one, other] = pair;
  return replace(replace(claim, other, one.text), one, other.text);
}

const JOINT: Readonly<Record<Language, string>> = { en: "and", ru: "и", kk: "және" };
const INVENTED: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "and will build schools in every village",
    "after long disputes over customs duties",
    "although experts had warned of heavy losses",
    "which caused protests in the streets",
    "and promised to lower taxes on fuel",
    "because the old arrangement had failed",
  ],
  ru: [
    "и построит школы в каждом селе",
    "после долгих споров о таможенных пошлинах",
    "хотя эксперты предупреждали о больших потерях",
    "что вызвало протесты на улицах",
    "и пообещал снизить налоги на топливо",
    "потому что прежняя договорённость провалилась",
  ],
  kk: [
    "және әр ауылда мектеп салады",
    "кедендік баждар туралы ұзақ даудан кейін",
    "сарапшылар үлкен шығын туралы ескерткенімен",
    "бұл көшелерде наразылық тудырды",
    "және жанармай салығын төмендетуге уәде берді",
    "өйткені бұрынғы уағдаластық сәтсіз болды",
  ],
};

function append(claim: string, clauses: readonly string[], seed: number): string | null {
  const clause = pick(clauses, seed);
  return clause === undefined ? null : claim.replace(/([.!]["”»]?)$/u, `, ${clause}$1`);
}
