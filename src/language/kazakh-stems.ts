import { foldKazakh } from "./transliteration.ts";

/*
 * A suffix stripper for Kazakh over folded letters (see foldKazakh), so that text typed with Russian letters only
 * gives the same stems.
 *
 * Kazakh stacks suffixes in a fixed order (a noun: derivation, plural, possessive, case; a verb: voice, negation,
 * tense, person), and each has forms that the sound before it picks: "-лар" only after vowels, р, й and у, "-дар" after
 * л, м, н, з, ж, "-тар" after voiceless consonants. Both rule out most false cuts ("доллар", "лидер", "орта"; no case
 * inside "қабылданды"). Suffixes are cut from the end, longest first, until none fits.
 */

/** Vowels; у and ю stand here and among the glides, since they are both. */
const VOWEL = "аеиоуыэюяё";
const GLIDE = "рйую";
const NASAL = "мн";
const LATERAL = "ль";
const BUZZ = "зж";
const VOICELESS = "пфкстшщчцхбвгд";
const VOICED = GLIDE + NASAL + LATERAL + BUZZ;
const CONSONANT = `рйлмнзжу${VOICELESS}`;

/**
 * What a suffix is, which decides where it may stand:
 * - case: outermost only. Past tenses that look like the accusative are among them.
 * - place: "-дағы", "-ғы"; outside of plural and possessive, as a case, but endings may follow it.
 * - possessive, plural, derivation: once each, not inside a verb.
 * - verb: tense, mood, negation, infinitive. Nothing but verb and voice stands inside.
 * - voice: inside a verb only.
 */
type Kind = "case" | "place" | "possessive" | "plural" | "derivation" | "verb" | "voice";

interface Suffix {
  readonly kind: Kind;
  readonly form: string;
  /** Sounds that the rest must end in. */
  readonly after: string;
  /** Letters that the rest must have. */
  readonly rest: number;
  /** What takes the suffix's place. */
  readonly leaves: string;
  /** What else the rest must be like. */
  readonly like: RegExp | undefined;
}

interface Conditions {
  readonly rest?: number;
  readonly leaves?: string;
  readonly like?: RegExp;
}

function suffixes(
  kind: Kind,
  forms: string,
  after: string,
  { rest = 2, leaves = "", like }: Conditions = {},
): Suffix[] {
  return forms.split(" ").map((form) => ({ kind, form, after, rest, leaves, like }));
}

/**
 * A final ы or и that belongs to the stem: of agents in -шы, and of -гы, -кы after a consonant (белгі, жылқы). Others
 * are suffixes: "жұмысы" is жұмыс + ы and "ақыны" is ақын + ы.
 */
const STEM_VOWEL = /[аеоуэюяё]$|ш[ыи]$|[рлнмйзст][гк][ыи]$|^(?:тери|саты|киси|ертеги|ия)$/;
/** Not the "-ла", "-да", "-та" that makes verbs of nouns: "зерттеді" is зертте + ді, "барады" is бар + ады. */
const NO_VERB_MAKER = /(?:[аеиоуыэюя].|[рй]т|[^лдт])$/;
/** Verbs before "-атын", which nouns in -ат, -ет with a possessive would look like. */
const VERB = /^.{1,4}$|[ыи][лнрзс]$|[ае][лнтр]$/;
/** Verbs in -ла, -да, -та. */
const MADE_VERB = /[лдт][ае]$/;

