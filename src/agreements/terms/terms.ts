import { type DateMention, findDurations, type PeriodMention } from "../../language/dates.ts";
import { findAmounts } from "../../language/numbers.ts";
import type { Article, Fact, Language, Span } from "../../types.ts";
import { factAt } from "../facts.ts";
import { wholeWords } from "../grammar/grammar.ts";
import type { Sentence } from "../reading/sentence.ts";

/** The time an agreement covers. */
export interface Period {
  readonly start: Fact | null;
  readonly end: Fact | null;
  readonly duration: Fact | null;
}

/** Nothing is stated. */
export const NO_PERIOD: Period = { start: null, end: null, duration: null };

/** Words before a duration that make it the agreement's and not the length of a visit or a friendship. */
const TERM_BEFORE: Readonly<Record<Language, RegExp>> = {
  en: /(?:\bfor(?: a| the)?(?: (?:next|coming|following|initial|further|period|term|fixed))*(?: of)?|\bvalid for|\bover the (?:next|coming|following)|\bterm of|\bperiod of|\bmaturity of|\btenor of|\bduration of|\blasts?|\bwithin the next|\bin the next|\bspan(?:s|ning)?|\ba|\bthe|\bnew|\bits|\bnext|\bcoming)\s*$/iu,
  ru: /(?:сроком (?:действия )?(?:на|в)|рассчитан\p{L}* на|действ\p{L}+(?: будет)?(?: в течение)?|в течение|на(?: ближайшие| следующие| предстоящие| период в| срок(?: в| до)?)?|срок(?: действия)?(?: соглашения| договора| документа| меморандума)? ?[-–—:]?|заключ[её]н\p{L}* на|продл\p{L}+|ближайшие|следующие|составляет|составит|подписан\p{L}* на)\s*$/iu,
  kk: /(?:мерзімі|мерзімі –|алдағы|келесі|таяу|ұзақтығы|меморандум|келісім|құжат|шарт|бағдарлама|туралы|–|,|ол|үкімет|қарыз)\s*$/iu,
};
const TERM_AFTER: Readonly<Record<Language, RegExp>> = {
  en: /^[\s-]*(?:[\p{L}-]+ ){0,2}(?:agreement|memorandum|programme|program|framework|plan|deal|contract|term|period|loan|treaty|partnership|pact|mou|credit|grant)\b/iu,
  ru: /^\s*(?:соглашени|меморандум|договор|программ|контракт|план|срок|период|действ)/iu,
  kk: /^\s*(?:келісім|меморандум|бағдарлама|шарт|мерзім|жоспар|арналған|жасалды|қолданыл|күшінде|күші|бойы|ішінде)/iu,
};
const TERM_KAZAKH = /^(?:ға|ге|қа|ке)(?!\p{L})/u;
const NOT_TERM: Readonly<Record<Language, RegExp>> = {
  en: /(?:past|last|previous|more than|over the past|recent|after|since|ago|every|first time in|each)\s+\S*\s*$/iu,
  ru: /(?:последн\p{L}+|прошл\p{L}+|более чем|свыше|кажд\p{L}+|впервые за|за|спустя|уже)\s+\S*\s*$/iu,
  kk: /(?:соңғы|өткен|кейінгі|астам|жыл сайын)\s+\S*\s*$/iu,
};

/**
 * Period and duration as a sentence about one agreement states them; the period anywhere, the duration only beside words
 * of a term. Of a sentence about several, only the period within the one's `name`.
 */
export function periodIn(article: Article, within: Sentence, name?: Span): Period {
  const inName = (span: Span): boolean => !name || (name.start <= span.start && span.end <= name.end);
  const period = within.periods.find((span) => inName(span) && isTermOf(article, span));
  if (name) {
    return period
      ? {
          start: factAt(article, period, period.from),
          end: factAt(article, period, period.to),
          duration: null,
        }
      : NO_PERIOD;
  }
  const duration = findDurations(article.text, within).find((span) => isTerm(article, within, span));
  const until = period ? undefined : lastYear(article, within);
  return {
    start: period ? factAt(article, period, period.from) : null,
    end: period ? factAt(article, period, period.to) : until ? factAt(article, until, until.value) : null,
    duration: duration ? factAt(article, duration, duration.iso) : null,
  };
}

/** A period that was over before the article, or is only days long, is a visit's or a report's, not the agreement's. */
function isTermOf(article: Article, { from, to }: PeriodMention): boolean {
  if (!/^\d{4}/u.test(from) || !/^\d{4}/u.test(to)) return false;
  if (article.publishedOn !== undefined && to.slice(0, 4) < article.publishedOn.slice(0, 4)) return false;
  return to.length < 10 || Date.parse(to) - Date.parse(from) > SHORTEST_TERM_DAYS * 86_400_000;
}
const SHORTEST_TERM_DAYS = 60;

