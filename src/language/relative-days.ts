import type { Span } from "../types.ts";
import { weekdayName } from "./calendar-names.ts";
import { parseDate } from "./date-grammar.ts";
import { type Source, skip } from "./date-parts.ts";
import type { DateMention } from "./dates.ts";
import { type Lexeme, lexemesOf } from "./lexemes.ts";
import { parseNumber } from "./number-grammar.ts";

interface Parsed {
  readonly value: string;
  readonly precision: DateMention["precision"];
  readonly next: number;
}

const DAY = 86_400_000;

/**
 * Days said relative to the day of publication (`YYYY-MM-DD`), in order: "today", "yesterday", "сегодня", "бүгін", "3
 * days ago", and weekdays ("on Wednesday", "в среду", "сәрсенбіде"), which mean the last one on or before that day;
 * "last Friday" is before it, "next Friday" after. "This year", "last month" and their like have that precision. A
 * weekday beside a full date is left to {@link findDates}; so is "бүгінде" (nowadays).
 *
 * Nothing where `publishedOn` is no day.
 */
export function findRelativeDays(text: string, publishedOn: string, within?: Span): DateMention[] {
  const published = Date.parse(publishedOn);
  if (!/^\d{4}-\d\d-\d\d/.test(publishedOn) || Number.isNaN(published)) return [];
  const source: Source = { text, lexemes: lexemesOf(text, within) };
  const found: DateMention[] = [];
  let index = 0;
  while (index < source.lexemes.length) {
    const parsed = parseRelative(source, index, published);
    if (parsed) {
      const start = source.lexemes[index]?.start ?? 0;
      const end = source.lexemes[parsed.next - 1]?.end ?? start;
      found.push({ value: parsed.value, precision: parsed.precision, start, end });
    }
    index = parsed?.next ?? index + 1;
  }
  return found;
}

function parseRelative(source: Source, index: number, published: number): Parsed | undefined {
  const lexeme = source.lexemes[index];
  if (!lexeme || lexeme.kind === "mark") return undefined;
  if (lexeme.kind === "digits") return parseAgo(source, index, published);
  return (
    parseNamedDay(source.lexemes, index, published) ??
    parseWeekday(source, index, published) ??
    parseNamedYear(source.lexemes, index, published) ??
    parseAgo(source, index, published)
  );
}

const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

const onDay = (published: number, offset: number, next: number): Parsed => ({
  value: dayAt(published + offset * DAY),
  precision: "day",
  next,
});

/** Days by name and their distance from today, in plain letters. */
const NAMED_DAYS: readonly (readonly [RegExp, number])[] = [
  [/^(?:today|tonight|сегодня|сегодняшн(?:ий|его|ему|им|ем|яя|ей|юю|ее|ие|их|ими|им)|бугин|бугинги)$/, 0],
  [/^(?:yesterday|вчера|вчерашн(?:ий|его|ему|им|ем|яя|ей|юю|ее|ие|их|ими)|кеше|кешег[иы])$/, -1],
  [/^(?:tomorrow|завтра|завтрашн(?:ий|его|ему|им|ем|яя|ей|юю|ее|ие|их|ими)|ертен|ертенги)$/, 1],
  [/^(?:позавчера)$/, -2],
  [/^(?:послезавтра)$/, 2],
];
/** "бүгінгі таңда", "на сегодняшний день", "today's world": nowadays, and no day. */
const NOWADAYS = /^(?:танда|день|world|дня)$/;

