import { memoize } from "./memo.ts";
import { toLatin } from "./transliteration.ts";
import { editDistance } from "./typos.ts";

/*
 * A name's key is how it sounds, roughly, without what its case adds. Every spelling goes through the same folds, so
 * a fold that is wrong for a name is wrong for all its spellings, and they still meet; the price is that a few
 * different names share a key.
 */

type Folds = readonly (readonly [RegExp, string])[];

/** Kazakh case endings that cannot be the end of a name: they have Kazakh's own letters, or stand after -ов, -ев, -ин. */
const KAZAKH_CASES: Folds = [
  [/(?<=\p{L}{2})[ндт][ыі]ң$/u, ""],
  [/(?<=\p{L}{2})[дтн][ае]ғы$|(?<=\p{L}{2})[дт]егі$/u, ""],
  [/(?<=\p{L}{2})(?:ға|қа|[ндт]і)$/u, ""],
  [/(?<=\p{L}(?:[ое]в|[иы]н))(?:[нт][ыи]н|[кг][ае]|[тд][ыиае]|[тдн][ае]н|[пмб]ен)$/u, ""],
  [/(?<=\p{L}{3})(?:нын|(?<=[рлзж])дын|(?<=[пксштфх])тын)$/u, ""],
  [/(?<=\p{L}{3}[аеиоуыяюйрлмн])мен$|(?<=\p{L}{3}[зж])бен$|(?<=\p{L}{3}[пкстшфхгд])пен$/u, ""],
  [/(?<=\p{L}{4}[рлнмйз])(?:г[ае]|д[аеы])$|(?<=\p{L}{4}[пкштфх])т[аеы]$|(?<=\p{L}{4}[пкстшфхд])ке$/u, ""],
  [/(?<=\p{L}{5}[аеиоуыя])(?:[гд][ае]|дан|ден)$|(?<=\p{L}{4}[нм])нан$|(?<=\p{L}{4}[пкшфх])т[ае]н$/u, ""],
];

/** Names that end as {@link KAZAKH_CASES} do. */
const NO_KAZAKH_CASE = /^[кқ]ара[гғ]анд|л[ая]нд|стан$/u;

/** Instrumental cases of -ий and -ей, while и is still there to tell them. */
const RUSSIAN_CASES: Folds = [[/(?<=\p{L}{2})[ие]ем$/u, "и"]];

/** Letters that stand for a sound in Latin alphabets with marks; other marks are dropped. */
const MARKED: Folds = [
  [/[čćç]/g, "ch"],
  [/[šşșś]/g, "sh"],
  [/[žź]/g, "zh"],
  [/(?<=[a-z]{2}vi)c$/g, "ch"],
];

