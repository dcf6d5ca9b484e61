import type { Language } from "../../src/types.ts";
import { type ChangeContext, pick, replaceWord } from "./changing.ts";

const VERBS: Readonly<Record<Language, RegExp>> = {
  en: /(?<=\s)(?:was|were|is|are|has|had|have|will|can|could|would|may|must)(?=\s)/u,
  ru: /(?<=\s)(?:был[аио]?|\p{L}{3,}(?:ал|ил|ел|ла|ли|ло|лся|лась|лись|ет|ит|ют|ят|ется|ится|ются|ан|ен|ана|ена|ены|аны))(?=[\s,.])/u,
  kk: /(?<=\s)\p{L}{3,}(?:ды|ді|ты|ті|ған|ген|қан|кен|ады|еді|йды|йді)(?=[.\s]*$)/u,
};
const DENIALS: Readonly<Record<Language, RegExp>> = {
  en: /\s(?:not|never)(?=\s)/u,
  ru: /(?<=\s)не\s/u,
  kk: /\s(?:емес|жоқ)(?=[\s.,])/u,
};
const KAZAKH_DENIED = /(?:[мбп][ае](?:ды|ді|ған|ген|йды|йді|с))[.\s]*$/u;
const PAST =
  /(?<=\s)(signed|ratified|published|agreed|opened|joined|approved|visited|announced|won|received)(?=\s)/u;

/** Adds a denial to the verb, or takes it out. */
export function flipNegation(claim: string, { language }: ChangeContext): string | null {
  if (DENIALS[language].test(claim)) return claim.replace(DENIALS[language], "");
  if (language === "kk" && KAZAKH_DENIED.test(claim)) return null;
  if (!VERBS[language].test(claim)) return null;
  const denied = {
    en: (verb: string) => `${verb} not`,
    ru: (verb: string) => `не ${verb}`,
    kk: (verb: string) => `${verb} емес`,
  };
  return claim.replace(VERBS[language], denied[language]);
}

/** "did not sign", "так и не подписал", "қоймады": the other ways a verb is denied. */
export function denyOtherwise(claim: string, { language }: ChangeContext): string | null {
  if (DENIALS[language].test(claim)) return null;
  if (language === "en") return PAST.test(claim) ? claim.replace(PAST, "refused to have $1") : null;
  if (language === "ru")
    return /(?<=\s)подписал/u.test(claim)
      ? claim
          .replace(/(?<=\s)подписал(и|а)?(?=\s)/u, "отказал$1сь подписать")
          .replace("отказалсь", "отказался")
      : null;
  if (KAZAKH_DENIED.test(claim)) return null;
  // The past of a verb whose stem ends in a consonant or и: "берді", "талқылады" is left out with the present.
  const verb = /(?<=\s)(қой|\p{L}+[^аәеыійу\s])([дт])([ыі])(?=[.\s]*$)/u.exec(claim);
  if (!verb) return null;
  const [whole, stem = "", , ending] = verb;
  const consonant = /[змнңж]$/u.test(stem) ? "б" : /[пкқстшфхцчщбвгд]$/u.test(stem) ? "п" : "м";
  const denied = `${stem}${consonant}${ending === "ы" ? "ады" : "еді"}`;
  return claim.slice(0, verb.index) + denied + claim.slice(verb.index + whole.length);
}

const OPPOSITES: readonly (readonly [RegExp, string])[] = [
  [/(?<=\s)before(?=\s)/iu, "after"],
  [/(?<=\s)after(?=\s)/iu, "before"],
  [/(?<=\s)more(?=\s)/iu, "less"],
  [/(?<=\s)less(?=\s)/iu, "more"],
  [/(?<=\s)won(?=\s)/iu, "lost"],
  [/(?<=\s)(?:grew|rose|increased)(?=\s)/iu, "fell"],
  [/(?<=\s)(?:fell|decreased)(?=\s)/iu, "grew"],
  [/(?<=\s)(?:first)(?=\s)/iu, "last"],
  [/(?<=\s)(?:largest|biggest)(?=\s)/iu, "smallest"],
  [/(?<=\s)(?:opened)(?=\s)/iu, "closed"],
  [/(?<=\s)(?:approved)(?=\s)/iu, "rejected"],
  [/(?<=\s)(?:northern)(?=\s)/iu, "southern"],
  [/(?<=\s)(?:all)(?=\s)/iu, "few"],
  [/(?<=\s)(?:increase)(?=\s)/iu, "decrease"],
  [/(?<=\s)(?:high|higher)(?=\s)/iu, "low"],
  [/(?<=\s)(?:public)(?=\s)/iu, "private"],
  [/(?<=\s)(?:private)(?=\s)/iu, "public"],
  [/(?<=\s)до(?=\s)/iu, "после"],
  [/(?<=\s)после(?=\s)/iu, "до"],
  [/(?<=\s)более(?=\s)/iu, "менее"],
  [/(?<=\s)менее(?=\s)/iu, "более"],
  [/(?<=\s)(?:вырос(?:ла|ло|ли)?|увеличил(?:ся|ась|ось|ись))(?=\s)/iu, "сократился"],
  [/(?<=\s)(?:выиграл|победил)(?=[аи]?\s)/iu, "проиграл"],
  [/(?<=\s)одобрил(?=[аи]?\s)/iu, "отклонил"],
  [/(?<=\s)крупнейш/iu, "мельчайш"],
  [/(?<=\s)высок/iu, "низк"],
  [/(?<=\s)больш(?=ой|ая|ие|ую|их|ое)/iu, "маленьк"],
  [/(?<=\s)открыл(?=[аи]?\s)/iu, "закрыл"],
  [/(?<=\s)кейін(?=\s)/iu, "бұрын"],
  [/(?<=\s)бұрын(?=\s)/iu, "кейін"],
  [/(?<=\s)көп(?=\s)/iu, "аз"],
  [/(?<=\s)үлкен(?=\s)/iu, "кіші"],
  [/(?<=\s)(?:өсті|артты|көбейді)(?=[\s.])/iu, "азайды"],
  [/(?<=\s)ашты(?=[\s.])/iu, "жапты"],
  [/(?<=\s)жоғары(?=\s)/iu, "төмен"],
  [/(?<=\s)солтүстік/iu, "оңтүстік"],
  [/(?<=\s)жеңді(?=[\s.])/iu, "жеңілді"],
];

