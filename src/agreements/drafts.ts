import type { Lexicon } from "../language/lexicon.ts";
import { nameKey } from "../language/names.ts";
import { stem } from "../language/stems.ts";
import type { AgreementRecord, AgreementStatus, Article, Fact, Signatory, Span } from "../types.ts";
import { type Areas, areasIn } from "./areas.ts";
import type { ChunkedSentence } from "./chunks.ts";
import type { Dateline } from "./datelines.ts";
import { factAt } from "./facts.ts";
import { overlap, samePerson, wordKeys } from "./identity.ts";
import { type InstrumentMention, sameInstrumentKind } from "./instruments.ts";
import {
  isInstrumental,
  nominativeInstrument,
  nominativeOffice,
  nominativeOfInstrumental,
} from "./nominative.ts";
import type { PartyMention } from "./parties.ts";
import type { PersonMention } from "./people.ts";
import type { Sentence } from "./sentence.ts";
import { likeness, type PlacedParty, partiesInName, partyFact, partyOfOffice, sharesWord } from "./sides.ts";
import { type Actor, type Deal, type Deed, dealsOf } from "./signing.ts";
import { dayOf, isLongAgo, sameDay } from "./signing-day.ts";
import { amountIn, NO_PERIOD, type Period, periodIn } from "./terms.ts";

/** Gathers what the sentences of one article say about its agreements. */
export interface Drafts {
  /** Takes in the deeds of a sentence; false when none of them is news about an agreement. */
  tell(deals: readonly Deal[], words: string): boolean;
  /** Takes in a sentence that may go on about the agreement told of `since` sentences ago; `about` when its words say so. */
  goOn(sentence: Sentence, about: boolean, since: number): void;
  /** Takes in the title: it adds what the body leaves out. */
  title(title: ChunkedSentence): void;
  records(): AgreementRecord[];
}

/** A sentence that does not name the agreement gives its sum and areas only so many sentences after it. */
const NEAR = 6;

/** "Three documents were signed in Almaty today": said of all that are then told one by one. */
type SharedSigning = Pick<Draft, "signedOn" | "place">;

interface Signer {
  readonly sentence: Sentence;
  readonly actor: Actor;
}

interface NamedInstrument {
  readonly sentence: Sentence;
  readonly mention: InstrumentMention;
}

