import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answer, launch, openPage, overflows, PHONE, type WatchedPage, write } from "./browser.ts";
import { type PreviewProcess, startPreviewProcess } from "./preview-process.ts";

/**
 * `npm start` with no token, as a newcomer meets it: the real bot over the corpus that is shipped. With WRITE_SCREENSHOTS=1 the two
 * pictures of the README are taken anew (fonts-noto-color-emoji makes their buttons colourful).
 */
let preview: PreviewProcess;
let browser: Browser;
const startedAt = Date.now();

beforeAll(async () => {
  preview = await startPreviewProcess();
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  expect(await preview.stop()).toBe(0);
});

/** Opens the page, does something on it, and holds that it asked nothing of the network and had no error. */
async function visit(
  options: Parameters<typeof openPage>[2],
  act: (page: Page, watched: WatchedPage) => Promise<void>,
): Promise<void> {
  const watched = await openPage(browser, preview.url, options);
  await act(watched.page, watched);
  watched.expectClean();
  await watched.close();
}

async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env.WRITE_SCREENSHOTS === "1") await page.screenshot({ path: `docs/${name}.png` });
}

/** Opens the last citation and gives the words that are marked. */
async function marked(page: Page): Promise<string> {
  await page.locator(".open-citation").last().click();
  const words = (await page.locator("mark").innerText()).replace(/\s+/gu, " ").trim();
  await page.keyboard.press("Escape");
  return words;
}

/** What the bot says to a vote. */
const NOTICES = new Map([
  ["👍", "Glad it helped"],
  ["👎", "It will be looked at"],
]);

const quote = async (page: Page) =>
  ((await page.locator(".quote-text").last().textContent()) ?? "").replace(/\s+/gu, " ").trim();

describe("the bot's own chat", () => {
  it.each([
    ["en-GB", "Who signed the agreement?", "First Deputy Prime Minister"],
    ["ru-RU", "Кто подписал соглашение?", "премьер-министра"],
    ["kk-KZ", "Келісімге кім қол қойды?", "премьер-министр"],
  ])(
    "answers in the question's language, with the words marked in their article: %s",
    async (locale, question, words) => {
      await visit({ locale, viewport: { width: 1180, height: 860 } }, async (page) => {
        await page.click("#empty .main");
        await answer(page, 1);
        await write(page, question);
        const text = await answer(page, 2);
        expect(text).toContain("Smailov");
        expect(text).toContain("Shimomura");
        expect(text.split("\n")[0]).toContain(words);
        await page.mouse.move(0, 0);
        if (locale === "kk-KZ") await screenshot(page, "preview-private");
        expect(await marked(page)).toBe(await quote(page));
        if (locale === "en-GB") console.info(`first answer ${Date.now() - startedAt} ms after npm start`);
      });
    },
  );

  it("has buttons that all do something", async () => {
    await visit({ locale: "en-GB" }, async (page) => {
      await page.selectOption("#person", { label: "Saule (admin)" });
      await write(page, "Which areas does the agreement cover?");
      await answer(page, 1);
      const keys = page.locator(".message.other").first().locator(".key");
      const names = await keys.allInnerTexts();
      expect(names.length).toBeGreaterThan(3);
      let messages = 1;
      for (const name of names) {
        await keys.filter({ hasText: name }).first().click();
        const notice = NOTICES.get(name);
        if (notice) await page.locator("#notice.shown", { hasText: notice }).waitFor();
        else {
          messages += 1;
          expect(await answer(page, messages)).not.toBe("");
        }
      }
    });
  });

  it("has commands, and refuses an admin's to others", async () => {
    await visit({ locale: "ru-RU" }, async (page) => {
      await page.click("#commands");
      const options = () => page.locator("[role=option]").allInnerTexts();
      await page.waitForSelector("[role=option]");
      expect((await options()).join()).toContain("/agreement");
      expect((await options()).join()).not.toContain("/reindex");
      await write(page, "/status");
      const count = await page.locator(".message.other").count();
      expect(await answer(page, Math.max(count, 1))).not.toMatch(/Generation|Поколение/u);
      await page.selectOption("#person", { value: await adminOf(page) });
      await page.click("#commands");
      await page.locator("[role=option]", { hasText: "/reindex" }).waitFor();
    });
  });

  it("answers a voice note with help", async () => {
    await visit({ locale: "en-GB" }, async (page) => {
      const before = await page.locator(".message.other").count();
      await page.click("#attach");
      await page.keyboard.press("Enter");
      expect(await answer(page, before + 1)).toContain("write your question");
    });
  });
});

describe("a group", () => {
  it("is answered where the bot is addressed, in the topic, with its sources on demand", async () => {
    await visit(
      {
        ...PHONE,
        viewport: { width: 390, height: 780 },
        deviceScaleFactor: 2,
        colorScheme: "dark",
        locale: "ru-RU",
      },
      async (page) => {
        await page.tap(".chat-item >> nth=2");
        await write(page, "Коллеги, кто-нибудь читал статью?");
        await page.waitForSelector(".message.own");
        await write(page, "@agreement_test_bot кто подписал соглашение?");
        expect(await answer(page, 1)).toContain("Smailov");
        expect(await page.locator(".message.other").count()).toBe(1);
        expect(await page.innerText(".replied span")).toContain("кто подписал");
        await page.tap(".key >> nth=0");
        await page.waitForSelector("blockquote");
        expect(await overflows(page)).toBe(false);
        await page.locator("#scroller").evaluate((element) => element.scrollTo(0, element.scrollHeight));
        await screenshot(page, "preview-group");
        expect(await marked(page)).toBe(await quote(page));
      },
    );
  });

  it("without the bot gets an answer by inline mode", async () => {
    await visit({ locale: "en-GB" }, async (page) => {
      await page.click(".chat-item >> nth=3");
      await page.click("#empty .main");
      await page.keyboard.type("who signed the agreement?");
      await page.waitForSelector("[role=option]");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".message.own .via");
      expect(await page.innerText(".message.own .text")).toContain("Smailov");
    });
  });
});

async function adminOf(page: Page): Promise<string> {
  return (await page.locator("#person option").last().getAttribute("value")) ?? "";
}
