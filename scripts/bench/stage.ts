import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BotApi, type BotApiOptions, createBotApi } from "../../src/bot-api/bot-api.ts";
import type { Chat, User } from "../../src/bot-api/objects.ts";
import type { BotProcessOptions } from "./bot-process.ts";

const BOT_PROCESS = fileURLToPath(new URL("bot-process.ts", import.meta.url));

/** A running bot process. */
export interface BotProcess {
  readonly child: ChildProcess;
  /** Resolves when it heeds SIGTERM, or ended before it did. */
  readonly up: Promise<void>;
  /** Resolves when it receives, or ended before it did. */
  readonly ready: Promise<void>;
  /** Exit code; null when it was killed. */
  readonly ended: Promise<number | null>;
}

/** A Bot API server in this process, with people in it, on which bot processes run. */
export interface Stage {
  readonly api: BotApi;
  readonly people: readonly { readonly user: User; readonly chat: Chat }[];
  start(options?: Partial<BotProcessOptions>): BotProcess;
  /** A person asks. */
  ask(person: number, text: string): void;
  close(): Promise<void>;
}

/** Sets the stage; a folder for the state is made and removed at the end. */
export async function setStage(options: { people: number; api?: BotApiOptions }): Promise<Stage> {
  const api = createBotApi({ keepCalls: 1_000_000, ...options.api });
  const { url, close } = await api.listen();
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const children = new Set<ChildProcess>();
  const people = Array.from({ length: options.people }, () => {
    const user = api.world.addUser({ language_code: "en" });
    return { user, chat: api.world.addPrivateChat(user) };
  });
  return {
    api,
    people,
    start(more = {}) {
      const given = { token: api.token, root: url, stateFile: join(folder, "state.db"), ...more };
      const child = spawn(process.execPath, ["--import", "tsx", BOT_PROCESS, JSON.stringify(given)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      children.add(child);
      const ended = once(child, "exit").then(([code]) => {
        children.delete(child);
        return code as number | null;
      });
      const said = (word: string) =>
        new Promise<void>((resolve) => {
          child.stdout?.on("data", (text: Buffer) => text.includes(word) && resolve());
          void ended.then(() => resolve());
        });
      return { child, up: said("up"), ready: said("ready"), ended };
    },
    ask(person, text) {
      const { user, chat } = people[person % people.length] ?? fail("nobody is there");
      api.world.say({ chat, from: user, text });
    },
    async close() {
      for (const child of children) child.kill("SIGKILL");
      await Promise.all([...children].map((child) => once(child, "exit")));
      await close();
      rmSync(folder, { recursive: true });
    },
  };
}

function fail(reason: string): never {
  throw new Error(reason);
}

/** How often each question that stands in brackets in an answer was answered. */
export function countAnswers(stage: Stage): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { chat } of stage.people) {
    for (const text of stage.api.world.botTexts(chat)) {
      const question = /\(([^()]*\?)\)/u.exec(text)?.[1];
      if (question !== undefined) counts.set(question, (counts.get(question) ?? 0) + 1);
    }
  }
  return counts;
}

/** Waits until something holds; false where it does not in time. */
export async function waitUntil(holds: () => boolean, seconds: number): Promise<boolean> {
  const end = Date.now() + seconds * 1_000;
  while (!holds()) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** The value below which a share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Milliseconds from each question to its answer, by a question's text, taken from the server's events. */
export function measureLatency(stage: Stage): {
  asked(question: string): void;
  latencies: Map<string, number>;
} {
  const askedAt = new Map<string, number>();
  const latencies = new Map<string, number>();
  stage.api.world.onEvent((event) => {
    if (event.kind !== "message" || !event.byBot) return;
    const question = /\(([^()]*\?)\)/u.exec(event.message.text ?? "")?.[1];
    const at = question === undefined ? undefined : askedAt.get(question);
    if (question !== undefined && at !== undefined) latencies.set(question, performance.now() - at);
  });
  return { asked: (question) => void askedAt.set(question, performance.now()), latencies };
}
