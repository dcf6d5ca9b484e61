import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

const SOURCES = "src";

/** The data's way: a folder imports from itself and from folders before it in this list. */
const ORDER = [
  "language",
  "corpus",
  "models",
  "agreements",
  "index",
  "retrieval",
  "answer",
  "state",
  "assistant",
  "evaluation",
  "telegram",
  "server",
];
const SHARED = ["types.ts", "errors.ts", "config.ts", "logging.ts"];
const ENTRY_POINTS = /^(main\.ts|cli\/)/u;
/** Packages that one folder keeps to itself. */
const KEPT: Readonly<Record<string, RegExp>> = {
  telegraf: /^telegram\//u,
  "hnswlib-node": /^index\//u,
  dotenv: ENTRY_POINTS,
};

const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);
const importsOf = (file: string): string[] =>
  [...readFileSync(join(SOURCES, file), "utf8").matchAll(/(?:from|import\(?)\s*"([^"]+)"/gu)].map(
    (match) => match[1] ?? "",
  );
const folderOf = (file: string): string => file.split("/")[0] ?? "";
const target = (file: string, path: string): string =>
  relative(SOURCES, normalize(join(SOURCES, dirname(file), path)));

function allowed(file: string, imported: string): boolean {
  if (ENTRY_POINTS.test(file)) return true;
  const from = folderOf(file);
  const to = folderOf(imported);
  if (from === to) return true;
  if (from === "bot-api") return false;
  if (from === "preview") return to === "bot-api" || SHARED.includes(imported);
  if (SHARED.includes(imported)) return true;
  if (SHARED.includes(file)) return SHARED.includes(imported);
  return ORDER.includes(to) && ORDER.indexOf(to) < ORDER.indexOf(from);
}

describe("the sources", () => {
  it("are there to be checked", () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it("import only along the data's way", () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((path) => path.startsWith("."))
        .filter((path) => !allowed(file, target(file, path)))
        .map((path) => `${file} imports ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(KEPT))("import %s in one place only", (name, place) => {
    const users = files.filter((file) =>
      importsOf(file).some((path) => path === name || path.startsWith(`${name}/`)),
    );
    expect(users.filter((file) => !place.test(file))).toEqual([]);
  });

  it("read the environment in entry points only", () => {
    const readers = files.filter((file) => readFileSync(join(SOURCES, file), "utf8").includes("process.env"));
    expect(readers.filter((file) => !ENTRY_POINTS.test(file) && file !== "config.ts")).toEqual([]);
  });
});
