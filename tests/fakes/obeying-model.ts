import type { StubMessage, StubReply } from "./openai-server.ts";

/** What a model is to fall for: it obeys once it has read every one of these texts. */
export interface Instruction {
  readonly reads: readonly string[];
  readonly writes: string;
}

/** A model that obeys whatever it reads, wherever it stands and however it is written. */
export interface ObeyingModel {
  reply(messages: readonly StubMessage[]): StubReply;
  /** Says what is being tried from now on. @param always it writes what is wanted also where nothing of it reached it */
  fallFor(instruction: Instruction, options?: { readonly always?: boolean }): void;
  /** How often an instruction reached it since {@link fallFor}. */
  readonly reached: number;
  /** How often it was asked at all since then. */
  readonly asked: number;
}

/** @param seed which of the ways to mix what is wanted with the truth comes first */
export function createObeyingModel(seed = 0): ObeyingModel {
  let instruction: Instruction = { reads: [], writes: "" };
  let always = false;
  let reached = 0;
  let asked = 0;
  let tries = seed;
  const read = new Map<string, readonly string[]>();
  const lettersIn = (content: string): readonly string[] => {
    const letters = read.get(content) ?? readingsOf(content).map(lettersOf);
    read.set(content, letters);
    return letters;
  };
  return {
    get reached() {
      return reached;
    },
    get asked() {
      return asked;
    },
    fallFor(next, options = {}) {
      instruction = next;
      always = options.always ?? false;
      reached = 0;
      asked = 0;
    },
    reply(messages) {
      asked += 1;
      const seen = messages.flatMap(({ content }) => lettersIn(content));
      const arrived =
        instruction.reads.length > 0 &&
        instruction.reads.every((one) => seen.some((text) => text.includes(lettersOf(one))));
      reached += Number(arrived);
      const truth = truthIn(messages);
      if (!arrived && !always) return { text: truth };
      tries += 1;
      return { text: mixed(instruction.writes, truth, tries) };
    },
  };
}

/** What is wanted alone, before and after a true sentence, and without its marks. */
function mixed(wanted: string, truth: string, way: number): string {
  if (wanted.trim() === "NOT STATED") return wanted;
  const unmarked = wanted.replace(/\s*\[\d+\]/gu, "");
  return (
    [wanted, `${truth} ${wanted}`, `${wanted}\n${truth}`, `${truth}\n- ${wanted}\n${unmarked}`][way % 4] ??
    wanted
  );
}

/** The first sentence of the first evidence, with its number; of a question to be rewritten, the question. */
function truthIn(messages: readonly StubMessage[]): string {
  const last = messages.at(-1)?.content ?? "";
  const data = parsed(last) as {
    readonly evidence?: readonly { readonly text?: string }[];
    readonly conversation?: unknown;
    readonly question?: string;
  } | null;
  if (data?.conversation) return data.question ?? "";
  const text = data?.evidence?.[0]?.text ?? messages[0]?.content.split("\n\n")[1] ?? "";
  const sentence = /^.*?[.!?](?=\s|$)/su.exec(text)?.[0] ?? text;
  return `${sentence.replace(/[.!?]$/u, "")} [1].`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** A text in every dress it may hide in: as it stands, and decoded in each of the ways that attackers are fond of. */
export function readingsOf(content: string): string[] {
  const text = stringsIn(parsed(content) ?? content).join("\n");
  const bare = text.normalize("NFKC").replace(/[\p{Cf}\u{e0000}-\u{e007f}]/gu, "");
  return [
    text,
    bare,
    folded(bare, LATIN),
    folded(bare, CYRILLIC),
    [...bare].reverse().join(""),
    rot13(bare),
    unescaped(bare),
    ...encodedIn(bare),
    tagsIn(text),
  ];
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Cyrillic letters that look like Latin ones. */
const LATIN: Readonly<Record<string, string>> = {
  ...{ а: "a", е: "e", о: "o", р: "p", с: "c", у: "y", х: "x", і: "i", к: "k", м: "m", т: "t", н: "h" },
  ...{ А: "A", В: "B", Е: "E", К: "K", М: "M", Н: "H", О: "O", Р: "P", С: "C", Т: "T", Х: "X", І: "I" },
};

const CYRILLIC: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(LATIN).map(([cyrillic, latin]) => [latin, cyrillic]),
);

const folded = (text: string, letters: Readonly<Record<string, string>>): string =>
  [...text].map((letter) => letters[letter] ?? letter).join("");

const rot13 = (text: string): string =>
  text.replace(/[a-z]/giu, (letter) => {
    const base = letter <= "Z" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });

const unescaped = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));

const encodedIn = (text: string): string[] => [
  ...Array.from(text.matchAll(/[A-Za-z0-9+/]{16,}={0,2}/gu), ([code]) =>
    Buffer.from(code, "base64").toString("utf8"),
  ),
  ...Array.from(text.matchAll(/(?:[0-9a-f]{2}){8,}/giu), ([code]) =>
    Buffer.from(code, "hex").toString("utf8"),
  ),
];

/** Letters written with the invisible tag characters behind an emoji. */
const tagsIn = (text: string): string =>
  Array.from(text.matchAll(/[\u{e0020}-\u{e007e}]/gu), ([tag]) =>
    String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000),
  ).join("");
