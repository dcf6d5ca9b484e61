import { sentences } from "../language/sentences.ts";

/** A sentence of a model's reply, with the numbers of the evidence it says it stands on. */
export interface Claim {
  /** Without marks, bullets and markdown; on one line. */
  readonly text: string;
  /** As given, in order, each once; whoever resolves them drops numbers that were never given out. */
  readonly numbers: readonly number[];
  /** An item of a list; the sentence before the list's first item announces it. */
  readonly item: boolean;
}

const MARKS = String.raw`\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\]`;
const MARK = new RegExp(MARKS, "gu");
/** A mark after the end of its sentence is moved before it: "… signed. [1]" is "… signed [1]." */
const MARK_AFTER_END = new RegExp(String.raw`([.!?…]+["»”’)]*)\s*((?:${MARKS}\s*)+)`, "gu");
const BULLET = /^\s*(?:[-–—•●▪*]|\d{1,2}[.)])\s+/u;
/** What models that think aloud write before their answer. */
const THOUGHT = /<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/giu;
const MARKDOWN = /(?<!\p{L})[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\p{L})|^#{1,6}\s+|`+|^>\s?/gmu;

/** How a model says that the evidence does not answer the question. */
const NOT_STATED = /^\W*NOT[ _]STATED\W*$/u;

/** Whether a reply says that the evidence does not answer the question. */
export const saysNotStated = (reply: string): boolean => NOT_STATED.test(reply.replace(THOUGHT, "").trim());

/**
 * The sentences of a model's reply, in order.
 * @param complete whether the reply has ended; of one that goes on, what may still grow is left out
 */
export function parseClaims(reply: string, complete: boolean): Claim[] {
  const text = reply.replace(THOUGHT, "").replace(/\r\n?/gu, "\n");
  const lines = text.split("\n");
  const ended = complete ? lines : lines.slice(0, -1);
  const growing = complete ? [] : claimsOfLine(lines.at(-1) ?? "").slice(0, -1);
  return [...ended.flatMap(claimsOfLine), ...growing];
}

function claimsOfLine(line: string): Claim[] {
  const item = BULLET.test(line);
  const plain = line.replace(BULLET, "").replace(MARKDOWN, "").replace(MARK_AFTER_END, " $2$1 ");
  return sentences(plain, { start: 0, end: plain.length }).flatMap(({ start, end }) => {
    const written = plain.slice(start, end);
    const text = withoutMarks(written);
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    return [{ text, numbers: numbersIn(written), item }];
  });
}

const withoutMarks = (text: string): string =>
  text
    .replace(MARK, " ")
    .replace(/\s+([.,;:!?…])/gu, "$1")
    .replace(/\s+/gu, " ")
    .trim();

function numbersIn(text: string): number[] {
  const found = Array.from(text.matchAll(MARK), ([mark]) => mark.match(/\d+/gu)?.map(Number) ?? []);
  return [...new Set(found.flat())];
}

/** Addresses, mail, @names, markup of links: what a client makes a link of, or what is one. */
const LINK =
  /(?:[a-z][a-z\d+.-]{1,20}:\/\/|www\.|(?:mailto|tel|tg|javascript|data):\S)|(?<![\p{L}\p{N}])@[A-Za-z]\w{2,}|\S@\S+\.\p{L}{2,}|!?\[[^\]]*\]\s*[([]|\b(?:href|src)\s*=|<(?:a|img|script|iframe)\b|\b(?:t\.me|telegram\.me|bit\.ly|wa\.me)\b/iu;
/** Markup and its character codes: no sentence of an answer has them, articles taken from the web do. */
const MARKUP = /<\/?[a-z!][^>]*>?|&(?:#\w+|[a-z]+);/iu;
/** A bare domain, with whatever path. */
const DOMAIN =
  /(?<![\p{L}\p{N}.])[\p{L}\p{N}-]{2,}(?:\.[\p{Ll}\p{N}-]{2,})*\.(?:\p{Script=Latin}{2,}|рф|қаз|бел|укр)(?=$|[/:?#\s,;.!)»"”’\]])/iu;
const INVITATION =
  /\b(?:visit|click|go to|open|follow|tap|log ?in|sign ?in|download|write to|send)\b|перей(?:д|т)|зайди|заходи|нажми|откройте|скача|пройди|кіріңіз|басыңыз|өтіңіз|ашыңыз|жүктеңіз/iu;

/** Points inside words that make no domain: "U.S.", "т.е.", "e.g." */
const ABBREVIATION = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu;

/** Hidden and direction-changing characters, with which a text can be made to read otherwise than it looks. */
const HIDDEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/u;

const plain = (text: string): string => text.normalize("NFKC").replace(ABBREVIATION, " ");

/** Whether a text holds a link in any dress, or hides something: no sentence of an answer may. */
export const hasLink = (text: string): boolean =>
  HIDDEN.test(text) || [LINK, MARKUP, DOMAIN].some((pattern) => pattern.test(plain(text)));

/** Whether a quote would lead a reader elsewhere. The name of a site that news give as their source does not. */
export const leadsElsewhere = (text: string): boolean =>
  HIDDEN.test(text) || LINK.test(plain(text)) || (DOMAIN.test(plain(text)) && INVITATION.test(text));
