import { readFileSync } from "node:fs";
import { FormatError } from "../errors.ts";

const FOLDER = new URL("../../prompts/", import.meta.url);

/** The texts in `prompts/` that are sent to a model. */
export type PromptName = "answer" | "follow-up" | "agreement";

/**
 * A text of `prompts/`, as it stands there: it holds no places to fill in. Questions and articles are never put into it; they go into
 * messages of their own, as JSON (see {@link asData}).
 * @throws FormatError where the file is missing or empty
 */
export function readPrompt(name: PromptName): string {
  const file = new URL(`${name}.md`, FOLDER);
  let text: string;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch (cause) {
    throw new FormatError(`prompts/${name}.md cannot be read. Put the file back, or check its permissions.`, {
      cause,
    });
  }
  if (text === "") throw new FormatError(`prompts/${name}.md is empty. It must tell the model what to do.`);
  return text;
}

/**
 * Values for a message, as JSON: whatever a text holds (braces, quotes, tags, line breaks), it cannot end its string. Angle brackets
 * and the line separators are escaped too, so that no text looks like a tag or a turn of its own.
 */
export function asData(values: unknown): string {
  return JSON.stringify(values, null, 1).replace(
    /[<>\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
