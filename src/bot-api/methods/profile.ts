import { badRequest } from "../api-error.ts";
import type { Chats } from "../chats.ts";
import { type CommandMenus, commandKey } from "../command-menus.ts";
import type { BotCommand } from "../objects.ts";
import type { Parameters } from "../parameters.ts";
import type { MethodParts, MethodTable } from "./method.ts";

const DESCRIPTION_LENGTH = 512;
const SHORT_DESCRIPTION_LENGTH = 120;
const NAME_LENGTH = 64;
const COMMANDS = 100;
const CHAT_SCOPES = new Set(["chat", "chat_administrators", "chat_member"]);
const GENERAL_SCOPES = new Set([
  "default",
  "all_private_chats",
  "all_group_chats",
  "all_chat_administrators",
]);

/** getMe, logOut, close, and what a bot tells of itself: commands, name, descriptions, by scope and language. */
export function profileMethods(
  { chats, events, privacyMode }: MethodParts,
  menus: CommandMenus,
): MethodTable {
  return {
    getMe: () => ({
      ...chats.bot,
      can_join_groups: true,
      can_read_all_group_messages: !privacyMode,
      supports_inline_queries: true,
      can_connect_to_business: false,
      has_main_web_app: false,
    }),
    logOut: () => true,
    close: () => true,
    setMyCommands(parameters) {
      const commands = readCommands(parameters.json("commands"));
      const key = scopeAndLanguage(chats, parameters);
      if (commands.length === 0) menus.delete(key);
      else menus.set(key, commands);
      events.emit({ kind: "commands", commands });
      return true;
    },
    getMyCommands: (parameters) => menus.get(scopeAndLanguage(chats, parameters)) ?? [],
    deleteMyCommands(parameters) {
      menus.delete(scopeAndLanguage(chats, parameters));
      return true;
    },
    ...describing("Description", "description", DESCRIPTION_LENGTH),
    ...describing("ShortDescription", "short_description", SHORT_DESCRIPTION_LENGTH),
    ...describing("Name", "name", NAME_LENGTH),
  };
}

function describing(name: string, field: string, length: number): MethodTable {
  const texts = new Map<string, string>();
  return {
    [`setMy${name}`](parameters) {
      const text = parameters.text(field);
      if (text.length > length) throw badRequest(`${field.toUpperCase()}_TOO_LONG`);
      texts.set(language(parameters), text);
      return true;
    },
    [`getMy${name}`]: (parameters) => ({ [field]: texts.get(language(parameters)) ?? texts.get("") ?? "" }),
  };
}

function readCommands(given: unknown): BotCommand[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) throw badRequest("expected an Array of BotCommand");
  if (given.length > COMMANDS) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  const commands = given.map((value): BotCommand => {
    const { command, description } = (value ?? {}) as Record<string, unknown>;
    if (typeof command !== "string") throw badRequest("can't parse BotCommand: Can't find field \"command\"");
    if (typeof description !== "string")
      throw badRequest("can't parse BotCommand: Can't find field \"description\"");
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
    if (description.trim() === "" || description.length > 256)
      throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
    return { command, description };
  });
  if (new Set(commands.map(({ command }) => command)).size < commands.length)
    throw badRequest("BOT_COMMAND_DUPLICATE");
  return commands;
}

function scopeAndLanguage(chats: Chats, parameters: Parameters): string {
  const scope = parameters.object("scope", "BotCommandScope") ?? { type: "default" };
  const { type, chat_id, user_id } = scope;
  if (typeof type !== "string" || !(CHAT_SCOPES.has(type) || GENERAL_SCOPES.has(type))) {
    throw badRequest("can't parse BotCommandScope: Unsupported type specified");
  }
  const chat = CHAT_SCOPES.has(type) ? chats.find(String(chat_id ?? "")).chat : undefined;
  if (type === "chat_member" && !(Number(user_id) > 0)) {
    throw badRequest("can't parse BotCommandScope: Invalid user_id specified");
  }
  return commandKey({
    type,
    language: language(parameters),
    ...(chat && { chat: chat.id }),
    ...(type === "chat_member" && { user: Number(user_id) }),
  });
}

function language(parameters: Parameters): string {
  const code = parameters.text("language_code");
  if (!/^([a-z]{2})?$/.test(code)) throw badRequest("invalid language code specified");
  return code;
}