const UNTIL: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:valid|in force|runs?|effective|remain\p{L}*|lasts?|extend\p{L}*|continue\p{L}*|designed|implemented|stay\p{L}*|prolong\p{L}*|renew\p{L}*)\b[^.;]{0,90}\b(?:until|till|through|up to|to)(?: the end of)?\s*$/iu,
  ru: /(?<!\p{L})(?:действ\p{L}+|рассчитан\p{L}*|продл\p{L}+|остан\p{L}+ в силе|пролонг\p{L}+|сроком|срок\p{L}*|заключ[её]н\p{L}*|реализ\p{L}+)[^.;]{0,90}(?<!\p{L})(?:до|по)(?: конца)?\s*$/iu,
  kk: /$/u,
};
/** "Until 31 December 2029 the agreement stays in force", «До 2030 года продлевается …» */
const UNTIL_FIRST = /(?<!\p{L})(?:until|till|up to|through|до|по)(?: the end of| конца)?\s*$/iu;
const FORCE_AFTER =
  /^(?: года?)?,? (?:(?:the|this|its) [\p{L}-]+ |it )?(?:(?:is|was|has been|will) )?(?:prolong|extend|renew|valid|remain|stay|in force|runs?|продл|пролонг|действу|остан)/iu;
const UNTIL_KAZAKH =
  /^\p{L}{0,4}(?: жыл\p{L}*)?(?: соңына)? дейін (?:жарамды|күшінде|әрекет|жүзеге|қолданы|жалғас|жасал|есептел|созыл|ұзарт|жалғас)/iu;

/** "valid until 2030", «действует до 2030 года», «2030 жылға дейін жарамды»: an end without a beginning. */
function lastYear(article: Article, within: Sentence): DateMention | undefined {
  return within.dates.find((date) => {
    if (date.value.startsWith("--")) return false;
    const before = article.text.slice(Math.max(within.start, date.start - 80), date.start);
    const after = article.text.slice(date.end, Math.min(within.end, date.end + 60));
    if (article.language === "kk") return UNTIL_KAZAKH.test(after);
    return UNTIL[article.language].test(before) || (UNTIL_FIRST.test(before) && FORCE_AFTER.test(after));
  });
}

function isTerm(article: Article, within: Span, span: Span): boolean {
  const before = article.text.slice(Math.max(within.start, span.start - 60), span.start);
  const after = article.text.slice(span.end, Math.min(within.end, span.end + 40));
  const { language } = article;
  if (/^\s*(?:ago|назад|бұрын|old)/iu.test(after) || NOT_TERM[language].test(`${before}x `)) return false;
  if (NOT_TERM[language].test(before) || TERM_AFTER[language].test(after))
    return !NOT_TERM[language].test(before);
  const bare = !/мерзімі\s*[-–—]\s*$/iu.test(before) && /(?:\ba|\bthe|\bnew|\bits|–|,|ол)\s*$/iu.test(before);
  if (
    language === "kk" &&
    (TERM_KAZAKH.test(after) || /(?:ға|ге)$/u.test(article.text.slice(span.start, span.end)))
  )
    return true;
  return !bare && TERM_BEFORE[language].test(before);
}

