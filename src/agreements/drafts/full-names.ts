import { sameInstrumentKind } from "../instruments/instrument-kinds.ts";
import { instrumentsOf } from "../instruments/instruments.ts";
import { partiesInName } from "../parties/named-parties.ts";
import type { Draft, NamedInstrument, Options } from "./draft.ts";
import { addTerms } from "./draft-terms.ts";

/**
 * Gives an agreement that was only "the agreement" where its signing is told the name that the article, or its title,
 * has for it elsewhere, with the parties and terms that the sentence of the name states.
 */
export function nameFully(options: Options, draft: Draft): void {
  if (draft.instruments.length === 0 || draft.instruments.some(({ mention }) => mention.specific)) return;
  const named = fullName(options, draft);
  if (!named) return;
  draft.instruments.push(named);
  const inName = partiesInName(named.sentence, named.mention);
  if (inName.length > 1 && !draft.complete) {
    draft.parties = inName.map((party) => ({ sentence: named.sentence, party }));
    draft.complete = true;
  }
  addTerms(options.article, draft, named.sentence);
}

/** The nearest name before the deed: of the same kind, and not of an older agreement. */
function fullName(options: Options, draft: Draft): NamedInstrument | undefined {
  const at = draft.deals[0]?.chunked.sentence.start ?? 0;
  let found: NamedInstrument | undefined;
  for (const { sentence, people } of options.named()) {
    if (sentence.start >= at) break;
    if (sentence.grammar.past.test(sentence.text.slice(sentence.start, sentence.end))) continue;
    const mention = instrumentsOf(sentence, people).find(
      (one) =>
        one.specific &&
        !one.several &&
        draft.instruments.every((known) => sameInstrumentKind(known.mention.kind, one.kind)),
    );
    if (mention) found = { sentence, mention };
  }
  return found;
}
