import type { Database } from "better-sqlite3";

/** What is kept of a conversation: plain data with the time it happened. */
export interface Timed {
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The last turns of every conversation; `Turn` must come through JSON unchanged. Serves as the assistant's `Turns`. */
export interface TurnStore<Turn extends Timed> {
  /** Newest first. */
  recent(conversation: string): readonly Turn[];
  remember(conversation: string, turn: Turn): void;
}

/** Days a turn is kept. */
export const TURN_DAYS = 30;

/** @param limit turns kept of one conversation */
export function createTurnStore<Turn extends Timed>(
  database: Database,
  limit: number,
  now: () => number,
): TurnStore<Turn> {
  const select = database.prepare(
    "SELECT body FROM turns WHERE conversation = ? AND at > ? ORDER BY at DESC, rowid DESC LIMIT ?",
  );
  const insert = database.prepare("INSERT INTO turns (conversation, owner, at, body) VALUES (?, ?, ?, ?)");
  const shorten = database.prepare(
    `DELETE FROM turns WHERE conversation = @conversation AND rowid NOT IN (
      SELECT rowid FROM turns WHERE conversation = @conversation ORDER BY at DESC, rowid DESC LIMIT @limit)`,
  );
  const remember = database.transaction((conversation: string, turn: Turn) => {
    insert.run(conversation, ownerOf(conversation), turn.at, JSON.stringify(turn));
    shorten.run({ conversation, limit });
  });
  return {
    recent: (conversation) =>
      (select.all(conversation, now() - TURN_DAYS * 86_400_000, limit) as { body: string }[]).map(
        ({ body }) => JSON.parse(body) as Turn,
      ),
    remember,
  };
}

/** Where a conversation takes place: everything that keeps its memory apart from others'. */
export interface ConversationPlace {
  readonly chat: number;
  /** A forum topic's `message_thread_id`. */
  readonly topic?: number | undefined;
  readonly user: number;
}

/** The key of a conversation: chat, topic and, last, whose it is. */
export function conversationKey({ chat, topic, user }: ConversationPlace): string {
  return `${chat}:${topic ?? 0}:${user}`;
}

/** Whose conversation it is, read from its key. */
function ownerOf(conversation: string): string {
  return conversation.slice(conversation.lastIndexOf(":") + 1);
}
