import { clock, h, nameOf } from "./dom.js";
import { formatted, webAddress } from "./formatted.js";

/** What can be done with a message. @typedef {import("./formatted.js").Handlers & {
 *   language: string,
 *   me: number,
 *   isGroup: boolean,
 *   onReply: (message: import("./types.js").Message) => void,
 *   onEdit: (message: import("./types.js").Message) => void,
 *   onRemove: (message: import("./types.js").Message) => void,
 *   onPress: (message: import("./types.js").Message, button: import("./types.js").Button, element: HTMLElement) => void,
 *   onJump: (message: number) => void,
 * }} MessageHandlers */

const MEDIA = /** @type {const} */ ({ voice: "🎤", photo: "🖼", sticker: "🌟", document: "📎" });

/**
 * A message as a list item.
 * @param {import("./types.js").Shown} shown
 * @param {MessageHandlers} handlers
 */
export function messageNode({ message, reactions }, handlers) {
  const { say } = handlers;
  const service = serviceText(message, say);
  if (service) return h("li", { class: "service", "data-id": message.message_id }, service);
  const isOwn = message.from?.id === handlers.me;
  const author = isOwn ? say("you") : nameOf(message.from);
  const time = clock(message.date, handlers.language);
  const item = h("li", {
    class: `message ${isOwn ? "own" : "other"}${handlers.isGroup ? "" : " between-two"}`,
    "data-id": message.message_id,
    "data-from": message.from?.id,
    tabindex: "-1",
    "aria-label": `${author}, ${time}`,
  });
  if (handlers.isGroup && !isOwn) item.append(avatar(message.from));
  const bubble = h(
    "div",
    { class: "bubble" },
    h("p", { class: `author hue-${hue(message.from)}` }, author),
    message.via_bot && h("p", { class: "via" }, say("via", { bot: `@${message.via_bot.username}` })),
    replyNode(message, handlers),
    mediumNode(message, say),
    textNode(message, handlers),
    h(
      "p",
      { class: "meta" },
      reactions.length > 0 && h("span", { class: "reactions" }, reactions.join(" ")),
      message.edit_date !== undefined && h("span", {}, say("edited")),
      h("time", { datetime: new Date(message.date * 1000).toISOString() }, time),
    ),
  );
  item.append(
    h("div", { class: "stack" }, bubble, keyboardNode(message, handlers), toolsNode(message, handlers)),
  );
  return item;
}

/**
 * A draft that the bot shows while it writes. Its text stands where that of the message will stand, so that nothing jumps; it is read
 * out once it is the message, not at every change.
 * @param {import("./types.js").Draft} draft @param {string} label @param {import("./formatted.js").Handlers} handlers
 */
export function draftNode(draft, label, handlers) {
  const text = formatted(draft.text, draft.entities, handlers);
  const bubble = h("div", { class: "bubble" }, text, h("p", { class: "meta" }, dotsNode(), label));
  return h("div", { class: "message other draft", "aria-live": "off" }, h("div", { class: "stack" }, bubble));
}

/** A sign that something goes on. */
export function dotsNode() {
  return h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
}

/** @param {import("./types.js").User | undefined} user */
function avatar(user) {
  return h("span", { class: `avatar hue-${hue(user)}`, "aria-hidden": "true" }, [...nameOf(user)][0] ?? "?");
}

/** One of six colours. @param {import("./types.js").User | undefined} user */
function hue(user) {
  return (user?.id ?? 0) % 6;
}

/** @param {import("./types.js").Message} message @param {import("./types.js").Say} say */
function serviceText(message, say) {
  if (message.forum_topic_created) return say("topicCreated", { name: message.forum_topic_created.name });
  if (message.new_chat_members)
    return say("joined", { name: message.new_chat_members.map(nameOf).join(", ") });
  if (message.left_chat_member) return say("left", { name: nameOf(message.left_chat_member) });
  return null;
}

/** What the message answers; the first message of a topic is no answer. @param {import("./types.js").Message} message @param {MessageHandlers} handlers */
function replyNode(message, { say, me, onJump }) {
  const replied = message.reply_to_message;
  if (!replied || replied.forum_topic_created) return null;
  const author = replied.from?.id === me ? say("you") : nameOf(replied.from);
  return h(
    "button",
    { type: "button", class: "replied", onclick: () => onJump(replied.message_id) },
    h("strong", {}, author),
    h("span", {}, summaryOf(replied, say)),
  );
}

/** A message in a few words. @param {import("./types.js").Message} message @param {import("./types.js").Say} say */
export function summaryOf(message, say) {
  const service = serviceText(message, say);
  if (service) return service;
  const text = (message.text ?? message.caption ?? "").replace(/\s+/g, " ");
  if (text) return text.length > 120 ? `${text.slice(0, 120)}…` : text;
  const medium = mediumOf(message);
  return medium ? `${MEDIA[medium]} ${say(medium)}` : "";
}

/** @param {import("./types.js").Message} message */
function mediumOf(message) {
  return /** @type {(keyof typeof MEDIA)[]} */ (Object.keys(MEDIA)).find(
    (kind) => message[kind] !== undefined,
  );
}

/** @param {import("./types.js").Message} message @param {import("./types.js").Say} say */
function mediumNode(message, say) {
  const medium = mediumOf(message);
  if (!medium) return null;
  const name = message.document?.file_name ?? say(medium);
  return h("p", { class: "medium" }, h("span", { "aria-hidden": "true" }, MEDIA[medium]), ` ${name}`);
}

/** @param {import("./types.js").Message} message @param {MessageHandlers} handlers */
function textNode(message, handlers) {
  const text = message.text ?? message.caption;
  if (text === undefined) return null;
  return formatted(text, message.entities ?? message.caption_entities ?? [], handlers);
}

/** @param {import("./types.js").Message} message @param {MessageHandlers} handlers */
function keyboardNode(message, handlers) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return null;
  return h(
    "div",
    { class: "keyboard" },
    ...rows.map((row) => h("div", {}, ...row.map((button) => buttonNode(message, button, handlers)))),
  );
}

/** @param {import("./types.js").Message} message @param {import("./types.js").Button} button @param {MessageHandlers} handlers */
function buttonNode(message, button, handlers) {
  const href = button.url === undefined ? null : webAddress(button.url);
  const attributes = href ? { href, target: "_blank", rel: "noopener noreferrer" } : { type: "button" };
  const node = h(href ? "a" : "button", { class: "key", ...attributes }, button.text);
  node.addEventListener("click", (event) => {
    if (!href) handlers.onPress(message, button, node);
    else if (handlers.onLink(href)) event.preventDefault();
  });
  return node;
}

/** @param {import("./types.js").Message} message @param {MessageHandlers} handlers */
function toolsNode(message, { say, me, onReply, onEdit, onRemove }) {
  const tool = (/** @type {string} */ key, /** @type {string} */ sign, /** @type {typeof onReply} */ run) =>
    h(
      "button",
      {
        type: "button",
        title: say(key),
        "aria-label": say(key),
        "data-tool": key,
        onclick: () => run(message),
      },
      sign,
    );
  const isOwn = message.from?.id === me;
  const isWritten = isOwn && message.text !== undefined && !message.via_bot;
  return h(
    "div",
    { class: "tools" },
    tool("reply", "↩", onReply),
    isWritten && tool("edit", "✎", onEdit),
    isOwn && tool("remove", "✕", onRemove),
  );
}
