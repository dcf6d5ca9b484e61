import { holds, type KnownAgreement } from "../answer/agreement-choice.ts";
import { CARD_FIELDS, type CardField, PHRASES, type Phrases } from "../answer/phrases.ts";
import { cite, quotableStretches, quoteAround } from "../answer/quotes.ts";
import { nameText, periodText, roleText } from "../answer/values.ts";
import { formatDate } from "../language/dates.ts";
import type { Lexicon } from "../language/lexicon.ts";
import { analyseQuestion, type Spelling } from "../retrieval/question.ts";
import type { AgreementRecord, Article, Citation, Fact, Language } from "../types.ts";
import type { Card } from "./assistant.ts";

/** An agreement as a card: every field with the words it was read from. Null where no agreement goes by that name. */
export function formatCard(options: {
  /** Any part of its name, or its id; null for the newest. */
  readonly name: string | null;
  readonly language: Language;
  readonly agreements: readonly KnownAgreement[];
  readonly lexicon: Lexicon;
  /** Mends a misspelt name. */
  readonly spelling: Spelling;
  readonly article: (id: string) => Article;
}): Card | null {
  const { name, language, agreements, lexicon, article } = options;
  const found = name === null ? agreements[0] : findByName(name, options);
  if (!found) return null;
  const writing = {
    record: found.record,
    language,
    phrases: PHRASES[language],
    lexicon,
    article,
    citations: createMarks(article, lexicon),
  };
  const lines = CARD_FIELDS.map(
    (field) => `${writing.phrases.fields[field]}: ${fieldText(field, writing) ?? writing.phrases.emptyField}`,
  );
  const differing = found.record.differing.map(({ field, fact }) => {
    const label = writing.phrases.fields[field as CardField] ?? field;
    const date = article(fact.article).publishedOn;
    return `${label}: ${writing.phrases.differs([{ value: fact.quote, date: date === undefined ? null : formatDate(date, language) }])} ${writing.citations.mark([fact])}`;
  });
  return {
    agreement: { id: found.id, name: found.name },
    lines: [...lines, ...differing],
    citations: writing.citations.list,
    others: agreements.filter((one) => one !== found).map((one) => ({ id: one.id, name: one.name })),
  };
}

/** The agreement that holds the most words of a name; among equals the newest. */
function findByName(
  name: string,
  options: {
    readonly agreements: readonly KnownAgreement[];
    readonly lexicon: Lexicon;
    readonly spelling: Spelling;
  },
): KnownAgreement | undefined {
  const { agreements, lexicon, spelling } = options;
  const exact = agreements.find((one) => one.id === name || one.name === name);
  if (exact) return exact;
  const { words } = analyseQuestion({ asked: name, lexicon, spelling });
  const held = agreements.map((one) => words.filter((word) => holds(one.own, word)).length);
  const most = Math.max(0, ...held);
  return most === 0 ? undefined : agreements[held.indexOf(most)];
}

interface Writing {
  readonly record: AgreementRecord;
  readonly language: Language;
  readonly phrases: Phrases;
  readonly lexicon: Lexicon;
  readonly article: (id: string) => Article;
  readonly citations: Marks;
}

interface Marks {
  readonly list: Citation[];
  /** The marks of the quotes that hold these facts; quotes that hold others already are used again. */
  mark(facts: readonly Fact<unknown>[]): string;
}

/** Citations of a card, of which there are as many as its fields need. */
function createMarks(article: (id: string) => Article, lexicon: Lexicon): Marks {
  const list: Citation[] = [];
  return {
    list,
    mark(facts) {
      const [first] = facts;
      if (!first) return "";
      const source = article(first.article);
      const marks = quotableStretches(facts.filter((fact) => fact.article === first.article)).map(
        (needed) => {
          const held = list.findIndex(
            (one) => one.article === source.id && one.start <= needed.start && needed.end <= one.end,
          );
          if (held < 0) list.push(cite(source, quoteAround(source, needed, lexicon)));
          return `[${held < 0 ? list.length : held + 1}]`;
        },
      );
      return [...new Set(marks)].join(" ");
    },
  };
}

function fieldText(field: CardField, writing: Writing): string | null {
  const { record, language, phrases, lexicon, citations } = writing;
  const one = (fact: Fact<string> | null, text: (fact: Fact<string>) => string) =>
    fact && `${text(fact)} ${citations.mark([fact])}`;
  const quoted = (fact: Fact<string>) => fact.quote;
  const named = (fact: Fact<string>) => nameText(fact.value, language, lexicon);
  const dated = (fact: Fact<string>) => formatDate(fact.value, language);
  switch (field) {
    case "instrument":
      return one(record.instrument, quoted);
    case "parties":
      return list(record.parties, named, citations);
    case "signatories": {
      const people = record.signatories.map(({ name, role, party }) => {
        const office = role && roleText(role.quote, language, lexicon);
        const who = [name?.value, office].filter((text) => text !== undefined && text !== null).join(", ");
        const side = party && !namesParty(who, party, writing) ? ` (${named(party)})` : "";
        return `${who}${side} ${citations.mark([name, role].filter((fact) => fact !== null))}`;
      });
      return people.length === 0 ? null : people.join("; ");
    }
    case "signedOn":
    case "reportedOn":
      return one(record[field], dated);
    case "place":
    case "dateline":
      return one(record[field], named);
    case "amount":
      return one(record.amount, quoted);
    case "period": {
      const text = periodText(record.period, language);
      const facts = [record.period.duration, record.period.start, record.period.end].filter(
        (fact) => fact !== null,
      );
      const marks = [...new Set(facts.map((fact) => citations.mark([fact])))].join(" ");
      return text === null ? null : `${text} ${marks}`;
    }
    case "areas":
      return list(record.areas, quoted, citations);
    case "status":
      return record.status && `${phrases.status[record.status.value]} ${citations.mark([record.status])}`;
  }
}

/** Whether what is said of a signatory names the side already, in whatever case form. */
function namesParty(who: string, party: Fact, { language, lexicon }: Writing): boolean {
  const concepts = lexicon.find(party.value, language).map((mention) => mention.concept);
  const said = lexicon.findAll(who, language).map((mention) => mention.concept);
  return who.includes(party.value) || concepts.some((concept) => said.includes(concept));
}

function list(facts: readonly Fact[], text: (fact: Fact) => string, citations: Marks): string | null {
  if (facts.length === 0) return null;
  return `${facts.map(text).join("; ")} ${citations.mark(facts)}`;
}
