import { describe, expect, it } from "vitest";
import { type Budget, type BudgetLimits, createMemoryBudget } from "../../src/models/token-budget.ts";
import { openState } from "../../src/state/state.ts";

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 0, 5, 12);

/** Every budget there is, on a clock of the test's own. */
const BUDGETS: Readonly<Record<string, (limits: BudgetLimits, now: () => number) => Budget>> = {
  "in memory": (limits, now) => createMemoryBudget({ ...limits, now }),
  "in the state": (limits, now) => openState({ file: ":memory:", now }).tokens(limits),
};

describe.each(Object.entries(BUDGETS))("a budget %s", (_where, create) => {
  const open = (limits: BudgetLimits = {}) => {
    const clock = { at: NOON };
    return { clock, budget: create(limits, () => clock.at) };
  };
  const use = (tokens: number) => ({ input: tokens - 1, output: 1 });

  it("counts for each user and for all, most first", () => {
    const { budget } = open({ daily: 1_000 });
    budget.spend("7", use(100));
    budget.spend("8", use(200));
    budget.spend("7", use(50));
    budget.spend(null, use(10));
    expect(budget.status()).toEqual({
      day: "2026-01-05",
      used: 360,
      limit: 1_000,
      users: [
        { user: "8", used: 200 },
        { user: "7", used: 150 },
      ],
      days: [{ day: "2026-01-05", used: 360 }],
    });
  });

  it("allows calls until a limit is reached: the user's own, or everybody's", () => {
    const { budget } = open({ daily: 300, userDaily: 100 });
    budget.spend("7", use(100));
    expect([budget.allows("7"), budget.allows("8"), budget.allows(null)]).toEqual([false, true, true]);
    budget.spend(null, use(200));
    expect([budget.allows("8"), budget.allows(null)]).toEqual([false, false]);
  });

  it("allows none where the limit is nothing, and all where there is no limit", () => {
    expect(open({ daily: 0 }).budget.allows(null)).toBe(false);
    const { budget } = open();
    budget.spend("7", use(1_000_000));
    expect(budget.allows("7")).toBe(true);
    expect(budget.status().limit).toBeNull();
  });

  it("begins anew with the day, by UTC", () => {
    const { budget, clock } = open({ daily: 100, userDaily: 100 });
    budget.spend("7", use(100));
    clock.at = NOON + DAY / 2;
    expect(budget.allows("7")).toBe(true);
    expect(budget.status()).toMatchObject({ day: "2026-01-06", used: 0, users: [] });
  });
});
