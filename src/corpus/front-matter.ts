import type { Language, Span } from "../types.ts";
import { LANGUAGES } from "../types.ts";
import { type Line, linesOf } from "./lines.ts";

/** What a file's front matter says about it. Absent and unusable values are left out. */
export interface FrontMatter {
  /** Where the text begins, after the closing `---`. */
  readonly bodyStart: number;
  readonly title?: string;
  readonly titleSpan?: Span;
  /** As written; the caller reads the day from it. */
  readonly date?: string;
  readonly dateSpan?: Span;
  readonly source?: string;
  readonly url?: string;
  readonly language?: Language;
  /** What could not be used and why, one sentence each. The article is indexed without it. */
  readonly warnings: readonly string[];
}

const FENCE = /^---\s*$/u;
const FENCE_WITH_LANGUAGE = /^---\s*[a-z]+\s*$/iu;

/**
 * Reads the block between two lines `---` at the very start of `text` as YAML. Nothing in it is ever executed:
 * `---js` and its like are refused with a warning. YAML that does not parse (a title with a colon in it is the
 * usual fault) is read line by line instead, with a warning.
 * @returns undefined where the file has no front matter
 */
export async function readFrontMatter(text: string): Promise<FrontMatter | undefined> {
  const block = findBlock(text);
  if (block === undefined) return undefined;
  if (!block.yaml) {
    return { bodyStart: block.bodyStart, warnings: ["its front matter is not YAML and was left out"] };
  }
  const source = text.slice(block.start, block.end);
  const warnings: string[] = [];
  const values = (await parseYaml(source)) ?? parseLines(text, block, warnings);
  // A rule of dashes over ordinary words is no front matter.
  if (values === undefined) return undefined;
  return { bodyStart: block.bodyStart, ...checkedValues(values, text, block, warnings), warnings };
}

interface Block extends Span {
  readonly yaml: boolean;
  readonly bodyStart: number;
  readonly lines: readonly Line[];
}

function findBlock(text: string): Block | undefined {
  if (!text.startsWith("---")) return undefined;
  const [first, ...rest] = linesOf(text);
  if (first === undefined) return undefined;
  const opening = text.slice(first.start, first.end);
  const yaml = FENCE.test(opening) || /^---\s*ya?ml\s*$/iu.test(opening);
  if (!yaml && !FENCE_WITH_LANGUAGE.test(opening)) return undefined;
  const last = rest.findIndex((line) => FENCE.test(text.slice(line.start, line.end)));
  const closing = rest[last];
  if (closing === undefined) return undefined;
  return { start: first.next, end: closing.start, yaml, bodyStart: closing.next, lines: rest.slice(0, last) };
}

type Values = Readonly<Record<string, unknown>>;

async function parseYaml(source: string): Promise<Values | undefined> {
  // Loaded here, since most corpora have no front matter and every start would pay for it.
  const { default: matter } = await import("gray-matter");
  const refuse = () => {
    throw new Error("front matter is never executed");
  };
  const engines = { javascript: refuse, js: refuse, coffee: refuse };
  try {
    // The options also switch off gray-matter's cache, which would hand out one object for two files.
    const { data } = matter(`---\n${source}\n---\n`, { engines, language: "yaml" });
    return typeof data === "object" && !Array.isArray(data) && Object.keys(data).length > 0
      ? data
      : undefined;
  } catch (error) {
    if (error instanceof Error && error.name === "YAMLException") return undefined;
    throw error;
  }
}

function parseLines(text: string, block: Block, warnings: string[]): Values | undefined {
  const values: Record<string, string> = {};
  for (const line of block.lines) {
    const match = /^(title|date|source|url|language)\s*:\s*(.*?)\s*$/iu.exec(
      text.slice(line.start, line.end),
    );
    if (match?.[1] !== undefined && match[2] !== undefined)
      values[match[1].toLowerCase()] = unquote(match[2]);
  }
  if (Object.keys(values).length === 0) return undefined;
  warnings.push(
    "its front matter is not valid YAML and was read line by line; put values that hold a colon in quotes",
  );
  return values;
}

function unquote(value: string): string {
  return /^(["']).*\1$/u.test(value) ? value.slice(1, -1) : value;
}

function checkedValues(
  values: Values,
  text: string,
  block: Block,
  warnings: string[],
): Omit<FrontMatter, "bodyStart" | "warnings"> {
  const read = (key: string) => readString(values[key], key, warnings);
  const title = read("title");
  const titleSpan = title === undefined ? undefined : valueSpan(text, block, "title", title);
  // YAML turns a date into a moment in UTC, which may be another day: the day is read from what is written.
  const date = values.date instanceof Date ? writtenDate(text, block) : read("date");
  const dateSpan = date === undefined ? undefined : valueSpan(text, block, "date", date);
  const source = read("source");
  const url = checkedUrl(read("url"), warnings);
  const language = checkedLanguage(read("language"), warnings);
  return {
    ...(title !== undefined && { title }),
    ...(titleSpan !== undefined && { titleSpan }),
    ...(date !== undefined && { date }),
    ...(dateSpan !== undefined && { dateSpan }),
    ...(source !== undefined && { source }),
    ...(url !== undefined && { url }),
    ...(language !== undefined && { language }),
  };
}

function readString(value: unknown, key: string, warnings: string[]): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
  warnings.push(`"${key}" in its front matter takes one line of text and was left out`);
  return undefined;
}

function checkedUrl(url: string | undefined, warnings: string[]): string | undefined {
  if (url === undefined) return undefined;
  if (isOpenAddress(url)) return url;
  warnings.push(
    `"url" in its front matter takes an address that begins with http:// or https:// and holds no password, and was left out`,
  );
  return undefined;
}

/** An address of the web that says where it leads: "https://gov.kz@evil.example" leads to evil.example. */
function isOpenAddress(url: string): boolean {
  if (/\s/u.test(url) || !URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return /^https?:$/u.test(protocol) && username === "" && password === "";
}

function checkedLanguage(value: string | undefined, warnings: string[]): Language | undefined {
  if (value === undefined) return undefined;
  const code = value.toLowerCase().split(/[-_]/u)[0];
  const language = LANGUAGES.find((known) => known === code);
  if (language === undefined) {
    warnings.push(
      `"language" in its front matter takes ${LANGUAGES.join(", ")}; it was told from the text instead`,
    );
  }
  return language;
}

function writtenDate(text: string, block: Block): string | undefined {
  return /^date\s*:\D*(\d{4}-\d{1,2}-\d{1,2})/imu.exec(text.slice(block.start, block.end))?.[1];
}

/** Where `value` stands on the line of `key`; undefined where YAML wrote it otherwise (escapes, folded lines). */
function valueSpan(text: string, block: Block, key: string, value: string): Span | undefined {
  const line = block.lines.find((each) =>
    text.slice(each.start, each.end).toLowerCase().startsWith(`${key}:`),
  );
  const start = line === undefined ? -1 : text.indexOf(value, line.start + key.length + 1);
  return line !== undefined && start >= 0 && start < line.end
    ? { start, end: start + value.length }
    : undefined;
}
