import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll } from "vitest";
import {
  bringUpToDate,
  type Folders,
  openAssistant,
  openWorkshop,
  type Workshop,
} from "../src/assistant/open-assistant.ts";
import { articlesOf } from "./own-articles.ts";
import { TEXTS } from "./own-texts.ts";
import { temporaryFolder } from "./temporary-folder.ts";

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
