import { createHash } from "node:crypto";
import type { Dirent } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { UserError } from "../errors.ts";
import type { Article } from "../types.ts";
import { readArticle } from "./article.ts";
import { decodeText, MAXIMUM_FILE_BYTES } from "./decode.ts";

/** A remark about one file: `file` is its path within the corpus, `reason` completes "FILE: ...". */
export interface FileRemark {
  readonly file: string;
  readonly reason: string;
}

/** What a corpus folder holds. */
export interface Corpus {
  /** In the order of their ids (by code unit, the same on every machine). */
  readonly articles: readonly Article[];
  /** Files that were not read, with the reason, in the order of their names. */
  readonly skipped: readonly FileRemark[];
  /** What was wrong with articles that are indexed all the same, such as an unusable date. */
  readonly warnings: readonly FileRemark[];
  /** SHA-256 over ids and texts of the articles: the same hash, the same index. */
  readonly hash: string;
}

const EXTENSIONS: ReadonlySet<string> = new Set([".txt", ".md"]);

/**
 * Reads every article of a folder and the folders in it. Hidden files (and hidden folders) are passed over
 * silently; anything else that is no readable article is in `skipped`.
 * @throws UserError where the folder itself cannot be read
 */
export async function readCorpus(folder: string): Promise<Corpus> {
  const root = await rootOf(folder);
  const found: Found = { files: [], skipped: [] };
  await walk(root, "", found);
  const articles: Article[] = [];
  const skipped = found.skipped;
  const warnings: FileRemark[] = [];
  for (const id of found.files.sort(byCodeUnit)) {
    const reading = await readFileAt(root, id);
    if ("reason" in reading) {
      skipped.push({ file: id, reason: reading.reason });
      continue;
    }
    articles.push(reading.article);
    for (const reason of reading.warnings) warnings.push({ file: id, reason });
  }
  skipped.sort((a, b) => byCodeUnit(a.file, b.file));
  return { articles, skipped, warnings, hash: corpusHash(articles) };
}

/** SHA-256 over ids and texts, lengths included so that no text can pass for the next one's id. */
export function corpusHash(articles: readonly Article[]): string {
  const hash = createHash("sha256");
  for (const { id, text } of articles) hash.update(`${id.length} ${text.length} ${id} `).update(text);
  return hash.digest("hex");
}

interface Found {
  readonly files: string[];
  readonly skipped: FileRemark[];
}

async function rootOf(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if ((await stat(root)).isDirectory()) return root;
  } catch (cause) {
    throw new UserError(
      `the corpus folder "${folder}" cannot be read (${codeOf(cause)}). Create it and put the articles into it, one .txt or .md file each.`,
      { cause },
    );
  }
  throw new UserError(
    `"${folder}" is a file; the corpus is a folder with one .txt or .md file for each article.`,
  );
}

async function walk(root: string, under: string, found: Found): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(join(root, under), { withFileTypes: true });
  } catch (error) {
    if (under === "")
      throw new UserError(`the corpus folder cannot be read (${codeOf(error)})`, { cause: error });
    found.skipped.push({ file: under, reason: `the folder cannot be read (${codeOf(error)})` });
    return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const id = under === "" ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory() && !hasArticleExtension(entry.name)) {
      await walk(root, id, found);
      continue;
    }
    const reason = await refusal(root, id, entry);
    if (reason === undefined) found.files.push(id);
    else found.skipped.push({ file: id, reason });
  }
}

/** Why an entry is not read; undefined for an article's file. */
async function refusal(root: string, id: string, entry: Dirent): Promise<string | undefined> {
  if (entry.isDirectory()) return "it is a folder, although its name ends like an article's";
  if (entry.isSymbolicLink()) return linkRefusal(root, id);
  if (!entry.isFile()) return "it is neither a file nor a folder";
  if (hasArticleExtension(entry.name)) return undefined;
  return `its kind is not read; articles are ${[...EXTENSIONS].join(" and ")} files`;
}

async function linkRefusal(root: string, id: string): Promise<string | undefined> {
  try {
    const target = await realpath(join(root, id));
    const inside = relative(root, target);
    if (inside.startsWith("..") || inside === "" || target === inside)
      return "it is a link that leads out of the corpus";
    if (!(await stat(target)).isFile()) return "it is a link to a folder";
    if (!hasArticleExtension(id)) return "its kind is not read";
    // Mounted configuration keeps the files themselves in a hidden folder and links to them: those are read.
    const hidden = inside.split(sep).some((part) => part.startsWith("."));
    return hidden || !hasArticleExtension(inside)
      ? undefined
      : `it is a link to ${inside}, which is read itself`;
  } catch (error) {
    return `it is a link that cannot be followed (${codeOf(error)})`;
  }
}

async function readFileAt(root: string, id: string): ReturnType<typeof readArticle> {
  const path = join(root, id);
  try {
    const { size } = await stat(path);
    if (size > MAXIMUM_FILE_BYTES) {
      return { reason: `it is larger than ${MAXIMUM_FILE_BYTES / 1024 / 1024} MB; split it into articles` };
    }
    const decoded = decodeText(await readFile(path));
    return "reason" in decoded ? decoded : await readArticle(id, decoded.text);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { reason: `it cannot be read (${codeOf(error)})` };
  }
}

function hasArticleExtension(name: string): boolean {
  return EXTENSIONS.has(extname(name).toLowerCase());
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === "string";
}

function codeOf(error: unknown): string {
  return isSystemError(error) ? String(error.code) : String(error);
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
