import { type DateMention, findDates, findPeriods, type PeriodMention } from "../../language/dates.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { nameKey } from "../../language/names.ts";
import { stem } from "../../language/stems.ts";
import type { Language, Span } from "../../types.ts";
import type { ChunkSymbol, Grammar } from "../grammar/grammar.ts";
import { type Token, tokenize } from "./tokens.ts";

/** A country, organisation or city that the lexicon knows, as tokens `first` up to `end` (exclusive). */
export interface Entity {
  readonly concept: string;
  readonly kind: "country" | "organization" | "city";
  readonly first: number;
  readonly end: number;
  /** False for "Kazakh", «казахстанский», "қазақстандық": they tell a side but name no party. */
  readonly noun: boolean;
  /** Written without a case ending: «Жидда» ends like a locative and is none. */
  readonly bare: boolean;
}

/** A word or words of a closed class, see {@link ChunkSymbol}. */
export interface Marker {
  readonly symbol: ChunkSymbol;
  readonly end: number;
}

/** A sentence with what single words of it are. */
export interface Sentence extends Span {
  readonly text: string;
  readonly language: Language;
  readonly grammar: Grammar;
  readonly tokens: readonly Token[];
  /** By token: the entity the token belongs to. */
  readonly entities: readonly (Entity | undefined)[];
  /** By token: the marker that begins there. */
  readonly markers: readonly (Marker | undefined)[];
  readonly dates: readonly DateMention[];
  readonly periods: readonly PeriodMention[];
}

const KINDS: Readonly<Record<string, Entity["kind"]>> = {
  countries: "country",
  organizations: "organization",
  cities: "city",
};

/** A sentence longer than this many tokens is read up to there: news has none, and patterns stay cheap. */
const LONGEST = 400;

/** Reads the words of a sentence: tokens, entities of the lexicon, markers of the grammar. */
export function createSentenceReader(options: {
  readonly text: string;
  readonly grammar: Grammar;
  readonly lexicon: Lexicon;
}): (span: Span) => Sentence {
  const { text, grammar, lexicon } = options;
  const { language } = grammar;
  const marker = compileMarkers(grammar);
  const cityNamed = cityFinder(language, lexicon);
  return (span) => {
    const tokens = tokenize(text, span).slice(0, LONGEST);
    return {
      ...span,
      text,
      language,
      grammar,
      tokens,
      entities: withCities(tokens, entitiesOf(text, span, tokens, language, lexicon), language, cityNamed),
      markers: markersOf(text, tokens, marker, language),
      dates: findDates(text, span),
      periods: findPeriods(text, span),
    };
  };
}

function compileMarkers(grammar: Grammar): { pattern: RegExp; symbols: readonly ChunkSymbol[] } {
  const sources = grammar.markers.map(([, source]) => `(${source})(?![\\p{L}\\p{M}\\d])`);
  return {
    pattern: new RegExp(sources.join("|"), "iuy"),
    symbols: grammar.markers.map(([symbol]) => symbol),
  };
}

function markersOf(
  text: string,
  tokens: readonly Token[],
  { pattern, symbols }: { pattern: RegExp; symbols: readonly ChunkSymbol[] },
  language: Language,
): (Marker | undefined)[] {
  return tokens.map((token, index) => {
    if (token.kind !== "word" && token.text !== "&") return undefined;
    if (language !== "en" && isNameInside(tokens, index)) return undefined;
    pattern.lastIndex = token.start;
    const match = pattern.exec(text);
    if (!match) return undefined;
    const group = match.findIndex((part, position) => position > 0 && part !== undefined);
    const symbol = symbols[group - 1];
    if (symbol === undefined) return undefined;
    const stop = token.start + match[0].length;
    let end = index + 1;
    while (end < tokens.length && (tokens[end]?.start ?? stop) < stop) end += 1;
    return { symbol, end };
  });
}

/** Within a Russian or Kazakh sentence a capital is a name's: «Сапарбаев» is no сапар, a journey. */
function isNameInside(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  return token?.capital === true && !token.acronym && before?.kind === "word";
}

