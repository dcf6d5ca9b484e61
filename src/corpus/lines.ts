import type { Span } from "../types.ts";

/** A line without its end: CRLF, LF, CR, or Unicode's line and paragraph separators. */
export interface Line extends Span {
  /** Where the next line starts. */
  readonly next: number;
  /** Nothing but white space. */
  readonly blank: boolean;
}

const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029]/gu;

/** The lines of `text` from `start` on. */
export function linesOf(text: string, start = 0): Line[] {
  const lines: Line[] = [];
  let at = start;
  for (const found of text.slice(start).matchAll(LINE_END)) {
    const end = start + found.index;
    const next = end + found[0].length;
    lines.push({ start: at, end, next, blank: isBlank(text, at, end) });
    at = next;
  }
  if (at < text.length)
    lines.push({ start: at, end: text.length, next: text.length, blank: isBlank(text, at, text.length) });
  return lines;
}

/** `span` without the white space at its ends. */
export function trimSpan(text: string, span: Span): Span {
  const stretch = text.slice(span.start, span.end);
  const start = span.start + (stretch.length - stretch.trimStart().length);
  const end = span.end - (stretch.length - stretch.trimEnd().length);
  return { start, end: Math.max(start, end) };
}

function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === "";
}
