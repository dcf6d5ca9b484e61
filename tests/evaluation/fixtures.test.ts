import { describe, expect, it } from "vitest";
import { readGoldRecords } from "../../src/evaluation/gold-records.ts";
import { readQuestionSet } from "../../src/evaluation/question-set.ts";
import { LANGUAGES } from "../../src/types.ts";

const sets = ["tests/fixtures/seed", "tests/fixtures/agreements"];
const read = (folder: string) => readQuestionSet({ folder, corpusFolder: "corpus" });

describe.each(sets)("%s", (folder) => {
  it("asks for evidence that the articles hold", async () => {
    const { questions, texts } = await read(folder);
    const all = [...texts.values()].join("\n");
    for (const question of questions)
      for (const group of "evidence" in question ? question.evidence : [])
        for (const text of group) expect(all, question.id).toContain(text);
  });

  it("expects records of articles it has", async () => {
    const { texts } = await read(folder);
    for (const { sources } of await readGoldRecords(`${folder}/records.json`))
      for (const source of sources) expect([...texts.keys()]).toContain(source);
  });
});

describe("the project's own questions", () => {
  it("are at least 150, as many in each language, and a quarter to two fifths cannot be answered", async () => {
    const questions = (await Promise.all(sets.map(read))).flatMap((set) => [...set.questions]);
    expect(questions.length).toBeGreaterThanOrEqual(150);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const language of LANGUAGES) {
      const part = questions.filter((question) => question.language === language);
      expect(part.length / questions.length).toBeCloseTo(1 / 3, 1);
      const refusals = part.filter(
        (question) => "accepted" in question && question.accepted.includes("not_found"),
      );
      expect(refusals.length / part.length).toBeGreaterThan(0.25);
      expect(refusals.length / part.length).toBeLessThan(0.4);
    }
  });
});
