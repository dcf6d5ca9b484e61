import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataLockedError } from "../../src/errors.ts";
import { migrate, STATE_VERSION, StateVersionError } from "../../src/state/migrations.ts";
import { openState, type State } from "../../src/state/state.ts";
import { conversationKey } from "../../src/state/turns.ts";

const DAY = 86_400_000;
const START = Date.UTC(2024, 4, 6, 12);

let now = START;
let state: State;
beforeEach(() => {
  now = START;
  state = openState({ file: ":memory:", now: () => now });
});
afterEach(() => state.close());

describe("migrations", () => {
  it("bring an empty database up to the version of the code", () => {
    const database = new Sqlite(":memory:");
    migrate(database);
    expect(database.pragma("user_version", { simple: true })).toBe(STATE_VERSION);
    migrate(database);
  });

  it("run in order, each as a whole: a step that fails leaves the one before", () => {
    const database = new Sqlite(":memory:");
    const steps = ["CREATE TABLE a (x)", "CREATE TABLE b (x); CREATE TABLE a (x)"];
    expect(() => migrate(database, steps)).toThrow(/already exists/u);
    expect(database.pragma("user_version", { simple: true })).toBe(1);
    const tables = database.prepare("SELECT name FROM sqlite_master").pluck().all();
    expect(tables).toEqual(["a"]);
  });

  it("refuse a database of a newer version and leave it as it is", () => {
    const folder = mkdtempSync(join(tmpdir(), "state-"));
    const file = join(folder, "state.db");
    openState({ file }).close();
    const newer = new Sqlite(file);
    newer.pragma(`user_version = ${STATE_VERSION + 1}`);
    newer.close();
    expect(() => openState({ file })).toThrow(StateVersionError);
    expect(() => openState({ file })).toThrow(/newer program/u);
    rmSync(folder, { recursive: true });
  });
});

describe("the file", () => {
  it("is one process's and one bot's at a time", () => {
    const folder = mkdtempSync(join(tmpdir(), "state-"));
    const file = join(folder, "state.db");
    const first = openState({ file });
    expect(() => openState({ file })).toThrow(DataLockedError);
    first.close();
    openState({ file }).close();
    rmSync(folder, { recursive: true });
  });
});

describe("the inbox", () => {
  const update = (id: number, body = `{"n":${id}}`) => ({ id, owner: 7, body });

  it("keeps an update until it is done, and knows it when it comes again", () => {
    const inbox = state.inbox(1);
    expect(inbox.store([update(1), update(2), update(2)])).toEqual([1, 2]);
    expect(inbox.store([update(1)])).toEqual([]);
    inbox.done(1);
    expect(inbox.pending().map(({ id }) => id)).toEqual([2]);
    expect(inbox.store([update(1)])).toEqual([]);
    expect(inbox.begin(1)).toBeNull();
  });

  it("counts attempts and the parts of an answer that went out", () => {
    const inbox = state.inbox(1);
    inbox.store([update(1)]);
    expect(inbox.begin(1)).toEqual({ attempts: 1, parts: 0, draft: null });
    inbox.partSent(1);
    expect(inbox.begin(1)).toEqual({ attempts: 2, parts: 1, draft: null });
  });

  it("knows the message that shows what is written of an answer, until it has become the answer", () => {
    const inbox = state.inbox(1);
    inbox.store([update(1)]);
    inbox.begin(1);
    inbox.draftIn(1, 77);
    expect(inbox.begin(1)).toEqual({ attempts: 2, parts: 0, draft: 77 });
    inbox.partSent(1);
    expect(inbox.begin(1)).toEqual({ attempts: 3, parts: 1, draft: null });
  });

  it("is apart for each bot", () => {
    state.inbox(1).store([update(1)]);
    expect(state.inbox(2).pending()).toEqual([]);
    expect(state.inbox(2).store([update(1)])).toEqual([1]);
  });
});

