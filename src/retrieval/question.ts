import { identifyQuestion } from "../language/identification.ts";
import type { ConceptMention, Lexicon } from "../language/lexicon.ts";
import { nameKey } from "../language/names.ts";
import { termKey } from "../language/stems.ts";
import { isStopWord } from "../language/stop-words.ts";
import { foldKazakh } from "../language/transliteration.ts";
import { type Word, words } from "../language/words.ts";
import type { Language, Span } from "../types.ts";

/** What a question asks for: the concepts of lexicon/question-words.tsv without their "-asked". */
export type AnswerType =
  | "who"
  | "which-party"
  | "what"
  | "which"
  | "when"
  | "where"
  | "how-many"
  | "how-much"
  | "how-long"
  | "how"
  | "why"
  | "list"
  | "yes-no"
  | "quote"
  | "definition"
  | "summary"
  | "role"
  | "title"
  | "source"
  | "status"
  | "opposite";

/** A word of a question that says what it is about. */
export interface ContentWord extends Span {
  readonly text: string;
  /** Its stem key. */
  readonly key: string;
  /** Its key as a name; two names with one key are one name. */
  readonly name: string;
  /** A name, a country, an organisation or a number: an answer about something else would lack it. */
  readonly distinctive: boolean;
  /** Concepts of the lexicon whose words cover it. */
  readonly concepts: readonly string[];
}

/** A question, understood as far as its words go. */
export interface Question {
  /** As it was asked. */
  readonly asked: string;
  /** As it is read: in its language's own script, misspelt words mended. All spans point into this. */
  readonly text: string;
  readonly language: Language;
  /** What it asks for, in the order of its words; empty where no word says so. */
  readonly types: readonly AnswerType[];
  readonly words: readonly ContentWord[];
  /** Concepts it names, question words left out. */
  readonly mentions: readonly ConceptMention[];
}

/** Mends misspelt words. */
export interface Spelling {
  /**
   * `word` itself when it is known or nothing is near, else the known word it most likely stands for.
   * @param first whether it opens the question: elsewhere a capital letter says that it is a name, which is left alone
   */
  mend(word: string, language: Language, first: boolean): string;
}

