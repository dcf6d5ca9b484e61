import type { Span } from "../types.ts";
import { KAZAKH_TOPIC_BOUNDARY } from "./grammar/kazakh.ts";
import type { PersonMention } from "./people.ts";
import { markerOver, type Sentence, spanOf } from "./sentence.ts";

/** An instrument as a sentence names it: "Agreement between A and B on C for 2021-2025", "the document". */
export interface InstrumentMention {
  readonly first: number;
  readonly end: number;
  /** The name without an article. */
  readonly name: Span;
  /** The head's token. */
  readonly head: number;
  /** What kind it is, by its head: "agreement", "memorandum"; "document" for one that says no more. */
  readonly kind: string;
  /** It says more than "the agreement": a subject, parties, a proper name. */
  readonly specific: boolean;
  /** "The agreement", «данный меморандум», "бұл құжат": one that was named before. */
  readonly anaphoric: boolean;
  /** "Two agreements", «ряд документов»: several at once, none of them named. */
  readonly several: boolean;
}

const KINDS: readonly (readonly [string, RegExp])[] = [
  ["memorandum", /^(?:memorand|mou|memo|меморандум)/iu],
  ["agreement", /^(?:agreement|accord|pact|deal|соглашени|допсоглашени|сделк|пакт|келісім|келiсiм|мәміле)/iu],
  ["treaty", /^(?:treat|договор|шарт|contract|контракт|convention|конвенци|covenant)/iu],
  ["protocol", /^(?:protocol|протокол|хаттама)/iu],
  ["programme", /^(?:program|framework|программ|бағдарлама|unsdcf|undaf)/iu],
  ["plan", /^(?:plan|roadmap|road-map|план|карт|жоспар|карта)/iu],
  [
    "declaration",
    /^(?:declaration|statement|communiqu|charter|деклараци|заявлени|коммюнике|харти|мәлімдеме)/iu,
  ],
  ["letter", /^(?:letter|письмо)/iu],
];

/** The kind of an instrument by the head of its name. */
export function instrumentKind(head: string): string {
  return KINDS.find(([, pattern]) => pattern.test(head))?.[0] ?? "document";
}

/** Kinds that different articles may call by each other's names. */
export function sameInstrumentKind(a: string, b: string): boolean {
  const loose = new Set(["agreement", "treaty", "document", "programme"]);
  return a === b || a === "document" || b === "document" || (loose.has(a) && loose.has(b));
}

/** The instruments of a sentence, in order, not overlapping people. */
export function instrumentsOf(sentence: Sentence, people: readonly PersonMention[]): InstrumentMention[] {
  const taken = new Array<boolean>(sentence.tokens.length).fill(false);
  for (const person of people) taken.fill(true, person.first, person.end);
  const found: InstrumentMention[] = [];
  sentence.tokens.forEach((token, index) => {
    if (taken[index]) return;
    const mention =
      token.kind === "quoted" ? quotedInstrument(sentence, index) : named(sentence, index, taken);
    if (!mention) return;
    taken.fill(true, mention.first, mention.end);
    found.push(mention);
  });
  return found;
}

/** «Соглашение о сотрудничестве» in quotation marks: the whole is the name. */
function quotedInstrument(sentence: Sentence, index: number): InstrumentMention | undefined {
  const token = sentence.tokens[index];
  if (!token) return undefined;
  const inner = token.text.slice(1, -1).trim().split(/\s+/u);
  const position =
    sentence.language === "kk"
      ? inner.length - 1
      : inner.findIndex((word) => sentence.grammar.instruments.test(word));
  const head = inner[position];
  if (
    head === undefined ||
    inner.length < 2 ||
    (position > 3 && sentence.language !== "kk") ||
    !sentence.grammar.instruments.test(head)
  )
    return undefined;
  const start = token.start + 1;
  return {
    first: index,
    end: index + 1,
    name: { start, end: token.end - 1 },
    head: index,
    kind: instrumentKind(head),
    specific: true,
    anaphoric: false,
    several: false,
  };
}

