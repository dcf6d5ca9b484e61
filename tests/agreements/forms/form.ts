/** A form in which news tells of an agreement: an invented text and what a reader takes from it. Fields left out are not checked. */
export interface Form {
  readonly form: string;
  readonly text: string;
  /** How many records; 1 when left out. */
  readonly count?: number;
  readonly instrument?: string | null;
  readonly parties?: readonly string[];
  /** Name, office, side. */
  readonly signed?: readonly (readonly [string, string | null, string | null])[];
  readonly signedOn?: string | null;
  readonly place?: string | null;
  readonly dateline?: string | null;
  readonly period?: readonly [string | null, string | null, string | null];
  readonly areas?: readonly string[];
  readonly amount?: string | null;
  readonly status?: string;
}
