import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  compareWithBaseline,
  exitCodeOf,
  formatFalls,
  readBaseline,
  toBaseline,
} from "../../src/evaluation/baseline.ts";

describe("the baseline", () => {
  it("keeps the shares of the whole and of each language, not times or kinds", () => {
    const measures = [
      { name: "cited", unit: "share", value: 2 / 3 },
      { name: "refused", unit: "share", value: null },
      { name: "ms p50", unit: "ms", value: 3 },
    ] as const;
    const groups = ["all", "kk", "who"].map((name) => ({ name, measures }));
    expect(toBaseline([{ name: "pacts", groups, verdicts: [] }], [])).toEqual({
      "pacts / all / cited": 0.6667,
      "pacts / kk / cited": 0.6667,
    });
  });

  it("sees what fell, in the direction that is worse", () => {
    const before = { "a / all / cited": 0.9, "a / records / fields made up": 0.01, "b / all / cited": 1 };
    expect(compareWithBaseline({ ...before, "a / all / cited": 0.895 }, before)).toEqual([]);
    const falls = compareWithBaseline(
      { "a / all / cited": 0.89, "a / records / fields made up": 0.1 },
      before,
    );
    expect(falls.map(({ name }) => name)).toEqual(["a / all / cited", "a / records / fields made up"]);
    expect([exitCodeOf([]), exitCodeOf(falls)]).toEqual([0, 1]);
    expect(formatFalls(falls)).toContain("a / all / cited: 0.900 -> 0.890");
  });

  it("refuses a file that is no baseline", async () => {
    const folder = await mkdtemp(join(tmpdir(), "baseline-"));
    const file = join(folder, "baseline.json");
    await writeFile(file, '{"a": "b"}');
    await expect(readBaseline(file)).rejects.toThrow(/not a baseline/);
    await rm(folder, { recursive: true });
  });
});
