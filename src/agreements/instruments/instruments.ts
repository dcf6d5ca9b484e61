import type { Span } from "../../types.ts";
import type { PersonMention } from "../people/people.ts";
import { type Sentence, spanOf } from "../reading/sentence.ts";
import { instrumentKind, isInstrument } from "./instrument-kinds.ts";
import { kazakhEnd, kazakhStart } from "./kazakh-phrases.ts";
import { qualifiersStart, tailEnd } from "./phrases.ts";

/** An instrument as a sentence names it: "Agreement between A and B on C for 2021-2025", "the document". */
export interface InstrumentMention {
  readonly first: number;
  readonly end: number;
  /** The name without an article. */
  readonly name: Span;
  /** The head's token. */
  readonly head: number;
  /** What kind it is, by its head: "agreement", "memorandum"; "document" for one that says no more. */
  readonly kind: string;
  /** It says more than "the agreement": a subject, parties, a proper name. */
  readonly specific: boolean;
  /** "The agreement", «данный меморандум», "бұл құжат": one that was named before. */
  readonly anaphoric: boolean;
  /** "Two agreements", «ряд документов»: several at once, none of them named. */
  readonly several: boolean;
}

/** The instruments of a sentence, in order, not overlapping people. */
export function instrumentsOf(sentence: Sentence, people: readonly PersonMention[]): InstrumentMention[] {
  const taken = new Array<boolean>(sentence.tokens.length).fill(false);
  for (const person of people) taken.fill(true, person.first, person.end);
  const found: InstrumentMention[] = [];
  sentence.tokens.forEach((token, index) => {
    if (taken[index]) return;
    const mention =
      token.kind === "quoted" ? quotedInstrument(sentence, index) : named(sentence, index, taken);
    if (!mention) return;
    taken.fill(true, mention.first, mention.end);
    found.push(mention);
  });
  return found;
}

/** «Соглашение о сотрудничестве» in quotation marks: the whole is the name. */
function quotedInstrument(sentence: Sentence, index: number): InstrumentMention | undefined {
  const token = sentence.tokens[index];
  if (!token) return undefined;
  const inner = token.text.slice(1, -1).trim().split(/\s+/u);
  const position =
    sentence.language === "kk"
      ? inner.length - 1
      : inner.findIndex((word) => sentence.grammar.instruments.test(word));
  const head = inner[position];
  if (
    head === undefined ||
    inner.length < 2 ||
    (position > 3 && sentence.language !== "kk") ||
    !sentence.grammar.instruments.test(head)
  )
    return undefined;
  const start = token.start + 1;
  return {
    first: index,
    end: index + 1,
    name: { start, end: token.end - 1 },
    head: index,
    kind: instrumentKind(head),
    specific: true,
    anaphoric: false,
    several: false,
  };
}

function named(sentence: Sentence, head: number, taken: readonly boolean[]): InstrumentMention | undefined {
  const { tokens, grammar, entities, language } = sentence;
  const token = tokens[head];
  if (token?.kind !== "word") return undefined;
  const anaphora = grammar.anaphora.test(token.lower);
  if (!anaphora && !isInstrument(sentence, head)) return undefined;
  if (entities[head]?.kind === "organization") return undefined;
  // "The text of the agreement": the agreement is the instrument. "A similar agreement" is another one.
  if (token.lower === "text" && tokens[head + 1]?.lower === "of") return undefined;
  if (tokens.slice(Math.max(0, head - 3), head).some(({ lower }) => SIMILAR.test(lower))) return undefined;
  if (anaphora && (token.lower === "it" || (token.lower === "paper" && tokens[head - 2]?.lower === "pen")))
    return undefined;
  const nameFirst =
    language === "kk" ? kazakhStart(sentence, head, taken) : qualifiersStart(sentence, head, taken);
  const end = language === "kk" ? kazakhEnd(sentence, head) : tailEnd(sentence, head, taken);
  const determiner = tokens[nameFirst - 1]?.lower ?? "";
  const several =
    /^(?:two|three|four|five|six|seven|eight|nine|ten|several|many|number|\d+|ряд|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|несколько|бірқатар|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он)$/iu.test(
      determiner,
    ) ||
    (/^(?:documents|agreements|memoranda|memorandums|mous|документ(?:ы|ов|ами)|соглашени(?:я|й)(?=$)|меморандум(?:ы|ов)|құжаттар\p{L}*)$/iu.test(
      token.lower,
    ) &&
      end - nameFirst < 2 &&
      !/^(?:of|о|об)$/iu.test(tokens[head + 1]?.lower ?? "") &&
      !/^соглашения$/iu.test(token.lower));
  const first =
    /^(?:the|a|an|this|that|these|its|their|his|new|said|этот|это|эта|эту|этого|этому|данн\p{L}+|указанн\p{L}+|соответствующ\p{L}+|бұл|осы|аталған|аталмыш)$/iu.test(
      determiner,
    )
      ? nameFirst - 1
      : nameFirst;
  // "The protocol to this effect", «протокол об этом»: of what was told before.
  const about = /(?:to (?:this|that) effect|об этом|осы туралы|бұл туралы)$/iu.test(
    sentence.text.slice(token.start, tokens[end - 1]?.end).trim(),
  );
  const bare = end - nameFirst <= 1;
  const definite =
    /^(?:the|this|that|these|said|этот|это|эта|эту|этого|этому|данн\p{L}+|указанн\p{L}+|бұл|осы|аталған|аталмыш)$/iu.test(
      determiner,
    );
  return {
    first,
    end,
    name: instrumentSpan(sentence, nameFirst, end),
    head,
    kind: anaphora || about ? "document" : instrumentKind(token.lower),
    specific: !bare && !anaphora && !about,
    anaphoric:
      anaphora ||
      about ||
      (bare && (definite || language !== "en")) ||
      (definite && end - head <= 1 && end - nameFirst <= 2),
    several: several && !(definite && language === "en" && /^(?:the|these|both)$/u.test(determiner)),
  };
}

const SIMILAR = /^(?:similar|whose|похож\p{L}+|аналогичн\p{L}+|подобн\p{L}+|ұқсас|осындай)$/iu;

/** Case endings of an instrument's head: меморандумға, келісімді; after a possessive, бағдарламасына, келісімінің. */
const KAZAKH_ENDING =
  /(?<=\p{L}{3}[ыі])(?:на|не|н|нда|нде|нан|нен|ның|нің)$|(?<=\p{L}{3})(?:ға|ге|қа|ке|ны|ні|ды|ді|(?<!шар)ты|ті|нан|нен|дан|ден|тан|тен|ның|нің|дың|дің|тың|тің)$/u;

/** The name's stretch; of a Kazakh head the case ending is left out: меморандумға -> меморандум. */
function instrumentSpan(sentence: Sentence, first: number, end: number): Span {
  const span = spanOf(sentence, first, end);
  if (sentence.language !== "kk") return span;
  const last = sentence.tokens[end - 1]?.text ?? "";
  const ending = KAZAKH_ENDING.exec(last);
  return ending ? { start: span.start, end: span.end - ending[0].length } : span;
}
