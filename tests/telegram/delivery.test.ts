import { describe, expect, it } from "vitest";
import type { Fault } from "../../src/bot-api/faults.ts";
import type { Inbox } from "../../src/state/inbox.ts";
import { openState, type State } from "../../src/state/state.ts";
import { eventually, startBot } from "./running-bot.ts";

async function people(count: number, options: Parameters<typeof startBot>[0] = {}) {
  const running = await startBot(options);
  const chats = Array.from({ length: count }, () => {
    const user = running.world.addUser({ language_code: "en" });
    return { user, chat: running.world.addPrivateChat(user) };
  });
  const [first] = chats;
  if (!first) throw new Error("nobody");
  const ask = (text: string, { user, chat } = first) => running.world.say({ chat, from: user, text });
  return { ...running, chats, first, ask };
}

describe("sending", () => {
  it("waits out retry_after for that chat alone", async () => {
    const { api, world, chats, first, ask } = await people(3);
    api.faults.add({
      method: "sendMessage",
      chat: first.chat.id,
      fault: { kind: "error", status: 429, retryAfter: 1 },
    });
    for (const one of chats) ask("Who signed?", one);
    for (const one of chats.slice(1)) await world.nextMessage(one.chat);
    expect(world.botTexts(first.chat)).toEqual([]);
    expect((await world.nextMessage(first.chat, { timeoutMs: 3_000 })).text).toContain("Jonas Lind");
    expect(api.calls.tooEarly()).toEqual([]);
  });

  it("sends plain text when the markup is refused", async () => {
    const { api, world, first, ask } = await people(1);
    const fault: Fault = {
      kind: "error",
      status: 400,
      description: "Bad Request: can't parse entities: Unsupported start tag",
    };
    api.faults.next(fault, "sendMessage");
    ask("Who signed?");
    const answer = await world.nextMessage(first.chat);
    expect(answer.text).toContain("[1] Lake agreement signed");
    expect(answer.entities?.some(({ type }) => type === "expandable_blockquote")).toBeFalsy();
    expect(answer.reply_markup).toBeDefined();
  });

  const once: [string, Fault][] = [
    ["502", { kind: "error", status: 502, description: "Bad Gateway" }],
    ["a proxy's page", { kind: "body", status: 200, body: "<html>hello</html>" }],
    ["a cut connection", { kind: "reset" }],
  ];
  it.each(once)("tries again after %s", async (_name, fault) => {
    const { api, world, first, ask, log } = await people(1);
    api.faults.next(fault, "sendMessage");
    ask("Who signed?");
    await world.nextMessage(first.chat);
    expect(world.botTexts(first.chat)).toHaveLength(1);
    expect(log.join("")).not.toContain(api.token);
  });

  it("follows a group to its new id once", async () => {
    const { api, world, first } = await people(1);
    const group = world.addGroup({ members: [first.user], supergroup: false });
    const target = world.addGroup({ members: [first.user] });
    api.faults.next(
      {
        kind: "error",
        status: 400,
        description: "Bad Request: group chat was upgraded to a supergroup chat",
        migrateTo: target.id,
      },
      "sendMessage",
    );
    world.say({ chat: group, from: first.user, text: "/ask who?" });
    expect((await world.nextMessage(target)).text).toContain("(who?)");
  });

  it("does not go round in circles between two ids", async () => {
    const { api, world, first, bot } = await people(1);
    const group = world.addGroup({ members: [first.user] });
    const other = world.addGroup({ members: [first.user] });
    for (const [from, to] of [
      [group, other],
      [other, group],
    ] as const) {
      api.faults.add({
        method: "sendMessage",
        chat: from.id,
        every: 1,
        fault: { kind: "error", status: 400, migrateTo: to.id },
      });
    }
    world.say({ chat: group, from: first.user, text: "/ask who?" });
    await eventually("an end", () => api.calls.all("sendMessage").length === 2 && bot.health().running === 0);
  });

  it("keeps a pace at which a strict server never says 429", async () => {
    const { api, world, first, ask } = await people(1, {
      api: { flood: { secondsPerMessage: 0.2 } },
      bot: { pace: { burst: 3, chatInterval: 250, groupPerMinute: 19, perSecond: 28 } },
    });
    for (let i = 0; i < 5; i++) ask(`question ${i}?`);
    await eventually("all answers", () => world.botTexts(first.chat).length === 5, 6_000);
    expect(api.calls.all("sendMessage").filter(({ status }) => status === 429)).toEqual([]);
    expect(world.botTexts(first.chat).map((text) => text.match(/question \d/u)?.[0])).toEqual(
      [0, 1, 2, 3, 4].map((n) => `question ${n}`),
    );
  });

  it("with 429s on a third of the sends loses nothing and sends nothing before its time", async () => {
    const { api, world, chats, ask } = await people(4);
    api.faults.add({
      method: "sendMessage",
      share: 1 / 3,
      fault: { kind: "error", status: 429, retryAfter: 1 },
    });
    for (const one of chats) for (const n of [1, 2]) ask(`question ${n}?`, one);
    await eventually(
      "all answers",
      () => chats.every(({ chat }) => world.botTexts(chat).length === 2),
      15_000,
    );
    expect(api.calls.tooEarly()).toEqual([]);
  });
});

