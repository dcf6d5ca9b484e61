import type { Lexicon } from "../language/lexicon.ts";
import type { Article, Span } from "../types.ts";
import type { Composition } from "./extractive.ts";
import { leadsElsewhere } from "./model-claims.ts";
import { LONGEST_QUOTE, shorten } from "./quotes.ts";
import { likelyWindows } from "./windows.ts";

/** A quote that is shown to a model under a number, and under an answer that stands on it. */
export interface EvidencePiece extends Span {
  readonly article: Article;
  /** `article.text.slice(start, end)`. */
  readonly quote: string;
}

/** Quotes shown to a model: what lies below the best few answers hardly any question, and costs tokens. */
const PIECES = 8;

/** Concepts of lexicon/chat.tsv that an order to the bot has. */
const ORDERS: ReadonlySet<string> = new Set(["override-instructions", "bot-secrets"]);

/** How text pretends to be a turn of a conversation with a model, or speaks to one. */
const TURN =
  /^\s*(?:[#*>[\]<|`"«“ -]*)(?:system|assistant|user|human|developer|система|ассистент|пользователь|жүйе|көмекші)\s*(?:\]|\|>|\*\*|")?\s*[:：>]|<\|[^|]{0,30}\|>|\[\/?INST\]|<<\/?SYS>>|\b(?:AI|language model|chatbot|LLM|assistant|prompt)\b[^.]{0,40}\b(?:must|should|shall|always|never|instead|reply|answer|say|ignore|respond)\b|\b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:instruction|rule|prompt|above|previous|prior)|\b(?:reply|respond|answer)\s+(?:only\s+)?(?:with|by saying|that)\b|(?:игнорируй|забудь|не обращай внимания)[^.]{0,40}(?:инструкц|правил|указан)|(?:ответь|отвечай|скажи|напиши)\p{L}*[^.]{0,30}(?:что|слов|:)|(?:нұсқау|ереже)\p{L}*[^.]{0,30}(?:елеме|ұмыт|орындама)|(?:деп\s+(?:жауап\s+бер|жаз|айт)(?:[ыі]ңыз|іңіздер)?(?!\p{L}))/iu;

/** Whether a text gives orders to a model or plays a turn of a conversation: it answers no question, and is not shown to one. */
export function isOrder(
  text: string,
  lexicon: Pick<Lexicon, "find">,
  language: Article["language"],
): boolean {
  const plain = text.normalize("NFKC");
  return (
    plain.split("\n").some((line) => TURN.test(line)) ||
    lexicon.find(plain, language).some((one) => ORDERS.has(one.concept))
  );
}

/**
 * The quotes a model may answer from: those of the extractive answer first, then the likeliest ones. Left out are quotes that hold
 * links or give orders: an answer could only be harmed by them.
 */
export function gatherEvidence(options: {
  readonly composition: Composition;
  readonly article: (id: string) => Article;
  readonly lexicon: Pick<Lexicon, "find">;
}): EvidencePiece[] {
  const { composition, article, lexicon } = options;
  const { retrieval } = composition.reasoning;
  const windows = retrieval && retrieval.evidence.length > 0 ? likelyWindows(retrieval.evidence, PIECES) : [];
  const spans = [
    ...(composition.draft?.citations ?? []),
    ...windows.map((window) => ({ ...window, ...quotable(article(window.article).text, window) })),
  ];
  const pieces: EvidencePiece[] = [];
  for (const { article: id, start, end } of spans) {
    if (pieces.length === PIECES) break;
    const source = article(id);
    const quote = source.text.slice(start, end);
    const known = pieces.some((one) => one.article.id === id && one.start < end && start < one.end);
    if (known || leadsElsewhere(quote) || isOrder(quote, lexicon, source.language)) continue;
    pieces.push({ article: source, start, end, quote });
  }
  return pieces;
}

const quotable = (text: string, window: Span & { readonly sentence: Span }): Span =>
  window.end - window.start <= LONGEST_QUOTE ? window : shorten(text, window, window.sentence);
