import type { Language } from "../types.ts";
import { plainWord } from "./lexemes.ts";
import { type Ending, type FormNode, type FormTree, markOf } from "./lexicon-forms.ts";
import { carelessAcronymKeys, type Token } from "./lexicon-tokens.ts";
import { termKey } from "./stems.ts";
import { isStopWord } from "./stop-words.ts";

/** A form found at a token: the concept it is of, and the index of the token after its last. */
export interface Match {
  readonly concept: string;
  readonly next: number;
}

/** What forms are looked for in. */
export interface MatchContext {
  readonly tree: FormTree;
  readonly tokens: readonly Token[];
  /** The text's language, which decides what is a stop word. */
  readonly language: Language;
}

/** Stems shorter than this are shared by too many words: "Мали" and "малый", "жыл" (year) and "жылау" (to cry). */
const TELLING_STEM = 4;
/** Letters of Cyrillic that a key spells with several. */
const DIGRAPH = /shch|zh|kh|ts|ch|sh|y[ua]/g;

/** The forms that begin at token `index`: of every length, in no order. */
export function matchesAt(context: MatchContext, index: number): Match[] {
  const { tokens, tree } = context;
  const token = tokens[index];
  if (!token) return [];
  const found: Match[] = [];
  const singles: Ending[] = [];
  const open: Place[] = [{ nodes: tree.roots(token.text), at: index }];
  for (let place = open.pop(); place; place = open.pop()) {
    for (const { child, next } of stepsFrom(context, place, place.at === index)) {
      for (const ending of child.endings) {
        if (next === index + 1 && ending.surface !== undefined) singles.push(ending);
        else found.push({ concept: ending.concept, next });
      }
      if (!child.isLeaf && tokens[next] && tokens[next].gap !== "break")
        open.push({ nodes: [child], at: next });
    }
  }
  for (const { concept } of nearest(singles, token, context)) found.push({ concept, next: index + 1 });
  return found;
}

/**
 * The forms of a single word, all of one stem, that a text's word may mean. A word that ties others together means
 * only itself ("in" is no "inn"). A name needs its capital, a telling stem or all its letters. Of forms with a short
 * stem only the nearest are meant: those that begin with the most letters of the word.
 */
function nearest(
  endings: readonly Ending[],
  token: Token,
  { tree, language }: MatchContext,
): readonly Ending[] {
  if (endings.length === 0) return endings;
  const plain = plainWord(token.text);
  const capital = /^\p{Lu}/u.test(token.text);
  if (isStopWord(token.text, language)) {
    return endings.filter(({ surface, name }) => surface === plain && (!name || token.named));
  }
  const stem = termKey(token.text, tree.language).replace(DIGRAPH, ".");
  if (stem.length >= TELLING_STEM) return endings;
  const possible = endings.filter(({ surface, name }) => !name || capital || surface === plain);
  const shared = possible.map(({ surface = "" }) => sharedStart(surface, plain));
  const most = Math.max(...shared);
  return possible.filter((_, at) => shared[at] === most);
}

/** How many letters two words begin with in common. */
function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/** Nodes that the words before token `at` lead to. */
interface Place {
  readonly nodes: readonly FormNode[];
  readonly at: number;
}

interface Step {
  readonly child: FormNode;
  readonly next: number;
}

/**
 * Where the word at a place leads: joined with a part after a hyphen, and on its own as an acronym if there is one,
 * else as a word, else as a carelessly typed acronym.
 */
function stepsFrom({ tree, tokens, language }: MatchContext, { nodes, at }: Place, first: boolean): Step[] {
  const token = tokens[at];
  if (!token) return [];
  const mark = first ? "" : markOf(token.gap);
  const taken: Step[] = [];
  const after = tokens[at + 1];
  if (after?.hyphenated) {
    const joined = token.text + after.text;
    take(taken, first ? tree.roots(joined) : nodes, mark + termKey(joined, tree.language), at + 2);
  }
  const next = at + 1;
  if (token.acronym !== undefined && take(taken, nodes, mark + token.acronym, next)) return taken;
  if (take(taken, nodes, mark + termKey(token.text, tree.language), next)) return taken;
  for (const key of carelessAcronymKeys(token, language)) if (take(taken, nodes, mark + key, next)) break;
  return taken;
}

/** Adds the steps that `key` leads to; whether there is any. */
function take(taken: Step[], nodes: readonly FormNode[], key: string, next: number): boolean {
  const before = taken.length;
  for (const node of nodes) {
    const child = node.child(key);
    if (child) taken.push({ child, next });
  }
  return taken.length > before;
}
