/**
 * How much of what is false reaches a reader, and how much of what is true is lost. True sentences are changed mechanically, and
 * checked against the quote they were true of. Usage: npx tsx scripts/bench/citation-check.ts [--set DIR ...] [--show KIND]
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
import { CHANGES, type Change, namesIn } from "./changes.ts";
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
  },
});
const lexicon = loadLexicon(LEXICON_FOLDER);
const show = values.show;

function pieceOf({ article }: Pair, quote: string): EvidencePiece {
  const start = Math.max(0, article.text.indexOf(quote));
  return { article, start, end: start + quote.length, quote };
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
  const parallel = join(import.meta.dirname, "parallel-sentences.jsonl");
  if (existsSync(parallel)) {
    const pairs = parallelPairs(parallel);
    found.push({
      name: "parallel en/ru/kk (across)",
      pairs,
      all: pairs.map((pair) => ({
        ...pair.article,
        id: pair.claim,
        text: pair.claim,
        language: pair.language,
        paragraphs: [{ start: 0, end: pair.claim.length }],
      })),
    });
  }
  const en = values.set.find((folder) => folder.endsWith("xquad-en"));
  const ru = values.set.find((folder) => folder.endsWith("xquad-ru"));
  if (en && ru) {
    const [english, russian] = [loaded.get(en) ?? [], loaded.get(ru) ?? []];
    found.push({ name: "xquad ru on en (across)", pairs: translatedPairs(russian, english), all: russian });
    found.push({ name: "xquad en on ru (across)", pairs: translatedPairs(english, russian), all: english });
  }
  return found.filter((group) => values.only === undefined || group.name.includes(values.only));
}

/** Shares by kind of change, counted as it goes. */
class Tally {
  readonly #counts = new Map<string, { through: number; all: number }>();
  add(kind: string, through: boolean): void {
    const count = this.#counts.get(kind) ?? { through: 0, all: 0 };
    this.#counts.set(kind, { through: count.through + Number(through), all: count.all + 1 });
  }
  line(kind: string): string {
    const { through, all } = this.#counts.get(kind) ?? { through: 0, all: 0 };
    return `${((100 * through) / Math.max(1, all)).toFixed(1).padStart(6)}%  (${through}/${all})`;
  }
  get kinds(): string[] {
    return [...this.#counts.keys()];
  }
}

function measure(group: Group): Tally {
  const tally = new Tally();
  const textsOf = (language: string, not: string) =>
    group.all.filter((article) => article.language === language && article.id !== not);
  group.pairs.forEach((pair, seed) => {
    const evidence = readEvidence(pair.article, pair.quote, lexicon);
    const check = (claim: string, against = evidence) =>
      checkClaim({ claim: readText(claim, pair.language, lexicon), evidence: against });
    const fault = check(pair.claim);
    tally.add("true sentences dropped", fault !== null);
    if (show === "true" && fault)
      console.log(`[${fault}] ${pair.claim}\n    ${pair.quote.replace(/\s+/gu, " ")}`);
    if (pair.language === pair.article.language) {
      for (const [kind, reword] of Object.entries(REWORDINGS)) {
        const reworded = reword(pair.claim, pair.language, lexicon);
        if (reworded === null) continue;
        const found = check(reworded);
        tally.add(`dropped: ${kind}`, found !== null);
        if (show === kind && found)
          console.log(`[${found}] ${reworded}\n    ${pair.quote.replace(/\s+/gu, " ")}`);
      }
    }
    const others = textsOf(pair.language, pair.article.id).slice(seed % 7, (seed % 7) + 6);
    const texts = others.map((article) =>
      article.text.slice((seed * 131) % 3000, ((seed * 131) % 3000) + 3000),
    );
    const context = {
      language: pair.language,
      quote: pair.quote,
      names: texts
        .flatMap((text) => namesIn(text.replace(/^\S*\s/u, "")).map((name) => name.text))
        .filter((name) => !isStopWord(name, pair.language)),
      sentences: texts
        .flatMap((text) => text.split(/(?<=[.!?])\s+/u).slice(1, -1))
        .filter((one) => /^\p{Lu}.{30,}\.$/u.test(one)),
      seed,
    };
    for (const [kind, change] of Object.entries(CHANGES) as [Change, (typeof CHANGES)[Change]][]) {
      const changed = change(pair.claim, context);
      if (changed === null || changed === pair.claim) continue;
      const through = check(changed) === null;
      tally.add(kind, through);
      if (show === kind && through) console.log(`${changed}\n    ${pair.quote.replace(/\s+/gu, " ")}`);
    }
    const [nearest] = pair.wrong;
    if (nearest !== undefined) {
      const shown = [nearest, pair.quote, ...pair.wrong.slice(1)].map((quote) => pieceOf(pair, quote));
      const verifier = createVerifier({ pieces: shown, language: pair.language, lexicon, rules: "" });
      const [verdict] = verifier.verify([{ text: pair.claim, numbers: [1], item: false }]);
      tally.add("wrong passage cited, right one shown", verdict?.kind === "holds" && verdict.pieces[0] !== 1);
    }
    pair.wrong.forEach((quote, rank) => {
      const through = check(pair.claim, readEvidence(pair.article, quote, lexicon)) === null;
      tally.add(rank === 0 ? "wrong passage (nearest)" : "wrong passage (other)", through);
      if (show === "wrong" && through) console.log(`${pair.claim}\n    ${quote.replace(/\s+/gu, " ")}`);
    });
  });
  return tally;
}

for (const group of await groups()) {
  const started = performance.now();
  const tally = measure(group);
  console.log(
    `\n${group.name}: ${group.pairs.length} sentences (${Math.round(performance.now() - started)} ms)`,
  );
  for (const kind of tally.kinds) console.log(`  ${kind.padEnd(38)}${tally.line(kind)}`);
}
