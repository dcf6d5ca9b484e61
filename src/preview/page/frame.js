import { titleOf } from "./chat-list.js";
import { byId, h, nameOf } from "./dom.js";
import { LANGUAGES } from "./texts.js";

/** What the page shows, to whom, and in which language. @typedef {{
 *   store: import("./store.js").Store, place: import("./types.js").Place, say: import("./types.js").Say, language: string
 * }} View */

/** Writes what stands around the messages: the banner, the choices, the names of the controls, the head of the chat. @param {View} view */
export function showFrame({ store, place, say, language }) {
  document.documentElement.lang = language;
  document.title = say("title");
  showTexts(say);
  fillSelect("language", Object.entries(LANGUAGES), language);
  const people = store.people.map((person) => [
    String(person.id),
    person.isAdmin ? `${nameOf(person)} (${say("admin")})` : nameOf(person),
  ]);
  fillSelect("person", people, String(place.user));
  const title = titleOf(store, place, say);
  byId("chat-title").textContent = title;
  byId("chat-note").textContent = noteOf(store, place, say);
  byId("scroller").setAttribute("aria-label", say("log", { chat: title }));
}

/** @param {import("./types.js").Say} say */
function showTexts(say) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-text]")))
    element.textContent = say(element.dataset.text ?? "");
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-label]"))) {
    element.setAttribute("aria-label", say(element.dataset.label ?? ""));
    if (element.tagName === "BUTTON") element.title = say(element.dataset.label ?? "");
  }
  byId("input").setAttribute("placeholder", say("write"));
  const [before = "", after = ""] = say("banner").split("{variable}");
  byId("banner").replaceChildren(
    h("strong", {}, say("preview")),
    h("span", { class: "aside" }, ` ${say("local")}`),
    ` ${before}`,
    h("code", {}, "TELEGRAM_BOT_TOKEN"),
    after,
  );
}

/** The line below a chat's name. @param {import("./store.js").Store} store @param {import("./types.js").Place} place @param {import("./types.js").Say} say */
function noteOf(store, place, say) {
  const chat = store.chats.get(place.chat);
  if (!chat) return "";
  if (chat.type === "private") return `@${store.bot.username} · ${say("botNote")}`;
  const count = say("members", { count: store.membersOf(chat.id).length });
  return chat.isForum ? `${chat.title} · ${count}` : count;
}

/** @param {string} id @param {string[][]} options @param {string} chosen */
function fillSelect(id, options, chosen) {
  const select = /** @type {HTMLSelectElement} */ (byId(id));
  select.replaceChildren(...options.map(([value, text]) => h("option", { value }, text)));
  select.value = chosen;
}

/**
 * Says what a place is for while nobody has written there, with a way to begin.
 * @param {View & { onStart: () => void, onMention: () => void }} view
 */
export function showEmpty({ store, place, say, onStart, onMention }) {
  const empty = byId("empty");
  const isPrivate = store.chats.get(place.chat)?.type === "private";
  empty.hidden = store.messages(place).some(({ message }) => message.text || message.via_bot);
  const text = say(isPrivate ? "emptyPrivate" : store.botIsIn(place.chat) ? "emptyGroup" : "emptyOutside");
  const label = isPrivate ? say("start") : say("mentionBot", { bot: `@${store.bot.username}` });
  const onclick = isPrivate ? onStart : onMention;
  empty.replaceChildren(h("p", {}, text), h("button", { type: "button", class: "main", onclick }, label));
}
