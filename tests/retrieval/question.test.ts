import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadLexicon } from "../../src/language/lexicon.ts";
import { type AnswerType, analyseQuestion } from "../../src/retrieval/question.ts";
import type { Language } from "../../src/types.ts";
import { anyQuestion } from "../any-question.ts";

const lexicon = loadLexicon("lexicon");
const analyse = (asked: string) => analyseQuestion({ asked, lexicon });
const wordsOf = (asked: string) => analyse(asked).words.map((word) => word.text);
const distinctiveOf = (asked: string) =>
  analyse(asked)
    .words.filter((word) => word.distinctive)
    .map((word) => word.text);

describe("what a question asks for", () => {
  it.each<[string, Language, AnswerType]>([
    ["Who built the dam?", "en", "who"],
    ["When was the dam built?", "en", "when"],
    ["Where is the dam?", "en", "where"],
    ["Why was the dam built?", "en", "why"],
    ["How many turbines does the dam have?", "en", "how-many"],
    ["For how long is the lease?", "en", "how-long"],
    ["Did the mayor open the dam?", "en", "yes-no"],
    ["What did the mayor say?", "en", "quote"],
    ["What is the treaty about?", "en", "summary"],
    ["Кто построил плотину?", "ru", "who"],
    ["Когда построили плотину?", "ru", "when"],
    ["Где находится плотина?", "ru", "where"],
    ["Почему построили плотину?", "ru", "why"],
    ["Сколько турбин у плотины?", "ru", "how-many"],
    ["На какой срок заключён договор?", "ru", "how-long"],
    ["Что сказал мэр?", "ru", "quote"],
    ["Бөгетті кім салды?", "kk", "who"],
    ["Бөгет қашан салынды?", "kk", "when"],
    ["Бөгет қайда орналасқан?", "kk", "where"],
    ["Бөгет не үшін салынды?", "kk", "why"],
    ["Бөгетте қанша турбина бар?", "kk", "how-many"],
    ["Шарт қанша жылға жасалды?", "kk", "how-long"],
  ])("%s", (asked, language, type) => {
    const question = analyse(asked);
    expect(question.language).toBe(language);
    expect(question.types).toContain(type);
  });

  it("takes a longer question word for itself, not for the shorter one in it", () => {
    expect(analyse("How many turbines does the dam have?").types).not.toContain("how");
    expect(analyse("Какой мост построили?").types).not.toContain("how");
  });

  it("keeps the order in which things are asked for", () => {
    const { types } = analyse("Who signed it, when and where?");
    expect(types.filter((type) => ["who", "when", "where"].includes(type))).toEqual(["who", "when", "where"]);
  });

  it("asks for nothing where no word says so", () => {
    expect(analyse("the dam on the river").types).toEqual([]);
    expect(analyse("").types).toEqual([]);
  });
});

describe("the words a question is about", () => {
  it("leaves out question words and words that tie others together", () => {
    expect(wordsOf("Who was it that opened the tunnel?")).toEqual(["opened", "tunnel"]);
    expect(wordsOf("Кто же это открыл тоннель?")).toEqual(["открыл", "тоннель"]);
  });

  it("keeps a stop word that is a name", () => {
    expect(wordsOf("Did the US sign it?")).toContain("US");
    expect(wordsOf("Did it sink us?")).not.toContain("us");
  });

  it("calls names, countries, organisations and numbers distinctive, and nothing else", () => {
    expect(distinctiveOf("Did Bekova visit Finland in 2021 with a delegation?")).toEqual([
      "Bekova",
      "Finland",
      "2021",
    ]);
    expect(distinctiveOf("Ездила ли Бекова в Финляндию?")).toEqual(["Бекова", "Финляндию"]);
    expect(distinctiveOf("Tunnels under rivers")).toEqual([]);
  });

  it("knows a country without its capital", () => {
    expect(distinctiveOf("what did finland build?")).toEqual(["finland"]);
  });

  it("gives words of several languages one concept", () => {
    const conceptsOf = (asked: string) => analyse(asked).mentions.map((mention) => mention.concept);
    for (const asked of [
      "Who signed it?",
      "Кто подписал?",
      "Кім қол қойды?",
      "кол койды ким",
      "kto podpisal",
    ])
      expect(conceptsOf(asked), asked).toContain("sign");
  });
});

describe("how a question is read", () => {
  it("brings Russian and Kazakh in Latin letters into their own script, and keeps what was asked", () => {
    const russian = analyse("kto podpisal dogovor");
    expect(russian.language).toBe("ru");
    expect(russian.text).toMatch(/^кто подписал/u);
    expect(russian.asked).toBe("kto podpisal dogovor");
    expect(analyse("kelisimge kim qol qoidy").language).toBe("kk");
  });

  it("is in the language of its own words, not in that of a name it quotes", () => {
    expect(analyse("Who signed “Соглашение о защите озера и о сотрудничестве”?").language).toBe("en");
    expect(analyse("Кто подписал «Agreement on the Protection of the Lake»?").language).toBe("ru");
    expect(analyse("«Agreement on the Protection of the Lake» құжатына кім қол қойды?").language).toBe("kk");
    expect(wordsOf("Кто подписал «Agreement on the Lake»?")).not.toContain("the");
  });

  it("reads the words in the language it is told", () => {
    expect(analyseQuestion({ asked: "Атырау 2020", lexicon, language: "kk" }).language).toBe("kk");
    expect(analyseQuestion({ asked: "Атырау 2020", lexicon, language: "ru" }).language).toBe("ru");
  });

  it("mends words, but none that only tie others together, and says which one opens the question", () => {
    const mended: [string, boolean][] = [];
    const { text } = analyseQuestion({
      asked: "Who biult the brigde?",
      lexicon,
      spelling: {
        mend(word, _language, first) {
          mended.push([word, first]);
          return { biult: "built", brigde: "bridge" }[word] ?? word;
        },
      },
    });
    expect(text).toBe("Who built the bridge?");
    expect(mended.map(([word]) => word)).not.toContain("the");
    expect(mended.filter(([word]) => word === "brigde")).toEqual([["brigde", false]]);
  });
});

describe("any question", () => {
  it("is read without a fault, with spans that point into its text", () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const { text, words, mentions } = analyse(asked);
        for (const word of words) expect(text.slice(word.start, word.end)).toBe(word.text);
        for (const { start, end } of mentions) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
