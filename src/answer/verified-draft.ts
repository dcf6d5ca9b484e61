import { languageOf } from "../language/identification.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { words } from "../language/words.ts";
import type { Language } from "../types.ts";
import { type CheckedEvidence, joinEvidence, readEvidence } from "./checked-evidence.ts";
import { type CheckFault, checkClaim } from "./citation-check.ts";
import { type Reading, readText } from "./claim-words.ts";
import { compare } from "./comparison.ts";
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
      /** In the article's language, which is not the answer's: shown only where nothing else is said. */
      readonly foreign: boolean;
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
  const evidenceAt = (number: number): CheckedEvidence | null => {
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
      const evidence = evidenceAt(number);
      if (!evidence || check(evidence) !== null) return [];
      const trust = cited.includes(number) ? TRUST_IN_MODEL : 0;
      return [{ number, support: supportOf(read(language), evidence) + trust }];
    });
    const [best] = holding.sort((a, b) => b.support - a.support);
    if (best) return { kind: "holds", claim, pieces: [best.number] };
    const both = cited.slice(0, 2);
    const joined = joinEvidence(both.flatMap((number) => evidenceAt(number) ?? []));
    if (joined && check(joined) === null) return { kind: "holds", claim, pieces: both };
    const first = evidenceAt(cited[0] ?? 0);
    const fault = first && check(first);
    return replaced(claim, read(language), cited) ?? dropped(fault ?? "no-citation");
  }

  /** The sentence a claim was made of, where one can be told. */
  function replaced(claim: Claim, reading: Reading, cited: readonly number[]): Verdict | null {
    const [number = 0] = cited;
    const piece = pieces[number];
    const evidence = evidenceAt(number);
    if (claim.item || !piece || !evidence) return null;
    const text = sourceOf(reading, evidence);
    const foreign = piece.article.language !== language;
    return text === null || hasLink(text) ? null : { kind: "quoted", claim, pieces: [number], text, foreign };
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

/** The share of a sentence's words that one sentence of the evidence must have to be what it was made of. */
const MADE_OF = 0.5;

/** The one whole sentence of the evidence that a claim was made of, on one line; null where none has half of its words. */
function sourceOf(claim: Reading, evidence: CheckedEvidence): string | null {
  const { near, cover } = compare(claim, evidence);
  const [sentence = 0] = cover;
  const meaningful = claim.words.filter((word) => word.kind !== "stop");
  const held = meaningful.filter((word) => near(word).some((place) => place.sentence === sentence));
  const part = evidence.reading.sentences[sentence];
  if (!part || held.length < MADE_OF * meaningful.length) return null;
  const text = oneLine(evidence.reading.text.slice(part.start, part.end));
  return /[.!]["”»]?$/u.test(text) ? text : null;
}

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
  const spoken = withoutForeign(verdicts).filter(
    (verdict) => verdict.kind !== "dropped" || verdict.fault !== "no-citation",
  );
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

/** Where anything is said in the answer's language, a sentence of an article in another one is dropped; else the first is enough. */
function withoutForeign(verdicts: readonly Verdict[]): Verdict[] {
  const isForeign = (verdict: Verdict) => verdict.kind === "quoted" && verdict.foreign;
  const isSaid = (verdict: Verdict) => verdict.kind !== "dropped" && !isForeign(verdict);
  const kept = verdicts.some(isSaid) ? undefined : verdicts.find(isForeign);
  return verdicts.map(
    (verdict): Verdict =>
      isForeign(verdict) && verdict !== kept
        ? { kind: "dropped", claim: verdict.claim, fault: "uncovered" }
        : verdict,
  );
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
