import { describe, expect, it } from "vitest";
import { statedValue } from "../../src/answer/stated-value.ts";
import type { AnswerType } from "../../src/retrieval/question.ts";
import type { Language } from "../../src/types.ts";

const value = (language: Language, type: AnswerType, sentence: string, publishedOn?: string) =>
  statedValue({ language, types: [type] }, sentence, publishedOn);

describe("the value a sentence of another language states", () => {
  it.each<[Language, AnswerType, string, string]>([
    ["en", "when", "До 31 декабря 2029 года продлевается действие договора.", "31 December 2029"],
    ["ru", "when", "The ferry line will open in March 2031.", "март 2031 г."],
    ["en", "how-long", "Шарт бес жыл мерзімге жасалған.", "5 years"],
    ["kk", "how-long", "The lease runs for eighteen months.", "18 ай"],
    ["en", "how-much", "Банк выделит 12 млн евро на дороги.", "12 млн евро"],
  ])("for %s, %s: %s", (language, type, sentence, expected) => {
    expect(value(language, type, sentence)).toBe(expected);
  });

  it("is completed by the year of publication, and left out where no year is known", () => {
    const sentence = "Договор вступит в силу 5 мая.";
    expect(value("en", "when", sentence, "2024-04-20")).toBe("5 May 2024");
    expect(value("en", "when", sentence)).toBeNull();
  });

  it.each<[AnswerType, string]>([
    ["when", "С 1 мая 2020 года по 3 июня 2021 года шли работы."],
    ["how-much", "Первый взнос составит 5 млн евро, второй – 7 млн евро."],
    ["when", "Дороги будут построены."],
    ["why", "Договор подписан 5 мая 2024 года."],
  ])("is none where there are several, none, or another thing is asked (%s: %s)", (type, sentence) => {
    expect(value("en", type, sentence)).toBeNull();
  });
});
