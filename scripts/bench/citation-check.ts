/**
 * How much of what is false reaches a reader, and how much of what is true is lost. True sentences are changed mechanically, and
 * checked against the quote they were true of. Usage: npx tsx scripts/bench/citation-check.ts [--set DIR ...] [--show KIND | all]
 * [--only GROUP] [--held-out] [--limit N]
 */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { readEvidence } from "../../src/answer/checked-evidence.ts";
import { checkClaim } from "../../src/answer/citation-check.ts";
import { readText } from "../../src/answer/claim-words.ts";
import type { EvidencePiece } from "../../src/answer/model-evidence.ts";
import { createVerifier } from "../../src/answer/verified-draft.ts";
import { LEXICON_FOLDER } from "../../src/assistant/open-assistant.ts";
import { loadLexicon } from "../../src/language/lexicon.ts";
import { isStopWord } from "../../src/language/stop-words.ts";
import type { Article } from "../../src/types.ts";
import { CHANGES } from "./changes.ts";
import { type ChangeContext, namesIn } from "./changing.ts";
import { REWORDINGS } from "./rewordings.ts";
import {
  articlesOf,
  type Pair,
  parallelPairs,
  sameLanguagePairs,
  translatedPairs,
} from "./sentence-pairs.ts";

const { values } = parseArgs({
  options: {
    set: { type: "string", multiple: true, default: [] },
    show: { type: "string" },
    only: { type: "string" },
    limit: { type: "string", default: "1000000" },
    "held-out": { type: "boolean", default: false },
  },
});
const lexicon = loadLexicon(LEXICON_FOLDER);

function shown(kind: string, claim: string, quote: string, fault: string | null = null): void {
  if (values.show !== kind && values.show !== "all") return;
  const what = fault === null ? "THROUGH" : "DROPPED";
  console.log(`${what} ${kind}${fault === null ? "" : ` [${fault}]`}: ${claim}`);
  console.log(`    ${quote.replace(/\s+/gu, " ")}`);
}

type Group = { readonly name: string; readonly pairs: readonly Pair[]; readonly all: readonly Article[] };

async function groups(): Promise<Group[]> {
  const own = ["corpus", "tests/fixtures/agreements"].filter((folder) => existsSync(folder));
  const loaded = new Map<string, readonly Article[]>();
  for (const folder of [...own, ...values.set]) loaded.set(folder, await articlesOf(folder));
  const found: Group[] = [...loaded].map(([folder, articles]) => ({
    name: basename(folder),
    pairs: sameLanguagePairs(articles),
    all: articles,
  }));
  const file = values["held-out"] ? "parallel-held-out" : "parallel-sentences";
  const parallel = parallelPairs(join(import.meta.dirname, `${file}.jsonl`));
  found.push({ name: `${file} en/ru/kk (across)`, pairs: parallel, all: parallel.map(claimArticle) });
  const en = values.set.find((folder) => folder.endsWith("xquad-en"));
  const ru = values.set.find((folder) => folder.endsWith("xquad-ru"));
  if (en && ru) {
    const [english, russian] = [loaded.get(en) ?? [], loaded.get(ru) ?? []];
    found.push({ name: "xquad ru on en (across)", pairs: translatedPairs(russian, english), all: russian });
    found.push({ name: "xquad en on ru (across)", pairs: translatedPairs(english, russian), all: english });
  }
  return found.filter((group) => values.only === undefined || group.name.includes(values.only));
}

const claimArticle = (pair: Pair): Article => ({
  ...pair.article,
  id: pair.claim,
  text: pair.claim,
  language: pair.language,
  paragraphs: [{ start: 0, end: pair.claim.length }],
});

