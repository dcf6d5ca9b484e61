import {
  findDates,
  findDurations,
  findPeriods,
  findRelativeDays,
  resolveYear,
} from "../../language/dates.ts";
import { nameKey } from "../../language/names.ts";
import { findAmounts } from "../../language/numbers.ts";
import { words } from "../../language/words.ts";
import type { AgreementRecord, AgreementStatus, Article, Fact, Signatory, Span } from "../../types.ts";
import type { AgreementForm, StatedValue } from "./form.ts";

/** The longest quote a value may come with, in characters: a longer one was not read but guessed. */
const LONGEST_QUOTE = 400;

/** What an agreement's fields hold after each was checked against its quote; what failed is null or left out. */
export type CheckedAgreement = Pick<
  AgreementRecord,
  "instrument" | "parties" | "signatories" | "signedOn" | "place" | "period" | "areas" | "amount" | "status"
>;

/** Checks a model's form against the article: each quote must stand in the body, word for word, and hold its value. */
export function checkAgreementForm(form: AgreementForm, article: Article): CheckedAgreement {
  const verbatim = (given: StatedValue | null) => factOf(given, article, saysItself);
  const dated = (given: StatedValue | null) =>
    factOf(given, article, (quote, value) => saysDate(quote, value, article));
  const signatories = form.signatories
    .map(
      ({ name, role, party }): Signatory => ({
        name: verbatim(name),
        role: verbatim(role),
        party: verbatim(party),
      }),
    )
    .filter(({ name, role }) => name !== null || role !== null);
  return {
    instrument: verbatim(form.instrument),
    parties: form.parties.flatMap((party) => verbatim(party) ?? []),
    signatories,
    signedOn: dated(form.signedOn),
    place: verbatim(form.place),
    period: {
      start: dated(form.periodStart),
      end: dated(form.periodEnd),
      duration: factOf(form.duration, article, (quote, value) =>
        findDurations(quote).some((one) => one.iso === value),
      ),
    },
    areas: form.areas.flatMap((area) => verbatim(area) ?? []),
    amount: factOf(form.amount, article, saysAmount),
    status: statusOf(form.status, article),
  };
}

function factOf(
  given: StatedValue | null,
  article: Article,
  holds: (quote: string, value: string) => boolean,
): Fact | null {
  if (given === null || given.value.trim() === "") return null;
  const span = placeOf(given.quote, article);
  if (!span) return null;
  const quote = article.text.slice(span.start, span.end);
  return holds(quote, given.value) ? { value: given.value, quote, article: article.id, ...span } : null;
}

/** Where a quote stands in the body of an article; white space may differ, nothing else. */
function placeOf(quote: string, article: Article): Span | null {
  const parts = quote.trim().split(/\s+/u);
  if (parts.join("") === "" || quote.length > LONGEST_QUOTE) return null;
  const pattern = new RegExp(
    parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")).join("\\s+"),
    "gu",
  );
  for (const match of article.text.matchAll(pattern)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (article.paragraphs.some((paragraph) => paragraph.start <= span.start && span.end <= paragraph.end))
      return span;
  }
  return null;
}

/** Whether every word of a value stands in its quote, in whatever case form. */
function saysItself(quote: string, value: string): boolean {
  const held = new Set(words(quote).map((word) => nameKey(word.text)));
  return words(value).every((word) => held.has(nameKey(word.text)));
}

function saysDate(quote: string, value: string, article: Article): boolean {
  const { publishedOn } = article;
  const dates = findDates(quote).map(
    (date) => (publishedOn === undefined ? date : resolveYear(date, publishedOn)).value,
  );
  const relative =
    publishedOn === undefined ? [] : findRelativeDays(quote, publishedOn).map((date) => date.value);
  const periods = findPeriods(quote).flatMap(({ from, to }) => [from, to]);
  return [...dates, ...relative, ...periods].some((date) => date === value || date.startsWith(`${value}-`));
}

function saysAmount(quote: string, value: string): boolean {
  const [number = "", currency = ""] = value.split(" ");
  return findAmounts(quote).some((amount) => amount.value === Number(number) && amount.currency === currency);
}

const STATUSES: Readonly<Record<AgreementStatus, RegExp>> = {
  planned: /plan|will|expect|intend|to be signed|планир|намер|будет|собира|ожида|жоспар|көзде|қол қойыла/iu,
  signed: /sign|conclud|ink|подпис|заключ|қол қой|жаса/iu,
  ratified: /ratif|ратифи/iu,
  "in-force": /force|effect|в силу|действ|күші/iu,
  extended: /extend|prolong|renew|продл|пролонг|ұзарт/iu,
  suspended: /suspend|froze|on hold|приостан|заморо|тоқтат|кідірт/iu,
  terminated: /terminat|denounc|cancel|withdr|расторг|денонс|прекра|тоқтат|бұз|жой/iu,
};

function statusOf(given: StatedValue | null, article: Article): Fact<AgreementStatus> | null {
  const status = (Object.keys(STATUSES) as AgreementStatus[]).find((one) => one === given?.value);
  if (status === undefined) return null;
  const fact = factOf(given, article, (quote) => STATUSES[status].test(quote));
  return fact && { ...fact, value: status };
}
