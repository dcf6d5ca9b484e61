import { createInstance } from "i18next";
import type { Language } from "../types.ts";
import en from "./texts/en.json" with { type: "json" };
import kk from "./texts/kk.json" with { type: "json" };
import ru from "./texts/ru.json" with { type: "json" };

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${"one" | "few" | "many" | "other"}`
  ? Stem
  : Key;

/** The name of a text; the catalogues are texts/en.json, ru.json and kk.json. */
export type TextKey = WithoutPlural<keyof typeof en>;

/** What stands in a text's placeholders; `count` chooses the plural. */
export type TextValues = Readonly<Record<string, string | number>>;

/** A text of the interface in one language. */
export type Say = (key: TextKey, values?: TextValues) => string;

/** The interface's texts in every language. */
export type Texts = (language: Language) => Say;

/** Loads the catalogues. */
export function createTexts(): Texts {
  const catalogue = createInstance();
  // Resources at hand are ready at once; the promise is for those that load.
  void catalogue.init({
    initAsync: false,
    resources: { en: { translation: en }, ru: { translation: ru }, kk: { translation: kk } },
    fallbackLng: "en",
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  return (language) => {
    const translate = catalogue.getFixedT(language);
    return (key, values = {}) => translate(key, values);
  };
}

/** The interface's language for a Telegram client's `language_code` such as `ru` or `pt-br`: English where it is none of ours. */
export function interfaceLanguage(code: string | undefined): Language {
  const primary = code?.toLowerCase().split("-")[0];
  return primary === "ru" || primary === "kk" ? primary : "en";
}
