import { languageOf } from "../language/identification.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { sentences } from "../language/sentences.ts";
import { words } from "../language/words.ts";
import type { Language } from "../types.ts";
import { type CheckedEvidence, joinEvidence, readEvidence } from "./checked-evidence.ts";
import { type CheckFault, checkClaim } from "./citation-check.ts";
import { type Reading, readText } from "./claim-words.ts";
import { supportOf } from "./coverage-check.ts";
import { createCitationList, type Draft } from "./draft.ts";
import { type Claim, hasLink } from "./model-claims.ts";
import { type EvidencePiece, harmlessTitle } from "./model-evidence.ts";
import { oneLine } from "./quotes.ts";

/** What became of one sentence of a model. */
export type Verdict =
  | { readonly kind: "holds"; readonly claim: Claim; readonly pieces: readonly number[] }
  /** It does not hold, and the sentence it was made of takes its place. */
  | {
      readonly kind: "quoted";
      readonly claim: Claim;
      readonly pieces: readonly number[];
      readonly text: string;
    }
  | { readonly kind: "dropped"; readonly claim: Claim; readonly fault: CheckFault };

/** Checks a model's sentences against the evidence it was given. */
export interface Verifier {
  /** One verdict for each claim, in order. Claims seen before cost nothing. */
  verify(claims: readonly Claim[]): Verdict[];
}

/** How much more of a sentence another quote must hold than the one the model cites, 0 to 1, to be cited in its place. */
const TRUST_IN_MODEL = 0.1;

/** Words in a row that a sentence and the rules for the model may have in common. */
const LEAKED_WORDS = 6;

