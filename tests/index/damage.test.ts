import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DataLockedError, IndexError } from "../../src/errors.ts";
import { buildIndex } from "../../src/index/build-index.ts";
import { acquireLock } from "../../src/index/lock.ts";
import type { Manifest } from "../../src/index/manifest.ts";
import { openIndex, servedManifest } from "../../src/index/open-index.ts";
import { verifyGeneration } from "../../src/index/verify.ts";
import { buildOptions } from "./small-corpus.ts";

let base: string;
let folder: string;
let manifest: Manifest;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), "index-"));
  ({ manifest } = await buildIndex(await buildOptions(join(base, "built"))));
});

beforeEach(() => {
  folder = mkdtempSync(join(base, "copy-"));
  cpSync(join(base, "built"), folder, { recursive: true });
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

function flipByte(path: string, offset: number): void {
  const bytes = readFileSync(path);
  bytes[offset] = (bytes[offset] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

describe("a damaged generation", () => {
  const damages: [string, (generation: string) => void][] = [
    ["a flipped byte in the header of the vectors", (path) => flipByte(join(path, "vectors.hnsw"), 17)],
    ["a flipped byte in the middle of the vectors", (path) => flipByte(join(path, "vectors.hnsw"), 2_000)],
    ["a flipped byte in the database", (path) => flipByte(join(path, "passages.db"), 5_000)],
    ["truncated vectors", (path) => truncateSync(join(path, "vectors.hnsw"), 1_000)],
    ["empty vectors", (path) => truncateSync(join(path, "vectors.hnsw"), 0)],
    ["a missing database", (path) => rmSync(join(path, "passages.db"))],
    ["a missing manifest", (path) => rmSync(join(path, "manifest.json"))],
    ["a broken manifest", (path) => writeFileSync(join(path, "manifest.json"), "{")],
    ["a missing folder", (path) => rmSync(path, { recursive: true })],
    ["a CURRENT that names nothing", (path) => writeFileSync(join(path, "..", "CURRENT"), "../../etc")],
  ];

  it.each(damages)("gives an IndexError: %s", (_, damage) => {
    damage(join(folder, manifest.generation));
    expect(() => openIndex(folder)).toThrow(IndexError);
    expect(() => openIndex(folder)).toThrow(/npm run reindex/u);
  });

  it("is built anew", async () => {
    truncateSync(join(folder, manifest.generation, "vectors.hnsw"), 1_000);
    await buildIndex(await buildOptions(folder));
    const index = openIndex(folder);
    expect(index.articles()).toHaveLength(4);
    index.close();
  });

  it("is found by the check in a child process, even where it ends that process", async () => {
    const path = join(folder, manifest.generation);
    await verifyGeneration(path);
    truncateSync(join(path, "vectors.hnsw"), statSync(join(path, "vectors.hnsw")).size - 10);
    await expect(verifyGeneration(path)).rejects.toThrow(
      /did not pass its check.*vectors\.hnsw is damaged/su,
    );
  });
});

describe("a disk that takes no more", () => {
  /** Builds in a process whose files may have so many kilobytes, as they would on a full disk. */
  function buildWithin(kilobytes: number, dimension: number): string {
    const script = join(import.meta.dirname, "limited-build.ts");
    const command = `ulimit -f ${kilobytes}; exec "$0" --import tsx "$1" "$2" ${dimension}`;
    return execFileSync("bash", ["-c", command, process.execPath, script, folder], { encoding: "utf8" });
  }

  it.each([
    ["the database", 40, 256, /IndexError: .*passages\.db could not be written .*Is the disk full/u],
    [
      "the vectors, which hnswlib says nothing of",
      1_000,
      100_000,
      /IndexError: .*vectors\.hnsw could not be/u,
    ],
  ])("is noticed while it writes %s, and the served generation stays", (_, kilobytes, dimension, fault) => {
    expect(buildWithin(kilobytes, dimension)).toMatch(fault);
    expect(servedManifest(folder)).toEqual(manifest);
    expect(readdirSync(folder).filter((name) => name.endsWith(".building"))).toEqual([]);
  });
});

describe("the lock", () => {
  it("refuses a second builder and names the first", async () => {
    const lock = acquireLock(folder, { name: "index", purpose: "building the index" });
    const second = buildIndex(await buildOptions(folder));
    await expect(second).rejects.toThrow(DataLockedError);
    await expect(second).rejects.toThrow(`process ${process.pid}`);
    lock.release();
    await buildIndex(await buildOptions(folder));
  });

  it("lets two builds at once end with one published and one refused", async () => {
    const [a, b] = await Promise.allSettled([
      buildIndex(await buildOptions(folder)),
      buildIndex(await buildOptions(folder)),
    ]);
    expect([a.status, b.status].sort()).toEqual(["fulfilled", "rejected"]);
    openIndex(folder).close();
  });
});

describe("a builder in another process", () => {
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill("SIGKILL"));

  /** Starts a build that hangs while it embeds. */
  async function startHangingBuild(): Promise<void> {
    const script = join(import.meta.dirname, "hanging-build.ts");
    child = spawn(process.execPath, ["--import", "tsx", script, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout as NodeJS.ReadableStream, "data");
  }

  it("keeps others out while it lives; killed, it leaves the served generation and no lock", async () => {
    await startHangingBuild();
    const refused = buildIndex(await buildOptions(folder));
    await expect(refused).rejects.toThrow(`process ${child?.pid}`);
    expect(servedManifest(folder)).toEqual(manifest);

    child?.kill("SIGKILL");
    while (child?.exitCode === null && child.signalCode === null) await sleep(10);
    openIndex(folder).close();
    const { manifest: next } = await buildIndex(await buildOptions(folder));
    expect(servedManifest(folder)?.generation).toBe(next.generation);
    expect(existsSync(join(folder, manifest.generation))).toBe(true);
  });
});