interface Draft {
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

interface Options {
  readonly article: Article;
  readonly lexicon: Lexicon;
  readonly dateline: Dateline | undefined;
  /** All sentences of the article, read when a surname must be traced to a full name. */
  readonly named: () => readonly ChunkedSentence[];
}

export function createDrafts(options: Options): Drafts {
  const { article } = options;
  const drafts: Draft[] = [];
  let current: Draft | undefined;
  let shared: SharedSigning = { signedOn: null, place: null };
  const take = (deal: Deal, mention: InstrumentMention | undefined): boolean => {
    if (deal.deed === "refused") return false;
    if (mention?.several === true) {
      if (deal.deed === "signed")
        shared = { signedOn: dayOf(article, deal), place: placeOf(article, options.lexicon, deal) };
      return false;
    }
    const known = matching(drafts, current, deal, mention);
    const draft = known ?? (isNews(deal, mention) ? newDraft(deal, deal.deed) : undefined);
    if (!draft) return false;
    const before = drafts.findLast(({ signedOn }) => signedOn !== null)?.signedOn ?? null;
    if (!known) drafts.push(draft);
    current = draft;
    addDeal(options, draft, deal, mention, before);
    if (!known && draft.deed === "signed") {
      draft.signedOn ??= shared.signedOn;
      draft.place ??= shared.place;
    }
    return true;
  };
  return {
    tell(deals, words) {
      const recalled = deals.some(({ chunked }) => isRecalled(article, chunked, words));
      const details = current !== undefined && RANK[current.deed] > RANK.signed && deals.every(tellsNoName);
      if (recalled && !details) return false;
      let taken = false;
      for (const deal of deals) {
        const mentions = deal.instruments.length > 0 ? deal.instruments : [undefined];
        for (const mention of mentions) taken = take(deal, mention) || taken;
      }
      return taken;
    },
    goOn(sentence, about, since) {
      if (current && about) addTerms(article, current, sentence);
      else if (current && since <= NEAR) {
        current.amount ??= amountIn(article, sentence);
        addAreas(current, areasIn(article, sentence, false));
      }
    },
    title(title) {
      for (const deal of dealsOf(title)) addTitle(options, drafts, deal);
      const [only] = drafts;
      if (only && drafts.length === 1) addTitleParties(only, title);
    },
    records: () => drafts.flatMap((draft) => recordOf(options, draft)),
  };
}

/** A deed told as past history; ratification, entry into force and ending are news about an older agreement. */
function isRecalled(article: Article, { sentence, symbols }: ChunkedSentence, words: string): boolean {
  if (/[RET]/u.test(symbols)) return false;
  return sentence.grammar.past.test(words) || isLongAgo(article, sentence);
}

const tellsNoName = ({ instruments }: Deal): boolean =>
  instruments.every(({ anaphoric, specific }) => anaphoric || !specific);

/** What begins a record: an instrument, and for a signing somebody who signs. */
function isNews(deal: Deal, mention: InstrumentMention | undefined): boolean {
  if (!mention) return false;
  const told = deal.actors.length + deal.parties.length > 0;
  // "The final agreement is to be signed in May" says too little of what is still to come.
  return told || (mention.specific && (deal.deed !== "planned" || mention.end - mention.head > 1));
}

function newDraft(deal: Deal, deed: Exclude<Deed, "refused">): Draft {
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

function verbSpan({ chunked, verb }: Deal): Span {
  const found = chunked.chunks[verb];
  const start = chunked.sentence.tokens[found?.first ?? 0]?.start ?? chunked.sentence.start;
  return { start, end: chunked.sentence.tokens[(found?.end ?? 1) - 1]?.end ?? start };
}

/** The draft that a deed is about: by what its instrument is called, else the one told of last. */
function matching(
  drafts: readonly Draft[],
  current: Draft | undefined,
  deal: Deal,
  mention: InstrumentMention | undefined,
): Draft | undefined {
  if (!current) return undefined;
  if (!mention && deal.chunked.symbols.charAt(deal.verb) === "Z") return current;
  if (!mention)
    return deal.actors.length > 0 || deal.deed === "in-force" || deal.deed === "ratified"
      ? current
      : undefined;
  if (!mention.specific) {
    if (mention.anaphoric) return bestOfKind(drafts, current, mention);
    return drafts.length === 1 && fits(current, deal, mention) ? current : undefined;
  }
  return (
    drafts.find((draft) => sameInstrument(draft, deal.chunked.sentence, mention)) ??
    vagueDraft(drafts, mention)
  );
}

function bestOfKind(drafts: readonly Draft[], current: Draft, mention: InstrumentMention): Draft {
  if (mention.kind === "document" || hasKind(current, mention.kind)) return current;
  return drafts.findLast((draft) => hasKind(draft, mention.kind)) ?? current;
}

const hasKind = (draft: Draft, kind: string): boolean =>
  draft.instruments.some(({ mention }) => mention.kind === kind);

const fits = (draft: Draft, deal: Deal, mention: InstrumentMention): boolean =>
  draft.instruments.some((known) => sameInstrumentKind(known.mention.kind, mention.kind)) &&
  deal.deed === draft.deed;

function sameInstrument(draft: Draft, sentence: Sentence, mention: InstrumentMention): boolean {
  const keys = keysOf(sentence, mention);
  return draft.instruments.some((known) => {
    if (!known.mention.specific || !sameInstrumentKind(known.mention.kind, mention.kind)) return false;
    return overlap(keys, keysOf(known.sentence, known.mention)) >= 0.5;
  });
}

function keysOf(sentence: Sentence, mention: InstrumentMention): Set<string> {
  const keys = wordKeys(sentence.text.slice(mention.name.start, mention.name.end), sentence.language);
  const head = sentence.tokens[mention.head];
  for (const key of head ? wordKeys(head.text, sentence.language) : []) keys.delete(key);
  return keys;
}

/** A draft of which only "the document" is known yet takes the name. */
function vagueDraft(drafts: readonly Draft[], mention: InstrumentMention): Draft | undefined {
  return drafts.find(
    ({ instruments }) =>
      instruments.every((known) => !known.mention.specific) &&
      instruments.some((known) => sameInstrumentKind(known.mention.kind, mention.kind)),
  );
}

const RANK: Readonly<Record<Draft["deed"], number>> = {
  planned: 0,
  signed: 1,
  ratified: 2,
  "in-force": 3,
  terminated: 4,
};

function addDeal(
  options: Options,
  draft: Draft,
  deal: Deal,
  mention: InstrumentMention | undefined,
  before: Fact | null = null,
): void {
  const { article, lexicon } = options;
  const { sentence } = deal.chunked;
  if (deal.deed !== "refused" && RANK[deal.deed] > RANK[draft.deed]) {
    draft.deed = deal.deed;
    draft.statusSpan = verbSpan(deal);
  }
  draft.deals.push(deal);
  if (mention) draft.instruments.push({ sentence, mention });
  addParties(draft, deal, mention);
  if (deal.deed === "signed") {
    for (const actor of deal.actors) addSigner(options, draft, sentence, actor);
    draft.signedOn ??= dayOf(article, deal) ?? sameDay(article, deal, before);
    draft.place ??= placeOf(article, lexicon, deal);
  }
  if (deal.deed !== "signed" && deal.deed !== "planned") addSigningAttribute(options, draft, deal);
  if (deal.instruments.length < 2) addTerms(article, draft, sentence);
  else if (mention) draft.period = periodIn(article, sentence, mention.name);
}

function addParties(draft: Draft, deal: Deal, mention: InstrumentMention | undefined): void {
  const { sentence } = deal.chunked;
  const inName = mention ? partiesInName(sentence, mention) : [];
  if (inName.length > 1 && !draft.complete) {
    draft.parties = inName.map((party) => ({ sentence, party }));
    draft.complete = true;
    return;
  }
  if (draft.complete) return;
  if (deal.deed === "ratified" && inName.length === 0) return;
  const fresh = [...inName, ...deal.parties]
    .filter(({ generic }) => !generic)
    .map((party) => ({ sentence, party }));
  for (const party of fresh) if (!isKnown(draft.parties, party)) draft.parties.push(party);
  if (deal.complete && deal.parties.length > 1) draft.complete = true;
}

function isKnown(parties: readonly PlacedParty[], { sentence, party }: PlacedParty): boolean {
  return parties.some(
    (known) => likeness(known.party, party, sentence.language) >= 2 || sameCountry(known, party),
  );
}

const sameCountry = (known: PlacedParty, party: PlacedParty["party"]): boolean =>
  known.party.concepts.length > 0 && known.party.concepts.join() === party.concepts.join();

function addSigner(options: Options, draft: Draft, sentence: Sentence, actor: Actor): void {
  const named = fullMention(options, sentence, actor.person);
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

/** The place beside the verb: "signed in Geneva", «в Астане подписали»; not where those who sign hold office. */
function placeOf(article: Article, lexicon: Lexicon, deal: Deal): Fact | null {
  const { chunks, symbols, sentence } = deal.chunked;
  for (const [position, found] of chunks.entries()) {
    if (found.symbol !== "l") continue;
    const [low, high] = position < deal.verb ? [position, deal.verb] : [deal.verb, position];
    const path = symbols.slice(low + 1, high);
    const held = symbols.charAt(deal.verb) === "Z";
    if ((held ? /[FXRET;]/u : /[sFXRET;]/u).test(path)) continue;
    if (
      position < deal.verb &&
      position > 0 &&
      /[NPx]/u.test(symbols.charAt(position - 1)) &&
      /[NP&]/u.test(path)
    )
      continue;
    const entity = sentence.entities.slice(found.first, found.end).find((one) => one?.kind === "city");
    if (!entity) continue;
    const first = sentence.tokens[entity.first];
    const last = sentence.tokens[entity.end - 1];
    if (first && last)
      return placeFact(article, lexicon, entity.concept, { start: first.start, end: last.end });
  }
  return null;
}

/** The city as written; in Russian in the nominative, in Kazakh without the ending of the locative. */
function placeFact(article: Article, lexicon: Lexicon, concept: string, span: Span): Fact {
  const fact = factAt(article, span);
  if (article.language === "en") return fact;
  const key = nameKey(fact.value);
  const bare = nameKey(fact.value.replace(/[дт][ае]$/u, ""));
  const forms = lexicon.concepts.get(concept)?.forms[article.language] ?? [];
  const named = forms.find(
    (form) => /^\p{Lu}/u.test(form) && (nameKey(form) === key || nameKey(form) === bare),
  );
  const value = named ?? (article.language === "kk" ? fact.value.replace(/[дт][ае]$/u, "") : fact.value);
  return { ...fact, value };
}

/** "the Agreement signed in Astana on 24 August 2022 was ratified": the day and place of the signing it recalls. */
function addSigningAttribute(options: Options, draft: Draft, deal: Deal): void {
  const { symbols } = deal.chunked;
  const verb = [...symbols].findIndex((symbol, index) => index !== deal.verb && /[SVZ]/u.test(symbol));
  if (verb < 0) return;
  const signing: Deal = { ...deal, deed: "signed", verb };
  draft.signedOn ??= dayOf(options.article, signing);
  draft.place ??= placeOf(options.article, options.lexicon, signing);
}

function addTerms(article: Article, draft: Draft, sentence: Sentence): void {
  const found = periodIn(article, sentence);
  const { period } = draft;
  draft.period =
    period.start || period.end
      ? { ...period, duration: period.duration ?? found.duration }
      : { start: found.start, end: found.end, duration: period.duration ?? found.duration };
  addAreas(draft, areasIn(article, sentence, true));
  draft.amount ??= amountIn(article, sentence);
}

function addAreas(draft: Draft, areas: Areas): void {
  if (areas.rank > draft.areas.rank) draft.areas = areas;
}

/** The title adds parties and an instrument to the first record, or makes one where the body has none. */
function addTitle(options: Options, drafts: Draft[], deal: Deal): void {
  if (deal.deed === "refused") return;
  const mention = deal.instruments.find(({ several }) => !several);
  const [first] = drafts;
  if (!first) {
    if (!mention || deal.parties.length + deal.actors.length === 0) return;
    const draft = newDraft(deal, deal.deed);
    drafts.push(draft);
    addDeal(options, draft, deal, mention);
    return;
  }
  if (drafts.length > 1 || RANK[deal.deed] !== RANK[first.deed]) return;
  if (mention && !first.instruments.some(({ mention: known }) => known.specific)) {
    first.instruments.push({ sentence: deal.chunked.sentence, mention });
  }
  if (sidesOf(first).parties.length < 2) addParties(first, deal, mention);
}

/** "Kazakhstan and Czechia to cooperate": the two sides, where the body names one of them at most. */
function addTitleParties(draft: Draft, title: ChunkedSentence): void {
  const known = sidesOf(draft).parties;
  if (draft.complete || known.length > 1) return;
  const { symbols, chunks, sentence } = title;
  const match = /P(?:&|,)P(?!,?&?P)/u.exec(symbols);
  if (!match) return;
  const pair = chunks
    .slice(match.index, match.index + match[0].length)
    .flatMap(({ party }) => (party ? [party] : []));
  const fits = known.every(({ party }) => pair.some((one) => likeness(one, party, sentence.language) >= 1));
  if (!fits) return;
  draft.parties = pair.map((party) => ({ sentence, party }));
  draft.complete = true;
}

function recordOf(options: Options, draft: Draft): AgreementRecord[] {
  const { article, dateline } = options;
  const sides = sidesOf(draft);
  const parties = sides.parties.map(({ party }) => partyFact(article, party, options.lexicon));
  const status: AgreementStatus = draft.deed;
  const record: AgreementRecord = {
    instrument: instrumentFact(article, draft),
    parties,
    signatories: draft.signers.map((signer, index) =>
      signatoryOf(options, draft, signer, sides.of[index] ?? null),
    ),
    signedOn: draft.signedOn,
    reportedOn:
      article.publishedOn !== undefined && article.dateSpan
        ? factAt(article, article.dateSpan, article.publishedOn)
        : null,
    place: draft.place,
    dateline: dateline ? factAt(article, dateline.place) : null,
    period: draft.period,
    areas: draft.areas.facts,
    amount: draft.amount,
    status: factAt(article, draft.statusSpan, status),
    sources: [article.id],
    differing: [],
  };
  return [record];
}

/** The mention that says most: specific ones first, then the longest name. */
function instrumentFact(article: Article, draft: Draft): Fact | null {
  const [best] = [...draft.instruments].sort(
    (a, b) => Number(b.mention.specific) - Number(a.mention.specific) || length(b) - length(a),
  );
  if (!best || (best.mention.kind === "document" && !best.mention.specific)) return null;
  const fact = factAt(article, best.mention.name);
  return article.language === "ru" ? { ...fact, value: nominativeInstrument(fact.value) } : fact;
}

const length = ({ mention }: NamedInstrument): number => mention.name.end - mention.name.start;

function signatoryOf(options: Options, draft: Draft, signer: Signer, side: PlacedParty | null): Signatory {
  const { article, lexicon } = options;
  const { person } = signer.actor;
  const role = person.role ?? sharedRole(draft, signer);
  return {
    name: nameFact(article, person.name, role),
    role: role ? roleFact(article, role) : null,
    party: side ? partyFact(article, side.party, lexicon) : null,
  };
}

/** The name; a Russian one beside an office in the instrumental has the nominative as its value. */
function nameFact(article: Article, name: Span, role: Span | null): Fact {
  const fact = factAt(article, name);
  const office = role ? article.text.slice(role.start, role.end) : "";
  if (article.language !== "ru" || !isInstrumental(office)) return fact;
  return { ...fact, value: nominativeOfInstrumental(fact.value) };
}

function roleFact(article: Article, role: Span): Fact {
  const fact = factAt(article, role);
  if (article.language !== "ru" || !isInstrumental(fact.value)) return fact;
  return { ...fact, value: nominativeOffice(fact.value) };
}

/** "Foreign ministers A and B": the office before A is B's too. */
function sharedRole(draft: Draft, signer: Signer): Span | null {
  const index = draft.signers.indexOf(signer);
  const first = draft.signers.slice(0, index).findLast(({ actor }) => actor.person.role !== null);
  return first?.sentence === signer.sentence && first.actor.person.plural ? first.actor.person.role : null;
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
function sidesOf(draft: Draft): Sides {
  const own = draft.signers.map(({ sentence, actor }): PlacedParty | null => {
    const party = actor.side ?? (actor.person.plural ? null : partyOfOffice(sentence, actor.person));
    return party ? { sentence, party } : partyNamedIn(draft.parties, sentence, actor.person);
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
