import { nameOf } from "./dom.js";

/** @typedef {import("./suggestions.js").Offer} Offer */
/** @typedef {import("./suggestions.js").Suggestion} Suggestion */
/** Who writes, where, and in which language the page speaks. @typedef {{
 *   store: import("./store.js").Store, place: import("./types.js").Place, say: import("./types.js").Say
 * }} View */

const MEDIA = ["voice", "photo", "sticker", "document"];

/**
 * The commands that begin with what was typed; in a group they name the bot, as Telegram's apps write them.
 * @param {View} view
 * @param {readonly { command: string, description: string }[]} commands
 * @param {string} typed
 * @param {(text: string, fill: boolean) => void} onPick
 * @returns {Offer}
 */
export function commandOffer({ store, place, say }, commands, typed, onPick) {
  const isGroup = store.chats.get(place.chat)?.type !== "private";
  const items = commands
    .filter(({ command }) => command.startsWith(typed.toLowerCase()))
    .map(({ command, description }) => ({
      label: `/${command}`,
      detail: description,
      pick: (/** @type {boolean} */ fill) =>
        onPick(isGroup ? `/${command}@${store.bot.username}` : `/${command}`, fill),
    }));
  return { name: say("commands"), hint: say("keysCommand"), items, startsAtFirst: true };
}

/**
 * The bot, which inline mode reaches in any chat, and the others who are here.
 * @param {View} view
 * @param {string} typed
 * @param {(name: string) => void} onPick
 * @returns {Offer}
 */
export function peopleOffer({ store, place, say }, typed, onPick) {
  const others = store.membersOf(place.chat).filter(({ id }) => id !== store.bot.id && id !== place.user);
  const items = [store.bot, ...others]
    .filter(({ username }) => username?.toLowerCase().startsWith(typed.toLowerCase()))
    .map((user) => ({
      label: nameOf(user),
      detail: `@${user.username}`,
      pick: () => onPick(`@${user.username} `),
    }));
  return { name: say("mentions"), hint: say("keysPick"), items, startsAtFirst: true };
}

/** @param {View} view @param {(medium: string) => void} onPick @returns {Offer} */
export function mediaOffer({ say }, onPick) {
  const items = MEDIA.map((medium) => ({
    label: say(medium),
    detail: say("attachNote"),
    pick: () => onPick(medium),
  }));
  return { name: say("attach"), hint: say("keysPick"), items, startsAtFirst: true };
}

/** What is shown until inline mode answers. @param {View} view @returns {Offer} */
export function inlineWait(view) {
  return { ...inlineFrame(view), items: [], note: view.say("inlineWaiting") };
}

/**
 * What the bot answered in inline mode.
 * @param {View} view
 * @param {{ results: { id: string, title: string, description?: string }[], button: any, answered: boolean }} answer
 * @param {{ onChoose: (result: string) => void, onStart: (payload: string) => void }} handlers
 * @returns {Offer}
 */
export function inlineOffer(view, { results, button, answered }, { onChoose, onStart }) {
  /** @type {Suggestion[]} */
  const items = results.map(({ id, title, description }) => ({
    label: title,
    detail: description,
    pick: () => onChoose(id),
  }));
  const start = button?.start_parameter;
  if (start) items.unshift({ label: button.text, pick: () => onStart(start) });
  const note = view.say(answered ? "inlineNothing" : "noAnswer");
  return { ...inlineFrame(view), items, ...(items.length === 0 && { note }) };
}

/** Nothing is chosen at first, for Enter sends what was written: a mention begins just like a question to inline mode. @param {View} view */
function inlineFrame({ store, say }) {
  const name = say("inline", { bot: `@${store.bot.username}` });
  return { name, hint: say("keysInline"), startsAtFirst: false };
}
