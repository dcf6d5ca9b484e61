import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Concept, createLexicon } from "../../src/language/lexicon.ts";
import { LANGUAGES, type Language } from "../../src/types.ts";

function concept(kind: string, id: string, en: string, ru: string, kk: string): [string, Concept] {
  const forms = { en: en.split("; "), ru: ru.split("; "), kk: kk.split("; ") };
  return [id, { id, kind, forms }];
}

const lexicon = createLexicon(
  new Map([
    concept("signing", "sign", "sign; put pen to paper", "подписать; подписание", "қол қою; қол қойды"),
    concept("signing", "ink", "ink; sign", "скрепить подписью", "қолтаңба қою"),
    concept("instruments", "agreement", "agreement", "соглашение", "келісім"),
    concept("instruments", "cooperation", "cooperation", "сотрудничество", "ынтымақтастық"),
    concept("instruments", "well-being", "well-being", "благополучие", "әл-ауқат"),
    concept("roles", "minister", "Minister", "министр", "министр"),
    concept("roles", "prime-minister", "Prime Minister", "премьер-министр", "премьер-министр"),
    concept(
      "roles",
      "deputy-prime-minister",
      "Deputy Prime Minister",
      "заместитель премьер-министра",
      "премьер-министрдің орынбасары",
    ),
    concept("roles", "acting-head", "acting head", "и.о. руководителя", "басшының міндетін атқарушы"),
    concept("organizations", "un", "United Nations; UN; U.N.", "ООН", "БҰҰ; Біріккен Ұлттар Ұйымы"),
    concept(
      "organizations",
      "un-development",
      "UN Development Programme",
      "Программа развития ООН",
      "БҰҰ Даму бағдарламасы",
    ),
    concept("organizations", "who", "WHO; World Health Organization", "ВОЗ", "ДДСҰ"),
    concept(
      "organizations",
      "unesco",
      "UNESCO; Educational, Scientific and Cultural Organization",
      "ЮНЕСКО",
      "ЮНЕСКО",
    ),
    concept("organizations", "nato", "NATO", "НАТО", "НАТО"),
    concept("countries", "usa", "US; USA; United States", "США", "АҚШ"),
    concept("countries", "kazakhstan", "Kazakhstan", "Казахстан; казахстанский", "Қазақстан"),
    concept("countries", "mali", "Mali", "Мали", "Мали; малилік"),
    concept("countries", "togo", "Togo", "Того", "Того"),
    concept("organizations", "fund", "«Bridge» fund; Bridge Fund", "фонд «Мост»", "«Көпір» қоры"),
    concept("cities", "saint-petersburg", "St. Petersburg", "Санкт-Петербург", "Санкт-Петербург"),
    concept("projects", "corridor", "North – South", "Север – Юг", "Солтүстік – Оңтүстік"),
    concept("health", "hiv", "HIV/AIDS", "ВИЧ/СПИД", "АИТВ/ЖИТС"),
    concept("economics", "aid", "aid", "помощь", "көмек"),
    concept("health", "aids", "AIDS", "СПИД", "ЖИТС"),
    concept("questions", "who-asked", "who", "кто", "кім"),
    concept("general", "small", "small", "малый", "кіші"),
    concept("general", "year", "year; years", "год", "жыл; жылдар"),
    concept("general", "cry", "cry", "плакать", "жылау"),
    concept("general", "inn", "inn; mean", "постоялый двор", "қонақүй"),
    concept("general", "operate", "operate", "действовать", "әрекет ету"),
    concept("general", "operation", "operation", "операция", "операция"),
  ]),
);

/** "words as they stand = concept" for each mention. */
const found = (text: string, language: Language): string[] =>
  lexicon.find(text, language).map(({ concept: id, start, end }) => `${text.slice(start, end)} = ${id}`);

/** The same for mentions inside others. */
const foundAll = (text: string, language: Language): string[] =>
  lexicon.findAll(text, language).map(({ concept: id, start, end }) => `${text.slice(start, end)} = ${id}`);

