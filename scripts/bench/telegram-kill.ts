/**
 * Kills the bot at random moments under load and counts what was not answered, or answered twice.
 * npx tsx scripts/bench/telegram-kill.ts SIGKILL 200    npx tsx scripts/bench/telegram-kill.ts SIGTERM 50
 * With "edits" after that, answers are shown while they are written, on a server that takes no drafts; halves that stay are counted.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { HALF_WRITTEN } from "./run-bot.ts";
import { countAnswers, setStage, waitUntil } from "./stage.ts";

const SIGNAL = process.argv[2] === "SIGTERM" ? "SIGTERM" : "SIGKILL";
const TIMES = Number(process.argv[3] ?? 20);
const SHOWN = process.argv[4] === "edits";
const BOT = { milliseconds: 15, paced: true, ...(SHOWN ? { writing: 300 } : {}) };
/** Milliseconds between two questions; an answer that is shown while it is written takes three messages' room. */
const INTERVAL = SHOWN ? 200 : 60;
/** Longest life, in milliseconds, of a process that may be hit during its start, and of one that receives already. */
const FROM_START = 1_800;
const FROM_READY = 500;

const stage = await setStage({ people: 60, api: SHOWN ? { unknownMethods: ["sendMessageDraft"] } : {} });
let asked = 0;
const asking = setInterval(() => {
  stage.ask(asked, `question ${asked}?`);
  asked += 1;
}, INTERVAL);
const exits = new Map<string, number>();
for (let n = 0; n < TIMES; n++) {
  const bot = stage.start(BOT);
  // by turns from its first moments on, so that the start is hit as well, and under load
  await (n % 2 === 0 ? bot.up : bot.ready);
  await sleep(Math.random() * (n % 2 === 0 ? FROM_START : FROM_READY));
  bot.child.kill(SIGNAL);
  const code = String((await bot.ended) ?? SIGNAL);
  exits.set(code, (exits.get(code) ?? 0) + 1);
}
clearInterval(asking);
const last = stage.start(BOT);
const texts = () => stage.people.flatMap(({ chat }) => stage.api.world.botTexts(chat));
/** A question over which the process died ten times gets an apology. */
const apologies = () => texts().filter((text) => text.includes("could not find an answer")).length;
await waitUntil(() => countAnswers(stage).size + apologies() === asked, 600);
await sleep(1_000);
last.child.kill("SIGTERM");
const lastExit = await last.ended;
const counts = countAnswers(stage);
const doubled = [...counts.values()].filter((count) => count > 1).length;
console.log(
  `${TIMES} times ${SIGNAL}, ${asked} questions: ${asked - counts.size} unanswered (${apologies()} with an apology), ${doubled} answered twice`,
);
const halves = texts().filter((text) => text.startsWith(HALF_WRITTEN)).length;
if (SHOWN) console.log(`${halves} halves of answers stayed`);
console.log(`exits: ${JSON.stringify(Object.fromEntries(exits))}, the last by SIGTERM: ${lastExit}`);
await stage.close();
