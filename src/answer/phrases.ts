import type { AgreementStatus, Language } from "../types.ts";

/** What an answer says in its own words, around what the articles say. One entry a language, the same set in each. */
export interface Phrases {
  readonly yes: string;
  readonly and: string;
  /** Announces a quote in another language than the answer's. */
  readonly articleSays: string;
  readonly notStated: string;
  readonly nearest: (titles: readonly string[]) => string;
  /** The date of signing is not stated; what is known is the day it was reported. */
  readonly reportedOn: (date: string) => string;
  readonly signedOn: (date: string) => string;
  readonly periodIs: (period: string) => string;
  readonly signedAt: (place: string) => string;
  /** The place of signing is not stated; what is known is where the article was filed. */
  readonly filedFrom: (place: string) => string;
  readonly areas: (count: number) => string;
  readonly partiesAre: (names: string) => string;
  readonly notAmongSignatories: (name: string, signatories: string) => string;
  readonly status: Readonly<Record<AgreementStatus, string>>;
  readonly aboutAgreement: (name: string) => string;
  readonly otherAgreements: (names: readonly string[]) => string;
  readonly differs: (claims: readonly { readonly value: string; readonly date: string | null }[]) => string;
  /** Labels of the fields of an agreement's card. */
  readonly fields: Readonly<Record<CardField, string>>;
  readonly emptyField: string;
  /** Questions to offer; with the agreement's name where there are several. */
  readonly questions: Readonly<
    Record<
      "signatories" | "areas" | "period" | "signedOn" | "amount" | "place",
      (name: string | null) => string
    >
  >;
  readonly greeting: string;
  readonly thanks: string;
  readonly about: string;
}

/** The fields of an agreement's card, in the order shown. */
export const CARD_FIELDS = [
  "instrument",
  "parties",
  "signatories",
  "signedOn",
  "reportedOn",
  "place",
  "dateline",
  "period",
  "areas",
  "amount",
  "status",
] as const;

export type CardField = (typeof CARD_FIELDS)[number];

const ENGLISH_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const RUSSIAN_NUMBERS = [
  "ноль",
  "одно",
  "два",
  "три",
  "четыре",
  "пять",
  "шесть",
  "семь",
  "восемь",
  "девять",
  "десять",
];
const KAZAKH_NUMBERS = ["нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз", "он"];

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const numberWord = (words: readonly string[], count: number): string => words[count] ?? String(count);
const russianPlural = new Intl.PluralRules("ru");
const claim = ({ value, date }: { value: string; date: string | null }): string =>
  date === null ? value : `${value} (${date})`;

const en: Phrases = {
  yes: "Yes.",
  and: "and",
  articleSays: "The article says:",
  notStated: "The articles do not say.",
  nearest: (titles) => `Closest: ${titles.join("; ")}.`,
  reportedOn: (date) => `The day of signing is not stated; it was reported on ${date}.`,
  signedOn: (date) => `Signed on ${date}.`,
  // "For until 2030" is no English.
  periodIs: (period) =>
    /^(?:until|from) /u.test(period)
      ? `${period[0]?.toUpperCase() ?? ""}${period.slice(1)}.`
      : `For ${period}.`,
  signedAt: (place) => `Signed in ${place}.`,
  filedFrom: (place) => `The place of signing is not stated; the article was filed from ${place}.`,
  areas: (count) => (count === 1 ? "One area:" : `${capitalised(numberWord(ENGLISH_NUMBERS, count))} areas:`),
  partiesAre: (names) => `Between ${names}.`,
  notAmongSignatories: (name, signatories) =>
    `The article does not name ${name} among the signatories; it names ${signatories}.`,
  status: {
    planned: "Planned, not yet signed.",
    signed: "Signed.",
    ratified: "Ratified.",
    "in-force": "In force.",
    extended: "Extended.",
    suspended: "Suspended.",
    terminated: "Terminated.",
  },
  aboutAgreement: (name) => `On “${name}”:`,
  otherAgreements: (names) => `The articles also report: ${names.join("; ")}.`,
  differs: (claims) => `Articles differ: ${claims.map(claim).join("; ")}.`,
  fields: {
    instrument: "Agreement",
    parties: "Parties",
    signatories: "Signed by",
    signedOn: "Signed on",
    reportedOn: "Reported on",
    place: "Place of signing",
    dateline: "Article filed from",
    period: "Period",
    areas: "Areas",
    amount: "Amount",
    status: "Status",
  },
  emptyField: "not stated",
  questions: {
    signatories: (name) => `Who signed ${name === null ? "the agreement" : `“${name}”`}?`,
    areas: (name) => `Which areas does ${name === null ? "the agreement" : `“${name}”`} cover?`,
    period: (name) => `For how long is ${name === null ? "the agreement" : `“${name}”`}?`,
    signedOn: (name) => `When was ${name === null ? "the agreement" : `“${name}”`} signed?`,
    amount: (name) => `How much money does ${name === null ? "the agreement" : `“${name}”`} provide?`,
    place: (name) => `Where was ${name === null ? "the agreement" : `“${name}”`} signed?`,
  },
  greeting: "Hello! Ask me about the agreement: who signed it, when, for how long, which areas it covers.",
  thanks: "You are welcome. Ask on if anything else is of interest.",
  about:
    "I answer questions about agreements from a set of articles, in English, Russian and Kazakh, and quote word for word the sentence each answer stands on. When the articles do not say, I say so.",
};

