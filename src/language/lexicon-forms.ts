import type { Language } from "../types.ts";
import { acronymKey, type Token, tokensOf } from "./lexicon-tokens.ts";
import { memoize } from "./memo.ts";
import { termKey } from "./stems.ts";
import { foldKazakh, toLatin } from "./transliteration.ts";

/** A form of a concept in one language. */
export interface Form {
  readonly text: string;
  readonly concept: string;
  /** Whether texts in the other Cyrillic language use it too: names of countries, cities, organisations. */
  readonly shared: boolean;
}

/** The end of a form in the tree. */
export interface Ending {
  readonly concept: string;
  readonly shared: boolean;
  /** For a single word with a capital ("Того") that is no acronym: its letters, which decide whether a word without one may mean it. */
  readonly name: string | undefined;
}

/** A place in the tree of forms, reached by the words before it. */
export interface FormNode {
  /** Forms that end here. */
  readonly endings: readonly Ending[];
  /** The node after one more word of this key (see {@link formKey}). */
  child(key: string): FormNode | undefined;
  readonly isLeaf: boolean;
}

/** The forms of one language, by the keys of their words. */
export interface FormTree {
  readonly language: Language;
  /** Where the forms begin that a text's word may be the first word of. */
  roots(word: string): readonly FormNode[];
}

/**
 * A tree whose nodes are worked out when a text first comes to them. Stems of all forms of the lexicon would cost half
 * a second at start; a question and its evidence need a few per cent of them.
 */
export function createFormTree(language: Language, forms: Iterable<Form>): FormTree {
  const buckets = new Map<string, LazyNode>();
  for (const form of forms) {
    for (const text of spellings(form.text, language)) {
      const bucket = bucketOf(firstWord(text));
      const node = buckets.get(bucket) ?? new LazyNode(language);
      buckets.set(bucket, node);
      node.add(text === form.text ? form : { ...form, text }, 0);
    }
  }
  return { language, roots: (word) => bucketsOf(word).flatMap((bucket) => buckets.get(bucket) ?? []) };
}

/** The key of a form's word: the acronym itself or the word's stem, marked where a comma comes before it. */
function formKey(token: Token, language: Language): string {
  const key = acronymKey(token.text) ?? termKey(token.text, language);
  return token.gap === "comma" ? `,${key}` : key;
}

class LazyNode implements FormNode {
  readonly endings: Ending[] = [];
  readonly #language: Language;
  readonly #children = new Map<string, LazyNode>();
  #pending: { readonly form: Form; readonly depth: number; readonly tokens?: readonly Token[] }[] = [];

  constructor(language: Language) {
    this.#language = language;
  }

  get isLeaf(): boolean {
    return this.#pending.length === 0 && this.#children.size === 0;
  }

  /** Adds a form whose first `depth` words lead here. */
  add(form: Form, depth: number, tokens?: readonly Token[]): void {
    if (tokens?.length === depth) this.#end(form, tokens);
    else this.#pending.push(tokens ? { form, depth, tokens } : { form, depth });
  }

  child(key: string): FormNode | undefined {
    this.#expand();
    return this.#children.get(key);
  }

  #expand(): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const { form, depth, tokens = tokensOf(form.text) } of pending) {
      const token = tokens[depth];
      if (!token) continue;
      const key = formKey(token, this.#language);
      const child = this.#children.get(key) ?? new LazyNode(this.#language);
      this.#children.set(key, child);
      child.add(form, depth + 1, tokens);
    }
  }

  #end({ concept, shared }: Form, tokens: readonly Token[]): void {
    if (this.endings.some((ending) => ending.concept === concept)) return;
    this.endings.push({
      concept,
      shared,
      name: tokens.length === 1 ? nameOf(tokens[0]?.text ?? "") : undefined,
    });
  }
}

function nameOf(word: string): string | undefined {
  return /^\p{Lu}/u.test(word) && acronymKey(word) === undefined ? toLatin(word) : undefined;
}

/** "co-operation" is as often written in one word, and commas are left out. */
function spellings(form: string, language: Language): string[] {
  const found = [form];
  if (language === "en" && form.includes("-")) found.push(form.replaceAll("-", ""));
  if (form.includes(",")) found.push(form.replaceAll(",", ""));
  return found;
}

function firstWord(form: string): string {
  return /^[\p{L}\p{N}]{2}/u.test(form) ? form : (tokensOf(form)[0]?.text ?? form);
}

/*
 * Buckets by the first letters, which no ending changes: three of a longer word, two of a short one. A word of a text
 * looks into both, since "елге" may be the short "ел" with an ending.
 */
const plainLetters = memoize((letters) => toLatin(foldKazakh(letters)));

function bucketOf(word: string): string {
  if (/^[\p{L}\p{N}]{4}/u.test(word)) return plainLetters(word.slice(0, 3));
  return shortBucket(word.replace(/[^\p{L}\p{N}].*$/su, ""));
}

const shortBucket = (word: string): string => `${plainLetters(word.slice(0, 2))}.`;

function bucketsOf(word: string): string[] {
  return [plainLetters(word.slice(0, 3)), shortBucket(word)];
}
