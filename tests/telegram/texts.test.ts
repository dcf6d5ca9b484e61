import { describe, expect, it } from "vitest";
import { ADMIN_COMMANDS, USER_COMMANDS } from "../../src/telegram/command-names.ts";
import en from "../../src/telegram/texts/en.json" with { type: "json" };
import kk from "../../src/telegram/texts/kk.json" with { type: "json" };
import ru from "../../src/telegram/texts/ru.json" with { type: "json" };
import { createTexts, interfaceLanguage } from "../../src/telegram/texts.ts";

const CATALOGUES: Record<string, Record<string, string>> = { en, ru, kk };
const PLURAL = /_(one|few|many|other)$/u;

const stems = (catalogue: Record<string, string>) =>
  [...new Set(Object.keys(catalogue).map((key) => key.replace(PLURAL, "")))].sort();
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1]).sort();

describe("the interface's texts", () => {
  it.each(["ru", "kk"])("are complete in %s", (language) => {
    expect(stems(CATALOGUES[language] ?? {})).toEqual(stems(en));
  });

  it.each(["en", "ru", "kk"])("have the plural forms of %s", (language) => {
    const catalogue = CATALOGUES[language] ?? {};
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plural = Object.keys(en)
      .filter((key) => key.endsWith("_one"))
      .map((key) => key.slice(0, -4));
    expect(plural.length).toBeGreaterThan(3);
    for (const stem of plural) {
      const given = Object.keys(catalogue).filter((key) => key.replace(PLURAL, "") === stem);
      expect(given.sort()).toEqual(forms.map((form) => `${stem}_${form}`).sort());
    }
  });

  it.each(["en", "ru", "kk"])("hold the same placeholders in %s, and nothing empty", (language) => {
    for (const [key, text] of Object.entries(CATALOGUES[language] ?? {})) {
      const english = CATALOGUES.en?.[key] ?? CATALOGUES.en?.[key.replace(PLURAL, "_other")] ?? "";
      expect(placeholders(text), key).toEqual(placeholders(english));
      expect(text.trim(), key).not.toBe("");
    }
  });

  it("describe every command, within Telegram's 256 characters", () => {
    for (const command of [...USER_COMMANDS, ...ADMIN_COMMANDS]) {
      const key = `command${command.charAt(0).toUpperCase()}${command.slice(1)}`;
      for (const catalogue of Object.values(CATALOGUES)) {
        expect(catalogue[key], key).toBeTruthy();
        expect(catalogue[key]?.length).toBeLessThanOrEqual(256);
      }
    }
  });

  it("choose plurals", () => {
    const say = createTexts()("ru");
    expect([1, 3, 5, 21].map((count) => say("sources", { count }))).toEqual([
      "1 статья:",
      "3 статьи:",
      "5 статей:",
      "21 статья:",
    ]);
  });

  it("take values as they are, never as templates", () => {
    const say = createTexts()("en");
    expect(say("agreementUnknown", { name: "<b> {{name}} $t(privacy)" })).toContain(
      "<b> {{name}} $t(privacy)",
    );
  });

  it("follow the client's language", () => {
    expect(["ru", "kk-KZ", "en-GB", "pt-br", undefined].map(interfaceLanguage)).toEqual([
      "ru",
      "kk",
      "en",
      "en",
      "en",
    ]);
  });
});
