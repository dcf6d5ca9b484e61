import type { Article, Span } from "../types.ts";

/** The place a dateline names and where the dateline ends. */
export interface Dateline {
  readonly place: Span;
  /** Where the article's own text begins. */
  readonly end: number;
}

const PLACE = "\\p{Lu}[\\p{L}’'.-]*(?:[ -]\\p{Lu}[\\p{L}’'.-]*){0,3}?";
const MONTH = "\\p{L}{3,10}\\.?";
const DATE = `(?:\\d{1,2}(?:-?\\p{L}{1,3})? ${MONTH}(?:,? \\d{4}(?: г\\.| года| жыл)?)?|${MONTH} \\d{1,2}(?:,? \\d{4})?|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})`;
const AGENCY =
  "(?:/?[\\p{L}][\\p{L}\\d.’'-]*/?|«[^»]{1,30}»|\\([^)]{1,40}\\))(?: (?:\\p{Lu}[\\p{L}\\d.-]*|«[^»]{1,30}»)){0,3}";
const DASH = "\\s*[-–—]+\\s+";

/**
 * Forms of datelines: "NUR-SULTAN. KAZINFORM - ", "ASTANA, May 12 (Agency) - ", «АСТАНА, 12 мая — ИА», «Москва. 3 июня.
 * INTERFAX.RU - », "Astana, Kazakhstan, 3 May 2021 – ".
 */
const FORMS: readonly RegExp[] = [
  // Place. AGENCY - | Place. Date. AGENCY - | Place, date. /AGENCY/.
  new RegExp(
    `^(${PLACE})(?:\\.|,|/)\\s*(?:${DATE}\\.?,?\\s*)?(?:/\\s*)?${AGENCY}(?:\\s*/)?(?:${DASH}|\\.\\s+(?=\\p{Lu}))`,
    "u",
  ),
  // Place, Country, date - | Place, date -
  new RegExp(
    `^(${PLACE})(?:\\s*\\([^)]{1,30}\\))?(?:, ${PLACE})?,\\s*${DATE}(?:\\s*[.,])?(?:\\s*${AGENCY})?(?:${DASH}|\\.\\s+(?=\\p{Lu}))`,
    "u",
  ),
  // Place (date) - | Place (AGENCY) -
  new RegExp(`^(${PLACE})\\s*\\([^)]{1,40}\\)${DASH}`, "u"),
  // PLACE in capitals alone
  new RegExp(`^(\\p{Lu}{3,}(?:[ -]\\p{Lu}{2,}){0,2})${DASH}`, "u"),
];

/** A dateline is short: what comes later in a paragraph is none. */
const LONGEST = 120;

/** The dateline that opens the paragraph, if one does. */
export function datelineOf(article: Article, paragraph: Span): Dateline | undefined {
  const opening = article.text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + LONGEST));
  for (const [position, form] of FORMS.entries()) {
    const match = form.exec(opening);
    const place = match?.[1];
    if (!match || place === undefined) continue;
    if (position === 0 && !isPlain(match[0], place)) continue;
    return {
      place: { start: paragraph.start, end: paragraph.start + place.length },
      end: paragraph.start + match[0].length,
    };
  }
  return undefined;
}

/** Tells "ASTANA. KAZINFORM - " from a short sentence: the place or the agency is in capitals, or a date or slash stands there. */
function isPlain(whole: string, place: string): boolean {
  const rest = whole.slice(place.length);
  if (/\s{2}/u.test(whole.trim()) && whole.includes("\n")) return false;
  const endsWithDash = /[-–—]\s+$/u.test(whole);
  if (!endsWithDash) return /\/|\d/u.test(rest) && /\p{Lu}{2,}|\//u.test(rest) && rest.length < 50;
  return /^\p{Lu}{3,}/u.test(place) || /\p{Lu}{3,}|\/|\d|[Аа]гентств|Новост|ИА /u.test(rest);
}
