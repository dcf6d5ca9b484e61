import { byId, h, nameOf } from "./dom.js";
import { foldQuotes } from "./formatted.js";
import { dotsNode, draftNode, messageNode } from "./message.js";

/** How near the end one must be, in pixels, to be taken along when something is added. */
const NEAR_END = 80;
const CONTROLS = "button, a";

/**
 * The messages of one place. They are one stop of the Tab key: the arrow keys walk from message to message, and only the controls of
 * the message one is at are stops of their own.
 */
export class Log {
  #scroller = byId("scroller");
  #list = byId("messages");
  #pending = byId("pending");
  #store;
  /** @type {import("./types.js").Place} */
  #place = { user: 0, chat: 0, topic: null };
  /** @type {import("./message.js").MessageHandlers} */
  #handlers;
  /** @type {HTMLElement | null} */
  #active = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #watch;

  /** @param {import("./store.js").Store} store @param {import("./message.js").MessageHandlers} handlers @param {() => void} onLeave */
  constructor(store, handlers, onLeave) {
    this.#store = store;
    this.#handlers = handlers;
    this.#list.addEventListener("keydown", (event) => this.#onKey(event, onLeave));
    this.#list.addEventListener("focusin", (event) => this.#activate(itemOf(event.target)));
    window.addEventListener("resize", () => foldQuotes(this.#list));
  }

  /** Shows a place from its end. @param {import("./types.js").Place} place @param {import("./message.js").MessageHandlers} handlers */
  show(place, handlers) {
    this.#place = place;
    this.#handlers = handlers;
    this.#active = null;
    this.#list.replaceChildren(...this.#store.messages(place).map((shown) => this.#make(shown)));
    this.#groupAll();
    this.#activateLast();
    this.showPending();
    foldQuotes(this.#list);
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  /** Shows one message that is new or has changed. @param {import("./types.js").Shown} shown */
  put(shown) {
    const isNearEnd = this.#isNearEnd();
    const item = this.#make(shown);
    const before = this.#find(shown.message.message_id);
    if (before) this.#replace(before, item);
    else this.#list.append(item);
    this.#groupAll();
    foldQuotes(item);
    if (before) return;
    if (!this.#list.contains(document.activeElement)) this.#activateLast();
    if (isNearEnd || shown.message.from?.id === this.#place.user) this.#scrollTo(item);
  }

  /** @param {number} id */
  remove(id) {
    const item = this.#find(id);
    if (!item) return;
    const hadFocus = item.contains(document.activeElement);
    const next = /** @type {HTMLElement | null} */ (item.nextElementSibling ?? item.previousElementSibling);
    item.remove();
    this.#groupAll();
    if (hadFocus) this.#focus(next);
    else this.#activateLast();
  }

  /** Shows whether the bot writes, and what of it can be seen already. */
  showPending() {
    const label = this.#handlers.say("typing", { name: nameOf(this.#store.bot) });
    const isNearEnd = this.#isNearEnd();
    const draft = this.#store.draft(this.#place);
    const isTyping = this.#store.isTyping(this.#place) || draft !== undefined;
    // a draft without a text only says that the bot is at work
    const node = draft?.text
      ? draftNode(draft, label, this.#handlers)
      : isTyping && h("p", { class: "typing" }, dotsNode(), label);
    this.#pending.replaceChildren(...(node ? [node] : []));
    if (node && isNearEnd) this.#scroller.scrollTop = this.#scroller.scrollHeight;
    clearInterval(this.#watch);
    // both end by themselves when nothing follows
    if (node) this.#watch = setInterval(() => this.#endPending(), 500);
  }

  #endPending() {
    if (this.#store.draft(this.#place) || this.#store.isTyping(this.#place)) return;
    clearInterval(this.#watch);
    this.#pending.replaceChildren();
  }

  /** Goes to the message, the last one when none is named. @param {number} [id] */
  goTo(id) {
    const item = id === undefined ? this.#active : this.#find(id);
    if (!item) return;
    item.scrollIntoView({ block: "center" });
    this.#focus(item);
    item.classList.remove("flash");
    // the class must go and come for its animation to run again
    void item.offsetWidth;
    item.classList.add("flash");
  }

  /** @param {import("./types.js").Shown} shown */
  #make(shown) {
    const item = messageNode(shown, this.#handlers);
    for (const control of item.querySelectorAll(CONTROLS)) control.setAttribute("tabindex", "-1");
    return item;
  }

  /** Puts a changed message in the place of the old one; who was at one of its buttons is at the same one again. @param {HTMLElement} before @param {HTMLElement} item */
  #replace(before, item) {
    const isNearEnd = this.#isNearEnd();
    const focused = document.activeElement;
    const hadFocus = before.contains(focused);
    const controls = [...before.querySelectorAll(CONTROLS)];
    const index = focused ? controls.indexOf(focused) : -1;
    const wasActive = this.#active === before;
    before.replaceWith(item);
    if (wasActive) this.#activate(item);
    if (hadFocus) {
      const after = /** @type {HTMLElement[]} */ ([...item.querySelectorAll(CONTROLS)]);
      (after.find((control) => control.textContent === focused?.textContent) ?? after[index] ?? item).focus({
        preventScroll: true,
      });
    }
    if (isNearEnd) this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  /** @param {HTMLElement | null} item */
  #activate(item) {
    if (!item || item === this.#active) return;
    setStops(this.#active, "-1");
    setStops(item, "0");
    this.#active = item;
  }

  #activateLast() {
    const items = this.#list.querySelectorAll("li.message");
    this.#activate(/** @type {HTMLElement | null} */ (items[items.length - 1] ?? null));
  }

  /** @param {HTMLElement | null} item */
  #focus(item) {
    this.#activate(item);
    item?.focus({ preventScroll: false });
  }

  /** @param {KeyboardEvent} event @param {() => void} onLeave */
  #onKey(event, onLeave) {
    const item = itemOf(event.target);
    if (!item || event.altKey || event.ctrlKey || event.metaKey) return;
    const items = /** @type {HTMLElement[]} */ ([...this.#list.querySelectorAll("li.message")]);
    const index = items.indexOf(item);
    const steps = /** @type {Record<string, HTMLElement | undefined>} */ ({
      ArrowUp: items[index - 1],
      ArrowDown: items[index + 1],
      Home: items[0],
      End: items.at(-1),
    });
    const isOnMessage = event.target === item;
    if (event.key === "Escape" || (event.key === "ArrowDown" && index === items.length - 1)) onLeave();
    else if (event.key in steps) this.#focus(steps[event.key] ?? item);
    else if (isOnMessage && event.key === "Enter") this.#tool(item, "reply");
    else if (isOnMessage && event.key === "e") this.#tool(item, "edit");
    else if (isOnMessage && event.key === "Delete") this.#tool(item, "remove");
    else return;
    event.preventDefault();
  }

  /** @param {HTMLElement} item @param {string} tool */
  #tool(item, tool) {
    /** @type {HTMLElement | null} */ (item.querySelector(`[data-tool="${tool}"]`))?.click();
  }

  /** Consecutive messages of one author stand together. */
  #groupAll() {
    let before = "";
    for (const item of this.#list.children) {
      const from = /** @type {HTMLElement} */ (item).dataset.from ?? "";
      item.classList.toggle("follows", from !== "" && from === before);
      before = from;
    }
  }

  /** @param {number} id @returns {HTMLElement | null} */
  #find(id) {
    return this.#list.querySelector(`[data-id="${id}"]`);
  }

  #isNearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  /** To the end, but never past the beginning of what is to be read. @param {HTMLElement} item */
  #scrollTo(item) {
    if (item.offsetHeight > this.#scroller.clientHeight) item.scrollIntoView({ block: "start" });
    else this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
function itemOf(target) {
  return target instanceof Element ? target.closest("li.message") : null;
}

/** @param {HTMLElement | null} item @param {"0" | "-1"} tabindex */
function setStops(item, tabindex) {
  item?.setAttribute("tabindex", tabindex);
  for (const control of item?.querySelectorAll(CONTROLS) ?? []) control.setAttribute("tabindex", tabindex);
}
