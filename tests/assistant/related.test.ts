import { describe, expect, it } from "vitest";
import { relatedQuestions } from "../../src/assistant/related.ts";
import type { Answer, CitedAnswer } from "../../src/types.ts";
import { KNOWN, known, LAKE_RECORD, RAIL_RECORD, recordOf } from "../answer/records.ts";
import { LAKE, RAIL } from "../own-texts.ts";

const LAKE_ONLY = [known(LAKE_RECORD)];
const common = { language: "en", headline: "", standalone: "", ms: 1 } as const;
const refusal: Answer = { ...common, kind: "no-evidence", nearest: [] };
const about = (id: string, changes: Partial<CitedAnswer> = {}): Answer => ({
  ...common,
  kind: "cited",
  citations: [],
  mode: "extractive",
  agreement: { id, name: id },
  otherAgreements: [],
  ...changes,
});

describe("questions to go on with", () => {
  it("ask for what the record states, at most three, and not again for what was asked", () => {
    const standalone = "Who signed the agreement?";
    const questions = relatedQuestions({ answer: about(LAKE, { standalone }), agreements: LAKE_ONLY });
    expect(questions).toHaveLength(3);
    expect(questions).not.toContain(standalone);
    expect(questions.join()).not.toMatch(/money|Where/u);
  });

  it("are in the answer's language", () => {
    const russian = relatedQuestions({ answer: about(LAKE, { language: "ru" }), agreements: LAKE_ONLY });
    const kazakh = relatedQuestions({ answer: about(LAKE, { language: "kk" }), agreements: LAKE_ONLY });
    expect(russian[0]).toMatch(/соглашение/u);
    expect(kazakh[0]).toMatch(/келісім/iu);
  });

  it("name the agreement the answer is about where there are several, else the newest", () => {
    const name = RAIL_RECORD.instrument?.value ?? "";
    for (const question of relatedQuestions({ answer: about(RAIL), agreements: KNOWN }))
      expect(question).toContain(name);
    const first = KNOWN[0]?.name ?? "";
    expect(relatedQuestions({ answer: refusal, agreements: KNOWN })[0]).toContain(first);
  });

  it("are none where nothing is stated or there is no agreement", () => {
    expect(relatedQuestions({ answer: refusal, agreements: [] })).toEqual([]);
    expect(relatedQuestions({ answer: refusal, agreements: [known(recordOf(LAKE, {}))] })).toEqual([]);
  });
});
