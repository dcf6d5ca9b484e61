import { z } from "zod";
import { ConfigError } from "./errors.ts";

/** Variables whose values are never shown, logged or put into an error. */
export const SECRET_VARIABLES = [
  "TELEGRAM_BOT_TOKEN",
  "LLM_API_KEY",
  "EMBEDDINGS_API_KEY",
  "WEBHOOK_SECRET",
] as const;

const idList = (what: string) =>
  z
    .string()
    .transform((text) => text.split(/[\s,]+/u).filter((part) => part !== ""))
    .refine((parts) => parts.every((part) => /^-?\d{1,16}$/u.test(part)), {
      message: `takes ${what}, separated by commas, such as 123456789`,
    })
    .transform((parts) => parts.map(Number));

const wholeNumber = (minimum: number, maximum: number) => {
  const range = `takes a whole number from ${minimum} to ${maximum}`;
  return z
    .string()
    .regex(/^\d+$/u, range)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, range);
};

const address = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol), {
    message: "takes an address that begins with http:// or https://",
  })
  .transform((text) => text.replace(/\/+$/u, ""));

const EMBEDDINGS = /^(local|openai:\S+|transformers:\S+)$/u;

const schema = z.object({
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(
      /^\d+:[\w-]{20,}$/u,
      "takes the token BotFather gave you: digits, a colon, then letters and digits",
    )
    .optional(),
  TELEGRAM_API_ROOT: address.optional(),
  ADMIN_IDS: idList("Telegram user ids").default([]),
  ALLOWED_CHATS: idList("Telegram chat ids").optional(),
  CORPUS_DIR: z.string().default("corpus"),
  DATA_DIR: z.string().default("data"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      message: "takes one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info"),
  ANSWER_THRESHOLD: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/u, "takes a number from 0 (always answer) to 1 (never answer)")
    .transform(Number)
    .optional(),
  EMBEDDINGS: z
    .string()
    .regex(EMBEDDINGS, "takes local, openai:MODEL or transformers:MODEL")
    .transform((text) => text as "local" | `openai:${string}` | `transformers:${string}`)
    .default("local"),
  EMBEDDINGS_BASE_URL: address.optional(),
  EMBEDDINGS_API_KEY: z.string().optional(),
  LLM_MODEL: z.string().optional(),
  LLM_BASE_URL: address.optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_TIMEOUT: wholeNumber(1, 60).default(20),
  LLM_DAILY_TOKENS: wholeNumber(0, 1_000_000_000).optional(),
  LLM_USER_DAILY_TOKENS: wholeNumber(0, 1_000_000_000).optional(),
  QUESTIONS_PER_MINUTE: wholeNumber(1, 1_000).default(10),
  CHAT_QUESTIONS_PER_MINUTE: wholeNumber(1, 10_000).default(30),
  WEBHOOK_URL: address.optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/u, "takes 16 to 256 characters of A-Z a-z 0-9 _ -")
    .optional(),
  WEBHOOK_PORT: wholeNumber(0, 65_535).default(8443),
  HEALTH_PORT: wholeNumber(0, 65_535).default(8081),
  HEALTH_HOST: z.string().default("127.0.0.1"),
  PREVIEW_PORT: wholeNumber(0, 65_535).default(8080),
});

/** The settings of one process, checked. Absent optional settings are left out. */
export type Config = z.output<typeof schema>;

/** The environment a process was given, as `process.env` is. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from an environment. An empty value counts as not set.
 * @throws ConfigError naming every wrong variable, what it takes and, unless it is a secret, what it got.
 */
export function loadConfig(environment: Environment): Config {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = environment[name]?.trim();
      return value === undefined || value === "" ? [] : [[name, value]];
    }),
  );
  const result = schema.safeParse(given);
  const faults = result.success ? [] : result.error.issues.map((issue) => describe(issue, given));
  if (given.WEBHOOK_URL !== undefined && given.WEBHOOK_SECRET === undefined) {
    faults.push("WEBHOOK_SECRET is not set, but WEBHOOK_URL is: set a secret of 16 to 256 characters");
  }
  if (!result.success || faults.length > 0) {
    throw new ConfigError(`${faults.join("\n")}\nSee the table of variables in README.md.`);
  }
  return result.data;
}

function describe(issue: z.core.$ZodIssue, given: Readonly<Record<string, string>>): string {
  const name = String(issue.path[0]);
  const secret = (SECRET_VARIABLES as readonly string[]).includes(name);
  return secret ? `${name} ${issue.message}` : `${name} ${issue.message}; it is set to "${given[name]}"`;
}

/** The values of `environment` that must never be shown. */
export function secretsOf(environment: Environment): string[] {
  return SECRET_VARIABLES.flatMap((name) => environment[name]?.trim() || []);
}
