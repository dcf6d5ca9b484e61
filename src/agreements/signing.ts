import type { Language } from "../types.ts";
import type { InstrumentMention } from "./instruments/instruments.ts";
import type { PartyMention } from "./parties/parties.ts";
import type { PersonMention } from "./people/people.ts";
import type { Chunk, ChunkedSentence } from "./reading/chunks.ts";

/** What a sentence says was done with an agreement. */
export type Deed =
  | "signed"
  | "planned"
  | "refused"
  | "ratified"
  | "extended"
  | "in-force"
  | "suspended"
  | "terminated";

/** A person who signed, with the side that the sentence names for them. */
export interface Actor {
  readonly person: PersonMention;
  readonly side: PartyMention | null;
}

/** Something done with one or more agreements, as one sentence tells it. */
export interface Deal {
  readonly deed: Deed;
  readonly chunked: ChunkedSentence;
  /** Position of the verb's chunk. */
  readonly verb: number;
  readonly instruments: readonly InstrumentMention[];
  readonly actors: readonly Actor[];
  /** Parties that the sentence makes sign or names on either side of "between". */
  readonly parties: readonly PartyMention[];
  /** "Between A and B" was said, or both signed: the parties are these and no others. */
  readonly complete: boolean;
}

const DEEDS: Readonly<Record<string, Deed>> = {
  V: "signed",
  S: "signed",
  Z: "signed",
  F: "planned",
  X: "refused",
  R: "ratified",
  E: "in-force",
  T: "terminated",
};

/** One who acts: perhaps "on behalf of P", the name, perhaps "on behalf of P". */
const BEHALF = "(?:,?B(?!-?b?o?N|,b))?(?:,o(?=,|o?$))?";
const ONE = `b?B?,?-?b?(?:o{0,2}N|o{0,3}P)${BEHALF}`;
/** The same after the verb: who does something else next («…, X said») is not one of them. */
const ONE_AFTER = `o?b?B?,?-?b?o{0,2}[NP](?!o?[sV])${BEHALF}`;
const JOINED = "(?:[,;]-?(?:&,?)?|-?&,?|-)";
const LISTS: Readonly<Record<Language, string>> = {
  en: `${ONE}(?:${JOINED}${ONE})*`,
  ru: `${ONE}(?:${JOINED}o?${ONE})*`,
  kk: `${ONE}(?:[,;]?-?&?,?${ONE})*`,
};

/** The deeds of a sentence. */
export function dealsOf(chunked: ChunkedSentence): Deal[] {
  const deals: Deal[] = [];
  [...chunked.symbols].forEach((symbol, verb) => {
    const deed = deedOf(chunked, verb);
    if (deed === undefined) return;
    if (symbol === "Z" && !isHeld(chunked, verb)) return;
    if (symbol === "S" && isAttribute(chunked, verb)) return;
    const instruments = instrumentsAt(chunked, verb);
    deals.push({ deed, chunked, verb, instruments, ...peopleAt(chunked, verb, deed) });
  });
  return deals;
}

/** The deed that a verb tells of: what is suspended has not ended, and what is prolonged was in force before. */
function deedOf({ sentence, chunks, symbols }: ChunkedSentence, verb: number): Deed | undefined {
  const deed = DEEDS[symbols.charAt(verb)];
  const found = chunks[verb];
  const words = sentence.tokens
    .slice(found?.first, found?.end)
    .map(({ lower }) => lower)
    .join(" ");
  if (deed === "terminated" && SUSPENDED.test(words)) return "suspended";
  return deed === "in-force" && EXTENDED.test(words) ? "extended" : deed;
}

const SUSPENDED = /suspend|froze|on hold|pause|приостан|заморо|тоқтата тұр|тоқтатыла тұр|уақытша|кідірт/u;
const EXTENDED = /prolong|extend|renew|roll|продл|пролонг|ұзарт|созыл/u;

