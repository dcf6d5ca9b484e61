/**
 * The bot as a process of its own, for measurements that kill it or need a second core. Arguments: one JSON object, see
 * {@link BotProcessOptions}. Says "up" on standard output when SIGTERM is heeded, and "ready" once it receives. It listens to
 * signals before it loads the bot, so that one that comes early ends it as cleanly as a later one.
 */
export interface BotProcessOptions {
  readonly token: string;
  readonly root: string;
  readonly stateFile: string;
  /** Milliseconds an answer of the fake assistant takes. */
  readonly milliseconds?: number;
  /** Milliseconds for which the fake assistant then writes, a part every 100. */
  readonly writing?: number;
  /** Every nth question takes `slowMilliseconds` instead. */
  readonly slowEvery?: number;
  readonly slowMilliseconds?: number;
  readonly deadline?: number;
  /** Send at the pace Telegram takes, as in earnest. */
  readonly paced?: boolean;
  /** The real assistant over this corpus and data instead of the fake one. */
  readonly corpus?: string;
  readonly data?: string;
}

const stopping = new Promise<void>((resolve) => process.once("SIGTERM", () => resolve()));
process.stdout.write("up\n");
const options = JSON.parse(process.argv[2] ?? "{}") as BotProcessOptions;
const { runBot } = await import("./run-bot.ts");
await runBot(options, stopping);
