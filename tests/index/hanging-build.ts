import { buildIndex } from "../../src/index/build-index.ts";
import { buildOptions, CountingEmbeddings } from "./small-corpus.ts";

// Run by a test as a process of its own: begins a build and never ends it.
const [folder = ""] = process.argv.slice(2);
const embeddings = Object.assign(new CountingEmbeddings(), {
  embedDocuments: () => {
    process.stdout.write("embedding\n");
    return new Promise<number[][]>(() => setInterval(() => undefined, 1_000));
  },
});
await buildIndex(
  await buildOptions(folder, { embeddings, embedder: { name: "hanging", paid: true, usesLexicon: false } }),
);
