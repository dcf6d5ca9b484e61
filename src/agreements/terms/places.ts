import type { Lexicon } from "../../language/lexicon.ts";
import { nameKey } from "../../language/names.ts";
import { stem } from "../../language/stems.ts";
import type { Article, Fact, Span } from "../../types.ts";
import { factAt } from "../facts.ts";
import type { Deal } from "../signing.ts";

/** The place beside the verb: "signed in Geneva", «в Астане подписали»; not where those who sign hold office. */
export function placeOf(article: Article, lexicon: Lexicon, deal: Deal): Fact | null {
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
    (form) =>
      /^\p{Lu}/u.test(form) &&
      (nameKey(form) === key ||
        nameKey(form) === bare ||
        stem(form, article.language) === stem(fact.value, article.language)),
  );
  const value = named ?? (article.language === "kk" ? fact.value.replace(/[дт][ае]$/u, "") : fact.value);
  return { ...fact, value };
}
