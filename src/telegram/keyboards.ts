import { LANGUAGES, type Language } from "../types.ts";
import type { Button, Keyboard } from "./outbox.ts";
import { pressData, type ShownAnswer, type Verb } from "./shown-content.ts";
import type { Say } from "./texts.ts";

/** Longest text on a button that is still read in one line or two. */
const BUTTON_UNITS = 60;
/** Agreements offered under an answer. */
const OFFERED_AGREEMENTS = 3;

/** The name of each language in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  ru: "Русский",
  kk: "Қазақша",
};

/** Buttons under an answer; `short` where its sources are not shown yet, which is in groups. */
export function answerKeyboard(id: string, shown: ShownAnswer, say: Say, { short = false } = {}): Keyboard {
  const button = (text: string, verb: Verb, index = 0) => makeButton(text, pressData(verb, id, index));
  const hasSources = shown.citations.length > 0;
  const sources = short ? button(say("buttonSources"), "sources") : button(say("buttonRead"), "read");
  const votes = shown.question === null ? [] : [button("👍", "up"), button("👎", "down")];
  const questions = short ? [] : shown.related.map((question, index) => [button(question, "ask", index)]);
  const agreements = shown.agreements
    .slice(0, OFFERED_AGREEMENTS)
    .map(({ name }, index) => [button(say("buttonShowAgreement", { name }), "card", index)]);
  return [[...(hasSources ? [sources] : []), ...votes], ...questions, ...agreements].filter(
    (row) => row.length > 0,
  );
}

/** Back and forth between the passages of an answer; nothing where there is one. @param position from 0 */
export function turnKeyboard(id: string, position: number, total: number): Keyboard {
  return backAndForth("turn", id, position, total);
}

/** Back and forth between pages. @param page from 0 */
export function pageKeyboard(id: string, page: number, pages: number): Keyboard {
  return backAndForth("page", id, page, pages);
}

function backAndForth(verb: Verb, id: string, position: number, total: number): Keyboard {
  const to = (text: string, index: number) => makeButton(text, pressData(verb, id, index));
  const buttons = [
    ...(position > 0 ? [to("◀", position - 1)] : []),
    ...(position < total - 1 ? [to("▶", position + 1)] : []),
  ];
  return buttons.length === 0 ? [] : [buttons];
}

/** The languages, and the one of each person's Telegram. */
export function languageKeyboard(id: string, say: Say): Keyboard {
  const languages = LANGUAGES.map((language, index) =>
    makeButton(LANGUAGE_NAMES[language], pressData("language", id, index)),
  );
  return [languages, [makeButton(say("languageAutomatic"), pressData("language", id, LANGUAGES.length))]];
}

/** Delete, or not. */
export function forgetKeyboard(id: string, say: Say): Keyboard {
  return [
    [
      makeButton(say("forgetYes"), pressData("forget", id, 1)),
      makeButton(say("forgetNo"), pressData("forget", id, 0)),
    ],
  ];
}

function makeButton(text: string, data: string): Button {
  return { text: shorten(text.replace(/\p{Surrogate}/gu, "\u{FFFD}")), data };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim() || "…";
  const characters = [...line];
  return characters.length <= BUTTON_UNITS ? line : `${characters.slice(0, BUTTON_UNITS - 1).join("")}…`;
}