function entitiesOf(
  text: string,
  span: Span,
  tokens: readonly Token[],
  language: Language,
  lexicon: Lexicon,
): (Entity | undefined)[] {
  const entities: (Entity | undefined)[] = new Array<Entity | undefined>(tokens.length).fill(undefined);
  for (const mention of lexicon.findAll(text, language, span)) {
    const concept = lexicon.concepts.get(mention.concept);
    const kind = concept === undefined ? undefined : KINDS[concept.kind];
    if (concept === undefined || kind === undefined) continue;
    const first = tokens.findIndex((token) => token.start <= mention.start && mention.start < token.end);
    const last = tokens.findIndex((token) => token.start < mention.end && mention.end <= token.end);
    if (first < 0 || last < first || !startsCapital(tokens, first, language)) continue;
    // "Singapore-based": the token says something else than its first part.
    if (language !== "kk" && /^-\p{L}/u.test(text.slice(mention.end, tokens[last]?.end))) continue;
    // «әл-Катари», "al-Masri": a surname.
    if (first === last && /^\p{Ll}{2,3}-\p{Lu}/u.test(tokens[first]?.text ?? "")) continue;
    const end = last + 1;
    if (kind === "city" && first === last && !resembles(concept.forms, tokens[first]?.text ?? "")) continue;
    const written = text.slice(mention.start, mention.end);
    if (
      kind === "country"
        ? !/\p{Lu}/u.test(written) && !ADJECTIVE[language].test(written)
        : !/\p{Lu}/u.test(written)
    )
      continue;
    if (language === "ru" && kind === "country" && !isInflected(written, concept.forms.ru)) continue;
    const noun = kind !== "country" || isCountryNoun(written, concept.forms[language], language);
    if (language === "ru" && first === last && isSurname(tokens, first, concept.forms.ru)) continue;
    const before = entities[first];
    if (before !== undefined && before.end - before.first >= end - first) continue;
    const bare = concept.forms[language].includes(written);
    entities.fill({ concept: concept.id, kind, first, end, noun, bare }, first, end);
  }
  return entities;
}

/** «Габор Хорват»: who is of a country is written small in Russian, so a capital within a sentence is a name's. */
const isSurname = (tokens: readonly Token[], index: number, forms: readonly string[]): boolean =>
  isNameInside(tokens, index) && isDemonym(tokens[index]?.lower ?? "", forms);

/** Whether a word is rather a case of a form that is written small than of one with a capital: хорват, неміс, француз. */
function isDemonym(word: string, forms: readonly string[]): boolean {
  const lengthOf = (form: string): number => {
    const base = form.toLowerCase().replace(/(?:ия|[аяь])$/u, "");
    const ended = base.length < form.length && /^\p{Lu}/u.test(form);
    const fits = word.startsWith(base) && word.length - base.length < 4 && !(ended && word === base);
    return fits ? base.length : 0;
  };
  const longest = (pattern: RegExp): number =>
    Math.max(0, ...forms.filter((form) => pattern.test(form)).map(lengthOf));
  return longest(/^\p{Ll}/u) > longest(/^\p{Lu}/u);
}

/** Stems meet by chance («Пекка» and «Пекин»): a city as written begins like one of its names. */
function resembles(forms: Readonly<Record<Language, readonly string[]>>, written: string): boolean {
  const word = written.toLowerCase();
  const names = Object.values(forms).flat();
  return names.some((form) => {
    const name = form.toLowerCase();
    return name.length < 5 || /\s/u.test(name) || word.startsWith(name.slice(0, -1));
  });
}

type CityFinder = (word: string) => string | undefined;

/** Finds cities by the key of their names: a stem may miss the case of a name («Астане»), its key does not. */
function cityFinder(language: Language, lexicon: Lexicon): CityFinder {
  let cities: ReadonlyMap<string, string> | undefined;
  const readCities = (): ReadonlyMap<string, string> => {
    const found = new Map<string, string>();
    for (const { id, kind, forms } of lexicon.concepts.values()) {
      if (KINDS[kind] !== "city") continue;
      for (const form of forms[language]) if (/^\p{Lu}\p{L}{3,}$/u.test(form)) found.set(nameKey(form), id);
    }
    return found;
  };
  return (word) => {
    cities ??= readCities();
    return cities.get(nameKey(word));
  };
}