function named(sentence: Sentence, head: number, taken: readonly boolean[]): InstrumentMention | undefined {
  const { tokens, grammar, entities, language } = sentence;
  const token = tokens[head];
  if (token?.kind !== "word") return undefined;
  const anaphora = grammar.anaphora.test(token.lower);
  if (!anaphora && !isInstrument(sentence, head)) return undefined;
  if (entities[head]?.kind === "organization") return undefined;
  if (anaphora && token.lower === "it") return undefined;
  const nameFirst =
    language === "kk" ? kazakhStart(sentence, head, taken) : qualifiersStart(sentence, head, taken);
  const end = language === "kk" ? kazakhEnd(sentence, head) : tailEnd(sentence, head, taken);
  const determiner = tokens[nameFirst - 1]?.lower ?? "";
  const several =
    /^(?:two|three|four|five|six|seven|eight|nine|ten|several|many|number|\d+|ряд|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|несколько|бірқатар|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он)$/iu.test(
      determiner,
    ) ||
    (/^(?:documents|agreements|memoranda|memorandums|mous|документ(?:ы|ов|ами)|соглашени(?:я|й)(?=$)|меморандум(?:ы|ов)|құжаттар\p{L}*)$/iu.test(
      token.lower,
    ) &&
      end - nameFirst < 2 &&
      !/^(?:of|о|об)$/iu.test(tokens[head + 1]?.lower ?? "") &&
      !/^соглашения$/iu.test(token.lower));
  const first =
    /^(?:the|a|an|this|that|these|its|their|his|new|said|этот|это|эта|эту|этого|этому|данн\p{L}+|указанн\p{L}+|соответствующ\p{L}+|бұл|осы|аталған|аталмыш)$/iu.test(
      determiner,
    )
      ? nameFirst - 1
      : nameFirst;
  const bare = end - nameFirst <= 1;
  const definite =
    /^(?:the|this|that|these|said|этот|это|эта|эту|этого|этому|данн\p{L}+|указанн\p{L}+|бұл|осы|аталған|аталмыш)$/iu.test(
      determiner,
    );
  return {
    first,
    end,
    name: instrumentSpan(sentence, nameFirst, end),
    head,
    kind: anaphora ? "document" : instrumentKind(token.lower),
    specific: !bare && !anaphora,
    anaphoric:
      anaphora ||
      (bare && (definite || language !== "en")) ||
      (definite && end - head <= 1 && end - nameFirst <= 2),
    several,
  };
}

/** Weak heads mean an instrument only beside certain words: "action plan", «дорожная карта». */
function isInstrument(sentence: Sentence, head: number): boolean {
  const { tokens, grammar } = sentence;
  const lower = tokens[head]?.lower ?? "";
  if (!grammar.instruments.test(lower)) return false;
  const before = `${tokens[head - 2]?.lower ?? ""} ${tokens[head - 1]?.lower ?? ""}`;
  const after = tokens[head + 1]?.lower ?? "";
  if (/^(?:карт|карта)/iu.test(lower)) return /дорожн|жол$/iu.test(before);
  if (/^map$/u.test(lower)) return /road/u.test(before);
  if (/^(?:letter|письмо)$/iu.test(lower)) return /^(?:of|о)$/u.test(after);
  if (/^(?:framework)$/u.test(lower))
    return (
      /cooperation|partnership|unsdcf|assistance|development/iu.test(before) ||
      (tokens[head]?.capital === true && /^(?:for|on|of)$/u.test(after))
    );
  if (/^(?:plan|план|жоспар)/iu.test(lower))
    return (
      /action|work|cooperation|joint|іс-қимыл|іс-шаралар|шаралар/iu.test(before) ||
      /^(?:of|действий|мероприятий|сотрудничества|совместных|консультаций|практических|работы)$/iu.test(after)
    );
  if (/^(?:program|программ|бағдарлама)/iu.test(lower))
    return (
      /cooperation|partnership|framework|joint|country|exchange|рамочн|страно|совместн|ынтымақтастық|елдік|бірлескен|негіздемелік|шеңберлік/iu.test(
        before,
      ) ||
      /^(?:of|сотрудничества|партн[её]рства|обмена|взаимодействия|совместных)$/iu.test(after) ||
      (tokens[head]?.capital === true && /^(?:of|for|on)$/iu.test(after))
    );
  if (/^(?:statement|заявлени|мәлімдеме|declaration|declarat)/iu.test(lower))
    return (
      /joint|совместн|бірлескен|declaration/iu.test(`${before} ${lower}`) || /^(?:on|of|о|об)$/u.test(after)
    );
  if (/^шарт(?:тар\p{L}*)?$/iu.test(lower)) return /туралы|арасындағы|достық|ынтымақтастық/iu.test(before);
  return true;
}

