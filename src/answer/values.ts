import { formatDate, formatDuration, formatPeriod } from "../language/dates.ts";
import type { Lexicon } from "../language/lexicon.ts";
import type { AgreementRecord, Language } from "../types.ts";

/**
 * A role in the reader's language as far as the lexicon knows it: known offices by their labels, with the country or
 * organisation named beside them in brackets. A role that is only partly known stays as it is written.
 */
export function roleText(role: string, language: Language, lexicon: Lexicon): string {
  const written = languageOfScript(role);
  if (written === language || (written === "ru" && language === "kk" && isKazakh(role))) return role;
  const mentions = lexicon.find(role, written);
  const office = mentions.find((mention) => lexicon.kind(mention.concept) === "roles");
  if (!office || (LESSER.test(role) && !LESSER_CONCEPT.test(office.concept))) return role;
  const place = mentions.find(
    (mention) =>
      NAMED.has(lexicon.kind(mention.concept)) &&
      (mention.end <= office.start || mention.start >= office.end),
  );
  const label = lexicon.label(office.concept, language);
  return place ? `${label} (${lexicon.label(place.concept, language)})` : label;
}

/** Words that lower an office, in whatever language, and concepts that say so: where the label would lose it, the role stays as written. */
const LESSER = /deputy|vice|acting|заместител|зам\.|вице|и\.\s?о\.|орынбасар|міндетін атқарушы/iu;
const LESSER_CONCEPT = /(?:^|-)(?:deputy|vice|acting)(?:-|$)/u;

/** A country, a city or an organisation as the reader's language calls it; any other name as it is written. */
export function nameText(name: string, language: Language, lexicon: Lexicon): string {
  const written = languageOfScript(name);
  if (written === language) return name;
  const whole = lexicon
    .find(name, written)
    .find(
      ({ concept, start, end }) => NAMED.has(lexicon.kind(concept)) && start === 0 && end === name.length,
    );
  return whole ? lexicon.label(whole.concept, language) : name;
}

const NAMED: ReadonlySet<string> = new Set(["countries", "organizations", "cities"]);
const CYRILLIC = /\p{Script=Cyrillic}/u;
const isKazakh = (text: string): boolean => /[әғқңөұүһі]/iu.test(text);
const languageOfScript = (text: string): Language =>
  CYRILLIC.test(text) ? (isKazakh(text) ? "kk" : "ru") : "en";

/** A period as a person says it: "2021–2025 (5 years)", or null where nothing of it is stated. */
export function periodText(period: AgreementRecord["period"], language: Language): string | null {
  const { start, end, duration } = period;
  const lasting = duration === null ? null : formatDuration(duration.value, language);
  if (start !== null && end !== null) {
    const years = formatPeriod(start.value, end.value, language);
    return lasting === null ? years : `${lasting} (${years})`;
  }
  const bound = start ?? end;
  if (bound === null) return lasting;
  const date = formatDate(bound.value, language);
  const open = BOUND[language][start === null ? "end" : "start"](date);
  return lasting === null ? open : `${lasting} (${open})`;
}

const BOUND: Readonly<Record<Language, Readonly<Record<"start" | "end", (date: string) => string>>>> = {
  en: { start: (date) => `from ${date}`, end: (date) => `until ${date}` },
  ru: { start: (date) => `начало: ${date}`, end: (date) => `окончание: ${date}` },
  kk: { start: (date) => `басталуы: ${date}`, end: (date) => `аяқталуы: ${date}` },
};