function parseNamedDay(lexemes: readonly Lexeme[], index: number, published: number): Parsed | undefined {
  const plain = lexemes[index]?.plain ?? "";
  const [second, third, fourth] = lexemes.slice(index + 1, index + 4).map((lexeme) => lexeme.plain);
  if (plain === "day" && second === "before" && third === "yesterday") return onDay(published, -2, index + 3);
  if (plain === "day" && second === "after" && third === "tomorrow") return onDay(published, 2, index + 3);
  if (plain === "алдынгы" && second === "куни") return onDay(published, -2, index + 2);
  // «Накануне подписали» is the day before; «накануне саммита» is no day of the article's.
  if (
    plain === "накануне" &&
    /^(?:в|[а-я]{3,}(?:ли|лись|ла|лась|лся|ло|лось|ал|ил|ел|ны|на|но|ан))$/.test(second ?? "")
  )
    return onDay(published, -1, index + 1);
  const named = NAMED_DAYS.find(([form]) => form.test(plain));
  if (!named) return undefined;
  const isAdjective = /(?:шн|г[иы]$)/.test(plain) || /^['’]$/.test(second ?? "");
  if (isAdjective && NOWADAYS.test((second === "'" || second === "’" ? fourth : second) ?? ""))
    return undefined;
  return onDay(published, named[1], index + 1);
}

const LAST = /^(?:last|past|прошл(?:ый|ую|ое|ой|ого|ом)|минувш(?:ий|ую|ее|ей|его|ем)|откен|былтыргы)$/;
const NEXT = /^(?:next|coming|следующ(?:ий|ую|ее|ей|его|ем)|будущ(?:ий|ую|ее|ей|его|ем)|келеси)$/;
const THIS =
  /^(?:this|current|эт(?:от|у|о|ой|ом|ого)|текущ(?:ий|ую|ее|ей|его|ем)|нынешн(?:ий|юю|ее|ей|его|ем)|осы|биылгы)$/;

function parseWeekday(source: Source, index: number, published: number): Parsed | undefined {
  const { lexemes } = source;
  const first = lexemes[index];
  const direction = first && LAST.test(first.plain) ? -1 : first && NEXT.test(first.plain) ? 1 : 0;
  const isThis = first !== undefined && THIS.test(first.plain);
  const at = direction !== 0 || isThis ? index + 1 : index;
  const lexeme = lexemes[at];
  const name = lexeme?.kind === "word" ? weekdayName(lexeme.plain) : undefined;
  if (!lexeme || !name || name.abbreviated) return undefined;
  if (
    name.language === "en" &&
    /^\p{Ll}/u.test(lexeme.text) &&
    !/^on$/.test(lexemes[at - 1]?.plain ?? "") &&
    at === index
  )
    return undefined;
  if (isBesideDate(source, at)) return undefined;
  // "среда" is the environment too, "жұма" begins names: only what answers "when" is a day.
  if (name.language === "ru" && /^сред(?!у$)/.test(lexeme.plain)) return undefined;
  const next = skip(lexemes, at + 1, "куни", "кунги");
  if (name.language === "kk" && next === at + 1 && !/д[ае]$/.test(lexeme.plain)) return undefined;
  const back = (7 + new Date(published).getUTCDay() - name.weekday) % 7;
  if (direction > 0) return onDay(published, 7 - back, next);
  return onDay(published, direction < 0 && back === 0 ? -7 : -back, next);
}

/** Whether a date stands right after a weekday ("Wednesday, 13 August") or before it ("13 августа, в среду"). */
function isBesideDate(source: Source, at: number): boolean {
  const after = skip(source.lexemes, at + 1, ",", "куни");
  const date = parseDate(source, after);
  if (date?.day !== undefined) return true;
  for (let back = 1; back <= 4; back++) {
    const before = parseDate(source, at - back);
    if (before?.day !== undefined && before.next >= at - 2 && before.next <= at) return true;
  }
  return false;
}

/** "this year", "в прошлом месяце", "биыл", "былтыр", "осы айда". */
function parseNamedYear(lexemes: readonly Lexeme[], index: number, published: number): Parsed | undefined {
  const plain = lexemes[index]?.plain ?? "";
  const year = new Date(published).getUTCFullYear();
  const inYear = (offset: number, next: number): Parsed => ({
    value: String(year + offset),
    precision: "year",
    next,
  });
  if (/^биыл(?:гы)?$/.test(plain)) return inYear(0, skip(lexemes, index + 1, "жылы"));
  if (/^былтыр(?:гы)?$/.test(plain)) return inYear(-1, skip(lexemes, index + 1, "жылы"));
  const offset = LAST.test(plain) ? -1 : NEXT.test(plain) ? 1 : THIS.test(plain) ? 0 : undefined;
  const unit = lexemes[index + 1]?.plain ?? "";
  if (offset === undefined) return undefined;
  if (/^(?:year|год|году|года|жыл(?:ы|да|дын)?)$/.test(unit)) return inYear(offset, index + 2);
  if (!/^(?:month|месяц|месяце|месяца|ай(?:да|дын)?)$/.test(unit)) return undefined;
  const month = new Date(Date.UTC(year, new Date(published).getUTCMonth() + offset, 1));
  return { value: month.toISOString().slice(0, 7), precision: "month", next: index + 2 };
}

/** "3 days ago", "два дня назад", "үш күн бұрын": days and weeks, which leave no doubt about the day for days only. */
function parseAgo({ text, lexemes }: Source, index: number, published: number): Parsed | undefined {
  const number = parseNumber(text, lexemes, index);
  if (!number || number.ordinal || !Number.isInteger(number.value) || number.value > 366) return undefined;
  const [unit, ago] = lexemes.slice(number.next, number.next + 2);
  const isDays = /^(?:days?|дн(?:я|ей)|день|кун)$/.test(unit?.plain ?? "");
  if (!isDays || !/^(?:ago|назад|бурын)$/.test(ago?.plain ?? "")) return undefined;
  return onDay(published, -number.value, number.next + 2);
}
