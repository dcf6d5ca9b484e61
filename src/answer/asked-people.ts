import { sameName } from "../language/names.ts";
import { words } from "../language/words.ts";
import type { ContentWord, Question } from "../retrieval/question.ts";

/** A name after the father's, which may be left out or be added: "Асханович", "Асқанұлы". */
const PATRONYMIC = /(?:[оеё]вич|[оеё]вн|ұлы|улы|қызы|кызы|[oe]vich|[oe]vn|uly|kyzy)\p{L}{0,3}$/iu;

/**
 * Whether a word may be somebody's name: the lexicon does not know it, and it has a capital, which the first word of a
 * question has in any case ("Смаилов кім?").
 */
export const mayBeName = (word: ContentWord): boolean =>
  word.concepts.length === 0 && word.name !== "" && /^\p{Lu}/u.test(word.text);

/** The people a question names: each the words of one name, which nothing but white space or an initial's dot parts. */
export function peopleIn(question: Question): ContentWord[][] {
  const people: ContentWord[][] = [];
  let end = -1;
  for (const word of question.words.filter(mayBeName)) {
    const goesOn = end >= 0 && /^[.\s]*$/u.test(question.text.slice(end, word.start));
    if (goesOn) people.at(-1)?.push(word);
    else people.push([word]);
    end = word.end;
  }
  return people;
}

/**
 * Whether somebody whom a question names is the one of a name in an article. "Sara Lind" is not Jonas Lind; initials and a
 * patronymic, or a first name where the article has none, make no difference.
 */
export function isCalled(person: readonly ContentWord[], name: string): boolean {
  const parts = words(name).map((word) => word.text);
  const others = person.filter((word) => !parts.some((part) => sameName(part, word.text)));
  if (others.length === person.length) return false;
  return parts.length === 1 || others.every((word) => word.text.length === 1 || PATRONYMIC.test(word.text));
}