const SUFFIXES: readonly Suffix[] = [
  ...suffixes("plural", "лар лер", VOWEL + GLIDE),
  ...suffixes("plural", "дар дер", NASAL + LATERAL + BUZZ),
  ...suffixes("plural", "тар тер", VOICELESS),
  // Possessive: his and its, our, your.
  ...suffixes("possessive", "ы и", CONSONANT),
  ...suffixes("possessive", "сы си", VOWEL, { rest: 3, like: STEM_VOWEL }),
  ...suffixes("possessive", "ымыз имиз ыныз иниз", CONSONANT),
  ...suffixes("possessive", "мыз миз ныз низ", VOWEL, { rest: 3 }),
  // Genitive.
  ...suffixes("case", "нын нин", VOWEL + NASAL),
  ...suffixes("case", "дын дин", GLIDE + LATERAL + BUZZ),
  ...suffixes("case", "тын тин", VOICELESS),
  // Dative.
  ...suffixes("case", "га ге", `${VOWEL + VOICED}бвгд`),
  ...suffixes("case", "ка ке", VOICELESS),
  ...suffixes("case", "на не", "ыи", { rest: 3 }),
  ...suffixes("case", "ымызга имизге", CONSONANT, { rest: 3 }),
  // Accusative.
  ...suffixes("case", "ны ни", VOWEL, { rest: 3, like: STEM_VOWEL }),
  ...suffixes("case", "ды ди", VOICED),
  ...suffixes("case", "ты ти", VOICELESS),
  ...suffixes("case", "ын ин", CONSONANT, { rest: 3 }),
  ...suffixes("case", "сын син", VOWEL, { rest: 3, like: STEM_VOWEL }),
  // Locative and ablative.
  ...suffixes("case", "да де", VOWEL + VOICED),
  ...suffixes("case", "та те", VOICELESS),
  ...suffixes("case", "нда нде", "ыи", { rest: 3 }),
  ...suffixes("case", "дан ден", VOWEL + GLIDE + LATERAL + BUZZ),
  ...suffixes("case", "нан нен", `${NASAL}ыи`),
  ...suffixes("case", "тан тен", VOICELESS),
  // Instrumental.
  ...suffixes("case", "мен", VOWEL + GLIDE + NASAL + LATERAL),
  ...suffixes("case", "бен", BUZZ),
  ...suffixes("case", "пен", VOICELESS),
  // What is in or of a place or time: қаладағы, жылғы, сыртқы.
  ...suffixes("place", "дагы деги", VOWEL + VOICED),
  ...suffixes("place", "тагы теги", VOICELESS),
  ...suffixes("place", "ндагы ндеги", "ыи", { rest: 3 }),
  ...suffixes("place", "гы ги", `${NASAL + LATERAL + BUZZ}рй`, { rest: 3 }),
  ...suffixes("place", "кы ки", "пстш", { rest: 3 }),
  // Adjectives and abstract nouns.
  ...suffixes("derivation", "лык лик", VOWEL + GLIDE, { rest: 4 }),
  ...suffixes("derivation", "дык дик", NASAL + LATERAL + BUZZ, { rest: 3 }),
  ...suffixes("derivation", "тык тик", VOICELESS, { rest: 3 }),
  ...suffixes("derivation", "лы ли", "рйуыи", { rest: 4 }),
  ...suffixes("derivation", "ды ди", NASAL + LATERAL + BUZZ, { rest: 4 }),
  ...suffixes("derivation", "ты ти", VOICELESS, { rest: 4 }),
  ...suffixes("derivation", "ша ше", CONSONANT, { rest: 4 }),
  ...suffixes("derivation", "ушы уши", CONSONANT, { rest: 3 }),
  ...suffixes("derivation", "ушы уши", "ае", { rest: 4 }),
  ...suffixes("derivation", "юшы юши", VOWEL, { leaves: "й" }),
  // Past, with persons where it cannot be a case.
  ...suffixes("verb", "ды ди", "аеиы", { rest: 3 }),
  ...suffixes("verb", "ылды илди", CONSONANT),
  ...suffixes("verb", "дым дим дык дик дыныз диниз", VOWEL + VOICED, { rest: 3 }),
  ...suffixes("verb", "тым тим тык тик тыныз тиниз", VOICELESS, { rest: 3 }),
  // Perfect, habitual, present, converbs, conditional, infinitive.
  ...suffixes("verb", "ган ген", VOWEL + VOICED),
  ...suffixes("verb", "кан кен", VOICELESS),
  ...suffixes("verb", "атын етин", CONSONANT, { like: VERB }),
  ...suffixes("verb", "йтын йтин", VOWEL, { rest: 3 }),
  ...suffixes("verb", "ады еди", CONSONANT, { like: NO_VERB_MAKER }),
  ...suffixes("verb", "яды ятын яр", VOWEL, { leaves: "й" }),
  ...suffixes("verb", "йды йди", VOWEL, { rest: 3 }),
  ...suffixes("verb", "амын емин амыз емиз", CONSONANT),
  ...suffixes("verb", "ып ип", CONSONANT),
  ...suffixes("verb", "п й", "ае", { rest: 5, like: MADE_VERB }),
  ...suffixes("verb", "са се", CONSONANT, { rest: 3 }),
  ...suffixes("verb", "у", `${CONSONANT}аеиы`, { rest: 3 }),
  ...suffixes("verb", "ю", VOWEL, { leaves: "й" }),
  // Negation.
  ...suffixes("verb", "мады меди маган меген майды мейди майтын мейтин мау меу", VOWEL + GLIDE + LATERAL),
  ...suffixes("verb", "бады беди баган беген байды бейди байтын бейтин бау беу", NASAL + BUZZ),
  ...suffixes("verb", "пады педи паган пеген пайды пейди пайтын пейтин пау пеу", VOICELESS),
  ...suffixes("voice", "ыл ил", CONSONANT),
];

const BY_LAST_LETTER = new Map<string, Suffix[]>();
for (const suffix of [...SUFFIXES].sort((one, other) => other.form.length - one.form.length)) {
  const last = suffix.form.slice(-1);
  BY_LAST_LETTER.set(last, [...(BY_LAST_LETTER.get(last) ?? []), suffix]);
}

