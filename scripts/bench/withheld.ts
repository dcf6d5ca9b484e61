/**
 * How much that is harmless is withheld as an order or as a link: sentences of articles (no evidence then), their titles (not shown to a
 * model), and questions (taken for an order to the bot). Usage: npx tsx scripts/bench/withheld.ts [--list] FOLDER...
 * A folder holds articles, or question sets with `questions.jsonl` and `articles/`, at any depth.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chatReply } from "../../src/answer/chat.ts";
import { leadsElsewhere } from "../../src/answer/model-claims.ts";
import { LEXICON_FOLDER } from "../../src/assistant/open-assistant.ts";
import { readArticle } from "../../src/corpus/article.ts";
import { loadLexicon } from "../../src/language/lexicon.ts";
import { isOrder } from "../../src/language/orders.ts";
import { sentences } from "../../src/language/sentences.ts";
import { analyseQuestion } from "../../src/retrieval/question.ts";

const given = process.argv.slice(2);
const folders = given.filter((one) => !one.startsWith("--"));
const list = given.includes("--list");
const lexicon = loadLexicon(LEXICON_FOLDER);
const counts = {
  sentences: { all: 0, orders: 0, links: 0 },
  titles: { all: 0, orders: 0, links: 0 },
  questions: { all: 0, orders: 0, links: 0 },
};

function count(kind: keyof typeof counts, text: string, order: boolean): void {
  const link = leadsElsewhere(text);
  counts[kind].all += 1;
  counts[kind].orders += Number(order);
  counts[kind].links += Number(link);
  if (list && (order || link))
    console.log(`${kind} ${order ? "order" : "link"}: ${text.replace(/\s+/gu, " ").slice(0, 200)}`);
}

async function countArticle(name: string, text: string): Promise<void> {
  const reading = await readArticle(name, text);
  if (!("article" in reading)) return;
  const { article } = reading;
  count("titles", article.title, isOrder(article.title));
  // of the file itself: the article has no orders in its paragraphs any more
  for (const block of text.split(/\n\s*\n/u))
    for (const { start, end } of sentences(block, { start: 0, end: block.length })) {
      const sentence = block.slice(start, end);
      count("sentences", sentence, isOrder(sentence));
    }
}

function countQuestions(file: string): void {
  for (const line of readFileSync(file, "utf8").trim().split("\n")) {
    const { question, status = [] } = JSON.parse(line) as {
      readonly question: string;
      readonly status?: string | readonly string[];
    };
    // what is meant as small talk or as an order is rightly taken for it
    if ([status].flat().includes("chat")) continue;
    count("questions", question, chatReply(analyseQuestion({ asked: question, lexicon }), lexicon) !== null);
  }
}

for (const folder of folders)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (/^(?!README).*\.(?:txt|md)$/u.test(entry.name))
      await countArticle(entry.name, readFileSync(file, "utf8"));
    if (entry.name === "questions.jsonl") countQuestions(file);
  }
for (const [kind, { all, orders, links }] of Object.entries(counts)) {
  const share = (part: number): string => `${part} (${((100 * part) / Math.max(1, all)).toFixed(2)}%)`;
  console.log(`${kind.padEnd(10)} ${all}: orders ${share(orders)}, links ${share(links)}`);
}
