import type { Language } from "../types.ts";
import type { Ending, FormNode, FormTree } from "./lexicon-forms.ts";
import { carelessAcronymKeys, type Token } from "./lexicon-tokens.ts";
import { termKey } from "./stems.ts";
import { isStopWord } from "./stop-words.ts";
import { toLatin } from "./transliteration.ts";

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

/** Stems shorter than this are shared by too many words for a name without its capital ("Мали", "малый"). */
const NAME_STEM = 4;

/** The forms that begin at token `index`: of every length, in no order. */
export function matchesAt(context: MatchContext, index: number): Match[] {
  const { tokens, tree, language } = context;
  const token = tokens[index];
  if (!token) return [];
  const found: Match[] = [];
  const open: Place[] = [{ nodes: tree.roots(token.text), at: index }];
  for (let place = open.pop(); place; place = open.pop()) {
    for (const { child, next } of stepsFrom(context, place, place.at === index)) {
      for (const ending of child.endings) {
        if (next > index + 1 || allowsCase(ending, token, language))
          found.push({ concept: ending.concept, next });
      }
      if (!child.isLeaf && tokens[next] && tokens[next].gap !== "break")
        open.push({ nodes: [child], at: next });
    }
  }
  return found;
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
  const mark = !first && token.gap === "comma" ? "," : "";
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

/** Whether a single word may be the name it is spelled like: by its capital, or else by its length and meaning. */
function allowsCase(ending: Ending, token: Token, language: Language): boolean {
  if (ending.name === undefined || token.acronym !== undefined || token.named) return true;
  if (isStopWord(token.text, language)) return false;
  if (/^\p{Lu}/u.test(token.text)) return true;
  return termKey(token.text, language).length >= NAME_STEM || toLatin(token.text) === ending.name;
}
