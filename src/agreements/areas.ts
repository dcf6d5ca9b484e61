import type { Article, Fact, Language, Span } from "../types.ts";
import { factAt } from "./facts.ts";
import { KAZAKH_TOPIC_BOUNDARY } from "./grammar/kazakh.ts";
import { phraseEnd } from "./instruments.ts";
import type { Sentence } from "./sentence.ts";

const AREA: Readonly<Record<Language, string>> = {
  en: "(?:areas?|fields?|spheres?|sectors?|directions?|pillars|priorit(?:y|ies)|components|topics|themes|domains?|objectives|goals|outcomes|tracks|blocks|strands)",
  ru: "(?:направлени\\p{L}+|сфер\\p{L}*|област(?:ь|и|ей|ям|ях|ями)|отрасл\\p{L}+|приоритет\\p{L}*|сектор\\p{L}*|блок\\p{L}*|компонент\\p{L}*|тем\\p{L}{0,3}|раздел\\p{L}*|задач\\p{L}*)",
  kk: "(?:бағыт\\p{L}*|сала\\p{L}*|басымды\\p{L}+|сектор\\p{L}*|тақырып\\p{L}*|блок\\p{L}*|міндет\\p{L}*)",
};
const COVERS: Readonly<Record<Language, string>> = {
  en: "(?:covers?|covering|includes?|provides? for|envisages?|focus(?:es|ing)? on|is aimed at|the following|comprises?|involves?|contains?)",
  ru: "(?:охватыва\\p{L}+|предусматрива\\p{L}+|включа\\p{L}+|предполага\\p{L}+|направлен\\p{L}*|следующ\\p{L}+|касается)",
  kk: "(?:қамти\\p{L}*|көзде\\p{L}*|қарастыр\\p{L}*|мынадай|келесі|мыналар\\p{L}*|төмендегі\\p{L}*)",
};

const COUNTS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  два: 2,
  две: 2,
  двум: 2,
  двух: 2,
  три: 3,
  трем: 3,
  трём: 3,
  трех: 3,
  трёх: 3,
  четыре: 4,
  четырем: 4,
  четырём: 4,
  четырех: 4,
  четырёх: 4,
  пять: 5,
  пяти: 5,
  шесть: 6,
  шести: 6,
  семь: 7,
  семи: 7,
  екі: 2,
  үш: 3,
  төрт: 4,
  бес: 5,
  алты: 6,
  жеті: 7,
};

/** Areas with how plainly they are announced: 3 a list after a colon, 2 what the agreement covers, 1 the fields in its name. */
export interface Areas {
  readonly facts: readonly Fact[];
  readonly rank: number;
}

/**
 * The areas that a sentence about an agreement, or the list that it opens, states; none where it lists none.
 * @param about whether the sentence names the agreement; one that does not must say plainly that it lists areas
 */
export function areasIn(article: Article, sentence: Sentence, about: boolean): Areas {
  const readers = [afterColon, covered, inFieldsOf];
  for (const [position, reader] of readers.entries()) {
    const facts = reader(article, sentence, about);
    const least = about || reader !== inFieldsOf ? 1 : 3;
    if (facts !== undefined && facts.length >= least) return { facts, rank: 3 - position };
  }
  return { facts: [], rank: 0 };
}

