import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { IndexError } from "../../src/errors.ts";
import { type BuildProgress, buildIndex } from "../../src/index/build-index.ts";
import { openIndex, servedManifest } from "../../src/index/open-index.ts";
import { buildOptions, CountingEmbeddings, TEXTS } from "./small-corpus.ts";

const PAID = { name: "paid:letters", paid: true, usesLexicon: false };

let base: string;
let folder: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "index-"));
  folder = join(base, "index");
});

afterEach(() => rm(base, { recursive: true, force: true }));

const generations = async () => (await readdir(folder)).filter((name) => /^\d/u.test(name)).sort();

describe("buildIndex", () => {
  it("publishes a generation that can be opened, and reports what it did", async () => {
    const { manifest, embedded, reused } = await buildIndex(await buildOptions(folder));
    expect(manifest.counts).toEqual({ articles: 4, passages: 5, sentences: 11, agreements: 0 });
    expect(manifest.embedder).toMatchObject({ name: "local-v1", dimension: 256 });
    expect([embedded, reused]).toEqual([5, 0]);
    expect(servedManifest(folder)).toEqual(manifest);
    expect(await readdir(join(folder, manifest.generation))).toEqual([
      "manifest.json",
      "passages.db",
      "vectors.hnsw",
    ]);
  });

  it("tells how far it is, stage by stage", async () => {
    const seen: BuildProgress[] = [];
    await buildIndex(await buildOptions(folder, { onProgress: (progress) => seen.push(progress) }));
    expect([...new Set(seen.map((progress) => progress.stage))]).toEqual([
      "words",
      "vectors",
      "verify",
      "publish",
    ]);
    for (const stage of ["words", "vectors", "verify", "publish"]) {
      const steps = seen.filter((progress) => progress.stage === stage);
      expect(steps[0]?.done).toBe(0);
      expect(steps.at(-1)?.done).toBe(steps.at(-1)?.total);
    }
  });

  it("embeds nothing again that did not change", async () => {
    const first = new CountingEmbeddings();
    await buildIndex(await buildOptions(folder, { embeddings: first, embedder: PAID }));
    expect(first.asked).toHaveLength(5);
    const second = new CountingEmbeddings();
    const texts = {
      ...TEXTS,
      "a-new.txt": "Weather\n\nIt rains.\n",
      "wheat.txt": `${TEXTS["wheat.txt"]}\nThe end.\n`,
    };
    const report = await buildIndex(
      await buildOptions(folder, { texts, embeddings: second, embedder: PAID }),
    );
    expect(second.asked).toEqual(["It rains.", "The end."]);
    expect([report.embedded, report.reused]).toEqual([2, 5]);
    const index = openIndex(folder);
    const vector = (await first.embedDocuments(["It rains."]))[0] ?? [];
    const length = Math.hypot(...vector);
    const [best] = index.searchVectors(
      vector.map((value) => value / length),
      1,
    );
    expect(index.passage(best?.passage ?? 0)?.text).toBe("It rains.");
    index.close();
  });

  it("embeds anew with another embedder", async () => {
    await buildIndex(await buildOptions(folder));
    const embeddings = new CountingEmbeddings();
    await buildIndex(await buildOptions(folder, { embeddings, embedder: PAID }));
    expect(embeddings.asked).toHaveLength(5);
  });

  it("keeps what the extractor finds", async () => {
    const extract = ({ id }: { id: string }) =>
      id === "en.txt" ? [{ instrument: "treaty" }, { instrument: null }] : [];
    const { manifest } = await buildIndex(await buildOptions(folder, { extract }));
    expect(manifest.counts.agreements).toBe(2);
    const index = openIndex(folder);
    expect(index.agreements()).toEqual([
      { article: "en.txt", record: { instrument: "treaty" } },
      { article: "en.txt", record: { instrument: null } },
    ]);
    index.close();
  });

  it("indexes an empty corpus, which finds nothing", async () => {
    await buildIndex(await buildOptions(folder, { texts: {} }));
    const index = openIndex(folder);
    expect(index.articles()).toEqual([]);
    expect(index.searchPassages(["s_treati"], 10)).toEqual([]);
    expect(index.searchVectors([1], 10)).toEqual([]);
    index.close();
  });

  it("keeps three generations and removes builds that did not end", async () => {
    for (let round = 0; round < 4; round++) await buildIndex(await buildOptions(folder));
    await writeFile(join(base, "marker"), "");
    const kept = await generations();
    expect(kept).toHaveLength(3);
    expect(kept.at(-1)).toBe(servedManifest(folder)?.generation);
  });

  it.each([
    ["the embedder fails", { embedDocuments: () => Promise.reject(new Error("no network")) }, "no network"],
    [
      "the embedder gives too few vectors",
      { embedDocuments: async () => [[1, 2]] },
      "1 vectors for 5 passages",
    ],
    [
      "vectors differ in length",
      { embedDocuments: async () => [[1], [1, 2], [1], [1], [1]] },
      "2 components",
    ],
    ["a vector has no direction", { embedDocuments: async () => [[0], [1], [1], [1], [1]] }, "length 0"],
    [
      "a vector is not a number",
      { embedDocuments: async () => [[Number.NaN], [1], [1], [1], [1]] },
      "length NaN",
    ],
  ])("leaves the served generation as it was where %s", async (_, broken, message) => {
    const { manifest } = await buildIndex(await buildOptions(folder));
    const embeddings = Object.assign(new CountingEmbeddings(), broken);
    await expect(buildIndex(await buildOptions(folder, { embeddings, embedder: PAID }))).rejects.toThrow(
      message,
    );
    expect(servedManifest(folder)).toEqual(manifest);
    expect(await generations()).toEqual([manifest.generation]);
    expect((await readdir(folder)).filter((name) => name.endsWith(".building"))).toEqual([]);
  });

  it("stops when told to", async () => {
    const controller = new AbortController();
    const options = await buildOptions(folder, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(buildIndex(options)).rejects.toThrow(/aborted/u);
    expect(servedManifest(folder)).toBeUndefined();
  });

  it("surfaces a folder that cannot be written to", async () => {
    await writeFile(folder, "a file where the folder should be");
    await expect(buildIndex(await buildOptions(folder))).rejects.toThrow(/EEXIST|ENOTDIR/u);
  });

  it("is an IndexError to open what was never built", () => {
    expect(() => openIndex(folder)).toThrow(IndexError);
    expect(() => openIndex(folder)).toThrow(/npm run reindex/u);
  });
});
