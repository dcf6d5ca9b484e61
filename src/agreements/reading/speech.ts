import type { Span } from "../../types.ts";

const PAIRS: Readonly<Record<string, string>> = { "«": "»", "“": "”", "„": "“", '"': '"' };
/** A quotation shorter than this is a name or a phrase. */
const SHORTEST = 50;

/** Direct speech in a paragraph: long quotations, and what follows a dash at its beginning. */
export function speechIn(text: string, paragraph: Span): Span[] {
  const found: Span[] = [];
  let index = paragraph.start;
  while (index < paragraph.end) {
    const closer = PAIRS[text.charAt(index)];
    if (closer === undefined) {
      index += 1;
      continue;
    }
    const end = closing(text, index, paragraph.end, closer);
    if (end - index >= SHORTEST && isSpoken(text.slice(index + 1, end))) found.push({ start: index, end });
    index = end;
  }
  return found;
}

function closing(text: string, start: number, limit: number, closer: string): number {
  let depth = 0;
  for (let index = start + 1; index < limit; index += 1) {
    const character = text.charAt(index);
    if (character === "«" && closer === "»") depth += 1;
    if (character === closer || (closer === "»" && character === "’" && text.charAt(index + 1) === "’")) {
      if (depth === 0) return index + 1;
      depth -= 1;
    }
  }
  return limit;
}

/** Names of documents are long as well, but do not end like sentences. */
function isSpoken(inside: string): boolean {
  return (
    /[.!?,…]["»”’]*$/u.test(inside.trim()) ||
    /[.!?]\s+\p{Lu}/u.test(inside) ||
    /(?<![\p{L}])(?:we|our|I|мы|наш\p{L}*|я|нам|біз\p{L}*|мен)(?![\p{L}])/iu.test(inside)
  );
}
