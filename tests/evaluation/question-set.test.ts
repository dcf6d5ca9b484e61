import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readQuestionSet } from "../../src/evaluation/question-set.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "question-set-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(questions: readonly unknown[], article = "One two.\n"): Promise<void> {
  await mkdir(join(folder, "articles"), { recursive: true });
  await writeFile(join(folder, "articles", "one.txt"), article);
  const lines = questions.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
  await writeFile(join(folder, "questions.jsonl"), `${lines.join("\n")}\n`);
}
const checked = {
  id: "1",
  lang: "ru",
  kind: "who",
  question: "Кто?",
  status: "answered",
  must: [["a", "b"]],
  evidence: ["One", ["two", "Two"]],
  must_not: ["c"],
};
const gold = { id: 7, lang: "en", question: "What?", article: "one.txt", answers: ["two"], starts: [4] };
const read = (corpusFolder = "nowhere") => readQuestionSet({ folder, corpusFolder });

describe("readQuestionSet", () => {
  it("reads questions with rules", async () => {
    await write([checked, { ...checked, id: "2", status: ["chat", "not_found"], after: "Что?" }]);
    const set = await read();
    expect(set.format).toBe("checked");
    expect(set.texts.get("one.txt")).toBe("One two.\n");
    expect(set.questions).toEqual([
      {
        id: "1",
        language: "ru",
        kind: "who",
        question: "Кто?",
        accepted: ["answered"],
        must: [["a", "b"]],
        evidence: [["One"], ["two", "Two"]],
        mustNot: ["c"],
      },
      expect.objectContaining({ id: "2", accepted: ["chat", "not_found"], after: "Что?" }),
    ]);
  });

  it("counts the starts of marked answers in characters", async () => {
    await write([{ ...gold, starts: [5] }], "😀 On two.\n");
    expect((await read()).questions).toEqual([
      expect.objectContaining({ id: "7", gold: [{ article: "one.txt", text: "two", start: 6, end: 9 }] }),
    ]);
  });

  it("gives a question that stands twice the answers of both", async () => {
    await write([gold, { ...gold, id: 8, answers: ["One"], starts: [0] }]);
    const { questions } = await read();
    expect(questions).toHaveLength(2);
    for (const question of questions)
      expect("gold" in question && question.gold.map(({ text }) => text)).toEqual(["two", "One"]);
  });

  it("asks a set without articles over the corpus given", async () => {
    await write([checked]);
    const corpus = join(folder, "articles");
    await writeFile(join(corpus, "questions.jsonl"), JSON.stringify(checked));
    expect((await readQuestionSet({ folder: corpus, corpusFolder: corpus })).corpusFolder).toBe(corpus);
  });

  it.each([
    ["not JSON", ["{"], /questions\.jsonl:1: not JSON/],
    ["a language nobody speaks", [checked, { ...checked, lang: "xx" }], /questions\.jsonl:2: "lang"/],
    ["a missing field", [{ ...checked, must: undefined }], /questions\.jsonl:1: "must"/],
    [
      "an answer that is elsewhere",
      [{ ...gold, starts: [3] }],
      /questions\.jsonl:1: the answer does not stand/,
    ],
    ["an unknown article", [{ ...gold, article: "two.txt" }], /questions\.jsonl:1: no article "two.txt"/],
    ["fewer starts than answers", [{ ...gold, answers: ["two", "One"] }], /questions\.jsonl:1: fewer starts/],
    ["no question", [], /holds no question/],
  ])("says where it met %s", async (_, questions, message) => {
    await write(questions);
    await expect(read()).rejects.toThrow(message);
  });

  it("says which file is missing", async () => {
    await expect(read()).rejects.toThrow(/questions\.jsonl: cannot be read/);
  });
});
