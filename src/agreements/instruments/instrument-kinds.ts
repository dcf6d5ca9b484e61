import type { Sentence } from "../reading/sentence.ts";

const KINDS: readonly (readonly [string, RegExp])[] = [
  ["memorandum", /^(?:memorand|mou|memo|меморандум)/iu],
  [
    "agreement",
    /^(?:agreement|accord|pact|deal|partnership|соглашени|допсоглашени|сделк|пакт|келісім|келiсiм|мәміле)/iu,
  ],
  ["treaty", /^(?:treat|договор|шарт|contract|контракт|convention|конвенци|covenant)/iu],
  ["protocol", /^(?:protocol|протокол|хаттама)/iu],
  ["programme", /^(?:program|framework|программ|бағдарлама|unsdcf|undaf)/iu],
  ["plan", /^(?:plan|roadmap|road-map|план|карт|жоспар|карта)/iu],
  [
    "declaration",
    /^(?:declaration|statement|communiqu|charter|деклараци|заявлени|коммюнике|харти|мәлімдеме)/iu,
  ],
  ["letter", /^(?:letter|письмо)/iu],
];

/** The kind of an instrument by the head of its name. */
export function instrumentKind(head: string): string {
  return KINDS.find(([, pattern]) => pattern.test(head))?.[0] ?? "document";
}

/** Kinds that different articles may call by each other's names. */
export function sameInstrumentKind(a: string, b: string): boolean {
  const loose = new Set(["agreement", "treaty", "document", "programme"]);
  return a === b || a === "document" || b === "document" || (loose.has(a) && loose.has(b));
}

/** Weak heads mean an instrument only beside certain words: "action plan", «дорожная карта». */
export function isInstrument(sentence: Sentence, head: number): boolean {
  const { tokens, grammar } = sentence;
  const lower = tokens[head]?.lower ?? "";
  if (!grammar.instruments.test(lower)) return false;
  const before = `${tokens[head - 2]?.lower ?? ""} ${tokens[head - 1]?.lower ?? ""}`;
  const after = tokens[head + 1]?.lower ?? "";
  if (/^(?:карт|карта)/iu.test(lower)) return /дорожн|жол$/iu.test(before);
  if (/^partnership$/u.test(lower)) return isSignedPartnership(sentence, head);
  if (/^map$/u.test(lower)) return /road/u.test(before);
  if (lower === "record")
    return /^of (?:discussions?|understanding|agreement|decisions?|intent|negotiations?)$/u.test(
      `${after} ${tokens[head + 2]?.lower ?? ""}`,
    );
  if (/^(?:letter|письмо)$/iu.test(lower)) return /^(?:of|о)$/u.test(after);
  if (/^(?:framework)$/u.test(lower))
    return (
      /cooperation|partnership|unsdcf|assistance|development/iu.test(before) ||
      (tokens[head]?.capital === true && /^(?:for|on|of)$/u.test(after))
    );
  if (/^(?:plan|план|жоспар)/iu.test(lower))
    return (
      /action|work|cooperation|joint|іс-қимыл|іс-шаралар|шаралар/iu.test(before) ||
      /^(?:of|действий|мероприятий|сотрудничества|совместных|консультаций|практических|работы)$/iu.test(after)
    );
  if (/^(?:program|программ|бағдарлама)/iu.test(lower))
    return (
      /cooperation|partnership|framework|joint|country|exchange|рамочн|страно|совместн|ынтымақтастық|елдік|бірлескен|негіздемелік|шеңберлік|алмасу|іс-қимыл/iu.test(
        before,
      ) ||
      /^(?:of|сотрудничества|партн[её]рства|обмен(?:а|ов)|взаимодействия|совместных)$/iu.test(after) ||
      (tokens[head]?.capital === true && /^(?:of|for|on)$/iu.test(after))
    );
  if (/^(?:statement|заявлени|мәлімдеме|declaration|declarat)/iu.test(lower))
    return (
      /joint|совместн|бірлескен|declaration/iu.test(`${before} ${lower}`) || /^(?:on|of|о|об)$/u.test(after)
    );
  if (/^шарт(?:тар\p{L}*)?$/iu.test(lower)) return /туралы|арасындағы|достық|ынтымақтастық/iu.test(before);
  return true;
}

/** A partnership is an instrument only as what is signed: "signed the Harbour Skills Partnership", "the Partnership was signed". */
function isSignedPartnership({ tokens, markers, grammar }: Sentence, head: number): boolean {
  if (tokens[head]?.capital !== true || grammar.instruments.test(tokens[head + 1]?.lower ?? "")) return false;
  const deed = (marker: (typeof markers)[number]): boolean =>
    marker !== undefined && /[VSFZ]/u.test(marker.symbol);
  return deed(markers[head + 1]) || markers.slice(Math.max(0, head - 7), head).some(deed);
}
