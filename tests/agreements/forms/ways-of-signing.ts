import type { Language } from "../../../src/types.ts";

/** A way to say that Serik Ospan and Hans Meier signed an agreement on river ports, or that Kazakhstan and Austria did. */
export interface Way {
  readonly language: Language;
  readonly text: string;
}

const ENGLISH = {
  one: "Minister Serik Ospan",
  other: "Ambassador Hans Meier",
  deed: "the Agreement on River Ports",
};
const RUSSIAN = {
  one: "министр транспорта Серик Оспан",
  other: "посол Ханс Майер",
  deed: "Соглашение о речных портах",
};
const KAZAKH = { one: "министр Серік Оспан", other: "елші Ханс Майер", deed: "өзен порттары туралы келісім" };

/** {1} and {2} are those who sign, {a} is the agreement. */
const fill = (
  form: string,
  words: { readonly one: string; readonly other: string; readonly deed: string },
): string => form.replace("{1}", words.one).replace("{2}", words.other).replace("{a}", words.deed);

const EN: readonly string[] = [
  "In Linz {a} bears the signatures of {1} and {2}.",
  "In the end {a} carried the signatures of {1} and {2}.",
  "Under {a} stand the signatures of {1} and {2}.",
  "The signatures of {1} and {2} stand under {a}.",
  "At the foot of {a} are the signatures of {1} and {2}.",
  "In the end {a} has the signatures of {1} and {2} on it.",
  "{1} and {2} signed off on {a}.",
  "{1} and {2} put their names to {a} on Friday.",
  "Linz gave its name to {a}, to which {1} and {2} put their names on Friday.",
  "{1} and {2} set their hands to {a}.",
  "{1} and {2} lent their signatures to {a}.",
  "{1} and {2} added their signatures to {a}.",
  "{1} and {2} inked {a}.",
  "{1} and {2} sealed {a}.",
  "{1} and {2} countersigned {a}.",
  "{1} and {2} concluded {a}.",
  "{1} and {2} finalised and signed {a}.",
  "{1} and {2} became signatories of {a}.",
  "{1} and {2} are the signatories to {a}.",
  "The signatories of {a} are {1} and {2}.",
  "Last week {a} was formalised by {1} and {2}.",
  "Last week {a} has been executed by {1} and {2}.",
  "Last week {a} was endorsed with the signatures of {1} and {2}.",
  "Signing for Kazakhstan was {1}. {2} did so for Austria. The paper they exchanged is {a}.",
];

const RU: readonly string[] = [
  "Под Соглашением о речных портах стоят подписи министра транспорта Серика Оспана и посла Ханса Майера.",
  "Подписи министра транспорта Серика Оспана и посла Ханса Майера стоят под Соглашением о речных портах.",
  "Подписи под Соглашением о речных портах принадлежат министру транспорта Серику Оспану и послу Хансу Майеру.",
  "Соглашение о речных портах скреплено подписями министра транспорта Серика Оспана и посла Ханса Майера.",
  "Соглашение о речных портах закреплено вчера подписями министра транспорта Серика Оспана и посла Ханса Майера.",
  "{a} скрепили подписями {1} и {2}.",
  "Подписи под Соглашением о речных портах поставили {1} и {2}.",
  "Свои подписи под Соглашением о речных портах поставили {1} и {2}.",
  "Автографы под Соглашением о речных портах оставили {1} и {2}.",
  "Вчера {1} и {2} расписались под Соглашением о речных портах.",
  "Вчера {1} и {2} поставили свои подписи под Соглашением о речных портах.",
  "Подписантами Соглашения о речных портах стали {1} и {2}.",
  "{a} заключено в Вене. Подписантами были {1} и {2}.",
  "{a} заключено в Вене. Подписанты: {1} и {2}.",
  "{a} оформлено в Вене министром транспорта Сериком Оспаном и послом Хансом Майером.",
  "Вчера {1} и {2} договорились и подписали {a}.",
  "Вчера {1} и {2} согласовали и подписали {a}.",
  "Вчера {1} и {2} завизировали {a}.",
  "{a} заключили {1} и {2}.",
];

const KK: readonly string[] = [
  "Бұл {a}ге {1} мен {2} қолтаңба қойды.",
  "Бұл {a}ге {1} мен {2} қолдарын қойды.",
  "Бұл {a}ге {1} мен {2} қол қойып бекітті.",
  "Бұл {a}ге {1} мен {2} қолтаңбасын қалдырды.",
  "Бұл {a}ге {1} мен {2} қолтаңбаларын қойды.",
  "Бұл {a}ді {1} мен {2} рәсімдеді.",
  "Венада {a} жасалды. Қол қоюшылар – {1} мен {2}.",
  "Венада {a} рәсімделді. Оған {1} мен {2} қол қойысты.",
];

