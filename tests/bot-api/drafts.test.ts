import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WorldEvent } from "../../src/bot-api/events.ts";
import type { Chat } from "../../src/bot-api/objects.ts";
import { type Client, startClient } from "./client.ts";

let now = Date.now();
let api: Client;
let chat: Chat;
let drafts: Extract<WorldEvent, { kind: "draft" }>[];
const start = async (options: Parameters<typeof startClient>[0] = {}) => {
  api = await startClient({ now: () => now, ...options });
  chat = api.world.addPrivateChat(api.world.addUser());
  drafts = [];
  api.world.onEvent((event) => event.kind === "draft" && drafts.push(event));
};
beforeEach(() => start());
afterEach(() => api.close());

const draft = (more: Record<string, unknown> = {}) => ({
  chat_id: chat.id,
  draft_id: 7,
  text: "Look",
  ...more,
});
const show = (more?: Record<string, unknown>) => api.call("sendMessageDraft", draft(more));

describe("sendMessageDraft", () => {
  it("shows a text with its markup, and is no message", async () => {
    expect(await api.ok("sendMessageDraft", draft({ text: "<b>Aida</b> signed", parse_mode: "HTML" }))).toBe(
      true,
    );
    expect(drafts).toEqual([
      {
        kind: "draft",
        chat: chat.id,
        draftId: 7,
        text: "Aida signed",
        entities: [{ type: "bold", offset: 0, length: 4 }],
      },
    ]);
    expect(api.world.messages(chat)).toEqual([]);
  });

  it("takes no text at all, for which an app shows that the bot thinks", async () => {
    for (const text of [undefined, "", " \n"]) await api.ok("sendMessageDraft", draft({ text }));
    expect(drafts.map(({ text }) => text)).toEqual(["", "", ""]);
  });

  it("is refused outside of private chats, without an id, too long, with bad markup, in a thread that is not there", async () => {
    const refusal = (more: Record<string, unknown>) => api.refusal("sendMessageDraft", draft(more));
    const group = api.world.addGroup();
    expect(await refusal({ chat_id: group.id })).toBe("Bad Request: TEXTDRAFT_PEER_INVALID");
    expect(await refusal({ draft_id: 0 })).toMatch(/invalid draft_id/u);
    expect(await refusal({ draft_id: undefined })).toMatch(/invalid draft_id/u);
    expect(await refusal({ text: "x".repeat(4_097) })).toBe("Bad Request: message is too long");
    expect(await refusal({ text: "<b>x", parse_mode: "HTML" })).toMatch(/can't parse entities/u);
    expect(await refusal({ message_thread_id: 5 })).toMatch(/thread not found/u);
    expect(drafts).toEqual([]);
  });

  it("is unknown to an older server, or refused by a fault for as long as a test wants", async () => {
    api.faults.add({
      method: "sendMessageDraft",
      every: 1,
      fault: { kind: "error", status: 400, description: "Bad Request: TEXTDRAFT_PEER_INVALID" },
    });
    expect([(await show()).status, (await show()).status]).toEqual([400, 400]);
    await api.close();
    await start({ unknownMethods: ["sendMessageDraft"] });
    expect(await api.refusal("sendMessageDraft", draft())).toBe("Not Found: method not found");
  });
});

describe("the pace of drafts", () => {
  it("is limited apart from that of messages, and heals with time", async () => {
    await api.close();
    await start({ flood: { draftBurst: 2, secondsPerDraft: 0.5 } });
    expect([(await show()).status, (await show()).status]).toEqual([200, 200]);
    expect((await show()).body.parameters).toEqual({ retry_after: 1 });
    expect((await api.call("sendMessage", { chat_id: chat.id, text: "final" })).status).toBe(200);
    now += 500;
    expect((await show()).status).toBe(429);
    expect(api.calls.tooEarly().map(({ method }) => method)).toEqual(["sendMessageDraft"]);
    now += 500;
    expect((await show()).status).toBe(200);
  });

  it("holds a retry_after of a fault against drafts alone", async () => {
    api.faults.next({ kind: "error", status: 429, retryAfter: 3 }, "sendMessageDraft");
    expect([(await show()).status, (await show()).status]).toEqual([429, 429]);
    expect((await api.call("sendMessage", { chat_id: chat.id, text: "final" })).status).toBe(200);
  });
});
