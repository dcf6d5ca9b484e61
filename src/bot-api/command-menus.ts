import type { BotCommand, Chat } from "./objects.ts";

/** Where a list of commands holds; `language` is "" for all. */
export interface CommandScope {
  type: string;
  language: string;
  chat?: number;
  user?: number;
}

/** The lists of commands a bot published, by commandKey. */
export type CommandMenus = Map<string, readonly BotCommand[]>;

/** The key of a scope and language. */
export function commandKey(scope: CommandScope): string {
  return [scope.type, scope.chat ?? "", scope.user ?? "", scope.language].join("/");
}

/** The commands a person is shown in a chat: the narrowest scope that has any, in their language before the common one. */
export function commandsShown(
  menus: CommandMenus,
  who: { chat: Chat; user: number; isAdmin: boolean; language: string },
): readonly BotCommand[] {
  const chat = who.chat.id;
  const inGroup: CommandScope[] = [
    { type: "chat_member", chat, user: who.user, language: "" },
    ...(who.isAdmin ? [{ type: "chat_administrators", chat, language: "" }] : []),
    { type: "chat", chat, language: "" },
    ...(who.isAdmin ? [{ type: "all_chat_administrators", language: "" }] : []),
    { type: "all_group_chats", language: "" },
  ];
  const inPrivate: CommandScope[] = [
    { type: "chat", chat, language: "" },
    { type: "all_private_chats", language: "" },
  ];
  const scopes = [...(who.chat.type === "private" ? inPrivate : inGroup), { type: "default", language: "" }];
  for (const scope of scopes) {
    for (const language of [who.language.slice(0, 2), ""]) {
      const commands = menus.get(commandKey({ ...scope, language }));
      if (commands) return commands;
    }
  }
  return [];
}