/** Each names both of those who signed. */
export const WAYS_OF_SIGNING: readonly Way[] = [
  ...EN.map((form): Way => ({ language: "en", text: fill(form, ENGLISH) })),
  ...RU.map((form): Way => ({ language: "ru", text: fill(form, RUSSIAN) })),
  ...KK.map((form): Way => ({ language: "kk", text: fill(form, KAZAKH) })),
];

/** Each says that Kazakhstan and Austria concluded, prolonged or suspended an agreement. */
export const WAYS_OF_CONCLUDING: readonly (Way & { readonly status: string; readonly end?: string })[] = [
  { language: "en", text: "Kazakhstan and Austria struck an Agreement on River Ports.", status: "signed" },
  { language: "en", text: "Kazakhstan and Austria clinched a deal on river ports.", status: "signed" },
  {
    language: "en",
    text: "Kazakhstan and Austria entered into an Agreement on River Ports.",
    status: "signed",
  },
  {
    language: "en",
    text: "Kazakhstan and Austria formalised their partnership in an Agreement on River Ports.",
    status: "signed",
  },
  { language: "en", text: "Kazakhstan and Austria adopted a Joint Declaration on Rivers.", status: "signed" },
  {
    language: "en",
    text: "Kazakhstan and Austria have prolonged the Agreement on River Ports until 2030.",
    status: "extended",
    end: "2030",
  },
  {
    language: "en",
    text: "The Agreement on River Ports between Kazakhstan and Austria has been extended until 31 December 2029.",
    status: "extended",
    end: "2029-12-31",
  },
  {
    language: "en",
    text: "Kazakhstan has decided to suspend the Agreement on River Ports with Austria.",
    status: "suspended",
  },
  {
    language: "en",
    text: "The Agreement on River Ports between Kazakhstan and Austria has been put on hold.",
    status: "suspended",
  },
  { language: "ru", text: "Соглашение о речных портах заключили Казахстан и Австрия.", status: "signed" },
  { language: "ru", text: "Казахстан и Австрия оформили Соглашение о речных портах.", status: "signed" },
  {
    language: "ru",
    text: "Казахстан и Австрия закрепили партнёрство Меморандумом о речных портах.",
    status: "signed",
  },
  { language: "ru", text: "Сторонами Договора о баржах стали Казахстан и Австрия.", status: "signed" },
  {
    language: "ru",
    text: "До 31 декабря 2029 года продлевается Соглашение о речных портах между Казахстаном и Австрией.",
    status: "extended",
    end: "2029-12-31",
  },
  {
    language: "ru",
    text: "Соглашение о речных портах между Казахстаном и Австрией пролонгировано до 2030 года.",
    status: "extended",
    end: "2030",
  },
  {
    language: "ru",
    text: "Казахстан приостановил действие Соглашения о речных портах с Австрией.",
    status: "suspended",
  },
  {
    language: "ru",
    text: "Соглашение о речных портах между Казахстаном и Австрией приостановлено.",
    status: "suspended",
  },
  {
    language: "kk",
    text: "Қазақстан мен Австрия арасында өзен порттары туралы келісім бекітілді.",
    status: "signed",
  },
  {
    language: "kk",
    text: "Қазақстан мен Австрияның өзен порттары туралы келісімі бекіді.",
    status: "signed",
  },
  { language: "kk", text: "Қазақстан мен Австрия өзен порттары туралы келісім жасасты.", status: "signed" },
  {
    language: "kk",
    text: "Қазақстан мен Австрия арасында өзен порттары туралы келісім рәсімделді.",
    status: "signed",
  },
  {
    language: "kk",
    text: "Қазақстан мен Австрия арасындағы өзен порттары туралы келісімнің мерзімі 2030 жылға дейін ұзартылды.",
    status: "extended",
    end: "2030",
  },
  {
    language: "kk",
    text: "Қазақстан мен Австрия арасындағы өзен порттары туралы келісім уақытша тоқтатылды.",
    status: "suspended",
  },
];

/** Words of the same kind that tell of no agreement concluded. */
export const NO_SIGNING: readonly Way[] = [
  {
    language: "en",
    text: "The draft Agreement on River Ports awaits the signature of Minister Serik Ospan.",
  },
  { language: "en", text: "Kazakhstan suspended flights under the Agreement on Air Services with Austria." },
  { language: "en", text: "Minister Serik Ospan put their names forward for a prize." },
  { language: "en", text: "Kazakhstan and Austria adopted a programme of repairs." },
  { language: "ru", text: "Министр Серик Оспан оформил пропуск, а посол Ханс Майер продлил визу." },
  { language: "ru", text: "Подписи жителей собрал депутат Серик Оспан." },
  { language: "kk", text: "Министр Серік Оспан бюджетті бекітті, елші Ханс Майер көрмені ашты." },
];
