/** Cyrillic letters of Russian and Kazakh (and a few of their neighbours) in ASCII. */
const LATIN: Readonly<Record<string, string>> = {
  а: "a",
  ә: "a",
  б: "b",
  в: "v",
  г: "g",
  ғ: "g",
  ґ: "g",
  д: "d",
  е: "e",
  ё: "e",
  є: "e",
  ж: "zh",
  җ: "zh",
  з: "z",
  и: "i",
  і: "i",
  ї: "i",
  й: "y",
  ј: "y",
  к: "k",
  қ: "k",
  л: "l",
  м: "m",
  н: "n",
  ң: "n",
  о: "o",
  ө: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ұ: "u",
  ү: "u",
  ў: "u",
  ф: "f",
  х: "kh",
  һ: "h",
  ҳ: "kh",
  ц: "ts",
  ч: "ch",
  ҷ: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
};

/** Latin letters that do not fall apart into a plain letter and a mark. */
const PLAIN_LATIN: Readonly<Record<string, string>> = {
  ı: "i",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ə: "a",
  ŋ: "n",
  "’": "'",
  ʼ: "'",
  ʻ: "'",
  "‘": "'",
  "`": "'",
  "´": "'",
};

const FROM_CYRILLIC = new Map(Object.entries(LATIN));
const FROM_LATIN = new Map(Object.entries(PLAIN_LATIN));
const NOT_ASCII = /[^\0-\x7f]/;

/**
 * `text` in lower-case ASCII where it is Cyrillic (Russian, Kazakh) or Latin: "Қол қойды" is "kol koydy", "Şymkent"
 * is "symkent" (marks are dropped). Letters of other scripts stay.
 */
export function toLatin(text: string): string {
  const lower = text.toLowerCase();
  if (!NOT_ASCII.test(lower)) return lower;
  let latin = "";
  for (const letter of lower.normalize("NFC")) {
    latin += letter <= "\x7f" ? letter : (FROM_CYRILLIC.get(letter) ?? plainLatin(letter));
  }
  return latin;
}

/** One letter without its marks, raised and lowered Cyrillic ones among them; marks, soft hyphens and joiners themselves are nothing. */
function plainLatin(letter: string): string {
  const plain = FROM_LATIN.get(letter);
  if (plain !== undefined) return plain;
  const bare = letter.normalize("NFKD").replace(/[\p{M}\u00ad\u200c\u200d]/gu, "");
  return Array.from(bare, (one) => FROM_CYRILLIC.get(one) ?? one).join("");
}

const KAZAKH_FOLDS: Readonly<Record<string, string>> = {
  қ: "к",
  ғ: "г",
  ң: "н",
  ө: "о",
  ұ: "у",
  ү: "у",
  і: "и",
  ә: "а",
  һ: "х",
};
const UPPER_KAZAKH_FOLDS = Object.entries(KAZAKH_FOLDS).map(([letter, plain]) => [
  letter.toUpperCase(),
  plain.toUpperCase(),
]);
const FOLD = new Map([...Object.entries(KAZAKH_FOLDS), ...UPPER_KAZAKH_FOLDS] as [string, string][]);

/**
 * `text` with Kazakh's own letters replaced by the Russian ones that people type instead ("келісімге қол" is
 * "келисимге кол"). Case and length stay.
 */
export function foldKazakh(text: string): string {
  return text.replace(/[қғңөұүіәһҚҒҢӨҰҮІӘҺ]/g, (letter) => FOLD.get(letter) ?? letter);
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  a: "а",
  c: "с",
  e: "е",
  h: "һ",
  i: "і",
  o: "о",
  p: "р",
  x: "х",
  y: "у",
};

/**
 * A word in small Cyrillic letters with the Latin ones that only look like them put right: "өмiр" typed with a Latin
 * i is common in Kazakh texts. Words of one script stay.
 */
export function withoutLookalikes(word: string): string {
  if (!/[a-z]/.test(word) || !/\p{Script=Cyrillic}/u.test(word)) return word;
  return word.replace(/[acehiopxy]/g, (letter) => LOOKALIKES[letter] ?? letter);
}

type Spellings = readonly (readonly [RegExp, string])[];