/** Who signs, or for a deed yet to come which sides will: nobody has signed then. */
function peopleAt(chunked: ChunkedSentence, verb: number, deed: Deed): Sides {
  if (deed === "signed" && chunked.symbols.charAt(verb) !== "Z") return actorsAt(chunked, verb);
  if (deed !== "planned") {
    const joint = merge([
      between(chunked, verb),
      ...(deed === "terminated" || deed === "suspended" ? endedBy(chunked, verb) : []),
    ]);
    return joint.parties.length + joint.actors.length > 0 || (deed !== "signed" && deed !== "extended")
      ? joint
      : openingParties(chunked, verb);
  }
  const { parties, complete } = actorsAt(chunked, verb);
  return { actors: [], parties, complete };
}

/** "A said it had terminated its agreement with B": both sides of what ended. */
function endedBy(chunked: ChunkedSentence, verb: number): Sides[] {
  const { symbols } = chunked;
  const two =
    chunked.sentence.language === "kk"
      ? /P(?=[od]{0,2}P[odl]{0,3}I[od]{0,2}$)/u.exec(symbols.slice(0, verb))
      : null;
  if (two) {
    const second = symbols.indexOf("P", two.index + 1);
    return [sidesOf(chunked, two.index, two.index + 1), sidesOf(chunked, second, second + 1)];
  }
  const one = /^[od,l]{0,3}(P)[odl,s]{0,8}$/u.exec(symbols.slice(0, verb));
  const other = /^[od]{0,2}I[od,-]{0,6}S?[od]{0,2}w(P)/u.exec(symbols.slice(verb + 1));
  if (!one || !other) return [];
  const from = one[0].indexOf("P");
  const end = verb + 1 + other[0].length;
  return [sidesOf(chunked, from, from + 1), sidesOf(chunked, end - 1, end)];
}

/** "A and B renewed their partnership with the signing of …": the parties that begin the sentence. */
function openingParties(chunked: ChunkedSentence, verb: number): Sides {
  const match = /^[od,l]{0,6}(P(?:,?&?P)*)/u.exec(chunked.symbols.slice(0, verb));
  const list = match?.[1];
  if (!match || list === undefined || list.length < 3) return NOBODY;
  const { parties } = sidesOf(chunked, match[0].length - list.length, match[0].length);
  return { actors: [], parties, complete: false };
}

/** "The signing ceremony took place": only then has it been signed. */
function isHeld({ sentence, symbols, chunks }: ChunkedSentence, verb: number): boolean {
  const first = sentence.tokens[chunks[verb]?.first ?? 0]?.start ?? sentence.start;
  if (/with (?:the )?$/u.test(sentence.text.slice(sentence.start, first))) return true;
  return !/[VSFXRET]/u.test(symbols) && HELD.test(sentence.text.slice(sentence.start, sentence.end));
}

const HELD =
  /(?<!\p{L})(?:took place|(?:was|were) held|held a signing|состоял\p{L}+|прошл[аио]|прош[её]л|завершил\p{L}+ подписанием|өтті|өткізілді)(?!\p{L})/iu;

/** A participle that only tells which agreement is meant, beside another deed: "to ratify the Agreement signed in Astana". */
function isAttribute({ symbols }: ChunkedSentence, verb: number): boolean {
  return /[VFRET]/u.test(symbols.slice(0, verb) + symbols.slice(verb + 1)) && /[RET]/u.test(symbols);
}

/** The instruments that the verb at `verb` is about: the nearest on the side where the language puts them, and those listed with it. */
function instrumentsAt({ chunks, symbols, sentence }: ChunkedSentence, verb: number): InstrumentMention[] {
  const passive = /[SET]/u.test(symbols.charAt(verb));
  const after = /^[^VSsFXZ]*?([IC](?:[,;:]?[-o]{0,2}&?[IC])*)/u.exec(symbols.slice(verb + 1));
  const before = /([IC](?:[,;]?&?[IC])*)[^VFXZIC]*$/u.exec(symbols.slice(0, verb));
  const right = after
    ? range(chunks, verb + 1 + after.index + after[0].length - (after[1]?.length ?? 0), after[1]?.length ?? 0)
    : [];
  const left = before ? range(chunks, before.index, before[1]?.length ?? 0) : [];
  const leftFirst = sentence.language === "kk" || passive;
  const [first, second] = leftFirst ? [left, right] : [right, left];
  if (first.length === 0) return second;
  const vague = first.every((instrument) => !instrument.specific);
  return vague && second.some((instrument) => instrument.specific) ? second : first;
}