describe("find", () => {
  it("finds inflected words in three languages", () => {
    expect(found("Соглашения подписаны", "ru")).toContain("Соглашения = agreement");
    expect(found("о подписании соглашением", "ru")).toEqual(["подписании = sign", "соглашением = agreement"]);
    expect(found("келісімге қол қойды", "kk")).toEqual(["келісімге = agreement", "қол қойды = sign"]);
    expect(found("two agreements", "en")).toEqual(["agreements = agreement"]);
  });

  it("finds Kazakh typed without its own letters", () => {
    expect(found("келисимге кол койды", "kk")).toEqual(["келисимге = agreement", "кол койды = sign"]);
  });

  it("gives the longest form from the left", () => {
    expect(found("Deputy Prime Minister", "en")).toEqual(["Deputy Prime Minister = deputy-prime-minister"]);
    expect(found("заместителем премьер-министра", "ru")).toEqual([
      "заместителем премьер-министра = deputy-prime-minister",
    ]);
    expect(found("Prime Ministers", "en")).toEqual(["Prime Ministers = prime-minister"]);
  });

  it("gives all concepts that share a form", () => {
    expect(found("they signed", "en")).toEqual(["signed = sign", "signed = ink"]);
  });

  it("takes a word that ties others together for itself only", () => {
    expect(found("someone in means", "en")).toEqual(["means = inn"]);
    expect(found("in", "en")).toEqual([]);
  });

  it("of forms with one short stem gives the nearest, of a telling stem all", () => {
    expect(found("жылдарға", "kk")).toEqual(["жылдарға = year"]);
    expect(found("operates", "en")).toEqual(["operates = operate", "operates = operation"]);
  });

  it("needs every word of a form, side by side", () => {
    expect(found("prime the minister", "en")).toEqual(["minister = minister"]);
    expect(found("in the prime. Minister", "en")).toEqual(["Minister = minister"]);
    expect(found("prime - minister", "en")).toEqual(["minister = minister"]);
    expect(found("prime\n\nminister", "en")).toEqual(["minister = minister"]);
    expect(found("prime\nminister", "en")).toEqual(["prime\nminister = prime-minister"]);
  });

  it("takes a hyphen, a space and nothing for each other", () => {
    expect(found("премьер министр", "ru")).toEqual(["премьер министр = prime-minister"]);
    expect(found("prime-minister", "en")).toEqual(["prime-minister = prime-minister"]);
    expect(found("co-operation and wellbeing", "en")).toEqual([
      "co-operation = cooperation",
      "wellbeing = well-being",
    ]);
  });

  it("takes a comma inside a form or leaves it out", () => {
    const long = "Educational, Scientific and Cultural Organization";
    expect(found(long, "en")).toEqual([`${long} = unesco`]);
    expect(found(long.replace(",", ""), "en")).toHaveLength(1);
    expect(found("Prime, Minister", "en")).toEqual(["Minister = minister"]);
  });

  it("goes over quotation marks, and over other marks where the form has them", () => {
    expect(found("«Көпір» қорының", "kk")).toEqual(["Көпір» қорының = fund"]);
    expect(found("фонда «Мост»", "ru")).toEqual(["фонда «Мост = fund"]);
    expect(found("St. Petersburg", "en")).toEqual(["St. Petersburg = saint-petersburg"]);
    expect(found("Север – Юг, Север-Юг", "ru")).toEqual(["Север – Юг = corridor", "Север-Юг = corridor"]);
    expect(found("HIV/AIDS and aid/AIDS", "en")).toEqual(["HIV/AIDS = hiv", "aid = aid", "AIDS = aids"]);
  });

  it("knows abbreviations within a form", () => {
    expect(found("и.о. руководителя", "ru")).toEqual(["и.о. руководителя = acting-head"]);
    expect(found("и. о. руководителя", "ru")).toEqual(["и. о. руководителя = acting-head"]);
  });

  it("looks within a stretch of the text and keeps its offsets", () => {
    const text = "They signed. The agreement stands.";
    const within = { start: 13, end: text.length };
    expect(lexicon.find(text, "en", within)).toEqual([{ concept: "agreement", start: 17, end: 26 }]);
  });
});

