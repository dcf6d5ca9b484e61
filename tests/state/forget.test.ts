import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openState, type State } from "../../src/state/state.ts";
import { conversationKey } from "../../src/state/turns.ts";

const SECRET = "Қайда орналасқан құпия сауыт?";

function leaveTraces(state: State, user: number, text: string): void {
  const inbox = state.inbox(1);
  const body = JSON.stringify({ text });
  inbox.store([
    { id: user * 10, owner: user, body },
    { id: user * 10 + 1, owner: user, body },
  ]);
  inbox.done(user * 10);
  const conversation = conversationKey({ chat: -5, topic: 3, user });
  state.turns<{ question: string; at: number }>().remember(conversation, { question: text, at: Date.now() });
  state.gaps.add({ question: text, language: "kk", user });
  const shown = state.shown.add(user, body);
  state.shown.tie(shown, user, 1);
  state.feedback.vote(shown, user, "down");
  state.chats.setLanguage(user, "kk");
}

it("deletes what is kept of a user from the database and from its log, byte for byte", () => {
  const folder = mkdtempSync(join(tmpdir(), "forget-"));
  const state = openState({ file: join(folder, "state.db") });
  const bytes = () => readdirSync(folder).map((file) => readFileSync(join(folder, file)));
  const holds = (text: string) => bytes().some((content) => content.includes(text));
  leaveTraces(state, 7, SECRET);
  leaveTraces(state, 8, "a question of somebody else");
  expect(holds(SECRET)).toBe(true);

  const forgotten = state.forget(7);

  expect(forgotten).toEqual({ rows: 5, logErased: true });
  expect(holds(SECRET)).toBe(false);
  expect(holds("a question of somebody else")).toBe(true);
  expect(state.chats.language(7)).toBeNull();
  expect(state.feedback.totals()).toEqual({ up: 0, down: 1 });
  expect(state.gaps.top(5)).toHaveLength(1);
  state.close();
  rmSync(folder, { recursive: true });
});
