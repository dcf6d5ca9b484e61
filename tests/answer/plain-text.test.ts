import { describe, expect, it } from "vitest";
import { plainAnswer, printable, sourceLine } from "../../src/answer/plain-text.ts";
import type { Citation, CitedAnswer } from "../../src/types.ts";

const citation = (quote: string, changes: Partial<Citation> = {}): Citation => ({
  article: "a.txt",
  title: "Ferry treaty signed",
  publishedOn: "2021-03-04",
  url: null,
  quote,
  start: 0,
  end: quote.length,
  ...changes,
});

const cited = (headline: string, ...citations: Citation[]): CitedAnswer => ({
  kind: "cited",
  language: "en",
  headline,
  standalone: "",
  ms: 1,
  citations,
  mode: "extractive",
  agreement: null,
  otherAgreements: [],
});

describe("an answer as plain text", () => {
  it("has its quotes below it, on one line each, with their marks", () => {
    const answer = cited(
      "Anna Berg. [1]\n5 years. [2]",
      citation("Anna\n Berg signed."),
      citation("For 5 years."),
    );
    expect(plainAnswer(answer)).toBe(
      "Anna Berg. [1]\n5 years. [2]\n❝Anna Berg signed.❞ [1]\n❝For 5 years.❞ [2]",
    );
  });

  it("does not show twice what its line says word for word", () => {
    expect(plainAnswer(cited("Anna Berg signed. [1]", citation("Anna\nBerg signed.")))).toBe(
      "Anna Berg signed. [1]",
    );
  });

  it("is the line alone where nothing is cited", () => {
    const common = { language: "en", headline: "The articles do not say.", standalone: "", ms: 1 } as const;
    expect(plainAnswer({ ...common, kind: "no-evidence", nearest: [] })).toBe("The articles do not say.");
    expect(plainAnswer({ ...common, kind: "chat" })).toBe("The articles do not say.");
  });
});

describe("a source", () => {
  it("is told with its mark, its date in the reader's language, and its address", () => {
    expect(sourceLine(citation("x", { url: "https://news.example/1" }), 2, "en")).toBe(
      "[2] Ferry treaty signed · 4 March 2021 · https://news.example/1",
    );
    expect(sourceLine(citation("x"), 1, "ru")).toBe("[1] Ferry treaty signed · 4 марта 2021 г.");
    expect(sourceLine(citation("x", { publishedOn: null }), 1, "kk")).toBe("[1] Ferry treaty signed");
  });

  it("shows a host of letters that look like others for what it is", () => {
    const url = "https://kаzinform.kz/1";
    expect(sourceLine(citation("x", { url, publishedOn: null }), 1, "en")).toBe(
      "[1] Ferry treaty signed · https://xn--kzinform-16g.kz/1",
    );
  });
});

describe("a text on a terminal", () => {
  it("neither colours, moves nor hides anything", () => {
    expect(printable("a\u001b[31mb\u0007c\u202ed\u200be\nқ")).toBe("a[31mbcde\nқ");
  });
});
