import type { Lexicon } from "../../language/lexicon.ts";
import type { Article, Fact, Span } from "../../types.ts";
import type { InstrumentMention } from "../instruments/instruments.ts";
import type { PlacedParty } from "../parties/sides.ts";
import type { ChunkedSentence } from "../reading/chunks.ts";
import type { Dateline } from "../reading/datelines.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { Actor, Deal, Deed } from "../signing.ts";
import type { Areas } from "../terms/areas.ts";
import { NO_PERIOD, type Period } from "../terms/terms.ts";

export interface Signer {
  readonly sentence: Sentence;
  readonly actor: Actor;
}

export interface NamedInstrument {
  readonly sentence: Sentence;
  readonly mention: InstrumentMention;
}

export interface Draft {
  /** The deeds told of it, in order. */
  readonly deals: Deal[];
  instruments: NamedInstrument[];
  parties: PlacedParty[];
  /** The parties are known to be these: "between A and B". */
  complete: boolean;
  signers: Signer[];
  deed: Exclude<Deed, "refused">;
  statusSpan: Span;
  signedOn: Fact | null;
  place: Fact | null;
  period: Period;
  areas: Areas;
  amount: Fact | null;
}

export interface Options {
  readonly article: Article;
  readonly lexicon: Lexicon;
  readonly dateline: Dateline | undefined;
  /** All sentences of the article, read when a surname must be traced to a full name. */
  readonly named: () => readonly ChunkedSentence[];
}

export function newDraft(deal: Deal, deed: Exclude<Deed, "refused">): Draft {
  return {
    deals: [],
    instruments: [],
    parties: [],
    complete: false,
    signers: [],
    deed,
    statusSpan: verbSpan(deal),
    signedOn: null,
    place: null,
    period: NO_PERIOD,
    areas: { facts: [], rank: 0 },
    amount: null,
  };
}

export function verbSpan({ chunked, verb }: Deal): Span {
  const found = chunked.chunks[verb];
  const start = chunked.sentence.tokens[found?.first ?? 0]?.start ?? chunked.sentence.start;
  return { start, end: chunked.sentence.tokens[(found?.end ?? 1) - 1]?.end ?? start };
}

export const RANK: Readonly<Record<Draft["deed"], number>> = {
  planned: 0,
  signed: 1,
  extended: 1.5,
  ratified: 2,
  "in-force": 3,
  suspended: 4,
  terminated: 5,
};