const ru: Phrases = {
  yes: "Да.",
  and: "и",
  articleSays: "В статье сказано:",
  notStated: "В статьях об этом не сказано.",
  nearest: (titles) => `Ближе всего: ${titles.join("; ")}.`,
  reportedOn: (date) => `Дата подписания в статье не названа; о подписании сообщено ${date}`,
  signedOn: (date) => `Подписано ${date}`,
  periodIs: (period) =>
    /^(?:начало|окончание):/u.test(period)
      ? `${period[0]?.toUpperCase() ?? ""}${period.slice(1)}.`
      : `На ${period}.`,
  signedAt: (place) => `Место подписания: ${place}.`,
  filedFrom: (place) => `Место подписания не названо; статья передана из: ${place}.`,
  areas: (count) => {
    const form = russianPlural.select(count);
    const noun = form === "one" ? "направление" : form === "few" ? "направления" : "направлений";
    return `${capitalised(numberWord(RUSSIAN_NUMBERS, count))} ${noun}:`;
  },
  partiesAre: (names) => `Стороны: ${names}.`,
  notAmongSignatories: (name, signatories) =>
    `Статья не называет ${name} среди подписавших; названы: ${signatories}.`,
  status: {
    planned: "Запланировано, ещё не подписано.",
    signed: "Подписано.",
    ratified: "Ратифицировано.",
    "in-force": "Действует.",
    extended: "Действие продлено.",
    suspended: "Действие приостановлено.",
    terminated: "Действие прекращено.",
  },
  aboutAgreement: (name) => `О документе «${name}»:`,
  otherAgreements: (names) => `В статьях есть и другие: ${names.join("; ")}.`,
  differs: (claims) => `Статьи расходятся: ${claims.map(claim).join("; ")}.`,
  fields: {
    instrument: "Соглашение",
    parties: "Стороны",
    signatories: "Подписали",
    signedOn: "Дата подписания",
    reportedOn: "Сообщено",
    place: "Место подписания",
    dateline: "Откуда передана статья",
    period: "Срок",
    areas: "Направления",
    amount: "Сумма",
    status: "Состояние",
  },
  emptyField: "не сказано",
  questions: {
    signatories: (name) => `Кто подписал ${name === null ? "соглашение" : `«${name}»`}?`,
    areas: (name) => `Какие направления охватывает ${name === null ? "соглашение" : `«${name}»`}?`,
    period: (name) => `На какой срок ${name === null ? "соглашение" : `«${name}»`}?`,
    signedOn: (name) => `Когда подписали ${name === null ? "соглашение" : `«${name}»`}?`,
    amount: (name) => `Какую сумму предусматривает ${name === null ? "соглашение" : `«${name}»`}?`,
    place: (name) => `Где подписали ${name === null ? "соглашение" : `«${name}»`}?`,
  },
  greeting:
    "Здравствуйте! Спросите о соглашении: кто его подписал, когда, на какой срок, какие направления оно охватывает.",
  thanks: "Пожалуйста. Спрашивайте, если интересно что-то ещё.",
  about:
    "Я отвечаю на вопросы о соглашениях по набору статей — на русском, казахском и английском — и привожу дословно предложение, на котором стоит ответ. Если в статьях ответа нет, так и скажу.",
};

