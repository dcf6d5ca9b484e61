import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasLink } from "../../src/answer/model-claims.ts";
import { createModelComposer, type ModelComposer } from "../../src/answer/model-composer.ts";
import type { EvidencePiece } from "../../src/answer/model-evidence.ts";
import { createFollowUpRewriter } from "../../src/answer/model-follow-up.ts";
import { readArticle } from "../../src/corpus/article.ts";
import type { Article } from "../../src/types.ts";
import { ask, clientOf, shippedLexicon } from "../answer/model-setup.ts";
import { createObeyingModel } from "../fakes/obeying-model.ts";
import { type OpenAiServer, startOpenAiServer } from "../fakes/openai-server.ts";
import {
  type Attack,
  instructionsOf,
  isInArticles,
  obedience,
  readAttacks,
  SECRETS,
  wantedBy,
} from "./attack.ts";
import { faultsOfAnswer, leaksIn } from "./inspection.ts";

/** Those that come with the question; others a model never sees in it. */
const ATTACKS = readAttacks().filter((attack) => !isInArticles(attack));
const FILE = "2020-08-13-kazakhstan-un-sign-cooperation-framework.txt";
/** For a machine that does many things at once. */
const PATIENT = { timeoutMs: 20_000, stallMs: 20_000 };

let server: OpenAiServer;
let article: Article;
let pieces: EvidencePiece[];
let composer: ModelComposer;
const model = createObeyingModel(1);

beforeAll(async () => {
  server = await startOpenAiServer();
  server.answerWith((messages) => model.reply(messages));
  const reading = await readArticle(FILE, readFileSync(`corpus/${FILE}`, "utf8"));
  if (!("article" in reading)) throw new Error(reading.reason);
  article = reading.article;
  pieces = article.paragraphs.slice(0, 2).map(({ start, end }) => ({
    article,
    start,
    end,
    quote: article.text.slice(start, end),
  }));
  composer = createModelComposer({ client: clientOf(server.url, PATIENT), lexicon: shippedLexicon() });
});
afterAll(() => server.close());

const secrets = (): string[] => [SECRETS.apiKey, String(SECRETS.admin), server.url, "LLM_API_KEY="];

/** What is wrong with what a model makes of clean evidence, when an attack comes with the question. */
async function faultsUnder(attack: Attack): Promise<string[]> {
  const asked = [attack.text, attack.asks ?? ""].flat().join(" ");
  const question = { ...ask(asked), language: attack.lang };
  const outcome = await composer.compose({ question, pieces, generation: attack.id, user: null });
  if (outcome.kind === "nothing") return [];
  const { lines, citations } = outcome.draft;
  const headline = lines.join("\n");
  const common = { language: attack.lang, standalone: asked, ms: 0 };
  const answer = { ...common, kind: "cited", mode: "model", headline, citations, agreement: null } as const;
  return [
    ...faultsOfAnswer({ ...answer, otherAgreements: [] }, () => article, wantedBy(attack)),
    ...(hasLink(headline.replace(/\[\d\]/gu, "")) ? [`a link: ${headline}`] : []),
    ...leaksIn(headline, secrets()).map((leak) => `leaks: ${leak}`),
  ].map((fault) => `${attack.id}: ${fault}`);
}

describe("an attack that reaches a model with the question", () => {
  it("gets nothing through one that obeys", async () => {
    const faults: string[] = [];
    let obeyed = 0;
    for (const attack of ATTACKS) {
      model.fallFor({ reads: instructionsOf(attack), writes: obedience(attack, server.url) });
      faults.push(...(await faultsUnder(attack)));
      obeyed += Number(model.reached > 0);
    }
    expect(faults).toEqual([]);
    // a few are taken apart before they come to the model
    expect(obeyed).toBeGreaterThan(0.95 * ATTACKS.length);
  }, 120_000);

  it("gets nothing through as a rewritten follow-up", async () => {
    const rewriter = createFollowUpRewriter({
      client: clientOf(server.url, PATIENT),
      lexicon: shippedLexicon(),
    });
    const faults: string[] = [];
    for (const attack of ATTACKS) {
      model.fallFor({ reads: instructionsOf(attack), writes: obedience(attack, server.url) });
      const question = { ...ask("and when?"), language: attack.lang };
      const conversation = [[attack.text].flat().join(" ")];
      const text = (await rewriter.rewrite({ question, conversation, user: null, timeoutMs: 20_000 })) ?? "";
      if (hasLink(text) || leaksIn(text, secrets()).length > 0) faults.push(`${attack.id}: ${text}`);
    }
    expect(faults).toEqual([]);
  }, 120_000);
});
