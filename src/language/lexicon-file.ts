import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { FormatError } from "../errors.ts";
import { LANGUAGES, type Language } from "../types.ts";

/** A thing or an act with the words that mean it in each language: one line of a file of the lexicon. */
export interface Concept {
  /** Kebab-case ASCII, unique in the lexicon. */
  readonly id: string;
  /** The name of the file it stands in, without `.tsv`. */
  readonly kind: string;
  /** At least one form for each language; the first is its label, to show to people. */
  readonly forms: Readonly<Record<Language, readonly string[]>>;
}

const COLUMNS = ["concept", ...LANGUAGES];
const CONCEPT_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** How many mistakes one error lists: enough for a round of mending, few enough to read. */
const LISTED_MISTAKES = 20;

/** Notes one mistake; the line counts from 1. */
type Report = (line: number, mistake: string) => void;

/**
 * The concepts of every `.tsv` file in `folder`, by id, files in the order of their names.
 * @throws FormatError that lists the mistakes of all files, each with file and line
 */
export function readConcepts(folder: string): Map<string, Concept> {
  const concepts = new Map<string, Concept>();
  const places = new Map<string, string>();
  const mistakes: string[] = [];
  for (const file of lexiconFiles(folder)) {
    const path = join(folder, file);
    const report: Report = (line, mistake) => mistakes.push(`${path}:${line}: ${mistake}`);
    for (const { concept, line } of parseConcepts(
      readFileSync(path, "utf8"),
      basename(file, ".tsv"),
      report,
    )) {
      const place = places.get(concept.id);
      if (place !== undefined)
        report(line, `concept "${concept.id}" is already defined at ${place}; ids must be unique`);
      places.set(concept.id, place ?? `${path}:${line}`);
      if (place === undefined) concepts.set(concept.id, concept);
    }
  }
  if (mistakes.length > 0) throw new FormatError(summary(mistakes));
  return concepts;
}

function lexiconFiles(folder: string): string[] {
  let files: string[];
  try {
    files = readdirSync(folder).filter((file) => file.endsWith(".tsv"));
  } catch (cause) {
    throw new FormatError(
      `cannot read the lexicon's folder ${folder}. It must hold the .tsv files of the lexicon.`,
      {
        cause,
      },
    );
  }
  if (files.length === 0) {
    throw new FormatError(`the lexicon's folder ${folder} holds no .tsv file; it needs at least one.`);
  }
  return files.sort();
}

function summary(mistakes: readonly string[]): string {
  const more = mistakes.length - LISTED_MISTAKES;
  const lines = mistakes.slice(0, LISTED_MISTAKES).concat(more > 0 ? [`... and ${more} more`] : []);
  return `the lexicon has mistakes; mend these lines:\n${lines.join("\n")}`;
}

/** The concepts of one file's text with their lines; lines with mistakes are reported and left out. */
function parseConcepts(text: string, kind: string, report: Report): { concept: Concept; line: number }[] {
  const found: { concept: Concept; line: number }[] = [];
  let columns: readonly string[] | undefined;
  const lines = text
    .replace(/^\ufeff/, "")
    .normalize("NFC")
    .split(/\r?\n/);
  for (const [index, content] of lines.entries()) {
    if (content.trim() === "" || content.startsWith("#")) continue;
    const line = index + 1;
    const cells = content.split("\t").map((cell) => cell.trim());
    if (columns === undefined) {
      if (!isHeader(cells, line, report)) return [];
      columns = cells;
      continue;
    }
    const concept = parseConcept(columns, cells, kind, (mistake) => report(line, mistake));
    if (concept) found.push({ concept, line });
  }
  if (columns === undefined) report(1, `the header is missing; it must be ${COLUMNS.join("<TAB>")}`);
  return found;
}

function isHeader(cells: readonly string[], line: number, report: Report): boolean {
  const unknown = cells.filter((cell) => !COLUMNS.includes(cell));
  const missing = COLUMNS.filter((column) => !cells.includes(column));
  const twice = cells.filter((cell, index) => cells.indexOf(cell) < index);
  const expected = `the header must be ${COLUMNS.join("<TAB>")}`;
  if (unknown.length > 0) report(line, `unknown column "${unknown[0]}"; ${expected}`);
  else if (missing.length > 0) report(line, `column "${missing[0]}" is missing; ${expected}`);
  else if (twice.length > 0) report(line, `column "${twice[0]}" stands twice; ${expected}`);
  return unknown.length + missing.length + twice.length === 0;
}

function parseConcept(
  columns: readonly string[],
  cells: readonly string[],
  kind: string,
  report: (mistake: string) => void,
): Concept | undefined {
  if (cells.length !== columns.length) {
    report(`${cells.length} columns, expected ${columns.length} separated by tabs (${columns.join(", ")})`);
    return undefined;
  }
  const [id = "", en = "", ru = "", kk = ""] = COLUMNS.map((column) => cells[columns.indexOf(column)]);
  const forms = { en: formsIn(en), ru: formsIn(ru), kk: formsIn(kk) };
  const mistakes = LANGUAGES.flatMap((language) => mistakesIn(forms[language], language));
  if (!CONCEPT_ID.test(id))
    mistakes.unshift(`concept "${id}" must be lower-case ASCII words joined by hyphens`);
  for (const mistake of mistakes) report(mistake);
  return mistakes.length === 0 ? { id, kind, forms } : undefined;
}

const formsIn = (cell: string): string[] => cell.split(";").map((form) => form.trim());

function mistakesIn(forms: readonly string[], language: Language): string[] {
  if (forms.length === 1 && forms[0] === "")
    return [`no form in "${language}"; every language needs at least one`];
  const mistakes: string[] = [];
  const seen = new Set<string>();
  for (const form of forms) {
    if (form === "")
      mistakes.push(`an empty form in "${language}": "${forms.join("; ")}"; separate forms by one "; "`);
    else if (!/[\p{L}\p{N}]/u.test(form))
      mistakes.push(`form "${form}" in "${language}" has no letter and no digit`);
    else if (seen.has(form)) mistakes.push(`form "${form}" stands twice in "${language}"`);
    seen.add(form);
  }
  return mistakes;
}
