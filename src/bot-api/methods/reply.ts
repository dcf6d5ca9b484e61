import { badRequest } from "../api-error.ts";
import type { ChatRecord, Chats } from "../chats.ts";
import { formatText } from "../formatted-text.ts";
import type { Message, TextQuote } from "../objects.ts";
import { Parameters } from "../parameters.ts";
import { textInput } from "./method.ts";

/** What a message answers, and the words of it that it quotes. */
export interface Reply {
  message?: Message;
  quote?: TextQuote;
}

const QUOTE_LENGTH = 1024;
const QUOTE_TEXT = { text: "quote", parseMode: "quote_parse_mode", entities: "quote_entities" };

/**
 * The reply of a call, from `reply_parameters` or the older `reply_to_message_id`.
 * @throws ApiError 400 "message to be replied not found" unless sending without it is allowed, "QUOTE_TEXT_INVALID" for a quote
 *   that does not stand in the message word for word
 */
export function readReply(chats: Chats, record: ChatRecord, parameters: Parameters): Reply {
  const given = parameters.object("reply_parameters", "reply parameters");
  if (!given) return readLegacyReply(chats, record, parameters);
  if (Object.keys(given).length === 0) return {};
  const reply = new Parameters(given);
  if (!reply.has("message_id"))
    throw badRequest("can't parse reply parameters: Can't find field \"message_id\"");
  const source = reply.has("chat_id") ? chats.find(reply.text("chat_id")) : record;
  const stored = chats.message(source, reply.integer("message_id", { default: 0 }));
  if (!stored) return notFound(reply);
  const quote = reply.has("quote") ? quoteOf(chats, stored.message, reply) : undefined;
  return { message: stored.message, ...(quote && { quote }) };
}

function readLegacyReply(chats: Chats, record: ChatRecord, parameters: Parameters): Reply {
  const id = parameters.integer("reply_to_message_id", { default: 0 });
  if (id <= 0) return {};
  const stored = chats.message(record, id);
  return stored ? { message: stored.message } : notFound(parameters);
}

function notFound(parameters: Parameters): Reply {
  if (parameters.boolean("allow_sending_without_reply")) return {};
  throw badRequest("message to be replied not found");
}

function quoteOf(chats: Chats, message: Message, reply: Parameters): TextQuote {
  const { text, entities } = formatText(textInput(chats, reply, QUOTE_TEXT));
  const whole = message.text ?? message.caption ?? "";
  const wanted = reply.integer("quote_position", { default: 0, min: 0 });
  const position = whole.startsWith(text, wanted) ? wanted : whole.indexOf(text);
  if (text === "" || position < 0 || text.length > QUOTE_LENGTH) throw badRequest("QUOTE_TEXT_INVALID");
  return { text, position, is_manual: true, ...(entities.length > 0 && { entities }) };
}
