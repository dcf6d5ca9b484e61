import type { AgreementRecord, AgreementStatus, Article, Fact } from "../../types.ts";
import { factAt, reportedOnOf } from "../facts.ts";
import { type InstrumentMention, instrumentsOf } from "../instruments/instruments.ts";
import { partiesInName } from "../parties/named-parties.ts";
import { likeness, partyFact, sharesWord } from "../parties/sides.ts";
import { nominativeInstrument } from "../people/nominative.ts";
import type { ChunkedSentence } from "../reading/chunks.ts";
import type { Sentence } from "../reading/sentence.ts";
import { type Deal, dealsOf } from "../signing.ts";
import { areasIn } from "../terms/areas.ts";
import { placeOf } from "../terms/places.ts";
import { dayOf, isLongAgo, sameDay } from "../terms/signing-day.ts";
import { amountIn, periodIn } from "../terms/terms.ts";
import { type Draft, type NamedInstrument, newDraft, type Options, RANK, verbSpan } from "./draft.ts";
import { draftNamed, matching } from "./draft-matching.ts";
import { isKnown, sidesOf } from "./draft-sides.ts";
import { addAreas, addTerms } from "./draft-terms.ts";
import { nameFully } from "./full-names.ts";
import { namedBefore } from "./named-before.ts";
import { addSigner, signatoryOf } from "./signers.ts";

/** Gathers what the sentences of one article say about its agreements. */
export interface Drafts {
  /** Takes in the deeds of a sentence; false when none of them is news about an agreement. */
  tell(deals: readonly Deal[], words: string): boolean;
  /** Takes in a sentence of no deed that names an agreement: what follows is about that one. True when who signed it was told before. */
  turnTo(sentence: Sentence): boolean;
  /** Takes in a sentence that may go on about the agreement told of `since` sentences ago; `about` when its words say so. */
  goOn(sentence: Sentence, about: boolean, since: number): void;
  /** Takes in the title: it adds what the body leaves out. */
  title(title: ChunkedSentence): void;
  records(): AgreementRecord[];
}

/** A sentence that does not name the agreement gives its sum and areas only so many sentences after it. */
const NEAR = 6;

/** An agreement is named at most so many characters after those who signed it. */
const REACH_BACK = 600;

/** "Three documents were signed in Almaty today": said of all that are then told one by one. */
type SharedSigning = Pick<Draft, "signedOn" | "place">;

export function createDrafts(options: Options): Drafts {
  const { article } = options;
  const drafts: Draft[] = [];
  let current: Draft | undefined;
  let shared: SharedSigning | undefined;
  let listed: NamedInstrument | undefined;
  let aside = false;
  /** "Signing for Kenya was N": told before the agreement is named. */
  const unnamed: Deal[] = [];
  const take = (deal: Deal, own: InstrumentMention | undefined): boolean => {
    if (deal.deed === "refused" || (deal.deed === "in-force" && liesAhead(article, deal))) return false;
    const item =
      own === undefined && (deal.actors.length > 0 || deal.deed === "planned") ? listed : undefined;
    listed = undefined;
    const mention = own ?? item?.mention;
    const home = item?.sentence ?? deal.chunked.sentence;
    if (mention?.several === true) {
      if (deal.deed === "signed")
        shared = { signedOn: dayOf(article, deal), place: placeOf(article, options.lexicon, deal) };
      return false;
    }
    const known = item ? undefined : matching(drafts, current, deal, mention);
    const draft = known ?? (isNews(deal, mention, drafts.length > 0) ? newDraft(deal, deal.deed) : undefined);
    if (!draft) {
      if (!mention && !current && deal.deed === "signed" && deal.actors.length > 0) unnamed.push(deal);
      // "An arrangement that was sealed on Friday": who signed it is told next.
      if (mention && drafts.length === 0 && deal.deed === "signed") {
        listed = { sentence: home, mention };
        shared ??= { signedOn: dayOf(article, deal), place: placeOf(article, options.lexicon, deal) };
      }
      return false;
    }
    const before = drafts.findLast(({ signedOn }) => signedOn !== null)?.signedOn ?? null;
    if (!known) drafts.push(draft);
    current = draft;
    addDeal(options, draft, deal, { mention, home, before });
    if (!known && shared && draft.deed === "signed") {
      draft.signedOn ??= shared.signedOn;
      draft.place ??= shared.place;
    }
    return true;
  };
  /** "The paper they signed is the Agreement on …": the agreement of which it was told before who signed it. */
  const takeEarlier = (sentence: Sentence, mention: InstrumentMention): boolean => {
    const earlier = unnamed
      .splice(0)
      .filter(({ chunked }) => sentence.start - chunked.sentence.end < REACH_BACK);
    if (!mention.specific || earlier.length === 0) return false;
    let taken = false;
    listed = { sentence, mention };
    for (const deal of earlier) {
      taken = take(deal, undefined) || taken;
    }
    return taken;
  };
  return {
    tell(deals, words) {
      const recalled = deals.some((deal) => isRecalled(article, deal, words, drafts.length > 0));
      const details = current !== undefined && RANK[current.deed] > RANK.extended && deals.every(tellsNoName);
      if (recalled && !details) {
        aside = true;
        return false;
      }
      // "With Qatar such a document was signed in 2021. Its signatories were …": still of the older one.
      if (aside && deals.length > 0 && deals.every(({ instruments }) => instruments.length === 0))
        return false;
      if (deals.length > 0) aside = false;
      let taken = false;
      for (const deal of deals) {
        const mentions = deal.instruments.length > 0 ? deal.instruments : [undefined];
        for (const mention of mentions) taken = take(deal, mention) || taken;
      }
      return taken;
    },
    turnTo(sentence) {
      const mentions = instrumentsOf(sentence, []).filter(({ several }) => !several);
      const mention = mentions.find(({ specific }) => specific) ?? mentions[0];
      if (!mention) {
        // Only the sentence right after the one that names an agreement says who signed it without its name.
        if (!shared) listed = undefined;
        return false;
      }
      if (takeEarlier(sentence, mention)) return true;
      const known = draftNamed(drafts, sentence, mention);
      if (known) current = known;
      listed =
        !known && (shared || drafts.length === 0) && mention.specific ? { sentence, mention } : undefined;
      return false;
    },
    goOn(sentence, about, since) {
      if (listed) return;
      if (current && about) addTerms(article, current, sentence);
      else if (current && since <= NEAR) {
        current.amount ??= amountIn(article, sentence);
        addAreas(current, areasIn(article, sentence, false));
      }
    },
    title(title) {
      const [only] = drafts;
      for (const draft of drafts) nameFully(options, draft);
      if (only && drafts.length === 1) addSumBefore(options, only);
      for (const deal of dealsOf(title)) addTitle(options, drafts, deal);
      if (only && drafts.length === 1) addTitleParties(options, only, title);
    },
    records: () => drafts.flatMap((draft) => recordOf(options, draft)),
  };
}

