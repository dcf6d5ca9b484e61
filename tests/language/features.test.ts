import { describe, expect, it } from "vitest";
import {
  conceptTokens,
  featuresOf,
  gramTokens,
  nameTokens,
  pairTokens,
  STOP_MARK,
  stemTokens,
} from "../../src/language/features.ts";
import { createLexicon } from "../../src/language/lexicon.ts";
import { words } from "../../src/language/words.ts";

const lexicon = createLexicon(
  new Map([
    ["sign", { id: "sign", kind: "test", forms: { en: ["sign"], ru: ["подписать"], kk: ["қол қою"] } }],
  ]),
);
const TEXT = "The ferry treaty was signed by Anna Berg in 2021.";
const features = featuresOf(TEXT, "en", { lexicon, names: "capitalised" });

describe("featuresOf", () => {
  it("has a term for each word and marks stop words", () => {
    expect(features.terms).toHaveLength(words(TEXT).length);
    expect(features.terms[0]).toBe(`${STOP_MARK}the`);
    expect(features.terms).toContain("2021");
  });

  it("takes capitalised words for names in articles, every word in questions, and no number", () => {
    expect(features.names).toHaveLength(2);
    expect(featuresOf("anna berg 2021", "en", { lexicon, names: "capitalised" }).names).toEqual([]);
    expect(featuresOf("anna berg 2021", "en", { lexicon, names: "all" }).names).toEqual(features.names);
  });

  it("reads only the stretch it is given", () => {
    const within = { start: TEXT.indexOf("Anna"), end: TEXT.indexOf(" in") };
    expect(featuresOf(TEXT, "en", { lexicon, within, names: "capitalised" }).terms).toHaveLength(2);
  });

  it("gives tokens that tell their kind", () => {
    expect(stemTokens(features)).toContain("s_2021");
    expect(nameTokens(features)).toEqual(features.names.map((name) => `n_${name}`));
    expect(conceptTokens(features)).toEqual(["c_sign"]);
    expect(pairTokens(features)[0]).toBe(
      `p_${stemTokens(features)[0]?.slice(2)}_${stemTokens(features)[1]?.slice(2)}`,
    );
    expect(gramTokens({ terms: ["sign", "un", "~the"], names: [], concepts: [] })).toEqual([
      "g__sig",
      "g_sign",
      "g_ign_",
      "g__un_",
    ]);
  });
});