/** "less" for "more", "after" for "before". */
export const changeToOpposite = (claim: string, context: ChangeContext): string | null =>
  replaceWord(claim, OPPOSITES, context);

const OFFICES: readonly (readonly [RegExp, string])[] = [
  [/Minister of \p{Lu}\p{L}+/u, "Minister of Defence"],
  [/First Deputy Prime Minister/u, "Prime Minister"],
  [/Deputy (?=Minister|Prime)/u, ""],
  [/(?<!Deputy )Prime Minister/u, "Foreign Minister"],
  [/\bPresident\b/u, "Prime Minister"],
  [/\bAmbassador\b/u, "Consul"],
  [/\b(?:director|chairman)\b/iu, "governor"],
  [
    /(?<=[Мм]инистр\p{L}{0,3} )(?:энергетики|финансов|здравоохранения|экономики|образования|торговли)/u,
    "обороны",
  ],
  [/(?<!\p{L})[Пп]резидент(?=[а-я]{0,3}\s)/u, "премьер-министр"],
  [/(?<!\p{L})посол(?!\p{L})/u, "консул"],
  [/(?<!\p{L})послом(?!\p{L})/u, "консулом"],
  [
    /(?<!\p{L})(?:Энергетика|Қаржы|Білім|Денсаулық сақтау|Экономика|энергетика|қаржы|білім)(?= министрі)/u,
    "Қорғаныс",
  ],
  [/(?<!\p{L})Президенті?(?!\p{L})/u, "Премьер-министрі"],
  [/(?<!\p{L})елшісі(?!\p{L})/u, "консулы"],
];

/** Another office. */
export const changeOffice = (claim: string, context: ChangeContext): string | null =>
  replaceWord(claim, OFFICES, context);

const JOINT: Readonly<Record<Language, string>> = { en: "and", ru: "и", kk: "және" };
const INVENTED: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "and will build schools in every village",
    "after long disputes over customs duties",
    "although experts had warned of heavy losses",
    "which caused protests in the streets",
    "and promised to lower taxes on fuel",
    "because the old arrangement had failed",
  ],
  ru: [
    "и построит школы в каждом селе",
    "после долгих споров о таможенных пошлинах",
    "хотя эксперты предупреждали о больших потерях",
    "что вызвало протесты на улицах",
    "и пообещал снизить налоги на топливо",
    "потому что прежняя договорённость провалилась",
  ],
  kk: [
    "және әр ауылда мектеп салады",
    "кедендік баждар туралы ұзақ даудан кейін",
    "сарапшылар үлкен шығын туралы ескерткенімен",
    "бұл көшелерде наразылық тудырды",
    "және жанармай салығын төмендетуге уәде берді",
    "өйткені бұрынғы уағдаластық сәтсіз болды",
  ],
};
const SHORT: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "despite protests",
    "at the expense of taxpayers",
    "for military purposes",
    "under pressure from banks",
  ],
  ru: ["несмотря на протесты", "за счёт налогоплательщиков", "в военных целях", "под давлением банков"],
  kk: ["наразылыққа қарамастан", "салық төлеушілер есебінен", "әскери мақсатта", "банктердің қысымымен"],
};

/** An invented clause at the end. */
export const addClause = (claim: string, { language, seed }: ChangeContext): string | null =>
  append(claim, INVENTED[language], seed);

/** An invented circumstance of two or three words; in Kazakh it stands in front. */
export function addShortClause(claim: string, { language, quote, seed }: ChangeContext): string | null {
  const clause = pick(SHORT[language], seed);
  if (!clause || quote.includes(clause.split(" ").at(-1) ?? "")) return null;
  if (language !== "kk") return claim.replace(/([.!]["”»]?)$/u, ` ${clause}$1`);
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)} ${claim}`;
}

/** A sentence of another article as a clause. */
export function addForeignClause(claim: string, { language, sentences, seed }: ChangeContext): string | null {
  const clauses = sentences.map((one) => one.replace(/[.!?…"”»]+$/u, "")).filter((one) => one.length < 120);
  return append(
    claim,
    clauses.map((one) => `${JOINT[language]} ${one.charAt(0).toLowerCase()}${one.slice(1)}`),
    seed,
  );
}

function append(claim: string, clauses: readonly string[], seed: number): string | null {
  const clause = pick(clauses, seed);
  return clause === undefined ? null : claim.replace(/([.!]["”»]?)$/u, `, ${clause}$1`);
}
