import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ARTICLE, QUOTE } from "../preview/fake-bot.ts";
import { startPage, type TestPage } from "../preview/page.ts";
import { answer, launch, openPage, overflows, PHONE, type WatchedPage, write } from "./browser.ts";

/** The page with a bot of a few lines behind it: what it shows and how it is worked. */
let browser: Browser;
let preview: TestPage;
let watched: WatchedPage;
let page: Page;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  preview = await startPage();
  watched = await openPage(browser, preview.url, { locale: "en-GB" });
  page = watched.page;
});
afterEach(async () => {
  watched.expectClean();
  await watched.close();
  expect(preview.faults).toEqual([]);
  await preview.close();
});

const focused = () => page.evaluate<string>("document.activeElement.id || document.activeElement.className");
const option = (text: string) => page.locator("[role=option]", { hasText: text });
const ask = async () => {
  await write(page, "Who signed?");
  await page.waitForSelector("blockquote");
};

describe("a private chat", () => {
  it("is started by a button, and says what it is for before", async () => {
    expect(await page.innerText("#banner")).toContain("TELEGRAM_BOT_TOKEN");
    await page.click("#empty .main");
    expect(await answer(page, 1)).toContain("Hello!");
    expect(await page.locator(".message.own .text").innerText()).toBe("/start");
    expect(await page.isVisible("#empty")).toBe(false);
    await page.click(".message.other .text button", { force: true });
    await page.waitForSelector("blockquote");
  });

  it("shows the words as they are, never as markup", async () => {
    const text = "<img src=x onerror=alert(1)> <b>x</b>\n&amp; https://news.example/a javascript:alert(1)";
    await page.fill("#input", text);
    await page.press("#input", "Enter");
    await page.waitForSelector("blockquote");
    expect(await page.locator(".message.own .text").innerText()).toBe(text);
    expect(await page.locator(".message.own .text *").count()).toBe(1);
    expect(await page.getAttribute(".message.own .text a", "rel")).toContain("noopener");
  });

  it("takes a new line with Shift, and keeps what was left unsent", async () => {
    await page.focus("#input");
    await page.keyboard.type("one");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("two");
    expect(await page.inputValue("#input")).toBe("one\ntwo");
    await page.click(".chat-item >> nth=1");
    expect(await page.inputValue("#input")).toBe("");
    await page.click(".chat-item >> nth=0");
    expect(await page.inputValue("#input")).toBe("one\ntwo");
  });

  it("shows that the bot types, and its draft until the message comes", async () => {
    await write(page, "slowly");
    await page.waitForSelector(".typing");
    await write(page, "a draft");
    await page.waitForSelector(".draft");
    expect(await page.innerText(".draft")).toContain("Daniyar Orazov …");
    await ask();
    expect(await page.locator(".draft, .typing").count()).toBe(0);
  });

  it("shows notices, windows, edits and reactions of pressed buttons, and keeps the focus", async () => {
    await ask();
    await page.click("text=👍");
    await page.waitForSelector(".notice.shown");
    expect(await page.innerText("#notice")).toBe("Thank you!");
    await page.waitForSelector(".reactions");
    await page.click("text=👎");
    await page.waitForSelector("#alert[open]");
    expect(await page.innerText("#alert-text")).toBe("Sorry to hear that.");
    await page.keyboard.press("Escape");
    await page.focus(".key >> nth=0");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".spoiler");
    expect(await page.locator(".message.other").count()).toBe(1);
    expect(await page.locator(".message.other :is(code, em, u, s, pre)").count()).toBe(5);
    expect(await page.locator(".message.other:focus-within").count()).toBe(1);
    await page.click(".spoiler");
    expect(await page.innerText(".revealed")).toBe("hidden");
  });

  it("changes and deletes one's own messages", async () => {
    await ask();
    await page.focus("#input");
    await page.keyboard.press("ArrowUp");
    expect(await page.inputValue("#input")).toBe("Who signed?");
    await write(page, "Who signed it?");
    await page.waitForSelector(".own .meta span");
    expect(await page.innerText(".own .text")).toBe("Who signed it?");
    await page.focus(".message.own");
    await page.keyboard.press("Delete");
    await page.waitForSelector(".message.own", { state: "detached" });
  });

  it("offers media", async () => {
    await page.click("#attach");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".medium");
    expect(await page.innerText(".medium")).toContain("Photo");
  });
});

