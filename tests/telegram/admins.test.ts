import { describe, expect, it } from "vitest";
import type { Reindex } from "../../src/telegram/reindexing.ts";
import { eventually, startBot } from "./running-bot.ts";

const ADMIN = 777;

/** A reindex that goes on when it is told to. */
function controlled() {
  let finish = (_error?: Error) => {};
  let runs = 0;
  const reindex: Reindex = (onProgress, signal) => {
    runs += 1;
    onProgress({ stage: "vectors", done: 30, total: 100 });
    return new Promise((resolve, reject) => {
      finish = (error) =>
        error
          ? reject(error)
          : resolve({
              articles: 2,
              passages: 40,
              milliseconds: 1_500,
              skipped: [{ file: "x.bin", reason: "binary" }],
              reading: { read: 2, remembered: 5, failed: 1, left: 0 },
            });
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  };
  return { reindex, finish: (error?: Error) => finish(error), runs: () => runs };
}

async function withAdmin(options: Parameters<typeof startBot>[0] = {}) {
  const running = await startBot({ ...options, bot: { admins: [ADMIN], ...options.bot } });
  const { world } = running;
  const admin = world.addUser({ id: ADMIN, first_name: "Boss", language_code: "en" });
  const chat = world.addPrivateChat(admin);
  const ask = (text: string) => {
    world.say({ chat, from: admin, text });
    return world.nextMessage(chat);
  };
  return { ...running, admin, chat, ask };
}

describe("10: admin commands are for admins", () => {
  it.each(["/status", "/reindex", "/gaps", "/feedback", "/stats"])(
    "%s is refused to others, and the try is logged",
    async (command) => {
      const work = controlled();
      const { world, log } = await withAdmin({ bot: { reindex: work.reindex } });
      const aida = world.addUser({ language_code: "ru" });
      const chat = world.addPrivateChat(aida);
      world.say({ chat, from: aida, text: command });
      expect((await world.nextMessage(chat)).text).toBe("Эта команда — для администраторов бота.");
      expect(work.runs()).toBe(0);
      expect(
        log.some((line) => line.includes("admin command refused") && line.includes(String(aida.id))),
      ).toBe(true);
    },
  );

  it("anonymous group admins are refused, even where their stand-in's id is listed", async () => {
    const work = controlled();
    const { world } = await withAdmin({
      bot: { reindex: work.reindex, admins: [ADMIN, 1087968824, 777000, 136817688] },
    });
    const chat = world.addGroup();
    world.say({ chat, anonymous: true, text: "/reindex@agreement_test_bot" });
    expect((await world.nextMessage(chat)).text).toMatch(/for the bot's admins/u);
    expect(work.runs()).toBe(0);
  });

  it("/status tells the state of index, queue and faults", async () => {
    const { ask } = await withAdmin();
    const { text } = await ask("/status");
    expect(text).toMatch(
      /Articles: 1\nPassages: 4\nAgreements: 2\nEmbedder: local-v1-1024\nGeneration: g1\nBuilt: 2 hours ago/u,
    );
    expect(text).toMatch(/No errors since the start/u);
  });

  it("/status shows the last errors without secrets", async () => {
    const { ask, api } = await withAdmin({
      assistant: {
        before(question) {
          if (question === "break")
            throw new Error(`boom at https://x/bot${"123456:loopback-token"}/sendMessage`);
        },
      },
    });
    await ask("break");
    const { text } = await ask("/status");
    expect(text).toContain("boom");
    expect(text).not.toContain(api.token);
  });

  it("/gaps groups what the articles do not say, by language, with no identity", async () => {
    const { ask, admin } = await withAdmin();
    expect((await ask("/gaps")).text).toBe("No such questions yet.");
    for (const question of ["What is the budget?", "what is the budget", "Какой бюджет?"])
      await ask(question);
    const { text } = await ask("/gaps");
    expect(text).toContain("2 × what is the budget");
    expect(text).toMatch(/ru\n• Какой бюджет\?/u);
    expect(text).not.toContain(String(admin.id));
  });

  it("/feedback shows what was disliked", async () => {
    const { ask, world, chat, admin } = await withAdmin();
    expect((await ask("/feedback")).text).toBe("No votes yet.");
    const answer = await ask("Who signed?");
    await world.press({ chat, message: answer, from: admin, button: "👎" }).answer();
    expect((await ask("/feedback")).text).toMatch(/👍 0 {2}👎 1[\s\S]*• Who signed\?\n→ Aida Bekova/u);
  });

  it("/stats gives questions by day", async () => {
    const { ask } = await withAdmin();
    expect((await ask("/stats")).text).toBe("No questions yet.");
    await ask("Who signed?");
    await ask("What is the budget?");
    expect((await ask("/stats")).text).toMatch(/last 1 day[\s\S]*\d\d-\d\d: 2 · answered 50% · p50 ≤5 ms/u);
  });

  it("a document of an admin gets a helpful answer", async () => {
    const { world, chat, admin } = await withAdmin();
    world.say({ chat, from: admin, fields: { document: { file_id: "x" } } });
    expect((await world.nextMessage(chat)).text).toMatch(/corpus folder and run \/reindex/u);
  });
});

describe("what an admin is told of the model", () => {
  const report = {
    model: "qwen3:8b",
    ready: false,
    lastFault: {
      line: "nothing answers at http://127.0.0.1:11434/v1. Check LLM_BASE_URL.",
      at: Date.now() - 5_000,
    },
    calls: 12,
    faults: 5,
    budget: {
      day: "2026-01-05",
      used: 12_345,
      limit: 20_000,
      users: [{ user: "42", used: 12_000 }],
      days: [{ day: new Date().toISOString().slice(0, 10), used: 12_345 }],
    },
  };

  it("/status says whether it is asked, and what is wrong with it", async () => {
    const { ask } = await withAdmin({ assistant: { model: () => report } });
    const { text } = await ask("/status");
    expect(text).toContain("Model: qwen3:8b, left alone for now; answers are extractive");
    expect(text).toContain("Calls since the start: 12, failed: 5");
    expect(text).toMatch(/Its last fault, \d seconds ago: nothing answers at http:\/\/127/u);
  });

  it("/status says that there is none, or that it writes", async () => {
    expect((await (await withAdmin()).ask("/status")).text).toContain("Model: none");
    const { ask } = await withAdmin({
      assistant: { model: () => ({ ...report, ready: true, lastFault: null }) },
    });
    const { text } = await ask("/status");
    expect(text).toContain("Model: qwen3:8b, writing answers");
    expect(text).not.toContain("last fault");
  });

  it("/stats shows the tokens of the day against the budget, by day, and who took most", async () => {
    const { ask, admin, chat, world } = await withAdmin({ assistant: { model: () => report } });
    world.say({ chat, from: admin, text: "Who signed it?" });
    await world.nextMessage(chat);
    const { text } = await ask("/stats");
    expect(text).toContain("Tokens of the model today (UTC): 12,345 of 20,000");
    expect(text).toContain("• 42: 12,000");
    expect(text).toMatch(/p95 \S+ ms · 12,345 tokens/u);
  });
});

describe("/privacy", () => {
  it("says that nothing is given to others, or to whom questions are sent", async () => {
    expect((await (await withAdmin()).ask("/privacy")).text).toContain("Nothing is given to others.");
    const model = () => ({
      model: "qwen3:8b",
      ready: true,
      lastFault: null,
      calls: 0,
      faults: 0,
      budget: { day: "2026-01-05", used: 0, limit: null, users: [], days: [] },
    });
    const { text } = await (await withAdmin({ assistant: { model } })).ask("/privacy");
    expect(text).toContain("is sent to: qwen3:8b.");
    expect(text).not.toContain("Nothing is given");
  });
});

describe("11: one reindex at a time", () => {
  it("shows progress in one message, refuses a second with the first one's progress, and answers meanwhile", async () => {
    const work = controlled();
    const { ask, world, chat } = await withAdmin({ bot: { reindex: work.reindex } });
    const progress = await ask("/reindex");
    expect(progress.text).toBe("Reading the articles …");
    expect((await ask("/reindex")).text).toBe("A reindex is running already. Computing vectors: 30%");
    expect((await ask("Who signed?")).text).toContain("Jonas Lind");
    work.finish();
    const ended = await eventually("the end", () =>
      world.messages(chat).find(({ message }) => message.text?.startsWith("The new index is in use")),
    );
    expect(ended.message.message_id).toBe(progress.message_id);
    expect(ended.message.text).toBe(
      "The new index is in use.\n2 articles, 40 passages, 1.5 s\nAgreements read by the model: 2 articles now, 5 before, 1 failed, 0 left for next time\nSkipped: x.bin (binary)",
    );
    expect(work.runs()).toBe(1);
    await ask("/reindex");
    expect(work.runs()).toBe(2);
  });

  it("says so when it fails, and the next one may run", async () => {
    const work = controlled();
    const { ask, world, chat, log } = await withAdmin({ bot: { reindex: work.reindex } });
    await ask("/reindex");
    work.finish(new RangeError("secret detail"));
    await eventually("the failure", () => world.botTexts(chat)[0]?.match(/could not be built.*RangeError/u));
    await eventually("the log", () => log.some((line) => line.includes("reindex failed")));
    await ask("/reindex");
    expect(work.runs()).toBe(2);
  });

  it("ends when the bot stops", async () => {
    const work = controlled();
    const { ask, bot } = await withAdmin({ bot: { reindex: work.reindex } });
    await ask("/reindex");
    await bot.stop();
    expect(work.runs()).toBe(1);
  });
});