/** Words that make a sum the agreement's own. */
const MONEY: Readonly<Record<Language, RegExp>> = {
  en: wholeWords(
    "commit(?:s|ted)|pledg(?:es|ed)|earmark\\p{L}*|contribut\\p{L}+|secur(?:es|ed)|rais(?:es|ed)|borrow(?:s|ed)?|lend(?:s|ing)?|lent|put|invest(?:s|ed)?|spend|estimated|loan|grant|credit|worth|valued|total(?:l?ing)?|amount(?:s|ing|ed)?|agreement|memorandum|contract|financing|funding|funded|investment|provid(?:e|es|ing)|allocat\\p{L}+|budget|cost|costs|value|contribution|tune|deal|package|programme|program|facility|support|it (?:now )?(?:rose|grew|stands|amounts|has (?:grown|risen))",
  ),
  ru: wholeWords(
    "за[еёй]м\\p{L}*|кредит\\p{L}*|грант\\p{L}*|на сумму|сумм\\p{L}+|в размере|размер\\p{L}*|стоимость\\p{L}*|объ[её]м\\p{L}*|соглашени\\p{L}+|меморандум\\p{L}*|договор\\p{L}*|контракт\\p{L}*|финансировани\\p{L}+|инвестици\\p{L}+|выдел\\p{L}+|бюджет\\p{L}*|предостав\\p{L}+|привл[её]к\\p{L}*|получ(?:ит|ил|ат)\\p{L}*|средств\\p{L}*|вклад\\p{L}*|направ\\p{L}+|влож\\p{L}+|инвестир\\p{L}+|оценива\\p{L}+|стоит|составит|(?:теперь )?он[ао]? (?:теперь )?(?:вырос\\p{L}*|увелич\\p{L}+|составля\\p{L}+)",
  ),
  kk: wholeWords(
    "қарыз\\p{L}*|несие\\p{L}*|грант\\p{L}*|сома\\p{L}*|көлем\\p{L}*|құн\\p{L}*|мөлшер\\p{L}*|келісім\\p{L}*|меморандум\\p{L}*|қаржы\\p{L}*|инвестиция\\p{L}*|бөл\\p{L}+|береді|алады|тартты|тартады|салады|салынады|жұмсалады|құяды|инвестициялайды|бюджет\\p{L}*|қаражат\\p{L}*|шарт\\p{L}*|енді ол",
  ),
};
const NOT_MONEY: Readonly<Record<Language, RegExp>> = {
  en: wholeWords(
    "turnover|trade between|bilateral trade|to date|since|exports?|imports?|gdp|portfolio|in the past|last year|compared|has invested|have invested|equivalent to|already|at that time|at the time|back then|originally|initially|earlier",
  ),
  ru: wholeWords(
    "товарооборот\\p{L}*|с начала|экспорт\\p{L}*|импорт\\p{L}*|ввп|портфел\\p{L}*|в прошлом году|по сравнению|за последние|уже вложил\\p{L}*|всего за|тогда|в то время|изначально|первоначально|раньше",
  ),
  kk: wholeWords(
    "тауар айналым\\p{L}*|тауарайналым\\p{L}*|экспорт\\p{L}*|импорт\\p{L}*|жіө|портфел\\p{L}*|былтыр|өткен жылы|салыстырғанда|соңғы|ол кезде|сол кезде|бастапқыда|әуелде",
  ),
};

/** The sum of the agreement that the sentence states, as `12000000 EUR`. */
export function amountIn(article: Article, sentence: Span): Fact | null {
  const words = article.text.slice(sentence.start, sentence.end);
  const { language } = article;
  if (!MONEY[language].test(words) || NOT_MONEY[language].test(words)) return null;
  const amount = findAmounts(article.text, sentence)[0];
  return amount ? factAt(article, amount, `${amount.value} ${amount.currency}`) : null;
}

/** Words by which a later sentence speaks of the agreement, when it names no other one. */
const SUBJECT: Readonly<Record<Language, RegExp>> = {
  en: wholeWords(
    "(?:the|this|new|signed) (?:[\\p{L}-]+ ){0,3}(?:agreement|memorandum|document|mou|programme|program|framework|treaty|loan|grant|protocol|contract|deal|plan|roadmap|declaration|financing|project|pact|credit|partnership|funds?|cooperation|convention|accord|money|proceeds|draft|initiative|facility)|under the \\p{L}+|it (?:takes|enters|comes|covers|includes|provides|envisages|foresees|sets|calls|outlines|will|is|sets|runs)|areas? of cooperation|the (?:parties|sides|partners)|the (?:two|both|three) \\p{L}+|the (?:bank|lender) (?:will )?(?:lends?|provides?|extends?)",
  ),
  ru: wholeWords(
    "документ\\p{L}*|соглашени\\p{L}+|меморандум\\p{L}*|договор\\p{L}*|программ\\p{L}+|протокол\\p{L}*|контракт\\p{L}*|план\\p{L}*|за[еёй]м\\p{L}*|грант\\p{L}*|кредит\\p{L}*|проект\\p{L}*|он[ао]? (?:был[ао]? |будет )?(?:предусматривает|охватывает|включает|рассчитан\\p{L}*|действует|заключ[её]н\\p{L}*|подписан\\p{L}*|вступ\\p{L}+|будет)|стороны|сотрудничеств\\p{L}+|деклараци\\p{L}+|дорожн\\p{L}+ карт\\p{L}+|конвенци\\p{L}+|средства|банк (?:предостав|выдел|да)\\p{L}+",
  ),
  kk: wholeWords(
    "онда|құжат\\p{L}*|келісім\\p{L}*|меморандум\\p{L}*|шарт\\p{L}*|бағдарлама\\p{L}*|хаттама\\p{L}*|жоспар\\p{L}*|қарыз\\p{L}*|грант\\p{L}*|жоба\\p{L}*|тараптар\\p{L}*|ол|ынтымақтасты\\p{L}+|несие\\p{L}*|қаражат\\p{L}*|банк\\p{L}* .{0,60}береді|декларация\\p{L}*|конвенция\\p{L}*",
  ),
};

/** Whether the sentence goes on about the agreement just reported. */
export function speaksOfAgreement(sentence: Sentence): boolean {
  return SUBJECT[sentence.language].test(sentence.text.slice(sentence.start, sentence.end));
}
