import type { AgreementRecord, Answer } from "../types.ts";

/** How a question is put when it is measured. */
export interface AskOptions {
  /** The question asked before in the same chat; it is answered first. */
  readonly after?: string;
  /** Id of an article to leave out, as if the corpus did not hold it. */
  readonly without?: string;
  /** Answer with the best evidence whatever its score. */
  readonly always?: boolean;
}

/** What is measured: anything that answers questions over one corpus. */
export interface Answerer {
  answer(question: string, options?: AskOptions): Promise<Answer>;
}

/** What is measured of the agreements: the records of one corpus. */
export interface AgreementSource {
  agreements(): Promise<readonly AgreementRecord[]>;
}
