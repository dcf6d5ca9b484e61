import type { IncomingMessage } from "./incoming.ts";

/** Group admins who hide behind their group write as this user. */
export const ANONYMOUS_ADMIN = 1_087_968_824;
/** Posts of a linked channel reach its group from this user. */
export const TELEGRAM = 777_000;
/** People who write as a channel write as this user. */
export const CHANNEL_WRITER = 136_817_688;

const STAND_INS: ReadonlySet<number> = new Set([ANONYMOUS_ADMIN, TELEGRAM, CHANNEL_WRITER]);

/** The bot's own user. */
export interface Me {
  readonly id: number;
  readonly username: string;
}

/** Whose message it is, to keep memory apart by: the chat where a person writes as one, otherwise the user; null for nobody's. */
export function authorOf(message: IncomingMessage): number | null {
  if (message.from === undefined) return null;
  if (!STAND_INS.has(message.from.id)) return message.from.id;
  return message.sender_chat?.id ?? message.from.id;
}

/** Whether a person wrote it, not a program: Telegram marks those who hide behind a group or channel as bots. */
export function isFromPerson(message: IncomingMessage): boolean {
  const { from } = message;
  if (from === undefined || from.id === TELEGRAM) return false;
  return from.is_bot !== true || from.id === ANONYMOUS_ADMIN || from.id === CHANNEL_WRITER;
}

/** Whether this is one of the bot's admins, by numeric id; never a user who stands in for others. */
export function isAdmin(user: number | undefined, admins: readonly number[]): boolean {
  return user !== undefined && user > 0 && !STAND_INS.has(user) && admins.includes(user);
}
