import type { InstrumentMention } from "../instruments/instruments.ts";
import type { Sentence } from "../reading/sentence.ts";
import { type PartyMention, partyAt } from "./parties.ts";

/** The parties that an instrument's own name says it is between. */
export function partiesInName(sentence: Sentence, instrument: InstrumentMention): PartyMention[] {
  if (sentence.language === "kk") return kazakhPartiesInName(sentence, instrument);
  for (let index = instrument.head + 1; index < instrument.end; index += 1) {
    if (sentence.markers[index]?.symbol === "m") return partyList(sentence, index + 1, instrument.end);
  }
  const opener = instrument.head + 1;
  const word = sentence.tokens[opener]?.lower ?? "";
  if (/^(?:with|с|со)$/u.test(word)) return partyList(sentence, opener + 1, instrument.end);
  return [];
}

function partyList(sentence: Sentence, from: number, end: number): PartyMention[] {
  const found: PartyMention[] = [];
  let index = from;
  while (index < end) {
    const token = sentence.tokens[index];
    // "between the governments of A and B": the word is of both.
    const shared = /^(?:governments|of|правительствами|правительств|министерствами|ministries)$/iu.test(
      token?.lower ?? "",
    );
    const party = shared ? undefined : partyAt(sentence, index, [], pluralBody(sentence, index, end));
    if (party && party.end <= end) {
      found.push(party);
      index = party.end;
      continue;
    }
    const joins =
      shared ||
      token?.text === "," ||
      sentence.markers[index]?.symbol === "&" ||
      /^(?:the|үкіметтері|министрліктері)$/iu.test(token?.lower ?? "");
    if (!joins) break;
    index += 1;
  }
  return found;
}

/** Where a Kazakh body in the plural stands, of both parties before it: «Қазақстан мен Өзбекстан үкіметтері». */
function pluralBody(sentence: Sentence, from: number, end: number): number {
  for (let index = from; index < end; index += 1) {
    if (/^(?:үкіметтері|министрліктері|агенттіктері)$/iu.test(sentence.tokens[index]?.lower ?? ""))
      return index;
  }
  return end;
}

function kazakhPartiesInName(sentence: Sentence, instrument: InstrumentMention): PartyMention[] {
  const { tokens } = sentence;
  for (let index = instrument.first; index < instrument.end; index += 1) {
    if (/^арасында(?:ғы)?$/iu.test(tokens[index]?.lower ?? ""))
      return partyList(sentence, instrument.first, index);
  }
  return [];
}