/** How Russian is typed in Latin letters, longest spellings first; `^` and the letters before decide where they matter. */
const RUSSIAN: Spellings = [
  [/(?<=\p{L})4|4(?=\p{L})/gu, "ч"],
  [/shch|sch(?=[aeiouy])/gu, "щ"],
  [/sh/gu, "ш"],
  [/ch/gu, "ч"],
  [/zh/gu, "ж"],
  [/kh/gu, "х"],
  [/ts(?=[yj]a(?!\p{L})|[ktv])|(?<=[eu])ts(?=ia(?!\p{L}))/gu, "тс"],
  [/ts|cz/gu, "ц"],
  [/(?<=тс)ia(?!\p{L})/gu, "я"],
  [/(?<=i)ia(?!\p{L})/gu, "я"],
  [/ia(?!\p{L})/gu, "ия"],
  [/(?<=[oeauy])i(?!\p{L})/gu, "й"],
  [/(?<![aeiouy])i[yj](?!\p{L})/gu, "ий"],
  [/yy(?!\p{L})/gu, "ый"],
  [/[yj]a/gu, "я"],
  [/[yj]u/gu, "ю"],
  [/[yj]o/gu, "е"],
  [/[yj]e/gu, "е"],
  [/(?<=[aeiouyяюе])[yj]/gu, "й"],
  [/j/gu, "ж"],
  [/(?<!\p{L})e(?=t|k(?!at)|ff|l[ei]k|n|p|х)/gu, "э"],
  [/(?<=[aeiu])l(?=n|stv|sk)/gu, "ль"],
  [/nost(?!\p{L})/gu, "ность"],
  [/(?<!\p{L})[eэ](?:x|ks)/gu, "экс"],
  [/x/gu, "х"],
  [/ph/gu, "ф"],
  [/qu/gu, "кв"],
  [/ck/gu, "к"],
  [/c(?![eiy])/gu, "к"],
  [/c/gu, "ц"],
  [/(?<=\p{L})['’ʼ]/gu, "ь"],
];

/** The same for Kazakh, with plain letters for its own ones (see {@link foldKazakh}). */
const KAZAKH: Spellings = [
  [/shch/g, "щ"],
  [/sh/g, "ш"],
  [/ch/g, "ч"],
  [/zh|j/g, "ж"],
  [/kh/g, "х"],
  [/gh/g, "г"],
  [/ng(?![aeiouy])/g, "н"],
  [/ts/g, "ц"],
  [/ya/g, "я"],
  [/yu/g, "ю"],
  [/(?<=[aeou])[yi]/g, "й"],
  [/c/g, "ш"],
  [/w/g, "у"],
  [/['’ʼ]/g, ""],
];

const SINGLE: Readonly<Record<string, string>> = {
  a: "а",
  b: "б",
  d: "д",
  e: "е",
  f: "ф",
  g: "г",
  h: "х",
  i: "и",
  k: "к",
  l: "л",
  m: "м",
  n: "н",
  o: "о",
  p: "п",
  q: "к",
  r: "р",
  s: "с",
  t: "т",
  u: "у",
  v: "в",
  w: "в",
  x: "х",
  y: "ы",
  z: "з",
};

/** Letters of the Latin alphabets of Kazakh that stand for more than their plain letter. */
const KAZAKH_LATIN: Readonly<Record<string, string>> = {
  ş: "sh",
  š: "sh",
  ç: "ch",
  ž: "zh",
  ǵ: "g",
  ý: "w",
  í: "i",
};

/**
 * Russian or Kazakh typed in Latin letters, in lower-case Cyrillic: "podpisal" is "подписал", "kelisimge kim qol
 * qoidy" is "келисимге ким кол койды". Kazakh comes out in plain letters; what is not Latin stays as it is.
 */
export function toCyrillic(text: string, language: "ru" | "kk"): string {
  const plain = plainForCyrillic(text, language);
  let spelled = plain;
  for (const [spelling, letter] of language === "ru" ? RUSSIAN : KAZAKH)
    spelled = spelled.replace(spelling, letter);
  return spelled.replace(/[a-z]/g, (letter) => SINGLE[letter] ?? letter);
}

/** Lower-case ASCII for the Latin part of a text; Cyrillic stays. */
function plainForCyrillic(text: string, language: "ru" | "kk"): string {
  let plain = "";
  for (const word of text
    .normalize("NFC")
    .replaceAll("İ", "i")
    .toLowerCase()
    .split(/(?<=\P{L})(?=\p{L})/u)) {
    for (const letter of word) {
      if (letter <= "\x7f" || FROM_CYRILLIC.has(letter)) plain += letter;
      else if (language === "kk" && letter === "ı") plain += isFrontWord(word) ? "i" : "y";
      else plain += (language === "kk" ? KAZAKH_LATIN[letter] : undefined) ?? plainLatin(letter);
    }
  }
  return plain;
}

/** The letter ı is і in the alphabet of 2021 and ы in others: vowel harmony tells which a word means. */
function isFrontWord(word: string): boolean {
  return /[eäöü]|^[^aoūuq]*[kg][^aoūuq]*$/.test(word) && !/[qğ]/.test(word);
}
