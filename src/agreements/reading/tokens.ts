import type { Span } from "../../types.ts";

/** A word, number, quoted name or mark of a sentence; offsets into the article's text. */
export interface Token extends Span {
  readonly text: string;
  /** `text` in lower case, a possessive 's taken off. */
  readonly lower: string;
  readonly kind: "word" | "number" | "mark" | "quoted";
  /** Whether it begins with a capital letter (of a quoted name: its first letter). */
  readonly capital: boolean;
  /** Whether it is an abbreviation in capitals: two letters or more. */
  readonly acronym: boolean;
}

const LETTER = "[\\p{L}\\p{M}]";
const TOKEN = new RegExp(
  [
    // Initials before a surname written without a space: К.Токаев, N.A.Nazarbayev
    `(?:\\p{Lu}\\.){1,3}\\p{Lu}${LETTER}+(?:-${LETTER}+)*`,
    // U.S., a single initial
    `(?:\\p{Lu}\\.){1,4}`,
    // A word with inner hyphens and apostrophes; an address such as gov.kz stays whole
    `${LETTER}[\\p{L}\\p{M}\\d]*(?:[-‑'’ʼ][\\p{L}\\p{M}\\d]+)*(?:\\.(?:kz|com|ru|org|net|int|uz|kg)(?!${LETTER}))?`,
    `\\d+(?:[.,:]\\d+)*(?:-${LETTER}+)?`,
    `\\S`,
  ].join("|"),
  "gu",
);

const OPENING = '«“„"‘';
const CLOSING: Readonly<Record<string, string>> = { "«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’" };
/** A name in quotation marks is not longer than this; what is longer is speech. */
const LONGEST_QUOTED = 200;

/** The tokens of a sentence, in order. A name in quotation marks («Росконгресс») is one token, quotation marks included. */
export function tokenize(text: string, sentence: Span): Token[] {
  const tokens: Token[] = [];
  let position = sentence.start;
  while (position < sentence.end) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(text);
    if (!match || match.index >= sentence.end) break;
    const start = match.index;
    const quoted = OPENING.includes(text.charAt(start)) ? quotedEnd(text, start, sentence.end) : undefined;
    const end = quoted ?? Math.min(start + match[0].length, sentence.end);
    tokens.push(tokenOf(text, start, end, quoted !== undefined));
    position = end;
  }
  return tokens;
}

function tokenOf(text: string, start: number, end: number, quoted: boolean): Token {
  const written = text.slice(start, end);
  const letters = quoted ? written.slice(1, -1) : written;
  const first = letters.charAt(0);
  return {
    text: written,
    start,
    end,
    lower: letters.toLowerCase().replace(/['’ʼ]s$/u, ""),
    kind: quoted ? "quoted" : /\d/u.test(first) ? "number" : /[\p{L}\p{M}]/u.test(first) ? "word" : "mark",
    capital: /\p{Lu}/u.test(first) || /^\p{Ll}{2}-\p{Lu}/u.test(letters),
    acronym: !quoted && /^(?:\p{Lu}{2,}[\p{Lu}\d]*|(?:\p{Lu}\.){2,})(?:['’ʼ]s|[-‑]\p{Ll}+)?$/u.test(written),
  };
}

/** Where the quoted name that opens at `start` ends, or undefined when it is speech or never closed. */
function quotedEnd(text: string, start: number, limit: number): number | undefined {
  const closers = CLOSING[text.charAt(start)] ?? "";
  const last = Math.min(limit, start + LONGEST_QUOTED);
  let depth = 0;
  for (let index = start + 1; index < last; index += 1) {
    const character = text.charAt(index);
    if (character === "\n") return undefined;
    if (character === "«" && closers === "»") depth += 1;
    if (!closers.includes(character)) continue;
    if (depth > 0) depth -= 1;
    else return isName(text.slice(start + 1, index)) ? index + 1 : undefined;
  }
  return undefined;
}

/** Speech has a sentence's marks, or its words in lower case with a verb's comma and dash; a name begins with a capital and has none. */
function isName(inside: string): boolean {
  return inside.trim() !== "" && !/[.!?…,]$/u.test(inside) && !/[!?;…]|\.\s+\p{Lu}\p{Ll}{3}/u.test(inside);
}
