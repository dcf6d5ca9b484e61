import { type IndexedPassage, openGeneration, type SearchIndex } from "./search-index.ts";

/** Passages tried, spread evenly over the index. */
const SAMPLES = 100;

/** Cosine of a vector with itself, as far as 32-bit numbers hold it. */
const SAME = 0.999;

function fail(what: string): never {
  process.stderr.write(`${what}.\n`);
  process.exit(1);
}

function check(index: SearchIndex): void {
  const { counts, embedder } = index.manifest;
  if (index.articles().length !== counts.articles) fail("articles are missing from the database");
  const step = Math.max(1, Math.floor(counts.passages / SAMPLES));
  for (let number = 1; number <= counts.passages; number += step) {
    const passage = index.passage(number);
    if (passage === undefined) fail(`passage ${number} is missing from the database`);
    checkPassage(index, passage, embedder.dimension);
  }
}

function checkPassage(index: SearchIndex, passage: IndexedPassage, dimension: number): void {
  const text = index.article(passage.article)?.text;
  if (text?.slice(passage.start, passage.end) !== passage.text)
    fail(`passage ${passage.number} is not in its article`);
  if (index.sentencesOfPassage(passage.number).length === 0)
    fail(`passage ${passage.number} has no sentence`);
  const vector = index.vectorOf(passage.number);
  if (vector.length !== dimension) fail(`vector ${passage.number} has ${vector.length} components`);
  const nearest = index.searchVectors(vector, 1)[0];
  if (nearest === undefined || nearest.score < SAME) fail(`vector ${passage.number} does not find itself`);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) fail("which generation? Give its folder");
try {
  check(openGeneration(folder));
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
