/**
 * Questions answered a second by the real assistant through the loopback server, and how long each takes.
 * npx tsx scripts/bench/telegram-answers.ts CORPUS DATA [questions] [chats]     (DATA holds a built index)
 */
import { readFileSync } from "node:fs";
import { percentile, setStage, waitUntil } from "./stage.ts";

const [, , corpus = "corpus", data = "data", questions = "1000", chats = "200"] = process.argv;
const SEED = new URL("../../tests/fixtures/seed/questions.jsonl", import.meta.url);
const texts = readFileSync(SEED, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => (JSON.parse(line) as { question: string }).question);
const total = Number(questions);

async function run(name: string, interval: number): Promise<void> {
  const stage = await setStage({ people: Number(chats) });
  const askedAt = new Map<number, number[]>();
  const latencies: number[] = [];
  stage.api.world.onEvent((event) => {
    if (event.kind !== "message" || !event.byBot) return;
    const at = askedAt.get(event.chat)?.shift();
    if (at !== undefined) latencies.push(performance.now() - at);
  });
  await stage.start({ corpus, data }).ready;
  const started = performance.now();
  for (let n = 0; n < total; n++) {
    const { chat } = stage.people[n % stage.people.length] ?? { chat: { id: 0 } };
    askedAt.set(chat.id, [...(askedAt.get(chat.id) ?? []), performance.now()]);
    stage.ask(n, texts[n % texts.length] ?? "Who signed?");
    if (interval > 0) await new Promise((resolve) => setTimeout(resolve, interval));
  }
  await waitUntil(() => latencies.length >= total, 300);
  const seconds = (performance.now() - started) / 1_000;
  const answered = stage.people.reduce((sum, { chat }) => sum + stage.api.world.botTexts(chat).length, 0);
  console.log(
    `${name}: ${answered} answers to ${total} questions from ${chats} chats, ${(answered / seconds).toFixed(0)} a second, p50 ${percentile(latencies, 0.5).toFixed(0)} ms, p95 ${percentile(latencies, 0.95).toFixed(0)} ms`,
  );
  await stage.close();
}

await run("all at once", 0);
await run("one every 40 ms", 40);
