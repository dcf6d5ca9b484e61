/** Commands everybody may use, in the order of the menu. */
export const USER_COMMANDS = [
  "ask",
  "agreement",
  "sources",
  "language",
  "help",
  "privacy",
  "forget",
  "start",
] as const;

/** Commands of those who run the bot. */
export const ADMIN_COMMANDS = ["status", "reindex", "gaps", "feedback", "stats"] as const;

/** All commands; in a group one of these counts as meant for the bot also without its name. */
export const COMMAND_NAMES: ReadonlySet<string> = new Set<string>([...USER_COMMANDS, ...ADMIN_COMMANDS]);
