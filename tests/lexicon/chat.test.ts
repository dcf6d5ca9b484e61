import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chatReply } from "../../src/answer/chat.ts";
import { PHRASES } from "../../src/answer/phrases.ts";
import { loadLexicon } from "../../src/language/lexicon.ts";
import { analyseQuestion } from "../../src/retrieval/question.ts";
import { LANGUAGES, type Language } from "../../src/types.ts";

const lexicon = loadLexicon("lexicon");
const concepts = [...lexicon.concepts.values()].filter(({ kind }) => kind === "chat");
const reply = (asked: string, language?: Language) =>
  chatReply(analyseQuestion({ asked, lexicon, ...(language ? { language } : {}) }), lexicon);

interface Asked {
  readonly id: string;
  readonly kind: string;
  readonly question: string;
}

/** The project's own questions about articles. */
const questions = ["seed", "agreements"].flatMap((set) =>
  readFileSync(`tests/fixtures/${set}/questions.jsonl`, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): Asked => JSON.parse(line))
    .filter(({ kind }) => kind !== "chat" && kind !== "injection"),
);

describe.each(LANGUAGES)("what lexicon/chat.tsv lists in %s", (language) => {
  it.each(concepts.map((concept) => [concept.id, concept] as const))(
    "%s is replied to, in any of its forms",
    (_, { forms }) => {
      for (const form of forms[language]) {
        expect(reply(form, language), form).not.toBeNull();
        const begun = form.charAt(0).toUpperCase() + form.slice(1);
        expect(reply(`${begun}!!!`, language), form).not.toBeNull();
      }
    },
  );

  it("says what the bot is to whoever asks or orders it about, and no more", () => {
    for (const { id, forms } of concepts) {
      if (!/^(?:bot|override)-/u.test(id)) continue;
      for (const form of forms[language]) expect(reply(form, language), form).toBe(PHRASES[language].about);
    }
  });
});

it("takes no question about the articles for small talk", () => {
  expect(questions.length).toBeGreaterThan(150);
  for (const { id, question } of questions) expect(reply(question), id).toBeNull();
});
