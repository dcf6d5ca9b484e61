import { isOrder } from "../language/orders.ts";
import { sentences } from "../language/sentences.ts";
import type { Span } from "../types.ts";
import { linesOf, trimSpan } from "./lines.ts";

/** Headings of Markdown stand alone even where no blank line follows. */
const HEADING = /^ {0,3}#{1,6}(?:\s|$)/u;

/**
 * The paragraphs of `text` from `bodyStart` on: what blank lines part, without the white space around them; a
 * line end within one stays. Left out: what has no word (a rule of dashes), what repeats an earlier paragraph
 * or the title, white space aside, and what speaks to a model instead of a reader: no answer may stand on that.
 */
export function paragraphsOf(
  text: string,
  bodyStart: number,
  { markdown, title }: { markdown: boolean; title: string },
): Span[] {
  const seen = new Set([foldSpace(title)]);
  const blocks = blocksOf(text, bodyStart, markdown).flatMap((block) => beforeOrders(text, block));
  return blocks.filter((block) => {
    const words = text.slice(block.start, block.end);
    const folded = foldSpace(markdown ? words.replace(HEADING, "") : words);
    if (seen.has(folded) || !/[\p{L}\p{N}]/u.test(folded)) return false;
    seen.add(folded);
    return true;
  });
}

/** A paragraph up to the first sentence that is an order; nothing where that is the first. */
function beforeOrders(text: string, block: Span): Span[] {
  const isOrderAt = ({ start, end }: Span) => isOrder(text.slice(start, end));
  if (!isOrderAt(block)) return [block];
  const first = sentences(text, block).find(isOrderAt) ?? block;
  const rest = trimSpan(text, { start: block.start, end: first.start });
  return rest.end > rest.start ? [rest] : [];
}

function blocksOf(text: string, bodyStart: number, markdown: boolean): Span[] {
  const blocks: Span[] = [];
  let open: { start: number; end: number } | undefined;
  const close = () => {
    if (open !== undefined) blocks.push(trimSpan(text, open));
    open = undefined;
  };
  for (const line of linesOf(text, bodyStart)) {
    const heading = markdown && HEADING.test(text.slice(line.start, line.end));
    if (line.blank || heading) close();
    if (line.blank) continue;
    open = { start: open?.start ?? line.start, end: line.end };
    if (heading) close();
  }
  close();
  return blocks;
}

/** `text` with every run of white space as one space, none at the ends. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