describe("find: acronyms", () => {
  it("finds them in capitals with endings", () => {
    expect(found("The UN's agencies", "en")).toEqual(["UN's = un"]);
    expect(found("БҰҰның, БҰҰ-ның және ООН", "kk")).toEqual(["БҰҰның = un", "БҰҰ-ның = un", "ООН = un"]);
    expect(found("БҰҰ-ның Даму бағдарламасымен", "kk")).toEqual([
      "БҰҰ-ның Даму бағдарламасымен = un-development",
    ]);
    expect(found("U.N. and U.S. officials", "en")).toEqual(["U.N = un", "U.S = usa"]);
  });

  it("tells them from the words that are spelled alike", () => {
    expect(found("Who told us?", "en")).toEqual(["Who = who-asked"]);
    expect(found("Did WHO tell the US?", "en")).toEqual(["WHO = who", "US = usa"]);
    expect(found("it aids them", "en")).toEqual(["aids = aid"]);
    expect(found("against AIDS", "en")).toEqual(["AIDS = aids"]);
    expect(found("ақшаны", "kk")).toEqual([]);
  });

  it("reads a text in capitals as if it were in small letters", () => {
    expect(found("WHO SIGNED THE AGREEMENT?", "en")[0]).toBe("WHO = who-asked");
  });

  it("takes small letters where no other word is meant, as people type", () => {
    expect(found("did un sign", "en")).toContain("un = un");
    expect(found("что подписала оон", "ru")).toContain("оон = un");
    expect(found("бұұға", "kk")).toEqual(["бұұға = un"]);
    expect(found("Nato", "en")).toEqual(["Nato = nato"]);
    expect(found("Unesco and Юнеско", "ru")).toEqual(["Unesco = unesco", "Юнеско = unesco"]);
  });
});

describe("find: names", () => {
  it("does not take a common word for a name", () => {
    expect(found("Помимо того, малые страны", "ru")).toEqual(["малые = small"]);
    expect(found("Того, что было", "ru")).toEqual([]);
    expect(found("в Того и Мали", "ru")).toEqual(["Того = togo", "Мали = mali"]);
  });

  it("finds names in small letters where nothing else is meant", () => {
    expect(found("agreement with kazakhstan", "en")).toContain("kazakhstan = kazakhstan");
    expect(found("мали", "ru")).toContain("мали = mali");
    expect(found("малилік", "kk")).toEqual(["малилік = mali"]);
    expect(found("малы", "kk")).toEqual([]);
    expect(found("малый", "ru")).not.toContain("малый = mali");
  });
});

describe("find: languages side by side", () => {
  it("finds English names in Cyrillic texts", () => {
    expect(found("Эксперты World Health Organization и UN", "ru")).toEqual([
      "World Health Organization = who",
      "UN = un",
    ]);
  });

  it("shares names between Russian and Kazakh, but not common words", () => {
    expect(found("Казахстан мен ООН", "kk")).toEqual(["Казахстан = kazakhstan", "ООН = un"]);
    expect(found("Қазақстан и БҰҰ", "ru")).toEqual(["Қазақстан = kazakhstan", "БҰҰ = un"]);
    expect(found("соглашение", "kk")).toEqual([]);
  });

  it("finds Cyrillic words in English texts by their letters", () => {
    expect(found("the word соглашение and the word келісім", "en")).toEqual([
      "соглашение = agreement",
      "келісім = agreement",
    ]);
  });
});

describe("findAll", () => {
  it("gives what stands inside longer mentions too", () => {
    expect(foundAll("Deputy Prime Minister", "en")).toEqual([
      "Deputy Prime Minister = deputy-prime-minister",
      "Prime Minister = prime-minister",
      "Minister = minister",
    ]);
  });
});

describe("any text", () => {
  const anyLanguage = fc.constantFrom(...LANGUAGES);
  const pieces = [...lexicon.concepts.values()].flatMap((each) =>
    LANGUAGES.flatMap((language) => each.forms[language]),
  );
  const anyText = fc
    .array(fc.oneof(fc.constantFrom(...pieces, " ", "-", ", ", ". ", "\n"), fc.string({ unit: "binary" })))
    .map((parts) => parts.join(" "));

  it("gives spans in order that lie in the text and do not overlap but where they are equal", () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (text, language) => {
        let last = { start: 0, end: 0 };
        for (const { start, end } of lexicon.find(text, language)) {
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start >= last.end || (start === last.start && end === last.end)).toBe(true);
          last = { start, end };
        }
      }),
    );
  });

  it("finds every form of every concept in its own language", () => {
    for (const { id, forms } of lexicon.concepts.values()) {
      for (const language of LANGUAGES) {
        for (const form of forms[language]) {
          const mentions = lexicon
            .find(`2020, ${form}.`, language)
            .filter(({ start }) => start === 6 || start === 7);
          expect(
            mentions.map(({ concept }) => concept),
            form,
          ).toContain(id);
        }
      }
    }
  });
});
