import type { Span } from "../../types.ts";
import { isBlank } from "../blank.ts";
import { linkableStretches } from "./linkable.ts";

/** A message in the form Telegram takes it, and as plain text for when its markup is refused. */
export interface Formatted {
  /** Telegram's HTML; null sends the plain text alone. */
  readonly html: string | null;
  readonly plain: string;
  /** Stretches of the plain text that no client may make a link of; none in the bot's own words. */
  readonly literal?: readonly Span[];
}

/**
 * A stretch of text that is shown one way. A link needs an http(s) address; neighbouring quotes are shown as one. Nothing else
 * becomes a link: what a client would make one of by itself is shown as code, the text unchanged.
 */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly link?: string | null;
  readonly quote?: boolean;
}

/**
 * UTF-16 units a message may hold after parsing: Telegram takes 4,096, and some of its clients count a little differently.
 */
export const MESSAGE_UNITS = 4_000;
/** Bytes of HTML in one message; Telegram refuses more than 32,768. */
const MESSAGE_BYTES = 30_000;
/** Longest address that is made a link. */
const LINK_UNITS = 1_000;
/** Stretches of code told apart in one text: Telegram drops entities beyond 100, so that all further ones are one. */
const MOST_LITERAL = 50;

/**
 * The runs as one or more messages, each valid on its own: split at paragraphs, lines or words where that is possible, never
 * inside a surrogate pair, a combined character, a tag or an entity.
 */
export function format(runs: readonly Run[]): Formatted[] {
  const cleaned = runs
    .map((run) => ({ ...run, text: clean(run.text), link: linkAddress(run.link) }))
    .filter((run) => run.text !== "");
  const text = cleaned.map((run) => run.text).join("");
  const pieces = withLiteralPieces(cleaned);
  return split(text, MESSAGE_UNITS)
    .flatMap((part) => partOf(pieces, text, part))
    .filter(({ plain }) => !isBlank(plain));
}

/** The bot's own words as one message, cut where they are too long; commands and names in them stay links. */
export function plainMessage(text: string): Formatted {
  const [first] = split(clean(text), MESSAGE_UNITS);
  return { html: null, plain: first === undefined ? "…" : clean(text).slice(first.start, first.end) };
}

/** A run, or the part of one that is shown as code: code holds no links, and shows an address letter by letter. */
interface Piece extends Run {
  readonly literal?: boolean;
}

/** The runs, cut where a client would find a link by itself, also one that reaches over several of them. */
function withLiteralPieces(runs: readonly Run[]): Piece[] {
  const unlinked = runs.map(({ text, link }) => (link ? " ".repeat(text.length) : text)).join("");
  const stretches = literalStretches(unlinked);
  let offset = 0;
  return runs.flatMap((run): Piece[] => {
    const start = offset;
    offset += run.text.length;
    const within = run.link ? [] : stretches.filter((one) => one.start < offset && start < one.end);
    let done = start;
    const pieces = within.flatMap((one): Piece[] => {
      const from = Math.max(start, one.start);
      const before = { ...run, text: run.text.slice(done - start, from - start) };
      done = Math.min(offset, one.end);
      return [before, { ...run, text: run.text.slice(from - start, done - start), literal: true }];
    });
    return [...pieces, { ...run, text: run.text.slice(done - start) }].filter(({ text }) => text !== "");
  });
}

/** What a client would make a link of, with white space in between where there is too much of it to be told apart. */
function literalStretches(text: string): Span[] {
  const stretches = linkableStretches(text);
  const [further, last] = [stretches[MOST_LITERAL - 1], stretches.at(-1)];
  if (!further || !last) return stretches;
  return [...stretches.slice(0, MOST_LITERAL - 1), { start: further.start, end: last.end }];
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** Marks that turn the direction of what follows, or hide inside words: a text that holds them reads otherwise than it stands. */
const DECEIVING =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]{0,6})[\u{e0000}-\u{e007f}]/gu;

