import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import { UserError } from "../../src/errors.ts";

let base: string;
let corpus: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "corpus-"));
  corpus = join(base, "corpus");
  await mkdir(corpus);
});

afterEach(() => rm(base, { recursive: true, force: true }));

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(corpus, path)), { recursive: true });
  await writeFile(join(corpus, path), content);
}

const BODY = "A bridge\n\nTwo towns agreed to build a bridge together.\n";

describe("readCorpus", () => {
  it("reads text and Markdown files in all folders, in the order of their ids", async () => {
    await put("b.txt", BODY);
    await put("news/c.md", BODY);
    await put("B.TXT", BODY);
    const { articles, skipped, warnings } = await readCorpus(corpus);
    expect(articles.map((article) => article.id)).toEqual(["B.TXT", "b.txt", "news/c.md"]);
    expect(skipped).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it("keeps the text as decoded, without the byte-order mark", async () => {
    await put("a.txt", `\ufeffTitle\r\n\r\nBody «text»…\r\n\r\n \n`);
    const [article] = (await readCorpus(corpus)).articles;
    expect(article?.text).toBe("Title\r\n\r\nBody «text»…\r\n\r\n \n");
  });

  it("skips what is no article and says why, and reads the rest", async () => {
    await put("good.txt", BODY);
    await put("binary.txt", new Uint8Array([80, 75, 3, 4, 0, 0, 1]));
    await put("windows.txt", new Uint8Array([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]));
    await put("utf16.txt", new Uint8Array([0xff, 0xfe, 65, 0]));
    await put("empty.txt", "");
    await put("blank.txt", " \n\n \t\n");
    await put("rule.txt", "-----\n");
    await put("title-only.txt", "date 2020-08-13 A title and nothing else\n");
    await put("picture.png", "text");
    await mkdir(join(corpus, "folder.txt"));
    const { articles, skipped } = await readCorpus(corpus);
    expect(articles.map((article) => article.id)).toEqual(["good.txt"]);
    expect(skipped.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
      "binary.txt: it is binary, not text",
      "blank.txt: it is empty: it has no word",
      "empty.txt: it is empty",
      "folder.txt: it is a folder, although its name ends like an article's",
      "picture.png: its kind is not read; articles are .txt and .md files",
      "rule.txt: it is empty: it has no word",
      "title-only.txt: it has no text below its title",
      "utf16.txt: it is UTF-16, not UTF-8; save it as UTF-8",
      "windows.txt: it is not UTF-8; save it as UTF-8",
    ]);
  });

  it("skips a file that is too large without reading it", async () => {
    await put("large.txt", new Uint8Array(20 * 1024 * 1024 + 1).fill(97));
    const { skipped } = await readCorpus(corpus);
    expect(skipped[0]?.reason).toBe("it is larger than 20 MB; split it into articles");
  });

  it("passes over hidden files and folders silently", async () => {
    await put(".hidden.txt", BODY);
    await put(".git/a.txt", BODY);
    await put("a.txt", BODY);
    const { articles, skipped } = await readCorpus(corpus);
    expect(articles).toHaveLength(1);
    expect(skipped).toEqual([]);
  });

  it("follows no link that leads out of the corpus, in circles, to nothing or to what is read anyway", async () => {
    await put("a.txt", BODY);
    await put("..data/mounted.txt", BODY);
    await writeFile(join(base, "outside.txt"), BODY);
    await symlink(join(base, "outside.txt"), join(corpus, "out.txt"));
    await symlink(base, join(corpus, "up"));
    await symlink("a.txt", join(corpus, "again.txt"));
    await symlink("nothing.txt", join(corpus, "broken.txt"));
    await symlink("self.txt", join(corpus, "self.txt"));
    await symlink("..data/mounted.txt", join(corpus, "mounted.txt"));
    const { articles, skipped } = await readCorpus(corpus);
    expect(articles.map((article) => article.id)).toEqual(["a.txt", "mounted.txt"]);
    expect(skipped.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
      "again.txt: it is a link to a.txt, which is read itself",
      "broken.txt: it is a link that cannot be followed (ENOENT)",
      "out.txt: it is a link that leads out of the corpus",
      "self.txt: it is a link that cannot be followed (ELOOP)",
      "up: it is a link that leads out of the corpus",
    ]);
  });

  it("reads a corpus folder that is itself a link", async () => {
    await put("a.txt", BODY);
    await symlink(corpus, join(base, "link"));
    expect((await readCorpus(join(base, "link"))).articles).toHaveLength(1);
  });

  it("hashes ids and texts, and nothing else", async () => {
    await put("a.txt", BODY);
    const first = await readCorpus(corpus);
    await put("a.txt", BODY);
    await put("note.pdf", "not read");
    expect((await readCorpus(corpus)).hash).toBe(first.hash);
    await put("a.txt", `${BODY}More.\n`);
    const second = await readCorpus(corpus);
    expect(second.hash).not.toBe(first.hash);
    await rm(join(corpus, "a.txt"));
    await put("b.txt", `${BODY}More.\n`);
    expect((await readCorpus(corpus)).hash).not.toBe(second.hash);
  });

  it("says what to do where the folder is missing or a file", async () => {
    await expect(readCorpus(join(base, "none"))).rejects.toThrow(UserError);
    await expect(readCorpus(join(base, "none"))).rejects.toThrow(/ENOENT.*Create it/u);
    await put("a.txt", BODY);
    await expect(readCorpus(join(corpus, "a.txt"))).rejects.toThrow(/is a file/u);
  });
});
