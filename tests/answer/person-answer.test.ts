import { describe, expect, it } from "vitest";
import { answerAboutPerson } from "../../src/answer/person-answer.ts";
import { LAKE } from "../own-texts.ts";
import { analyse, article, KNOWN, lexicon } from "./records.ts";

const about = (asked: string) =>
  answerAboutPerson({ question: analyse(asked), agreements: KNOWN, article, lexicon });

describe("who a signatory is", () => {
  it.each([
    ["Who is Aida Bekova?", "Minister of Ecology of Kazakhstan"],
    ["What is Jonas Lind's position?", "Minister of Environment"],
    ["Кто такая Аида Бекова?", "министр экологии"],
    ["Какова должность Бековой?", "министр экологии"],
    ["Аида Бекова кім?", "экология министрі"],
    ["Who is Rustam Kholmatov?", "Minister of Transport"],
  ])("%s", (asked, office) => {
    expect(about(asked)?.draft.lines[0]).toContain(office);
  });

  it("is cited with the sentence that says so, and with its agreement", () => {
    const answer = about("Who is Aida Bekova?");
    expect(answer?.agreement.id).toBe(LAKE);
    expect(answer?.draft.citations).toEqual([
      expect.objectContaining({ article: LAKE, quote: expect.stringContaining("Aida Bekova") }),
    ]);
  });
});

describe("who holds an office", () => {
  it.each([
    ["Who is the Minister of Ecology of Kazakhstan?", "Aida Bekova"],
    ["Кто министр транспорта Узбекистана?", "Рустам Холматов"],
    ["Who is the Minister of Transport of Uzbekistan?", "Рустам Холматов"],
    ["Түркияның Білім министрі кім?", "Мехмет Йылдыз"],
  ])("%s", (asked, name) => {
    expect(about(asked)?.draft.lines[0]).toContain(name);
  });
});

describe("nobody", () => {
  it.each([
    ["another country's", "Who is the Minister of Ecology of Norway?"],
    ["another office", "Who is the Minister of Defence of Kazakhstan?"],
    ["a higher office", "Кто премьер-министр Грузии?"],
    ["an office of a person who signed nothing", "Who is Pavel Orlov?"],
    ["another person of the name", "Who is Sara Lind?"],
    ["what a signatory did", "Who did Aida Bekova meet?"],
    ["something else about a signatory", "When was Aida Bekova born?"],
    ["no person at all", "Which areas does the agreement cover?"],
    ["nothing", ""],
  ])("is named for %s", (_, asked) => {
    expect(about(asked)).toBeNull();
  });
});