/** Without what Telegram refuses (halves of surrogate pairs) or would change (control characters), and what deceives a reader. */
function clean(text: string): string {
  return (
    text
      .replace(/\r\n?/gu, "\n")
      .replace(/\p{Surrogate}/gu, "\u{FFFD}")
      .replace(DECEIVING, "")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
      .replace(/[\u0000-\u0009\u000b-\u001f]/gu, " ")
  );
}

/** Spans of at most `limit` units, without white space at their ends. */
function split(text: string, limit: number): Part[] {
  const parts: Part[] = [];
  let start = skipSpace(text, 0);
  while (start < text.length) {
    const cut = text.length - start <= limit ? text.length : cutBefore(text, start, start + limit);
    const end = start + text.slice(start, cut).trimEnd().length;
    if (end > start) parts.push({ start, end });
    start = skipSpace(text, cut);
  }
  return parts;
}

function skipSpace(text: string, from: number): number {
  return text.length - text.slice(from).trimStart().length;
}

/** The best place to cut after `start` and not after `latest`. */
function cutBefore(text: string, start: number, latest: number): number {
  const window = text.slice(start, latest);
  const earliest = window.length / 2;
  for (const separator of ["\n\n", "\n", " "]) {
    const at = window.lastIndexOf(separator);
    if (at > earliest) return start + at + separator.length;
  }
  return start + wholeCharacters(text, start, latest);
}

/** Length of the longest beginning of the stretch that does not end inside a character as it is seen. */
function wholeCharacters(text: string, start: number, latest: number): number {
  for (let at = latest; at > latest - 64 && at > start + 1; at -= 1) {
    const before = text.slice(at - 2, at);
    const after = String.fromCodePoint(text.codePointAt(at) ?? 32);
    const insidePair = /[\uD800-\uDBFF]$/.test(before) && /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1));
    if (!insidePair && !/^[\p{M}\p{Emoji_Modifier}\u200D]/u.test(after) && !before.endsWith("\u200D")) {
      return at - start;
    }
  }
  const isPair =
    /[\uD800-\uDBFF]/.test(text.charAt(latest - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(latest));
  return latest - start - (isPair ? 1 : 0);
}

/** One part as a message; cut further where its markup makes it too large. */
function partOf(runs: readonly Piece[], text: string, part: Part): Formatted[] {
  const plain = text.slice(part.start, part.end);
  const html = render(runsWithin(runs, part));
  if (Buffer.byteLength(html) <= MESSAGE_BYTES || plain.length < 200)
    return [{ html, plain, literal: literalStretches(plain) }];
  return split(plain, Math.ceil(plain.length / 2)).flatMap((half) =>
    partOf(runs, text, { start: part.start + half.start, end: part.start + half.end }),
  );
}

function runsWithin(runs: readonly Piece[], part: Part): Piece[] {
  const within: Piece[] = [];
  let offset = 0;
  for (const run of runs) {
    const start = Math.max(0, part.start - offset);
    const end = Math.min(run.text.length, part.end - offset);
    if (start < end) within.push({ ...run, text: run.text.slice(start, end) });
    offset += run.text.length;
  }
  return within;
}

function render(runs: readonly Piece[]): string {
  let html = "";
  let inQuote = false;
  for (const run of runs) {
    const quote = run.quote === true;
    if (quote !== inQuote) html += quote ? "<blockquote expandable>" : "</blockquote>";
    inQuote = quote;
    html += renderRun(run);
  }
  return inQuote ? `${html}</blockquote>` : html;
}

function renderRun({ text, literal, bold, italic, link }: Piece): string {
  let html = escapeHtml(text);
  if (literal) return `<code>${html}</code>`;
  if (italic) html = `<i>${html}</i>`;
  if (bold) html = `<b>${html}</b>`;
  return link ? `<a href="${escapeHtml(link)}">${html}</a>` : html;
}

/** The address a link leads to; null where it is none, or hides where it leads ("https://gov.kz@evil.example"). */
export function linkAddress(link: string | null | undefined): string | null {
  if (!link || link.length > LINK_UNITS || !URL.canParse(link)) return null;
  const url = new URL(link);
  const isOpen = url.username === "" && url.password === "";
  return isOpen && (url.protocol === "http:" || url.protocol === "https:") ? url.href : null;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
