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

const KAZAKH_MONTHS =
  "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" ");

/**
 * A day in words. Kazakh is written out here: many browsers do not know it.
 * @param {string} date `YYYY-MM-DD`
 * @param {string} language
 */
function day(date, language) {
  const [year, month, dayOfMonth] = date.split("-").map(Number);
  if (language === "kk") return `${year} жылғы ${dayOfMonth} ${KAZAKH_MONTHS[(month ?? 1) - 1]}`;
  const locale = language === "en" ? "en-GB" : language;
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, { dateStyle: "long", timeZone: "UTC" });
}