/** Shares by kind of change, counted as it goes. */
class Tally {
  readonly #counts = new Map<string, { hits: number; all: number }>();
  add(kind: string, hit: boolean): void {
    const count = this.#counts.get(kind) ?? { hits: 0, all: 0 };
    this.#counts.set(kind, { hits: count.hits + Number(hit), all: count.all + 1 });
  }
  line(kind: string): string {
    const { hits, all } = this.#counts.get(kind) ?? { hits: 0, all: 0 };
    return `${((100 * hits) / Math.max(1, all)).toFixed(1).padStart(6)}%  (${hits}/${all})`;
  }
  get kinds(): string[] {
    const order = [
      "true",
      ...Object.keys(REWORDINGS).map((kind) => `true, ${kind}`),
      ...Object.keys(CHANGES),
    ];
    const place = (kind: string) => (order.includes(kind) ? order.indexOf(kind) : order.length);
    return [...this.#counts.keys()].sort((one, other) => place(one) - place(other));
  }
}

const namesOf = (text: string, language: Article["language"]): string[] =>
  namesIn(text.replace(/^\S*\s/u, ""))
    .map((name) => name.text)
    .filter((name) => !isStopWord(name, language));

/** The same stretch of some other articles each run. */
function contextOf(pair: Pair, group: Group, seed: number): ChangeContext {
  const texts = group.all
    .filter((article) => article.language === pair.language && article.id !== pair.article.id)
    .slice(seed % 7, (seed % 7) + 6)
    .map((article) => article.text.slice((seed * 131) % 3000, ((seed * 131) % 3000) + 3000));
  const own = pair.article.language === pair.language ? pair.article.text : texts.join(" ");
  return {
    language: pair.language,
    quote: pair.quote,
    names: texts.flatMap((text) => namesOf(text, pair.language)),
    ownNames: namesOf(own.slice(0, 6000), pair.language),
    sentences: texts
      .flatMap((text) => text.split(/(?<=[.!?])\s+/u).slice(1, -1))
      .filter((one) => /^\p{Lu}.{30,}\.$/u.test(one)),
    seed,
  };
}

function measure(group: Group): Tally {
  const tally = new Tally();
  const step = Math.max(1, Math.ceil(group.pairs.length / Number(values.limit)));
  group.pairs.forEach((pair, seed) => {
    if (seed % step !== 0) return;
    const evidence = readEvidence(pair.article, pair.quote, lexicon);
    const check = (claim: string, against = evidence) =>
      checkClaim({ claim: readText(claim, pair.language, lexicon), evidence: against });
    const fault = check(pair.claim);
    tally.add("true", fault !== null);
    if (fault) shown("true", pair.claim, pair.quote, fault);
    // What is dropped as it stands would count twice.
    if (fault === null) measureRewordings(pair, check, tally);
    const context = contextOf(pair, group, seed);
    for (const [kind, change] of Object.entries(CHANGES)) {
      const changed = change(pair.claim, context);
      if (changed === null || changed === pair.claim) continue;
      const through = check(changed) === null;
      tally.add(kind, through);
      if (through) shown(kind, changed, pair.quote);
    }
    measureWrongPassages(pair, tally);
  });
  return tally;
}

function measureRewordings(pair: Pair, check: (claim: string) => string | null, tally: Tally): void {
  for (const [kind, reword] of Object.entries(REWORDINGS)) {
    const reworded = reword(pair.claim, pair.language, lexicon);
    if (reworded === null) continue;
    const fault = check(reworded);
    tally.add(`true, ${kind}`, fault !== null);
    if (fault) shown(`true, ${kind}`, reworded, pair.quote, fault);
  }
}

function measureWrongPassages(pair: Pair, tally: Tally): void {
  const claim = readText(pair.claim, pair.language, lexicon);
  pair.wrong.forEach((quote, rank) => {
    const through = checkClaim({ claim, evidence: readEvidence(pair.article, quote, lexicon) }) === null;
    tally.add(rank === 0 ? "wrong passage (nearest)" : "wrong passage (other)", through);
    if (through) shown("wrong", pair.claim, quote);
  });
  const [nearest] = pair.wrong;
  if (nearest === undefined) return;
  const pieces = [nearest, pair.quote, ...pair.wrong.slice(1)].map((quote): EvidencePiece => {
    const start = Math.max(0, pair.article.text.indexOf(quote));
    return { article: pair.article, start, end: start + quote.length, quote };
  });
  const verifier = createVerifier({ pieces, language: pair.language, lexicon, rules: "" });
  const [verdict] = verifier.verify([{ text: pair.claim, numbers: [1], item: false }]);
  const misled = verdict?.kind === "holds" && verdict.pieces[0] !== 1;
  tally.add("wrong passage cited, right one shown", misled);
}

for (const group of await groups()) {
  const started = performance.now();
  const tally = measure(group);
  console.log(
    `\n${group.name}: ${group.pairs.length} sentences (${Math.round(performance.now() - started)} ms)`,
  );
  for (const kind of tally.kinds)
    console.log(`  ${(kind.startsWith("true") ? `dropped: ${kind}` : kind).padEnd(38)}${tally.line(kind)}`);
}
