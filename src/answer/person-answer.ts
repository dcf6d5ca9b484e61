import type { Lexicon } from "../language/lexicon.ts";
import { nameKey } from "../language/names.ts";
import { termKey } from "../language/stems.ts";
import { isStopWord } from "../language/stop-words.ts";
import { words } from "../language/words.ts";
import type { ContentWord, Question } from "../retrieval/question.ts";
import type { Article, Language, Signatory } from "../types.ts";
import { isEveryday, type KnownAgreement } from "./agreement-choice.ts";
import { mayBeName } from "./asked-people.ts";
import { createCitationList, type Draft } from "./draft.ts";
import { hull, quoteAround } from "./quotes.ts";
import { roleText } from "./values.ts";

/**
 * Answers who a signatory is ("What is Shimomura's title?") or who of them holds an office ("Who is the UN Resident
 * Coordinator in Kazakhstan?"). Null where the question asks neither, or no signatory fits every name and office in it.
 */
export function answerAboutPerson(options: {
  readonly question: Question;
  readonly agreements: readonly KnownAgreement[];
  readonly article: (id: string) => Article;
  readonly lexicon: Lexicon;
}): { readonly draft: Draft; readonly agreement: KnownAgreement } | null {
  const { question, agreements, lexicon } = options;
  if (!asksForOffice(question) && !question.types.some((type) => type === "definition" || type === "who"))
    return null;
  const about = readPersonQuestion(question, lexicon);
  if (!about) return null;
  for (const agreement of agreements) {
    const signatory = agreement.record.signatories.find((one) => fits(one, about, lexicon, options.article));
    if (signatory) {
      const draft = describe(signatory, question, options);
      if (draft) return { draft, agreement };
    }
  }
  return null;
}

/** "What is Shimomura's title?", "какова должность Шимомуры?" */
const asksForOffice = (question: Question): boolean =>
  question.types.includes("role") || question.mentions.some((mention) => mention.concept === "position");

interface PersonQuestion {
  /** Name keys that must be in the signatory's name. */
  readonly names: readonly string[];
  /** Offices asked for. */
  readonly offices: readonly string[];
  /** Other words, which must stand in the role or the side. */
  readonly others: readonly ContentWord[];
}

/** A question about a person has a name or an office, and no word that speaks of what they did. */
function readPersonQuestion(question: Question, lexicon: Lexicon): PersonQuestion | null {
  const offices = question.mentions
    .map((mention) => mention.concept)
    .filter((concept) => lexicon.kind(concept) === "roles" && concept !== "position");
  const isOffice = (word: ContentWord) => word.concepts.some((concept) => lexicon.kind(concept) === "roles");
  const people = question.words.filter(mayBeName);
  const asksRole = asksForOffice(question);
  const defines = asksRole || question.types.includes("definition");
  const others = question.words.filter(
    (word) => !people.includes(word) && !isOffice(word) && !(defines && isEveryday(word, lexicon)),
  );
  if (people.length === 0 && (offices.length === 0 || asksRole)) return null;
  if (
    people.length > 0 &&
    !asksRole &&
    !question.types.includes("definition") &&
    !question.types.includes("who")
  )
    return null;
  return { names: people.map((word) => word.name).filter((name) => name !== ""), offices, others };
}

function fits(
  signatory: Signatory,
  about: PersonQuestion,
  lexicon: Lexicon,
  article: (id: string) => Article,
): boolean {
  const { name, role, party } = signatory;
  if (!name || !role) return false;
  if (about.names.length === 0 && !isWholeOffice(role.quote, about, lexicon, article(role.article).language))
    return false;
  const names = new Set(words(name.quote).map((word) => nameKey(word.text)));
  if (!about.names.every((one) => names.has(one))) return false;
  const language = article(role.article).language;
  const described = [role.quote, party?.quote ?? "", party?.value ?? ""].join(" ; ");
  const mentioned = new Set(lexicon.find(described, language).map((mention) => mention.concept));
  const spoken = new Set(words(described).map((word) => nameKey(word.text)));
  return (
    about.offices.every((office) => mentioned.has(office)) &&
    about.others.every(
      (word) => word.concepts.some((concept) => mentioned.has(concept)) || spoken.has(word.name),
    )
  );
}

function describe(
  signatory: Signatory,
  question: Question,
  options: { readonly article: (id: string) => Article; readonly lexicon: Lexicon },
): Draft | null {
  const { name, role } = signatory;
  if (!name || !role) return null;
  const article = options.article(role.article);
  const needed = hull([name, role].filter((fact) => fact.article === role.article));
  const citations = createCitationList();
  const mark = citations.mark(article, quoteAround(article, needed, options.lexicon));
  const line = `${name.value}, ${roleText(role.quote, question.language, options.lexicon)}. ${mark}`;
  return { lines: [line], citations: citations.citations };
}

/**
 * Whether the words of a role, its places and organisations aside, are all asked for: "president of the chamber" is not what
 * "the president" means.
 */
function isWholeOffice(role: string, about: PersonQuestion, lexicon: Lexicon, language: Language): boolean {
  const named = lexicon
    .find(role, language)
    .filter(
      (mention) => about.offices.includes(mention.concept) || NAMING.has(lexicon.kind(mention.concept)),
    );
  const others = words(role).filter(
    (word) => !named.some((mention) => mention.start < word.end && word.start < mention.end),
  );
  const asked = new Set(about.others.map((word) => word.key));
  return others.every(
    (word) =>
      isStopWord(word.text, language) ||
      /^\p{Lu}/u.test(word.text) ||
      asked.has(termKey(word.text, language)),
  );
}

const NAMING: ReadonlySet<string> = new Set(["countries", "cities", "organizations"]);