/** Spellings of one sound, longest first; the result has only the letters abvgdejziklmnoprstufhc. */
const SOUNDS: Folds = [
  [/['’ʼʻ‘`´]/g, ""],
  [/(?:shch|sch|sz)/g, "sh"],
  [/tch|tsch|cz(?!h)/g, "ch"],
  [/d(?:zh|j)|chzh|zh/g, "j"],
  [/kh/g, "h"],
  [/sh|ts|tz/g, "s"],
  [/ph/g, "f"],
  [/gh/g, "g"],
  [/th/g, "t"],
  [/ohn/g, "on"],
  [/ch(?=[rlnk])|ck/g, "k"],
  [/ch/g, "C"],
  [/qu(?=[ei]$)|gu(?=[ei])/g, "g"],
  [/qu(?=[aei])/g, "kv"],
  [/sc(?=[eiy])|c(?=[eiy])/g, "s"],
  [/[qc]/g, "k"],
  [/C/g, "c"],
  [/^x(?=[iu])/g, "s"],
  [/x/g, "ks"],
  [/w/g, "v"],
  [/^u(?=[aeio])/g, "v"],
  [/(?<=[oe])ff?$/g, "v"],
  [/(?<=[fmtldvzp])yo/g, "e"],
  [/ee|y/g, "i"],
  [/o[ou]/g, "u"],
  [/(.)\1+/g, "$1"],
  [/i(?=[eu])/g, ""],
  [/dz(?=i)/g, "j"],
  [/dz/g, "z"],
  [/j[i](?=[aou])/g, "j"],
  [/ti(?=[ao])/g, "c"],
  [/c(?=i)/g, "t"],
  [/(?<=[aeiou])h$/g, ""],
  // The Russian and English name of the Kazakhs has х, kh; their own has қ.
  [/^kazah/g, "kazak"],
  [/(.)\1+/g, "$1"],
];

/** Russian endings on folded sounds, and the final vowels of all names: a nominative has none or another than its cases. */
const ENDINGS: Folds = [
  [/(?<=..[oe]v|..in|..sk)(?:im|imi|ih)$/, ""],
  [/(?<=...)(?:ogo|omu|ego|emu)$/, ""],
  [/(?<=[aeiou].*[^aeiou])(?<=...)[oe]m$/, ""],
  [/(?<=[aeiou].*[^aeiou]|^[^aeiou]{2,})(?<=..)[aeiou]+$/, ""],
];

/**
 * One key for all spellings and cases of a name, in Latin and Cyrillic letters: "Смаилов", "Смаиловым", "Смайылов",
 * "Смаиловтың", "Smailov's" have the same; so have "Shimomura", "Шимомуры" and "Симомура". Empty for a word without
 * letters and digits. Takes one word as words() gives it; memoised.
 */
export const nameKey: (word: string) => string = memoize(computeNameKey);

/** No name is longer (UTF-16 units). */
const LONGEST_NAME = 64;

function computeNameKey(written: string): string {
  const word = written.slice(0, LONGEST_NAME);
  const name = withoutKazakhCase(withoutSuffix(word.normalize("NFC").toLowerCase()));
  const sounds = fold(toLatin(fold(fold(name, RUSSIAN_CASES), MARKED)), SOUNDS).replace(
    /[^\p{L}\p{N}]/gu,
    "",
  );
  return withoutEnding(sounds);
}

function fold(word: string, folds: Folds): string {
  let folded = word;
  for (const [spelling, sound] of folds) folded = folded.replace(spelling, sound);
  return folded;
}

/** A name without the ending that an apostrophe sets off: "Smailov's", "Smailov'tyñ", "Смаилов'қа"; not "O'Brien". */
function withoutSuffix(word: string): string {
  return word.replace(
    /(?<=\p{L}{2})['’ʼ`´‘](?:s|[ndt][yiı][nñ]|[gğqk][ae]|[dtn][aeyiı]n?|[mbp]en|\p{Script=Cyrillic}{1,4})?$/u,
    "",
  );
}

function withoutKazakhCase(word: string): string {
  if (!/\p{Script=Cyrillic}$/u.test(word) || NO_KAZAKH_CASE.test(word)) return word;
  for (const [ending] of KAZAKH_CASES) {
    const name = word.replace(ending, "");
    if (name !== word) return name;
  }
  return word;
}

/** Cuts endings until none is left, so that a name that ends like one meets its own cases ("Артем", "Артемом"). */
function withoutEnding(sounds: string): string {
  let name = sounds;
  for (let cuts = 0; cuts < 4; cuts++) {
    const shorter = fold(name, ENDINGS);
    if (shorter === name) break;
    name = shorter;
  }
  return name;
}

/** Shortest key for which one edit may be a spelling and not another name. */
const LONG_ENOUGH = 6;

/** Whether two words are spellings of one name: equal keys, or one edit apart after the first letter of long ones. */
export function sameName(one: string, other: string): boolean {
  const key = nameKey(one);
  const otherKey = nameKey(other);
  if (key === "" || otherKey === "") return false;
  if (key === otherKey) return true;
  if (Math.min(key.length, otherKey.length) < LONG_ENOUGH || key[0] !== otherKey[0]) return false;
  return editDistance(key, otherKey, 1) <= 1;
}
