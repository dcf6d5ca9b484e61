import type { Article } from "../types.ts";
import { readArticle } from "./article.ts";
import { byFile, type CorpusScan, type FileRemark, scanCorpus } from "./scan-corpus.ts";

/** What a corpus folder holds. */
export interface Corpus {
  /** In the order of their ids (by code unit, the same on every machine). */
  readonly articles: readonly Article[];
  /** Files that were not read, with the reason, in the order of their names. */
  readonly skipped: readonly FileRemark[];
  /** What was wrong with articles that are indexed all the same, such as an unusable date. */
  readonly warnings: readonly FileRemark[];
  /** SHA-256 over ids and texts of the files: the same hash, the same index. */
  readonly hash: string;
}

/**
 * Reads every article of a folder and the folders in it.
 * @throws UserError where the folder itself cannot be read
 */
export async function readCorpus(folder: string): Promise<Corpus> {
  return readArticles(await scanCorpus(folder));
}

/** Reads the texts of a scan as articles. */
export async function readArticles(scan: CorpusScan): Promise<Corpus> {
  const articles: Article[] = [];
  const skipped = [...scan.skipped];
  const warnings: FileRemark[] = [];
  for (const { id, text } of scan.files) {
    const reading = await readArticle(id, text);
    if ("reason" in reading) {
      skipped.push({ file: id, reason: reading.reason });
      continue;
    }
    articles.push(reading.article);
    for (const reason of reading.warnings) warnings.push({ file: id, reason });
  }
  return { articles, skipped: skipped.sort(byFile), warnings, hash: scan.hash };
}
