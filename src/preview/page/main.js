import { act, connect } from "./api.js";
import { showArticle } from "./article.js";
import { showChatList, titleOf } from "./chat-list.js";
import { Composer } from "./composer.js";
import { byId, h, nameOf } from "./dom.js";
import { Log } from "./log.js";
import { placeKey, Store } from "./store.js";
import { keepLanguage, LANGUAGES, preferredLanguage, sayIn } from "./texts.js";

const NOTICE_MS = 5000;

const store = new Store();
let language = preferredLanguage();
let say = sayIn(language);
/** @type {import("./types.js").Place} */
let place = { user: 0, chat: 0, topic: null };
/** @type {ReturnType<typeof setTimeout> | undefined} */
let noticeTimer;

const composer = new Composer({
  store,
  place: () => place,
  say: () => say,
  onSend: (text, replyTo) => send(text, { replyTo }),
  onFault: showFault,
  onStart: startBot,
  onEditLast() {
    const own = store
      .messages(place)
      .findLast(({ message }) => message.from?.id === place.user && message.text && !message.via_bot);
    if (own) composer.edit(own.message);
  },
});
const log = new Log(store, handlers(), () => composer.focus());

/** @returns {import("./message.js").MessageHandlers} */
function handlers() {
  return {
    say,
    language,
    me: place.user,
    isGroup: store.chats.get(place.chat)?.type !== "private",
    onCommand: (command) => send(command),
    onLink: followLink,
    onCitation: openCitation,
    onReply: (message) => composer.reply(message),
    onEdit: (message) => composer.edit(message),
    onRemove: (message) =>
      act("remove", { user: place.user, chat: place.chat, message: message.message_id }).catch(showFault),
    onPress: press,
    onJump: (message) => log.goTo(message),
  };
}

/**
 * Writes a message in the chat that is open.
 * @param {string} text
 * @param {{ replyTo?: number | null }} [options]
 */
async function send(text, { replyTo = null } = {}) {
  try {
    await act("say", { ...place, text, replyTo });
    return true;
  } catch (error) {
    showFault(error);
    return false;
  }
}

/** Opens the person's own chat with the bot and starts it there. @param {string} payload */
function startBot(payload) {
  open({ user: place.user, chat: place.user, topic: null });
  send(payload === "" ? "/start" : `/start ${payload}`);
}

/** Takes links to the bot itself, which Telegram opens as a start with a payload. @param {string} address */
function followLink(address) {
  const { hostname, pathname, searchParams } = new URL(address);
  const isBot = hostname === "t.me" && pathname.slice(1).toLowerCase() === store.bot.username?.toLowerCase();
  if (isBot) startBot(searchParams.get("start") ?? "");
  return isBot;
}

/** @type {import("./message.js").MessageHandlers["onPress"]} */
async function press(message, button, element) {
  if (button.copy_text) {
    await navigator.clipboard
      .writeText(button.copy_text.text)
      .then(() => showNotice(say("copied")), showFault);
  }
  const query = button.switch_inline_query_current_chat ?? button.switch_inline_query;
  if (query !== undefined) composer.write(`@${store.bot.username} ${query}`);
  if (button.callback_data === undefined) return;
  element.setAttribute("aria-busy", "true");
  try {
    const { user, chat } = place;
    const { answer } = await act("press", {
      user,
      chat,
      message: message.message_id,
      data: button.callback_data,
    });
    if (answer === null) showNotice(say("noAnswer"));
    else if (answer.url) followLink(answer.url);
    else if (answer.text && answer.showAlert) showAlert(answer.text);
    else if (answer.text) showNotice(answer.text);
  } catch (error) {
    showFault(error);
  } finally {
    element.removeAttribute("aria-busy");
  }
}

/** @type {NonNullable<import("./formatted.js").Handlers["onCitation"]>} */
async function openCitation(citation) {
  try {
    showArticle(await act("citation", citation), { say, language });
  } catch {
    showNotice(say("citationGone"));
  }
}

/** @param {string} text */
function showNotice(text) {
  const notice = byId("notice");
  notice.textContent = text;
  notice.classList.add("shown");
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => notice.classList.remove("shown"), NOTICE_MS);
}

/** @param {unknown} error */
function showFault(error) {
  showNotice(say("failed", { reason: error instanceof Error ? error.message : String(error) }));
}

/** @param {string} text */
function showAlert(text) {
  byId("alert-text").textContent = text;
  /** @type {HTMLDialogElement} */ (byId("alert")).showModal();
}

/** Opens a place; the address of the page names it, so that Back works and a reload keeps it. @param {import("./types.js").Place} next */
function open(next) {
  location.hash = `${next.user}/${next.chat}/${next.topic ?? 0}`;
  place = next;
  document.body.dataset.view = "chat";
  showAll();
}

