import type { Lexicon } from "../../language/lexicon.ts";
import { nameKey } from "../../language/names.ts";
import type { Article, Fact } from "../../types.ts";
import { factAt } from "../facts.ts";
import { nominativeAmong } from "../parties/sides.ts";
import { spanOf } from "../reading/sentence.ts";
import type { Setting } from "../reading/settings.ts";
import type { Deal } from "../signing.ts";

/** The place beside the verb: "signed in Geneva", «в Астане подписали»; not where those who sign hold office. */
export function placeOf(article: Article, lexicon: Lexicon, deal: Deal): Fact | null {
  const { chunks, sentence } = deal.chunked;
  for (const [position, { setting }] of chunks.entries()) {
    if (!setting || !isBesideVerb(deal, position) || !isOfSigning(deal, position)) continue;
    if (setting.concept === null && !isNextTo(deal, position)) continue;
    return placeFact(article, lexicon, setting, spanOf(sentence, setting.placeFirst, setting.placeEnd));
  }
  return null;
}

/** Nothing with a verb of its own stands between, and the phrase does not belong to one of those who sign. */
function isBesideVerb({ chunked, verb }: Deal, position: number): boolean {
  const { symbols } = chunked;
  const [low, high] = position < verb ? [position, verb] : [verb, position];
  const path = symbols.slice(low + 1, high);
  const held = symbols.charAt(verb) === "Z";
  if ((held ? /[FXRET;]/u : /[sFXRET;]/u).test(path)) return false;
  return !(
    position < verb &&
    position > 0 &&
    /[NPx]/u.test(symbols.charAt(position - 1)) &&
    /[NP&]/u.test(path)
  );
}

/** A place the lexicon does not know must stand right beside the verb, its object or its day. */
const isNextTo = ({ chunked: { symbols } }: Deal, position: number): boolean =>
  /[VSZdICs]/u.test(symbols.charAt(position - 1)) || /[VSZd]/u.test(symbols.charAt(position + 1));

const OCCASION =
  /^(?:held|here|ceremony|visit|meeting|talks|summit|forum|session|conference|event|house|palace|hall|office|headquarters|embassy|city|capital|hotel|ministry|signed|together|jointly|officially|solemnly|today|yesterday|week|month|late|early|place|residence|euros?|dollars?|tenge|years?|евро|долларов|тенге|рублей|лет|года|встреч\p{L}*|визит\p{L}*|переговор\p{L}*|форум\p{L}*|саммит\p{L}*|церемони\p{L}*|заседани\p{L}*|конференци\p{L}*|дворц\p{L}*|зал\p{L}*|здани\p{L}*|резиденци\p{L}*|столиц\p{L}*|посольств\p{L}*|вчера|сегодня|официально|торжественно|вечером|утром|выставк\p{L}*|недел\p{L}*|открыт\p{L}*)$/iu;
const BUILT =
  /(?<!\p{L})(?:construct|build|establish|open|moderni|reconstruct|creat|instal|plant|factory|строительств|создани|открыти|модерниз|реконструк|сооружен|возведен|завод|фабрик|салу|құру|ашу|жаңғырт|зауыт)/iu;

/** "A memorandum to build a data centre in Pavlodar", "an agreement on the construction of a plant in Almaty": where something else is. */
function isOfSigning({ chunked, verb }: Deal, position: number): boolean {
  const { chunks, sentence } = chunked;
  const before = chunks[position - 1];
  if (sentence.language === "kk" || position < verb || !before) return true;
  const words = sentence.tokens.slice(before.first, before.end).map(({ lower }) => lower);
  const between = sentence.text.slice(
    sentence.tokens[chunks[verb]?.end ?? 0]?.start ?? sentence.start,
    sentence.tokens[before.end - 1]?.end,
  );
  if (
    before.instrument ||
    /\bto (?:build|construct|open|establish|create|modernise|modernize|upgrade)\b/u.test(between)
  )
    return !BUILT.test(between);

  if (before.symbol !== "o") return true;
  return (
    OCCASION.test(words.at(-1) ?? "") ||
    sentence.tokens.slice(before.first, before.end).some(({ capital }) => capital)
  );
}

/** The city as written; in Russian in the nominative, in Kazakh without the ending of the locative. */
function placeFact(
  article: Article,
  lexicon: Lexicon,
  { concept }: Setting,
  span: { start: number; end: number },
): Fact {
  const fact = factAt(article, span);
  if (article.language === "en") return fact;
  const forms = (concept === null ? undefined : lexicon.concepts.get(concept)?.forms[article.language]) ?? [];
  if (article.language === "ru") return { ...fact, value: nominativeAmong(forms, fact.value) ?? fact.value };
  const bare = fact.value.replace(/[дт][ае]$/u, "");
  const key = nameKey(bare);
  return { ...fact, value: forms.find((form) => /^\p{Lu}/u.test(form) && nameKey(form) === key) ?? bare };
}
