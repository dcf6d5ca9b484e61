import type { Logger } from "../logging.ts";
import { LANGUAGES, type Language } from "../types.ts";
import type { ApiClient } from "./api-client.ts";
import { ApiFault } from "./api-fault.ts";
import { ADMIN_COMMANDS, USER_COMMANDS } from "./command-names.ts";
import type { TextKey, Texts } from "./texts.ts";

type Command = (typeof USER_COMMANDS)[number] | (typeof ADMIN_COMMANDS)[number];

const DESCRIPTIONS: Readonly<Record<Command, TextKey>> = {
  ask: "commandAsk",
  agreement: "commandAgreement",
  sources: "commandSources",
  language: "commandLanguage",
  help: "commandHelp",
  privacy: "commandPrivacy",
  forget: "commandForget",
  start: "commandStart",
  status: "commandStatus",
  reindex: "commandReindex",
  gaps: "commandGaps",
  feedback: "commandFeedback",
  stats: "commandStats",
};

/** In groups the menu holds what concerns the group. */
const GROUP_COMMANDS: readonly Command[] = ["ask", "agreement", "sources", "language", "help", "privacy"];

interface Menu {
  readonly scope: object;
  readonly commands: readonly Command[];
}

/**
 * Publishes the menus of commands for each scope and language; the one without a language is for all others. A menu that cannot
 * be set, such as that of an admin who never wrote to the bot, is left out.
 */
export async function publishCommands(options: {
  readonly client: ApiClient;
  readonly texts: Texts;
  readonly admins: readonly number[];
  readonly logger: Logger;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { client, texts, logger, signal } = options;
  const menus: readonly Menu[] = [
    { scope: { type: "default" }, commands: USER_COMMANDS },
    { scope: { type: "all_private_chats" }, commands: USER_COMMANDS },
    { scope: { type: "all_group_chats" }, commands: GROUP_COMMANDS },
    ...options.admins.map((chat_id) => ({
      scope: { type: "chat", chat_id },
      commands: [...USER_COMMANDS, ...ADMIN_COMMANDS],
    })),
  ];
  for (const { scope, commands } of menus) {
    for (const language of [undefined, ...LANGUAGES]) {
      const payload = { scope, ...menuIn(language, commands, texts) };
      try {
        await client.call("setMyCommands", payload, { signal });
      } catch (error) {
        if (!(error instanceof ApiFault)) throw error;
        if (error.kind === "aborted") return;
        logger.debug({ scope, language, reason: error.message }, "menu of commands not published");
      }
    }
  }
}

function menuIn(language: Language | undefined, commands: readonly Command[], texts: Texts): object {
  const say = texts(language ?? "en");
  return {
    commands: commands.map((command) => ({ command, description: say(DESCRIPTIONS[command]) })),
    ...(language !== undefined && { language_code: language }),
  };
}
