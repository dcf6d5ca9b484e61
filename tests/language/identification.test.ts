import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { identifyQuestion, languageOf } from "../../src/language/identification.ts";
import { LANGUAGES } from "../../src/types.ts";
import { KNOWN, UNSEEN } from "./short-questions.ts";

test.each([...KNOWN, ...UNSEEN])("%s is %s, typed in Latin letters: %s", (question, language, latin) => {
  const identified = identifyQuestion(question);
  expect(identified).toMatchObject({ language, latin });
  if (!latin) expect(identified.text).toBe(question);
});

describe("the text of a question in Latin letters", () => {
  test.each([
    ["Kto takoi Smailov?", "Кто такой Смаилов?"],
    ["skolko let dejstvuet programma", "сколько лет действует программа"],
    ["Smailov kim?", "Смайлов ким?"],
    ["kelısımge qol qoyğan kım", "келисимге кол койган ким"],
    ["kto podpisal ot OON i ot NATO", "кто подписал от ООН и от NATO"],
    ["KTO PODPISAL?", "кто подписал?"],
  ])("%s is %s", (question, text) => {
    expect(identifyQuestion(question).text).toBe(text);
  });
});

describe("languageOf", () => {
  test.each([
    [
      "en",
      "The ministers of both countries signed a memorandum on water in Astana, where Қанат Жұмабаев spoke.",
    ],
    [
      "ru",
      "Министры двух стран подписали меморандум о воде; от Казахстана документ подписал Қанат Жұмабаев.",
    ],
    ["kk", "Екі елдің министрлері Астанада су ресурстары туралы меморандумға қол қойды."],
    [
      "kk",
      "Еки елдин министрлери Астанада су ресурстары туралы меморандумга кол койды, кужат бес жылга арналган.",
    ],
    ["en", ""],
    ["en", "2020"],
  ])("%s: %s", (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  test("a long text is judged by more than its beginning", () => {
    const header = "Title: agreement between the two sides. ".repeat(10);
    expect(languageOf(header + "Министрлер келісімге қол қойды. ".repeat(3000))).toBe("kk");
  });
});

test("any text has a language", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(LANGUAGES).toContain(languageOf(text));
      const identified = identifyQuestion(text);
      expect(LANGUAGES).toContain(identified.language);
      if (!identified.latin) expect(identified.text).toBe(text);
    }),
  );
});
