import type { Lexicon } from "../../language/lexicon.ts";
import type { Article, Span } from "../../types.ts";

/** The place a dateline names and where the dateline ends. */
export interface Dateline {
  readonly place: Span;
  /** Where the article's own text begins. */
  readonly end: number;
}

/** A dateline is short: what ends later in a paragraph is none. */
const LONGEST = 110;
/** What ends a dateline: a dash between spaces, or the slash and full stop of "/TASS/." */
const TERMINATOR = /\s[-–—]{1,2}\s+|\s*[–—]\s+|\/\.\s+|\*\*\s*[-–—:.]*\s*/gu;
/** A place in capitals with a day and perhaps an agency, ended by a full stop. */
const FILED =
  /^\p{Lu}{3,}[^.–—\n]{0,24}[.,]\s+[^.–—\n]{0,14}\d[^.–—\n]{0,30}\.\s+(?=\p{Lu}|«)(?:[\p{L}\d-]{3,16}(?: [\p{L}\d-]{3,16})?\.\s+(?=\p{Lu}|«))?/u;
const PLACE = /^[*_]{0,2}(\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*){0,3})/u;
/** Words in lower case that a dateline may hold beside months: «г.», "жыл", "қаласы". */
const SMALL = /^(?:г|года|год|жыл\p{L}*|қаласы|город|ж|of|the|and|и|агентство|новости|reporting)$/iu;
const MONTH =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|қаң|ақп|нау|сәу|мам|шіл|там|қыр|қаз|қар|жел)\p{L}*$/iu;

/**
 * The dateline that opens the paragraph, if one does: "NUR-SULTAN. KAZINFORM - ", "ASTANA, May 12 (Agency) - ",
 * «АСТАНА, 12 мая — ИА», «Москва. 3 июня. INTERFAX.RU - », «ПЕКИН, 22 окт – РИА Новости. », "ALMATY, Kazakhstan — ".
 */
export function datelineOf(article: Article, paragraph: Span, lexicon: Lexicon): Dateline | undefined {
  const opening = article.text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + LONGEST));
  const match = PLACE.exec(opening);
  const place = match?.[1];
  if (!match || place === undefined) return undefined;
  const start = paragraph.start + match[0].length - place.length;
  // "ASTANA. KAZINFORM Kazinform has …": the agency in capitals without a dash.
  const bare = /^\p{Lu}{3,}(?:-\p{Lu}+)?\. \p{Lu}{4,}\s+(?=\p{Lu}\p{Ll})/u.exec(opening);
  if (bare) return { place: { start, end: start + place.length }, end: paragraph.start + bare[0].length };
  const known = isCity(article, { start, end: start + place.length }, lexicon);
  for (const terminator of opening.matchAll(TERMINATOR)) {
    if (terminator.index < match[0].length) continue;
    const between = opening.slice(match[0].length, terminator.index);
    const capitals = /^\p{Lu}{3,}/u.test(place);
    if (!isFiling(between, capitals || known) || (!capitals && !known && between.trim() === "")) continue;
    const end = paragraph.start + terminator.index + terminator[0].length;
    return { place: { start, end: start + place.length }, end: pastAgency(article.text, end, paragraph.end) };
  }
  // "VIENNA, February 14. The …", «ТОКИО, 23 сентября, Степьинформ. Министерство …»: a day, no dash.
  const filed = FILED.exec(opening);
  if (filed && isFiling(filed[0].slice(match[0].length).replace(/\.\s*$/u, ""), true)) {
    return { place: { start, end: start + place.length }, end: paragraph.start + filed[0].length };
  }
  // "HELSINKI. The ministry …": a place in capitals alone.
  const alone = /^\p{Lu}{4,}(?:[ -]\p{Lu}{2,})?\.\s+(?=\p{Lu}\p{Ll}|«)/u.exec(opening);
  if (alone) return { place: { start, end: start + place.length }, end: paragraph.start + alone[0].length };
  return undefined;
}

function isCity(article: Article, span: Span, lexicon: Lexicon): boolean {
  return lexicon
    .findAll(article.text, article.language, span)
    .some(({ concept }) => lexicon.kind(concept) === "cities");
}

/** Whether what stands between the place and the dash is a date, a country, an agency, and nothing else. */
function isFiling(between: string, likely: boolean): boolean {
  if (between.trim() === "") return likely;
  if (!/^\s*[.,/(:]|^\s+\(/u.test(between)) return false;
  const words = between.match(/[\p{L}\d][\p{L}\d.’'-]*/gu) ?? [];
  const small = words.filter(
    (word) =>
      /^\p{Ll}/u.test(word) && !SMALL.test(word.replace(/\.$/u, "")) && !MONTH.test(word.replace(/\.$/u, "")),
  );
  const dated = /\d/u.test(between) || words.some((word) => /^\p{Lu}{3,}|^\p{Lu}\p{Ll}+\p{Lu}/u.test(word));
  return words.length <= 9 && small.length <= (/[/(]/u.test(between) ? 2 : 0) && (likely || dated);
}

/** After "PLACE, date – " the agency may follow with a full stop: «РИА Новости. », "Sputnik. " */
function pastAgency(text: string, from: number, limit: number): number {
  const rest = text.slice(from, Math.min(limit, from + 40));
  const match = /^(?:(?:\p{Lu}[\p{L}\d-]*|«[^»]{2,24}»)[ -]?){1,3}\.\s+(?=\p{Lu}|«)/u.exec(rest);
  return match ? from + match[0].length : from;
}
