import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";

/** A file of the page as it is sent. */
export interface PageFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

const FOLDER = new URL("./page/", import.meta.url);
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/**
 * The page's files by the path they are served at, `/` for index.html. They are read once, so that no request's path ever
 * reaches the file system.
 */
export function readPageFiles(): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const name of readdirSync(FOLDER)) {
    const contentType = CONTENT_TYPES[extname(name)];
    if (!contentType) continue;
    const body = new Uint8Array(readFileSync(new URL(name, FOLDER)));
    files.set(name === "index.html" ? "/" : `/${name}`, { body, contentType });
  }
  return files;
}
