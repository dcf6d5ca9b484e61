/**
 * Makes an element. Text is only ever added as text: nothing on this page turns a string into markup.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] `onclick` and the like are listeners; null, undefined and false are left out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function")
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * The element of the page with an id.
 * @template {HTMLElement} [Kind=HTMLElement]
 * @param {string} id
 * @returns {Kind}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element "${id}"`);
  return /** @type {Kind} */ (element);
}

/**
 * The time of day.
 * @param {number} seconds since 1970
 * @param {string} language
 */
export function clock(seconds, language) {
  return new Date(seconds * 1000).toLocaleTimeString(language, { timeStyle: "short", hourCycle: "h23" });
}

/** @param {import("./types.js").User | undefined} user */
export function nameOf(user) {
  return [user?.first_name, user?.last_name].filter(Boolean).join(" ");
}
