import { get, request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Chat, Update, User } from "../../src/bot-api/objects.ts";
import { type Client, startClient } from "./client.ts";

let api: Client;
let aida: User;
let chat: Chat;
beforeEach(async () => {
  api = await startClient({ firstUpdateId: 10 });
  aida = api.world.addUser({ first_name: "Aida", username: "aida" });
  chat = api.world.addPrivateChat(aida);
});
afterEach(() => api.close());

const say = (text: string) => api.world.say({ chat, from: aida, text });
const poll = (parameters: Record<string, unknown> = {}): Promise<Update[]> =>
  api.ok("getUpdates", parameters);
const ids = (updates: Update[]) => updates.map((update) => update.update_id);

describe("getUpdates", () => {
  it("gives updates again until an offset confirms them", async () => {
    for (const text of ["a", "b", "c"]) say(text);
    expect(ids(await poll({ limit: 2 }))).toEqual([10, 11]);
    expect(ids(await poll())).toEqual([10, 11, 12]);
    expect(ids(await poll({ offset: 12 }))).toEqual([12]);
    expect(ids(await poll())).toEqual([12]);
    expect(ids(await poll({ offset: 13 }))).toEqual([]);
  });

  it("keeps only the last ones for a negative offset", async () => {
    for (const text of ["a", "b", "c"]) say(text);
    expect(ids(await poll({ offset: -1 }))).toEqual([12]);
    expect(ids(await poll())).toEqual([12]);
  });

  it("waits for what comes, and tells together what comes together", async () => {
    const waiting = poll({ timeout: 10 });
    await api.world.until("the call", () => api.calls.all("getUpdates")[0]);
    say("a");
    say("b");
    expect(ids(await waiting)).toEqual([10, 11]);
  });

  it("ends with nothing when nothing came", async () => {
    expect(await poll({ timeout: 1 })).toEqual([]);
  });

  it("ends the first request with 409 when a second comes", async () => {
    const first = api.refusal("getUpdates", { timeout: 10 });
    await api.world.until("the call", () => api.calls.all("getUpdates")[0]);
    const second = poll({ timeout: 10 });
    expect(await first).toBe(
      "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    );
    say("a");
    expect(ids(await second)).toEqual([10]);
  });

  it("remembers which kinds are wanted", async () => {
    await poll({ allowed_updates: ["callback_query"] });
    say("a");
    expect(await poll()).toEqual([]);
    await poll({ allowed_updates: [] });
    say("b");
    expect(ids(await poll())).toEqual([10]);
  });

  it("tells an update again, and gives garbage once", async () => {
    const { update } = say("a");
    await poll({ offset: 11 });
    if (update) api.world.redeliver(update);
    expect(ids(await poll({ offset: 11 }))).toEqual([10]);
    expect(await poll({ offset: 11 })).toEqual([]);
    api.world.pushUpdate(null);
    api.world.pushUpdate({ strange: { deep: [1] } });
    expect(await poll({ offset: 11 })).toEqual([null, { update_id: 11, strange: { deep: [1] } }]);
    expect(ids(await poll({ offset: 11 }))).toEqual([11]);
  });
});

describe("the way a call may be made", () => {
  const base = () => `${api.url}/bot${api.token}`;
  const form = { method: "POST", body: new URLSearchParams({ chat_id: "", text: "a b" }) };

  it("is GET, JSON, urlencoded or multipart, with the method in any case", async () => {
    const id = String(chat.id);
    form.body.set("chat_id", id);
    const multipart = new FormData();
    multipart.set("chat_id", id);
    multipart.set("text", "a b");
    const answers = [
      await fetch(`${base()}/SENDMESSAGE?chat_id=${id}&text=a%20b`),
      await fetch(`${base()}/sendmessage`, form),
      await fetch(`${base()}/sendMessage`, { method: "POST", body: multipart }),
    ];
    for (const answer of answers) expect(await answer.json()).toMatchObject({ result: { text: "a b" } });
    expect(api.calls.all("sendMessage")).toHaveLength(3);
  });

  it("is refused with the status and words of Telegram", async () => {
    const ask = async (path: string, init?: RequestInit) => (await fetch(`${api.url}${path}`, init)).json();
    expect(await ask("/bot1:wrong/getMe")).toEqual({
      ok: false,
      error_code: 401,
      description: "Unauthorized",
    });
    expect(await ask(`/bot${api.token}/getMee`)).toEqual({
      ok: false,
      error_code: 404,
      description: "Not Found: method not found",
    });
    expect(await ask("/")).toEqual({ ok: false, error_code: 404, description: "Not Found" });
    const broken = { method: "POST", headers: { "content-type": "application/json" }, body: "{" };
    expect(await ask(`/bot${api.token}/getMe`, broken)).toMatchObject({ error_code: 400 });
    expect((await api.call("sendMessage", { chat_id: chat.id, text: "\ud83d" })).body.description).toBe(
      "Bad Request: strings must be encoded in UTF-8",
    );
  });

  it("may break off half-way without harm", async () => {
    const broken = request(`${base()}/getMe`, { method: "POST", headers: { "content-length": 100 } });
    broken.on("error", () => undefined);
    broken.write("{");
    await new Promise((resolve) => setTimeout(resolve, 20));
    broken.destroy();
    expect(await api.ok("getMe")).toMatchObject({ is_bot: true });
  });

  it("is loopback only, by address and by name", async () => {
    const status = await new Promise((resolve, reject) => {
      const options = { headers: { host: "evil.example" } };
      get(`${base()}/getMe`, options, (response) => resolve(response.resume().statusCode)).on(
        "error",
        reject,
      );
    });
    expect(status).toBe(403);
    await expect(api.listen({ host: "0.0.0.0" })).rejects.toThrow("loopback only");
  });
});

describe("files", () => {
  const download = (path: string) => fetch(`${api.url}/file/bot${api.token}/${path}`);

  it("are downloaded by the path that getFile gives", async () => {
    const medium = { kind: "document" as const, bytes: Buffer.from("мәтін"), fileName: "a.txt" };
    const { message } = api.world.say({ chat, from: aida, medium });
    const document = message.document as { file_id: string };
    const file = await api.ok("getFile", { file_id: document.file_id });
    expect(file).toMatchObject({ file_id: document.file_id, file_size: 10 });
    expect(await (await download(file.file_path)).text()).toBe("мәтін");
    expect((await download("documents/other")).status).toBe(404);
    expect((await fetch(`${api.url}/file/bot1:wrong/${file.file_path}`)).status).toBe(401);
  });

  it("over 20 MB are refused", async () => {
    const { message } = api.world.say({
      chat,
      from: aida,
      medium: { kind: "voice", size: 20 * 1024 * 1024 + 1 },
    });
    const { file_id } = message.voice as { file_id: string };
    expect(await api.refusal("getFile", { file_id })).toBe("Bad Request: file is too big");
    expect(await api.refusal("getFile", { file_id: "other" })).toBe("Bad Request: invalid file_id");
  });

  it("come in a multipart body as well", async () => {
    const body = new FormData();
    body.set("chat_id", String(chat.id));
    body.set("caption", "<b>Report</b>");
    body.set("parse_mode", "HTML");
    body.set("document", new Blob(["a,b\n"], { type: "text/csv" }), "report.csv");
    const response = await fetch(`${api.url}/bot${api.token}/sendDocument`, { method: "POST", body });
    expect(await response.json()).toMatchObject({
      result: {
        caption: "Report",
        document: { file_name: "report.csv", mime_type: "text/csv", file_size: 4 },
      },
    });
    expect(await api.refusal("sendDocument", { chat_id: chat.id })).toBe(
      "Bad Request: there is no document in the request",
    );
  });
});
