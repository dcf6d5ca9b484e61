import { badRequest } from "../api-error.ts";
import type { Chats } from "../chats.ts";
import type { InlineResult } from "../events.ts";
import { formatMessageText } from "../formatted-text.ts";
import { Parameters } from "../parameters.ts";
import { checkMarkup } from "../reply-markup.ts";
import { type MethodParts, type MethodTable, textInput } from "./method.ts";

const INLINE_RESULTS = 50;
const CALLBACK_TEXT_LENGTH = 200;
const ID_BYTES = 64;
const CONTENT_TEXT = { text: "message_text", parseMode: "parse_mode", entities: "entities" };

/** answerCallbackQuery and answerInlineQuery; inline results of the type `article` only. */
export function queryMethods({ chats, queries }: MethodParts): MethodTable {
  return {
    answerCallbackQuery(parameters) {
      const text = parameters.text("text");
      if (text.length > CALLBACK_TEXT_LENGTH) throw badRequest("MESSAGE_TOO_LONG");
      const url = parameters.text("url");
      queries.answerCallback(parameters.text("callback_query_id"), {
        ...(text !== "" && { text }),
        ...(url !== "" && { url }),
        showAlert: parameters.boolean("show_alert"),
      });
      return true;
    },
    answerInlineQuery(parameters) {
      const results = readResults(chats, parameters.json("results", "inline query results"));
      const nextOffset = parameters.text("next_offset");
      if (Buffer.byteLength(nextOffset) > ID_BYTES) throw badRequest("NEXT_OFFSET_INVALID");
      const button = readButton(parameters);
      queries.answerInline(parameters.text("inline_query_id"), {
        results,
        cacheTime: parameters.integer("cache_time", { default: 300, min: 0 }),
        isPersonal: parameters.boolean("is_personal"),
        nextOffset,
        ...(button && { button }),
      });
      return true;
    },
  };
}

function readResults(chats: Chats, given: unknown): InlineResult[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) throw badRequest("expected an Array of inline query results");
  if (given.length > INLINE_RESULTS) throw badRequest("too many inline query results specified");
  const seen = new Set<string>();
  return given.map((value) => {
    const result = readResult(chats, value);
    if (seen.has(result.id)) throw badRequest("RESULT_ID_DUPLICATE");
    seen.add(result.id);
    return result;
  });
}

function readResult(chats: Chats, value: unknown): InlineResult {
  if (!isObject(value)) throw cannotParse("Inline query result must be an object");
  const { type, id, title, description } = value;
  if (typeof type !== "string") throw cannotParse('Can\'t find field "type"');
  if (typeof id !== "string") throw cannotParse('Can\'t find field "id"');
  if (id === "" || Buffer.byteLength(id) > ID_BYTES) throw badRequest("RESULT_ID_INVALID");
  if (type !== "article") throw cannotParse(`type "${type}" is unsupported for the inline query result`);
  if (typeof title !== "string") throw cannotParse('Can\'t find field "title"');
  if (title.trim() === "") throw badRequest("ARTICLE_TITLE_EMPTY");
  if (!isObject(value.input_message_content)) throw cannotParse('Can\'t find field "message_text"');
  const content = new Parameters(value.input_message_content);
  const { text, entities } = formatMessageText(textInput(chats, content, CONTENT_TEXT));
  const preview = content.object("link_preview_options", "link preview options");
  const replyMarkup = isObject(value.reply_markup) ? checkMarkup(value.reply_markup) : undefined;
  return {
    type,
    id,
    title,
    ...(typeof description === "string" && { description }),
    message: {
      text,
      ...(entities.length > 0 && { entities }),
      ...(preview && { link_preview_options: preview }),
    },
    ...(replyMarkup && { replyMarkup }),
  };
}

function readButton(parameters: Parameters): Record<string, unknown> | undefined {
  const button = parameters.object("button", "inline query results button");
  if (!button) return undefined;
  if (typeof button.text !== "string" || button.text === "") {
    throw badRequest("can't parse inline query results button: Can't find field \"text\"");
  }
  const start = button.start_parameter;
  if (typeof start !== "string") {
    throw badRequest(
      "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
    );
  }
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(start)) throw badRequest("SWITCH_PM_PARAM_INVALID");
  return button;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function cannotParse(reason: string) {
  return badRequest(`can't parse inline query result: ${reason}`);
}
