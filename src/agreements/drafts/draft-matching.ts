import { overlap, wordKeys } from "../identity.ts";
import { sameInstrumentKind } from "../instruments/instrument-kinds.ts";
import type { InstrumentMention } from "../instruments/instruments.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { Deal } from "../signing.ts";
import type { Draft } from "./draft.ts";

/** The draft that a deed is about: by what its instrument is called, else the one told of last. */
export function matching(
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
    if (mention.anaphoric)
      return isOtherKind(drafts, mention) ? undefined : bestOfKind(drafts, current, mention);
    return drafts.length === 1 && fits(current, deal, mention) ? current : undefined;
  }
  return (
    drafts.find((draft) => sameInstrument(draft, deal.chunked.sentence, mention)) ??
    // "A separate deal is to be signed": another one than that of which no more is known than that it was signed.
    (deal.deed === "planned" && !isPlanned(current) ? undefined : vagueDraft(drafts, mention))
  );
}

/** The draft that a sentence without a deed names: by the agreement's own name, or of several by its kind. */
export function draftNamed(
  drafts: readonly Draft[],
  sentence: Sentence,
  mention: InstrumentMention,
): Draft | undefined {
  if (mention.specific) return drafts.find((draft) => sameInstrument(draft, sentence, mention));
  const ofKind = drafts.filter((draft) => hasKind(draft, mention.kind));
  return mention.kind !== "document" && ofKind.length === 1 ? ofKind[0] : undefined;
}

const isPlanned = ({ deed }: Draft): boolean => deed === "planned";

/** "The contract", where only a protocol or a memorandum was told of: nobody calls those a contract. */
const isOtherKind = (drafts: readonly Draft[], { kind }: InstrumentMention): boolean =>
  kind === "treaty" &&
  drafts.every(
    ({ instruments }) =>
      instruments.length > 0 &&
      instruments.every((known) => /^(?:protocol|declaration|letter)$/u.test(known.mention.kind)),
  );

function bestOfKind(drafts: readonly Draft[], current: Draft, mention: InstrumentMention): Draft {
  if (mention.kind === "document" || hasKind(current, mention.kind)) return current;
  return drafts.findLast((draft) => hasKind(draft, mention.kind)) ?? current;
}

const hasKind = (draft: Draft, kind: string): boolean =>
  draft.instruments.some(({ mention }) => mention.kind === kind);

export const fits = (draft: Draft, deal: Deal, mention: InstrumentMention): boolean =>
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
