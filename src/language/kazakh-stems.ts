import { foldKazakh } from "./transliteration.ts";

/**
 * A suffix stripper for Kazakh over folded letters (see {@link foldKazakh}), so that text typed with Russian letters
 * only gives the same stems.
 *
 * Kazakh stacks suffixes (plural, possessive, case; voice, negation, tense, person), and each has forms that the sound
 * before it picks: "-лар" only after vowels, р, й and у, "-дар" after л, м, н, з, ж, "-тар" after voiceless consonants.
 * The table holds every form with the sounds it may follow, which rules out most false cuts ("доллар", "лидер",
 * "орта"). Suffixes are cut, longest first, until none fits. Since a word and its inflected form end in the same cuts,
 * they meet even where a cut is not a grammatical one ("казакстан" loses "-тан" in all its forms).
 */

const VOWELS = "аеиоуыэюяё";
/** Classes of sounds before a suffix; у and ю stand in both, since they are a vowel and a glide. */
const OPEN = "аеиоуыэюяё";
const SOFT_GLIDE = "рйую";
const NASAL = "мн";
const LATERAL = "л";
const BUZZ = "зж";
const VOICELESS = "пфкстшщчцхбвгд";
const VOICED = SOFT_GLIDE + NASAL + LATERAL + BUZZ;
const CONSONANT = "рйлмнзжпфкстшщчцхбвгду";

interface Suffix {
  readonly form: string;
  /** Sounds that the rest must end in. */
  readonly after: string;
  /** Letters that the rest must have. */
  readonly rest: number;
  /** What takes the suffix's place. */
  readonly leaves: string;
}

function suffixes(forms: string, after: string, rest: number, leaves = ""): Suffix[] {
  return forms.split(" ").map((form) => ({ form, after, rest, leaves }));
}

const SUFFIXES: readonly Suffix[] = [
  // Plural.
  ...suffixes("лар лер", OPEN + SOFT_GLIDE, 2),
  ...suffixes("дар дер", NASAL + LATERAL + BUZZ, 2),
  ...suffixes("тар тер", VOICELESS, 2),
  // Possessive: his and its, our, your.
  ...suffixes("ы и", CONSONANT, 2),
  ...suffixes("сы си", OPEN, 3),
  ...suffixes("ымыз имиз ыныз иниз", CONSONANT, 2),
  ...suffixes("мыз миз ныз низ", OPEN, 3),
  // Genitive.
  ...suffixes("нын нин", OPEN + NASAL, 2),
  ...suffixes("дын дин", SOFT_GLIDE + LATERAL + BUZZ, 2),
  ...suffixes("тын тин", VOICELESS, 2),
  // Dative, also after a possessive.
  ...suffixes("га ге", OPEN + VOICED, 2),
  ...suffixes("ка ке", VOICELESS, 2),
  ...suffixes("на не", "ыи", 3),
  ...suffixes("ыма име ымызга имизге", CONSONANT, 3),
  // Accusative, which is the past tense's third person as well.
  ...suffixes("ны ни", OPEN, 3),
  ...suffixes("ды ди", OPEN + VOICED, 2),
  ...suffixes("ты ти", VOICELESS, 2),
  ...suffixes("ын ин", CONSONANT, 3),
  ...suffixes("сын син", OPEN, 3),
  // Locative and ablative, also after a possessive.
  ...suffixes("да де", OPEN + VOICED, 2),
  ...suffixes("та те", VOICELESS, 2),
  ...suffixes("нда нде", "ыи", 3),
  ...suffixes("дан ден", OPEN + SOFT_GLIDE + LATERAL + BUZZ, 2),
  ...suffixes("нан нен", `${NASAL}ыи`, 2),
  ...suffixes("тан тен", VOICELESS, 2),
  // Instrumental.
  ...suffixes("мен", OPEN + SOFT_GLIDE + NASAL + LATERAL, 2),
  ...suffixes("бен", BUZZ, 2),
  ...suffixes("пен", VOICELESS, 2),
  // What is in or of a place or time: қаладағы, жылғы, сыртқы.
  ...suffixes("дагы деги", OPEN + VOICED, 2),
  ...suffixes("тагы теги", VOICELESS, 2),
  ...suffixes("ндагы ндеги", "ыи", 3),
  ...suffixes("гы ги", `${NASAL + LATERAL + BUZZ}рй`, 3),
  ...suffixes("кы ки", "пстш", 3),
  // Adjectives and abstract nouns.
  ...suffixes("лык лик", OPEN + SOFT_GLIDE, 4),
  ...suffixes("дык дик", NASAL + LATERAL + BUZZ, 3),
  ...suffixes("тык тик", VOICELESS, 4),
  ...suffixes("лы ли", OPEN + SOFT_GLIDE, 4),
  ...suffixes("ша ше", CONSONANT, 4),
  // Verbs: past, perfect, habitual, present, converbs, conditional, with persons.
  ...suffixes("дым дим дык дик дыныз диниз", OPEN + VOICED, 3),
  ...suffixes("тым тим тык тик тыныз тиниз", VOICELESS, 3),
  ...suffixes("ган ген", OPEN + VOICED, 2),
  ...suffixes("кан кен", VOICELESS, 2),
  ...suffixes("атын етин", CONSONANT, 2),
  ...suffixes("йтын йтин", OPEN, 3),
  ...suffixes("ады еди", CONSONANT, 2),
  ...suffixes("йды йди", OPEN, 3),
  ...suffixes("амын емин амыз емиз", CONSONANT, 2),
  ...suffixes("ып ип", CONSONANT, 2),
  ...suffixes("са се", CONSONANT, 3),
  ...suffixes("у", `${CONSONANT}аеиы`, 3),
  ...suffixes("ю", OPEN, 2, "й"),
  ...suffixes("ушы уши", CONSONANT, 3),
  ...suffixes("юшы юши", OPEN, 2, "й"),
  // Negation.
  ...suffixes("мады меди маган меген майды мейди майтын мейтин мау меу", OPEN + SOFT_GLIDE + LATERAL, 2),
  ...suffixes("бады беди баган беген байды бейди байтын бейтин бау беу", NASAL + BUZZ, 2),
  ...suffixes("пады педи паган пеген пайды пейди пайтын пейтин пау пеу", VOICELESS, 2),
  // Passive.
  ...suffixes("ыл ил", CONSONANT, 3),
];

