import { newStemmer } from "snowball-stemmers";

const snowball = newStemmer("english");

/** Forms that no ending tells, each group under its first word. */
const IRREGULAR = `
  meet met|hold held|say said|take took taken|give gave given|make made|come came|go went gone|begin began begun
  write wrote written|become became|lead led|leave left|lose lost|win won|build built|buy bought|bring brought
  sell sold|tell told|speak spoke spoken|choose chose chosen|grow grew grown|know knew known|keep kept|send sent
  spend spent|pay paid|rise rose risen|arise arose arisen|fall fell fallen|run ran|see saw seen|stand stood
  understand understood|teach taught|think thought|find found|fight fought|draw drew drawn|drive drove driven
  break broke broken|seek sought|catch caught|feel felt|mean meant|die died dying|show shown|get got gotten|eat ate eaten
  throw threw thrown|wear wore worn|sing sang sung|swim swam swum|drink drank drunk|fly flew flown|forget forgot forgotten
  ride rode ridden|shoot shot|sit sat|sleep slept|steal stole stolen|swear swore sworn|undergo underwent undergone
  undertake undertook undertaken|withdraw withdrew withdrawn|oversee oversaw overseen|lay laid|lie lain|hear heard
  man men|woman women|child children|person people|foot feet|tooth teeth|life lives|half halves`;

const BASE_FORMS = new Map(
  IRREGULAR.trim()
    .split(/[|\n]/)
    .flatMap((group) => {
      const [base = "", ...forms] = group.trim().split(" ");
      return forms.map((form) => [form, base] as const);
    }),
);

/** British spellings in American ones, where more than the ending tells them from other words. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{4})is(?=(?:e|es|ed|ing|er|ers|ation|ations|ational)$)/, "iz"],
  [/(?<=[a-z]{4})ys(?=(?:e|es|ed|ing)$)/, "yz"],
  [/(?<=[a-z]{3})our(?=(?:s|ed|ing|able|al|ite|ites|hood|ful)?$)/, "or"],
  [/(?<=[a-z]{2}[nt])re(?=s?$)/, "er"],
  [/(?<=def|lic|off|pret)ence(?=s?$)/, "ense"],
  [/(?<=dialog|catalog|analog)ue(?=s?$)/, ""],
];

/**
 * Snowball's stem of an English word in small letters, with irregular forms ("met") under their base form, British
 * spellings as American ones and doubled consonants as one ("programme" and "program", "signalling").
 */
export function stemEnglish(word: string): string {
  let regular = BASE_FORMS.get(word) ?? word.replace(/[’ʼ`´‘]/g, "'");
  for (const [british, american] of SPELLINGS) regular = regular.replace(british, american);
  return snowball.stem(regular).replace(/([b-df-hj-np-tv-z])\1/g, "$1");
}
