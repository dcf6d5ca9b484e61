import type { Article, Fact, Language } from "../../types.ts";
import { factAt } from "../facts.ts";
import { phraseEnd } from "../instruments/phrases.ts";
import type { Sentence } from "../reading/sentence.ts";
import { isItem, kazakhCovered, kazakhFields } from "./kazakh-areas.ts";
import { bulletsAfter, splitList } from "./lists.ts";

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
    // One field in the agreement's own name is no list of areas.
    const least = reader !== inFieldsOf ? 1 : about ? 2 : 3;
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
  // "Three areas: …", and «основные направления – …».
  const opener =
    new RegExp(`(?<![\\p{L}])(?:${AREA[language]}|${COVERS[language]})(?![\\p{L}])[^:.!?]{0,90}:`, "iu").exec(
      words,
    ) ?? new RegExp(`(?<![\\p{L}])${AREA[language]}(?: [\\p{L}-]+){0,4} [–—](?= )`, "iu").exec(words);
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
  en: /\b(?:covers|(?:will |would )?(?:also )?(?:cover|focus(?:es)? on|concentrates? on)|will be focused on|areas of (?:cooperation|interaction|work)(?: (?:will|would))? (?:include|are|cover)|(?:commits?|binds?) (?:the |both )?(?:\p{L}+ ){0,2}to|(?:money|funds|proceeds|loan|financing) will (?:go|be used|be spent|be directed) (?:to(?:wards)?|for|on)|(?:cooperat(?:e|ion)|work together|collaborat(?:e|ion)) (?:in|on)|provides? for (?:the development of )?cooperation in) (?!(?:the |such |various |several |following |many |a number of |different )*(?:period|years|next|fields?|areas?|spheres?|basis|sectors?)\b)/iu,
  ru: /(?<!\p{L})(?:охватывает|охватит|касается|сосредоточ\p{L}+ на|(?:займутся|будут заниматься)|(?:средства|деньги|кредит|за[её]м) (?:пойд[её]т|пойдут|будут направлены|будет направлен|направят|потратят|израсходуют) на|(?:предусматрива\p{L}+|предполага\p{L}+) (?:развитие )?(?:сотрудничеств\p{L}+|взаимодействи\p{L}+) (?:в|по)) (?!сфер|област|направлени|период|рамках)/iu,
};

const WEAK: Readonly<Record<"en" | "ru", RegExp>> = {
  en: /\b(?:provides? for|foresees?|sets out|calls for|outlines|envisages?|stipulates|includes|will include|comprises|involves|(?:will|would) (?:fund|finance|pay for|support)|(?:(?:parties|sides|partners|countries|(?:two|both|three) \p{L}+|universities|companies|agencies|ministries|they|it) (?:will|would|agreed to|intend to|plan to|undertake to|pledged? to|are to)|will)(?: jointly)?(?! (?:be|become|enter|remain|allow|help|also|come|have|take|last|not|continue|jointly)\b)) /iu,
  ru: /(?<!\p{L})(?:предусматрива\p{L}+|предполага\p{L}+|включа\p{L}+(?: в себя)?|(?:стороны|вузы|компании|ведомства|университеты|партн[её]ры|они|(?:две|оба|обе|три) \p{L}+) (?:будут|намерены|договорились|планируют|обязуются|обязались)) /iu,
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
    const fields = new RegExp(`^(?:\\p{L}+\\s+){0,3}${AREA[language]}(?!\\p{L})`, "iu");
    const [first] = items;
    // "cooperation in such areas as …": the list is that of the areas.
    if (first && fields.test(article.text.slice(first.start, first.end))) return undefined;
    if (items.length >= least && items.every((item) => isItem(article.text, sentence, item))) {
      return items.map((item) => factAt(article, item));
    }
  }
  return undefined;
}
