import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkAgreementForm } from "../../../src/agreements/by-model/check.ts";
import type { AgreementForm } from "../../../src/agreements/by-model/form.ts";
import { createFormFile, type FormStore } from "../../../src/agreements/by-model/form-file.ts";
import { NOTHING_NEW, readAgreements } from "../../../src/agreements/by-model/read-agreements.ts";
import { createChatModel } from "../../../src/models/chat-model.ts";
import { createModelClient } from "../../../src/models/model-client.ts";
import type { AgreementRecord, Article } from "../../../src/types.ts";
import { type OpenAiServer, startOpenAiServer } from "../../fakes/openai-server.ts";

let server: OpenAiServer;
let folder: string;
beforeAll(async () => {
  server = await startOpenAiServer();
  folder = mkdtempSync(join(tmpdir(), "forms-"));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const HEADER = "date 2024-05-15 Water deal\n\n";
const BODY =
  "Minister Dauren Qaliyev and Ines Tavares signed a memorandum on water for five years in Lisbon on Tuesday. The sides will put 12 million euros into irrigation.";
const article: Article = {
  id: "water.txt",
  title: "Water deal",
  publishedOn: "2024-05-15",
  language: "en",
  text: HEADER + BODY,
  paragraphs: [{ start: HEADER.length, end: HEADER.length + BODY.length }],
};

const at = (value: string, quote = value) => ({ value, quote });
const FORM: AgreementForm = {
  instrument: at("memorandum on water", "a memorandum on water"),
  parties: [],
  signatories: [
    { name: at("Dauren Qaliyev"), role: at("Minister", "Minister Dauren Qaliyev"), party: null },
    { name: at("Ines Tavares"), role: null, party: null },
  ],
  signedOn: at("2024-05-14", "on Tuesday"),
  place: at("Lisbon", "in Lisbon"),
  periodStart: null,
  periodEnd: null,
  duration: at("P5Y", "for five years"),
  areas: [at("irrigation")],
  amount: at("12000000 EUR", "12 million euros"),
  status: at("signed", "signed a memorandum"),
};

const EMPTY: AgreementRecord = {
  instrument: null,
  parties: [],
  signatories: [],
  signedOn: null,
  reportedOn: null,
  place: null,
  dateline: null,
  period: { start: null, end: null, duration: null },
  areas: [],
  amount: null,
  status: null,
  sources: ["water.txt"],
  differing: [],
};
const start = article.text.indexOf("Dauren");
const BY_RULES: AgreementRecord = {
  ...EMPTY,
  signatories: [
    {
      name: {
        value: "Dauren Qaliyev",
        quote: "Dauren Qaliyev",
        article: "water.txt",
        start,
        end: start + 14,
      },
      role: null,
      party: null,
    },
  ],
};

describe("a form checked against its article", () => {
  it("keeps values whose quotes hold them, with the place of each quote", () => {
    const checked = checkAgreementForm(FORM, article);
    expect(checked).toMatchObject({
      signedOn: { value: "2024-05-14" },
      place: { value: "Lisbon" },
      period: { duration: { value: "P5Y" } },
      amount: { value: "12000000 EUR" },
      status: { value: "signed" },
      areas: [{ value: "irrigation" }],
    });
    for (const fact of [checked.instrument, checked.signedOn, checked.amount, checked.place])
      expect(article.text.slice(fact?.start, fact?.end)).toBe(fact?.quote);
  });

  it.each<[string, Partial<AgreementForm>, string]>([
    ["a quote that does not stand there", { place: at("Lisbon", "in the city of Lisbon") }, "place"],
    ["a value its quote does not hold", { place: at("Porto", "in Lisbon") }, "place"],
    ["the day of publication", { signedOn: at("2024-05-15", "date 2024-05-15") }, "signedOn"],
    ["another day", { signedOn: at("2024-05-13", "on Tuesday") }, "signedOn"],
    ["another sum", { amount: at("15000000 EUR", "12 million euros") }, "amount"],
    ["another currency", { amount: at("12000000 USD", "12 million euros") }, "amount"],
    ["a status that is not said", { status: at("ratified", "signed a memorandum") }, "status"],
    ["a status there is none of", { status: at("excellent", "signed a memorandum") }, "status"],
  ])("drops %s", (_what, change, field) => {
    expect(checkAgreementForm({ ...FORM, ...change }, article)).toMatchObject({ [field]: null });
  });
});

const client = () =>
  createModelClient({
    name: "stub",
    model: () => createChatModel({ model: "stub", baseUrl: server.url, apiKey: "k", timeoutMs: 2_000 }),
  });
const read = (store: FormStore, articles: readonly Article[] = [article]) =>
  readAgreements({ client: client(), articles, byRules: () => [BY_RULES], store });

describe("reading agreements by a model", () => {
  it("completes the rules' record, and remembers what was read", async () => {
    const file = join(folder, "forms.jsonl");
    server.answerWith({ text: JSON.stringify({ agreements: [FORM] }) });
    const first = await read(createFormFile(file));
    expect(first).toMatchObject({ read: 1, remembered: 0, stopped: null });
    expect(first.records.get("water.txt")?.[0]).toMatchObject({
      place: { value: "Lisbon" },
      signatories: [{}, {}],
    });
    appendFileSync(file, '{"key": "half');
    const calls = server.requests.length;
    expect(await read(createFormFile(file))).toMatchObject({ read: 0, remembered: 1 });
    expect(server.requests.length).toBe(calls);
  });

  it("leaves the rules' record where nothing holds or the model fails, and stops asking a model that keeps failing", async () => {
    server.answerWith({
      text: JSON.stringify({ agreements: [{ ...FORM, instrument: null, signatories: [] }] }),
    });
    const unrelated = await read(createFormFile(join(folder, "a.jsonl")));
    expect(unrelated.records.get("water.txt")).toEqual([BY_RULES]);
    server.answerWith({ text: "no form" });
    const many = ["1", "2", "3", "4", "5"].map((id) => ({ ...article, id, text: `${article.text} ${id}` }));
    const failing = await read(createFormFile(join(folder, "b.jsonl")), many);
    expect(failing).toMatchObject({ read: 0, stopped: "wrong-format" });
    // Two are read at once, so a fourth may be under way when the third fails.
    expect([3, 4]).toContain(failing.failed);
    expect(failing.left).toBe(5 - failing.failed);
    expect(failing.records.size).toBe(0);
  });

  it("reads no more articles than it may in one go, and goes on from there in the next", async () => {
    server.answerWith({ text: JSON.stringify({ agreements: [FORM] }) });
    const many = ["1", "2", "3"].map((id) => ({ ...article, id, text: `${article.text} ${id}` }));
    const readSome = () =>
      readAgreements({
        client: client(),
        articles: many,
        byRules: () => [BY_RULES],
        store: createFormFile(join(folder, "c.jsonl")),
        limits: { articles: 2, milliseconds: 60_000 },
      });
    expect(await readSome()).toMatchObject({ read: 2, remembered: 0, left: 1, stopped: "limit" });
    const next = await readSome();
    expect(next).toMatchObject({ read: 1, remembered: 2, left: 0, stopped: null });
    expect(next.records.size).toBe(3);
  });

  it("keeps what was read before where nothing new may be read", async () => {
    const calls = server.requests.length;
    const report = await readAgreements({
      client: client(),
      articles: [
        { ...article, id: "1", text: `${article.text} 1` },
        { ...article, text: `${article.text} new` },
      ],
      byRules: () => [BY_RULES],
      store: createFormFile(join(folder, "c.jsonl")),
      limits: NOTHING_NEW,
    });
    expect(report).toMatchObject({ read: 0, remembered: 1, left: 1 });
    expect(report.records.get("1")?.[0]?.place?.value).toBe("Lisbon");
    expect(server.requests.length).toBe(calls);
  });

  it("makes a record of an agreement the rules missed, where its status and who signed it hold", async () => {
    server.answerWith({
      text: JSON.stringify({ agreements: [FORM, { ...FORM, status: at("signed", "in Lisbon") }] }),
    });
    const report = await readAgreements({
      client: client(),
      articles: [article],
      byRules: () => [],
      store: createFormFile(join(folder, "d.jsonl")),
    });
    const records = report.records.get("water.txt") ?? [];
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ status: { value: "signed" }, sources: ["water.txt"], dateline: null });
  });
});