/** @param rules the prompt, no stretch of which may come out */
export function createVerifier(options: {
  readonly pieces: readonly EvidencePiece[];
  readonly language: Language;
  readonly lexicon: Lexicon;
  readonly rules: string;
}): Verifier {
  const { pieces, language, lexicon } = options;
  const readings = new Map<number, CheckedEvidence>();
  const reading = (number: number): CheckedEvidence | null => {
    const piece = pieces[number];
    if (!piece) return null;
    const source = { ...piece.article, title: harmlessTitle(piece.article) ?? "" };
    const known = readings.get(number) ?? readEvidence(source, piece.quote, lexicon);
    readings.set(number, known);
    return known;
  };
  const rules = runsOf(options.rules);
  const verdicts = new Map<string, Verdict>();

  function judge(claim: Claim): Verdict {
    const cited = claim.numbers.map((number) => number - 1).filter((number) => pieces[number] !== undefined);
    const dropped = (fault: CheckFault): Verdict => ({ kind: "dropped", claim, fault });
    if (hasLink(claim.text) || runsOf(claim.text).some((run) => rules.includes(run))) return dropped("link");
    if (cited.length === 0) return dropped("no-citation");
    const inOwnWords = pieces.some((piece) =>
      oneLine(piece.quote).includes(claim.text.replace(/[.;,]$/u, "")),
    );
    if (!inOwnWords && !isWrittenIn(claim.text, language)) return dropped("language");
    const read = createReader(claim.text, lexicon);
    const check = (evidence: CheckedEvidence): CheckFault | null =>
      checkClaim({ claim: read(inOwnWords && claim.item ? evidence.reading.language : language), evidence });
    const holding = pieces.flatMap((_, number) => {
      const evidence = reading(number);
      if (!evidence || check(evidence) !== null) return [];
      const trust = cited.includes(number) ? TRUST_IN_MODEL : 0;
      return [{ number, support: supportOf(read(language), evidence) + trust }];
    });
    const [best] = holding.sort((a, b) => b.support - a.support);
    if (best) return { kind: "holds", claim, pieces: [best.number] };
    const both = cited.slice(0, 2);
    const joined = joinEvidence(both.flatMap((number) => reading(number) ?? []));
    if (joined && check(joined) === null) return { kind: "holds", claim, pieces: both };
    const first = reading(cited[0] ?? 0);
    const fault = first && check(first);
    return replaced(claim, cited) ?? dropped(fault ?? "no-citation");
  }

  /** The sentence a claim was made of, where one can be told and the reader can read it. */
  function replaced(claim: Claim, cited: readonly number[]): Verdict | null {
    const [number = 0] = cited;
    const piece = pieces[number];
    if (claim.item || !piece || piece.article.language !== language) return null;
    const parts = sentences(piece.quote, { start: 0, end: piece.quote.length }).map(({ start, end }) =>
      oneLine(piece.quote.slice(start, end)),
    );
    const mine = new Set(keysOf(claim.text));
    const [best] = parts
      .map((text) => ({
        text,
        share: keysOf(text).filter((key) => mine.has(key)).length / Math.max(1, mine.size),
      }))
      .sort((a, b) => b.share - a.share);
    if (!best || best.share < 0.5 || !/[.!]["”»]?$/u.test(best.text) || hasLink(best.text)) return null;
    return { kind: "quoted", claim, pieces: [number], text: best.text };
  }

  return {
    verify: (claims) =>
      withInherited(claims).map((claim) => {
        const key = JSON.stringify(claim);
        const known = verdicts.get(key) ?? judge(claim);
        verdicts.set(key, known);
        return known;
      }),
  };
}

/** Reads a text once in each language it is compared in. */
function createReader(text: string, lexicon: Lexicon): (language: Language) => Reading {
  const readings = new Map<Language, Reading>();
  return (language) => {
    const reading = readings.get(language) ?? readText(text, language, lexicon);
    readings.set(language, reading);
    return reading;
  };
}

/** Items of a list stand on what the sentence before the list stands on, unless they say otherwise. */
function withInherited(claims: readonly Claim[]): Claim[] {
  let announced: readonly number[] = [];
  return claims.map((claim) => {
    if (!claim.item) announced = claim.numbers;
    return claim.item && claim.numbers.length === 0 ? { ...claim, numbers: announced } : claim;
  });
}

const keysOf = (text: string): string[] => [...new Set(words(text).map((word) => word.text.toLowerCase()))];

/** Every run of {@link LEAKED_WORDS} words of a text. */
function runsOf(text: string): string[] {
  const list = words(text).map((word) => word.text.toLowerCase());
  return list.slice(LEAKED_WORDS - 1).map((_, index) => list.slice(index, index + LEAKED_WORDS).join(" "));
}

/** Whether a sentence is in a language, as far as its small-letter words tell; names may be in any script. */
function isWrittenIn(text: string, language: Language): boolean {
  const plain = words(text)
    .map((word) => word.text)
    .filter((word) => /^\p{Ll}/u.test(word));
  const cyrillic = plain.filter((word) => /\p{Script=Cyrillic}/u.test(word)).length;
  if (plain.length === 0) return true;
  if (language === "en") return cyrillic * 2 < plain.length;
  if (cyrillic * 2 < plain.length) return false;
  return plain.length < 4 || languageOf(plain.join(" ")) === language;
}

/**
 * The answer that the sentences that hold make, with the quotes they stand on; null where none is left, or where the sentence that
 * was to answer the question does not hold.
 */
export function draftOf(verdicts: readonly Verdict[], pieces: readonly EvidencePiece[]): Draft | null {
  const spoken = verdicts.filter((verdict) => verdict.kind !== "dropped" || verdict.fault !== "no-citation");
  if (spoken.length === 0 || spoken[0]?.kind === "dropped") return null;
  const citations = createCitationList();
  const lines: string[] = [];
  let heading = "";
  const said = new Set<string>();
  spoken.forEach((verdict, index) => {
    if (verdict.kind === "dropped") return;
    const marks = marksOf(verdict.pieces, pieces, citations);
    const text = verdict.kind === "quoted" ? verdict.text : verdict.claim.text;
    if (marks === "" || said.has(text)) return;
    const { item } = verdict.claim;
    const followed = spoken.slice(index + 1).some((one) => one.claim.item && one.kind === "holds");
    if (!item && text.endsWith(":") && !followed) return;
    said.add(text);
    if (item) {
      lines.push(`• ${text}${marks === heading ? "" : ` ${marks}`}`);
      return;
    }
    heading = marks;
    const sentence = `${text} ${marks}`;
    const before = lines.at(-1);
    if (before === undefined || before.startsWith("• ") || text.endsWith(":")) lines.push(sentence);
    else lines[lines.length - 1] = `${before} ${sentence}`;
  });
  return lines.length === 0 ? null : { lines, citations: citations.citations };
}

function marksOf(
  numbers: readonly number[],
  pieces: readonly EvidencePiece[],
  citations: ReturnType<typeof createCitationList>,
): string {
  const marks = numbers.flatMap((number) => {
    const piece = pieces[number];
    return piece ? [citations.mark(piece.article, piece)] : [];
  });
  return marks.includes("") ? "" : [...new Set(marks)].join(" ");
}