/** "It includes work in three areas: a; b; c." or the colon opens lines with bullets. */
function afterColon(article: Article, sentence: Sentence): Fact[] | undefined {
  const words = article.text.slice(sentence.start, sentence.end);
  const { language } = sentence;
  const deeds = sentence.markers.some((marker) => marker !== undefined && /[VSFR]/u.test(marker.symbol));
  if (/:\s*$/u.test(words)) {
    const bullets = deeds ? [] : bulletsAfter(article.text, sentence.start + words.lastIndexOf(":") + 1);
    return bullets.length > 1 ? bullets.map((span) => factAt(article, span)) : undefined;
  }
  const opener = new RegExp(
    `(?<![\\p{L}])(?:${AREA[language]}|${COVERS[language]})(?![\\p{L}])[^:.!?]{0,90}:`,
    "iu",
  ).exec(words);
  if (!opener) return undefined;
  const colon = sentence.start + opener.index + opener[0].length;
  if (/^\s*[«"“]/u.test(article.text.slice(colon, sentence.end))) return undefined;
  const count = countIn(words.slice(0, opener.index + opener[0].length));
  const bullets = bulletsAfter(article.text, colon);
  const items =
    bullets.length > 1
      ? bullets
      : splitList(article.text, { start: colon, end: sentence.end }, language, count);
  return items.length > 1 ? items.map((span) => factAt(article, span)) : undefined;
}

function countIn(words: string): number | undefined {
  for (const word of words
    .toLowerCase()
    .match(/[\p{L}\d]+/gu)
    ?.reverse() ?? []) {
    const count = COUNTS[word] ?? (/^[2-9]$/u.test(word) ? Number(word) : undefined);
    if (count !== undefined) return count;
  }
  return undefined;
}

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

/** "in the fields of trade, energy and transport", «в сферах …», "… салаларындағы": also within the agreement's name. */
function inFieldsOf(article: Article, sentence: Sentence): Fact[] | undefined {
  if (sentence.language === "kk") return kazakhFields(article, sentence);
  const { tokens } = sentence;
  const isOpener = sentence.language === "en" ? englishOpener : russianOpener;
  for (let index = 0; index < tokens.length; index += 1) {
    const first = isOpener(sentence, index);
    if (first === undefined) continue;
    const end = beforePeriod(sentence, first, phraseEnd(sentence, first, []));
    const start = tokens[first]?.start;
    const last = tokens[end - 1]?.end;
    if (start === undefined || last === undefined || end <= first) continue;
    const items = splitList(article.text, { start, end: last }, sentence.language, undefined);
    if (items.length > 0) return items.map((span) => factAt(article, span));
  }
  return sentence.language === "en" ? englishSectors(article, sentence) : undefined;
}

/** Where "for 2021-2025", «на 2021-2025 годы» begins, that ends the name with its fields. */
function beforePeriod(sentence: Sentence, first: number, end: number): number {
  for (let index = first + 1; index < end; index += 1) {
    if (!/^\d{4}/u.test(sentence.tokens[index]?.text ?? "")) continue;
    return /^(?:for|from|in|на|с|в|период|годы)$/iu.test(sentence.tokens[index - 1]?.lower ?? "")
      ? index - 1
      : index;
  }
  return end;
}

/** The token after "in the fields of", "in areas such as", "in such areas as". */
function englishOpener(sentence: Sentence, index: number): number | undefined {
  const words = lowers(sentence, index, 9);
  const match =
    /^(?:in|within|across|on) (?:the |such |various |several |many |key |priority |following |its )*(?:areas?|fields?|spheres?|sectors?|domains?)(?: of (?:cooperation|interaction|mutual interest))?(?: (?:of|such as|as|including|like)|,? (?:such as|including))(?= )/u.exec(
      words,
    );
  return match ? index + match[0].split(" ").length : undefined;
}

function russianOpener(sentence: Sentence, index: number): number | undefined {
  const words = lowers(sentence, index, 9);
  const match =
    /^(?:в|во|по) (?:таких |таким |различных |следующих |ряде |ключевых |разных |приоритетных )*(?:сфер(?:е|ах|ам)|област(?:и|ях|ям)|отрасл(?:и|ях|ям)|направлени(?:ю|ям|ях))(?: сотрудничества)?(?: , как| как)?(?= )/u.exec(
      words,
    );
  if (!match) return undefined;
  const first = index + match[0].split(" ").length;
  return /^(?:и|,|:|которые|между|с|с)$/u.test(sentence.tokens[first]?.text ?? "") ? undefined : first;
}

const lowers = (sentence: Sentence, index: number, count: number): string =>
  sentence.tokens
    .slice(index, index + count)
    .map((token) => (token.kind === "mark" ? token.text : token.lower))
    .join(" ");

/** "in the trade, energy and transport sectors" */
function englishSectors(article: Article, sentence: Sentence): Fact[] | undefined {
  const words = article.text.slice(sentence.start, sentence.end);
  const match =
    /\b(?:in|across) (?:the )?((?:\p{L}[\p{L}-]*(?: \p{L}[\p{L}-]*){0,2}, )*\p{L}[\p{L}-]*(?: \p{L}[\p{L}-]*){0,2},? and \p{L}[\p{L}-]*(?: \p{L}[\p{L}-]*)?) (?:sectors|spheres|fields|areas)\b/u.exec(
      words,
    );
  const list = match?.[1];
  if (!match || list === undefined || /\b(?:the|of|in|to|a|other|various|these|was|is|were)\b/u.test(list))
    return undefined;
  const start = sentence.start + match.index + match[0].indexOf(list);
  return splitList(article.text, { start, end: start + list.length }, "en", undefined).map((span) =>
    factAt(article, span),
  );
}

/** What an agreement covers, by its verb: two things or more after a strong one, three or more after one that has other uses. */
const STRONG: Readonly<Record<"en" | "ru", RegExp>> = {
  en: /\b(?:covers|(?:will |would )?(?:also )?(?:cover|focus(?:es)? on)|will be focused on|(?:cooperat(?:e|ion)|work together|collaborat(?:e|ion)) (?:in|on)|provides? for (?:the development of )?cooperation in) (?!(?:the |such |various |several |following |many |a number of |different )*(?:period|years|next|fields?|areas?|spheres?|basis|sectors?)\b)/iu,
  ru: /(?<!\p{L})(?:охватывает|охватит|касается|сосредоточ\p{L}+ на|(?:предусматрива\p{L}+|предполага\p{L}+) (?:развитие )?(?:сотрудничеств\p{L}+|взаимодействи\p{L}+) (?:в|по)) (?!сфер|област|направлени|период|рамках)/iu,
};
const WEAK: Readonly<Record<"en" | "ru", RegExp>> = {
  en: /\b(?:provides? for|envisages?|stipulates|includes|will include|comprises|involves|(?:will|would) (?:fund|finance|pay for|support)|(?:(?:parties|sides|partners|countries|universities|companies|agencies|ministries|they|it) (?:will|would|agreed to|intend to|plan to)|will)(?: jointly)?(?! (?:be|become|enter|remain|allow|help|also|come|have|take|last|not|continue|jointly)\b)) /iu,
  ru: /(?<!\p{L})(?:предусматрива\p{L}+|предполага\p{L}+|включа\p{L}+(?: в себя)?|(?:стороны|вузы|компании|ведомства|университеты|партн[её]ры|они) (?:будут|намерены|договорились|планируют)) /iu,
};
/** What ends a list: a clause of its own. */
const CLAUSE =
  /,? (?:according to|between|for (?:the (?:period|years) )?\d{4}|worth|as well as other|which|that|where|while|so that|the (?:statement|ministry|press service|bank|lender) (?:said|says|reports?)|said|says|reports|who)\b|, (?:котор\p{L}+|что|чтобы|где|сообща\p{L}+|сообщил\p{L}*|говорится|передает|пишет|отметил\p{L}*|а также другие|тогда как|при этом)(?!\p{L})/iu;

/** "It covers trade, energy and transport", «предусматривает обмен студентами, стажировки и …» */
function covered(article: Article, sentence: Sentence, about: boolean): Fact[] | undefined {
  const { language } = sentence;
  if (language === "kk") return kazakhCovered(article, sentence);
  const words = article.text.slice(sentence.start, sentence.end);
  const verbs = [[STRONG[language], 2] as const, ...(about ? [[WEAK[language], 3] as const] : [])];
  for (const [pattern, least] of verbs) {
    const opener = pattern.exec(words);
    if (!opener) continue;
    const from = opener.index + opener[0].length;
    const clause = CLAUSE.exec(words.slice(from));
    const end = clause ? from + clause.index : words.length;
    const span = { start: sentence.start + from, end: sentence.start + end };
    const items = splitList(article.text, span, language, undefined);
    const fields = new RegExp(`(?<!\\p{L})${AREA[language]}(?!\\p{L})`, "iu");
    const [first] = items;
    // "cooperation in such areas as …": the list is that of the areas.
    if (first && fields.test(article.text.slice(first.start, first.end))) return undefined;
    if (items.length >= least && items.every((item) => isItem(article.text, sentence, item))) {
      return items.map((item) => factAt(article, item));
    }
  }
  return undefined;
}

/** An item is a phrase: no deed, no speech, not too long. */
function isItem(text: string, sentence: Sentence, item: Span): boolean {
  if (
    item.end - item.start > 130 ||
    /[«"“].{60,}|\b(?:was|were|has|have|had)\b|(?<!\p{L})(?:был[аои]?|будет)(?!\p{L})/u.test(
      text.slice(item.start, item.end),
    )
  )
    return false;
  return !sentence.tokens.some(
    (token, index) =>
      token.start >= item.start &&
      token.end <= item.end &&
      /[VSFREs]/u.test(sentence.markers[index]?.symbol ?? ""),
  );
}

/** "экономика, мәдениет және туризм салаларындағы", "… сияқты салалар": the list stands before. */
function kazakhFields(article: Article, sentence: Sentence): Fact[] | undefined {
  const { tokens } = sentence;
  for (let index = 1; index < tokens.length; index += 1) {
    if (!/^сала(?:сы|лары|лар)\p{L}*$/iu.test(tokens[index]?.lower ?? "")) continue;
    let end = index;
    if (/^(?:сияқты|секілді|тәрізді)$/iu.test(tokens[end - 1]?.lower ?? "")) end -= 1;
    const items = kazakhListBefore(article, sentence, end);
    if (items.length > 0 && (items.length > 1 || /^саласы/iu.test(tokens[index]?.lower ?? "")))
      return items.map((span) => factAt(article, span));
  }
  return undefined;
}

/** "… қамтиды", "… көзделген": what it covers stands between its subject and the verb. */
function kazakhCovered(article: Article, sentence: Sentence): Fact[] | undefined {
  const { tokens } = sentence;
  const verb = tokens.findIndex((token) =>
    /^(?:қамтиды|қамтылған|көздейді|көзделген|көзделіп|қарастырылған|қарастырады|жүргізеді|жүзеге)$/iu.test(
      token.lower,
    ),
  );
  if (verb < 3) return undefined;
  let first = -1;
  for (let index = 0; index < verb; index += 1) {
    const lower = tokens[index]?.lower ?? "";
    if (
      /^(?:аясында|бойынша|сәйкес|шеңберінде|арқылы|құжат(?:та)?|келісім(?:де)?|меморандум(?:да)?|бағдарлама(?:да)?|шарт(?:та)?|тараптар|хаттама(?:да)?|ол|жоспар(?:да)?)$/iu.test(
        lower,
      )
    )
      first = index + 1;
    if (first > 0 && tokens[index]?.text === ",") break;
  }
  const start = tokens[first]?.start;
  const end = tokens[verb - 1]?.end;
  if (tokens.slice(0, verb).some((token) => /^сала(?:лар|ларда)/iu.test(token.lower))) return undefined;
  if (first < 0 || start === undefined || end === undefined || start >= end) return undefined;
  const items = splitList(article.text, { start, end }, "kk", undefined);
  const least = /^қамт/iu.test(tokens[verb]?.lower ?? "") ? 2 : 3;
  return items.length >= least && items.every((item) => isItem(article.text, sentence, item))
    ? items.map((span) => factAt(article, span))
    : undefined;
}

function kazakhListBefore(article: Article, sentence: Sentence, end: number): Span[] {
  const { tokens, markers, entities } = sentence;
  let first = end;
  while (first > 0 && end - first < 40) {
    const token = tokens[first - 1];
    if (!token) break;
    const symbol = markers[first - 1]?.symbol;
    if (token.kind === "mark" ? token.text !== "," && token.text !== "-" : token.kind !== "word") break;
    if (symbol !== undefined && symbol !== "&" && symbol !== "o") break;
    if (
      symbol !== "&" &&
      (KAZAKH_TOPIC_BOUNDARY.test(token.lower) ||
        /^(?:тараптар\p{L}*|құжат\p{L}*|келісім\p{L}*|меморандум\p{L}*|бағдарлама\p{L}*|ол|олар|арасында\p{L}*|сондай-ақ|екі|үш|ел\p{L}{0,4}|қала\p{L}{0,5}|өзара)$/iu.test(
          token.lower,
        ))
    )
      break;
    if (symbol === "&" && (entities[first - 2]?.noun === true || tokens[first - 2]?.acronym === true)) break;
    const entity = entities[first - 1];
    if (entity?.noun || token.acronym) break;
    if (token.capital && first - 1 > 0) break;
    first -= 1;
  }
  while (first < end && (tokens[first]?.kind === "mark" || markers[first]?.symbol === "&")) first += 1;
  const start = tokens[first]?.start;
  const last = tokens[end - 1]?.end;
  if (start === undefined || last === undefined || first >= end) return [];
  return splitList(article.text, { start, end: last }, "kk", undefined);
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
  const joint = trimmed.length === 1 && joints.length > 1 ? undefined : joints.at(-1);
  if (!joint) return keepNames(text, trimmed);
  const before = trimItem(text, { start: last.start, end: last.start + joint.index });
  const after = trimItem(text, { start: last.start + joint.index + joint[0].length, end: last.end });
  return keepNames(text, [...trimmed.slice(0, -1), ...(before ? [before] : []), ...(after ? [after] : [])]);
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
