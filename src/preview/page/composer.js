import { act } from "./api.js";
import { byId, nameOf } from "./dom.js";
import { summaryOf } from "./message.js";
import { commandOffer, inlineOffer, inlineWait, mediaOffer, peopleOffer } from "./offers.js";
import { Suggestions } from "./suggestions.js";

/** How long one pauses before a question goes to inline mode, in milliseconds. */
const INLINE_PAUSE = 350;

/** What the composer needs of the page around it. @typedef {{
 *   store: import("./store.js").Store,
 *   place: () => import("./types.js").Place,
 *   say: () => import("./types.js").Say,
 *   onSend: (text: string, replyTo: number | null) => Promise<boolean>,
 *   onFault: (error: unknown) => void,
 *   onStart: (payload: string) => void,
 *   onEditLast: () => void,
 * }} ComposerOptions */

/** What a message that is being written is about. @typedef {{ kind: "reply" | "edit", message: import("./types.js").Message }} Context */

/** The message field with what it offers: commands after "/", people after "@", results after the bot's name. */
export class Composer {
  #input = /** @type {HTMLTextAreaElement} */ (byId("input"));
  #suggestions = new Suggestions();
  #options;
  /** @type {Context | null} */
  #context = null;
  /** @type {Map<string, string>} what was left unsent, by person and place */
  #unsent = new Map();
  /** @type {import("./types.js").Place | null} */
  #shownFor = null;
  /** @type {{ command: string, description: string }[]} */
  #commands = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;
  /** Tells an answer to the last question from late ones to earlier questions. */
  #asked = 0;

  /** @param {ComposerOptions} options */
  constructor(options) {
    this.#options = options;
    const form = byId("composer");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.#input.addEventListener("input", () => this.#onInput());
    this.#input.addEventListener("blur", () => this.#suggestions.close());
    byId("context-cancel").addEventListener("click", () => this.#endContext());
    byId("commands").addEventListener("click", () => this.write("/"));
    byId("attach").addEventListener("click", () => {
      this.#input.focus();
      const onPick = (/** @type {string} */ medium) =>
        void act("attach", { ...options.place(), medium }).catch(options.onFault);
      this.#offer(mediaOffer(this.#view(), onPick));
    });
  }

  /** Makes ready for a place; what was left unsent there is there again. */
  show() {
    const place = this.#options.place();
    const key = JSON.stringify(place);
    if (this.#shownFor && key !== JSON.stringify(this.#shownFor)) {
      this.#unsent.set(
        JSON.stringify(this.#shownFor),
        this.#context?.kind === "edit" ? "" : this.#input.value,
      );
      this.#setContext(null);
      this.#setText(this.#unsent.get(key) ?? "");
    }
    this.#shownFor = place;
    this.#suggestions.close();
    this.loadCommands();
  }

  /** Reads the commands anew that the person is offered here. */
  async loadCommands() {
    const { user, chat } = this.#options.place();
    if (!this.#options.store.botIsIn(chat)) this.#commands = [];
    else this.#commands = await act("commands", { user, chat }).catch(() => []);
  }

  /** Puts a text into the field and goes there. @param {string} text */
  write(text) {
    this.#setText(text);
    this.#input.focus();
    this.#onInput();
  }

  focus() {
    this.#input.focus();
  }

  /** @param {import("./types.js").Message} message */
  reply(message) {
    this.#begin({ kind: "reply", message });
  }

  /** @param {import("./types.js").Message} message */
  edit(message) {
    this.#begin({ kind: "edit", message });
    this.#setText(message.text ?? "");
  }

  /** @param {Context} context */
  #begin(context) {
    this.#setContext(context);
    this.#input.focus();
  }

  #endContext() {
    this.#setContext(null);
    this.#input.focus();
  }

  /** @param {Context | null} context */
  #setContext(context) {
    if (this.#context?.kind === "edit") this.#setText("");
    this.#context = context;
    byId("context").hidden = context === null;
    if (context === null) return;
    const say = this.#options.say();
    const isOwn = context.message.from?.id === this.#options.place().user;
    const name = isOwn ? say("you") : nameOf(context.message.from);
    byId("context-title").textContent =
      context.kind === "reply" ? say("replyingTo", { name }) : say("editing");
    byId("context-text").textContent = summaryOf(context.message, say);
  }

