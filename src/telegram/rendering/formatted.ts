import { isBlank } from "../blank.ts";

/** A message in the form Telegram takes it, and as plain text for when its markup is refused. */
export interface Formatted {
  /** Telegram's HTML; null sends the plain text alone. */
  readonly html: string | null;
  readonly plain: string;
}

/** A stretch of text that is shown one way. A link needs an http(s) address; neighbouring quotes are shown as one. */
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

/**
 * The runs as one or more messages, each valid on its own: split at paragraphs, lines or words where that is possible, never
 * inside a surrogate pair, a combined character, a tag or an entity.
 */
export function format(runs: readonly Run[]): Formatted[] {
  const cleaned = runs.map((run) => ({ ...run, text: clean(run.text) })).filter((run) => run.text !== "");
  const text = cleaned.map((run) => run.text).join("");
  return split(text, MESSAGE_UNITS)
    .flatMap((part) => partOf(cleaned, text, part))
    .filter(({ plain }) => !isBlank(plain));
}

/** Plain text as one message, cut where it is too long. */
export function plainMessage(text: string): Formatted {
  const [first] = split(clean(text), MESSAGE_UNITS);
  return { html: null, plain: first === undefined ? "…" : clean(text).slice(first.start, first.end) };
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** Without what Telegram refuses (halves of surrogate pairs) or would change (control characters). */
function clean(text: string): string {
  return (
    text
      .replace(/\r\n?/gu, "\n")
      .replace(/\p{Surrogate}/gu, "\u{FFFD}")
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
function partOf(runs: readonly Run[], text: string, part: Part): Formatted[] {
  const plain = text.slice(part.start, part.end);
  const html = render(runsWithin(runs, part));
  if (Buffer.byteLength(html) <= MESSAGE_BYTES || plain.length < 200) return [{ html, plain }];
  return split(plain, Math.ceil(plain.length / 2)).flatMap((half) =>
    partOf(runs, text, { start: part.start + half.start, end: part.start + half.end }),
  );
}

function runsWithin(runs: readonly Run[], part: Part): Run[] {
  const within: Run[] = [];
  let offset = 0;
  for (const run of runs) {
    const start = Math.max(0, part.start - offset);
    const end = Math.min(run.text.length, part.end - offset);
    if (start < end) within.push({ ...run, text: run.text.slice(start, end) });
    offset += run.text.length;
  }
  return within;
}

function render(runs: readonly Run[]): string {
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

function renderRun(run: Run): string {
  let html = escapeHtml(run.text);
  if (run.italic) html = `<i>${html}</i>`;
  if (run.bold) html = `<b>${html}</b>`;
  const address = linkAddress(run.link);
  return address === null ? html : `<a href="${escapeHtml(address)}">${html}</a>`;
}

function linkAddress(link: string | null | undefined): string | null {
  if (!link || link.length > LINK_UNITS || !URL.canParse(link)) return null;
  const url = new URL(link);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
