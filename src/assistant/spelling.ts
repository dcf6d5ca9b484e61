import type { SearchIndex } from "../index/search-index.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { termKey } from "../language/stems.ts";
import { type Spelling as Corrector, createSpelling as createCorrector } from "../language/typos.ts";
import { words } from "../language/words.ts";
import type { Spelling } from "../retrieval/question.ts";
import type { Language } from "../types.ts";

/** A word this short could be a misspelling of too many others. */
const SHORTEST = 4;
/** A name this short too: two short names may well differ in one letter. */
const SHORTEST_NAME = 6;
const NAMING_KINDS: ReadonlySet<string> = new Set(["countries", "cities", "organizations"]);

/** A word in small letters of which one has a mark. */
const MARKED = /^[a-z].*[\u00df-\u024f]/u;

/** What is known of the words of one language. */
interface Vocabulary {
  /** Words as they are written, in small letters. */
  readonly surfaces: ReadonlySet<string>;
  /** For each stem key a word that has it, to be put in the place of a misspelt one. */
  readonly wordOf: ReadonlyMap<string, string>;
  /** Keys of words of the articles: of several known words the one that is written there is meant. */
  readonly written: ReadonlySet<string>;
  /** Keys of the names of countries, cities and organisations. */
  readonly names: ReadonlySet<string>;
  /** Over stem keys; and over whole words, for those that the misspelling changed the stem of. */
  readonly corrector: Corrector;
  readonly wordCorrector: Corrector;
}

/**
 * Mends words by those of the lexicon and of the articles, stems compared, so that case endings do no harm. A word whose stem is
 * known is left alone, unless swapping two neighbouring letters makes it a word that is written just so ("singed" where
 * "signed" is known). A name is only ever taken for a country, a city or an organisation.
 */
export function createSpelling(options: {
  readonly index: Pick<SearchIndex, "articles" | "article">;
  readonly lexicon: Lexicon;
}): Spelling {
  const vocabularies = new Map<Language, Vocabulary>();
  const vocabularyOf = (language: Language): Vocabulary => {
    const known = vocabularies.get(language) ?? collect(language, options);
    vocabularies.set(language, known);
    return known;
  };
  return {
    mend(word, language, first) {
      if (word.length < SHORTEST || /\p{Nd}/u.test(word)) return word;
      const lower = word.toLowerCase();
      const written = /\p{Script=Latin}/u.test(word) ? "en" : language;
      const vocabulary = vocabularyOf(written);
      if (vocabulary.surfaces.has(lower)) return word;
      const key = termKey(word, written);
      const known = vocabulary.wordOf.has(key);
      const swapped = swaps(lower).find((candidate) => vocabulary.surfaces.has(candidate));
      if (swapped !== undefined && (!known || lower.length > SHORTEST)) return swapped;
      if (known) return word;
      const byStem = vocabulary.corrector.correct(key);
      const suggestions =
        byStem.length > 0
          ? byStem
          : vocabulary.wordCorrector.correct(lower).map((one) => termKey(one, written));
      const name = !first && /^\p{Lu}/u.test(word);
      const fitting = name
        ? suggestions.filter((one) => vocabulary.names.has(one) && key.length >= SHORTEST_NAME)
        : suggestions;
      const likeliest = fitting.find((one) => vocabulary.written.has(one)) ?? fitting[0];
      return vocabulary.wordOf.get(likeliest ?? "") ?? word;
    },
  };
}

/** A word with each two neighbouring letters swapped. */
function swaps(word: string): string[] {
  const letters = [...word];
  return letters.slice(1).map((letter, index) => {
    const swapped = [...letters];
    swapped[index + 1] = letters[index] as string;
    swapped[index] = letter;
    return swapped.join("");
  });
}

function collect(
  language: Language,
  options: { readonly index: Pick<SearchIndex, "articles" | "article">; readonly lexicon: Lexicon },
): Vocabulary {
  const surfaces = new Set<string>();
  const wordOf = new Map<string, string>();
  const names = new Set<string>();
  const written = new Set<string>();
  const add = (text: string, isName: boolean) => {
    for (const { text: word } of words(text)) {
      const lower = word.toLowerCase();
      if ((language === "en") !== /^[a-z]/u.test(lower) || surfaces.has(lower)) continue;
      surfaces.add(lower);
      // "agrement" is a misspelt "agreement", not a plainly typed "agrément"; a name is typed without its marks.
      if (language === "en" && !isName && MARKED.test(word)) continue;
      const key = termKey(word, language);
      if (!wordOf.has(key)) wordOf.set(key, word);
      if (isName) names.add(key);
    }
  };
  for (const { forms, kind } of options.lexicon.concepts.values()) {
    for (const form of forms[language]) add(form, NAMING_KINDS.has(kind));
  }
  for (const reference of options.index.articles()) {
    const article = options.index.article(reference.article);
    if (article && (article.language === language || language === "en")) {
      add(article.text, false);
      for (const word of words(article.text)) written.add(termKey(word.text, article.language));
    }
  }
  const corrector = createCorrector([...wordOf.keys()].filter((key) => key.length >= SHORTEST));
  const wordCorrector = createCorrector([...surfaces].filter((word) => word.length > SHORTEST));
  return { surfaces, wordOf, written, names, corrector, wordCorrector };
}
