import { Writable } from "node:stream";
import { type Logger, pino } from "pino";

export type { Logger } from "pino";

/** Fields that may hold what users wrote or what would let someone act as the bot. */
const REDACTED = [
  "text",
  "question",
  "answer",
  "caption",
  "query",
  "headline",
  "token",
  "apiKey",
  "secret",
  "authorization",
];
const REDACTED_PATHS = REDACTED.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
const PLACEHOLDER = "[redacted]";

/** Anything that looks like a bot token, in case one that is not ours gets into an error's text. */
const BOT_TOKEN = /\b\d{6,}:[\w-]{20,}/gu;

/** Replaces every secret in `text`, also where it stands URL-encoded, and anything that looks like a bot token. */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter((secret) => secret.length >= 6)
    .flatMap((secret) => [secret, encodeURIComponent(secret)]);
  return forms
    .reduce((clean, form) => clean.replaceAll(form, PLACEHOLDER), text)
    .replace(BOT_TOKEN, PLACEHOLDER);
}

/**
 * A structured log, one JSON object a line, to `destination` (standard error unless told). Users' texts and `secrets` never
 * get into it: fields that hold texts are redacted by name, and secrets are replaced in every line as it is written, error
 * messages and stacks included.
 */
export function createLogger(options: {
  readonly level: string;
  readonly secrets: readonly string[];
  readonly destination?: NodeJS.WritableStream;
}): Logger {
  const destination = options.destination ?? process.stderr;
  const redacting = new Writable({
    decodeStrings: false,
    write(line: string | Buffer, _encoding, done) {
      destination.write(redact(line.toString(), options.secrets));
      done();
    },
  });
  return pino({ level: options.level, redact: { paths: REDACTED_PATHS, censor: PLACEHOLDER } }, redacting);
}
