import fc from "fast-check";
import { expect, test } from "vitest";
import { foldKazakh, toCyrillic, toLatin, withoutLookalikes } from "../../src/language/transliteration.ts";

test.each([
  ["Қол қойды", "kol koydy"],
  ["Әлихан Ғабит Өмір Ұлы Үміт Іле Ңһ", "alikhan gabit omir uly umit ile nh"],
  ["подъезд, ещё, чьё", "podezd, eshche, che"],
  ["Сюнъити", "syuniti"],
  ["Café Straße Łódź Erdoğan Şymkent", "cafe strasse lodz erdogan symkent"],
  ["日本 2020", "日本 2020"],
])("%s in Latin letters", (text, latin) => {
  expect(toLatin(text)).toBe(latin);
});

test.each([
  ["kto podpisal soglashenie", "кто подписал соглашение"],
  ["Kto takoi Smailov?", "кто такой смаилов?"],
  ["chto takoe", "что такое"],
  ["4to eto", "что это"],
  ["eto ekonomika", "это экономика"],
  ["yavlyaetsya", "является"],
  ["sovetskiy", "советский"],
  ["organizatsia", "организация"],
  ["deyatelnost", "деятельность"],
  ["document", "документ"],
  ["shchit i jizn", "щит и жизн"],
  ["уже кириллица", "уже кириллица"],
])("%s in Russian letters", (text, cyrillic) => {
  expect(toCyrillic(text, "ru")).toBe(cyrillic);
});

test.each([
  ["kelisimge kim qol qoidy", "келисимге ким кол койды"],
  ["kelisimge kim kol koydy", "келисимге ким кол койды"],
  ["kelısımge qol qoyğan kım", "келисимге кол койган ким"],
  ["qañtar", "кантар"],
  ["zhane jane jäne", "жане жане жане"],
  ["mening songhy", "менин сонгы"],
  ["qaşan", "кашан"],
])("%s in Kazakh letters, plain ones", (text, cyrillic) => {
  expect(toCyrillic(text, "kk")).toBe(cyrillic);
});

test("Kazakh's own letters fold to the ones typed instead, case and length kept", () => {
  expect(foldKazakh("Әділ Құқық Ғаңөұүіһ")).toBe("Адил Кукык Ганоууих");
});

test("a Latin letter in a Cyrillic word is put right, words of one script stay", () => {
  expect(withoutLookalikes("өмiр")).toBe("өмір");
  expect(withoutLookalikes("mir")).toBe("mir");
});

// Raised and lowered letters fall apart into Cyrillic ones: rare among all characters, so drawn on purpose as well.
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."ꚜꚝᵸⷠ\u{1E030}\u{1E04D}\u{1E051}ъьйё́̆aı") }),
);

test("any text is taken", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(toLatin(text)).not.toMatch(/[а-яёәғқңөұүһі]/);
      expect(foldKazakh(text)).toHaveLength(text.length);
      expect(toCyrillic(text, "ru")).not.toMatch(/[a-z]/);
      expect(toCyrillic(text, "kk")).not.toMatch(/[a-z]/);
    }),
  );
});
