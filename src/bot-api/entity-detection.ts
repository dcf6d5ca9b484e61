import type { MessageEntity } from "./objects.ts";

interface Pattern {
  type: string;
  expression: RegExp;
}

const TOP_LEVEL = "com|org|net|info|int|edu|gov|io|me|dev|app|kz|ru|uk|de|fr|eu|jp|cn|tr|us|рф|қаз";
/** What may stand before a mention, a command or a hashtag: nothing that could be part of a word or an address. */
const BEFORE = "(?<![\\p{L}\\p{N}_@#/$.])";
const PATTERNS: readonly Pattern[] = [
  {
    type: "url",
    expression: new RegExp(
      `(?:https?://|ftp://)[^\\s<>«»"]+|(?<![\\p{L}\\p{N}_@.-])(?:[\\p{L}\\p{N}-]+\\.)+(?:${TOP_LEVEL})(?![\\p{L}\\p{N}_-])(?:[/?#][^\\s<>«»"]*)?`,
      "giu",
    ),
  },
  {
    type: "email",
    expression: /(?<![\p{L}\p{N}._%+-])[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/giu,
  },
  { type: "mention", expression: new RegExp(`${BEFORE}@[a-z0-9_]{3,32}(?![\\p{L}\\p{N}_])`, "giu") },
  {
    type: "bot_command",
    expression: new RegExp(`${BEFORE}(?<!<)/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\\p{L}\\p{N}_/])`, "giu"),
  },
  {
    type: "hashtag",
    expression: new RegExp(`${BEFORE}#(?=[\\p{N}_]*\\p{L})[\\p{L}\\p{M}\\p{N}_]{1,256}`, "gu"),
  },
  { type: "cashtag", expression: new RegExp(`${BEFORE}\\$[A-Z]{1,8}(?![\\p{L}\\p{N}_])`, "gu") },
];
const MIGHT_HOLD = /[@/#$.]/;

/**
 * The mentions, commands, tags and addresses that Telegram finds in a text by itself, in order, none overlapping; offsets count
 * UTF-16 units. Addresses without a scheme are found under a short list of top-level domains only.
 */
export function detectEntities(text: string): MessageEntity[] {
  if (!MIGHT_HOLD.test(text)) return [];
  const found: MessageEntity[] = [];
  for (const { type, expression } of PATTERNS) {
    for (const match of text.matchAll(expression)) {
      const matched = type === "url" ? match[0].replace(/[.,:;!?'")\]]+$/u, "") : match[0];
      const entity = { type, offset: match.index, length: matched.length };
      const taken = found.some(
        (other) =>
          entity.offset < other.offset + other.length && other.offset < entity.offset + entity.length,
      );
      if (!taken) found.push(entity);
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}
