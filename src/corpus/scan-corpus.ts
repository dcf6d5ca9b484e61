import { createHash } from "node:crypto";
import type { Dirent } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { extname, isAbsolute, join, relative, sep } from "node:path";
import { UserError } from "../errors.ts";
import { type Decoded, decodeText, MAXIMUM_FILE_BYTES } from "./decode.ts";

/** A remark about one file: `file` is its path within the corpus, `reason` completes "FILE: ...". */
export interface FileRemark {
  readonly file: string;
  readonly reason: string;
}

/** A file's text, as decoded. */
export interface CorpusFile {
  /** The path within the corpus, with `/` between folders. */
  readonly id: string;
  readonly text: string;
}

/** The texts of a corpus folder, not yet read as articles. */
export interface CorpusScan {
  /** In the order of their ids (by code unit, the same on every machine). */
  readonly files: readonly CorpusFile[];
  /** What was not read, with the reason, in the order of the names. */
  readonly skipped: readonly FileRemark[];
  /** SHA-256 over ids and texts: the same hash, the same articles. */
  readonly hash: string;
}

const EXTENSIONS: ReadonlySet<string> = new Set([".txt", ".md"]);

/**
 * Reads the texts of a folder and the folders in it. Hidden files (and hidden folders) are passed over silently;
 * anything else that is no readable text is in `skipped`. Enough to tell whether an index is up to date.
 * @throws UserError where the folder itself cannot be read
 */
export async function scanCorpus(folder: string): Promise<CorpusScan> {
  const root = await rootOf(folder);
  const found: Found = { files: [], skipped: [] };
  await walk(root, "", found);
  const files: CorpusFile[] = [];
  for (const id of found.files.sort(byCodeUnit)) {
    const decoded = await readText(root, id);
    if ("reason" in decoded) found.skipped.push({ file: id, reason: decoded.reason });
    else files.push({ id, text: decoded.text });
  }
  return { files, skipped: found.skipped.sort(byFile), hash: corpusHash(files) };
}

/** SHA-256 over ids and texts, lengths included so that no text can pass for the next one's id. */
export function corpusHash(files: readonly CorpusFile[]): string {
  const hash = createHash("sha256");
  for (const { id, text } of files) hash.update(`${id.length} ${text.length} ${id} `).update(text);
  return hash.digest("hex");
}

/** Compares remarks by their files, to sort them. */
export function byFile(a: FileRemark, b: FileRemark): number {
  return byCodeUnit(a.file, b.file);
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
    const outside = inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside);
    if (outside) return "it is a link that leads out of the corpus";
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

async function readText(root: string, id: string): Promise<Decoded> {
  const path = join(root, id);
  try {
    const { size } = await stat(path);
    if (size > MAXIMUM_FILE_BYTES) {
      return { reason: `it is larger than ${MAXIMUM_FILE_BYTES / 1024 / 1024} MB; split it into articles` };
    }
    return decodeText(await readFile(path));
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
