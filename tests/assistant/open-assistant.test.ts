import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createAnswerer } from "../../src/assistant/answerer.ts";
import {
  bringUpToDate,
  indexFolder,
  openAssistant,
  openWorkshop,
} from "../../src/assistant/open-assistant.ts";
import { IndexError } from "../../src/errors.ts";
import { writeCorpus } from "../own-corpus.ts";
import { LAKE, TEXTS } from "../own-texts.ts";

const workshop = openWorkshop();
const folders = await writeCorpus({ [LAKE]: TEXTS[LAKE] ?? "" });

describe("an index brought up to date", () => {
  it("is built where there is none, left alone while nothing changes, and built again when an article does", async () => {
    expect(() => openAssistant({ folders, workshop })).toThrow(IndexError);
    const stages = new Set<string>();
    const first = await bringUpToDate({
      folders,
      workshop,
      onProgress: ({ stage, done, total }) => {
        stages.add(stage);
        expect(done).toBeLessThanOrEqual(total);
      },
    });
    expect(first?.report.manifest.counts.articles).toBe(1);
    expect([...stages]).toEqual(["words", "vectors", "verify", "publish"]);
    expect(await bringUpToDate({ folders, workshop })).toBeNull();

    writeFileSync(
      join(folders.corpus, "lighthouse.txt"),
      "The lighthouse\n\nOttoline Grubb kept the lighthouse.\n",
    );
    const second = await bringUpToDate({ folders, workshop });
    expect(second?.report.manifest.counts.articles).toBe(2);
    expect(second?.report.reused).toBeGreaterThan(0);
  });

  it("is built again where it is damaged", async () => {
    const folder = indexFolder(folders.data);
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory()) rmSync(join(folder, entry.name, "passages.db"), { force: true });
    expect(await bringUpToDate({ folders, workshop })).not.toBeNull();
    const assistant = openAssistant({ folders, workshop });
    expect(assistant.status().articles).toBe(2);
    assistant.close();
  });
});

describe("an assistant as the measures ask it", () => {
  it("answers a question after another, without an article, or whatever the score; and gives its records", async () => {
    const answerer = await createAnswerer(folders);
    try {
      const followUp = await answerer.answer("and for Finland?", { after: "Who signed the lake agreement?" });
      expect(followUp.headline).toMatch(/^Jonas Lind/u);
      const alone = await answerer.answer("and for Finland?");
      expect(alone.headline).not.toBe(followUp.headline);
      const refused = await answerer.answer("Who signed the lake agreement?", { without: LAKE });
      expect(refused.kind).toBe("no-evidence");
      const forced = await answerer.answer("Who kept the lake?", { without: LAKE, always: true });
      expect(forced).toMatchObject({ kind: "cited", citations: [{ article: "lighthouse.txt" }] });
      expect((await answerer.agreements()).map((record) => record.sources)).toEqual([[LAKE]]);
    } finally {
      await answerer.close();
    }
  });
});
