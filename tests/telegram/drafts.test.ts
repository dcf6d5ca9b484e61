import { describe, expect, it } from "vitest";
import type { BotApi } from "../../src/bot-api/bot-api.ts";
import type { Fault } from "../../src/bot-api/faults.ts";
import { eventually } from "./running-bot.ts";
import { INTERVALS, keepDistance, PARTS, shownIn, writingChat } from "./writing-chat.ts";

const DRAFT = "sendMessageDraft";

/** Writes the parts, each once the one before is shown. */
const inTurn = (api: () => BotApi) => async (show: (headline: string) => void) => {
  for (const part of PARTS) {
    show(part);
    await shownIn(api(), part);
  }
};

describe("an answer that is being written, in a private chat", () => {
  it("is shown as it grows, with one id, then sent as one message", async () => {
    const chat = await writingChat({ assistant: { writing: (show) => inTurn(() => chat.api)(show) } });
    const events: string[] = [];
    chat.world.onEvent((event) => {
      if (event.kind === "draft") events.push(event.text);
      if (event.kind === "message" && event.byBot) events.push("final");
    });
    chat.ask();
    const answer = await chat.world.nextMessage(chat.chat);
    expect(events).toEqual([...PARTS, "final"]);
    expect(answer.text).toMatch(/^Aida Bekova and Jonas Lind\. \[1\][\s\S]*\[1\] Lake agreement signed/u);
    expect(answer.reply_markup).toBeDefined();
    const ids = new Set(chat.api.calls.all(DRAFT).map(({ parameters }) => Number(parameters.draft_id)));
    expect(ids.size).toBe(1);
    expect([...ids][0]).toBeGreaterThan(0);
    await chat.idle();
    expect(chat.world.botTexts(chat.chat)).toHaveLength(1);
    expect(chat.api.calls.all("editMessageText")).toEqual([]);
  });

  it("never has two drafts on their way, skips what is overtaken, and keeps its pace", async () => {
    const bursts = Array.from({ length: 4 }, (_, burst) =>
      Array.from({ length: 50 }, (_, n) => "x".repeat(burst * 50 + n + 1)),
    );
    const chat = await writingChat({
      assistant: {
        async writing(show) {
          for (const [index, burst] of bursts.entries()) {
            for (const text of burst) show(text);
            await eventually("a draft under way", () => chat.api.calls.all(DRAFT).length > index);
          }
          await shownIn(chat.api, "x".repeat(200));
        },
      },
    });
    chat.api.faults.add({ method: DRAFT, every: 1, fault: { kind: "delay", milliseconds: 30 } });
    chat.ask();
    await chat.world.nextMessage(chat.chat, { timeoutMs: 5_000 });
    const drafts = chat.api.calls.all(DRAFT);
    expect(drafts.map(({ parameters }) => String(parameters.text).length)).toEqual([50, 100, 150, 200]);
    expect(keepDistance(drafts, INTERVALS.draft)).toBe(true);
  });

  it("goes on after a text that was told twice", async () => {
    const chat = await writingChat({
      assistant: {
        async writing(show) {
          for (const part of [PARTS[0], PARTS[0], PARTS[1]]) {
            show(part);
            await shownIn(chat.api, part);
            // whatever the call before left to be done is done
            await new Promise((resolve) => setImmediate(resolve));
          }
        },
      },
    });
    chat.ask();
    await chat.world.nextMessage(chat.chat, { timeoutMs: 5_000 });
    expect(chat.taken(DRAFT)).toEqual(PARTS);
  });

  it("is cut where a message would be too long, and escaped", async () => {
    const long = Array.from({ length: 1_500 }, (_, n) => `word${n} <&>`).join(" ");
    const chat = await writingChat({
      assistant: {
        async writing(show) {
          show(long);
          await eventually("a draft", () => chat.taken(DRAFT).length === 1);
        },
      },
    });
    chat.ask();
    await chat.world.nextMessage(chat.chat);
    expect(chat.taken(DRAFT)[0]).toMatch(/^word0 &lt;&amp;&gt; word1 /u);
    expect(chat.api.calls.all(DRAFT)).toHaveLength(1);
  });

  it("goes on plain where its markup is refused", async () => {
    const chat = await writingChat({ assistant: { writing: (show) => inTurn(() => chat.api)(show) } });
    chat.api.faults.next(
      { kind: "error", status: 400, description: "Bad Request: can't parse entities" },
      DRAFT,
    );
    chat.ask();
    await chat.world.nextMessage(chat.chat);
    expect(chat.taken(DRAFT)).toEqual(PARTS);
    expect(chat.api.calls.all(DRAFT).map(({ parameters }) => parameters.parse_mode)).toEqual([
      "HTML",
      undefined,
      undefined,
    ]);
  });
});

describe("groups and topics", () => {
  it("get one final message and nothing before", async () => {
    const chat = await writingChat({
      assistant: { writing: (show) => show("half") },
    });
    const group = chat.world.addGroup({ members: [chat.aida] });
    const forum = chat.world.addGroup({ members: [chat.aida] });
    const topic = chat.world.addTopic(forum, "News");
    chat.world.say({ chat: group, from: chat.aida, text: "/ask who signed?" });
    chat.world.say({ chat: forum, from: chat.aida, topic, text: "/ask who signed?" });
    await chat.world.nextMessage(group);
    await chat.world.nextMessage(forum);
    await chat.idle();
    expect(chat.assistant.asked.map(({ options }) => options.onDraft)).toEqual([undefined, undefined]);
    expect([group, forum].map((one) => chat.world.botTexts(one).length)).toEqual([1, 1]);
    expect([...chat.api.calls.all(DRAFT), ...chat.api.calls.all("editMessageText")]).toEqual([]);
  });
});

