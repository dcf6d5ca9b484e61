import { nameKey, sameName } from "../language/names.ts";
import { stem } from "../language/stems.ts";
import { toLatin } from "../language/transliteration.ts";
import type { AgreementRecord, Fact, Language } from "../types.ts";
import { instrumentKind, sameInstrumentKind } from "./instruments/instrument-kinds.ts";

/** The keys of a person's name, one for each word: Смаилов, Smailov and Смайылов have the same. */
export function personKeys(name: string): string[] {
  return name
    .split(/[\s.]+/u)
    .map(nameKey)
    .filter((key) => key !== "");
}

/** Whether two names may be of one person: the surnames agree, and so do given names or their initials. */
export function samePerson(a: string, b: string): boolean {
  const [first, second] = [a, b].map((name) => name.split(/[\s.]+/u).filter((word) => word !== ""));
  if (!first || !second || first.length === 0 || second.length === 0) return false;
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  return short.every((word) =>
    word.length === 1
      ? long.some((other) => toLatin(other).charAt(0) === toLatin(word).charAt(0))
      : long.some((other) => sameName(word, other)),
  );
}

/** Words of a text that tell it from others, as keys that do not depend on case. */
export function wordKeys(text: string, language: Language): Set<string> {
  const keys = new Set<string>();
  for (const word of text.match(/[\p{L}\p{M}\d]+/gu) ?? []) {
    if (word.length > 2 || /\d|^\p{Lu}+$/u.test(word)) keys.add(toLatin(stem(word, language)));
  }
  return keys;
}

/** The share of the smaller set that the other one has, 0 to 1; 0 for an empty one. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const key of small) if (large.has(key)) shared += 1;
  return shared / small.size;
}

/** The kind of the record's instrument. */
export function kindOf(record: AgreementRecord): string {
  if (!record.instrument) return "document";
  const words = record.instrument.value.match(/[\p{L}-]+/gu) ?? [];
  for (const word of words) {
    const kind = instrumentKind(word);
    if (kind !== "document") return kind;
  }
  return "document";
}

/** Whether both records' instruments may be of one kind. */
export function sameKind(a: AgreementRecord, b: AgreementRecord): boolean {
  return sameInstrumentKind(kindOf(a), kindOf(b));
}

/**
 * A name for the agreement that stays while its articles stay: of its first source (the oldest), its instrument's
 * place there. Letters, digits and hyphens, at most 20, so that a button's data can hold it.
 */
export function agreementId(record: AgreementRecord): string {
  const source = record.sources.at(-1) ?? "";
  const anchor = [record.instrument, ...record.signatories.map(({ name }) => name), ...record.parties].find(
    (fact): fact is Fact => fact != null,
  );
  return `a${hash(`${source}\n${anchor?.article ?? ""}\n${anchor?.start ?? 0}\n${anchor?.value ?? ""}`)}`;
}

/** FNV-1a over UTF-16 units, 53 bits by two runs with different seeds, in base 36. */
function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193) >>> 0;
    high = Math.imul(high ^ unit, 0x85ebca6b) >>> 0;
  }
  return low.toString(36) + high.toString(36);
}

/** Longest name shown on a button or in a list. */
const LONGEST_NAME = 80;

/**
 * A short name for the agreement: its instrument as written, with the parties where the name leaves them out
 * ("loan agreement (Mongolia, Danube Bank)"). `fallback` names one of which the articles give no name.
 */
export function agreementName(record: AgreementRecord, fallback = "Agreement"): string {
  const { instrument, parties } = record;
  const name = instrument ? instrument.value.charAt(0).toUpperCase() + instrument.value.slice(1) : fallback;
  const unnamed = parties.filter(({ value }) => !name.includes(value)).map(({ value }) => value);
  const full = unnamed.length > 0 && name.length < 40 ? `${name} (${unnamed.join(", ")})` : name;
  return full.length <= LONGEST_NAME ? full : `${full.slice(0, LONGEST_NAME - 1).replace(/\s+\S*$/u, "")}…`;
}