describe("12: nothing is lost", () => {
  it("answers a redelivered update once", async () => {
    const { world, first, ask, assistant } = await people(1);
    const { update } = ask("Who signed?");
    await world.nextMessage(first.chat);
    if (update) for (let i = 0; i < 3; i++) world.redeliver(update);
    ask("and when?");
    await world.nextMessage(first.chat);
    expect(assistant.asked).toHaveLength(2);
  });

  it("confirms nothing that could not be stored, and takes it once it can", async () => {
    const state = openState({ file: ":memory:" });
    let isDiskFull = true;
    const failing: State = {
      ...state,
      inbox(bot) {
        const inbox = state.inbox(bot);
        const store: Inbox["store"] = (updates) => {
          if (isDiskFull) throw new Error("database or disk is full");
          return inbox.store(updates);
        };
        return { ...inbox, store };
      },
    };
    const { world, first, ask, api, log } = await people(1, { state: failing });
    ask("Who signed?");
    await eventually("the failure", () => log.some((line) => line.includes("disk is full")));
    expect(api.calls.all("getUpdates").some(({ parameters }) => parameters.offset !== undefined)).toBe(false);
    isDiskFull = false;
    expect((await world.nextMessage(first.chat)).text).toContain("Jonas Lind");
  });
});

describe("13: order and load", () => {
  it("keeps the order in a chat while chats go side by side", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { world, chats, ask } = await people(2, {
      assistant: { before: (question) => (question === "slow?" ? held : undefined) },
    });
    const [slow, quick] = chats;
    if (!slow || !quick) throw new Error("two chats");
    ask("slow?", slow);
    ask("after it?", slow);
    ask("Who signed?", quick);
    await world.nextMessage(quick.chat);
    expect(world.botTexts(slow.chat)).toEqual([]);
    release();
    expect((await world.nextMessage(slow.chat)).text).toContain("slow?");
    expect((await world.nextMessage(slow.chat)).text).toContain("after it?");
  });

  it("fetches no more while too much waits, tells each chat once that it takes a while, and answers all", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { world, chats, ask, bot, api } = await people(12, {
      assistant: { before: () => held },
      bot: { concurrency: 1, queue: { most: 6, busyAt: 3, perChat: 50 } },
    });
    for (const one of chats.slice(0, 8)) ask("first?", one);
    await eventually("a full queue", () => bot.health().waiting >= 6);
    const polls = api.calls.all("getUpdates").length;
    for (const one of chats.slice(8)) ask("later?", one);
    const told = () =>
      chats.filter(({ chat }) => world.botTexts(chat)[0]?.includes("Your question is in line"));
    await eventually("the notices", () => told().length >= 4);
    expect(api.calls.all("getUpdates")).toHaveLength(polls);
    release();
    const answers = () => chats.filter(({ chat }) => world.botTexts(chat).at(-1)?.includes("Jonas Lind"));
    await eventually("all answers", () => answers().length === 12);
    for (const { chat } of chats) expect(world.botTexts(chat).length).toBeLessThanOrEqual(2);
  });

  it("leaves out what floods one chat, with one polite reply", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { world, first, ask, bot } = await people(1, { assistant: { before: () => held } });
    for (let i = 0; i < 80; i++) ask(`question ${i}?`);
    expect((await world.nextMessage(first.chat)).text).toMatch(/too much at once/u);
    release();
    await eventually("an empty queue", () => bot.health().running === 0 && bot.health().waiting === 0);
    expect(world.botTexts(first.chat)).toHaveLength(1 + 51);
  });
});
