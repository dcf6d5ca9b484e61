import type { SearchIndex } from "../index/search-index.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { nameKey } from "../language/names.ts";
import { sentences } from "../language/sentences.ts";
import { words } from "../language/words.ts";
import type { ContentWord, Question } from "../retrieval/question.ts";
import type { Article, Span } from "../types.ts";
import { mayBeName } from "./asked-people.ts";
import { createCitationList, type Draft } from "./draft.ts";
import { PHRASES } from "./phrases.ts";
import { hull, LONGEST_QUOTE, oneLine, shorten } from "./quotes.ts";

const QUOTATION = /[«“"„][^»”"]{20,}|[^«“]{20,}[»”]|[”’']{2}/u;
const SPEECH =
  /^(?:say|say-verb|state-verb|emphasi[sz]e|emphasize-verb|note|announce-verb|comment|thank|hope-verb|believe-verb)$/u;
/** What a question may call the words it asks for: "How did X describe it?" */
const DESCRIBING = /^(?:describe|explain-verb|call|title-name|comment|evaluate|assess)$/u;

/** A stretch in which somebody speaks. */
interface Utterance extends Span {
  readonly article: Article;
  /** Words of the question it holds, names of the speaker left out. */
  readonly held: number;
  /** In quotation marks, not in the writer's words. */
  readonly verbatim: boolean;
}

/**
 * Answers what somebody said: the sentences of a paragraph that names the speaker beside a verb of speech. Null where the question
 * does not ask for words, names nobody, or nobody of that name or office speaks in the articles.
 */
export function answerWithWords(options: {
  readonly question: Question;
  readonly index: Pick<SearchIndex, "article">;
  readonly lexicon: Lexicon;
  readonly articles: readonly string[];
}): Draft | null {
  const { question, index, lexicon, articles } = options;
  const speaker = asksForWords(question) ? speakerOf(question, lexicon) : null;
  if (!speaker) return null;
  const about = question.words.filter((word) => !speaker.words.includes(word) && !isSpeech(word));
  const utterances = articles.flatMap((id) => {
    const article = index.article(id);
    return article ? utterancesOf(article, speaker, about, lexicon) : [];
  });
  const best = utterances.toSorted((a, b) => b.held - a.held || Number(b.verbatim) - Number(a.verbatim))[0];
  if (!best || (about.length > 0 && best.held === 0)) return null;
  const citations = createCitationList();
  const quoted = shorten(best.article.text, best, best);
  const mark = citations.mark(best.article, quoted);
  const foreign = best.article.language !== question.language;
  const line = foreign
    ? PHRASES[question.language].articleSays
    : oneLine(best.article.text.slice(quoted.start, quoted.end));
  return { lines: [`${line} ${mark}`], citations: citations.citations };
}

/** "What did X say?", "How did X describe it?" */
export const asksForWords = (question: Question): boolean =>
  question.types.includes("quote") ||
  (question.types.some((type) => type === "how" || type === "what") &&
    question.mentions.some((mention) => SPEECH.test(mention.concept) || DESCRIBING.test(mention.concept)));

const isSpeech = (word: ContentWord): boolean =>
  word.concepts.some((concept) => SPEECH.test(concept) || DESCRIBING.test(concept));

interface Speaker {
  readonly names: readonly string[];
  readonly offices: readonly string[];
  readonly words: readonly ContentWord[];
}

/** Whether a question says whose words it asks for. */
export const namesSpeaker = (question: Question, lexicon: Lexicon): boolean =>
  speakerOf(question, lexicon) !== null;

function speakerOf(question: Question, lexicon: Lexicon): Speaker | null {
  const office = (concept: string) =>
    lexicon.kind(concept) === "roles" || lexicon.kind(concept) === "organizations";
  const named = question.words.filter(mayBeName);
  const offices = question.mentions.map((mention) => mention.concept).filter(office);
  const ofOffice = question.words.filter((word) => word.concepts.some(office));
  if (named.length === 0 && offices.length === 0) return null;
  return {
    names: named.map((word) => word.name),
    offices: named.length > 0 ? [] : offices,
    words: [...named, ...ofOffice],
  };
}

function utterancesOf(
  article: Article,
  speaker: Speaker,
  about: readonly ContentWord[],
  lexicon: Lexicon,
): Utterance[] {
  const holders = holdersOf(article, speaker.offices, lexicon);
  return article.paragraphs.flatMap((paragraph) => {
    const mentioned = new Set(
      lexicon.findAll(article.text, article.language, paragraph).map((one) => one.concept),
    );
    const names = new Set(words(article.text, paragraph).map((word) => nameKey(word.text)));
    const speaks = [...mentioned].some((concept) => SPEECH.test(concept));
    const ofOffice =
      speaker.offices.every((one) => mentioned.has(one)) || holders.some((name) => names.has(name));
    const isSpeaker = speaker.names.every((name) => names.has(name)) && ofOffice;
    if (!speaks || !isSpeaker) return [];
    return windowsOf(article, paragraph).map((window) => {
      const text = article.text.slice(window.start, window.end);
      const concepts = new Set(
        lexicon.findAll(article.text, article.language, window).map((one) => one.concept),
      );
      const keys = new Set(words(text).map((word) => nameKey(word.text)));
      const held = about.filter(
        (word) => keys.has(word.name) || word.concepts.some((concept) => concepts.has(concept)),
      ).length;
      return { ...window, article, held, verbatim: QUOTATION.test(text) };
    });
  });
}

/** A name after an office, with where it is held in between: "UN Resident Coordinator in Kazakhstan Norimasa Shimomura". */
const HOLDER = /^(?:\s+(?:in|of|for|to)\s+(?:the\s+)?\p{Lu}\S*)?,?\s+((?:\p{Lu}[\p{L}’'-]+\s?){2,3})/u;

/** Name keys of the last names of those who hold one of the offices, as far as the article names them beside it. */
function holdersOf(article: Article, offices: readonly string[], lexicon: Lexicon): string[] {
  if (offices.length === 0) return [];
  const whole = { start: 0, end: article.text.length };
  return lexicon
    .findAll(article.text, article.language, whole)
    .filter((mention) => offices.includes(mention.concept))
    .flatMap((mention) => {
      const name = HOLDER.exec(article.text.slice(mention.end, mention.end + 120))?.[1]?.trim();
      return name === undefined ? [] : [nameKey(name.split(/\s+/u).at(-1) ?? "")];
    });
}

/** Runs of sentences from each sentence on, as long as a quote may be. */
function windowsOf(article: Article, paragraph: Span): Span[] {
  const parts = sentences(article.text, paragraph);
  return parts.map((first, index) => {
    const fitting = parts.slice(index).filter((last) => last.end - first.start <= LONGEST_QUOTE);
    return fitting.length === 0 ? first : hull([first, ...fitting]);
  });
}
