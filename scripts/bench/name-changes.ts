import { nameKey } from "../../src/language/names.ts";
import { words } from "../../src/language/words.ts";
import type { Language } from "../../src/types.ts";
import { type ChangeContext, namesIn, pick, replace } from "./changing.ts";

/** Whether no word of a name is one of the quote's or the sentence's, in any case. */
function isNew(name: string, claim: string, quote: string): boolean {
  const known = new Set(words(`${quote} ${claim}`).map((word) => nameKey(word.text)));
  return words(name).every((word) => !known.has(nameKey(word.text)));
}

/** A name of another article in place of one. */
export function changeName(claim: string, { names, quote, seed }: ChangeContext): string | null {
  const name = pick(namesIn(claim), seed);
  const other = pick(
    names.filter((one) => isNew(one, claim, quote)),
    seed * 7 + 3,
  );
  return name && other ? replace(claim, name, other) : null;
}

/** A name that the same article has elsewhere. */
export const changeToOwnName = (claim: string, context: ChangeContext): string | null =>
  changeName(claim, { ...context, names: context.ownNames });

/** The first or last word of a longer name. */
export function changePartOfName(
  claim: string,
  { names, quote, ownNames, seed }: ChangeContext,
): string | null {
  const name = pick(
    namesIn(claim).filter(({ text }) => text.includes(" ")),
    seed,
  );
  const other = pick(
    [...names, ...ownNames].filter((one) => !one.includes(" ") && isNew(one, claim, quote)),
    seed * 5 + 1,
  );
  if (!name || !other) return null;
  const parts = words(name.text);
  const part = seed % 2 === 0 ? parts[0] : parts.at(-1);
  if (!part) return null;
  return replace(claim, { start: name.start + part.start, end: name.start + part.end }, other);
}

/** The word that opens the sentence, where it is a name: the article has it with a capital inside sentences too. */
export function changeOpeningName(
  claim: string,
  { names, ownNames, quote, seed }: ChangeContext,
): string | null {
  const [first] = words(claim);
  const stem = first?.text.slice(0, Math.max(4, first.text.length - 2)) ?? "";
  if (
    !first ||
    stem.length < 4 ||
    !ownNames.some((name) => name.split(" ").some((one) => one.startsWith(stem)))
  )
    return null;
  const other = pick(
    [...ownNames, ...names].filter((one) => !one.includes(" ") && isNew(one, claim, quote)),
    seed * 3 + 2,
  );
  return other ? replace(claim, first, other) : null;
}

const COUNTRIES: Readonly<Record<Language, readonly string[]>> = {
  en: ["Portugal", "Thailand", "Nigeria", "Belgium", "Peru", "Jordan"],
  ru: ["Португалия", "Таиланд", "Нигерия", "Бельгия", "Перу", "Иордания"],
  kk: ["Португалия", "Тайланд", "Нигерия", "Бельгия", "Перу", "Иордания"],
};

/** A country, where the sentence names one of some that agreements are often about. */
export function changeCountry(claim: string, { language, quote, seed }: ChangeContext): string | null {
  const country =
    /(?<!\p{L})(?:Kazakhstan|Uzbekistan|Russia|China|Germany|France|Turkey|Japan|Italy|India|Georgia|Hungary|Serbia|Finland|Казахстан|Узбекистан|Росси|Кита|Германи|Франци|Турци|Япони|Итали|Инди|Грузи|Венгри|Серби|Финлянди|Қазақстан|Өзбекстан|Ресей|Қытай|Түркия|Жапония|Үндістан)\p{L}*/u.exec(
      claim,
    );
  const other = pick(
    COUNTRIES[language].filter((one) => isNew(one, claim, quote)),
    seed,
  );
  if (!country || !other) return null;
  return replace(claim, { start: country.index, end: country.index + country[0].length }, other);
}

/** Swaps two names that more than "and" parts. */
export function swapNames(claim: string, { seed }: ChangeContext): string | null {
  const pair = pick(partedNames(claim), seed);
  if (!pair) return null;
  const [one, other] = pair;
  return replace(replace(claim, other, one.text), one, other.text);
}

/** Swaps the last words of two longer names: who has the office is another now, or nobody at all. */
export function swapSurnames(claim: string, { seed }: ChangeContext): string | null {
  const long = partedNames(claim).filter(
    ([one, other]) => one.text.includes(" ") && other.text.includes(" "),
  );
  const pair = pick(long, seed);
  if (!pair) return null;
  const [one, other] = pair.map((name) => {
    const last = words(name.text).at(-1);
    return { start: name.start + (last?.start ?? 0), end: name.end, text: last?.text ?? "" };
  });
  if (!one || !other || one.text === other.text) return null;
  return replace(replace(claim, other, one.text), one, other.text);
}

type Name = ReturnType<typeof namesIn>[number];

function partedNames(claim: string): (readonly [Name, Name])[] {
  const names = namesIn(claim);
  return names.flatMap((one, index) =>
    names
      .slice(index + 1)
      .filter(
        (other) =>
          other.text !== one.text && !one.text.includes(other.text) && !other.text.includes(one.text),
      )
      // Parts of one hyphenated name, and names that only "and" parts, may change places.
      .filter(
        (other) =>
          !/^(?:[\s,]*(?:and|or|и|или|және|мен|пен|бен)?[\s,]*|[-–])$/u.test(
            claim.slice(one.end, other.start),
          ),
      )
      .map((other) => [one, other] as const),
  );
}
