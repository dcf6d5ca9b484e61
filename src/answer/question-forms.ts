import type { Question } from "../retrieval/question.ts";

/** "Which two companies concluded it?" */
export const PARTIES =
  /(?<!\p{L})(?:which|what|какие|какая|қай|қандай)\s+(?:(?:two|three|both|две|два|три|екі|үш)\s+)?(?:organi[sz]ations|companies|countries|parties|sides|institutions|firms|организации|компании|страны|стороны|государства|ұйымдар|тараптар|компаниялар|елдер|мемлекеттер)(?!\p{L})/iu;

/** "What is the term of the loan?" */
export const TERM_OF = /(?<!\p{L})(?:term|duration|maturity|tenor|validity) of(?!\p{L})/iu;

/** "Up to what day is it prolonged?" asks for the end of the period, which no day of signing answers. */
export const UNTIL =
  /(?<!\p{L})(?:(?:up to|until|till) (?:what|which|when)(?: (?:day|date|month|year))?|до как(?:ого|ой|их) (?:года|числа|дня|месяца|даты|пор)|до когда|(?:қай|қандай) (?:күнге|жылға|уақытқа|мерзімге|айға) дейін|қашанға дейін)(?!\p{L})/iu;

/** "How many yen does it put in?" asks for a sum. */
export const SUM_IN =
  /(?<!\p{L})(?:how many|сколько|қанша|неше)\s+(?:(?:million|billion|миллион\p{L}*|миллиард\p{L}*|млн|млрд)\s+)?(?:yen|dollars|euros?|tenge|pounds|francs|rou?bles|yuan|soms?|lira|иен\p{L}*|йен\p{L}*|доллар\p{L}*|евро|тенге|рубл\p{L}+|фунт\p{L}*|франк\p{L}*|юан\p{L}+|сом\p{L}*|лир\p{L}*)(?!\p{L})/iu;

/** "What will the money be spent on?" asks for no sum. */
export const SPENT_ON =
  /(?<!\p{L})(?:(?:what|how) .{0,50}(?:spent|used for|be used|go (?:to|on|towards))|(?:на что|куда) .{0,20}(?:пойд|потрат|направ|израсход|уйд)\p{L}*|(?:неге|қайда|не үшін) жұмсал\p{L}*)(?!\p{L})/iu;

/** The day of a signing that is yet to come is none that a record has. */
export const WILL_SIGN =
  /(?<!\p{L})(?:will .{0,40}sign|going to sign|подпиш(?:ет|ут)|будет подписан\p{L}*|будут подписан\p{L}*|қол (?:қояды|қоймақ\p{L}*|қойылады|қойылмақ\p{L}*))(?!\p{L})/iu;

/** "Which documents were signed during the visit of the prime minister?" */
export const asksForDocuments = (question: Question): boolean => DOCUMENTS.test(question.text);

const DOCUMENTS =
  /(?<!\p{L})(?:what|which|какие|какой|какое|какую|қандай|қай)\s+(?:\p{L}+\s+)?(?:documents?|agreements?|memorand\p{L}+|treat\p{L}+|документ\p{L}*|соглашени\p{L}+|меморандум\p{L}*|договор\p{L}*|құжат\p{L}*|келісім\p{L}*|меморандум\p{L}*|шарт\p{L}*)(?!\p{L})/iu;

/** "Who watched them sign?", "who was there and did not sign?": no record of those who signed tells it. */
export const asksForOthers = ({ text }: Pick<Question, "text">): boolean =>
  DID_NOT_SIGN.test(text) || WATCHED.test(text);

const WATCHED =
  /(?<!\p{L})(?:who|кто|кім\p{L}*)(?!\p{L}).{0,40}(?<!\p{L})(?:watch\p{L}*|witness\p{L}*|attend\p{L}*|was present|were present|looked on|присутствовал\p{L}*|наблюдал\p{L}*|қатыс\p{L}+|куә\p{L}*)(?!\p{L})/iu;
const DID_NOT_SIGN =
  /(?<!\p{L})(?:(?:did not|didn['’]t|has not|hasn['’]t|without|not) sign\p{L}*|не (?:ставил\p{L}* )?подпис\p{L}+|қол (?:қоймаған\p{L}*|қоймады|қоймай))(?!\p{L})/iu;