describe("a citation", () => {
  it("opens its article with the words marked and in view, and gives the focus back", async () => {
    await ask();
    await page.focus(".open-citation");
    await page.keyboard.press("Enter");
    await page.waitForSelector("mark");
    expect((await page.innerText("mark")).replace(/\s+/gu, " ")).toBe(QUOTE);
    expect(await page.innerText("#article-title")).toBe(ARTICLE.title);
    expect(await page.innerText("#article header")).toContain("5 March 2022");
    await page.keyboard.press("Escape");
    expect(await page.isVisible("#article")).toBe(false);
    expect(await focused()).toContain("open-citation");
  });
});

describe("the keyboard", () => {
  it("reaches the chats, the messages and their buttons", async () => {
    await ask();
    await page.focus(".chat-item >> nth=0");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await page.innerText("#chat-title")).toBe("Signing and dates");
    await page.click(".chat-item >> nth=0");
    await page.focus("#input");
    await page.keyboard.press("Shift+Tab");
    expect(await focused()).toBe("attach");
    await page.keyboard.press("Shift+Tab");
    expect(await page.locator(".message.other:focus-within").count()).toBe(1);
    await page.focus(".message.other");
    await page.keyboard.press("Enter");
    expect(await page.innerText("#context-title")).toBe("Reply to Agreements");
    expect(await focused()).toBe("input");
    await page.keyboard.press("Escape");
    expect(await page.isVisible("#context")).toBe(false);
    await page.focus(".message.other");
    await page.keyboard.press("ArrowUp");
    expect(await page.locator(".message.own:focus").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await focused()).toBe("input");
  });

  it("has one stop for all messages", async () => {
    await ask();
    await ask();
    const stops = await page.locator("#messages [tabindex='0']").count();
    const ofLast = await page.locator("#messages > li:last-child :is(button, a)").count();
    expect(stops).toBe(ofLast + 1);
  });

  it("chooses commands, as the bot published them for the person", async () => {
    await page.focus("#input");
    await page.keyboard.type("/");
    await option("/ask").waitFor();
    expect(await page.getAttribute("#input", "aria-activedescendant")).toBe("option-0");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    expect(await page.inputValue("#input")).toBe("/ask ");
    await page.selectOption("#person", { label: "Aigerim" });
    await page.click("#commands");
    await option("Не істей аламын").waitFor();
    expect(await page.locator("[role=option]").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await page.isVisible("#suggestions")).toBe(false);
  });

  it("names every control", async () => {
    const nameless = await page.locator("button, select, textarea, a").evaluateAll((elements) =>
      elements
        .filter((element) => !element.closest("[hidden], dialog:not([open])"))
        .filter((element) => !element.getAttribute("aria-label") && !element.textContent?.trim())
        .map((element) => element.outerHTML),
    );
    expect(nameless).toEqual([]);
  });
});

describe("a group", () => {
  const openTopic = () => page.click(".chat-item >> nth=2");

  it("hears the bot only when it is addressed, in the topic where it was", async () => {
    await openTopic();
    await write(page, "Nobody is asked.");
    await page.focus("#input");
    await page.keyboard.type("@ag");
    await option("@agreement_test_bot").waitFor();
    await page.keyboard.press("Enter");
    expect(await page.inputValue("#input")).toBe("@agreement_test_bot ");
    await page.keyboard.type("who signed?");
    await page.keyboard.press("Enter");
    expect(await answer(page, 1)).toContain("Daniyar Orazov");
    expect(await page.innerText(".replied span")).toContain("who signed?");
    await page.selectOption("#person", { label: "Dmitry" });
    expect(await page.innerText("#chat-title")).toBe("Signing and dates");
    await page.hover(".message.other >> nth=-1");
    await page.click(".message.other >> nth=-1 >> [data-tool=reply]");
    await write(page, "А когда?");
    await page.locator("blockquote").nth(1).waitFor();
    await page.click(".replied >> nth=-1");
    await page.click(".chat-item >> nth=1");
    expect(await page.locator(".message").count()).toBe(0);
  });

  it("shows what one has not seen", async () => {
    await openTopic();
    await write(page, "@agreement_test_bot who?");
    await page.waitForSelector("blockquote");
    await page.selectOption("#person", { label: "Dmitry" });
    await page.click(".chat-item >> nth=0");
    await page.selectOption("#person", { label: "Aigerim" });
    expect(await page.getAttribute(".unread", "aria-label")).toBe("2 new messages");
    await openTopic();
    expect(await page.locator(".unread").count()).toBe(0);
  });
});

