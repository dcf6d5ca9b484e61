import type { ConceptMention, Lexicon } from "../language/lexicon.ts";
import type { Language } from "../types.ts";
import type { Reading } from "./claim-words.ts";
import type { Comparison } from "./comparison.ts";

/** A country in a sentence, and whether it may be who acts. */
export interface Party {
  readonly concept: string;
  readonly sentence: number;
  /** Without a preposition and case ("Kazakhstan lent"), as who acts is; or with one ("to Georgia", «Грузии», "Грузияға"). */
  readonly bare: boolean;
}

const PREPOSITION =
  /^(?:of|in|to|from|with|by|for|on|at|between|through|into|against|towards|в|во|на|с|со|из|к|ко|от|для|за|через|между|о|об|у|по|про|при|под|над|перед|без)$/iu;
const JOINT = /^(?:and|or|и|или|мен|пен|бен|және)$/iu;
/** What Kazakh adds to what somebody has: "Германия үкіметі" is the Government of Germany. */
const KAZAKH_OWNED = /[сc]?[ыі](?:н\p{L}*|м\p{L}*)?$/iu;

/** Countries of a text whose mark can be told. */
export function partiesOf(
  text: string,
  language: Language,
  {
    lexicon,
    mentions,
    sentenceAt,
  }: {
    readonly lexicon: Lexicon;
    readonly mentions: readonly ConceptMention[];
    readonly sentenceAt: (offset: number) => number;
  },
): Party[] {
  return mentions.flatMap((mention): Party[] => {
    if (lexicon.kind(mention.concept) !== "countries") return [];
    const bare = isBare(text, language, mention, lexicon);
    return bare === null ? [] : [{ concept: mention.concept, sentence: sentenceAt(mention.start), bare }];
  });
}

/** Null where it cannot be told: adjectives, countries joined by "and", what a country has. */
function isBare(
  text: string,
  language: Language,
  { concept, start, end }: ConceptMention,
  lexicon: Lexicon,
): boolean | null {
  const written = text.slice(start, end);
  const before = /(\p{L}+)\s+(?:the\s+)?$/iu.exec(text.slice(0, start))?.[1] ?? "";
  const after = /^(?:['’]s)?\s+(\p{L}+)/u.exec(text.slice(end))?.[1] ?? "";
  if (
    !/^\p{Lu}/u.test(written) ||
    JOINT.test(before) ||
    JOINT.test(after) ||
    (language === "en" && /^\p{Lu}/u.test(after))
  )
    return null;
  if (PREPOSITION.test(before)) return false;
  const forms = lexicon.concepts.get(concept)?.forms[language] ?? [];
  const isForm = forms.includes(written);
  if (language === "en") return written === forms[0] ? !/^['’]/u.test(text.slice(end)) : null;
  if (language === "kk" && (KAZAKH_OWNED.test(after) || /(?:мен|пен|бен)$/u.test(written))) return null;
  return isForm;
}

/** Verbs in the passive, in which who acts is not bare: small-letter words with the endings of participles and reflexives. */
const PASSIVE: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ung|de|ld|pt|nt|ght)\b/iu,
  ru: /(?<!\p{L})\p{Ll}{3,}(?:[аеё]н|ят|ыт|тся|лся|лась|лось|лись)[аоы]?(?!\p{L})/u,
  kk: /(?<!\p{L})\p{Ll}{2,}[ыі][лн](?:ды|ді|ған|ген|ады|еді)(?!\p{L})/u,
};
const isPassive = ({ text, language }: Reading): boolean => PASSIVE[language].test(text);

/** Whether one of two countries acts in a claim and the other in the evidence: "Serbia supplies Bulgaria" turned round. */
export function hasTurnedParties({ claim, evidence: { reading }, cover }: Comparison): boolean {
  if (isPassive(claim) || isPassive(reading)) return false;
  const stated = reading.parties.filter((party) => cover.has(party.sentence));
  const markOf = (list: readonly Party[], concept: string): boolean | null => {
    const marks = new Set(list.filter((one) => one.concept === concept).map((one) => one.bare));
    return marks.size === 1 ? marks.has(true) : null;
  };
  const turned = claim.parties.filter(
    ({ concept, bare }) => markOf(claim.parties, concept) === bare && markOf(stated, concept) === !bare,
  );
  return turned.some((party) => party.bare) && turned.some((party) => !party.bare);
}
