import { join } from "node:path";
import { expect, it } from "vitest";
import { openState } from "../../src/state/state.ts";
import { openTokenBudget } from "../../src/state/tokens.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const DAY = 86_400_000;
const file = async () => join(await temporaryFolder(), "state.db");
const USE = { input: 90, output: 10 };

it("tokens outlast the process", async () => {
  const at = await file();
  const first = openState({ file: at });
  first.tokens({}).spend("7", USE);
  first.close();
  const second = openState({ file: at });
  expect(second.tokens({ userDaily: 100 }).allows("7")).toBe(false);
  second.close();
});

it("a command beside a running bot counts into the same day", async () => {
  const at = await file();
  const bot = openState({ file: at });
  const command = openTokenBudget({ file: at, limits: { daily: 150 } });
  bot.tokens({}).spend("7", USE);
  expect(command.allows(null)).toBe(true);
  command.spend(null, USE);
  expect(command.allows(null)).toBe(false);
  expect(bot.tokens({}).status().used).toBe(200);
  command.close();
  bot.close();
});

it("a user's count goes when the day is over, the day's after 30 days", () => {
  let now = Date.UTC(2026, 0, 5, 12);
  const state = openState({ file: ":memory:", now: () => now });
  const budget = state.tokens({});
  budget.spend("7", USE);
  expect(state.purge()).toBe(0);
  now += DAY;
  expect(state.purge()).toBe(1);
  expect(budget.status().days).toEqual([{ day: "2026-01-05", used: 100 }]);
  now += 31 * DAY;
  expect(state.purge()).toBe(1);
  expect(budget.status().days).toEqual([]);
  state.close();
});

it("a user's count goes with all that is theirs, everybody's stays", () => {
  const state = openState({ file: ":memory:" });
  state.tokens({}).spend("7", USE);
  expect(state.forget(7).rows).toBe(1);
  expect(state.tokens({}).status()).toMatchObject({ used: 100, users: [] });
  state.close();
});
