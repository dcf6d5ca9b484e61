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
  /** Leaves out forms that are not used outside their own language. */
  readonly sharedOnly: boolean;
  readonly tokens: readonly Token[];
  /** The text's language, which decides what is a stop word. */
  readonly language: Language;
}

/** Stems shorter than this are shared by too many words for a name without its capital ("Мали", "малый"). */
const NAME_STEM = 4;

/** The forms that begin at token `index`: of every length, in no order. */
export function matchesAt(context: MatchContext, index: number): Match[] {
  const { tokens, tree, sharedOnly, language } = context;
  const token = tokens[index];
  if (!token) return [];
  const found: Match[] = [];
  const visit = (nodes: readonly FormNode[], at: number): void => {
    for (const { child, next } of steps(context, nodes, at, at === index)) {
      const single = next - index === 1;
      for (const ending of child.endings) {
        if (sharedOnly && !ending.shared) continue;
        if (!single || allowsCase(ending, token, language)) found.push({ concept: ending.concept, next });
      }
      if (!child.isLeaf && tokens[next] && tokens[next].gap !== "break") visit([child], next);
    }
  };
  visit(tree.roots(token.text), index);
  return found;
}

interface Step {
  readonly child: FormNode;
  readonly next: number;
}

/**
 * Where the word at `at` leads from `nodes`: joined with a part after a hyphen, and on its own as an acronym if there
 * is one, else as a word, else as a carelessly typed acronym.
 */
function steps(
  { tree, tokens, language }: MatchContext,
  nodes: readonly FormNode[],
  at: number,
  first: boolean,
): Step[] {
  const token = tokens[at];
  if (!token) return [];
  const mark = !first && token.gap === "comma" ? "," : "";
  const taken: Step[] = [];
  const take = (key: string, next: number, from: readonly FormNode[] = nodes): boolean => {
    const before = taken.length;
    for (const node of from) {
      const child = node.child(mark + key);
      if (child) taken.push({ child, next });
    }
    return taken.length > before;
  };
  const after = tokens[at + 1];
  if (after?.hyphenated) {
    const joined = token.text + after.text;
    take(termKey(joined, tree.language), at + 2, first ? tree.roots(joined) : nodes);
  }
  if (token.acronym !== undefined && take(token.acronym, at + 1)) return taken;
  if (take(termKey(token.text, tree.language), at + 1)) return taken;
  for (const key of carelessAcronymKeys(token, language)) if (take(key, at + 1)) break;
  return taken;
}

/** Whether a single word may be the name it is spelled like: by its capital, or else by its length and meaning. */
function allowsCase(ending: Ending, token: Token, language: Language): boolean {
  if (ending.name === undefined || token.acronym !== undefined || token.named) return true;
  if (isStopWord(token.text, language)) return false;
  if (/^\p{Lu}/u.test(token.text)) return true;
  return termKey(token.text, language).length >= NAME_STEM || toLatin(token.text) === ending.name;
}
