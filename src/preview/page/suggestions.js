import { byId, h } from "./dom.js";

/**
 * One thing to choose.
 * @typedef {{ label: string, detail?: string | undefined, pick: (fill: boolean) => void }} Suggestion `fill` is true for Tab
 * @typedef {{ name: string, hint: string, items: Suggestion[], note?: string, startsAtFirst: boolean }} Offer
 */

/** The list above the message field: commands, people, results of inline mode. The field keeps the focus. */
export class Suggestions {
  #list = byId("suggestions");
  #hint = byId("suggestions-hint");
  #input = byId("input");
  /** @type {Suggestion[]} */
  #items = [];
  #active = -1;

  get isOpen() {
    return !this.#list.hidden;
  }

  /** @param {Offer} offer */
  open({ name, hint, items, note, startsAtFirst }) {
    this.#items = items;
    const options = items.map(({ label, detail }, index) =>
      h(
        "div",
        {
          role: "option",
          id: `option-${index}`,
          "aria-selected": "false",
          onmousedown: (/** @type {Event} */ event) => event.preventDefault(),
          onclick: () => this.#pick(index, false),
        },
        h("strong", {}, label),
        detail !== undefined && h("span", {}, detail),
      ),
    );
    if (note !== undefined) options.push(h("p", { class: "suggestions-note" }, note));
    this.#list.replaceChildren(...options);
    this.#list.setAttribute("aria-label", name);
    this.#list.hidden = false;
    this.#hint.textContent = hint;
    this.#hint.hidden = items.length === 0;
    this.#choose(startsAtFirst && items.length > 0 ? 0 : -1);
  }

  close() {
    this.#list.hidden = true;
    this.#hint.hidden = true;
    this.#list.replaceChildren();
    this.#choose(-1);
  }

  /** Whether the key was for the list. @param {KeyboardEvent} event */
  onKey(event) {
    if (!this.isOpen) return false;
    if (event.key === "Escape") this.close();
    else if (event.key === "ArrowDown") this.#step(1);
    else if (event.key === "ArrowUp") this.#step(-1);
    else if ((event.key === "Enter" || event.key === "Tab") && this.#active >= 0 && !event.shiftKey)
      this.#pick(this.#active, event.key === "Tab");
    else return false;
    event.preventDefault();
    return true;
  }

  /** @param {1 | -1} by */
  #step(by) {
    const count = this.#items.length;
    if (count > 0)
      this.#choose(this.#active < 0 ? (by > 0 ? 0 : count - 1) : (this.#active + by + count) % count);
  }

  /** @param {number} index */
  #choose(index) {
    this.#active = index;
    [...this.#list.querySelectorAll("[role=option]")].forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === index));
      if (at === index) option.scrollIntoView({ block: "nearest" });
    });
    if (index >= 0) this.#input.setAttribute("aria-activedescendant", `option-${index}`);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} index @param {boolean} fill */
  #pick(index, fill) {
    const item = this.#items[index];
    this.close();
    item?.pick(fill);
    this.#input.focus();
  }
}
