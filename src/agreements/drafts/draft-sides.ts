import { companyAfterOf, countriesIn, partyOfOffice } from "../parties/office-parties.ts";
import type { PartyMention } from "../parties/parties.ts";
import { likeness, type PlacedParty, sharesWord } from "../parties/sides.ts";
import type { PersonMention } from "../people/people.ts";
import type { ChunkedSentence } from "../reading/chunks.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { Draft } from "./draft.ts";
import { genericBody, namedBefore } from "./named-before.ts";

export function isKnown(parties: readonly PlacedParty[], { sentence, party }: PlacedParty): boolean {
  return parties.some(
    (known) => likeness(known.party, party, sentence.language) >= 2 || sameCountry(known, party),
  );
}

const sameCountry = (known: PlacedParty, party: PlacedParty["party"]): boolean =>
  known.party.concepts.length > 0 && known.party.concepts.join() === party.concepts.join();

/** «министры иностранных дел Армении и Малайзии X и Y»: the first country is the first one's, the second the other's. */
function countryShared(draft: Draft, sentence: Sentence, person: PersonMention): PartyMention | null {
  const listed = draft.signers
    .filter((signer) => signer.sentence === sentence)
    .map(({ actor }) => actor.person);
  const [first] = listed;
  if (listed.length !== 2 || !first?.plural || !first.roleTokens || listed[1]?.role) return null;
  const countries = countriesIn(sentence, first.roleTokens);
  return countries.length === 2 ? (countries[listed.indexOf(person)] ?? null) : null;
}

interface Sides {
  readonly parties: readonly PlacedParty[];
  /** The side of each signer, by position. */
  readonly of: readonly (PlacedParty | null)[];
}

/**
 * The parties, and the one that each signer signed for: the one named with "on behalf of", else the one that the
 * office belongs to, else the one of two that the other signer does not stand for.
 */
export function sidesOf(draft: Draft, named: () => readonly ChunkedSentence[]): Sides {
  const own = draft.signers.map(({ sentence, actor }): PlacedParty | null => {
    const shared = actor.side ? null : countryShared(draft, sentence, actor.person);
    const party =
      actor.side ?? shared ?? (actor.person.plural ? null : partyOfOffice(sentence, actor.person));
    if (party) return fullSide(draft, { sentence, party }, named);
    const ofOffice = partyNamedIn(draft.parties, sentence, actor.person);
    const company = ofOffice ? null : companyAfterOf(sentence, actor.person);
    return ofOffice ?? (company ? { sentence, party: company } : bodyOfOffice(sentence, actor.person, named));
  });
  const known = draft.parties.length > 1 ? [...draft.parties] : partiesWith(draft.parties, own);
  const parties = known.length > 1 ? known : lenderAndBorrower(draft, known);
  const of = own.map((side) => (side?.party.generic ? resolve(parties, side) : side));
  const taken = own.map((side) => (side ? bestParty(parties, side) : undefined));
  if (parties.length === 2 && of.length === 2) {
    const open = taken.indexOf(undefined);
    const other = taken[1 - open];
    const unknown = open >= 0 && (own[open] === null || own[open]?.party.generic === true);
    if (unknown && other !== undefined && !draft.signers[open]?.actor.person.plural) {
      of[open] = parties[1 - other] ?? null;
    }
  }
  return { parties, of };
}

/** "For the bank": the bank that the article names before, where none of the parties is one. */
function fullSide(draft: Draft, side: PlacedParty, named: () => readonly ChunkedSentence[]): PlacedParty {
  if (!side.party.generic) return side;
  const known = draft.parties.some(({ party }) => sharesWord(party, side.party, side.sentence.language));
  return known ? side : (namedBefore(named(), side) ?? side);
}

/** "The bank's director", «председатель комитета»: the body that the article names before. */
function bodyOfOffice(
  sentence: Sentence,
  person: PersonMention,
  named: () => readonly ChunkedSentence[],
): PlacedParty | null {
  if (!person.roleTokens || person.plural) return null;
  const [first, end] = person.roleTokens;
  for (let index = first; index < end; index += 1) {
    const party = genericBody(sentence, index);
    const full = party && namedBefore(named(), { sentence, party });
    if (full) return full;
  }
  return null;
}

/** Of a loan or grant: "the Bank will lend Georgia $5 million under an agreement signed today" names its two sides. */
function lenderAndBorrower(draft: Draft, known: readonly PlacedParty[]): readonly PlacedParty[] {
  const lent = draft.instruments.some(({ sentence, mention }) =>
    /(?<!\p{L})(?:loan|credit|grant|financing|за[ей]м|кредит|грант|қарыз|несие)/iu.test(
      sentence.text.slice(mention.name.start, mention.name.end),
    ),
  );
  if (!lent) return known;
  for (const { chunked } of draft.deals) {
    const named = chunked.chunks.flatMap(({ symbol, party }) =>
      symbol === "P" && party ? [{ sentence: chunked.sentence, party }] : [],
    );
    const distinct = named.filter((one, index) => !isKnown(named.slice(0, index), one));
    if (distinct.length === 2 && known.every((one) => isKnown(distinct, one))) return distinct;
  }
  return known;
}

/** The only party that shares a word of its own with the office: "Director General of Stepnews", "the bank's director". */
function partyNamedIn(
  parties: readonly PlacedParty[],
  sentence: Sentence,
  person: PersonMention,
): PlacedParty | null {
  if (!person.roleTokens || person.plural) return null;
  const words = sentence.tokens
    .slice(...person.roleTokens)
    .map(({ lower }) => lower)
    .filter(
      (word) =>
        word.length > 3 &&
        !sentence.grammar.offices.test(word) &&
        !sentence.grammar.officeModifiers.test(word),
    );
  const office = { first: 0, end: 0, name: person.name, concepts: [], words };
  const named = parties.filter(({ party }) => sharesWord(party, office, sentence.language));
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** The party that "the bank" or «министерство» stands for: the one with that word in its name; else as written. */
function resolve(parties: readonly PlacedParty[], side: PlacedParty): PlacedParty {
  const sharing = parties.filter(({ party }) => sharesWord(party, side.party, side.sentence.language));
  if (sharing.length === 1) return sharing[0] ?? side;
  const best = bestParty(parties, side);
  return (best === undefined ? undefined : parties[best]) ?? side;
}

function partiesWith(known: readonly PlacedParty[], own: readonly (PlacedParty | null)[]): PlacedParty[] {
  const parties = [...known];
  for (const side of own) {
    if (
      side &&
      !side.party.generic &&
      !parties.some((party) => likeness(party.party, side.party, side.sentence.language) >= 1)
    )
      parties.push(side);
  }
  return parties;
}

function bestParty(parties: readonly PlacedParty[], side: PlacedParty): number | undefined {
  let best: number | undefined;
  let score = 0;
  parties.forEach((party, index) => {
    const value = likeness(party.party, side.party, side.sentence.language);
    if (value > score) {
      best = index;
      score = value;
    }
  });
  return best;
}
