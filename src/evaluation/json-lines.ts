import { readFile } from "node:fs/promises";
import { FormatError } from "../errors.ts";

/** One line of a JSONL file, parsed, with the line's number from 1. */
export interface JsonLine {
  readonly value: unknown;
  readonly line: number;
}

/**
 * Reads a JSONL file; blank lines are passed over.
 * @throws FormatError where the file cannot be read or a line is not JSON, with file and line
 */
export async function readJsonLines(file: string): Promise<JsonLine[]> {
  const lines: JsonLine[] = [];
  for (const [index, text] of (await readText(file)).split(/\r?\n/).entries()) {
    if (text.trim() !== "") lines.push({ value: parse(text, `${file}:${index + 1}`), line: index + 1 });
  }
  return lines;
}

/**
 * Reads a file that holds one JSON value.
 * @throws FormatError where the file cannot be read or is not JSON
 */
export async function readJsonFile(file: string): Promise<unknown> {
  return parse(await readText(file), file);
}

async function readText(file: string): Promise<string> {
  try {
    return (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
  } catch (error) {
    throw new FormatError(`${file}: cannot be read. Check the path.`, { cause: error });
  }
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FormatError(`${where}: not JSON (${reason}). Expected one JSON value.`, { cause: error });
  }
}
