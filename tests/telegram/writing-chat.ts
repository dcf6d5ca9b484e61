import type { Call } from "../../src/bot-api/calls.ts";
import type { Fault } from "../../src/bot-api/faults.ts";
import { eventually, type RunningBotOptions, startBot } from "./running-bot.ts";

/** What a server says that takes no drafts. */
export const NO_DRAFTS: Fault = {
  kind: "error",
  status: 400,
  description: "Bad Request: TEXTDRAFT_PEER_INVALID",
};
export const INTERVALS = { draft: 20, edit: 60 };
/** Milliseconds by which a timer and a clock may differ. */
const CLOCKS = 2;

/** The parts of an answer as a model writes it, and what it becomes. */
export const PARTS = ["Aida Bekova. [1]", "Aida Bekova. [1] Jonas Lind. [1]"] as const;

/** A private chat with a bot whose answers are shown while they are written. */
export async function writingChat(options: RunningBotOptions = {}) {
  const running = await startBot({
    ...options,
    bot: { draftIntervals: INTERVALS, ...options.bot },
  });
  const { api, world } = running;
  const aida = world.addUser({ language_code: "en" });
  const chat = world.addPrivateChat(aida);
  const ask = (text = "Who signed?") => world.say({ chat, from: aida, text });
  const idle = () =>
    eventually("rest", () => running.bot.health().running === 0 && running.bot.health().waiting === 0, 8_000);
  /** The texts of a method's calls that went well, in order. */
  const taken = (method: string) =>
    api.calls.all(method).flatMap((call) => (call.status === 200 ? [String(call.parameters.text)] : []));
  return { ...running, aida, chat, ask, idle, taken };
}

/** Waits until a call of one of these methods went well with this text. */
export function shownIn(api: { calls: { all(method: string): readonly Call[] } }, text: string) {
  const methods = ["sendMessageDraft", "sendMessage", "editMessageText"];
  return eventually(`"${text}" shown`, () =>
    methods.some((method) =>
      api.calls.all(method).some((call) => call.status === 200 && call.parameters.text === text),
    ),
  );
}

/** Whether each call began at least so many milliseconds after the one before had ended. */
export function keepDistance(calls: readonly Call[], milliseconds: number): boolean {
  return calls
    .slice(1)
    .every((call, index) => call.startedAt - (calls[index]?.finishedAt ?? Infinity) >= milliseconds - CLOCKS);
}
