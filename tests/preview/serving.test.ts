import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBotApi } from "../../src/bot-api/bot-api.ts";
import { UserError } from "../../src/errors.ts";
import { createPreview } from "../../src/preview/preview.ts";
import { ARTICLES } from "./fake-bot.ts";
import { startPage, type TestPage } from "./page.ts";

let page: TestPage;
beforeAll(async () => {
  page = await startPage({ bot: false });
});
afterAll(() => page.close());

const previewOf = () => createPreview({ botApi: createBotApi(), articles: ARTICLES, onFault: () => {} });

/** A request with headers that fetch does not let one set. */
function get(path: string, headers: Record<string, string>, method = "GET"): Promise<number | undefined> {
  const { port } = new URL(page.url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on("error", reject);
    sent.end();
  });
}

describe("where the preview listens", () => {
  it("is loopback, and no other host is taken", async () => {
    expect(page.url).toMatch(/^http:\/\/localhost:\d+$/u);
    for (const host of ["0.0.0.0", "::", "192.168.0.1", "example.org"]) {
      await expect(previewOf().listen({ host, port: 0 })).rejects.toThrow(UserError);
    }
  });

  it("says what to set when the port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const listening = previewOf().listen({ port });
    await expect(listening).rejects.toThrow(UserError);
    await expect(listening).rejects.toThrow(`port ${port} of 127.0.0.1 is taken`);
    await expect(listening).rejects.toThrow("PREVIEW_PORT");
    await new Promise((resolve) => other.close(resolve));
  });

  it("is freed by closing, also under an open stream", async () => {
    const first = await previewOf().listen({ port: 0 });
    const response = await fetch(`${first.url}/api/events`);
    await first.close();
    await expect(response.text()).rejects.toThrow();
    const second = await previewOf().listen({ port: Number(new URL(first.url).port) });
    await second.close();
  });
});

describe("who is served", () => {
  it("no page that reached loopback by another name", async () => {
    expect(await get("/", { host: "localhost:1" })).toBe(200);
    expect(await get("/", { host: "127.0.0.1" })).toBe(200);
    for (const host of ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "[::1]"]) {
      expect(await get("/", { host })).toBe(403);
    }
  });

  it("no page of another site", async () => {
    const { host } = new URL(page.url);
    expect(await get("/api/events", { host, origin: "http://evil.example" })).toBe(403);
    expect(await get("/api/say", { host, origin: "null" }, "POST")).toBe(403);
    expect(await get("/api/events", { host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" })).toBe(
      403,
    );
    expect(await get("/", { host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" })).toBe(200);
    const text = await fetch(`${page.url}/api/say`, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "text/plain" },
    });
    expect(text.status).toBe(400);
  });
});

describe("the page", () => {
  it("comes with a policy that lets nothing in from elsewhere", async () => {
    for (const path of ["/", "/main.js", "/api/events", "/nothing"]) {
      const { headers, body } = await fetch(page.url + path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/u);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      await body?.cancel();
    }
  });

  it("is whole: every file that it names is served, and none is inline or from elsewhere", async () => {
    const seen = new Set<string>();
    const visit = async (path: string): Promise<void> => {
      if (seen.has(path)) return;
      seen.add(path);
      const response = await fetch(page.url + path);
      expect(`${path} ${response.status}`).toBe(`${path} 200`);
      const text = await response.text();
      const named = path === "/" ? /(?:src|href)="([\w./-]+)"/gu : /^(?:import|export)[^"]*from "([^"]+)"/gmu;
      for (const [, name = ""] of text.matchAll(named)) await visit(`/${name.replace("./", "")}`);
      expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(/u);
      expect(text.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(
        /(?:src|href|url)\s*[=(]\s*["']?https?:/u,
      );
    };
    await visit("/");
    expect(seen.size).toBeGreaterThan(10);
  });

  it("is nothing beside its files", async () => {
    for (const path of [
      "/tsconfig.json",
      "/../preview.ts",
      "/%2e%2e/preview.ts",
      "/..%2f..%2fpackage.json",
      "/page/main.js",
    ]) {
      expect(await get(path, { host: "localhost" })).toBe(404);
    }
  });
});