const BY_LAST_LETTER = new Map<string, Suffix[]>();
for (const suffix of [...SUFFIXES].sort((one, other) => other.form.length - one.form.length)) {
  const last = suffix.form.at(-1) as string;
  BY_LAST_LETTER.set(last, [...(BY_LAST_LETTER.get(last) ?? []), suffix]);
}

/** Roots of two letters that may be left over. */
const SHORT = new Set(
  "ел уй ис ат ай су ой ок от ет ит ас ан оз он ер ес ау бу ал ек ак ар ол ум ун ур ос".split(" "),
);

/** Words, folded, whose end only looks like a suffix and that would meet another word without it. */
const WHOLE = new Set(
  `алтын орын бурын жакын узын калын толкын салкын тенге оки окига тулга пайда сауда апта гектар тендер гендер
  кызыл жасыл конил ауыл асыл министрлик екинши алты жети еки`.split(/\s+/),
);

/** The stem of a Kazakh word in folded lower-case letters. */
export function stemKazakh(word: string): string {
  let stem = foldKazakh(word.toLowerCase());
  for (let cuts = 0; cuts < 8 && stem.length > 2 && !WHOLE.has(stem); cuts++) {
    const shorter = cut(stem);
    if (shorter === undefined) break;
    stem = shorter;
  }
  return levelled(stem);
}

/** `word` without its longest suffix that fits, or undefined. */
function cut(word: string): string | undefined {
  for (const suffix of BY_LAST_LETTER.get(word.at(-1) ?? "") ?? []) {
    if (!word.endsWith(suffix.form)) continue;
    const rest = word.slice(0, -suffix.form.length);
    if (fits(rest, suffix)) return rest + suffix.leaves;
  }
  return undefined;
}

function fits(rest: string, suffix: Suffix): boolean {
  if (rest.length < suffix.rest || !suffix.after.includes(rest.at(-1) as string)) return false;
  if (rest.length + suffix.leaves.length === 2 && !SHORT.has(rest + suffix.leaves)) return false;
  return hasVowel(rest);
}

function hasVowel(word: string): boolean {
  for (const letter of word) if (VOWELS.includes(letter)) return true;
  return false;
}

/** п, к, қ turn into б, г, ғ before a vowel (кітап, кітабы): the key takes the voiceless one everywhere. */
function levelled(stem: string): string {
  if (stem.endsWith("б")) return `${stem.slice(0, -1)}п`;
  if (stem.endsWith("г")) return `${stem.slice(0, -1)}к`;
  return stem;
}
