import { findDates } from "../language/dates.ts";
import type { Span } from "../types.ts";
import { type Line, linesOf, trimSpan } from "./lines.ts";

/** What stands above the body: title and day of publication, each with its place in the text. */
export interface Header {
  /** Where the body begins. */
  readonly bodyStart: number;
  readonly titleSpan?: Span;
  /** `YYYY-MM-DD` */
  readonly publishedOn?: string;
  readonly dateSpan?: Span;
}

/** A title is no longer than this, in characters: newspapers' longest headlines have about 150. */
const LONGEST_TITLE = 200;

/** ` date 2020-08-13 TITLE`, as the archive that the first articles come from writes it. */
const ARCHIVE_LINE = /^\s*date\s+(\d{4}-\d{2}-\d{2})\s+(\S.*?)\s*$/iu;

const DATE_LABEL =
  /^(?:date|published(?: on)?|дата(?: публикации)?|опубликовано|күні|жарияланған(?: күні)?)\s*:\s*/iu;

/**
 * Reads the lines above the body. Only explicit forms count: the archive's line, a first line (in Markdown: a
 * first heading) that stands alone, short and without a full stop, and a line that is nothing but a day.
 * @param known what front matter has said already: a title said there is not looked for again
 */
export function readHeader(
  text: string,
  start: number,
  { markdown, titleKnown }: { markdown: boolean; titleKnown: boolean },
): Header {
  const lines = linesOf(text, start).filter((line) => !line.blank);
  const archive = lines[0] === undefined ? undefined : readArchiveLine(text, lines[0]);
  if (archive !== undefined) return archive;
  let header: Header = { bodyStart: start };
  for (const [index, line] of lines.slice(0, 3).entries()) {
    const day = header.publishedOn === undefined ? readDayLine(text, line) : undefined;
    if (day !== undefined) {
      header = { ...header, ...day, bodyStart: line.next };
      continue;
    }
    const following = lines[index + 1];
    if (titleKnown || header.titleSpan !== undefined || following === undefined) break;
    const titleSpan = readTitleLine(text, line, following, markdown);
    if (titleSpan === undefined) break;
    header = { ...header, titleSpan, bodyStart: line.next };
  }
  return header;
}

/** The day that `text` names when it names nothing else: "2020-08-13", "13 августа 2020 г.", "2020-08-13T10:00". */
export function readDay(text: string): string | undefined {
  const [mention] = findDates(text);
  if (mention === undefined || mention.precision !== "day") return undefined;
  const before = text.slice(0, mention.start).trim();
  const after = text.slice(mention.end).trim();
  const nothingElse = before === "" && /^(?:[T,]?\s*\d{1,2}:\d{2}\S*(?:\s[+-]\d\d:?\d\d)?)?\.?$/u.test(after);
  return nothingElse ? mention.value : undefined;
}

function readArchiveLine(text: string, line: Line): Header | undefined {
  const match = ARCHIVE_LINE.exec(text.slice(line.start, line.end));
  const [, day, title] = match ?? [];
  if (day === undefined || title === undefined) return undefined;
  const publishedOn = readDay(day);
  const dateStart = text.indexOf(day, line.start);
  const titleStart = text.indexOf(title, dateStart + day.length);
  return {
    bodyStart: line.next,
    titleSpan: { start: titleStart, end: titleStart + title.length },
    ...(publishedOn !== undefined && {
      publishedOn,
      dateSpan: { start: dateStart, end: dateStart + day.length },
    }),
  };
}

function readDayLine(text: string, line: Line): Pick<Header, "publishedOn" | "dateSpan"> | undefined {
  const whole = trimSpan(text, line);
  const label = DATE_LABEL.exec(text.slice(whole.start, whole.end))?.[0].length ?? 0;
  const span = { start: whole.start + label, end: whole.end };
  if (span.end - span.start > 40) return undefined;
  const publishedOn = readDay(text.slice(span.start, span.end));
  return publishedOn === undefined ? undefined : { publishedOn, dateSpan: span };
}

function readTitleLine(text: string, line: Line, following: Line, markdown: boolean): Span | undefined {
  const span = trimSpan(text, line);
  const written = text.slice(span.start, span.end);
  if (written.length > LONGEST_TITLE || !/[\p{L}\p{N}]/u.test(written)) return undefined;
  const marks = markdown ? /^(#{1,6}\s+)(.*?)(\s+#+)?$/u.exec(written) : null;
  if (marks !== null) {
    const start = span.start + (marks[1]?.length ?? 0);
    return { start, end: start + (marks[2]?.length ?? 0) };
  }
  const alone = following.start > line.next || readDayLine(text, following) !== undefined;
  return alone && !/[.,;:…]$/u.test(written) ? span : undefined;
}
