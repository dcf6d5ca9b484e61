import { randomUUID } from "node:crypto";
import type { AgreementRecord, Answer } from "../types.ts";
import type { AskOptions } from "./assistant.ts";
import { bringUpToDate, type Folders, openAssistant, openWorkshop } from "./open-assistant.ts";

/** An assistant as the measures ask it: one question at a time, with at most one turn before it. */
export interface OpenAnswerer {
  answer(
    question: string,
    options?: { readonly after?: string; readonly without?: string; readonly always?: boolean },
  ): Promise<Answer>;
  agreements(): Promise<readonly AgreementRecord[]>;
  close(): void;
}

/** Opens an assistant over a corpus, index brought up to date, for asking sets of questions. */
export async function createAnswerer(folders: Folders): Promise<OpenAnswerer> {
  const workshop = openWorkshop();
  await bringUpToDate({ folders, workshop });
  const assistant = openAssistant({ folders, workshop });
  return {
    async answer(question, { after, without, always } = {}) {
      const options: AskOptions = {
        ...(without === undefined ? {} : { without }),
        ...(always === undefined ? {} : { always }),
      };
      if (after === undefined) return assistant.answer(question, options);
      const conversation = randomUUID();
      await assistant.answer(after, { ...options, conversation });
      return assistant.answer(question, { ...options, conversation });
    },
    agreements: async () => (await assistant.agreements()).map(({ record }) => record),
    close: () => assistant.close(),
  };
}
