import type { BotApi } from "../bot-api/bot-api.ts";
import type { MemberStatus, StoredMessage } from "../bot-api/chats.ts";
import type { WorldEvent } from "../bot-api/events.ts";
import type { Chat, Message, MessageEntity, User } from "../bot-api/objects.ts";
import type { Cast } from "./cast.ts";

/** A message as the page gets it: the Bot API's object, and what stands beside it. */
export interface ShownMessage {
  readonly message: Message;
  readonly reactions: readonly string[];
}

/** A chat without its messages. */
export interface ShownChat {
  readonly id: number;
  readonly type: Chat["type"];
  readonly title: string;
  readonly isForum: boolean;
  readonly topics: readonly { readonly id: number; readonly name: string }[];
  readonly members: readonly { readonly user: User; readonly status: MemberStatus }[];
}

/** All that the page shows, as told when it connects. */
export interface PageState {
  readonly bot: User;
  readonly people: readonly (User & { readonly isAdmin: boolean })[];
  readonly chats: readonly (ShownChat & { readonly messages: readonly ShownMessage[] })[];
}

/** A change of the page's state. */
export type PageEvent =
  | { kind: "message" | "edit"; chat: number; message: Message }
  | { kind: "delete"; chat: number; messageId: number }
  | { kind: "typing"; chat: number; topic: number | null }
  | {
      kind: "draft";
      chat: number;
      draftId: number;
      text: string;
      entities: readonly MessageEntity[];
    }
  | { kind: "reaction"; chat: number; messageId: number; emoji: readonly string[] }
  | { kind: "chat"; chat: ShownChat }
  | { kind: "commands" };

/** Messages of one chat that a page gets when it connects; earlier ones are left out. */
export const SHOWN_MESSAGES = 300;

/** The state as it is now. */
export function pageState({ world }: BotApi, cast: Cast): PageState {
  return {
    bot: world.bot,
    people: cast.people.map((person) => ({ ...person, isAdmin: person.id === cast.admin.id })),
    chats: world.chats().map((chat) => ({
      ...shownChat(world, chat.id),
      messages: world.messages(chat).slice(-SHOWN_MESSAGES).map(shownMessage),
    })),
  };
}

/** What the page is told of an event; undefined for what it does not show, which is the traffic between the bot and the server. */
export function pageEvent(world: BotApi["world"], event: WorldEvent): PageEvent | undefined {
  switch (event.kind) {
    case "message":
    case "edit":
      return { kind: event.kind, chat: event.chat, message: event.message };
    case "delete":
      return { kind: "delete", chat: event.chat, messageId: event.messageId };
    case "action":
      return { kind: "typing", chat: event.chat, topic: event.topic ?? null };
    case "draft":
    case "reaction":
      return event;
    case "member":
    case "chat":
      return { kind: "chat", chat: shownChat(world, event.chat) };
    case "commands":
      return { kind: "commands" };
    default:
      return undefined;
  }
}

function shownChat(world: BotApi["world"], id: number): ShownChat {
  const chat = world.chat(id);
  return {
    id,
    type: chat.type,
    title: chat.title ?? chat.first_name ?? String(id),
    isForum: chat.is_forum === true,
    topics: [...world.topics(id)].map(([topic, name]) => ({ id: topic, name })),
    members: world.members(id),
  };
}

function shownMessage({ message, reactions }: StoredMessage): ShownMessage {
  return { message, reactions };
}