const kk: Phrases = {
  yes: "Иә.",
  and: "және",
  articleSays: "Мақалада былай делінген:",
  notStated: "Мақалаларда бұл туралы айтылмаған.",
  nearest: (titles) => `Ең жақыны: ${titles.join("; ")}.`,
  reportedOn: (date) => `Қол қойылған күні мақалада айтылмаған; хабарланған күні: ${date}.`,
  signedOn: (date) => `Қол қойылған күні: ${date}.`,
  periodIs: (period) => `Мерзімі: ${period}.`,
  signedAt: (place) => `Қол қойылған жері: ${place}.`,
  filedFrom: (place) => `Қол қойылған жері айтылмаған; мақала жіберілген жер: ${place}.`,
  areas: (count) => `${capitalised(numberWord(KAZAKH_NUMBERS, count))} бағыт:`,
  partiesAre: (names) => `Тараптар: ${names}.`,
  notAmongSignatories: (name, signatories) =>
    `Мақалада қол қойғандардың қатарында ${name} аталмайды; аталғандар: ${signatories}.`,
  status: {
    planned: "Жоспарланған, әлі қол қойылмаған.",
    signed: "Қол қойылған.",
    ratified: "Ратификацияланған.",
    "in-force": "Күшінде.",
    extended: "Мерзімі ұзартылған.",
    suspended: "Қолданылуы тоқтатыла тұрған.",
    terminated: "Күші жойылған.",
  },
  aboutAgreement: (name) => `«${name}» туралы:`,
  otherAgreements: (names) => `Мақалаларда басқалары да бар: ${names.join("; ")}.`,
  differs: (claims) => `Мақалаларда әртүрлі: ${claims.map(claim).join("; ")}.`,
  fields: {
    instrument: "Келісім",
    parties: "Тараптар",
    signatories: "Қол қойғандар",
    signedOn: "Қол қойылған күні",
    reportedOn: "Хабарланған күні",
    place: "Қол қойылған жері",
    dateline: "Мақала жіберілген жер",
    period: "Мерзімі",
    areas: "Бағыттары",
    amount: "Сомасы",
    status: "Күйі",
  },
  emptyField: "айтылмаған",
  questions: {
    signatories: (name) => `${name === null ? "Келісімге" : `«${name}» құжатына`} кім қол қойды?`,
    areas: (name) => `${name === null ? "Келісім" : `«${name}»`} қандай бағыттарды қамтиды?`,
    period: (name) => `${name === null ? "Келісім" : `«${name}»`} қандай мерзімге жасалды?`,
    signedOn: (name) => `${name === null ? "Келісімге" : `«${name}» құжатына`} қашан қол қойылды?`,
    amount: (name) => `${name === null ? "Келісімде" : `«${name}» құжатында`} қанша қаражат қарастырылған?`,
    place: (name) => `${name === null ? "Келісімге" : `«${name}» құжатына`} қай жерде қол қойылды?`,
  },
  greeting:
    "Сәлеметсіз бе! Келісім туралы сұраңыз: оған кім, қашан, қандай мерзімге қол қойды, қандай бағыттарды қамтиды.",
  thanks: "Оқасы жоқ. Тағы сұрағыңыз болса, жаза беріңіз.",
  about:
    "Мен келісімдер туралы сұрақтарға мақалалар жинағы бойынша қазақ, орыс және ағылшын тілдерінде жауап беремін және жауап сүйенген сөйлемді сөзбе-сөз келтіремін. Мақалаларда жауап болмаса, солай деймін.",
};

/** The phrases of each language. */
export const PHRASES: Readonly<Record<Language, Phrases>> = { en, ru, kk };
