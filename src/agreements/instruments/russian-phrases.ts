import type { Sentence } from "../reading/sentence.ts";
import { andGoesOn } from "./phrase-lists.ts";

export function russianTailStep(
  sentence: Sentence,
  head: number,
  index: number,
  symbol: string | undefined,
): number {
  const { tokens, entities } = sentence;
  const lower = tokens[index]?.lower ?? "";
  const next = tokens[index + 1];
  const after = next?.lower ?? "";
  if (symbol === "f") return 0;
  if (symbol === "Z" && !/^подписани/u.test(lower)) return 0;
  if (lower === "в" || lower === "во") {
    if (
      /^(?:сфер\p{L}*|област(?:и|ях)|част\p{L}*|цел\p{L}+|отношении|вопрос\p{L}*|отрасл\p{L}*|сектор\p{L}*|деле|интересах|направлени\p{L}*)$/u.test(
        after,
      )
    )
      return 1;
    return index - head > 1 &&
      next !== undefined &&
      !next.capital &&
      next.kind === "word" &&
      !/^(?:рамках|ходе|присутствии|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|этот|столице|здании|режиме|формате|том|этом|размере|прошлом|октябре|ноябре|декабре|январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|городе|г|результате|соответствии|целом|настоящее|торжественной|субботу|итоге|качестве|связи|ближайшее|будущем|мажилисе|сенате|парламенте|министерстве|акимате|офисе|штаб-квартире|университете|посольстве)$/u.test(
        after,
      )
      ? 1
      : 0;
  }
  if (lower === "на")
    return /^(?:поставк\p{L}*|строительств\p{L}*|период|оказани\p{L}*|реализаци\p{L}*|развити\p{L}*|проведени\p{L}*|обучени\p{L}*|закуп\p{L}*|предоставлени\p{L}*|разведк\p{L}*|добыч\p{L}*|финансировани\p{L}*|основе|взаимовыгодн\p{L}*)$/u.test(
      after,
    ) ||
      (next?.kind === "number" && isPeriodAhead(sentence, index + 1))
      ? 1
      : 0;
  if (lower === "с" || lower === "со") return russianWith(sentence, index);
  if (lower === "от") return 0;
  if (lower === "по")
    return /^(?:итогам|результатам|поручению|инициативе|словам|данным|случаю|окончании|завершении)$/u.test(
      after,
    )
      ? 0
      : 1;
  if (/^(?:под|при|после|во|у|до|через|перед|из|за)$/u.test(lower))
    return index - head > 1 &&
      /^(?:из|за|до|через|при)$/u.test(lower) &&
      !next?.capital &&
      next?.kind === "word" &&
      !/^(?:участии|поддержке|содействии|рубежом)$/u.test(after)
      ? 1
      : 0;
  if (lower === "и" || symbol === "&") return andGoesOn(sentence, head, index) ? 1 : 0;
  if (tokens[index]?.kind === "number") return 0;
  if (index === head + 1 && symbol === undefined && !/^(?:о|об|обо|между|по|для|в)$/u.test(lower)) {
    // «меморандум Министерства», «программа сотрудничества»: a genitive; anything else is another phrase.
    return entities[index] ||
      tokens[index]?.capital ||
      /(?:ия|ии|ий|а|я|ства|ов|ей|ого|его|ой|ых|их|ы|и)$/u.test(lower)
      ? 1
      : 0;
  }
  return 1;
}

const isPeriodAhead = (sentence: Sentence, index: number): boolean =>
  sentence.periods.some((period) => period.start === sentence.tokens[index]?.start);

/** «соглашение с ЕБРР о финансировании»: as in English. */
function russianWith(sentence: Sentence, index: number): number {
  for (let position = index + 1; position < index + 9; position += 1) {
    const token = sentence.tokens[position];
    if (!token || token.kind === "mark") return 0;
    if (/^(?:о|об|по)$/u.test(token.lower)) return position - index;
    if (/[VSFXRETshb&]/u.test(sentence.markers[position]?.symbol ?? "")) return 0;
  }
  return 0;
}
