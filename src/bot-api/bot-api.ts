import { ActiveQueries } from "./active-queries.ts";
import { Calls } from "./calls.ts";
import { type ChatReference, Chats, idOf } from "./chats.ts";
import { type CommandMenus, commandsShown } from "./command-menus.ts";
import { createDispatch } from "./dispatch.ts";
import { EventHub } from "./events.ts";
import { Faults } from "./faults.ts";
import { FileStore } from "./file-store.ts";
import { draftLimits, FloodControl, type FloodLimits, TELEGRAM_LIMITS } from "./flood.ts";
import { type Listening, listen } from "./http-server.ts";
import { chatInfoMethods } from "./methods/chat-info.ts";
import { editingMethods } from "./methods/editing.ts";
import type { MethodParts, MethodTable } from "./methods/method.ts";
import { profileMethods } from "./methods/profile.ts";
import { queryMethods } from "./methods/queries.ts";
import { receivingMethods } from "./methods/receiving.ts";
import { sendingMethods } from "./methods/sending.ts";
import type { BotCommand, User } from "./objects.ts";
import { UpdateQueue } from "./update-queue.ts";
import { Webhook, type WebhookPatience } from "./webhook.ts";
import { createWorld, type World } from "./world.ts";

/** How a server is set up; everything has a default. */
export interface BotApiOptions {
  /** Default `123456:loopback-token`. */
  token?: string;
  /** The bot's own user; its id is the token's number. */
  bot?: { username?: string; first_name?: string };
  /** Default false: no limits. True for Telegram's, or limits of your own. */
  flood?: boolean | Partial<FloodLimits>;
  /** Default false: the bot sees all that is said in its groups. */
  privacyMode?: boolean;
  /** Methods that get 404, as if the server were older: `["sendMessageDraft"]`. */
  unknownMethods?: readonly string[];
  /** How many calls are remembered. Default 100,000. */
  keepCalls?: number;
  /** How long a press or an inline query may be answered, in milliseconds. Default 15 minutes. */
  queryLifetimeMs?: number;
  webhook?: Partial<WebhookPatience>;
  /** `update_id` of the first update. Default 1,000. */
  firstUpdateId?: number;
  /** Seed of the draws of faults. */
  seed?: number;
  /** The clock in milliseconds. Default Date.now. */
  now?: () => number;
}

/** A Bot API server and the world behind it. */
export interface BotApi {
  token: string;
  world: World;
  faults: Faults;
  calls: Calls;
  /** The commands a person is shown in a chat, by scope and language as Telegram picks them. */
  commandsShown(chat: ChatReference, user: User): readonly BotCommand[];
  /** Listens on loopback. @throws Error for any other host */
  listen(options?: { port?: number; host?: string }): Promise<Listening>;
}

const DEFAULT_TOKEN = "123456:loopback-token";
const PATIENCE: WebhookPatience = { giveUp: 60_000, firstWait: 1000, longestWait: 60_000 };

/**
 * A Bot API server for tests and the preview, as strict as Telegram's, on loopback only.
 *
 * ```ts
 * const api = createBotApi({ flood: true });
 * const { url, close } = await api.listen();          // give `url` to the bot as its API root, api.token as its token
 * const aida = api.world.addUser({ first_name: "Aida", username: "aida", language_code: "kk" });
 * const chat = api.world.addPrivateChat(aida);
 * api.world.say({ chat, from: aida, text: "Who signed the agreement?" });
 * const answer = await api.world.nextMessage(chat);    // what the bot sent: text, entities, reply_markup
 * const press = api.world.press({ chat, message: answer, from: aida, button: "Sources" });
 * await press.answer();
 * api.faults.add({ method: "sendMessage", share: 1 / 3, fault: { kind: "error", status: 429, retryAfter: 1 } });
 * api.calls.all("sendMessage");                        // every call with parameters, answer and times
 * ```
 *
 * Stricter than Telegram: a blockquote within a blockquote, a button with two actions, a repeated command, and parse modes
 * other than HTML are refused. Laxer: files, stickers and payments are hardly there, rights are those of the status alone,
 * updates do not expire after a day.
 */
export function createBotApi(options: BotApiOptions = {}): BotApi {
  const token = options.token ?? DEFAULT_TOKEN;
  const now = options.now ?? Date.now;
  const events = new EventHub();
  const chats = new Chats({ bot: botUser(token, options), events, now });
  const updates = new UpdateQueue(events, options.firstUpdateId ?? 1000);
  const files = new FileStore();
  const calls = new Calls(options.keepCalls ?? 100_000);
  const faults = new Faults(options.seed ?? 1);
  const queries = new ActiveQueries({
    chats,
    updates,
    events,
    now,
    lifetimeMs: options.queryLifetimeMs ?? 900_000,
  });
  const webhook = new Webhook({
    updates,
    patience: { ...PATIENCE, ...options.webhook },
    callMethod: ({ method, ...parameters }) =>
      dispatch(String(method), parameters, { uploads: new Map(), signal: new AbortController().signal }),
  });
  const privacyMode = options.privacyMode ?? false;
  const limits = floodLimits(options.flood);
  const menus: CommandMenus = new Map();
  const dispatch = createDispatch({
    methods: methodTable({ chats, updates, events, files, queries, webhook, privacyMode, now }, menus),
    unknownMethods: options.unknownMethods ?? [],
    calls,
    faults,
    flood: new FloodControl(limits),
    draftFlood: new FloodControl(limits && draftLimits(limits)),
    events,
    now,
  });
  return {
    token,
    world: createWorld({ chats, updates, events, files, queries, privacyMode }),
    faults,
    calls,
    commandsShown(chat, user) {
      const record = chats.get(idOf(chat));
      const status = record.members.get(user.id);
      return commandsShown(menus, {
        chat: record.chat,
        user: user.id,
        isAdmin: status === "administrator" || status === "creator",
        language: user.language_code ?? "",
      });
    },
    async listen(address = {}) {
      const listening = await listen({ token, dispatch, files }, address);
      return {
        ...listening,
        async close() {
          webhook.remove();
          updates.release();
          // the answer to whoever polled goes out before its connection is cut
          await new Promise((resolve) => setImmediate(resolve));
          await listening.close();
        },
      };
    },
  };
}

function methodTable(parts: MethodParts, menus: CommandMenus): MethodTable {
  return {
    ...receivingMethods(parts),
    ...sendingMethods(parts),
    ...editingMethods(parts),
    ...queryMethods(parts),
    ...chatInfoMethods(parts),
    ...profileMethods(parts, menus),
  };
}

function botUser(token: string, options: BotApiOptions): User {
  return {
    id: Number.parseInt(token, 10) || 123456,
    is_bot: true,
    first_name: options.bot?.first_name ?? "Agreements",
    username: options.bot?.username ?? "agreement_test_bot",
  };
}

function floodLimits(flood: BotApiOptions["flood"]): FloodLimits | undefined {
  if (!flood) return undefined;
  return flood === true ? TELEGRAM_LIMITS : { ...TELEGRAM_LIMITS, ...flood };
}
