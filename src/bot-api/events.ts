import type { Call } from "./calls.ts";
import type { BotCommand, InlineKeyboardMarkup, Message, MessageEntity, Update } from "./objects.ts";

/** Something that changed in the world, for a preview to show and for tests to wait on. */
export type WorldEvent =
  | { kind: "message"; chat: number; message: Message; byBot: boolean }
  | { kind: "edit"; chat: number; message: Message; byBot: boolean }
  | { kind: "delete"; chat: number; messageId: number; byBot: boolean }
  | { kind: "action"; chat: number; topic?: number; action: string }
  | { kind: "draft"; chat: number; draftId: number; text: string; entities: readonly MessageEntity[] }
  | { kind: "reaction"; chat: number; messageId: number; emoji: readonly string[] }
  | { kind: "callback-answer"; queryId: string; answer: CallbackAnswer }
  | { kind: "inline-answer"; queryId: string; answer: InlineAnswer }
  | { kind: "member"; chat: number; user: number; status: string }
  | { kind: "chat"; chat: number }
  | { kind: "commands"; commands: readonly BotCommand[] }
  | { kind: "update"; update: Update }
  /** A call arrived; `call` is told once it was answered. */
  | { kind: "call-start"; call: Call }
  | { kind: "call"; call: Call };

/** What the bot said to a pressed button; `text` is shown as a notice, or as a window when `showAlert`. */
export interface CallbackAnswer {
  text?: string;
  showAlert: boolean;
  url?: string;
}

/** One result of inline mode, checked: `message` is what would be sent. */
export interface InlineResult {
  type: string;
  id: string;
  title: string;
  description?: string;
  message: Pick<Message, "text" | "entities" | "link_preview_options">;
  replyMarkup?: InlineKeyboardMarkup;
}

/** The bot's answer to an inline query. */
export interface InlineAnswer {
  results: InlineResult[];
  cacheTime: number;
  isPersonal: boolean;
  nextOffset: string;
  button?: Record<string, unknown>;
}

/** Hands events to whoever listens, in order, at once. */
export class EventHub {
  readonly #listeners = new Set<(event: WorldEvent) => void>();

  /** Listens until the function that it returns is called. */
  subscribe(listener: (event: WorldEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: WorldEvent): void {
    if (this.#listeners.size === 0) return;
    for (const listener of [...this.#listeners]) listener(event);
  }
}