/** A deed told as past history; ratification, entry into force and ending are news about an older agreement. */
function isRecalled(
  article: Article,
  { chunked, deed, instruments }: Deal,
  words: string,
  another: boolean,
): boolean {
  const { sentence, symbols } = chunked;
  // "In 2019 a similar agreement was terminated", beside the one reported, is history as well.
  if (/[RET]/u.test(symbols) && !(another && (deed === "terminated" || deed === "extended"))) return false;
  if (another && instruments.every(({ specific }) => !specific) && OF_ANOTHER.test(words)) return true;
  return sentence.grammar.past.test(words) || isLongAgo(article, sentence);
}

/** "Similar letters were exchanged with Kyrgyzstan": not the agreement reported. */
const OF_ANOTHER =
  /(?<!\p{L})(?:similar|the same kind of|whose (?:agreement|contract|treaty|memorandum)|аналогичн\p{L}+|похож\p{L}+|подобн\p{L}+|так(?:ой|ое|ую) же|ұқсас|осындай|дәл сондай)(?!\p{L})/iu;

const tellsNoName = ({ instruments }: Deal): boolean =>
  instruments.every(({ anaphoric, specific }) => anaphoric || !specific);

/** "It takes effect on 1 April", told in March: not in force yet. */
function liesAhead({ publishedOn }: Article, { chunked }: Deal): boolean {
  if (publishedOn === undefined) return false;
  return chunked.sentence.dates.some(
    ({ value, precision }) => precision === "day" && value > publishedOn && /^\d/u.test(value),
  );
}

/** What begins a record: an instrument, and for a signing somebody who signs. */
function isNews(deal: Deal, mention: InstrumentMention | undefined, another: boolean): boolean {
  if (!mention) return false;
  if ((deal.deed === "extended" || deal.deed === "suspended") && !mention.specific) return false;
  const told = deal.actors.length + deal.parties.length > 0;
  // "The final agreement is to be signed in May" says too little of what is still to come.
  // "A separate deal is due to be signed next spring", beside the one reported: named in passing.
  if (!told && another && deal.deed === "planned") return false;
  return told || (mention.specific && (deal.deed !== "planned" || mention.end - mention.head > 1));
}

/** What the deed is done with, where that is named, and the day told of last. */
interface Telling {
  readonly mention: InstrumentMention | undefined;
  /** The sentence that names it. */
  readonly home: Sentence;
  readonly before: Fact | null;
}

function addDeal(options: Options, draft: Draft, deal: Deal, telling: Telling): void {
  const { article, lexicon } = options;
  const { sentence } = deal.chunked;
  const { mention, home, before } = telling;
  if (deal.deed !== "refused" && RANK[deal.deed] > RANK[draft.deed]) {
    draft.deed = deal.deed;
    draft.statusSpan = verbSpan(deal);
  }
  draft.deals.push(deal);
  if (mention) draft.instruments.push({ sentence: home, mention });
  addParties(options, draft, deal, mention && { sentence: home, mention });
  if (deal.deed === "signed") {
    for (const actor of deal.actors) addSigner(options, draft, sentence, actor);
    draft.signedOn ??= dayOf(article, deal) ?? sameDay(article, deal, before);
    draft.place ??= placeOf(article, lexicon, deal);
  }
  if (deal.deed !== "signed" && deal.deed !== "planned") addSigningAttribute(options, draft, deal);
  if (deal.instruments.length < 2) addTerms(article, draft, sentence);
  else if (mention) draft.period = periodIn(article, sentence, mention.name);
  if (home !== sentence) addTerms(article, draft, home);
}