function range(chunks: readonly Chunk[], from: number, length: number): InstrumentMention[] {
  return chunks.slice(from, from + length).flatMap(({ instrument }) => (instrument ? [instrument] : []));
}

interface Sides {
  readonly actors: readonly Actor[];
  readonly parties: readonly PartyMention[];
  readonly complete: boolean;
}

const NOBODY: Sides = { actors: [], parties: [], complete: false };

/** Who signs at the verb, by the forms of the language; see the patterns. */
function actorsAt(chunked: ChunkedSentence, verb: number): Sides {
  const { language } = chunked.sentence;
  const list = LISTS[language];
  const before = chunked.symbols.slice(0, verb);
  const symbol = chunked.symbols.charAt(verb);
  // "The agreement, signed by …": a participle, though it looks like "A signed".
  const participle =
    /[IC],$/u.test(before) ||
    (/(?:^|[^NPB&od,])[IC]$/u.test(before) && /^[odl,]{0,8}b/u.test(chunked.symbols.slice(verb + 1)));
  const passive = symbol === "S" || (language === "en" && symbol === "V" && participle);
  // The comma or dash of an apposition, days, places and adverbs may stand between those who sign and the verb.
  const gap =
    language === "kk"
      ? "[odlBIC,(:)-]{0,14}"
      : symbol === "F"
        ? "[odlB,s]{0,10}"
        : "(?:[odlB,]|\\([od,]{1,6}\\)){0,10}";
  const left =
    passive && language === "en" ? undefined : lastMatch(before, new RegExp(`(${list})${gap}$`, "u"));
  const right = rightActors(chunked, verb, passive, left !== undefined);
  const found: Sides[] = [];
  if (left) found.push(withBehalf(chunked, verb, sidesOf(chunked, left.start, left.end)));
  const other = left && language !== "kk" ? representative(chunked, verb) : undefined;
  if (other) found.push(other);
  if (right) found.push(sidesOf(chunked, right.start, right.end, openingSide(chunked, verb)));
  const joint = between(chunked, verb);
  return withBehalf(chunked, verb, merge([...found, joint]));
}

/** "…, while B was represented by N": one who signs besides those before the verb. */
function representative(chunked: ChunkedSentence, verb: number): Sides | undefined {
  const match = /^[^sVSFXRETh]{0,20}?(BN)/u.exec(chunked.symbols.slice(verb + 1));
  if (!match) return undefined;
  const end = verb + 1 + match[0].length;
  return sidesOf(chunked, end - 2, end);
}

function rightActors(
  chunked: ChunkedSentence,
  verb: number,
  passive: boolean,
  leftFound: boolean,
): { start: number; end: number } | undefined {
  const after = chunked.symbols.slice(verb + 1);
  const from = verb + 1;
  const { language } = chunked.sentence;
  const list = `${ONE_AFTER}(?:${JOINED}${ONE_AFTER})*`;
  const match = (source: string) => {
    const found = new RegExp(source, "u").exec(after);
    const inner = found?.[1] ?? found?.[2];
    if (!found || inner === undefined) return undefined;
    const start = from + found.index + found[0].length - inner.length;
    return { start, end: start + inner.length };
  };
  if (language === "kk") return leftFound ? undefined : (match(`^o?-(${list})`) ?? match(`^:(${list})`));
  if (language === "en") {
    return passive
      ? match(
          `^[^sVSFXRET]{0,30}?(B?,?bB?,?o{0,2}[NP](?!o?s)${BEHALF}(?:${JOINED}${ONE_AFTER})*)|^((?:B,?)?o{0,2}N${BEHALF}(?:${JOINED}${ONE_AFTER})*)`,
        )
      : match(`^[^sVSFXRETNhx]{0,14}?w(${list})`);
  }
  if (leftFound) return match(`^[^sVSFXRETNhx]{0,14}?w(${list})`);
  return match(`^[odlICB,:-]{0,12}?w?(${list})`);
}

