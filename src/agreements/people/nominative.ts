/** Endings of the instrumental in Russian names and the nominative's, longest first. */
const MASCULINE: readonly (readonly [RegExp, string])[] = [
  [/(ов|ев|ёв|ин|ын)ым$/u, "$1"],
  [/(с|ц)ким$/u, "$1кий"],
  [/ием$/u, "ий"],
  [/аем$/u, "ай"],
  [/еем$/u, "ей"],
  [/([бвгдзклмнпрстфхж])ом$/u, "$1"],
  [/([чшщц])(?:ем|ом)$/u, "$1"],
];
const FEMININE: readonly (readonly [RegExp, string])[] = [
  [/(ов|ев|ёв|ин|ын)ой$/u, "$1а"],
  [/(с|ц)кой$/u, "$1кая"],
  [/ией$/u, "ия"],
  [/ьей$/u, "ья"],
  [/([бвгдзклмнпрстфхжчшщц])ой$/u, "$1а"],
  [/([лнр])ей$/u, "$1я"],
];

/**
 * A Russian name in the instrumental («подписано министром Ерланом Жаминовым») in the nominative, by its endings; as
 * written where an ending is not plain. Names that are not declined (Айгуль, Петренко) stay.
 */
export function nominativeOfInstrumental(name: string): string {
  const words = name.split(" ");
  const last = words.at(-1) ?? "";
  const rules = FEMININE.some(([ending]) => ending.test(last))
    ? FEMININE
    : MASCULINE.some(([ending]) => ending.test(last))
      ? MASCULINE
      : words.some((word) => MASCULINE.some(([ending]) => ending.test(word)))
        ? MASCULINE
        : FEMININE;
  return words.map((word) => decline(word, rules)).join(" ");
}

function decline(word: string, rules: readonly (readonly [RegExp, string])[]): string {
  if (/\./u.test(word) && !/\p{L}{3}/u.test(word)) return word;
  for (const [ending, nominative] of rules) if (ending.test(word)) return word.replace(ending, nominative);
  return word;
}

const OFFICE_HEADS: readonly (readonly [RegExp, string])[] = [
  [/^(П|п)ослом$/u, "$1осол"],
  [/^(Г|г)лавой$/u, "$1лава"],
  [/(тел|ар)(?:ем|ём)$/u, "$1ь"],
  [/(секретар)[её]м$/u, "$1ь"],
  [/([нрлмт])ом$/u, "$1"],
  [/(ник|к)ом$/u, "$1"],
];

/** A Russian office in the instrumental in the nominative: «первым заместителем министра» -> «первый заместитель министра». */
export function nominativeOffice(office: string): string {
  const words = office.split(" ");
  for (const [index, word] of words.entries()) {
    if (/(?:н|в|т|р|л)ым$/u.test(word)) words[index] = word.replace(/ым$/u, "ый");
    else if (/(?:к|щ|ш)им$/u.test(word)) words[index] = word.replace(/им$/u, "ий");
    else if (word !== "и") {
      const rule = OFFICE_HEADS.find(([ending]) => ending.test(word));
      if (rule) words[index] = word.replace(...rule);
      break;
    }
  }
  return words.join(" ");
}

/** Whether an office stands in the instrumental, and so the name after it: «министром», «послом», «главой». */
export function isInstrumental(office: string): boolean {
  const [first = ""] = office
    .split(" ")
    .filter((word) => !/(?:ым|им|ой)$/u.test(word) || /^главой/u.test(word));
  return /(?:ром|лом|лем|мом|дом|том|ком|рём|арем|ником|ентом|главой|етом|щим)$/u.test(first);
}

const INSTRUMENT_HEADS: readonly (readonly [RegExp, string])[] = [
  [/^((?:С|с)оглашени|(?:З|з)аявлени)(?:я|ю|ем|и)$/u, "$1е"],
  [/^((?:М|м)еморандум|(?:Д|д)оговор|(?:П|п)ротокол|(?:К|к)онтракт|(?:П|п)лан)(?:а|у|ом|е)$/u, "$1"],
  [/^((?:П|п)рограмм|(?:К|к)арт)(?:у|ы|е|ой)$/u, "$1а"],
  [/^((?:Д|д)екларац|(?:К|к)онвенц|(?:Х|х)арт)(?:ию|ии|ией)$/u, "$1ия"],
];

/** A Russian instrument's name with its head in the nominative: «Страновую программу …» -> «Страновая программа …». */
export function nominativeInstrument(name: string): string {
  const words = name.split(" ");
  const head = words.findIndex((word) => INSTRUMENT_HEADS.some(([form]) => form.test(word)));
  const rule = INSTRUMENT_HEADS.find(([form]) => form.test(words[head] ?? ""));
  if (head < 0 || head > 3 || !rule) return name;
  const feminine = rule[1].endsWith("а") || rule[1].endsWith("я");
  const neuter = rule[1].endsWith("е");
  const qualifiers = words
    .slice(0, head)
    .map((word) => adjective(word, feminine ? "ая" : neuter ? "ое" : "ый"));
  return [...qualifiers, (words[head] ?? "").replace(...rule), ...words.slice(head + 1)].join(" ");
}

/** An adjective before the head, in the nominative; «-кий» and «-ний» keep their own ending. */
function adjective(word: string, ending: string): string {
  if (/(?:ую|ой|ого|ому|ым|ом)$/u.test(word)) {
    const base = word.replace(/(?:ую|ой|ого|ому|ым|ом)$/u, "");
    return base + (ending === "ый" && /[кгхшщж]$/u.test(base) ? "ий" : ending);
  }
  return word;
}
