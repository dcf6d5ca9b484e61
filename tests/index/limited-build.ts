import { buildIndex } from "../../src/index/build-index.ts";
import { LocalEmbeddings } from "../../src/models/local-embeddings.ts";
import { buildOptions, lexicon } from "./small-corpus.ts";

// Run by a test as a process of its own, under a limit on the size of files: builds, and prints what went wrong.
const [folder = "", dimension = ""] = process.argv.slice(2);
try {
  const embeddings = new LocalEmbeddings({ lexicon, dimension: Number(dimension) });
  const embedder = { name: `local-${dimension}`, paid: false, usesLexicon: true };
  await buildIndex(await buildOptions(folder, { embeddings, embedder }));
  process.stdout.write("published");
} catch (error) {
  process.stdout.write(String(error));
}