describe("the final answer lands", () => {
  const faults: [string, Fault][] = [
    ["hang", { kind: "hang" }],
    ["fail with 500", { kind: "error", status: 500 }],
    ["are cut off", { kind: "reset" }],
    ["get a proxy's page", { kind: "body", status: 200, body: "<html>" }],
    ["are forbidden", { kind: "error", status: 401, description: "Unauthorized" }],
  ];
  it.each(faults)("when drafts %s", async (_name, fault) => {
    const chat = await writingChat({
      assistant: {
        async writing(show) {
          show(PARTS[0]);
          await eventually("a try", () => chat.api.calls.all(DRAFT).length > 0);
          show(PARTS[1]);
        },
      },
    });
    chat.api.faults.add({ method: DRAFT, every: 1, fault });
    chat.ask();
    expect((await chat.world.nextMessage(chat.chat, { timeoutMs: 5_000 })).text).toContain("Jonas Lind");
    await chat.idle();
    expect(chat.world.botTexts(chat.chat)).toHaveLength(1);
  });

  it("at once when drafts are flooded, and none is shown before its time", async () => {
    const chat = await writingChat({
      assistant: {
        async writing(show, question) {
          show(question);
          if (question === "first?") await eventually("a 429", () => chat.api.calls.all(DRAFT).length === 1);
          if (question === "third?") await shownIn(chat.api, "third?");
        },
      },
    });
    chat.api.faults.next({ kind: "error", status: 429, retryAfter: 1 }, DRAFT);
    for (const question of ["first?", "second?", "third?"]) chat.ask(question);
    for (const question of ["first?", "second?", "third?"]) {
      expect((await chat.world.nextMessage(chat.chat, { timeoutMs: 3_000 })).text).toContain(question);
    }
    const [flooded, ...later] = chat.api.calls.all(DRAFT);
    expect(later.at(-1)?.parameters.text).toBe("third?");
    expect(later[0]?.startedAt).toBeGreaterThanOrEqual((flooded?.finishedAt ?? 0) + 1_000);
    expect(chat.api.calls.tooEarly()).toEqual([]);
  });

  it("after a draft that is still on its way, so that none comes after it", async () => {
    const chat = await writingChat({
      assistant: {
        async writing(show) {
          show(PARTS[0]);
          await eventually("a draft under way", () => chat.api.calls.all(DRAFT).length === 1);
          show(PARTS[1]);
        },
      },
    });
    const events: string[] = [];
    chat.world.onEvent((event) => {
      if (event.kind === "draft") events.push(event.text);
      if (event.kind === "message" && event.byBot) events.push("final");
    });
    chat.api.faults.next({ kind: "delay", milliseconds: 300 }, DRAFT);
    chat.ask();
    await chat.world.nextMessage(chat.chat);
    await chat.idle();
    expect(events).toEqual([PARTS[0], "final"]);
  });

  it("and what is told after it is not shown", async () => {
    let showLate = (_headline: string) => {};
    const chat = await writingChat({
      assistant: {
        writing(show) {
          showLate = show;
        },
      },
    });
    chat.ask();
    await chat.world.nextMessage(chat.chat);
    showLate(PARTS[0]);
    chat.ask("and then?");
    await chat.world.nextMessage(chat.chat);
    await chat.idle();
    expect(chat.api.calls.all(DRAFT)).toEqual([]);
  });

  it("as an apology where the assistant breaks down halfway", async () => {
    const chat = await writingChat({
      assistant: {
        async writing(show) {
          show(PARTS[0]);
          await shownIn(chat.api, PARTS[0]);
          throw new TypeError("broken");
        },
      },
    });
    chat.ask();
    expect((await chat.world.nextMessage(chat.chat)).text).toMatch(/could not find an answer just now/u);
  });
});

describe("drafts end", () => {
  it("with /forget, of which nothing comes after", async () => {
    const chat = await writingChat({
      assistant: {
        async writing(show, question) {
          if (question !== "held?") return;
          show(PARTS[0]);
          await shownIn(chat.api, PARTS[0]);
          await eventually("the end", () => chat.assistant.asked[0]?.options.signal?.aborted, 5_000);
          show(PARTS[1]);
        },
      },
    });
    const group = chat.world.addGroup({ members: [chat.aida] });
    chat.ask("held?");
    await shownIn(chat.api, PARTS[0]);
    chat.world.say({ chat: group, from: chat.aida, text: "/forget@agreement_test_bot" });
    const question = await chat.world.nextMessage(group);
    await chat.world
      .press({ chat: group, message: question, from: chat.aida, button: "Delete it all" })
      .answer();
    await chat.idle();
    expect(chat.taken(DRAFT)).toEqual([PARTS[0]]);
    expect(chat.world.botTexts(chat.chat)).toEqual([]);
  });

  it("with the process, and the next one answers", async () => {
    const chat = await writingChat({
      assistant: {
        async writing(show) {
          show(PARTS[0]);
          await shownIn(chat.api, PARTS[0]);
          await new Promise<void>(() => undefined);
        },
      },
      bot: { drain: 50, draftIntervals: INTERVALS },
    });
    chat.ask();
    await shownIn(chat.api, PARTS[0]);
    await chat.bot.stop();
    expect(chat.world.botTexts(chat.chat)).toEqual([]);
    expect(chat.state.inbox(chat.world.bot.id).pending()).toHaveLength(1);
  });
});