/** Roots of two letters that may be left over. */
const SHORT = new Set(
  "ел уй ис ат ай су ой ок от ет ит ас ан оз он ер ес ау бу ал ек ак ар ун ос".split(" "),
);

/** Words, folded, whose end only looks like suffixes. A cut that leaves one of them is preferred to a longer one. */
const WHOLE = new Set(
  `акын шыгын агын толкын алтын орын мурын карын ерин отын жалын есин кейин жакын бурын узын калын салкын тыгын буын
  куйын кайын жауын дарын келин егин тутин тургын жарын жолын ертен
  шайкас катынас талас байлас атлас палас алмас кенес белес егес жолдас карындас замандас отандас тукымдас сериктес
  мемлекет саясат максат кызмет курмет сагат каражат шариат хикаят каганат салтанат газет бюджет совет пакет билет хат сурет сенат мандат формат санат жылу
  сот кабинет турат куат суат парламент азамат жамагат аманат сабат кайрат береке
  тасил шабуыл конил кимыл ауыл кызыл жасыл асыл акыл букил тобыл сегил
  майдан дастан бостан аудан кордан гектар тендер гендер дарумен турмен кейде оки окига тулга пайда сауда апта тенге
  баска акша бакша парша мектеп министрлик премьер министр жалган орган орман курган
  екинши алты жети еки касса масса пьеса класс конституция тарту шарт таныс`.split(/\s+/),
);

/** "Қазақстан" and other countries; "тан" is no ablative in them. */
const COUNTRY = /[аеиоуыкгбрн]стан$/;

/** The stem of a Kazakh word, in folded small letters. Not a word that people would recognise: for comparing only. */
export function stemKazakh(word: string): string {
  let stem = foldKazakh(word.toLowerCase());
  const cuts: Kind[] = [];
  while (cuts.length < 8 && stem.length > 2 && !isWhole(stem)) {
    const next = cut(stem, cuts);
    if (next === undefined) break;
    stem = next.rest;
    cuts.push(next.kind);
  }
  return withoutFleetingVowel(withoutFinalN(levelled(stem)));
}

const isWhole = (stem: string): boolean => WHOLE.has(stem) || (stem.length > 6 && COUNTRY.test(stem));

/** `word` without the suffix that fits best after those already cut, or undefined. */
function cut(word: string, cuts: readonly Kind[]): { rest: string; kind: Kind } | undefined {
  let longest: { rest: string; kind: Kind } | undefined;
  for (const suffix of BY_LAST_LETTER.get(word.slice(-1)) ?? []) {
    if (!word.endsWith(suffix.form) || !mayStand(suffix.kind, cuts)) continue;
    const stripped = word.slice(0, -suffix.form.length);
    if (!fits(stripped, suffix)) continue;
    const rest = VOWEL.includes(suffix.form.charAt(0)) ? levelled(stripped) + suffix.leaves : stripped;
    if (isWhole(rest)) return { rest, kind: suffix.kind };
    longest ??= { rest, kind: suffix.kind };
  }
  return longest;
}

function mayStand(kind: Kind, cuts: readonly Kind[]): boolean {
  if (kind === "verb") return true;
  if (kind === "voice") return cuts.includes("verb");
  if (kind === "case") return cuts.length === 0;
  return !cuts.includes("verb") && !cuts.slice(cuts.lastIndexOf("place") + 1).includes(kind);
}

function fits(rest: string, { after, rest: least, leaves, like }: Suffix): boolean {
  if (rest.length < least || !after.includes(rest.slice(-1))) return false;
  if (rest.length + leaves.length === 2 && !SHORT.has(levelled(rest) + leaves)) return false;
  return (like === undefined || like.test(rest)) && hasVowel(rest);
}

function hasVowel(word: string): boolean {
  for (const letter of word) if (VOWEL.includes(letter)) return true;
  return false;
}

/** п, к, қ turn into б, г, ғ before a vowel (кітап, кітабы): the stem has the voiceless one everywhere. */
function levelled(stem: string): string {
  if (stem.endsWith("б")) return `${stem.slice(0, -1)}п`;
  if (stem.endsWith("г")) return `${stem.slice(0, -1)}к`;
  return stem;
}

/**
 * "-аны" is "заман + ы" or "қала + ны", and "-анды" is a passive or an accusative: nothing in the word tells, so the
 * stem goes without that н everywhere.
 */
function withoutFinalN(stem: string): string {
  return stem.length >= 4 ? stem.replace(/(?<=[аеоя])н$/, "") : stem;
}

/** Words like орын, халық, ауыз lose their last vowel before another (орны, халқы, аузы): the stem goes without it. */
function withoutFleetingVowel(stem: string): string {
  return stem.replace(/(?<=[аеиоуыэя][^аеиоыэя])[ыи](?=[нкзрлп]$)/, "");
}
