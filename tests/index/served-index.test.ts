import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { IndexError } from "../../src/errors.ts";
import { buildIndex } from "../../src/index/build-index.ts";
import { ServedIndex } from "../../src/index/served-index.ts";
import { buildOptions, TEXTS } from "./small-corpus.ts";

let folder: string;
let served: ServedIndex | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "index-"));
});

afterEach(() => {
  served?.close();
  rmSync(folder, { recursive: true, force: true });
});

const build = async (extra: Readonly<Record<string, string>> = {}) =>
  buildIndex(await buildOptions(folder, { texts: { ...TEXTS, ...extra } }));

describe("ServedIndex", () => {
  it("swaps to a newly published generation by itself", async () => {
    await build();
    const swapped = new Promise<number>((resolve) => {
      served = new ServedIndex({
        folder,
        pollMilliseconds: 5,
        onSwap: (index) => resolve(index.articles().length),
      });
    });
    await build({ "new.txt": "News\n\nIt rains.\n" });
    expect(await swapped).toBe(5);
    expect(await served?.use((index) => index.articles().length)).toBe(5);
  });

  it("keeps a generation open until its last reader is done", async () => {
    await build();
    const serving = new ServedIndex({ folder });
    served = serving;
    await serving.use(async (before) => {
      await build({ "new.txt": "News\n\nIt rains.\n" });
      serving.refresh();
      expect(await serving.use((now) => now.articles().length)).toBe(5);
      expect(before.articles()).toHaveLength(4);
      serving.close();
      expect(before.articles()).toHaveLength(4);
    });
    expect(() => serving.current.articles()).toThrow(/not open/u);
  });

  it("closes a generation after a reader that failed", async () => {
    await build();
    const serving = new ServedIndex({ folder });
    const { current } = serving;
    await expect(serving.use(() => Promise.reject(new Error("a fault")))).rejects.toThrow("a fault");
    serving.close();
    expect(() => current.articles()).toThrow(/not open/u);
  });

  it("goes on serving where the new generation is damaged, and says so once", async () => {
    await build();
    const errors: IndexError[] = [];
    const serving = new ServedIndex({ folder, onError: (error) => errors.push(error) });
    served = serving;
    const { manifest } = await build();
    truncateSync(join(folder, manifest.generation, "vectors.hnsw"), 10);
    serving.refresh();
    serving.refresh();
    expect(errors).toEqual([expect.any(IndexError)]);
    expect(await serving.use((index) => index.articles().length)).toBe(4);
    writeFileSync(join(folder, "CURRENT"), "nonsense");
    serving.refresh();
    expect(errors).toHaveLength(2);
    await build();
    serving.refresh();
    expect(serving.current.manifest.generation).not.toBe(manifest.generation);
  });

  it("does not start without an index", () => {
    expect(() => new ServedIndex({ folder })).toThrow(IndexError);
  });
});
