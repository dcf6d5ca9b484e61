import { type IndexedPassage, openGeneration, type SearchIndex } from "./search-index.ts";

/** Passages tried, spread evenly over the index. */
const SAMPLES = 100;

/** Cosine of a vector with itself, as far as 32-bit numbers hold it. */
const SAME = 0.999;

/** Share of the samples whose vectors must find themselves: the search is approximate, but not that much. */
const FOUND = 0.9;

function fail(what: string): never {
  process.stderr.write(`${what}.\n`);
  process.exit(1);
}

function check(index: SearchIndex): void {
  const { counts, embedder } = index.manifest;
  if (index.articles().length !== counts.articles) fail("articles are missing from the database");
  const step = Math.max(1, Math.floor(counts.passages / SAMPLES));
  let samples = 0;
  let found = 0;
  for (let number = 1; number <= counts.passages; number += step) {
    const passage = index.passage(number);
    if (passage === undefined) fail(`passage ${number} is missing from the database`);
    checkPassage(index, passage);
    samples++;
    if (findsItself(index, number, embedder.dimension)) found++;
  }
  if (found < samples * FOUND) fail(`only ${found} of ${samples} vectors find themselves`);
}

function checkPassage(index: SearchIndex, passage: IndexedPassage): void {
  const text = index.article(passage.article)?.text;
  if (text?.slice(passage.start, passage.end) !== passage.text) {
    fail(`passage ${passage.number} is not in its article`);
  }
  if (index.sentencesOfPassage(passage.number).length === 0)
    fail(`passage ${passage.number} has no sentence`);
}

function findsItself(index: SearchIndex, passage: number, dimension: number): boolean {
  const vector = index.vectorOf(passage);
  if (vector.length !== dimension) fail(`vector ${passage} has ${vector.length} components`);
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (Math.abs(length - 1) > 1 - SAME) fail(`vector ${passage} has length ${length}`);
  return (index.searchVectors(vector, 1)[0]?.score ?? 0) >= SAME;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) fail("which generation? Give its folder");
try {
  check(openGeneration(folder));
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
