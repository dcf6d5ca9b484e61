import { formatDate } from "../language/dates.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { Language } from "../types.ts";
import { type CheckedEvidence, readEvidence } from "./checked-evidence.ts";
import { checkClaim } from "./citation-check.ts";
import { type Reading, readText, sameNameWord, sameWord } from "./claim-words.ts";
import type { Draft } from "./draft.ts";
import { createCitationList } from "./draft.ts";
import type { EvidencePiece } from "./model-evidence.ts";
import { PHRASES } from "./phrases.ts";
import type { Verdict } from "./verified-draft.ts";

/** The share of a sentence's words another article must have to speak of the same thing. */
const SAME_MATTER = 0.7;

/** What two articles say of the same thing. */
interface Difference {
  readonly here: { readonly value: string; readonly piece: EvidencePiece };
  readonly there: { readonly value: string; readonly piece: EvidencePiece };
}

/**
 * Adds to an answer a line that tells where another article gives another number or date for the same thing, with the days both
 * were published. Nothing is added where the answer already gives both.
 */
export function withDisagreements(options: {
  readonly draft: Draft;
  readonly verdicts: readonly Verdict[];
  readonly pieces: readonly EvidencePiece[];
  readonly language: Language;
  readonly lexicon: Lexicon;
}): Draft {
  const { draft, verdicts, pieces, language, lexicon } = options;
  const readings = pieces.map((piece) => readEvidence(piece.article, piece.quote, lexicon));
  const found = verdicts.flatMap((verdict): Difference[] => {
    const [number] = verdict.kind === "holds" ? verdict.pieces : [];
    const piece = number === undefined ? undefined : pieces[number];
    if (!piece) return [];
    return pieces.flatMap((other, at): Difference[] => {
      const evidence = readings[at];
      if (!evidence || other.article.id === piece.article.id) return [];
      const values = differingValues(verdict.claim.text, language, evidence, lexicon);
      return values === null
        ? []
        : [{ here: { value: values.here, piece }, there: { value: values.there, piece: other } }];
    });
  });
  const [difference] = found;
  if (!difference || draft.lines.some((line) => line.includes(difference.there.value))) return draft;
  const list = createCitationList();
  for (const citation of draft.citations) {
    const piece = pieces.find((one) => one.article.id === citation.article);
    if (piece) list.mark(piece.article, citation);
  }
  const claims = [difference.here, difference.there].map(({ value, piece }) => {
    const mark = list.mark(piece.article, piece);
    const { publishedOn } = piece.article;
    return {
      value: mark === "" ? value : `${value} ${mark}`,
      date: publishedOn === undefined ? null : formatDate(publishedOn, language),
    };
  });
  return { lines: [...draft.lines, PHRASES[language].differs(claims)], citations: list.citations };
}

/** The one value of a claim that a quote has otherwise, where all else of the claim stands there; null for any other relation. */
function differingValues(
  claim: string,
  language: Language,
  evidence: CheckedEvidence,
  lexicon: Lexicon,
): { readonly here: string; readonly there: string } | null {
  const said = readText(claim, language, lexicon);
  const fault = checkClaim({ claim: said, evidence });
  if (fault !== "number" && fault !== "date") return null;
  const { reading } = evidence;
  if (!isSameMatter(said, reading)) return null;
  if (fault === "date") {
    const here = said.dates.find((date) => !reading.dates.some((one) => one.value.startsWith(date.value)));
    const there = reading.dates.find((date) => here && date.value.length === here.value.length);
    if (!here || !there) return null;
    return { here: formatDate(here.value, language), there: formatDate(there.value, language) };
  }
  const here = said.numbers.find((number) => !reading.numbers.some((one) => one.value === number.value));
  const there = reading.numbers.find(
    (number) =>
      here &&
      number.unit === here.unit &&
      number.currency === here.currency &&
      !said.numbers.some((one) => one.value === number.value),
  );
  if (!here || !there) return null;
  return { here: claim.slice(here.start, here.end), there: reading.text.slice(there.start, there.end) };
}

function isSameMatter(said: Reading, reading: Reading): boolean {
  const meaningful = said.words.filter((word) => word.kind === "content" || word.kind === "name");
  const held = meaningful.filter((word) =>
    reading.words.some((place) => (word.kind === "name" ? sameNameWord : sameWord)(word, place)),
  );
  const names = meaningful.filter((word) => word.kind === "name");
  return (
    meaningful.length >= 3 &&
    held.length >= SAME_MATTER * meaningful.length &&
    names.every((word) => held.includes(word))
  );
}
