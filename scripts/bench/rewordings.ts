import { findDates } from "../../src/language/dates.ts";
import type { Lexicon } from "../../src/language/lexicon.ts";
import { findNumbers } from "../../src/language/numbers.ts";
import { clauses } from "../../src/language/sentences.ts";
import { words } from "../../src/language/words.ts";
import type { Language } from "../../src/types.ts";
import { namesIn } from "./changing.ts";

/** Ways to say the same otherwise: the sentence stays true. */
export type Rewording =
  | "a clause of it"
  | "synonyms"
  | "surnames"
  | "figures"
  | "clauses in another order"
  | "date otherwise"
  | "figures in full"
  | "pronoun"
  | "according to the article"
  | "passive";

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
    let before = claim.length;
    for (const mention of lexicon.find(claim, language).toSorted((one, two) => two.start - one.start)) {
      const written = claim.slice(mention.start, mention.end);
      const forms = lexicon.concepts.get(mention.concept)?.forms[language] ?? [];
      const other = forms.find(
        (form) => !/\s/u.test(form) && form.slice(0, 4) !== written.toLowerCase().slice(0, 4),
      );
      if (other === undefined || mention.end > before || changed >= 2 || /^\p{Lu}|\s/u.test(written))
        continue;
      text = text.slice(0, mention.start) + other + text.slice(mention.end);
      changed += 1;
      before = mention.start;
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
  "date otherwise": (claim, language) => {
    const date = findDates(claim).find((one) => /^\d{4}-\d\d-\d\d$/u.test(one.value));
    if (!date) return null;
    const [year, month, day] = date.value.split("-");
    const written = language === "en" ? date.value : `${day}.${month}.${year}`;
    const before = claim.slice(0, date.start).replace(/\bthe $/u, "");
    return before + written + claim.slice(date.end).replace(/^(?: года| г\.|да|де)(?!\p{L})/u, "");
  },
  "figures in full": (claim) => {
    const match = /(?<![\d,.])(\d{1,3})\s(million|млн|миллион(?:ов|а)?)(?!\p{L})/u.exec(claim);
    if (!match) return null;
    const full = `${match[1]} 000 000`;
    return claim.slice(0, match.index) + full + claim.slice(match.index + match[0].length);
  },
  pronoun: (claim, language) => {
    const name = /^(?:\p{Lu}\p{Ll}+\s){2,}(?=\p{Ll})/u.exec(claim);
    return name ? `${PRONOUNS[language]} ${claim.slice(name[0].length)}` : null;
  },
  "according to the article": (claim, language) => {
    const [first, second] = words(claim);
    const isName = /^\p{Lu}/u.test(second?.text ?? "") || (first && claim.lastIndexOf(first.text) > 0);
    if (isName || /^\P{L}/u.test(claim)) return null;
    return `${ACCORDING[language]}, ${claim.charAt(0).toLowerCase()}${claim.slice(1)}`;
  },
  passive: (claim, language) => {
    if (language === "kk") return null;
    const verb =
      language === "en"
        ? /^(.{5,120}?) (signed|ratified) ([^,]+?)\.$/u
        : /^(.{5,120}?) (подписали?а?) ([^,]+?)\.$/u;
    const match = verb.exec(claim);
    if (!match) return null;
    const [, subject = "", done = "", object = ""] = match;
    const opened = `${object.charAt(0).toUpperCase()}${object.slice(1)}`;
    return language === "en" ? `${opened} was ${done} by ${subject}.` : `${opened} ${done} ${subject}.`;
  },
};

const PRONOUNS: Readonly<Record<Language, string>> = { en: "He", ru: "Он", kk: "Ол" };
const ACCORDING: Readonly<Record<Language, string>> = {
  en: "According to the article",
  ru: "Согласно статье",
  kk: "Мақалаға сәйкес",
};
