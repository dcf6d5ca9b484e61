import type { Language } from "../types.ts";

/** Where the word stands that a negator denies. */
type Negator = "after" | "before" | "itself";

const ENGLISH =
  /^(?:not|never|no|neither|nor|none|nobody|nothing|nowhere|without|cannot|hardly|barely|fail(?:s|ed|ing)?|refus(?:e[sd]?|ing|al)|den(?:y|ies|ied|ying)|lack(?:s|ed|ing)?|unable)$/u;
const ENGLISH_CONTRACTION = /n['’]t$/u;
const RUSSIAN =
  /^(?:не|ни|нет|без|никогда|никто|никого|никому|никем|ничего|ничто|нигде|никак\p{L}*|нельзя|невозможно|неспособ\p{L}*|отказ\p{L}{0,6}|отсутств\p{L}+)$/u;
/** Words that stand after what they deny: "қол қойған жоқ", "мүмкін емес". */
const KAZAKH_AFTER = /^(?:емес\p{L}*|жоқ\p{L}*|жок)$/u;
const KAZAKH = /^(?:еш|ешбір|ешқандай|ешкім\p{L}*|ешқашан|ештеңе\p{L}*|ешқайда)$/u;
/** Verbs with the negative suffix: "қоймады", "берілмеген", "болмайды". */
const KAZAKH_VERB =
  /^\p{L}{2,}[мбп](?:а(?:д[ыi]|дық|дым|ды[ңм]|ған\p{L}*|й(?:ды|тын\p{L}*|ды|мыз|мын)?|уы?\p{L}{0,4}|стан)|е(?:ді|дік|дім|діңіз|ген\p{L}*|й(?:ді|тін\p{L}*|міз|мін)?|уі?\p{L}{0,4}|стен))$/u;
/** Common words that look like such verbs. */
const NO_KAZAKH_VERB =
  /^(?:бірнеше|үлкенбе|мемлекет\p{L}*|қазба\p{L}*|\p{L}*(?:[шс]аба\p{L}*|кобей\p{L}*|көбей\p{L}*|кемпа\p{L}*|әлеумет\p{L}*|тамбай))$/u;

/**
 * Whether a word denies, and where what it denies stands; null for a word that does not.
 * @param previous the word before it
 */
export function negatorAt(word: string, language: Language, previous = ""): Negator | null {
  const lower = word.toLowerCase();
  if (language === "en") return ENGLISH.test(lower) || ENGLISH_CONTRACTION.test(lower) ? "after" : null;
  if (language === "ru") return RUSSIAN.test(lower) ? "after" : null;
  if (KAZAKH_AFTER.test(lower)) return "before";
  // "бас тартты" is refused, "бас тартпады" did not refuse.
  if (lower.startsWith("тарт") && previous.toLowerCase() === "бас")
    return KAZAKH_VERB.test(lower) ? null : "before";
  if (KAZAKH.test(lower)) return "after";
  return KAZAKH_VERB.test(lower) && !NO_KAZAKH_VERB.test(lower) ? "itself" : null;
}

const CONCORD = /^(?:nor|ни|никогда|никто|никого|никому|никем|ничего|ничто|нигде|никак\p{L}*|еш\p{L}*)$/u;

/** Whether a word that denies only goes with another denial. */
export const isConcord = (word: string): boolean => CONCORD.test(word.toLowerCase());

/** Words in which a denial is built in, so that another language may say it with "not". */
const SOFT =
  /^(?:insuffic|unsuccess|impossib|unaware|absen|exclud|недостат|неудач|неизвест|отсутств|переста|прекрат|без\p{L}{4})|(?:сыз|сіз)(?:\p{L}{0,4})$|^free$|less$/iu;

/** Whether a denial is built into a word that is no denial by itself: «безвизовый», "useless". */
export const isSoftDenial = (word: string): boolean => SOFT.test(word);
