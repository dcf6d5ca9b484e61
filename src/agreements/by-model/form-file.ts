import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { type AgreementForm, agreementForms } from "./form.ts";

/** What a model read from articles before, so that a reindex goes on where it stopped and an unchanged article costs nothing. */
export interface FormStore {
  get(key: string): readonly AgreementForm[] | undefined;
  set(key: string, forms: readonly AgreementForm[]): void;
}

/** A store in a file, a line for each article, added to as articles are read; a line cut off by a crash is passed over. */
export function createFormFile(file: string): FormStore {
  const kept = new Map<string, readonly AgreementForm[]>();
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  for (const line of text.split("\n")) {
    const entry = parseEntry(line);
    if (entry) kept.set(entry.key, entry.forms);
  }
  // What follows a line that was cut off must not be glued to it.
  let separator = text === "" || text.endsWith("\n") ? "" : "\n";
  return {
    get: (key) => kept.get(key),
    set(key, forms) {
      kept.set(key, forms);
      mkdirSync(dirname(file), { recursive: true });
      appendFileSync(file, `${separator}${JSON.stringify({ key, forms })}\n`);
      separator = "";
    },
  };
}

function parseEntry(line: string): { key: string; forms: AgreementForm[] } | null {
  try {
    const entry = JSON.parse(line) as { key: unknown; forms: unknown };
    const forms = agreementForms.safeParse(entry.forms);
    return typeof entry.key === "string" && forms.success ? { key: entry.key, forms: forms.data } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