/** The place that the address names, if it is one; else the chat with the bot of a person who speaks the page's language. @returns {import("./types.js").Place} */
function placeOfAddress() {
  const [user = 0, chat = 0, topic = 0] = location.hash.slice(1).split("/").map(Number);
  const person =
    store.people.find(({ id }) => id === user) ??
    store.people.find(({ id }) => id === place.user) ??
    store.people.find(({ language_code }) => language_code === language) ??
    store.people[0];
  const wanted = { user: person?.id ?? 0, chat, topic: topic || null };
  const places = store.places(wanted.user);
  return places.find((one) => placeKey(one) === placeKey(wanted)) ?? places[0] ?? wanted;
}

function showAll() {
  store.see(place);
  showFrame();
  showList();
  showEmpty();
  log.show(place, handlers());
  composer.show();
}

function showList() {
  showChatList({ store, place, say, language, onOpen: open });
}

/** The texts around the messages. */
function showFrame() {
  document.documentElement.lang = language;
  document.title = say("title");
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
  fillSelect("language", Object.entries(LANGUAGES), language);
  fillSelect(
    "person",
    store.people.map((person) => [
      String(person.id),
      person.isAdmin ? `${nameOf(person)} (${say("admin")})` : nameOf(person),
    ]),
    String(place.user),
  );
  const title = titleOf(store, place, say);
  const chat = store.chats.get(place.chat);
  byId("chat-title").textContent = title;
  const count = say("members", { count: chat?.members.length ?? 0 });
  const note = chat?.isForum ? `${chat.title} · ${count}` : count;
  byId("chat-note").textContent =
    chat?.type === "private" ? `@${store.bot.username} · ${say("botNote")}` : note;
  byId("scroller").setAttribute("aria-label", say("log", { chat: title }));
}

/** @param {string} id @param {string[][]} options @param {string} chosen */
function fillSelect(id, options, chosen) {
  const select = /** @type {HTMLSelectElement} */ (byId(id));
  select.replaceChildren(...options.map(([value, text]) => h("option", { value }, text)));
  select.value = chosen;
}

/** What is said where nobody has written yet. */
function showEmpty() {
  const empty = byId("empty");
  const isPrivate = store.chats.get(place.chat)?.type === "private";
  empty.hidden = store.messages(place).some(({ message }) => message.text || message.via_bot);
  const text = say(isPrivate ? "emptyPrivate" : store.botIsIn(place.chat) ? "emptyGroup" : "emptyOutside");
  const mention = `@${store.bot.username}`;
  const button = isPrivate
    ? h("button", { type: "button", class: "main", onclick: () => startBot("") }, say("start"))
    : h(
        "button",
        { type: "button", class: "main", onclick: () => composer.write(`${mention} `) },
        say("mentionBot", { bot: mention }),
      );
  empty.replaceChildren(h("p", {}, text), button);
}

/** @param {any} change */
function onChange(change) {
  store.apply(change);
  if (change.kind === "commands") return composer.loadCommands();
  if (change.kind === "chat") return showAll();
  if (change.chat !== place.chat) return showList();
  const id = change.message?.message_id ?? change.messageId;
  const shown = id === undefined ? undefined : store.message(change.chat, id);
  if (change.kind === "delete") log.remove(id);
  else if (shown && store.topicOf(change.chat, shown.message) === place.topic) log.put(shown);
  log.showPending();
  store.see(place);
  showEmpty();
  showList();
}

byId("language").addEventListener("change", (event) => {
  language = /** @type {import("./texts.js").Language} */ (
    /** @type {HTMLSelectElement} */ (event.target).value
  );
  keepLanguage(language);
  say = sayIn(language);
  showAll();
});
byId("person").addEventListener("change", (event) => {
  const user = Number(/** @type {HTMLSelectElement} */ (event.target).value);
  const isPrivate = store.chats.get(place.chat)?.type === "private";
  const view = document.body.dataset.view;
  open({ user, chat: isPrivate ? user : place.chat, topic: isPrivate ? null : place.topic });
  document.body.dataset.view = view;
});
byId("back").addEventListener("click", () => {
  document.body.dataset.view = "list";
  byId("chats").querySelector("button")?.focus();
});
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  composer.focus();
});
window.addEventListener("hashchange", () => {
  const next = placeOfAddress();
  if (next.user === place.user && placeKey(next) === placeKey(place)) return;
  place = next;
  showAll();
});
connect({
  onState(state) {
    const isFirst = store.people.length === 0;
    store.load(state);
    place = placeOfAddress();
    if (isFirst && location.hash !== "") document.body.dataset.view = "chat";
    showAll();
  },
  onChange,
  onConnection(isAlive) {
    byId("lost").hidden = isAlive;
  },
});
