import { conversationKey } from "../state/turns.ts";
import type { Language } from "../types.ts";
import type { IncomingMessage, IncomingPress } from "./incoming.ts";
import type { Destination } from "./outbox.ts";
import { ANONYMOUS_ADMIN, authorOf } from "./people.ts";
import { interfaceLanguage, type Say, type Texts } from "./texts.ts";

/** Who turns to the bot, where, and how they are spoken to. */
export interface Visit {
  readonly chat: number;
  readonly isGroup: boolean;
  readonly topic: number | undefined;
  /** Whose questions these are: the user, or the chat a person writes as. */
  readonly author: number;
  /** The numeric id that rights are checked by. */
  readonly user: number | undefined;
  /** A group's admin who hides behind the group. */
  readonly isAnonymousAdmin: boolean;
  /** Where replies go: in a group they quote the message they answer. */
  readonly destination: Destination;
  readonly conversation: string;
  /** Of the interface. */
  readonly language: Language;
  readonly say: Say;
}

interface Place {
  readonly chat: { readonly id: number; readonly type: string };
  readonly message_id: number;
  readonly message_thread_id?: number | undefined;
  readonly is_topic_message?: boolean | undefined;
}

/** Makes visits of what comes in. */
export interface Reception {
  /** null for a message that is nobody's. */
  ofMessage(message: IncomingMessage): Visit | null;
  /** null where the message with the button is not known. */
  ofPress(press: IncomingPress): Visit | null;
}

/** @param chosen the language chosen for a chat with /language, null where none was */
export function createReception(options: {
  readonly texts: Texts;
  readonly chosen: (chat: number) => Language | null;
}): Reception {
  const visit = (place: Place, author: number, from: IncomingMessage["from"]): Visit => {
    const language = options.chosen(place.chat.id) ?? interfaceLanguage(from?.language_code);
    const isGroup = place.chat.type !== "private";
    // outside forums a thread id only says which message began a row of replies
    const topic = place.is_topic_message ? place.message_thread_id : undefined;
    return {
      chat: place.chat.id,
      isGroup,
      topic,
      author,
      user: from?.id,
      isAnonymousAdmin: from?.id === ANONYMOUS_ADMIN && author === place.chat.id,
      destination: { chat: place.chat.id, topic, replyTo: isGroup ? place.message_id : undefined },
      conversation: conversationKey({ chat: place.chat.id, topic, user: author }),
      language,
      say: options.texts(language),
    };
  };
  return {
    ofMessage(message) {
      const author = authorOf(message);
      return author === null ? null : visit(message, author, message.from);
    },
    ofPress({ message, from }) {
      return message === undefined ? null : visit(message, from.id, from);
    },
  };
}
