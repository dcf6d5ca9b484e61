import { oneLine } from "../answer/quotes.ts";
import type { ExplainedAnswer } from "../assistant/create-assistant.ts";

/** Sentences shown with their readings. */
const SHOWN = 5;
const READINGS = [
  "coverage",
  "distinctive",
  "ordinary",
  "passageStems",
  "passageGrams",
  "passageCosine",
  "withPrevious",
];

/** Why a question was answered as it was: how it was understood, the evidence with its scores, the refusal score. */
export function explanationLines({ answer, question, composition, outcome }: ExplainedAnswer): string[] {
  const words = question.words.map(
    (word) => `${word.text}${word.concepts.length > 0 ? ` (${word.concepts.join(", ")})` : ""}`,
  );
  const understood = [
    `question    ${question.text}`,
    ...(question.text === question.asked ? [] : [`asked       ${question.asked}`]),
    `language    ${answer.language}`,
    `asks for    ${question.types.join(", ") || "-"}`,
    `words       ${words.join("; ") || "-"}`,
  ];
  if (!composition) return [...understood, "answered as small talk"];
  const { reasoning, agreement } = composition;
  const decision = `way         ${reasoning.way}${agreement ? `, agreement ${agreement.id} (${agreement.name})` : ""}`;
  const confidence = `confidence  ${reasoning.confidence.toFixed(3)}, refused below ${reasoning.threshold}`;
  const model =
    outcome === null ? "not asked" : outcome.kind === "written" ? "written" : `nothing: ${outcome.reason}`;
  const features = Object.entries(reasoning.features).map(([name, value]) => `  ${name} ${value.toFixed(3)}`);
  return [
    ...understood,
    decision,
    confidence,
    `model       ${model}`,
    ...features,
    ...evidenceLines(composition),
  ];
}

function evidenceLines(composition: NonNullable<ExplainedAnswer["composition"]>): string[] {
  return (composition.reasoning.retrieval?.evidence ?? []).slice(0, SHOWN).flatMap((one, index) => {
    const readings = READINGS.map((name) => `${name} ${(one.features[name] ?? 0).toFixed(2)}`).join(", ");
    return [
      `${index + 1}. score ${one.score.toFixed(2)}  ${one.article} ${one.start}-${one.end}`,
      `   ${oneLine(one.text)}`,
      `   ${readings}`,
    ];
  });
}
