/**
 * Updates handled a second where an answer takes 200 ms and every 100th 3 s, and what one stuck chat does to the others.
 * npx tsx scripts/bench/telegram-load.ts [updates]
 */
import { measureLatency, percentile, setStage, waitUntil } from "./stage.ts";

const UPDATES = Number(process.argv[2] ?? 10_000);
const CHATS = 2_000;

async function throughput(): Promise<void> {
  const stage = await setStage({ people: CHATS });
  const { latencies, asked } = measureLatency(stage);
  await stage.start({ milliseconds: 200, slowEvery: 100, slowMilliseconds: 3_000 }).ready;
  const started = performance.now();
  for (let n = 0; n < UPDATES; n++) {
    asked(`question ${n}?`);
    stage.ask(n, `question ${n}?`);
  }
  const all = await waitUntil(() => latencies.size === UPDATES, 300);
  const seconds = (performance.now() - started) / 1_000;
  console.log(
    `${UPDATES} updates from ${CHATS} chats, 200 ms each, 1% 3 s: ${(latencies.size / seconds).toFixed(0)} updates/s (${seconds.toFixed(1)} s, all answered: ${all})`,
  );
  await stage.close();
}

/** 95th percentile of latency at a steady 50 questions a second from 100 chats. */
async function steady(stuck: number): Promise<number> {
  const stage = await setStage({ people: 100 + stuck });
  const { latencies, asked } = measureLatency(stage);
  await stage.start({ milliseconds: 20, deadline: 60_000 }).ready;
  for (let n = 0; n < stuck; n++) for (let m = 0; m < 30; m++) stage.ask(100 + n, `stuck ${m}?`);
  const questions = 1_000;
  for (let n = 0; n < questions; n++) {
    asked(`question ${n}?`);
    stage.ask(n % 100, `question ${n}?`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await waitUntil(() => latencies.size === questions, 60);
  const p95 = percentile([...latencies.values()], 0.95);
  console.log(
    `${stuck} stuck chats: ${latencies.size} of ${questions} answered, p50 ${percentile([...latencies.values()], 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
  );
  await stage.close();
  return p95;
}

await throughput();
const without = await steady(0);
const withOne = await steady(1);
console.log(`a stuck chat changes the other chats' p95 by ${(withOne - without).toFixed(0)} ms`);
