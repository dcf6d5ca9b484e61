import { isBlank } from "./blank.ts";
import { COMMAND_NAMES } from "./command-names.ts";
import { type IncomingMessage, type IncomingUpdate, MEDIA } from "./incoming.ts";
import { isFromPerson, type Me } from "./people.ts";

/** What a message that is meant for the bot says. */
export type Request =
  /** `text` is empty where the bot was called without a question. */
  | { readonly kind: "question"; readonly text: string }
  | { readonly kind: "command"; readonly name: string; readonly argument: string }
  | { readonly kind: "medium"; readonly medium: (typeof MEDIA)[number] };

type Entity = NonNullable<IncomingMessage["entities"]>[number];

interface Words {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/**
 * Whether an update is a message meant for the bot. In a private chat every message of a person is; in a group a mention in
 * any letter case, a text mention, a mention in a caption, a command of ours or with our name, and a reply to one of our
 * messages. Never other bots, channel posts, automatic forwards, edits, service messages.
 */
export function isAddressed(update: IncomingUpdate, me: Me): boolean {
  const { message } = update;
  if (message === undefined || message.chat.type === "channel") return false;
  if (!isFromPerson(message) || message.is_automatic_forward || message.via_bot?.id === me.id) return false;
  const words = wordsOf(message);
  if (words === null && mediumOf(message) === null) return false;
  if (message.chat.type === "private") return true;
  const command = commandOf(words, me);
  if (command?.to === "other") return false;
  if (command?.to === "me" || (command && COMMAND_NAMES.has(command.name))) return true;
  return ownMentions(words, me).length > 0 || isReplyTo(message, me);
}

/** What an addressed message asks for. */
export function requestOf(message: IncomingMessage, me: Me): Request {
  const words = wordsOf(message);
  const command = commandOf(words, me);
  if (words && command && command.to !== "other") {
    const argument = withoutMentions(
      { ...words, text: words.text.slice(command.length) },
      command.length,
      me,
    );
    if (command.name !== "ask") return { kind: "command", name: command.name, argument };
    return { kind: "question", text: argument || repliedText(message, me) };
  }
  const text = words === null ? "" : withoutMentions(words, 0, me);
  if (!isBlank(text)) return { kind: "question", text };
  const medium = mediumOf(message);
  if (medium !== null) return { kind: "medium", medium };
  return { kind: "question", text: repliedText(message, me) };
}

function wordsOf(message: IncomingMessage): Words | null {
  if (message.text !== undefined) return { text: message.text, entities: message.entities ?? [] };
  if (message.caption === undefined) return null;
  return { text: message.caption, entities: message.caption_entities ?? [] };
}

function mediumOf(message: IncomingMessage): (typeof MEDIA)[number] | null {
  return MEDIA.find((medium) => message[medium] !== undefined) ?? null;
}

interface Command {
  readonly name: string;
  readonly to: "me" | "other" | "anyone";
  readonly length: number;
}

function commandOf(words: Words | null, me: Me): Command | null {
  const entity = words?.entities.find(({ type, offset }) => type === "bot_command" && offset === 0);
  if (!words || !entity) return null;
  const match = /^\/(\w{1,64})(?:@(\w+))?$/u.exec(words.text.slice(0, entity.length));
  if (!match) return null;
  const [, name = "", to] = match;
  const addressee = to === undefined ? "anyone" : sameName(to, me.username) ? "me" : "other";
  return { name: name.toLowerCase(), to: addressee, length: entity.length };
}

function ownMentions(words: Words | null, me: Me): Entity[] {
  if (!words) return [];
  return words.entities.filter(({ type, offset, length, user }) => {
    if (type === "text_mention") return user?.id === me.id;
    return type === "mention" && sameName(words.text.slice(offset + 1, offset + length), me.username);
  });
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** In a forum every message of a topic replies to the one that opened it: that is no reply to anybody. */
function isReplyTo(message: IncomingMessage, me: Me): boolean {
  const replied = message.reply_to_message;
  if (replied?.from?.id !== me.id || replied.forum_topic_created !== undefined) return false;
  const inTopic = message.is_topic_message === true || message.chat.is_forum === true;
  return !(inTopic && replied.message_id === message.message_thread_id);
}

/** The words without our name in them. @param from where in the message `words.text` begins */
function withoutMentions(words: Words, from: number, me: Me): string {
  const entities = words.entities.map((entity) => ({ ...entity, offset: entity.offset - from }));
  const own = ownMentions({ text: words.text, entities: entities.filter(({ offset }) => offset >= 0) }, me);
  const text = [...own]
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (rest, { offset, length }) => `${rest.slice(0, offset)} ${rest.slice(offset + length)}`,
      words.text,
    );
  if (own.length === 0) return text.trim();
  return text
    .replace(/[^\S\n]+/gu, " ")
    .replace(/^[\s,;:.—–-]+(?=[^\s,;:.—–-])/u, "")
    .replace(/ +([,;.?!])/gu, "$1")
    .replace(/^[\s,;:.—–-]+$/u, "")
    .trim();
}

/** Called without a question in reply to someone: what that person wrote is the question. */
function repliedText(message: IncomingMessage, me: Me): string {
  const replied = message.reply_to_message;
  if (replied === undefined || replied.from?.id === me.id || replied.from?.is_bot) return "";
  return (message.quote?.text ?? replied.text ?? replied.caption ?? "").trim();
}
