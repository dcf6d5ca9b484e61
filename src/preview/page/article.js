import { byId, h } from "./dom.js";
import { webAddress } from "./formatted.js";

/**
 * Opens an article with the cited words marked and in view.
 * @param {import("./types.js").Opened} opened
 * @param {{ say: import("./types.js").Say, language: string }} options
 */
export function showArticle({ title, text, publishedOn, url, start, end }, { say, language }) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("article"));
  const mark = h("mark", { tabindex: "-1" }, text.slice(start, end));
  const href = url === null ? null : webAddress(url);
  const date = publishedOn === null ? null : h("time", { datetime: publishedOn }, day(publishedOn, language));
  dialog.replaceChildren(
    h(
      "header",
      {},
      h("h2", { id: "article-title" }, title),
      h(
        "form",
        { method: "dialog" },
        h("button", { class: "icon", "aria-label": say("close"), title: say("close") }, "✕"),
      ),
      h(
        "p",
        {},
        date,
        h("span", {}, say("quoteNote")),
        href && h("a", { href, target: "_blank", rel: "noopener noreferrer" }, say("articleSource")),
      ),
    ),
    h("div", { class: "article-text", tabindex: "0" }, text.slice(0, start), mark, text.slice(end)),
  );
  dialog.showModal();
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "center" });
}

/** @param {string} date `YYYY-MM-DD` @param {string} language */
function day(date, language) {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
}