describe("turns", () => {
  const turns = () => state.turns<{ question: string; at: number }>(3);
  const here = conversationKey({ chat: -5, topic: 9, user: 7 });

  it("gives the last ones, newest first, and keeps no more", () => {
    for (let at = 1; at <= 5; at++) turns().remember(here, { question: `q${at}`, at: now + at });
    expect(
      turns()
        .recent(here)
        .map(({ question }) => question),
    ).toEqual(["q5", "q4", "q3"]);
  });

  it("are apart by chat, topic and user", () => {
    turns().remember(here, { question: "q", at: now });
    for (const place of [
      { chat: -5, topic: 8, user: 7 },
      { chat: -5, user: 7 },
      { chat: -5, topic: 9, user: 8 },
      { chat: 7, user: 7 },
    ])
      expect(turns().recent(conversationKey(place))).toEqual([]);
  });

  it("are forgotten after 30 days, before any purge", () => {
    turns().remember(here, { question: "q", at: now });
    now += 31 * DAY;
    expect(turns().recent(here)).toEqual([]);
    expect(state.purge()).toBe(1);
  });

  it("move with a group that becomes a supergroup, and so does its language", () => {
    turns().remember(here, { question: "q", at: now });
    turns().remember(conversationKey({ chat: -51, user: 7 }), { question: "other", at: now });
    state.chats.setLanguage(-5, "kk");
    state.chats.move(-5, -1005);
    const moved = conversationKey({ chat: -1005, topic: 9, user: 7 });
    expect(turns().recent(moved)).toHaveLength(1);
    expect(turns().recent(here)).toEqual([]);
    expect(turns().recent(conversationKey({ chat: -51, user: 7 }))).toHaveLength(1);
    expect(state.chats.language(-1005)).toBe("kk");
    expect(state.chats.language(-5)).toBeNull();
  });
});

describe("what was shown", () => {
  it("is found only under the messages it was tied to", () => {
    const id = state.shown.add(7, "{}");
    state.shown.tie(id, 7, 100);
    expect(state.shown.find(id, 7, 100)).toEqual({ owner: 7, body: "{}" });
    expect(state.shown.find(id, 7, 101)).toBeNull();
    expect(state.shown.find(id, 8, 100)).toBeNull();
    expect(state.shown.find("unknown-id-x", 7, 100)).toBeNull();
    expect(id).toMatch(/^[\w-]{12}$/u);
  });

  it("goes after 30 days, with the votes on it", () => {
    const id = state.shown.add(7, "{}");
    state.feedback.vote(id, 8, "up");
    now += 31 * DAY;
    state.purge();
    expect(state.feedback.totals()).toEqual({ up: 0, down: 0 });
  });
});

describe("feedback", () => {
  it("counts one vote a user, the last one; the same again takes it back", () => {
    const id = state.shown.add(7, '{"a":1}');
    expect(state.feedback.vote(id, 8, "up")).toBe("up");
    expect(state.feedback.vote(id, 8, "down")).toBe("down");
    expect(state.feedback.vote(id, 9, "down")).toBe("down");
    expect(state.feedback.totals()).toEqual({ up: 0, down: 2 });
    expect(state.feedback.disliked(5)).toMatchObject([{ body: '{"a":1}', up: 0, down: 2 }]);
    expect(state.feedback.vote(id, 8, "down")).toBeNull();
    expect(state.feedback.totals()).toEqual({ up: 0, down: 1 });
  });
});

describe("gaps", () => {
  it("are grouped whatever their case and punctuation, by language, most often first", () => {
    state.gaps.add({ question: "Қаржысы қанша?", language: "kk", user: 1 });
    for (const question of ["What is the budget?", "what is  the BUDGET"]) {
      now += 1;
      state.gaps.add({ question, language: "en", user: 2 });
    }
    expect(state.gaps.top(5)).toEqual([
      { language: "en", question: "what is  the BUDGET", count: 2, at: START + 2 },
      { language: "kk", question: "Қаржысы қанша?", count: 1, at: START },
    ]);
  });

  it("are found by who asked for deletion, without a name being kept", () => {
    state.gaps.add({ question: "a", language: "en", user: 1 });
    state.gaps.add({ question: "b", language: "en", user: 2 });
    expect(state.gaps.forget(1)).toBe(1);
    expect(state.gaps.top(5).map(({ question }) => question)).toEqual(["b"]);
  });
});

describe("usage", () => {
  it("gives questions, answered ones and latency by day", () => {
    const count = (outcome: "cited" | "no-evidence" | "chat" | "failed", milliseconds: number) =>
      state.usage.count({ language: "en", outcome, milliseconds });
    for (let i = 0; i < 18; i++) count("cited", 4);
    count("no-evidence", 80);
    count("chat", 1);
    now += DAY;
    count("failed", 45_000);
    expect(state.usage.days(30)).toEqual([
      { day: "2024-05-07", questions: 1, asked: 0, cited: 0, failed: 1, p50: 60_000, p95: 60_000 },
      { day: "2024-05-06", questions: 20, asked: 19, cited: 18, failed: 0, p50: 5, p95: 5 },
    ]);
    expect(state.usage.languages()).toEqual({ en: 21 });
  });

  it("is kept for 30 days", () => {
    state.usage.count({ language: "en", outcome: "cited", milliseconds: 1 });
    now += 32 * DAY;
    state.purge();
    expect(state.usage.days(30)).toEqual([]);
  });
});
