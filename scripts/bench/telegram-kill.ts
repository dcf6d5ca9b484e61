/**
 * Kills the bot at random moments under load and counts what was not answered, or answered twice.
 * npx tsx scripts/bench/telegram-kill.ts SIGKILL 200    npx tsx scripts/bench/telegram-kill.ts SIGTERM 50
 */
import { setTimeout as sleep } from "node:timers/promises";
import { countAnswers, setStage, waitUntil } from "./stage.ts";

const SIGNAL = process.argv[2] === "SIGTERM" ? "SIGTERM" : "SIGKILL";
const TIMES = Number(process.argv[3] ?? 20);
/** Milliseconds between two questions. */
const INTERVAL = 60;
/** Longest life, in milliseconds, of a process that may be hit during its start, and of one that receives already. */
const FROM_START = 1_800;
const FROM_READY = 500;

const stage = await setStage({ people: 60 });
let asked = 0;
const asking = setInterval(() => {
  stage.ask(asked, `question ${asked}?`);
  asked += 1;
}, INTERVAL);
const exits = new Map<string, number>();
for (let n = 0; n < TIMES; n++) {
  const bot = stage.start({ milliseconds: 15, paced: true });
  // by turns from its first moments on, so that the start is hit as well, and under load
  await (n % 2 === 0 ? bot.up : bot.ready);
  await sleep(Math.random() * (n % 2 === 0 ? FROM_START : FROM_READY));
  bot.child.kill(SIGNAL);
  const code = String((await bot.ended) ?? SIGNAL);
  exits.set(code, (exits.get(code) ?? 0) + 1);
}
clearInterval(asking);
const last = stage.start({ milliseconds: 15, paced: true });
await waitUntil(() => countAnswers(stage).size === asked, 600);
await sleep(1_000);
last.child.kill("SIGTERM");
const lastExit = await last.ended;
const counts = countAnswers(stage);
const doubled = [...counts.values()].filter((count) => count > 1).length;
console.log(
  `${TIMES} times ${SIGNAL}, ${asked} questions: ${asked - counts.size} unanswered, ${doubled} answered twice`,
);
console.log(`exits: ${JSON.stringify(Object.fromEntries(exits))}, the last by SIGTERM: ${lastExit}`);
await stage.close();