/** Kinds of concepts that name one thing in the world. */
const NAMING_KINDS: ReadonlySet<string> = new Set(["countries", "cities", "organizations"]);
const QUESTION_WORDS = "question-words";
const ENGLISH_YES_NO = /^\W*(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|may)\b/iu;
/** "What is the agreement about?" */
const ENGLISH_ABOUT = /^\W*what(?:['’]s| is| was)?\s.{0,60}\babout\W*$/iu;
/** "Could you tell me who signed it?" asks who. */
const POLITE = /^\W*(?:can|could|will|would|may|do|did)\s+(?:you|i)\b/iu;
const ASKED = /-asked$/u;

/**
 * Reads a question: its language and script, what it asks for, and the words that say what it is about.
 * @param spelling mends words before they are looked up; left out, words are taken as they are
 */
export function analyseQuestion(options: {
  readonly asked: string;
  readonly lexicon: Lexicon;
  readonly spelling?: Spelling;
  /** Overrides the language found in the text, as for a follow-up whose words could be of several. */
  readonly language?: Language;
}): Question {
  const { asked, lexicon, spelling } = options;
  const identified = identifyQuestion(asked);
  const language = options.language ?? languageAround(asked) ?? identified.language;
  const text = spelling ? mendWords(identified.text, language, spelling) : identified.text;
  const found = lexicon.find(text, language);
  const isQuestionWord = (mention: ConceptMention) => lexicon.kind(mention.concept) === QUESTION_WORDS;
  const mentions = found.filter((mention) => !isQuestionWord(mention));
  const all = lexicon.findAll(text, language);
  const inside = all.filter((mention) => !isQuestionWord(mention));
  const askedFor = asWritten(text, language, all.filter(isQuestionWord), lexicon);
  return {
    asked,
    text,
    language,
    types: answerTypes(text, askedFor),
    words: contentWords({ text, language, mentions: inside, askedFor, lexicon }),
    mentions,
  };
}

/** The language of a question that quotes a name, which may be in another; null where it quotes none, or says nothing beside it. */
function languageAround(asked: string): Language | null {
  const around = asked.replace(/«[^»]+»|“[^”]+”|„[^“]+“|"[^"]+"/gu, " ");
  return around !== asked && /\p{L}{2}/u.test(around) ? identifyQuestion(around).language : null;
}

/**
 * Question words are told apart by their endings ("как", "какой"; "қай", "қайда"), which stems leave off. So a mention counts
 * where it is written as a form of its concept, or has several words and no mention that is written just so stands there.
 */
function asWritten(
  text: string,
  language: Language,
  mentions: readonly ConceptMention[],
  lexicon: Lexicon,
): ConceptMention[] {
  const isExact = (mention: ConceptMention): boolean => {
    const forms = lexicon.concepts.get(mention.concept)?.forms[language] ?? [];
    const written = plainForm(text.slice(mention.start, mention.end));
    return forms.some((form) => plainForm(form) === written);
  };
  const exact = longest(mentions.filter(isExact));
  const several = mentions.filter(
    (mention) =>
      !exact.includes(mention) &&
      words(text, mention).length > 1 &&
      !exact.some((one) => one.start < mention.end && mention.start < one.end),
  );
  return [...exact, ...several];
}

/** Mentions that no longer one covers: "how many" asks for a number, not for a manner. */
const longest = (mentions: readonly ConceptMention[]): ConceptMention[] =>
  mentions.filter(
    (mention) =>
      !mentions.some(
        (other) => covers(other, mention) && other.end - other.start > mention.end - mention.start,
      ),
  );

const plainForm = (text: string): string =>
  foldKazakh(text.toLowerCase().replaceAll("ё", "е")).replace(/[\s-]+/gu, " ");

/** Puts the mended form of every word that is not known in its place. */
function mendWords(text: string, language: Language, spelling: Spelling): string {
  let mended = "";
  let end = 0;
  for (const [index, word] of words(text).entries()) {
    mended += text.slice(end, word.start);
    mended += tiesOthers(word.text, language) ? word.text : spelling.mend(word.text, language, index === 0);
    end = word.end;
  }
  return mended + text.slice(end);
}

function answerTypes(text: string, askedFor: readonly ConceptMention[]): AnswerType[] {
  const types = askedFor
    .toSorted((a, b) => a.start - b.start)
    .map((mention) => mention.concept.replace(ASKED, "") as AnswerType);
  const distinct = [...new Set(types)];
  const others = distinct.filter((type) => type !== "yes-no");
  if (ENGLISH_ABOUT.test(text))
    return ["summary", ...others.filter((type) => type !== "what" && type !== "summary")];
  if (ENGLISH_YES_NO.test(text) && !(POLITE.test(text) && others.length > 0))
    return ["yes-no", ...others.filter((type) => type !== "who" && type !== "what")];
  return others.length > 0 && !others.every((type) => type === "opposite") ? others : distinct;
}

function contentWords(options: {
  readonly text: string;
  readonly language: Language;
  readonly mentions: readonly ConceptMention[];
  readonly askedFor: readonly ConceptMention[];
  readonly lexicon: Lexicon;
}): ContentWord[] {
  const { text, language, mentions, askedFor, lexicon } = options;
  const all = words(text);
  const first = all[0];
  return all
    .filter((word) => !HONORIFIC.test(word.text))
    .filter((word) => !tiesOthers(word.text, language) || isNamed(word, mentions, lexicon))
    .filter((word) => !askedFor.some((mention) => covers(mention, word)) || isNamed(word, mentions, lexicon))
    .map((word) => {
      const covering = mentions.filter((mention) => covers(mention, word));
      const capital = word !== first && /^\p{Lu}/u.test(word.text);
      const naming = covering.some((mention) => NAMING_KINDS.has(lexicon.kind(mention.concept)));
      return {
        ...word,
        key: termKey(word.text, language),
        name: nameKey(word.text),
        distinctive: naming || capital || /\p{Nd}/u.test(word.text),
        concepts: [...new Set(covering.map((mention) => mention.concept))],
      };
    })
    .filter((word) => word.key !== "");
}

/** Forms of address, which are no part of a name. */
const HONORIFIC =
  /^(?:mr|mrs|ms|miss|dr|sir|madam|prof|professor|г-н|г-жа|господин\p{L}{0,2}|госпож\p{L}|мырза|ханым)$/iu;

/** Whether a word only ties others together, in the question's language or in that of a name it quotes: «Agreement on the Lake» туралы. */
function tiesOthers(word: string, language: Language): boolean {
  const quoted: readonly Language[] = /\p{Script=Latin}/u.test(word) ? ["en"] : ["ru", "kk"];
  const foreign = language === "en" ? quoted : quoted.filter((one) => one === "en");
  return [language, ...foreign].some((one) => isStopWord(word, one));
}

const covers = (mention: Span, word: Span): boolean => mention.start <= word.start && word.end <= mention.end;

/** Whether a stop word is part of a name: "it" is none, "UN" and "US" are. */
const isNamed = (word: Word, mentions: readonly ConceptMention[], lexicon: Lexicon): boolean =>
  mentions.some((mention) => covers(mention, word) && NAMING_KINDS.has(lexicon.kind(mention.concept)));
