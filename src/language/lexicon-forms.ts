import type { Language } from "../types.ts";
import { plainWord } from "./lexemes.ts";
import { acronymKey, type Gap, type Token, tokensOf } from "./lexicon-tokens.ts";
import { memoize } from "./memo.ts";
import { termKey } from "./stems.ts";
import { foldKazakh, toLatin } from "./transliteration.ts";

/** A form of a concept in one language. */
export interface Form {
  readonly text: string;
  readonly concept: string;
}

/** The end of a form in the tree. */
export interface Ending {
  readonly concept: string;
  /** The form itself in plain letters, where it is a single word and no acronym: tells how near a text's word is to it. */
  readonly surface: string | undefined;
  /** Whether the concept is named by a single word with a capital here ("Того"), which another word may look like. */
  readonly name: boolean;
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
  const buckets = new Map<string, Form[]>();
  for (const form of forms) {
    addTo(buckets, form);
    // "co-operation" is as often written in one word, and commas and dashes are left out.
    if (language === "en" && form.text.includes("-"))
      addTo(buckets, { ...form, text: form.text.replaceAll("-", "") });
    if (/,| [-–—] /.test(form.text))
      addTo(buckets, { ...form, text: form.text.replace(/,| [-–—](?= )/g, "") });
  }
  const nodes = new Map<string, LazyNode>();
  const nodeOf = (bucket: string): LazyNode | [] => {
    const forms = buckets.get(bucket);
    if (!forms) return [];
    const node = nodes.get(bucket) ?? new LazyNode(language, forms);
    nodes.set(bucket, node);
    return node;
  };
  return { language, roots: (word) => bucketsOf(word).flatMap(nodeOf) };
}

function addTo(buckets: Map<string, Form[]>, form: Form): void {
  const bucket = bucketOf(form.text);
  const forms = buckets.get(bucket);
  if (forms) forms.push(form);
  else buckets.set(bucket, [form]);
}

/** A word of a form: its text and what stands before it. */
type FormWord = Pick<Token, "text" | "gap">;

/** The words of a form, read as those of texts; most forms are letters and spaces and need no more than a split. */
function wordsOf(form: string): readonly FormWord[] {
  return /^[\p{L} ]+$/u.test(form)
    ? form.split(" ").map((text) => ({ text, gap: "joined" }))
    : tokensOf(form);
}

/** The key of a form's word: the acronym itself or the word's stem, with the mark before it. */
function formKey(word: FormWord, language: Language): string {
  const key = acronymKey(word.text) ?? termKey(word.text, language);
  return markOf(word.gap) + key;
}

/** A form whose first `depth` words lead to a node. */
interface Pending {
  readonly form: Form;
  readonly words: readonly FormWord[];
  readonly depth: number;
}

/** How a key begins after a gap. */
export const markOf = (gap: Gap): string => (gap === "joined" || gap === "break" ? "" : gap);

class LazyNode implements FormNode {
  readonly endings: Ending[] = [];
  readonly #language: Language;
  #children: Map<string, LazyNode> | undefined;
  #unread: readonly Form[];
  #pending: Pending[] = [];

  /** @param unread forms that begin here, as written */
  constructor(language: Language, unread: readonly Form[] = []) {
    this.#language = language;
    this.#unread = unread;
  }

  get isLeaf(): boolean {
    return this.#children === undefined && this.#pending.length === 0 && this.#unread.length === 0;
  }

  child(key: string): FormNode | undefined {
    this.#expand();
    return this.#children?.get(key);
  }

  /** Works out the nodes below: those of forms read so far, and of forms not read yet. */
  #expand(): void {
    for (const form of this.#unread) this.#addBelow({ form, words: wordsOf(form.text), depth: 0 });
    for (const pending of this.#pending) this.#addBelow(pending);
    this.#unread = [];
    this.#pending = [];
  }

  #addBelow({ form, words, depth }: Pending): void {
    const word = words[depth];
    if (!word) return;
    this.#children ??= new Map();
    const key = formKey(word, this.#language);
    const child = this.#children.get(key) ?? new LazyNode(this.#language);
    this.#children.set(key, child);
    if (depth + 1 === words.length) child.#end(form, words);
    else child.#pending.push({ form, words, depth: depth + 1 });
  }

  #end({ concept }: Form, words: readonly FormWord[]): void {
    const single = words.length === 1 ? words[0]?.text : undefined;
    const isWord = single !== undefined && acronymKey(single) === undefined;
    const surface = isWord ? plainWord(single) : undefined;
    const known = this.endings.filter((ending) => ending.concept === concept);
    if (known.some((ending) => ending.surface === surface)) return;
    // "малилік" has the short stem of "Мали", which other words have too, and is as much of a name.
    const name = isWord && (/^\p{Lu}/u.test(single) || known.some((ending) => ending.name));
    this.endings.push({ concept, surface, name });
  }
}

/*
 * Buckets by the first letters, which no ending changes: three of a longer word, two of a short one. A word of a text
 * looks into both, since "елге" may be the short "ел" with an ending.
 */
const plainLetters = memoize((letters) => toLatin(foldKazakh(letters)));
const shortBucket = (word: string): string => `${plainLetters(word.slice(0, 2))}.`;
const bucketsOf = memoize((word): readonly string[] => [plainLetters(word.slice(0, 3)), shortBucket(word)]);

/** The bucket of a form by its first four characters; null where they tell too little of its first word. */
const bucketOfHead = memoize((head): string | null => {
  if (/^[\p{L}\p{N}]{4}$/u.test(head)) return plainLetters(head.slice(0, 3));
  return /^[\p{L}\p{N}]{2}/u.test(head) ? shortBucket(head.replace(/[^\p{L}\p{N}].*$/su, "")) : null;
});

function bucketOf(form: string): string {
  return bucketOfHead(form.slice(0, 4)) ?? bucketOfFirst(tokensOf(form)[0]?.text ?? form);
}

const bucketOfFirst = (word: string): string => bucketOfHead(word.slice(0, 4)) ?? shortBucket(word);
