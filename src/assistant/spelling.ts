import type { SearchIndex } from "../index/search-index.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { termKey } from "../language/stems.ts";
import { type Spelling as Corrector, createSpelling as createCorrector } from "../language/typos.ts";
import { words } from "../language/words.ts";
import type { Spelling } from "../retrieval/question.ts";
import type { Language } from "../types.ts";

/** A word this short could be a misspelling of too many others. */
const SHORTEST = 4;

/** Words of one script: what is known, and what it is mended to. */
interface Vocabulary {
  /** Surface words, in small letters, by their keys: the commonest first. */
  readonly surfaces: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
  readonly corrector: Corrector;
}

/**
 * Mends words by those of the lexicon and of the articles. A word whose stem is known is left alone, unless swapping two
 * neighbouring letters makes it a word that is written just so ("singed" in articles that have "signed").
 */
export function createSpelling(options: {
  readonly index: SearchIndex;
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
      const vocabulary = vocabularyOf(/\p{Script=Latin}/u.test(word) ? "en" : language);
      if (vocabulary.surfaces.has(lower)) return word;
      const known = vocabulary.keys.has(termKey(word, language));
      const swapped = swaps(lower).find((candidate) => vocabulary.surfaces.has(candidate));
      if (swapped !== undefined && (!known || lower.length >= 5)) return swapped;
      if (known || (!first && /^\p{Lu}/u.test(word))) return word;
      return vocabulary.corrector.correct(lower)[0] ?? word;
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
  { index, lexicon }: { readonly index: SearchIndex; readonly lexicon: Lexicon },
): Vocabulary {
  const surfaces = new Set<string>();
  const add = (text: string) => {
    for (const word of words(text)) surfaces.add(word.text.toLowerCase());
  };
  for (const concept of lexicon.concepts.values()) for (const form of concept.forms[language]) add(form);
  for (const reference of index.articles()) {
    const article = index.article(reference.article);
    if (article && (article.language === language || language === "en")) add(article.text);
  }
  const own = [...surfaces].filter((word) => (language === "en") === /^[a-z]/u.test(word));
  return {
    surfaces: new Set(own),
    keys: new Set(own.map((word) => termKey(word, language))),
    corrector: createCorrector(own.filter((word) => word.length >= SHORTEST)),
  };
}
