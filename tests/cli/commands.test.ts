import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { articlesOf } from "../own-articles.ts";
import { writeCorpus } from "../own-corpus.ts";
import { LAKE, RAIL, SCHOOL, TEXTS } from "../own-texts.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { run } from "./run.ts";

// Each process costs about a second, so each answers as much as it can, and they run side by side once the index is there.
const articles = await articlesOf();
const folders = await writeCorpus({ ...TEXTS, "empty.txt": "" });
const elsewhere = await temporaryFolder();
const where = ["--corpus", folders.corpus, "--data", folders.data];
const built = await run("reindex", where);

/** The keys of an answer in JSON, in the order of the contract. */
const KEYS = ["id", "kind", "language", "answer", "citations", "mode", "ms"];
const CITATION_KEYS = ["article", "title", "publishedOn", "url", "quote", "start", "end"];
const FACT = { value: expect.any(String), quote: expect.any(String), article: expect.any(String) };

interface Printed {
  readonly id: unknown;
  readonly kind: string;
  readonly language: string;
  readonly answer: string;
  readonly citations: readonly { article: string; quote: string; start: number; end: number }[];
  readonly mode: string;
  readonly ms: number;
}

function expectContract(answer: Printed): void {
  expect(Object.keys(answer)).toEqual(KEYS);
  expect(["cited", "no-evidence", "chat"]).toContain(answer.kind);
  expect(["en", "ru", "kk"]).toContain(answer.language);
  expect(["extractive", "model"]).toContain(answer.mode);
  expect(answer.answer).not.toBe("");
  expect(answer.ms).toBeGreaterThanOrEqual(0);
  expect(answer.citations.length > 0).toBe(answer.kind === "cited");
  expect(answer.citations.length).toBeLessThanOrEqual(3);
  answer.citations.forEach((citation, index) => {
    expect(Object.keys(citation)).toEqual(CITATION_KEYS);
    expect(articles.get(citation.article)?.text.slice(citation.start, citation.end)).toBe(citation.quote);
    expect(citation.quote.length).toBeLessThanOrEqual(400);
    expect(answer.answer).toContain(`[${index + 1}]`);
  });
}

const linesOf = (out: string): Printed[] =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("reindex", () => {
  it("ends with counts and time, and says on standard error how far it is and what it passes over", () => {
    expect(built.code).toBe(0);
    expect(built.out).toMatch(
      /^4 articles, \d+ passages \(\d+ embedded, 0 unchanged\), generation \S+, [\d.]+ s\n$/u,
    );
    expect(built.error).toMatch(/embedding passages \(\d+\)/u);
    expect(built.error).toMatch(/skipped empty\.txt: \S/u);
  });
});