/** The last stretch of `symbols` that the pattern, anchored at its end, can take up: as long a list as there is. */
function lastMatch(symbols: string, pattern: RegExp): { start: number; end: number } | undefined {
  const match = pattern.exec(symbols);
  const inner = match?.[1];
  if (!match || inner === undefined) return undefined;
  return { start: match.index, end: match.index + inner.length };
}

/** «Со стороны A документ подписал …»: the side that stands before the verb is of whoever comes first after it. */
function openingSide({ symbols, chunks }: ChunkedSentence, verb: number): PartyMention | null {
  const match = /B[odlICB,:-]{0,10}$/u.exec(symbols.slice(0, verb));
  return match ? (chunks[match.index]?.party ?? null) : null;
}

/** Tells people from parties in a list of those who sign, and each person's side. */
function sidesOf(
  { chunks, sentence }: ChunkedSentence,
  start: number,
  end: number,
  opening: PartyMention | null = null,
): Sides {
  const actors: Actor[] = [];
  const parties: PartyMention[] = [];
  const listed = chunks.slice(start, end);
  const firstSide = listed.findIndex(({ symbol }) => symbol === "B");
  const prefixed =
    sentence.language === "kk" ||
    opening !== null ||
    (firstSide >= 0 && firstSide < listed.findIndex(({ symbol }) => symbol === "N"));
  let side = opening;
  if (opening) parties.push(opening);
  listed.forEach((current, index) => {
    if (current.symbol === "B") {
      side = current.party ?? null;
      if (current.party) parties.push(current.party);
    } else if (current.person) {
      const own = prefixed ? side : nextSide(listed, index);
      actors.push({ person: current.person, side: own });
    } else if (current.party) parties.push(current.party);
  });
  return { actors, parties, complete: parties.length > 1 };
}

/** The "on behalf of P" that follows a person before the next one. */
function nextSide(listed: readonly Chunk[], index: number): PartyMention | null {
  for (const { symbol, party } of listed.slice(index + 1)) {
    if (symbol === "N") return null;
    if (symbol === "B") return party ?? null;
  }
  return null;
}

/** "N signed I on behalf of P": a side that stands apart from a single person. */
function withBehalf({ symbols, chunks }: ChunkedSentence, verb: number, sides: Sides): Sides {
  const [only] = sides.actors;
  if (sides.actors.length !== 1 || !only || only.side) return sides;
  const after = /^[odlIC]{0,8}B/u.exec(symbols.slice(verb + 1));
  const before = /B[odlIC,:-]{0,8}$/u.exec(symbols.slice(0, verb));
  const position = after ? verb + after[0].length : before ? before.index : undefined;
  const party = position === undefined ? undefined : chunks[position]?.party;
  if (!party) return sides;
  return { ...sides, actors: [{ ...only, side: party }], parties: [...sides.parties, party] };
}

/** "between A and B" outside the instrument's name, people or parties. */
function between(chunked: ChunkedSentence, verb: number): Sides {
  const { symbols, sentence } = chunked;
  const list = LISTS[sentence.language];
  if (sentence.language === "kk") {
    const match = new RegExp(`(${list})m`, "u").exec(symbols);
    return match?.[1] === undefined ? NOBODY : sidesOf(chunked, match.index, match.index + match[1].length);
  }
  for (const match of symbols.matchAll(new RegExp(`m(${list})`, "gu"))) {
    if (Math.abs(match.index - verb) > 24 || match[1] === undefined) continue;
    const sides = sidesOf(chunked, match.index + 1, match.index + 1 + match[1].length);
    if (sides.actors.length + sides.parties.length > 1) return { ...sides, complete: true };
  }
  return NOBODY;
}

function merge(all: readonly Sides[]): Sides {
  const actors: Actor[] = [];
  const parties: PartyMention[] = [];
  for (const sides of all) {
    for (const actor of sides.actors) {
      if (!actors.some(({ person }) => person.name.start === actor.person.name.start)) actors.push(actor);
    }
    for (const party of sides.parties) {
      if (!parties.some(({ name }) => name.start === party.name.start)) parties.push(party);
    }
  }
  return { actors, parties, complete: parties.length > 1 || all.some(({ complete }) => complete) };
}
