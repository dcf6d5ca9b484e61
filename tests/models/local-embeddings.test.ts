import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Concept } from "../../src/language/lexicon.ts";
import { createLexicon } from "../../src/language/lexicon.ts";
import { LOCAL_DIMENSION, LocalEmbeddings } from "../../src/models/local-embeddings.ts";

const sign: Concept = {
  id: "sign",
  kind: "test",
  forms: { en: ["sign"], ru: ["подписать", "подписал"], kk: ["қол қою", "қол қойды"] },
};
const embeddings = new LocalEmbeddings({ lexicon: createLexicon(new Map([["sign", sign]])) });

const cosine = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, place) => sum + value * (b[place] ?? 0), 0);
const embed = async (text: string) => (await embeddings.embedDocuments([text]))[0] ?? [];

describe("LocalEmbeddings", () => {
  it("gives vectors of length 1 for any text", () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
        const vector = await embed(text);
        expect(vector).toHaveLength(LOCAL_DIMENSION);
        expect(cosine(vector, vector)).toBeCloseTo(1);
      }),
    ));

  it("is deterministic, and a text's vector is its own whatever stands beside it", async () => {
    const alone = await embed("The ferry treaty");
    const [, beside] = await embeddings.embedDocuments(["Wheat", "The ferry treaty"]);
    expect(beside).toEqual(alone);
    const again = new LocalEmbeddings({ lexicon: createLexicon(new Map([["sign", sign]])) });
    expect(await again.embedDocuments(["The ferry treaty"])).toEqual([alone]);
  });

  it("keeps its values from version to version", async () => {
    const vector = await embed("2021");
    const places = vector.flatMap((value, place) => (value === 0 ? [] : [`${place}:${value.toFixed(3)}`]));
    // A change here makes every stored vector worthless: raise the version in LOCAL_EMBEDDER with it.
    expect(places.join(" ")).toBe("0:0.603 37:0.603 169:0.302 540:0.302 757:-0.302");
  });

  it.each([
    ["a form of the same word", "harvest", "the harvests"],
    ["a name in another script", "Сейткали Омаров", "Seitkali Omarov came"],
    ["a concept in another language", "кто подписал", "it was signed"],
    ["a concept in Kazakh", "кім қол қойды", "it was signed"],
  ])("is nearer for %s than for something else", async (_, question, text) => {
    const query = await embeddings.embedQuery(question);
    expect(cosine(query, await embed(text))).toBeGreaterThan(
      cosine(query, await embed("Weather is fine")) + 0.03,
    );
  });

  it("weights tokens of a question by their rarity", async () => {
    const rarity = (token: string) => (token.includes("wheat") || token.includes("whea") ? 3 : 0);
    const query = embeddings.embedQueryWith("wheat treaty", "en", rarity);
    expect(cosine(query, await embed("wheat"))).toBeGreaterThan(cosine(query, await embed("treaty")) + 0.1);
  });
});