describe.concurrent("ask", { timeout: 60_000 }, () => {
  it("prints the answer, then its quotes with their sources", async ({ expect }) => {
    const { code, out } = await run("ask", [...where, "--explain", "Who signed", "the lake agreement?"]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /Aida Bekova.*Jonas Lind.*\[1\]\n[\s\S]*❝Minister of Ecology.*❞\n\[1\] Kazakhstan, Finland agree to protect a lake · 6 May 2024/u,
    );
    expect(out).toMatch(/question +Who signed the lake agreement\?/u);
    expect(out).toMatch(/confidence +[\d.]+/u);
  });

  it("--json prints one object by the contract, and nothing else", async () => {
    const { code, out, error } = await run("ask", [...where, "--json", "When did the bakery open?"]);
    expect(code).toBe(0);
    expect(error).toBe("");
    const [answer, ...others] = linesOf(out);
    expect(others).toEqual([]);
    expectContract(answer as Printed);
    expect(answer).toMatchObject({
      id: null,
      kind: "cited",
      mode: "extractive",
      citations: [{ article: "bread.txt", title: "The bakery on Mill Street", publishedOn: null, url: null }],
    });
  });

  it("--batch answers line by line, in order, after what came before, whatever else a line holds", async () => {
    const asked = [
      { id: "a", question: "Who signed the lake agreement?", lang: "en", must: [["Lind"]] },
      { id: 2, question: "and for Finland?", after: "Who signed the lake agreement?" },
      { id: "alone", question: "and for Finland?" },
      { id: "ru", question: "а когда?", after: "Кто подписал меморандум с Грузией?" },
      { id: "kk", question: "ал Түркиядан ше?", after: "Мектептер туралы келісімге кім қол қойды?" },
      { question: "Who signed the Paris agreement?", after: null },
      { id: { nested: true }, question: "Hello!" },
      { id: "", question: "" },
      { id: "odd", question: "\u0000\ud800 «[1]» \u200b" },
    ];
    const input = `\uFEFF${asked.map((line) => JSON.stringify(line)).join("\r\n\n")}`;
    const { code, out } = await run("ask", [...where, "--batch", "-"], input);
    expect(code).toBe(0);
    const answers = linesOf(out);
    for (const answer of answers) expectContract(answer);
    expect(answers.map((answer) => answer.id)).toEqual(asked.map((line) => line.id ?? null));
    const [first, second, alone, russian, kazakh, refused, chat] = answers;
    expect(first?.answer).toMatch(/Bekova.*Lind/su);
    expect(second?.answer.split("\n")[0]).toMatch(/^Jonas Lind/u);
    expect(alone?.answer).not.toBe(second?.answer);
    expect(russian).toMatchObject({ language: "ru", citations: [{ article: RAIL }] });
    expect(russian?.answer).toMatch(/1 ноября 2023/u);
    expect(kazakh).toMatchObject({ language: "kk", citations: [{ article: SCHOOL }] });
    expect(refused).toMatchObject({ kind: "no-evidence", citations: [], mode: "extractive" });
    expect(chat).toMatchObject({ kind: "chat", citations: [], mode: "extractive" });
  });

  it("--batch reads a file, and --always answers whatever the score", async () => {
    const file = join(elsewhere, "questions.jsonl");
    writeFileSync(file, '{"id": "1", "question": "What is the budget of the lake agreement?"}\n');
    const { out } = await run("ask", [...where, "--always", "--batch", file]);
    const [answer] = linesOf(out);
    expectContract(answer as Printed);
    expect(answer).toMatchObject({ id: "1", kind: "cited" });
  });

  it("--batch names a line that is no question, and answers nothing", async () => {
    const [json, question] = await Promise.all([
      run("ask", [...where, "--batch", "-"], '{"id": 1, "question": "Who?"}\n{oops\n'),
      run("ask", [...where, "--batch", "-"], '\n{"id": 1}\n'),
    ]);
    expect(json.error).toMatch(/^UserError: -:2: .*JSON/u);
    expect(question.error).toMatch(/^UserError: -:2: .*"question"/u);
    for (const { code, out, error } of [json, question]) {
      expect([code, out]).toEqual([1, ""]);
      expect(error).not.toMatch(/\n\s+at /u);
    }
  });

  it("--batch says which file it cannot read", async () => {
    const { code, error } = await run("ask", [...where, "--batch", join(elsewhere, "gone.jsonl")]);
    expect(code).toBe(1);
    expect(error).toMatch(/^UserError: .*gone\.jsonl cannot be read/u);
  });

  it("--card prints an agreement with its citations", async () => {
    const { code, out } = await run("ask", [...where, "--card", "железная", "дорога"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Соглашение: Меморандум о взаимопонимании.*\[1\]$/mu);
    expect(out).toMatch(/^Подписали: Рустам Холматов, министр транспорта Узбекистана \[1\]/mu);
    expect(out).toMatch(/^\[1\] ❝.*Рустам Холматов.*❞$/mu);
  });

  it("--card --json prints all agreements as records", async () => {
    const { code, out } = await run("ask", [...where, "--card", "--json"]);
    expect(code).toBe(0);
    const records: Record<string, unknown>[] = JSON.parse(out);
    expect(records.map((record) => record.sources)).toEqual([[LAKE], [RAIL], [SCHOOL]]);
    const [lake] = records;
    expect(lake).toMatchObject({
      instrument: FACT,
      parties: [FACT, FACT],
      signatories: [
        { name: { ...FACT, value: "Aida Bekova" }, role: FACT, party: FACT },
        { name: { ...FACT, value: "Jonas Lind" }, role: FACT, party: FACT },
      ],
      signedOn: null,
      reportedOn: { ...FACT, value: "2024-05-06" },
      place: null,
      period: { start: { ...FACT, value: "2024" }, end: { ...FACT, value: "2028" }, duration: null },
      areas: [FACT, FACT, FACT],
      amount: null,
      status: { ...FACT, value: "signed" },
    });
    const facts =
      JSON.stringify(records)
        .match(/\{"value":[^{}]*\}/gu)
        ?.map((text) => JSON.parse(text)) ?? [];
    expect(facts.length).toBeGreaterThan(30);
    for (const { article, start, end, quote } of facts)
      expect(articles.get(article)?.text.slice(start, end)).toBe(quote);
  });

  it("says what is missing: a question, an agreement of that name, articles", async () => {
    const [question, name, corpus] = await Promise.all([
      run("ask", where),
      run("ask", [...where, "--card", "zebra"]),
      run("ask", ["--corpus", elsewhere, "--data", join(elsewhere, "data"), "Who?"]),
    ]);
    expect(question.error).toMatch(/no question/u);
    expect(name.error).toMatch(/no agreement goes by "zebra"/u);
    expect(corpus.error).toMatch(/no article in .*--corpus/su);
    expect([question.code, name.code, corpus.code]).toEqual([1, 1, 1]);
    expect([question.out, name.out, corpus.out]).toEqual(["", "", ""]);
  });
});

describe.concurrent("chat", { timeout: 60_000 }, () => {
  it("answers line by line, each after what was said before", async () => {
    const { code, out } = await run("chat", where, "Hello\n\nКто подписал меморандум с Грузией?\nа когда?\n");
    expect(code).toBe(0);
    const [greeting, who, when] = out.split("\n\n").filter((part) => !part.startsWith("❝"));
    expect(greeting).toMatch(/^Hello/u);
    expect(who).toMatch(/Рустам Холматов/u);
    expect(when).toMatch(/1 ноября 2023/u);
  });
});

describe.concurrent("status", { timeout: 60_000 }, () => {
  it("says what is served", async () => {
    const { code, out } = await run("status", ["--data", folders.data]);
    expect(code).toBe(0);
    expect(out).toMatch(/^articles +4$/mu);
    expect(out).toContain(readFileSync(join(folders.data, "index", "CURRENT"), "utf8").trim());
  });

  it("says how to build an index where there is none", async () => {
    const { code, out, error } = await run("status", ["--data", join(elsewhere, "none")]);
    expect([code, out]).toEqual([1, ""]);
    expect(error).toMatch(/no index in .*npm run reindex/su);
  });
});

describe.concurrent("a command", { timeout: 60_000 }, () => {
  it.each(["ask", "eval"])("%s --help says what it does", async (command) => {
    const { code, out } = await run(command, ["--help"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: /u);
    expect(out).toMatch(/--data <folder>/u);
  });
});