function addParties(options: Options, draft: Draft, deal: Deal, named: NamedInstrument | undefined): void {
  const { sentence } = deal.chunked;
  const inName = named ? partiesInName(named.sentence, named.mention) : [];
  if (named && inName.length > 1 && !draft.complete) {
    draft.parties = inName.map((party) => ({ sentence: named.sentence, party }));
    draft.complete = true;
    return;
  }
  if (draft.complete) return;
  if (deal.deed === "ratified" && inName.length === 0) return;
  const fresh = [...inName, ...deal.parties].flatMap((party) => {
    const placed = { sentence, party };
    if (!party.generic) return [placed];
    const full = draft.parties.some((one) => sharesWord(one.party, party, sentence.language))
      ? undefined
      : namedBefore(options.named(), placed);
    return full ? [full] : [];
  });
  for (const party of fresh) if (!isKnown(draft.parties, party)) draft.parties.push(party);
  if (deal.complete && deal.parties.length > 1) draft.complete = true;
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

/** The title adds parties and an instrument to the first record, or makes one where the body has none. */
function addTitle(options: Options, drafts: Draft[], deal: Deal): void {
  if (deal.deed === "refused") return;
  const mention = deal.instruments.find(({ several }) => !several);
  const [first] = drafts;
  if (!first) {
    if (!mention || deal.parties.length + deal.actors.length === 0) return;
    const draft = newDraft(deal, deal.deed);
    drafts.push(draft);
    addDeal(options, draft, deal, { mention, home: deal.chunked.sentence, before: null });
    return;
  }
  if (drafts.length > 1 || RANK[deal.deed] !== RANK[first.deed]) return;
  if (mention && !first.instruments.some(({ mention: known }) => known.specific)) {
    first.instruments.push({ sentence: deal.chunked.sentence, mention });
  }
  if (sidesOf(first, options.named).parties.length < 2)
    addParties(options, first, deal, mention && { sentence: deal.chunked.sentence, mention });
}

/** "Kazakhstan and Czechia to cooperate": the two sides, where the body names one of them at most. */
function addTitleParties(options: Options, draft: Draft, title: ChunkedSentence): void {
  const known = sidesOf(draft, options.named).parties;
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
  const sides = sidesOf(draft, options.named);
  const parties = sides.parties.map(({ party }) => partyFact(article, party, options.lexicon));
  const status: AgreementStatus = draft.deed;
  const record: AgreementRecord = {
    instrument: instrumentFact(article, draft),
    parties,
    signatories: draft.signers.map((signer, index) =>
      signatoryOf(options, draft, signer, sides.of[index] ?? null),
    ),
    signedOn: draft.signedOn,
    reportedOn: reportedOnOf(article) ?? reportedIn(options),
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

/** "This was reported on 3 May 2022 by the press office", in an article that no header dates. */
function reportedIn({ article, named }: Options): Fact | null {
  if (article.publishedOn !== undefined) return null;
  for (const { sentence, symbols } of named()) {
    const words = article.text.slice(sentence.start, sentence.end);
    const [day, ...others] = sentence.dates.filter(
      ({ precision, value }) => precision === "day" && /^\d/u.test(value),
    );
    if (day && others.length === 0 && !/[VSFZRET]/u.test(symbols) && REPORTS.test(words))
      return factAt(article, day, day.value);
  }
  return null;
}

const REPORTS =
  /(?<!\p{L})(?:reported|announced|said in a (?:statement|press release)|press (?:service|office|release)|сообщил\p{L}*|сообщается|сообщила пресс-служба|пресс-служб\p{L}+|хабарла\p{L}+|мәлімдеді)(?!\p{L})/iu;

/** "X has secured $80 million. The loan agreement was signed on Friday": the sum that opens the news. */
function addSumBefore({ article, named }: Options, draft: Draft): void {
  const at = draft.deals[0]?.chunked.sentence.start ?? 0;
  const before = named().filter(({ sentence }) => sentence.end <= at);
  for (const { sentence } of before.slice(-2)) draft.amount ??= amountIn(article, sentence);
}

/** The mention that says most: specific ones first, then the longest name. */
function instrumentFact(article: Article, draft: Draft): Fact | null {
  const [best] = [...draft.instruments].sort(
    (a, b) =>
      Number(b.mention.specific) - Number(a.mention.specific) ||
      Number(isVague(a)) - Number(isVague(b)) ||
      length(b) - length(a),
  );
  if (!best || isVague(best)) return null;
  const fact = factAt(article, best.mention.name);
  return article.language === "ru" ? { ...fact, value: nominativeInstrument(fact.value) } : fact;
}

/** "The three-page document" does not say what it is. */
const isVague = ({ mention }: NamedInstrument): boolean => mention.kind === "document" && !mention.specific;

const length = ({ mention }: NamedInstrument): number => mention.name.end - mention.name.start;
