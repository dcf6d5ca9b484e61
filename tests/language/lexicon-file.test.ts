import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FormatError } from "../../src/errors.ts";
import { loadLexicon } from "../../src/language/lexicon.ts";

const HEADER = "concept\ten\tru\tkk";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lexicon-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (file: string, ...lines: string[]): void => writeFileSync(join(folder, file), lines.join("\n"));

/** The message of the error that loading throws, without the folder's path. */
function mistakes(): string {
  try {
    loadLexicon(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(FormatError);
    return (error as FormatError).message.replaceAll(`${folder}/`, "");
  }
  return "none";
}

describe("loadLexicon", () => {
  it("reads concepts with their forms, label and kind", () => {
    write(
      "signing.tsv",
      "# how it is concluded",
      HEADER,
      "",
      "sign\tsign; inked\tподписать\tқол қою; қол қойды",
    );
    write("roles.tsv", HEADER, "minister\tMinister\tминистр\tминистр");
    const lexicon = loadLexicon(folder);
    expect([...lexicon.concepts.keys()]).toEqual(["minister", "sign"]);
    expect(lexicon.concepts.get("sign")?.forms.kk).toEqual(["қол қою", "қол қойды"]);
    expect(lexicon.label("minister", "ru")).toBe("министр");
    expect(lexicon.kind("sign")).toBe("signing");
  });

  it("takes a byte-order mark, Windows line ends and columns in another order", () => {
    write("signing.tsv", "\ufeffconcept\tkk\tru\ten\r", "sign\tқол қою\tподписать\tsign\r", "");
    expect(loadLexicon(folder).label("sign", "en")).toBe("sign");
  });

  it("refuses an id that it does not know", () => {
    write("signing.tsv", HEADER, "sign\tsign\tподписать\tқол қою");
    expect(() => loadLexicon(folder).label("sing", "en")).toThrow(RangeError);
  });

  it.each([
    ["a column too few", "sign\tsign\tподписать", "a.tsv:3: 3 columns, expected 4"],
    ["a column too many", "sign\tsign\tподписать\tқол қою\tx", "a.tsv:3: 5 columns, expected 4"],
    ["a language without forms", "sign\tsign\t\tқол қою", 'a.tsv:3: no form in "ru"'],
    ["an empty form", "sign\tsign; ; ink\tподписать\tқол қою", 'a.tsv:3: an empty form in "en"'],
    ["a separator at the end", "sign\tsign;\tподписать\tқол қою", 'a.tsv:3: an empty form in "en"'],
    [
      "a form twice",
      "sign\tsign; ink; sign\tподписать\tқол қою",
      'a.tsv:3: form "sign" stands twice in "en"',
    ],
    [
      "a form without letters",
      "sign\tsign; ?!\tподписать\tқол қою",
      'a.tsv:3: form "?!" in "en" has no letter',
    ],
    ["an id that is none", "Sign it\tsign\tподписать\tқол қою", 'a.tsv:3: concept "Sign it" must be'],
  ])("tells file and line of %s", (_, line, expected) => {
    write("a.tsv", HEADER, "# a comment counts as a line", line);
    expect(mistakes()).toContain(expected);
  });

  it("tells both places of an id defined twice", () => {
    write("a.tsv", HEADER, "sign\tsign\tподписать\tқол қою");
    write("b.tsv", HEADER, "sign\tink\tподписать\tқол қою");
    expect(mistakes()).toContain('b.tsv:2: concept "sign" is already defined at a.tsv:2');
  });

  it.each([
    ["unknown", "concept\ten\tru\tkk\tde", 'a.tsv:1: unknown column "de"'],
    ["missing", "concept\ten\tru", 'a.tsv:1: column "kk" is missing'],
    ["repeated", "concept\ten\tru\tkk\tkk", 'a.tsv:1: column "kk" stands twice'],
  ])("tells about a column that is %s", (_, header, expected) => {
    write("a.tsv", header, "sign\tsign\tподписать\tқол қою");
    expect(mistakes()).toContain(expected);
  });

  it("tells about a file without a header", () => {
    write("a.tsv", "# nothing yet");
    expect(mistakes()).toContain("a.tsv:1: the header is missing");
  });

  it("lists the mistakes of all files, but not more than a person reads", () => {
    write("a.tsv", HEADER, ...Array.from({ length: 30 }, (_, index) => `concept-${index}\tonly`));
    write("b.tsv", "wrong");
    const lines = mistakes().split("\n");
    expect(lines).toHaveLength(22);
    expect(lines.at(-1)).toBe("... and 11 more");
  });

  it("says what is wrong with a folder that is missing or empty", () => {
    expect(mistakes()).toContain("holds no .tsv file");
    expect(() => loadLexicon(join(folder, "nowhere"))).toThrow(/cannot read the lexicon's folder/);
  });
});
