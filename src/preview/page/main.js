import { act, connect } from "./api.js";
import { showArticle } from "./article.js";
import { showChatList } from "./chat-list.js";
import { Composer } from "./composer.js";
import { byId } from "./dom.js";
import { showEmpty, showFrame } from "./frame.js";
import { Log } from "./log.js";
import { placeKey, Store } from "./store.js";
import { keepLanguage, preferredLanguage, sayIn } from "./texts.js";

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

/** Shows a place; the address of the page names it, so that Back works and a reload keeps it. @param {import("./types.js").Place} next */
function go(next) {
  location.hash = `${next.user}/${next.chat}/${next.topic ?? 0}`;
  place = next;
  showAll();
}

/** Shows a place in order to write there. @param {import("./types.js").Place} next */
function open(next) {
  document.body.dataset.view = "chat";
  go(next);
  // where a finger opened it, the field would bring up the keyboard over the messages
  if (matchMedia("(hover: hover)").matches) composer.focus();
  else byId("back").focus();
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
  showFrame({ store, place, say, language });
  showAround();
  log.show(place, handlers());
  composer.show();
}

/** Shows what changes with every message besides the messages themselves. */
function showAround() {
  const view = { store, place, say, language };
  showChatList({ ...view, onOpen: open });
  const onMention = () => composer.write(`@${store.bot.username} `);
  showEmpty({ ...view, onStart: () => startBot(""), onMention });
}

/** @param {any} change */
function onChange(change) {
  store.apply(change);
  if (change.kind === "commands") return composer.loadCommands();
  if (change.kind === "chat") return showAll();
  if (change.chat !== place.chat) return showAround();
  const id = change.message?.message_id ?? change.messageId;
  const shown = id === undefined ? undefined : store.message(change.chat, id);
  if (change.kind === "delete") log.remove(id);
  else if (shown && store.topicOf(change.chat, shown.message) === place.topic) log.put(shown);
  log.showPending();
  store.see(place);
  showAround();
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
  go({ user, chat: isPrivate ? user : place.chat, topic: isPrivate ? null : place.topic });
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
