import { badRequest } from "./api-error.ts";
import { checkedLink } from "./links.ts";
import type { InlineKeyboardButton, InlineKeyboardMarkup } from "./objects.ts";
import type { Parameters } from "./parameters.ts";

/** Most bytes of UTF-8 in a button's `callback_data`. */
export const CALLBACK_DATA_BYTES = 64;
const BUTTONS = 100;
const BUTTONS_IN_A_ROW = 8;
const ACTIONS = [
  "url",
  "callback_data",
  "callback_game",
  "pay",
  "switch_inline_query",
  "switch_inline_query_chosen_chat",
  "switch_inline_query_current_chat",
  "login_url",
  "web_app",
  "copy_text",
];
const OTHER_MARKUPS = ["keyboard", "remove_keyboard", "force_reply"];

/**
 * The inline keyboard of a call; undefined where there is none, or where it is empty (which takes a keyboard away). Reply
 * keyboards are let through unseen: they are not part of a message.
 * @throws ApiError 400 for what Telegram refuses: no text, no action, `callback_data` over 64 bytes, no URL
 */
export function replyMarkup(parameters: Parameters): InlineKeyboardMarkup | undefined {
  const markup = parameters.object("reply_markup", "reply keyboard markup");
  return markup && checkMarkup(markup);
}

/** The same for a markup that stands inside another object, such as an inline result. */
export function checkMarkup(markup: Record<string, unknown>): InlineKeyboardMarkup | undefined {
  const rows = markup.inline_keyboard;
  if (rows === undefined) {
    if (Object.keys(markup).length === 0 || OTHER_MARKUPS.some((field) => field in markup)) return undefined;
    throw badRequest("can't parse reply keyboard markup JSON object");
  }
  if (!Array.isArray(rows)) throw cannotParse('Field "inline_keyboard" must be of type Array');
  const keyboard = rows.map((row) => {
    if (!Array.isArray(row)) throw cannotParse("InlineKeyboard row must be an Array");
    if (row.length > BUTTONS_IN_A_ROW) throw badRequest("REPLY_MARKUP_INVALID");
    return row.map(checkButton);
  });
  if (keyboard.flat().length > BUTTONS) throw badRequest("reply markup is too long");
  const filled = keyboard.filter((row) => row.length > 0);
  return filled.length > 0 ? { inline_keyboard: filled } : undefined;
}

function checkButton(value: unknown): InlineKeyboardButton {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw cannotParseButton("InlineKeyboardButton must be an Object");
  }
  const button = value as Record<string, unknown>;
  if (button.text === undefined) throw cannotParseButton('Can\'t find field "text"');
  if (typeof button.text !== "string") throw cannotParseButton('Field "text" must be of type String');
  if (button.text.trim() === "") throw badRequest("BUTTON_TEXT_INVALID");
  const actions = ACTIONS.filter((action) => isGiven(action, button[action]));
  if (actions.length === 0) throw cannotParseButton("Text buttons are unallowed in the inline keyboard");
  // Telegram takes the first and forgets the others; a bot that sends two has a bug worth hearing of
  if (actions.length > 1)
    throw cannotParseButton(`exactly one action expected, got ${actions.join(" and ")}`);
  checkCallbackData(button.callback_data);
  checkUrl(button.url);
  return button as InlineKeyboardButton;
}

function isGiven(action: string, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return value !== "" || action.startsWith("switch_inline_query");
}

function checkCallbackData(data: unknown): void {
  if (data === undefined) return;
  if (typeof data !== "string") throw cannotParseButton('Field "callback_data" must be of type String');
  if (Buffer.byteLength(data) > CALLBACK_DATA_BYTES) throw badRequest("BUTTON_DATA_INVALID");
}

function checkUrl(url: unknown): void {
  if (url === undefined) return;
  if (typeof url !== "string") throw cannotParseButton('Field "url" must be of type String');
  if (!checkedLink(url)) throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
}

function cannotParse(reason: string) {
  return badRequest(`can't parse inline keyboard: ${reason}`);
}

function cannotParseButton(reason: string) {
  return badRequest(`can't parse inline keyboard button: ${reason}`);
}
