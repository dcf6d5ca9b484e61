import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenAiServer, startOpenAiServer } from "../fakes/openai-server.ts";
import { answer, launch, openPage, write } from "./browser.ts";
import { type PreviewProcess, startPreviewProcess } from "./preview-process.ts";

/** The real bot over the corpus that is shipped, with a model that takes its time. */
let model: OpenAiServer;
let preview: PreviewProcess;
let browser: Browser;

const SENTENCES = [
  "Alikhan Smailov and Norimasa Shimomura signed the agreement [1].",
  "Alikhan Smailov is First Deputy Prime Minister [1].",
  "Angela Merkel signed it too [1].",
  "Norimasa Shimomura is UN Resident Coordinator in Kazakhstan [1].",
];

beforeAll(async () => {
  model = await startOpenAiServer();
  model.answerWith((messages) =>
    messages.length < 2 ? { text: "ok" } : { text: SENTENCES.join(" "), everyMs: 120 },
  );
  preview = await startPreviewProcess({ LLM_MODEL: "stub", LLM_BASE_URL: model.url, LLM_API_KEY: "none" });
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  expect(await preview.stop()).toBe(0);
  await model.close();
});

/** What could be seen after each change of the page: the draft's text, and how many messages of the bot there were. */
interface Sight {
  readonly draft: string | null;
  readonly messages: number;
  /** Pixels from the top of the bubble to its text. */
  readonly inset: number;
}

const WATCH = `globalThis.sights = []; new MutationObserver(() => {
  const draft = document.querySelector(".draft .text");
  const messages = document.querySelectorAll("#messages .message.other");
  const text = draft ?? messages[messages.length - 1]?.querySelector(".text");
  const inset = text ? text.getBoundingClientRect().top - text.closest(".bubble").getBoundingClientRect().top : 0;
  globalThis.sights.push({ draft: draft?.textContent ?? null, messages: messages.length, inset });
}).observe(document.querySelector("#scroller"), { childList: true, subtree: true })`;

const sightsOf = (page: Page) => page.evaluate<Sight[]>("globalThis.sights");

describe("an answer that a model writes", () => {
  it("grows in its place, shows nothing unchecked, and turns into the message without a gap", async () => {
    const { page, expectClean, close } = await openPage(browser, preview.url, { locale: "en-GB" });
    await page.evaluate(WATCH);
    await write(page, "Who signed the agreement?");
    await page.locator(".keyboard").waitFor();
    const final = await answer(page, 1);
    const sights = await sightsOf(page);
    const drafts = [...new Set(sights.flatMap(({ draft }) => draft ?? []))];
    expect(drafts.length).toBeGreaterThan(1);
    for (const [index, draft] of drafts.entries()) {
      expect(draft).not.toContain("Merkel");
      expect(final.replace(/\s+/gu, " ")).toContain(draft);
      expect(draft.startsWith(drafts[index - 1] ?? "")).toBe(true);
    }
    const first = sights.findIndex(({ draft }) => draft !== null);
    // from the first draft on there is a draft or the message, never both and never neither
    for (const { draft, messages } of sights.slice(first)) expect(messages).toBe(draft === null ? 1 : 0);
    expect(new Set(sights.slice(first).map(({ inset }) => Math.round(inset))).size).toBe(1);
    expectClean();
    await close();
  });
});
