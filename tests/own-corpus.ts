import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import {
  bringUpToDate,
  type Folders,
  openAssistant,
  openWorkshop,
  type Workshop,
} from "../src/assistant/open-assistant.ts";
import { readArticle } from "../src/corpus/article.ts";
import type { Article } from "../src/types.ts";
import { TEXTS } from "./own-texts.ts";

/** The articles of {@link TEXTS}, or of other texts by file name, without an index. */
export async function articlesOf(
  texts: Readonly<Record<string, string>> = TEXTS,
): Promise<Map<string, Article>> {
  const readings = await Promise.all(Object.entries(texts).map(([id, text]) => readArticle(id, text)));
  return new Map(
    readings.flatMap((reading) => ("article" in reading ? [[reading.article.id, reading.article]] : [])),
  );
}

/** A new folder that is removed when the file's tests are over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "agreement-bot-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes texts as the files of a corpus, with an empty data folder beside them. */
export async function writeCorpus(texts: Readonly<Record<string, string>> = TEXTS): Promise<Folders> {
  const corpus = await temporaryFolder();
  await Promise.all(Object.entries(texts).map(([name, text]) => writeFile(join(corpus, name), text)));
  return { corpus, data: await temporaryFolder() };
}

/** A real index of texts, and an assistant over it; both are gone when the file's tests are over. */
export async function openCorpus(
  texts: Readonly<Record<string, string>> = TEXTS,
  workshop: Workshop = openWorkshop(),
) {
  const folders = await writeCorpus(texts);
  await bringUpToDate({ folders, workshop });
  const assistant = openAssistant({ folders, workshop });
  afterAll(() => assistant.close());
  return { assistant, folders, workshop, articles: await articlesOf(texts) };
}