describe("inline mode", () => {
  it("offers results while one types, where the bot is not a member too", async () => {
    await page.click(".chat-item >> nth=3");
    expect(await page.innerText("#empty")).toContain("not in this group");
    await page.click("#empty .main");
    await option("Open the chat").waitFor();
    await page.keyboard.type("who signed");
    await option("Answer 2 to who signed").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".message.own");
    expect(await page.innerText(".message.own .text")).toBe("Answer 2");
    expect(await page.innerText(".message.own .via")).toBe("via @agreement_test_bot");
    expect(await page.inputValue("#input")).toBe("");
  });

  it("is begun by a button, and leads into the bot's chat", async () => {
    await ask();
    await page.click("text=Inline");
    await option("Answer 1 to who").waitFor();
    await page.fill("#input", "@agreement_test_bot ");
    await option("Open the chat").click();
    await page.locator(".message.own", { hasText: "/start inline" }).waitFor();
  });
});

describe("languages", () => {
  it("follow the browser, are switched, and stay", async () => {
    for (const [locale, text, person] of [
      ["ru-RU", "Сообщение", "Dmitry"],
      ["kk-KZ", "Хабар", "Aigerim"],
      ["de-DE", "Message", "Anna"],
    ]) {
      const other = await openPage(browser, preview.url, { locale: locale ?? "" });
      expect(await other.page.getAttribute("#input", "placeholder")).toBe(text);
      expect(await other.page.locator("#person option:checked").innerText()).toBe(person);
      other.expectClean();
      await other.close();
    }
    await page.selectOption("#language", "kk");
    await page.reload();
    await page.waitForSelector(".chat-item");
    expect(await page.getAttribute("html", "lang")).toBe("kk");
    await ask();
    await page.click(".open-citation");
    expect(await page.innerText("#article header")).toContain("2022 жылғы 5 наурыз");
  });
});

describe("a phone", () => {
  it("shows the chats and a chat by turns, 320 pixels wide and dark, with nothing cut off", async () => {
    const phone = await openPage(browser, preview.url, { ...PHONE, colorScheme: "dark", locale: "kk-KZ" });
    expect(await overflows(phone.page)).toBe(false);
    expect(await phone.page.isVisible("#composer")).toBe(false);
    await phone.page.tap(".chat-item >> nth=0");
    await write(phone.page, `${"Қазақстан".repeat(20)} ${"https://news.example/".padEnd(120, "а")}`);
    await phone.page.waitForSelector("blockquote");
    expect(await overflows(phone.page)).toBe(false);
    expect(await phone.page.isVisible(".unfold")).toBe(true);
    const height = () => phone.page.locator(".quote-text").evaluate((element) => element.clientHeight);
    const folded = await height();
    await phone.page.tap(".unfold");
    expect(await height()).toBeGreaterThan(folded);
    const wall = await phone.page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const [red] = (wall.match(/\d+/gu) ?? []).map(Number);
    expect(red).toBeLessThan(40);
    await phone.page.tap(".open-citation");
    await phone.page.waitForSelector("mark");
    expect(await overflows(phone.page)).toBe(false);
    await phone.page.tap("#article .icon");
    await phone.page.tap("#back");
    expect(await phone.page.isVisible("#chats")).toBe(true);
    phone.expectClean();
    await phone.close();
  });
});

describe("a preview that ends", () => {
  it("is said to, and taken up again when it is back", async () => {
    const ending = await startPage();
    const context = await browser.newContext();
    const other = await context.newPage();
    await other.goto(ending.url);
    await other.waitForSelector(".chat-item");
    await ending.close();
    await other.waitForSelector("#lost:not([hidden])");
    const again = await startPage({ port: Number(new URL(ending.url).port) });
    await other.waitForSelector("#lost", { state: "hidden" });
    await write(other, "Who signed?");
    await other.waitForSelector("blockquote");
    await again.close();
    await context.close();
  });
});
