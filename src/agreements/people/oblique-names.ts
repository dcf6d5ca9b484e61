/** The cases in which Russian news puts those whose signatures a document bears: «подписи министра», «принадлежат министру». */
export type ObliqueCase = "genitive" | "dative";

type Rules = readonly (readonly [RegExp, string])[];

const NAMES: Readonly<Record<ObliqueCase, { readonly masculine: Rules; readonly feminine: Rules }>> = {
  genitive: {
    masculine: [
      [/(с|ц)кого$/u, "$1кий"],
      [/([бвгдзклмнпрстфхжчшщц])а$/u, "$1"],
      [/([аеиоуыя])я$/u, "$1й"],
      [/([лрн])я$/u, "$1ь"],
    ],
    feminine: [
      [/(ов|ев|ёв|ин|ын)ой$/u, "$1а"],
      [/(с|ц)кой$/u, "$1кая"],
      [/ии$/u, "ия"],
      [/([лнр])и$/u, "$1я"],
      [/([гкхжчшщ])и$/u, "$1а"],
      [/ы$/u, "а"],
    ],
  },
  dative: {
    masculine: [
      [/(с|ц)кому$/u, "$1кий"],
      [/([бвгдзклмнпрстфхжчшщц])у$/u, "$1"],
      [/([аеиоуыя])ю$/u, "$1й"],
      [/([лрн])ю$/u, "$1ь"],
    ],
    feminine: [
      [/(ов|ев|ёв|ин|ын)ой$/u, "$1а"],
      [/(с|ц)кой$/u, "$1кая"],
      [/ии$/u, "ия"],
      [/([бвгдзклмнпрстфхжчшщц])е$/u, "$1а"],
    ],
  },
};

const HEADS: Readonly<Record<ObliqueCase, Rules>> = {
  genitive: [
    [/^(П|п)осла$/u, "$1осол"],
    [/^(Г|г)лавы$/u, "$1лава"],
    [/(тел|секретар)я$/u, "$1ь"],
    [/ницы$/u, "ница"],
    [/([нрлмтк])а$/u, "$1"],
  ],
  dative: [
    [/^(П|п)ослу$/u, "$1осол"],
    [/^(Г|г)лаве$/u, "$1лава"],
    [/(тел|секретар)ю$/u, "$1ь"],
    [/нице$/u, "ница"],
    [/([нрлмтк])у$/u, "$1"],
  ],
};

const ADJECTIVES: Readonly<Record<ObliqueCase, RegExp>> = {
  genitive: /(?:ого|его)$/u,
  dative: /(?:ому|ему)$/u,
};

/** The case that an office stands in, and so the name after it; null for any other. */
export function obliqueCaseOf(office: string): ObliqueCase | null {
  for (const grammatical of ["genitive", "dative"] as const) {
    const head = office.split(" ").find((word) => !ADJECTIVES[grammatical].test(word)) ?? "";
    if (head.length > 3 && HEADS[grammatical].some(([ending]) => ending.test(head))) return grammatical;
  }
  return null;
}

/** A Russian name in the genitive or dative in the nominative, by its endings; as written where they are not plain. */
export function nominativeOfOblique(name: string, grammatical: ObliqueCase): string {
  const { masculine, feminine } = NAMES[grammatical];
  const words = name.split(" ");
  const fits = (rules: Rules): boolean =>
    words.every((word) => /\./u.test(word) || rules.some(([ending]) => ending.test(word)));
  const last = words.at(-1) ?? "";
  const rules = feminine.some(([ending]) => ending.test(last)) || !fits(masculine) ? feminine : masculine;
  return words.map((word) => changed(word, rules)).join(" ");
}

/** A Russian office in the genitive or dative in the nominative: «первого заместителя министра» -> «первый заместитель министра». */
export function nominativeOfObliqueOffice(office: string, grammatical: ObliqueCase): string {
  const words = office.split(" ");
  for (const [index, word] of words.entries()) {
    if (ADJECTIVES[grammatical].test(word))
      words[index] = word
        .replace(/([кгхжшщч])(?:ого|его|ому|ему)$/u, "$1ий")
        .replace(/(?:ого|ому)$/u, "ый")
        .replace(/(?:его|ему)$/u, "ий");
    else {
      words[index] = changed(word, HEADS[grammatical]);
      break;
    }
  }
  return words.join(" ");
}

function changed(word: string, rules: Rules): string {
  if (/\./u.test(word) && !/\p{L}{3}/u.test(word)) return word;
  for (const [ending, nominative] of rules) if (ending.test(word)) return word.replace(ending, nominative);
  return word;
}
