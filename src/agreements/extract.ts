import type { Lexicon } from "../language/lexicon.ts";
import { sentences } from "../language/sentences.ts";
import type { AgreementRecord, Article, Language, Span } from "../types.ts";
import { createDrafts } from "./drafts/drafts.ts";
import { english } from "./grammar/english.ts";
import type { Grammar } from "./grammar/grammar.ts";
import { kazakh } from "./grammar/kazakh.ts";
import { russian } from "./grammar/russian.ts";
import { type ChunkedSentence, chunk } from "./reading/chunks.ts";
import { type Dateline, datelineOf } from "./reading/datelines.ts";
import { createSentenceReader } from "./reading/sentence.ts";
import { speechIn } from "./reading/speech.ts";
import { dealsOf } from "./signing.ts";
import { bulletsAfter } from "./terms/lists.ts";
import { speaksOfAgreement } from "./terms/terms.ts";

const GRAMMARS: Readonly<Record<Language, Grammar>> = { en: english, ru: russian, kk: kazakh };

/** Whether an article has a word of signing, ratifying or ending at all: without one it reports no agreement. */
export const mayReportAgreement = ({ language, text }: Article): boolean =>
  GRAMMARS[language].trigger.test(text);

/** A sentence that goes on about an agreement stands at most this many sentences after one about its signing. */
const REACH = 14;

/**
 * The agreements that an article reports, in the order in which it reports them.
 *
 * A record is made of sentences that say that an agreement was or will be signed, ratified, ended or came into force,
 * and of those after them that go on about it. People named otherwise (quoted, present, met) are no signatories.
 * An older agreement that the article recalls ("earlier", "in 2015", "recall") gives no record: what it says about
 * it is too little for a card, and would be offered as news.
 */
export function extractAgreements(options: {
  readonly article: Article;
  readonly lexicon: Lexicon;
}): AgreementRecord[] {
  const { article, lexicon } = options;
  const grammar = GRAMMARS[article.language];
  if (!mayReportAgreement(article)) return [];
  const read = createSentenceReader({ text: article.text, grammar, lexicon });
  const { spans, dateline } = bodySentences(article, lexicon);
  const chunked = new Map<number, ChunkedSentence>();
  const chunkOf = (span: Span): ChunkedSentence => {
    const known = chunked.get(span.start);
    if (known) return known;
    const made = chunk(read(span), article.publishedOn);
    chunked.set(span.start, made);
    return made;
  };
  const drafts = createDrafts({ article, lexicon, dateline, named: () => spans.map(chunkOf).slice(0, 400) });
  let since = REACH;
  for (const { span, speech } of spans) {
    const words = article.text.slice(span.start, span.end);
    if (grammar.trigger.test(words) && /:\s*$/u.test(words))
      extendOver(article.text, span, { chunked, isDeed: grammar.trigger }, (whole) =>
        chunk(read(whole), article.publishedOn),
      );
    const deals = grammar.trigger.test(words) ? dealsOf(chunkOf(span)) : [];
    const outside = deals.filter(({ chunked: own, verb }) => {
      const at = own.sentence.tokens[own.chunks[verb]?.first ?? 0]?.start ?? span.start;
      return !speech.some(({ start, end }) => start <= at && at < end);
    });
    const taken = drafts.tell(outside, words);
    since = taken ? 0 : since + 1;
    const idle = deals.every(
      ({ instruments, actors, deed }) => instruments.length + actors.length === 0 && deed !== "refused",
    );
    if (!taken && idle) {
      const sentence = read(span);
      if (drafts.turnTo(sentence)) since = 0;
      if (since < REACH) drafts.goOn(sentence, speaksOfAgreement(sentence), since);
    }
  }
  if (article.titleSpan) drafts.title(chunk(read(article.titleSpan), article.publishedOn));
  return drafts.records();
}

/** "The agreement was signed:" goes on in the lines with bullets below it: they are read as one sentence with it. */
function extendOver(
  text: string,
  span: Span,
  { chunked, isDeed }: { readonly chunked: Map<number, ChunkedSentence>; readonly isDeed: RegExp },
  read: (span: Span) => ChunkedSentence,
): void {
  const bullets = bulletsAfter(text, span.end);
  const last = bullets.at(-1);
  // "1. Agreement on trade. It was signed by …": each line tells its own story.
  const tellsDeed = ({ start, end }: Span): boolean =>
    isDeed.test(/\p{L}{4}[.!?]\s+(\p{Lu}.*)$/su.exec(text.slice(start, end))?.[1] ?? "");
  if (bullets.some(tellsDeed)) return;
  if (last) chunked.set(span.start, read({ start: span.start, end: last.end }));
}

interface BodySentence {
  readonly span: Span;
  readonly start: number;
  readonly end: number;
  /** Direct speech in the sentence's paragraph. */
  readonly speech: readonly Span[];
}

function bodySentences(
  article: Article,
  lexicon: Lexicon,
): { spans: BodySentence[]; dateline: Dateline | undefined } {
  const spans: BodySentence[] = [];
  let dateline: Dateline | undefined;
  article.paragraphs.forEach((paragraph, position) => {
    const found =
      position < 2 && dateline === undefined ? datelineOf(article, paragraph, lexicon) : undefined;
    dateline ??= found;
    const speech = speechIn(article.text, paragraph);
    const body = { start: found?.end ?? paragraph.start, end: paragraph.end };
    for (const span of sentences(article.text, body)) spans.push({ span, ...span, speech });
  });
  return { spans, dateline };
}
