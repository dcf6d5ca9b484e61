import type { Language, Span } from "../types.ts";
import { type Concept, readConcepts } from "./lexicon-file.ts";
import { createFormTree, type Form, type FormTree } from "./lexicon-forms.ts";
import { type Match, matchesAt } from "./lexicon-matcher.ts";
import { type Token, tokensOf } from "./lexicon-tokens.ts";

export type { Concept } from "./lexicon-file.ts";

/** A stretch of a text that means a concept. */
export interface ConceptMention extends Span {
  readonly concept: string;
}

/** The words of the domain in three languages: what people extend in `lexicon/`. */
export interface Lexicon {
  readonly concepts: ReadonlyMap<string, Concept>;
  /**
   * What a text, or the stretch `within` it, mentions, in order: the longest form from the left, so that "First
   * Deputy Prime Minister" is one office and no other. Concepts that share a form are all given, with one span.
   *
   * Words are compared by their stems. Latin words are read as English too in any text, words with Kazakh letters as
   * Kazakh; names (countries, cities, organisations) are shared by Russian and Kazakh texts.
   * @param language of the text
   */
  find(text: string, language: Language, within?: Span): ConceptMention[];
  /**
   * The same with what stands inside longer mentions ("Prime Minister" and "minister" as well): for comparing texts
   * by what they speak of, not for reading facts. In order of start, longer ones first.
   */
  findAll(text: string, language: Language, within?: Span): ConceptMention[];
  /**
   * How a person is shown the concept.
   * @throws RangeError for an id that is not in the lexicon
   */
  label(concept: string, language: Language): string;
  /**
   * The kind of the concept: the name of its file.
   * @throws RangeError for an id that is not in the lexicon
   */
  kind(concept: string): string;
}

/** Kinds of names, which Russian and Kazakh texts share. */
const NAME_KINDS: ReadonlySet<string> = new Set(["countries", "cities", "organizations"]);

/**
 * Reads the `.tsv` files of a folder: columns `concept`, `en`, `ru`, `kk`; forms separated by `; `, the first one the
 * label. Their stems are worked out when texts first come to them, so that loading stays cheap.
 * @throws FormatError that lists mistakes with file and line
 */
export function loadLexicon(folder: string): Lexicon {
  return createLexicon(readConcepts(folder));
}

/** A lexicon of given concepts, by id. */
export function createLexicon(concepts: ReadonlyMap<string, Concept>): Lexicon {
  const trees = new Map<Reading, FormTree>();
  const treeOf: TreeOf = (reading) => {
    const tree = trees.get(reading) ?? createFormTree(reading.language, formsOf(concepts, reading));
    trees.set(reading, tree);
    return tree;
  };
  const conceptOf = (id: string): Concept => {
    const concept = concepts.get(id);
    if (!concept) throw new RangeError(`the lexicon has no concept "${id}"`);
    return concept;
  };
  return {
    concepts,
    find: (text, language, within) => longestMentions(tokensOf(text, within), language, treeOf),
    findAll: (text, language, within) => allMentions(tokensOf(text, within), language, treeOf),
    label: (concept, language) => conceptOf(concept).forms[language][0] ?? concept,
    kind: (concept) => conceptOf(concept).kind,
  };
}

/** Forms of one language that words of a text are compared with: all of them, or names only. */
interface Reading {
  readonly language: Language;
  readonly namesOnly: boolean;
}

function* formsOf(concepts: ReadonlyMap<string, Concept>, { language, namesOnly }: Reading): Iterable<Form> {
  for (const { id, kind, forms } of concepts.values()) {
    if (namesOnly && !NAME_KINDS.has(kind)) continue;
    for (const text of forms[language]) yield { text, concept: id };
  }
}

type TreeOf = (reading: Reading) => FormTree;

function longestMentions(tokens: readonly Token[], language: Language, treeOf: TreeOf): ConceptMention[] {
  const mentions: ConceptMention[] = [];
  let index = 0;
  while (index < tokens.length) {
    const matches = distinctMatches(tokens, index, language, treeOf);
    const next = matches.reduce((longest, match) => Math.max(longest, match.next), index + 1);
    for (const match of matches) if (match.next === next) mentions.push(mentionOf(match, tokens, index));
    index = next;
  }
  return mentions;
}

function allMentions(tokens: readonly Token[], language: Language, treeOf: TreeOf): ConceptMention[] {
  return tokens.flatMap((_, index) =>
    distinctMatches(tokens, index, language, treeOf)
      .sort((one, other) => other.next - one.next)
      .map((match) => mentionOf(match, tokens, index)),
  );
}

function distinctMatches(
  tokens: readonly Token[],
  index: number,
  language: Language,
  treeOf: TreeOf,
): Match[] {
  const found: Match[] = [];
  for (const reading of readingsOf(tokens[index], language)) {
    for (const match of matchesAt({ tree: treeOf(reading), tokens, language }, index)) {
      if (!found.some(({ concept, next }) => concept === match.concept && next === match.next))
        found.push(match);
    }
  }
  return found;
}

const ENGLISH: Reading = { language: "en", namesOnly: false };
const RUSSIAN: Reading = { language: "ru", namesOnly: false };
const KAZAKH: Reading = { language: "kk", namesOnly: false };
const RUSSIAN_NAMES: Reading = { language: "ru", namesOnly: true };
const KAZAKH_NAMES: Reading = { language: "kk", namesOnly: true };

/** What may begin with a word, by the word's script and the text's language. */
const READINGS: Readonly<Record<Token["script"], Readonly<Record<Language, readonly Reading[]>>>> = {
  none: { en: [ENGLISH], ru: [RUSSIAN], kk: [KAZAKH] },
  latin: { en: [ENGLISH], ru: [RUSSIAN, ENGLISH], kk: [KAZAKH, ENGLISH] },
  cyrillic: { en: [RUSSIAN, KAZAKH_NAMES], ru: [RUSSIAN, KAZAKH_NAMES], kk: [KAZAKH, RUSSIAN_NAMES] },
  kazakh: { en: [KAZAKH], ru: [KAZAKH, RUSSIAN], kk: [KAZAKH] },
};

function readingsOf(token: Token | undefined, language: Language): readonly Reading[] {
  return token ? READINGS[token.script][language] : [];
}

function mentionOf({ concept, next }: Match, tokens: readonly Token[], index: number): ConceptMention {
  const start = tokens[index]?.start ?? 0;
  return { concept, start, end: tokens[next - 1]?.end ?? start };
}
