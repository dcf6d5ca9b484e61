import type { Language } from "../types.ts";

/** A question that was answered, as far as the next one may lean on it. */
export interface Turn {
  readonly question: string;
  /** The question with what it left out filled in. */
  readonly standalone: string;
  readonly language: Language;
  /** People named in the answer, in order. */
  readonly people: readonly string[];
  /** Id of the agreement the answer was about. */
  readonly agreement: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Turns a follow-up may lean on, and how long they are remembered. */
export const REMEMBERED_TURNS = 6;

/** Where the turns of conversations are kept. A conversation is any string that tells it from all others. */
export interface Turns {
  /** The last turns of a conversation, newest first, at most {@link REMEMBERED_TURNS}. */
  recent(conversation: string): readonly Turn[];
  remember(conversation: string, turn: Turn): void;
}

/** Turns kept for as long as the process runs. */
export function createMemoryTurns(): Turns {
  const conversations = new Map<string, Turn[]>();
  return {
    recent: (conversation) => conversations.get(conversation) ?? [],
    remember(conversation, turn) {
      const turns = [turn, ...(conversations.get(conversation) ?? [])];
      conversations.set(conversation, turns.slice(0, REMEMBERED_TURNS));
    },
  };
}
