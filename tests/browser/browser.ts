import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";
/** Chromium as a page's reader has it, without the errands of its own that go out to the network. */
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const DESKTOP = { viewport: { width: 1180, height: 760 } };
/** The narrowest phone there is. */
export const PHONE = { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true };

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
}

/** A page that keeps account of what no page of ours may do. */
export interface WatchedPage {
  readonly page: Page;
  /** Fails if anything was asked of another host than loopback, or an error showed in the console. */
  expectClean(): void;
  close(): Promise<void>;
}

export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ ...DESKTOP, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  context.on("request", (request) => {
    const { hostname } = new URL(request.url());
    if (hostname !== "localhost" && hostname !== "127.0.0.1") faults.push(`request to ${request.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(url);
  await page.waitForSelector(".chat-item");
  return {
    page,
    expectClean: () => expect(faults).toEqual([]),
    close: () => context.close(),
  };
}

/** Writes into the chat that is open, as a person does. */
export async function write(page: Page, text: string): Promise<void> {
  await page.fill("#input", text);
  await page.press("#input", "Enter");
}

/** The text of the last message the bot sent here, once there are `count` messages of it. */
export async function answer(page: Page, count: number): Promise<string> {
  await page
    .locator(".message.other")
    .nth(count - 1)
    .waitFor();
  return (await page.locator(".message.other .text").last().innerText()).trim();
}

/** Whether the page is wider than its window, which makes people scroll sideways. */
export async function overflows(page: Page): Promise<boolean> {
  return page.evaluate<boolean>("document.documentElement.scrollWidth > window.innerWidth");
}