/** Adds cities after a preposition of place, or in the locative. */
function withCities(
  tokens: readonly Token[],
  entities: (Entity | undefined)[],
  language: Language,
  cityNamed: CityFinder,
): (Entity | undefined)[] {
  if (language === "en") return entities;
  tokens.forEach((token, index) => {
    if (entities[index] || token.kind !== "word" || !token.capital || token.acronym) return;
    const inPlace =
      language === "ru"
        ? /^(?:в|во|городе|г)$/u.test(tokens[index - 1]?.lower ?? "")
        : /[дт][ае]$/u.test(token.lower);
    const name = language === "kk" ? token.text.replace(/[дт][ае]$/u, "") : token.text;
    const concept = inPlace ? cityNamed(name) : undefined;
    if (concept !== undefined)
      entities[index] = { concept, kind: "city", first: index, end: index + 1, noun: true, bare: false };
  });
  return entities;
}

/** Names are capitalised; adjectives and demonyms need not be in Russian and Kazakh. */
function startsCapital(tokens: readonly Token[], first: number, language: Language): boolean {
  return language !== "en" || tokens[first]?.capital === true;
}

const ADJECTIVE: Readonly<Record<Language, RegExp>> = {
  en: /(?:ish|ese|ian|ean|can|gan|ch|ek|akh|kh|yz|jik|men|man|ss|i|ech|lic|dic|ard|an|ne|ite|ole|ak|eek|ai)$/iu,
  ru: /(?:ск|цк)(?:ий|ая|ое|ие|ого|ому|им|ими|их|ой|ую|ом)$/iu,
  kk: /(?:лық|лік|дық|дік|тық|тік)(?:тар|тер)?\p{L}{0,3}$/iu,
};

/** Whether a capitalised Russian word is a case of one of the forms: a stem is short enough to meet surnames («Азими», Азия). */
function isInflected(written: string, forms: readonly string[]): boolean {
  if (!/^\p{Lu}\p{Ll}+$/u.test(written)) return true;
  const lower = written.toLowerCase();
  return forms.some((form) => {
    const base = form.toLowerCase().replace(/(?:[аяьейоиы]|ый|ий|ой|ая)$/u, "");
    // «Египет», «Египта»
    const fleeting = base.replace(/ет$/u, "т");
    if (fleeting !== base && lower.startsWith(fleeting) && RUSSIAN_ENDING.test(lower.slice(fleeting.length)))
      return true;
    return lower.startsWith(base) && RUSSIAN_ENDING.test(lower.slice(base.length));
  });
}

const RUSSIAN_ENDING =
  /^(?:[аяуюеиыоьй]|ой|ей|ём|ем|ом|ою|ью|ии|ию|ия|ией|ый|ий|ая|ое|ие|ые|ого|ому|ым|им|их|ых|ах|ам|ами|ов|ую)?$/u;

/** Whether the words name a country, not what or who is of it. */
function isCountryNoun(written: string, forms: readonly string[], language: Language): boolean {
  if (/\s/u.test(written.trim()) || /^\p{Lu}[\p{Lu}.]+(?:-\p{Ll}+)?$/u.test(written)) return true;
  const bare = written.replace(/['’ʼ]s$/u, "");
  if (!/^\p{Lu}/u.test(bare)) return false;
  if (language !== "en" && isDemonym(bare.toLowerCase(), forms)) return false;
  if (forms[0] !== undefined && stem(bare, language) === stem(forms[0], language)) return true;
  return !ADJECTIVE[language].test(bare);
}

/** The marker that begins at a token or before it and reaches over it. */
export function markerOver(sentence: Sentence, index: number): Marker | undefined {
  for (let first = index; first >= Math.max(0, index - 5); first -= 1) {
    const marker = sentence.markers[first];
    if (marker && marker.end > index) return marker;
  }
  return undefined;
}

/** The words from token `first` up to `end` (exclusive) as a stretch of the text. */
export function spanOf(sentence: Sentence, first: number, end: number): Span {
  const start = sentence.tokens[first]?.start ?? sentence.start;
  return { start, end: sentence.tokens[end - 1]?.end ?? start };
}
