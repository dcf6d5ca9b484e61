import { byId, clock, h, nameOf } from "./dom.js";
import { summaryOf } from "./message.js";
import { placeKey } from "./store.js";

/**
 * The chats a person is in, the topics of a forum beneath its name. The arrow keys walk through them.
 * @param {{
 *   store: import("./store.js").Store, place: import("./types.js").Place, say: import("./types.js").Say, language: string,
 *   onOpen: (place: import("./types.js").Place) => void
 * }} options
 */
export function showChatList({ store, place, say, language, onOpen }) {
  const list = byId("chats");
  const focused = list.contains(document.activeElement)
    ? /** @type {HTMLElement} */ (document.activeElement).dataset.place
    : undefined;
  const items = store.places(place.user).flatMap((other) => {
    const chat = store.chats.get(other.chat);
    const isForumStart = chat?.isForum && other.topic === null;
    return [
      ...(isForumStart ? [h("li", { class: "heading", role: "presentation" }, chat.title)] : []),
      h("li", {}, chatButton({ store, other, place, say, language, onOpen })),
    ];
  });
  list.replaceChildren(h("ul", {}, ...items));
  const buttons = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("button")]);
  if (focused) buttons.find((button) => button.dataset.place === focused)?.focus();
  list.onkeydown = (event) => {
    const index = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const step = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    buttons[Math.min(Math.max(step, 0), buttons.length - 1)]?.focus();
  };
}

/** The name of a place. @param {import("./store.js").Store} store @param {import("./types.js").Place} place @param {import("./types.js").Say} say */
export function titleOf(store, { chat: id, topic }, say) {
  const chat = store.chats.get(id);
  if (!chat) return "";
  if (chat.type === "private") return nameOf(store.bot);
  if (!chat.isForum) return chat.title;
  return topic === null ? say("general") : (chat.topics.find((one) => one.id === topic)?.name ?? "");
}

/** @param {Parameters<typeof showChatList>[0] & { other: import("./types.js").Place }} options */
function chatButton({ store, other, place, say, language, onOpen }) {
  const isOpen = placeKey(other) === placeKey(place);
  const last = store.messages(other).at(-1)?.message;
  const unread = isOpen ? 0 : store.unread(other);
  const title = titleOf(store, other, say);
  const isForum = store.chats.get(other.chat)?.isForum;
  return h(
    "button",
    {
      type: "button",
      class: "chat-item",
      "data-place": placeKey(other),
      "aria-current": isOpen ? "true" : null,
      tabindex: isOpen ? "0" : "-1",
      onclick: () => onOpen(other),
    },
    h(
      "span",
      { class: `avatar hue-${Math.abs(other.chat) % 6}`, "aria-hidden": "true" },
      isForum ? "#" : ([...title][0] ?? ""),
    ),
    h("span", { class: "chat-item-title" }, title),
    last && h("time", {}, clock(last.date, language)),
    h("span", { class: "chat-item-last" }, last ? summaryOf(last, say) : ""),
    unread > 0 &&
      h("span", { class: "unread", "aria-label": say("unread", { count: unread }) }, String(unread)),
  );
}