  async #send() {
    const text = this.#input.value.trim();
    const context = this.#context;
    if (text === "") return;
    this.#suggestions.close();
    this.#asked += 1;
    clearTimeout(this.#pause);
    const isSent =
      context?.kind === "edit"
        ? await this.#change(context.message, text)
        : await this.#options.onSend(text, context?.message.message_id ?? null);
    if (!isSent) return;
    this.#setText("");
    if (this.#context) this.#endContext();
  }

  /** @param {import("./types.js").Message} message @param {string} text */
  async #change(message, text) {
    const { user, chat } = this.#options.place();
    if (text === message.text) return true;
    try {
      await act("edit", { user, chat, message: message.message_id, text });
      return true;
    } catch (error) {
      this.#options.onFault(error);
      return false;
    }
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing || this.#suggestions.onKey(event)) return;
    if (event.key === "Escape" && this.#context) this.#endContext();
    else if (event.key === "Enter" && !event.shiftKey) this.#send();
    else if (event.key === "ArrowUp" && this.#input.value === "") this.#options.onEditLast();
    else return;
    event.preventDefault();
  }

  #onInput() {
    grow(this.#input);
    this.#asked += 1;
    clearTimeout(this.#pause);
    if (this.#context?.kind === "edit") return this.#suggestions.close();
    const upToCaret = this.#input.value.slice(0, this.#input.selectionStart);
    const command = /^\/(\w*)$/.exec(upToCaret);
    const mention = /(?:^|\s)@(\w*)$/.exec(upToCaret);
    const inline = this.#inlineQuery();
    if (command) {
      const onPick = (/** @type {string} */ text, /** @type {boolean} */ fill) => {
        this.#setText(fill ? `${text} ` : text);
        if (!fill) this.#send();
      };
      this.#offer(commandOffer(this.#view(), this.#commands, command[1] ?? "", onPick));
    } else if (inline !== null) this.#pause = setTimeout(() => this.#offerInline(inline), INLINE_PAUSE);
    else if (mention) {
      this.#offer(peopleOffer(this.#view(), mention[1] ?? "", (name) => this.#complete(name)));
    } else this.#suggestions.close();
  }

  /** What follows the bot's name at the start of the text; null where it does not start so. */
  #inlineQuery() {
    const name = `@${this.#options.store.bot.username} `.toLowerCase();
    const text = this.#input.value;
    return text.toLowerCase().startsWith(name) ? text.slice(name.length).trim() : null;
  }

  /** Puts a name in the place of the part that was typed. @param {string} name */
  #complete(name) {
    const caret = this.#input.selectionStart;
    const before = this.#input.value.slice(0, caret).replace(/@\w*$/, name);
    this.#setText(before + this.#input.value.slice(caret).replace(/^ /, ""));
    this.#input.setSelectionRange(before.length, before.length);
    this.#onInput();
  }

  /** Shows an offer; what is picked from it is put into the field, or sent. @param {import("./suggestions.js").Offer} offer */
  #offer(offer) {
    if (offer.items.length === 0 && offer.note === undefined) this.#suggestions.close();
    else this.#suggestions.open(offer);
  }

  /** @param {string} query */
  async #offerInline(query) {
    const view = this.#view();
    const asked = this.#asked;
    this.#offer(inlineWait(view));
    const { user, chat } = view.place;
    const answer = await act("inline", { user, chat, query }).catch(this.#options.onFault);
    if (asked !== this.#asked || document.activeElement !== this.#input) return;
    if (!answer) return this.#suggestions.close();
    const onChoose = (/** @type {string} */ result) => {
      this.#setText("");
      const choice = { ...view.place, query, queryId: answer.queryId, result };
      act("choose", choice).catch(this.#options.onFault);
    };
    this.#offer(inlineOffer(view, answer, { onChoose, onStart: this.#options.onStart }));
  }

  #view() {
    const { store, place, say } = this.#options;
    return { store, place: place(), say: say() };
  }

  /** @param {string} text */
  #setText(text) {
    this.#input.value = text;
    grow(this.#input);
  }
}

/** As high as its text, up to a bound that the style sheet sets. @param {HTMLTextAreaElement} input */
function grow(input) {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight}px`;
}
