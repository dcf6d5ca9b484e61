import type { AgreementRecord, Answer, Citation, CitedAnswer, Fact } from "../../src/types.ts";

/** The one article of the hand-made sets. */
export const TEXT = "Ann Lee signed the pact in Rome on 3 May 2021.\n\nIt covers rice and tea.\n";
export const ARTICLE = "pact.txt";
export const TEXTS: ReadonlyMap<string, string> = new Map([[ARTICLE, TEXT]]);

/** A citation of words of {@link TEXT}. */
export function cite(quote: string): Citation {
  const start = TEXT.indexOf(quote);
  return {
    article: ARTICLE,
    title: "Pact",
    publishedOn: null,
    url: null,
    quote,
    start,
    end: start + quote.length,
  };
}

/** An answer that cites `citations`. */
export function cited(headline: string, ...citations: Citation[]): CitedAnswer {
  return {
    kind: "cited",
    language: "en",
    headline,
    standalone: "",
    ms: 2,
    citations,
    mode: "extractive",
    agreement: null,
    otherAgreements: [],
  };
}

/** An honest refusal. */
export const REFUSAL: Answer = {
  kind: "no-evidence",
  language: "en",
  headline: "The articles do not say.",
  standalone: "",
  ms: 4,
  nearest: [],
};

/** Small talk. */
export const CHAT: Answer = { kind: "chat", language: "en", headline: "Hello!", standalone: "", ms: 1 };

/** A fact read from words of {@link TEXT}. */
export function fact(value: string, quote: string = value): Fact {
  const start = TEXT.indexOf(quote);
  return { value, quote, article: ARTICLE, start, end: start + quote.length };
}

/** A record in which nothing is stated but what is given. */
export function record(fields: Partial<AgreementRecord>): AgreementRecord {
  return {
    instrument: null,
    parties: [],
    signatories: [],
    signedOn: null,
    reportedOn: null,
    place: null,
    dateline: null,
    period: { start: null, end: null, duration: null },
    areas: [],
    amount: null,
    status: null,
    sources: [ARTICLE],
    differing: [],
    ...fields,
  };
}
