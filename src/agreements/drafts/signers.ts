import type { Article, Fact, Signatory, Span } from "../../types.ts";
import { factAt } from "../facts.ts";
import { samePerson } from "../identity.ts";
import type { PartyMention } from "../parties/parties.ts";
import { type PlacedParty, partyFact } from "../parties/sides.ts";
import { isInstrumental, nominativeOffice, nominativeOfInstrumental } from "../people/nominative.ts";
import { nominativeOfOblique, nominativeOfObliqueOffice, obliqueCaseOf } from "../people/oblique-names.ts";
import type { PersonMention } from "../people/people.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { Actor } from "../signing.ts";
import type { Draft, Options, Signer } from "./draft.ts";
import { isKnown } from "./draft-sides.ts";

export function addSigner(options: Options, draft: Draft, sentence: Sentence, actor: Actor): void {
  const beside = draft.signers.some((one) => one.sentence === sentence && one.actor.person.plural);
  const named =
    fullMention(options, sentence, actor.person) ??
    (beside || actor.side ? { sentence, person: actor.person } : undefined);
  if (!named) {
    const party = { sentence, party: companyOf(sentence, actor.person) };
    if (actor.person.weak && !draft.complete && !isKnown(draft.parties, party)) draft.parties.push(party);
    return;
  }
  const signer = { sentence: named.sentence, actor: { person: named.person, side: actor.side } };
  const { text } = sentence;
  const nameOf = (person: PersonMention): string => text.slice(person.name.start, person.name.end);
  const at = draft.signers.findIndex((known) =>
    samePerson(nameOf(known.actor.person), nameOf(signer.actor.person)),
  );
  if (at < 0) draft.signers.push(signer);
  else {
    const known = draft.signers[at];
    if (!known) return;
    const richer = known.actor.person.role ? known : { ...signer, sentence: signer.sentence };
    draft.signers[at] = {
      sentence: richer.sentence,
      actor: { person: richer.actor.person, side: known.actor.side ?? actor.side },
    };
  }
}

/**
 * The mention that names the person in full with an office: the one at hand, else the article's first of that name.
 * Two capitalised words that nobody in the article gives an office are taken for a company, and left out.
 */
function fullMention(
  options: Options,
  sentence: Sentence,
  person: PersonMention,
): { sentence: Sentence; person: PersonMention } | undefined {
  if (person.role) return { sentence, person };
  const { text } = sentence;
  const name = text.slice(person.name.start, person.name.end);
  for (const { sentence: other, people } of options.named()) {
    const found = people.find(
      (one) =>
        one.role !== null &&
        one.name.start !== person.name.start &&
        samePerson(text.slice(one.name.start, one.name.end), name),
    );
    if (found) return { sentence: other, person: found };
  }
  const words = name.split(/[\s.]+/u).length;
  return person.weak || words < 2 ? undefined : { sentence, person };
}

/** Two capitalised words that are nobody's name, as the company they then are. */
function companyOf(sentence: Sentence, person: PersonMention): PartyMention {
  return {
    first: person.first,
    end: person.end,
    name: person.name,
    concepts: [],
    words: sentence.tokens.slice(person.first, person.end).map((token) => token.lower),
  };
}

export function signatoryOf(
  options: Options,
  draft: Draft,
  signer: Signer,
  side: PlacedParty | null,
): Signatory {
  const { article, lexicon } = options;
  const { person } = signer.actor;
  const role = person.role ?? sharedRole(draft, signer);
  return {
    name: nameFact(article, person.name, role),
    role: role ? roleFact(article, role) : null,
    party: side ? partyFact(article, side.party, lexicon) : null,
  };
}

/** The name; a Russian one beside an office in an oblique case has the nominative as its value. */
function nameFact(article: Article, name: Span, role: Span | null): Fact {
  const fact = factAt(article, name);
  const office = role ? article.text.slice(role.start, role.end) : "";
  if (article.language !== "ru") return fact;
  if (isInstrumental(office)) return { ...fact, value: nominativeOfInstrumental(fact.value) };
  const oblique = obliqueCaseOf(office);
  return oblique ? { ...fact, value: nominativeOfOblique(fact.value, oblique) } : fact;
}

function roleFact(article: Article, role: Span): Fact {
  const fact = factAt(article, role);
  if (article.language !== "ru") return fact;
  if (isInstrumental(fact.value)) return { ...fact, value: nominativeOffice(fact.value) };
  const oblique = obliqueCaseOf(fact.value);
  return oblique ? { ...fact, value: nominativeOfObliqueOffice(fact.value, oblique) } : fact;
}

/** "Foreign ministers A and B": the office before A is B's too. */
function sharedRole(draft: Draft, signer: Signer): Span | null {
  const index = draft.signers.indexOf(signer);
  const first = draft.signers.slice(0, index).findLast(({ actor }) => actor.person.role !== null);
  return first?.sentence === signer.sentence && first.actor.person.plural ? first.actor.person.role : null;
}
