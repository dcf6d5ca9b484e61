import { KAZAKH_TOPIC_BOUNDARY } from "../grammar/kazakh.ts";
import { markerOver, type Sentence } from "../reading/sentence.ts";
import { glued } from "./phrase-lists.ts";

/** A Kazakh name ends with its head; an abbreviation in brackets may follow. */
export function kazakhEnd(sentence: Sentence, head: number): number {
  return sentence.grammar.instruments.test(sentence.tokens[head + 1]?.lower ?? "") ? head + 2 : head + 1;
}

const KAZAKH_LINK =
  /^(?:туралы|жөніндегі|бойынша|саласындағы|саласында|арасындағы|арналған|шеңберіндегі|жөнінде|аясындағы)$/iu;

const KAZAKH_QUALIFIER =
  /^(?:ынтымақтастық|түсіністік|өзара|екіжақты|үшжақты|үкіметаралық|мемлекетаралық|несие|несиелік|қарыз|заем|грант|гранттық|инвестициялық|негіздемелік|шеңберлік|рамалық|стратегиялық|достық|бірлескен|қаржыландыру|сервистік|еңбек|ұжымдық|үшінші|сауда|экономикалық|іс-қимыл|іс-шаралар|жол|ниет|серіктестік|әріптестік|одақтастық|вексель|лизинг|концессиялық|бас|ортақ|ведомствоаралық|халықаралық|елдік|даму|тұрақты)$/iu;

/** Where a Kazakh name begins: through «… туралы», «… арасындағы» back to the clause, the subject or an instrumental. */
export function kazakhStart(sentence: Sentence, head: number, taken: readonly boolean[]): number {
  let start = head;
  let linked = false;
  let between = false;
  while (start > 0 && head - start < 40 && !taken[start - 1]) {
    const index = start - 1;
    const token = sentence.tokens[index];
    if (!token) break;
    if (KAZAKH_LINK.test(token.lower)) {
      linked = true;
      between = /^арасындағы$/iu.test(token.lower);
    } else if (token.kind === "quoted") {
      // «Қауіпсіз мектеп» бірлескен бағдарламасы: the programme's own name.
      if (!linked && start < head && !endsQualified(sentence, start, head)) break;
    } else if (!linked) {
      if (
        !/^(?:\d+|бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|жылдық|жаңа)$/iu.test(token.lower) &&
        !KAZAKH_QUALIFIER.test(token.lower) &&
        !(sentence.grammar.instruments.test(token.lower) && index === head - 1)
      )
        break;
    } else if (!kazakhTopicWord(sentence, index, between)) break;
    start = index;
  }
  while (start < head && (sentence.markers[start]?.symbol === "&" || sentence.tokens[start]?.kind === "mark"))
    start += 1;
  return start;
}

/** Whether only words of the kind of instrument stand from `start` up to its head. */
const endsQualified = ({ tokens }: Sentence, start: number, head: number): boolean =>
  head - start < 4 && tokens.slice(start, head).every(({ lower }) => KAZAKH_QUALIFIER.test(lower));

function kazakhTopicWord(sentence: Sentence, index: number, between: boolean): boolean {
  const { tokens, entities, grammar } = sentence;
  const token = tokens[index];
  if (!token) return false;
  const { lower } = token;
  if (token.kind === "mark")
    return token.text === ","
      ? !tokens[index + 1]?.capital && kazakhListComma(sentence, index)
      : /^[-–—]$/u.test(token.text) && glued(sentence, index);
  const symbol = markerOver(sentence, index)?.symbol;
  if (symbol === "&")
    return /^(?:мен|пен|бен|және)$/iu.test(lower) && (between || !endsSubject(sentence, index - 1));
  if (symbol !== undefined && symbol !== "o") return false;
  if (between && isSetting(sentence, index)) return false;
  if (between)
    return (
      !/^(?:бүгін|кеше|барысында|аясында|кезінде|соңында|қорытындысында)$/iu.test(lower) &&
      token.kind !== "number"
    );
  if (KAZAKH_TOPIC_BOUNDARY.test(lower)) return false;
  if (/(?:ның|нің|дың|дің|тың|тің)$/u.test(lower) && isOneOfTwo(sentence, index)) return false;
  const entity = entities[index];
  if (entity?.noun && entity.kind !== "city")
    return (
      /(?:ның|нің|дың|дің|тың|тің|дағы|дегі|тағы|тегі|сы|сі)$/iu.test(lower) && !/республикасы$/iu.test(lower)
    );
  if (entity?.kind === "city" && !entity.bare && /[дт][ае]$/iu.test(lower)) return false;
  if (grammar.bodies.test(lower) && /(?:гі|ғы|сы|сі|ы|і)$/iu.test(lower) && endsSubject(sentence, index))
    return false;
  return !token.acronym;
}

/** «A студиясы мен B компаниясының … туралы шарты»: whose agreement it is, and no part of its name. */
function isOneOfTwo(sentence: Sentence, index: number): boolean {
  const { tokens, entities, grammar, markers } = sentence;
  if (
    !(entities[index]?.noun && entities[index]?.kind !== "city") &&
    !grammar.bodies.test(tokens[index]?.lower ?? "")
  )
    return false;
  for (let position = index - 1; position > Math.max(0, index - 8); position -= 1) {
    const token = tokens[position];
    if (token?.kind === "mark" || token?.kind === "number") return false;
    if (markers[position]?.symbol === "&" && /^(?:мен|пен|бен)$/u.test(token?.lower ?? ""))
      return endsSubject(sentence, position - 1);
  }
  return false;
}

/** A day or a city in the locative: when and where, and not between whom. */
function isSetting({ tokens, entities, dates }: Sentence, index: number): boolean {
  const token = tokens[index];
  if (!token) return false;
  if (/^қаласында$/u.test(token.lower)) return true;
  if (entities[index]?.kind === "city" && !entities[index]?.bare && /[дт][ае]$/u.test(token.lower))
    return true;
  return dates.some(
    ({ precision, start, end }) => precision === "day" && start <= token.start && token.end <= end,
  );
}

/** Whether a party ends there in its plain form, so that what follows is what the subject signed. */
function endsSubject(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  if (!token) return true;
  if (token.kind === "quoted" || token.acronym) return true;
  const entity = sentence.entities[index];
  if (entity?.kind === "city") return false;
  if (entity?.noun) return !/(?:ның|нің|дың|дің|тың|тің|дағы|дегі)$/iu.test(token.lower);
  return (
    sentence.grammar.bodies.test(token.lower) &&
    /(?:лігі|лығы|гі|ғы|сы|сі|банкі|университеті|институты|агенттігі|қоры|үкіметі|комитеті)$/iu.test(
      token.lower,
    )
  );
}

function kazakhListComma(sentence: Sentence, comma: number): boolean {
  const before = sentence.tokens[comma - 1];
  return (
    before?.kind === "word" &&
    !endsSubject(sentence, comma - 1) &&
    sentence.markers[comma - 1] === undefined &&
    !KAZAKH_TOPIC_BOUNDARY.test(before.lower)
  );
}