const STOP_BEFORE =
  /^(?:the|a|an|this|that|these|those|its|their|his|her|our|new|said|and|or|of|to|for|in|on|at|by|with|as|from|under|also|two|three|four|five|six|seven|eight|nine|ten|several|number|первый|первое|первую|новый|новое|новую|новых|этот|это|эту|этого|данн\p{L}+|указанн\p{L}+|соответствующ\p{L}+|ряд|несколько|и|в|о|об|на|с|по|под|за|для|из|к|при|million|billion|trillion|mln|bn|dollars?|euros?|tenge|млн|млрд|миллион\p{L}*|миллиард\p{L}*|долларов|евро|тенге)$/iu;

/** Words before an English or Russian head that belong to the name: "loan agreement", «рамочное соглашение». */
function qualifiersStart(sentence: Sentence, head: number, taken: readonly boolean[]): number {
  const { tokens, markers, language, entities } = sentence;
  let start = head;
  while (start > 0 && head - start < 6 && !taken[start - 1]) {
    const token = tokens[start - 1];
    if (!token || token.kind === "mark" || (token.kind === "number" && !/\p{L}/u.test(token.text))) break;
    if (STOP_BEFORE.test(token.lower) || (language === "en" && /['’ʼ]s$/u.test(token.text))) break;
    const symbol = markers[start - 1]?.symbol;
    if (symbol !== undefined && symbol !== "o") break;
    if (
      language === "en" &&
      entities[start - 1]?.kind === "country" &&
      entities[start - 1]?.noun &&
      !/^(?:loan|grant)$/u.test(tokens[start]?.lower ?? "")
    )
      break;
    if (
      language === "ru" &&
      !/(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ых|их|ую|юю)$/u.test(token.lower)
    )
      break;
    if (language === "ru" && /(?:ени|ани|ци|сти|ств)(?:й|и)$/iu.test(token.lower)) break;
    if (
      language === "ru" &&
      /(?:ых|их)$/iu.test(token.lower) &&
      !/(?:ов|ий|ах|ых)$/iu.test(tokens[head]?.lower ?? "")
    )
      break;
    if (language === "ru" && /^(?:подписанн|заключенн|достигнут|котор|сво|ваш|наш)\p{L}*$/u.test(token.lower))
      break;
    start -= 1;
  }
  return start;
}

const TAIL_STOP =
  /^(?:as|at|during|within|which|that|who|aimed|aiming|designed|worth|valued|totalling|totaling|following|after|before|while|when|under|from|was|were|is|are|has|have|had|will|would|can|could|today|yesterday|here|providing|next|last|later|soon|covering|including|through|via|earlier|also|took|where|whose|amid|upon|until|till|since|without|signed|dated|allowing|enabling|setting|according|he|she|it|they|because|so|but|сегодня|вчера|котор\p{L}+|где|что|предусматрива\p{L}+|предусмотр\p{L}+|направленн\p{L}+|рассчитанн\p{L}+|стоимостью|сроком|накануне|также|был[аои]?|будет|будут|чтобы|если|когда|однако|позволит|станет|стал[аои]?|определя\p{L}+|здесь|там|подписанн\p{L}+|заключ[её]нн\p{L}+|прошл\p{L}+|прош[её]л|проходит|передает|передаёт|сообщает)$/iu;

/** Where the name that begins before an English or Russian head ends. */
function tailEnd(sentence: Sentence, head: number, taken: readonly boolean[]): number {
  const { tokens, periods, dates } = sentence;
  let end = head + 1;
  while (end < tokens.length && end - head < 48 && !taken[end]) {
    const at = tokens[end]?.start ?? sentence.end;
    const period = periods.find((span) => span.start <= at && at < span.end);
    if (period) {
      end = pastSpan(sentence, end, period);
      continue;
    }
    if (dates.some((date) => date.precision === "day" && date.start <= at && at < date.end)) break;
    const step = tailStep(sentence, head, end);
    if (step === 0) break;
    end += step;
  }
  return trimTail(sentence, head, end);
}

/** Where an English or Russian phrase that begins at token `from` ends: at a verb, a day, another phrase. */
export function phraseEnd(sentence: Sentence, from: number, blocked: readonly boolean[]): number {
  return tailEnd(sentence, from - 1, blocked);
}

function pastSpan(sentence: Sentence, index: number, span: Span): number {
  let end = index;
  while (end < sentence.tokens.length && (sentence.tokens[end]?.start ?? span.end) < span.end) end += 1;
  return /^(?:годы|год|годов|гг|years?)$/iu.test(sentence.tokens[end]?.lower ?? "") ? end + 1 : end;
}

const TRAILING =
  /^(?:of|for|in|on|to|about|regarding|concerning|between|among|with|and|the|a|an|&|о|об|по|в|во|на|для|с|со|и|между|при|от|к|из|за|[-–—,]|year|period|период|next)$/iu;

function trimTail(sentence: Sentence, head: number, from: number): number {
  let end = from;
  while (end > head + 1 && TRAILING.test(sentence.tokens[end - 1]?.lower ?? "")) end -= 1;
  return end;
}

function tailStep(sentence: Sentence, head: number, index: number): number {
  const { tokens, markers, language } = sentence;
  const token = tokens[index];
  if (!token) return 0;
  if (token.kind === "quoted") return 1;
  if (token.text === ",") return listGoesOn(sentence, index) ? 1 : 0;
  if (token.text === "(") return bracketedName(sentence, index);
  if (token.kind === "mark") return /^[-–—«»"“”]$/u.test(token.text) && glued(sentence, index) ? 1 : 0;
  if (TAIL_STOP.test(token.lower)) return 0;
  const symbol = markers[index]?.symbol;
  if (symbol !== undefined && /[VSFXRETsh]/u.test(symbol)) return 0;
  return language === "en"
    ? englishTailStep(sentence, head, index, symbol)
    : russianTailStep(sentence, head, index, symbol);
}

/** A dash or mark with no space around it, as in «Россия-Украина». */
function glued(sentence: Sentence, index: number): boolean {
  return sentence.tokens[index - 1]?.end === sentence.tokens[index]?.start;
}

/** "(MoU)", "(2021-2025)" */
function bracketedName(sentence: Sentence, index: number): number {
  for (let position = index + 1; position < index + 5; position += 1) {
    if (sentence.tokens[position]?.text === ")") return position + 1 - index;
  }
  return 0;
}

function englishTailStep(
  sentence: Sentence,
  head: number,
  index: number,
  symbol: string | undefined,
): number {
  const { tokens, entities } = sentence;
  const lower = tokens[index]?.lower ?? "";
  const next = tokens[index + 1];
  const after = next?.lower ?? "";
  if (symbol === "b" || symbol === "Z") return 0;
  if (symbol === "f" && lower !== "for") return 0;
  if (lower === "on") return onTopic(sentence, index) ? 1 : 0;
  if (lower === "in") return inTopic(sentence, index) ? 1 : 0;
  if (lower === "to")
    return entities[index + 1] || (/^(?:the|combat)$/u.test(after) && index - head < 3) ? 1 : 0;
  if (lower === "with") return withTopic(sentence, index);
  if (lower === "for")
    return next && !(entities[index + 1]?.kind === "country" && endsAfter(sentence, index + 1)) ? 1 : 0;
  if (lower === "and" || symbol === "&") return andGoesOn(sentence, head, index) ? 1 : 0;
  if (lower === "by") return 0;
  return tokens[index]?.kind === "number" && !/\p{L}/u.test(tokens[index]?.text ?? "") ? 0 : 1;
}

/** "on trade", "on the protection of"; not "on the sidelines", "on Tuesday", "on 3 May". */
function onTopic(sentence: Sentence, index: number): boolean {
  const next = sentence.tokens[index + 1];
  const after = /^(?:the|its|his|her|their)$/u.test(next?.lower ?? "") ? sentence.tokens[index + 2] : next;
  return (
    after !== undefined &&
    after.kind !== "number" &&
    !/^(?:sidelines|margins|occasion|eve|basis|platform|side|part|first|second|third|final|last|opening|same|day|initiative|results|outcomes?|fringes|spot|website|behalf|visit|instructions?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)$/u.test(
      after.lower,
    )
  );
}

const endsAfter = (sentence: Sentence, index: number): boolean => {
  const next = sentence.tokens[sentence.entities[index]?.end ?? index + 1];
  return next === undefined || next.kind === "mark" || /^(?:and|while|by)$/u.test(next.lower);
};

function inTopic(sentence: Sentence, index: number): boolean {
  const next = sentence.tokens[index + 1];
  const after = next?.lower === "the" ? sentence.tokens[index + 2] : next;
  if (!after || sentence.entities[index + 1]) return false;
  if (/^(?:fields?|areas?|spheres?|sectors?|domains?|matters?|support)$/u.test(after.lower)) return true;
  if (next?.lower === "the" || next?.capital)
    return sentence.grammar.officeModifiers.test(after.lower) && next?.lower !== "the";
  return !/^(?:presence|framework|order|line|accordance|a|an|this|his|her|their|its|particular|which|addition|attendance|early|late|mid|time|front|connection|response|return|exchange|person|total)$/u.test(
    after.lower,
  );
}

/** "a memorandum with Japan on water": what follows the party belongs to the name, the party alone does not. */
function withTopic(sentence: Sentence, index: number): number {
  let position = index + 1;
  while (position < index + 9) {
    const token = sentence.tokens[position];
    if (!token || (token.kind === "mark" && token.text !== "(" && token.text !== ")")) return 0;
    if (/^(?:on|for)$/u.test(token.lower) && position > index + 1) {
      const step = englishTailStep(sentence, index, position, sentence.markers[position]?.symbol);
      return step > 0 ? position - index : 0;
    }
    const fits =
      token.capital || /^(?:the|of|and)$/u.test(token.lower) || token.text === "(" || token.text === ")";
    if (!fits) return 0;
    position += 1;
  }
  return 0;
}

/** "and" goes on within the name unless another instrument, person or clause follows it. */
function andGoesOn(sentence: Sentence, head: number, index: number): boolean {
  const { tokens, markers, grammar } = sentence;
  const next = tokens[index + 1];
  if (!next || next.kind === "mark") return false;
  if (
    /^(?:a|an|also|will|was|were|is|are|has|have|then|he|she|it|they|thus|two|three|agreed|expressed|другой|другие|также|было|был|это|выразил\p{L}*)$/iu.test(
      next.lower,
    )
  )
    return false;
  const symbol = markers[index + 1]?.symbol;
  if (symbol !== undefined && /[VSFXRETsbhfZ]/u.test(symbol)) return false;
  if (index === head + 1)
    return grammar.instruments.test(next.lower)
      ? false
      : /^(?:mutual|protocol|взаимн\p{L}+)$/iu.test(next.lower);
  for (let position = index + 1; position < index + 5; position += 1) {
    const token = tokens[position];
    if (!token || token.kind === "mark") break;
    if (grammar.instruments.test(token.lower) && isInstrument(sentence, position)) return false;
    if (/[VSFR]/u.test(markers[position]?.symbol ?? "")) break;
  }
  return true;
}

/** A comma inside a name lists what the instrument is about: "on trade, energy and transport". */
function listGoesOn(sentence: Sentence, comma: number): boolean {
  const { tokens, markers, grammar, language } = sentence;
  for (let index = comma + 1; index < comma + 8; index += 1) {
    const token = tokens[index];
    if (!token || token.kind === "number") return false;
    const symbol = markers[index]?.symbol;
    if (symbol === "&") {
      const next = tokens[index + 1];
      return (
        (index > comma + 1 || listedBefore(sentence, comma)) &&
        next?.kind === "word" &&
        !grammar.offices.test(next.lower) &&
        !/[VSFXREThsbfZ]/u.test(markers[index + 1]?.symbol ?? "") &&
        !TAIL_STOP.test(next.lower)
      );
    }
    if (token.text === ",") continue;
    if (token.kind !== "word" || (symbol !== undefined && symbol !== "o")) return false;
    if (
      TAIL_STOP.test(token.lower) ||
      grammar.offices.test(token.lower) ||
      grammar.instruments.test(token.lower)
    )
      return false;
    if (token.capital && (language === "ru" || sentence.entities[index] !== undefined)) return false;
    if (/^(?:the|a|an|in|on|at|by|to|of|it|he|she|в|на|при|с|во)$/u.test(token.lower) && index === comma + 1)
      return false;
  }
  return false;
}

/** Whether another comma stands shortly before: then ", and" ends a list. */
const listedBefore = (sentence: Sentence, comma: number): boolean =>
  sentence.tokens.slice(Math.max(0, comma - 6), comma).some(({ text }) => text === ",");

function russianTailStep(
  sentence: Sentence,
  head: number,
  index: number,
  symbol: string | undefined,
): number {
  const { tokens, entities } = sentence;
  const lower = tokens[index]?.lower ?? "";
  const next = tokens[index + 1];
  const after = next?.lower ?? "";
  if (symbol === "f") return 0;
  if (symbol === "Z" && !/^подписани/u.test(lower)) return 0;
  if (lower === "в" || lower === "во") {
    if (
      /^(?:сфер\p{L}*|област(?:и|ях)|част\p{L}*|цел\p{L}+|отношении|вопрос\p{L}*|отрасл\p{L}*|сектор\p{L}*|деле|интересах|направлени\p{L}*)$/u.test(
        after,
      )
    )
      return 1;
    return index - head > 1 &&
      next !== undefined &&
      !next.capital &&
      next.kind === "word" &&
      !/^(?:рамках|ходе|присутствии|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|этот|столице|здании|режиме|формате|том|этом|размере|прошлом|октябре|ноябре|декабре|январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|городе|г|результате|соответствии|целом|настоящее|торжественной|субботу|итоге|качестве|связи|ближайшее|будущем|мажилисе|сенате|парламенте|министерстве|акимате|офисе|штаб-квартире|университете|посольстве)$/u.test(
        after,
      )
      ? 1
      : 0;
  }
  if (lower === "на")
    return /^(?:поставк\p{L}*|строительств\p{L}*|период|оказани\p{L}*|реализаци\p{L}*|развити\p{L}*|проведени\p{L}*|обучени\p{L}*|закуп\p{L}*|предоставлени\p{L}*|разведк\p{L}*|добыч\p{L}*|финансировани\p{L}*|основе|взаимовыгодн\p{L}*)$/u.test(
      after,
    ) ||
      (next?.kind === "number" && isPeriodAhead(sentence, index + 1))
      ? 1
      : 0;
  if (lower === "с" || lower === "со") return russianWith(sentence, index);
  if (lower === "от") return 0;
  if (lower === "по")
    return /^(?:итогам|результатам|поручению|инициативе|словам|данным|случаю|окончании|завершении)$/u.test(
      after,
    )
      ? 0
      : 1;
  if (/^(?:под|при|после|во|у|до|через|перед|из|за)$/u.test(lower))
    return index - head > 1 &&
      /^(?:из|за|до|через|при)$/u.test(lower) &&
      !next?.capital &&
      next?.kind === "word" &&
      !/^(?:участии|поддержке|содействии|рубежом)$/u.test(after)
      ? 1
      : 0;
  if (lower === "и" || symbol === "&") return andGoesOn(sentence, head, index) ? 1 : 0;
  if (tokens[index]?.kind === "number") return 0;
  if (index === head + 1 && symbol === undefined && !/^(?:о|об|обо|между|по|для|в)$/u.test(lower)) {
    // «меморандум Министерства», «программа сотрудничества»: a genitive; anything else is another phrase.
    return entities[index] ||
      tokens[index]?.capital ||
      /(?:ия|ии|ий|а|я|ства|ов|ей|ого|его|ой|ых|их|ы|и)$/u.test(lower)
      ? 1
      : 0;
  }
  return 1;
}

const isPeriodAhead = (sentence: Sentence, index: number): boolean =>
  sentence.periods.some((period) => period.start === sentence.tokens[index]?.start);

/** «соглашение с ЕБРР о финансировании»: as in English. */
function russianWith(sentence: Sentence, index: number): number {
  for (let position = index + 1; position < index + 9; position += 1) {
    const token = sentence.tokens[position];
    if (!token || token.kind === "mark") return 0;
    if (/^(?:о|об|по)$/u.test(token.lower)) return position - index;
    if (/[VSFXRETshb&]/u.test(sentence.markers[position]?.symbol ?? "")) return 0;
  }
  return 0;
}

/** A Kazakh name ends with its head; an abbreviation in brackets may follow. */
function kazakhEnd(sentence: Sentence, head: number): number {
  return sentence.grammar.instruments.test(sentence.tokens[head + 1]?.lower ?? "") ? head + 2 : head + 1;
}

const KAZAKH_LINK =
  /^(?:туралы|жөніндегі|бойынша|саласындағы|саласында|арасындағы|арналған|шеңберіндегі|жөнінде|аясындағы)$/iu;
const KAZAKH_QUALIFIER =
  /^(?:ынтымақтастық|түсіністік|өзара|екіжақты|үшжақты|үкіметаралық|мемлекетаралық|несие|несиелік|қарыз|заем|грант|гранттық|инвестициялық|негіздемелік|шеңберлік|рамалық|стратегиялық|достық|бірлескен|қаржыландыру|сервистік|еңбек|ұжымдық|үшінші|сауда|экономикалық|іс-қимыл|іс-шаралар|жол|ниет|серіктестік|әріптестік|одақтастық|вексель|лизинг|концессиялық|ведомствоаралық|халықаралық|елдік|даму|тұрақты)$/iu;

/** Where a Kazakh name begins: through «… туралы», «… арасындағы» back to the clause, the subject or an instrumental. */
function kazakhStart(sentence: Sentence, head: number, taken: readonly boolean[]): number {
  let start = head;
  let linked = false;
  let between = false;
  while (start > 0 && head - start < 40 && !taken[start - 1]) {
    const index = start - 1;
    const token = sentence.tokens[index];
    if (!token) break;
    if (KAZAKH_LINK.test(token.lower)) {
      linked = true;
      between = /^арасындағы$/iu.test(token.lower);
    } else if (token.kind === "quoted") {
      if (!linked && start < head) break;
    } else if (!linked) {
      if (
        !KAZAKH_QUALIFIER.test(token.lower) &&
        !(sentence.grammar.instruments.test(token.lower) && index === head - 1)
      )
        break;
    } else if (!kazakhTopicWord(sentence, index, between)) break;
    start = index;
  }
  while (start < head && (sentence.markers[start]?.symbol === "&" || sentence.tokens[start]?.kind === "mark"))
    start += 1;
  return start;
}

function kazakhTopicWord(sentence: Sentence, index: number, between: boolean): boolean {
  const { tokens, entities, grammar } = sentence;
  const token = tokens[index];
  if (!token) return false;
  const { lower } = token;
  if (token.kind === "mark")
    return token.text === ","
      ? !tokens[index + 1]?.capital && kazakhListComma(sentence, index)
      : /^[-–—]$/u.test(token.text) && glued(sentence, index);
  const symbol = markerOver(sentence, index)?.symbol;
  if (symbol === "&")
    return /^(?:мен|пен|бен|және)$/iu.test(lower) && (between || !endsSubject(sentence, index - 1));
  if (symbol !== undefined && symbol !== "o") return false;
  if (between)
    return (
      !/^(?:бүгін|кеше|барысында|аясында|кезінде|соңында|қорытындысында)$/iu.test(lower) &&
      token.kind !== "number"
    );
  if (KAZAKH_TOPIC_BOUNDARY.test(lower)) return false;
  const entity = entities[index];
  if (entity?.noun && entity.kind !== "city")
    return (
      /(?:ның|нің|дың|дің|тың|тің|дағы|дегі|тағы|тегі|сы|сі)$/iu.test(lower) && !/республикасы$/iu.test(lower)
    );
  if (entity?.kind === "city" && /[дт][ае]$/iu.test(lower)) return false;
  if (grammar.bodies.test(lower) && /(?:гі|ғы|сы|сі|ы|і)$/iu.test(lower) && endsSubject(sentence, index))
    return false;
  return !token.acronym;
}

/** Whether a party ends there in its plain form, so that what follows is what the subject signed. */
function endsSubject(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  if (!token) return true;
  if (token.kind === "quoted" || token.acronym) return true;
  const entity = sentence.entities[index];
  if (entity?.kind === "city") return false;
  if (entity?.noun) return !/(?:ның|нің|дың|дің|тың|тің|дағы|дегі)$/iu.test(token.lower);
  return (
    sentence.grammar.bodies.test(token.lower) &&
    /(?:лігі|лығы|гі|ғы|сы|сі|банкі|университеті|институты|агенттігі|қоры|үкіметі|комитеті)$/iu.test(
      token.lower,
    )
  );
}

function kazakhListComma(sentence: Sentence, comma: number): boolean {
  const before = sentence.tokens[comma - 1];
  return (
    before?.kind === "word" &&
    !endsSubject(sentence, comma - 1) &&
    sentence.markers[comma - 1] === undefined &&
    !KAZAKH_TOPIC_BOUNDARY.test(before.lower)
  );
}

/** Case endings of an instrument's head: меморандумға, келісімді; after a possessive, бағдарламасына, келісімінің. */
const KAZAKH_ENDING =
  /(?<=\p{L}{3}[ыі])(?:на|не|н|нда|нде|ның|нің)$|(?<=\p{L}{3})(?:ға|ге|қа|ке|ны|ні|ды|ді|ты|ті|ның|нің|дың|дің|тың|тің)$/u;

/** The name's stretch; of a Kazakh head the case ending is left out: меморандумға -> меморандум. */
function instrumentSpan(sentence: Sentence, first: number, end: number): Span {
  const span = spanOf(sentence, first, end);
  if (sentence.language !== "kk") return span;
  const last = sentence.tokens[end - 1]?.text ?? "";
  const ending = KAZAKH_ENDING.exec(last);
  return ending ? { start: span.start, end: span.end - ending[0].length } : span;
}
