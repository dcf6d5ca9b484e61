import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stem, termKey } from "../../src/language/stems.ts";
import { foldKazakh } from "../../src/language/transliteration.ts";
import { LANGUAGES } from "../../src/types.ts";
import { DIFFERENT_WORDS, FORMS_OF_ONE_WORD } from "./kazakh-forms.ts";

const split = (line: string) => line.split(" ");

describe("Kazakh", () => {
  test.each(FORMS_OF_ONE_WORD.map(split))("forms of %s meet", (word, ...forms) => {
    const stems = forms.map((form) => [form, stem(form, "kk")]);
    expect(stems).toEqual(forms.map((form) => [form, stem(word, "kk")]));
  });

  test.each(DIFFERENT_WORDS.map(split))("%s and other words stay apart", (...different) => {
    const stems = different.map((word) => stem(word, "kk"));
    expect(new Set(stems).size).toBe(different.length);
  });

  test.each(FORMS_OF_ONE_WORD.map(split))("forms of %s meet without Kazakh's own letters", (...forms) => {
    for (const form of forms) expect(stem(foldKazakh(form), "kk")).toBe(stem(form, "kk"));
  });

  test("a Latin i in a Kazakh word changes nothing", () => {
    expect(termKey("өмiрiнде", "kk")).toBe(termKey("өмірінде", "kk"));
  });
});

describe("Russian", () => {
  test.each([
    "подписать подписал подписали подписано подписание подписывать",
    "соглашение соглашения соглашений соглашением соглашениях",
    "рынок рынка рынку рынком рынки рынков",
    "посол посла послу послом",
    "год года году годом годы годов лет",
    "человек человека люди людей людям",
    "Казахстан Казахстана Казахстаном Казахстане",
    "Россия России российский российского",
    "ещё еще",
    "министр министра министром министры",
    "развитие развития развитию развитием",
  ])("%s", (line) => {
    const [word = "", ...forms] = split(line);
    expect(forms.map((form) => stem(form, "ru"))).toEqual(forms.map(() => stem(word, "ru")));
  });

  test("different words stay apart", () => {
    const different = split("стран стройка план планета договор дорога подпись пост год город мир министр");
    expect(new Set(different.map((word) => stem(word, "ru"))).size).toBe(different.length);
  });
});

describe("English", () => {
  test.each([
    "sign signs signed signing",
    "programme program programmes programs",
    "organisation organization organisations",
    "labour labor",
    "centre center centres",
    "defence defense",
    "meet meets met meeting",
    "hold held holding",
    "dialogue dialog dialogues",
    "signalling signaling",
    "Kazakhstan Kazakhstan's Kazakhstan’s",
    "analyse analyze analysed",
  ])("%s", (line) => {
    const [word = "", ...forms] = split(line);
    expect(forms.map((form) => stem(form, "en"))).toEqual(forms.map(() => stem(word, "en")));
  });
});

describe("termKey", () => {
  test("the script decides, the context only between Russian and Kazakh in plain letters", () => {
    expect(termKey("agreements", "kk")).toBe(termKey("agreement", "en"));
    expect(termKey("келісімге", "ru")).toBe(termKey("келисимге", "kk"));
    expect(termKey("соглашения", "en")).toBe(termKey("соглашение", "ru"));
  });

  test("numbers keep their digits", () => {
    expect(termKey("2,000", "en")).toBe("2000");
    expect(termKey("2 000", "ru")).toBe("2000");
    expect(termKey("1,250,000.75", "en")).toBe("1250000.75");
    expect(termKey("3,5", "ru")).toBe("3.5");
    expect(termKey("2020", "kk")).toBe("2020");
  });

  test("soft hyphens and marks do not tell words apart", () => {
    expect(termKey("co\u00adoperation", "en")).toBe(termKey("cooperation", "en"));
    expect(termKey("Café", "en")).toBe(termKey("cafe", "en"));
  });

  test("any word has a key without white space, the same in small letters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...LANGUAGES), (text, language) => {
        expect(typeof termKey(text, language)).toBe("string");
        expect(typeof stem(text, language)).toBe("string");
      }),
    );
    for (const language of LANGUAGES) {
      fc.assert(
        fc.property(fc.stringMatching(/^[a-zа-яёқғңөұүіәһ]{1,20}$/), (word) => {
          expect(termKey(word, language)).toMatch(/^[a-z0-9']*$/);
          expect(termKey(word.toUpperCase(), language)).toBe(termKey(word, language));
        }),
      );
    }
  });
});
