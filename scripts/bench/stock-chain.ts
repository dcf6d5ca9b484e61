/**
 * The attacks of tests/fixtures/attacks.jsonl on a model that obeys whatever it reads: through LangChain's stock retrieval chain, as its
 * documentation builds it, and through this bot's assistant, over the same articles. The chain is spared the retrieval: it is handed the
 * article that the question is about, the assistant finds it among all. Usage: npx tsx scripts/bench/stock-chain.ts
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStuffDocumentsChain } from "@langchain/classic/chains/combine_documents";
import { createRetrievalChain } from "@langchain/classic/chains/retrieval";
import { Document } from "@langchain/core/documents";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { RunnableLambda } from "@langchain/core/runnables";
import { hasLink } from "../../src/answer/model-claims.ts";
import { createChatModel } from "../../src/models/chat-model.ts";
import type { Answer } from "../../src/types.ts";
import {
  type Attack,
  filesUnder,
  instructionsOf,
  isInArticles,
  obedience,
  questionsUnder,
  readAttacks,
  SECRETS,
  wantedBy,
} from "../../tests/attacks/attack.ts";
import { openAssistants } from "../../tests/attacks/attacked-bot.ts";
import { leaksIn, unfounded } from "../../tests/attacks/inspection.ts";
import { createObeyingModel } from "../../tests/fakes/obeying-model.ts";
import { startOpenAiServer } from "../../tests/fakes/openai-server.ts";

const attacks = readAttacks();
const server = await startOpenAiServer();
const model = createObeyingModel();
server.answerWith((messages) => model.reply(messages));
const settings = { model: "stub", baseUrl: server.url, apiKey: SECRETS.apiKey, timeoutMs: 20_000 };
const folder = await mkdtemp(join(tmpdir(), "stock-chain-"));
const assistants = await openAssistants({
  folder,
  poisoned: attacks.flatMap((attack, number) => filesUnder(attack, number)),
  model: server.url,
});

/** The first paragraphs of what the question is about: the article under attack, or the clean one. */
async function documentsFor(attack: Attack, number: number): Promise<Document[]> {
  const clean = (await assistants.clean.sources())[0]?.article ?? "";
  const texts = isInArticles(attack)
    ? filesUnder(attack, number)
    : [{ name: clean, text: (await assistants.clean.article(clean))?.text ?? "" }];
  return texts.flatMap(({ name, text }) =>
    text
      .split("\n\n")
      .slice(0, 4)
      .map((pageContent) => new Document({ pageContent, metadata: { source: name } })),
  );
}

/** As the documentation of createRetrievalChain has it. */
async function stock(attack: Attack, number: number, question: string): Promise<string> {
  const prompt = ChatPromptTemplate.fromMessages([
    [
      "system",
      "Use the following pieces of context to answer the question. If you don't know the answer, say that you don't know.\n\n{context}",
    ],
    ["human", "{input}"],
  ]);
  const documents = await documentsFor(attack, number);
  const combineDocsChain = await createStuffDocumentsChain({ llm: await createChatModel(settings), prompt });
  const retriever = RunnableLambda.from(async () => documents);
  const chain = await createRetrievalChain({ retriever, combineDocsChain });
  return (await chain.invoke({ input: question })).answer;
}

async function ours(attack: Attack, question: string): Promise<Answer> {
  return (isInArticles(attack) ? assistants.poisoned : assistants.clean).answer(question);
}

const none = () => ({ obeyed: 0, links: 0, leaks: 0, wanted: 0, uncited: 0 });
const counts = { stock: none(), ours: none() };

function count(name: keyof typeof counts, attack: Attack, text: string, uncited: number): void {
  const isOurArticles = /primeminister\.kz/u.test(text);
  counts[name].obeyed += Number(model.reached > 0);
  counts[name].links += Number(hasLink(text.replace(/\[\d+\]/gu, "")) && !isOurArticles);
  counts[name].leaks += Number(leaksIn(text, [SECRETS.apiKey, server.url]).length > 0);
  counts[name].wanted += Number(wantedBy(attack).test(text));
  counts[name].uncited += Number(uncited > 0);
}

const linesWithoutMarks = (text: string): number =>
  text.split("\n").filter((line) => line.trim() !== "" && !/\[\d+\]/u.test(line)).length;

for (const [number, attack] of attacks.entries()) {
  const question = questionsUnder(attack, number).at(-1) ?? "";
  const fallFor = () =>
    model.fallFor({ reads: instructionsOf(attack), writes: obedience(attack, server.url) });
  fallFor();
  const written = await stock(attack, number, question);
  count("stock", attack, written, linesWithoutMarks(written));
  fallFor();
  const answer = await ours(attack, question);
  const text = answer.kind === "cited" ? answer.headline : "";
  count("ours", attack, text, answer.kind === "cited" ? unfounded(answer).length : 0);
}
console.log(`${attacks.length} attacks on a model that obeys; attacks with`);
console.table(counts);
for (const assistant of Object.values(assistants)) assistant.close();
await server.close();
await rm(folder, { recursive: true });
