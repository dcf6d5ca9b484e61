import { h } from "./dom.js";

/**
 * A stretch of text with a meaning, and what stands in it.
 * @typedef {{ entity: import("./types.js").Entity, children: Piece[] }} Marked
 * @typedef {string | Marked} Piece
 */

/** What can be done in a text. @typedef {{
 *   onCommand: (command: string) => void,
 *   onLink: (address: string) => boolean,
 *   onCitation: ((citation: { quote: string, sourceLine: string, message: string }) => void) | null,
 *   say: import("./types.js").Say,
 * }} Handlers `onLink` says whether it took the link upon itself */

/** Entities that stand on lines of their own. */
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const TAGS = /** @type {Record<string, string>} */ ({
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
});

/**
 * The text cut up by its entities, one within another as they nest. Every character is kept, in order; an entity that runs over the
 * end of the one around it ends with it.
 * @param {string} text
 * @param {readonly import("./types.js").Entity[]} entities
 * @param {number} [start]
 * @param {number} [end]
 * @returns {Piece[]}
 */
export function piecesOf(text, entities, start = 0, end = text.length) {
  const within = entities
    .filter((entity) => entity.length > 0 && entity.offset >= start && entity.offset < end)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  /** @type {Piece[]} */
  const pieces = [];
  let at = start;
  within.forEach((entity, index) => {
    if (entity.offset < at) return;
    const stop = Math.min(end, entity.offset + entity.length);
    if (entity.offset > at) pieces.push(text.slice(at, entity.offset));
    pieces.push({ entity, children: piecesOf(text, within.slice(index + 1), entity.offset, stop) });
    at = stop;
  });
  if (at < end) pieces.push(text.slice(at, end));
  return pieces;
}

/**
 * A message's text as nodes.
 * @param {string} text
 * @param {readonly import("./types.js").Entity[]} entities
 * @param {Handlers} handlers
 */
export function formatted(text, entities, handlers) {
  return h("div", { class: "text", dir: "auto" }, ...nodesOf(piecesOf(text, entities), text, handlers));
}

/** @param {Piece[]} pieces @param {string} text @param {Handlers} handlers @returns {(Node | string)[]} */
function nodesOf(pieces, text, handlers) {
  return pieces.map((piece, index) => {
    if (typeof piece !== "string") return nodeOf(piece, text, handlers);
    // a block makes its own line breaks
    const shortened = isBlock(pieces[index - 1]) ? piece.replace(/^\n/, "") : piece;
    return isBlock(pieces[index + 1]) ? shortened.replace(/\n$/, "") : shortened;
  });
}

/** @param {Piece | undefined} piece */
function isBlock(piece) {
  return typeof piece === "object" && BLOCKS.has(piece.entity.type);
}

/** @param {Marked} marked @param {string} text @param {Handlers} handlers @returns {Node} */
function nodeOf({ entity, children }, text, handlers) {
  const words = text.slice(entity.offset, entity.offset + entity.length);
  const nodes = nodesOf(children, text, handlers);
  switch (entity.type) {
    case "blockquote":
    case "expandable_blockquote":
      return quoteNode({ entity, text, words, nodes }, handlers);
    case "text_link":
    case "url":
      return linkNode(entity.url ?? words, nodes, handlers);
    case "bot_command":
      return h(
        "button",
        { type: "button", class: "inline", onclick: () => handlers.onCommand(words) },
        words,
      );
    case "spoiler":
      return spoilerNode(nodes, handlers);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return h("span", { class: "mention" }, ...nodes);
    default:
      return h(TAGS[entity.type] ?? "span", {}, ...nodes);
  }
}

/** @param {string} address @param {(Node | string)[]} nodes @param {Handlers} handlers */
function linkNode(address, nodes, handlers) {
  const href = webAddress(address);
  if (!href) return h("span", {}, ...nodes);
  const onclick = (/** @type {Event} */ event) => {
    if (handlers.onLink(href)) event.preventDefault();
  };
  return h("a", { href, target: "_blank", rel: "noopener noreferrer", onclick }, ...nodes);
}

/**
 * An address that may be opened: http and https only.
 * @param {string} address
 * @returns {string | null}
 */
export function webAddress(address) {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `http://${address}`;
  if (!URL.canParse(full)) return null;
  const { protocol, href } = new URL(full);
  return protocol === "http:" || protocol === "https:" ? href : null;
}

/** @param {(Node | string)[]} nodes @param {Handlers} handlers */
function spoilerNode(nodes, { say }) {
  const hidden = h("span", { class: "hidden", "aria-hidden": "true" }, ...nodes);
  const spoiler = h("button", { type: "button", class: "spoiler", "aria-label": say("reveal") }, hidden);
  spoiler.addEventListener("click", () => spoiler.replaceWith(h("span", { class: "revealed" }, ...nodes)));
  return spoiler;
}

/**
 * A quote, folded to three lines while it is longer (see foldQuotes), with a way into its article.
 * @param {{ entity: import("./types.js").Entity, text: string, words: string, nodes: (Node | string)[] }} quote
 * @param {Handlers} handlers
 */
function quoteNode({ entity, text, words, nodes }, { say, onCitation }) {
  const body = h("div", { class: "quote-text" }, ...nodes);
  const block = h("blockquote", {}, body);
  const tools = h("div", { class: "quote-tools" });
  if (entity.type === "expandable_blockquote") {
    block.classList.add("folded");
    const unfold = h(
      "button",
      { type: "button", class: "inline unfold", "aria-expanded": "false", hidden: true },
      say("showMore"),
    );
    unfold.addEventListener("click", () => {
      const isFolded = block.classList.toggle("folded");
      unfold.setAttribute("aria-expanded", String(!isFolded));
      unfold.textContent = say(isFolded ? "showMore" : "showLess");
    });
    tools.append(unfold);
  }
  if (onCitation) {
    const [sourceLine = ""] = text
      .slice(entity.offset + entity.length)
      .trimStart()
      .split("\n", 1);
    const open = () => onCitation({ quote: words, sourceLine, message: text });
    tools.append(
      h("button", { type: "button", class: "inline open-citation", onclick: open }, say("openArticle")),
    );
  }
  if (tools.childElementCount > 0) block.append(tools);
  return block;
}

/** Offers to unfold the quotes that are longer than what is shown of them. @param {ParentNode} root */
export function foldQuotes(root) {
  for (const block of root.querySelectorAll("blockquote.folded")) {
    const body = block.querySelector(".quote-text");
    const unfold = block.querySelector(".unfold");
    if (body && unfold)
      /** @type {HTMLElement} */ (unfold).hidden = body.scrollHeight <= body.clientHeight + 1;
  }
}
