import type { Language, Span } from "../../types.ts";

const BULLET = /[ \t]*(?:[-–—•*·▪◦]|\d{1,2}[.)]|[a-zа-я]\))[ \t]+(\S[^\n]*)/uy;

/** The lines with bullets or numbers that follow, without their marks and closing punctuation. */
export function bulletsAfter(text: string, from: number): Span[] {
  const items: Span[] = [];
  let position = from;
  while (items.length < 20) {
    const space = /\s*/uy;
    space.lastIndex = position;
    const gap = space.exec(text)?.[0] ?? "";
    if (!gap.includes("\n")) break;
    BULLET.lastIndex = text.lastIndexOf("\n", position + gap.length - 1) + 1;
    const match = BULLET.exec(text);
    const content = match?.[1];
    if (!match || content === undefined) break;
    const start = match.index + match[0].length - content.length;
    const item = trimItem(text, { start, end: start + content.length });
    if (item) items.push(item);
    position = match.index + match[0].length;
  }
  return items;
}

const AND: Readonly<Record<Language, RegExp>> = {
  en: /\s+(?:and|&|as well as)\s+/giu,
  ru: /\s+(?:и|а также)\s+/giu,
  kk: /\s+(?:және|мен|пен|бен|сондай-ақ)\s+/giu,
};

const LEADING: Readonly<Record<Language, RegExp>> = {
  en: /^(?:and|as well as|also|including)\s+/iu,
  ru: /^(?:и|а также|в том числе)\s+/iu,
  kk: /^(?:және|сондай-ақ|әрі)\s+/iu,
};

const REST =
  /^(?:etc|and others|others|other|others areas|among others|more|и др|и т\. ?д|и другие|другие|других|другим|прочие|т\. ?б|және т\. ?б|басқа\p{L}*|тағы басқа\p{L}*|other (?:areas|fields|spheres)(?: of .*)?|други\p{L} (?:сфер|направлени|област)\p{L}*|a number of other areas)\.?$/iu;

/**
 * The items of a list, marks and joining words left out.
 *
 * Semicolons part items that may hold commas and "and". Commas part items otherwise; the "and" of the last part ends
 * the list ("a, b and c"), unless a comma stands before it ("a, b and c, and d"). `count` is how many were announced.
 */
export function splitList(text: string, span: Span, language: Language, count: number | undefined): Span[] {
  const inner = text.slice(span.start, span.end);
  const separator = inner.includes(";") ? ";" : ",";
  const parts = partsOf(text, span, separator);
  const trimmed = parts.flatMap((part) => {
    const item = trimItem(text, part, LEADING[language]);
    return item ? [item] : [];
  });
  const last = trimmed.at(-1);
  if (separator === ";" || last === undefined || trimmed.length === count) return keepNames(text, trimmed);
  const lastPart = parts.at(-1);
  const oxford =
    lastPart !== undefined &&
    trimmed.length > 1 &&
    LEADING[language].test(text.slice(lastPart.start, lastPart.end).trimStart());
  if (oxford) return keepNames(text, trimmed);
  const joints = [...text.slice(last.start, last.end).matchAll(AND[language])];
  const parting = joints.filter(
    (one) => language === "kk" || !joinsNames(text, last.start + one.index, one[0].length),
  );
  const joint = trimmed.length === 1 && joints.length > 1 ? undefined : parting.at(-1);
  if (!joint) return keepNames(text, trimmed);
  const before = trimItem(text, { start: last.start, end: last.start + joint.index });
  const after = trimItem(text, { start: last.start + joint.index + joint[0].length, end: last.end });
  return keepNames(text, [...trimmed.slice(0, -1), ...(before ? [before] : []), ...(after ? [after] : [])]);
}

/** "along the borders with Chad and Niger": an "and" between two names belongs to the item that holds both. */
function joinsNames(text: string, at: number, length: number): boolean {
  const before = /\s(\p{L}[\p{L}’'-]*)$/u.exec(text.slice(Math.max(0, at - 40), at))?.[1] ?? "";
  return /^\p{Lu}\p{Ll}/u.test(before) && /^\p{Lu}\p{Ll}/u.test(text.slice(at + length, at + length + 2));
}

function partsOf(text: string, span: Span, separator: string): Span[] {
  const parts: Span[] = [];
  let start = span.start;
  let depth = 0;
  for (let index = span.start; index < span.end; index += 1) {
    const character = text.charAt(index);
    if (character === "(") depth += 1;
    if (character === ")") depth = Math.max(0, depth - 1);
    if (character !== separator || depth > 0 || isInNumber(text, index)) continue;
    parts.push({ start, end: index });
    start = index + 1;
  }
  parts.push({ start, end: span.end });
  return parts;
}

/** The comma of 200,000 or 3,5. */
const isInNumber = (text: string, index: number): boolean =>
  /\d/u.test(text.charAt(index - 1)) && /\d/u.test(text.charAt(index + 1));

function trimItem(text: string, span: Span, leading?: RegExp): Span | undefined {
  let { start, end } = span;
  while (start < end && /[\s,;:.•*]/u.test(text.charAt(start))) start += 1;
  const lead = leading?.exec(text.slice(start, end));
  if (lead) start += lead[0].length;
  while (end > start && /[\s,;:.!]/u.test(text.charAt(end - 1))) end -= 1;
  return end > start ? { start, end } : undefined;
}

/** An item is words, not too many, and not "and others". */
function keepNames(text: string, items: readonly Span[]): Span[] {
  return items.filter(({ start, end }) => {
    const item = text.slice(start, end);
    return /\p{L}{2}/u.test(item) && item.length <= 160 && !REST.test(item);
  });
}
