import type { AgreementReference, Citation, Language } from "../types.ts";

/** What the buttons under a message need to know of it; kept as JSON. */
export type ShownContent =
  | {
      readonly kind: "answer";
      /** null for an agreement's card. */
      readonly question: string | null;
      readonly headline: string;
      readonly language: Language;
      readonly citations: readonly Citation[];
      readonly related: readonly string[];
      /** Agreements offered as buttons. */
      readonly agreements: readonly AgreementReference[];
    }
  | { readonly kind: "sources" }
  | { readonly kind: "language" }
  | { readonly kind: "forget" };

/** What a shown answer is about. */
export type ShownAnswer = Extract<ShownContent, { kind: "answer" }>;

/** What a press of a button asks for. */
export interface PressData {
  readonly verb: Verb;
  /** Of what was shown. */
  readonly id: string;
  readonly index: number;
}

/**
 * - sources: the answer's quotes and sources, in the same message
 * - read, turn: the passage around a quote, as a new message and in the same one
 * - up, down: a vote
 * - ask: a related question; card: an agreement
 * - page: of the list of articles; language; forget: 1 to delete, 0 to keep
 */
const VERBS = ["sources", "read", "turn", "up", "down", "ask", "card", "page", "language", "forget"] as const;
export type Verb = (typeof VERBS)[number];

/** A button's data: short enough for 64 bytes, see {@link readPressData}. */
export function pressData(verb: Verb, id: string, index = 0): string {
  return `${verb}:${id}:${index}`;
}

/** Reads what {@link pressData} wrote; null for anything else. */
export function readPressData(data: string | undefined): PressData | null {
  const match = /^([a-z]+):([\w-]{12}):(\d{1,4})$/u.exec(data ?? "");
  const verb = VERBS.find((known) => known === match?.[1]);
  if (!match || verb === undefined) return null;
  return { verb, id: match[2] ?? "", index: Number(match[3]) };
}
