/** A fault as it is shown to admins: no text of a user and no secret. */
export interface JournalEntry {
  readonly at: Date;
  readonly what: string;
}

/** The last faults of this process. */
export interface FaultJournal {
  note(where: string, error: unknown): void;
  /** Newest first. */
  last(): readonly JournalEntry[];
}

const KEPT = 5;
const LONGEST = 200;

/** @param redact takes secrets out of a text */
export function createFaultJournal(redact: (text: string) => string): FaultJournal {
  let entries: JournalEntry[] = [];
  return {
    note(where, error) {
      const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      const entry = { at: new Date(), what: redact(`${where}: ${what}`).slice(0, LONGEST) };
      entries = [entry, ...entries].slice(0, KEPT);
    },
    last: () => entries,
  };
}
