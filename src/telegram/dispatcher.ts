import { Telegraf } from "telegraf";
import type { Update, UserFromGetMe } from "telegraf/types";
import type { Desk } from "./desk.ts";
import { createInlineHandler } from "./handlers/inline-queries.ts";
import { createMessageHandler } from "./handlers/messages.ts";
import { createPressHandler, type Pressed } from "./handlers/presses.ts";
import type { IncomingMembership, IncomingPress, IncomingUpdate } from "./incoming.ts";
import type { Job } from "./job.ts";

/** Hands updates to their handlers. */
export interface Dispatcher {
  /** What a press of a button does; decided at once. */
  pressed(press: IncomingPress, job: Job): Pressed;
  /** Called for every update as it comes in. */
  arrived(update: IncomingUpdate): void;
  /** Handles an update that is no press. @throws whatever its handler throws */
  handle(update: IncomingUpdate, job: Job): Promise<void>;
}

/** Handlers run through telegraf's middleware; receiving and sending are our own. */
export function createDispatcher(options: {
  readonly desk: Desk;
  readonly token: string;
  readonly apiRoot?: string | undefined;
}): Dispatcher {
  const { desk } = options;
  const jobs = new WeakMap<object, { readonly update: IncomingUpdate; readonly job: Job }>();
  const onMessage = createMessageHandler(desk);
  const onInlineQuery = createInlineHandler(desk);
  const pressed = createPressHandler(desk);
  const bot = new Telegraf(options.token, {
    // deadlines are the handlers' own
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: {
      webhookReply: false,
      ...(options.apiRoot !== undefined && { apiRoot: options.apiRoot }),
    },
  });
  bot.botInfo = { ...desk.me, is_bot: true, first_name: desk.me.username } as UserFromGetMe;
  bot.catch((error) => {
    throw error;
  });
  bot.on("message", async (context) => {
    const { update, job } = jobs.get(context.update) ?? {};
    if (update?.message && job) await onMessage(update.message, job);
  });
  bot.on("inline_query", async (context) => {
    const { update, job } = jobs.get(context.update) ?? {};
    if (update?.inline_query && job) await onInlineQuery.handle(update.inline_query, job);
  });
  bot.on("my_chat_member", (context) => {
    const { update } = jobs.get(context.update) ?? {};
    if (update?.my_chat_member) noteStanding(desk, update.my_chat_member);
  });
  return {
    pressed,
    arrived(update) {
      if (update.inline_query) onInlineQuery.arrived(update.inline_query);
    },
    async handle(update, job) {
      const { update_id, message, inline_query, my_chat_member } = update;
      const kinds = { message, inline_query, my_chat_member };
      const given = Object.fromEntries(Object.entries(kinds).filter(([, value]) => value !== undefined));
      const forTelegraf = { update_id, ...given } as unknown as Update;
      jobs.set(forTelegraf, { update, job });
      await bot.handleUpdate(forTelegraf);
    },
  };
}

/** Shut out of a chat the bot is silent there until it is let in again. */
function noteStanding(desk: Desk, { chat, new_chat_member }: IncomingMembership): void {
  const gone = new_chat_member.status === "left" || new_chat_member.status === "kicked";
  desk.state.chats.setGone(chat.id, gone);
  desk.logger.info({ chat: chat.id, status: new_chat_member.status }, "standing in a chat changed");
}
