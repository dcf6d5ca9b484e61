import type { Lexicon } from "../../src/language/lexicon.ts";
import { findNumbers } from "../../src/language/numbers.ts";
import { clauses } from "../../src/language/sentences.ts";
import { words } from "../../src/language/words.ts";
import type { Language } from "../../src/types.ts";
import { namesIn } from "./changes.ts";

/** Ways to say the same otherwise: the sentence stays true. */
export type Rewording = "a clause of it" | "synonyms" | "surnames" | "figures" | "clauses in another order";

const FIGURES: Readonly<Record<Language, readonly string[]>> = {
  en: ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
  ru: ["два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"],
  kk: ["екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз", "он"],
};

/** Makes the rewording, or returns null where the sentence gives no occasion. */
export const REWORDINGS: Readonly<
  Record<Rewording, (claim: string, language: Language, lexicon: Lexicon) => string | null>
> = {
  "a clause of it": (claim) => {
    const [first] = clauses(claim, { start: 0, end: claim.length });
    const text = first && claim.slice(first.start, first.end).replace(/[\s,;:—–-]+$/u, "");
    return text && text !== claim && words(text).length >= 5 ? `${text}.` : null;
  },
  synonyms: (claim, language, lexicon) => {
    let text = claim;
    let changed = 0;
    for (const mention of lexicon.find(claim, language).toReversed()) {
      const written = claim.slice(mention.start, mention.end);
      const forms = lexicon.concepts.get(mention.concept)?.forms[language] ?? [];
      const other = forms.find(
        (form) => !/\s/u.test(form) && form.slice(0, 4) !== written.toLowerCase().slice(0, 4),
      );
      if (other === undefined || changed >= 2 || /^\p{Lu}|\s/u.test(written)) continue;
      text = text.slice(0, mention.start) + other + text.slice(mention.end);
      changed += 1;
    }
    return changed === 0 ? null : text;
  },
  surnames: (claim) => {
    const name = namesIn(claim).find(({ text }) => text.split(" ").length === 2);
    if (!name) return null;
    return claim.slice(0, name.start) + (name.text.split(" ")[1] ?? "") + claim.slice(name.end);
  },
  figures: (claim, language) => {
    const number = findNumbers(claim).find((one) =>
      FIGURES[language].includes(claim.slice(one.start, one.end)),
    );
    return number ? claim.slice(0, number.start) + String(number.value) + claim.slice(number.end) : null;
  },
  "clauses in another order": (claim) => {
    const match = /^(\p{Lu}[^,]{15,80}),\s([^,]{20,})([.!])$/u.exec(claim);
    if (!match) return null;
    const [, first = "", second = "", end = "."] = match;
    return `${second.charAt(0).toUpperCase()}${second.slice(1)}, ${first.charAt(0).toLowerCase()}${first.slice(1)}${end}`;
  },
};
