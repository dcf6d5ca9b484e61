import type { LRUCache } from "lru-cache";
import type { Lexicon } from "../language/lexicon.ts";
import type { ModelClient } from "../models/model-client.ts";
import { type FaultKind, ModelFault } from "../models/model-fault.ts";
import type { ModelMessage } from "../models/model-request.ts";
import { asData, readPrompt } from "../models/prompts.ts";
import type { Question } from "../retrieval/question.ts";
import type { Language } from "../types.ts";
import { withDisagreements } from "./disagreement.ts";
import type { Draft } from "./draft.ts";
import { parseClaims, saysNotStated } from "./model-claims.ts";
import { type EvidencePiece, harmlessTitle } from "./model-evidence.ts";
import { createVerifier, draftOf } from "./verified-draft.ts";

/** What a model made of a question. */
export type ModelOutcome =
  | { readonly kind: "written"; readonly draft: Draft }
  /**
   * The extractive answer goes out. "not-stated": the model finds no answer in the evidence; "unsupported": none of its sentences
   * held; "no-evidence": there was nothing to show it; else its fault.
   */
  | { readonly kind: "nothing"; readonly reason: FaultKind | "not-stated" | "unsupported" | "no-evidence" };

/** Answers made before, by {@link cacheKey}; owned by whoever makes the composer. */
export type AnswerCache = Pick<LRUCache<string, Draft>, "get" | "set">;

export interface ComposeRequest {
  readonly question: Question;
  /** See `gatherEvidence`. */
  readonly pieces: readonly EvidencePiece[];
  /** Which generation of the index the pieces are of. */
  readonly generation: string;
  /** Whom the tokens are counted for. */
  readonly user: string | null;
  readonly signal?: AbortSignal;
  /** Milliseconds left for the whole answer; the client's own limit unless told. */
  readonly timeoutMs?: number;
  /** Told the part of the answer that has been checked so far, each time it grows. */
  readonly onDraft?: (headline: string) => void;
}

/** Lets a model answer from numbered evidence, and keeps of its answer what stands on that evidence. */
export interface ModelComposer {
  /** Never throws for what a model does. */
  compose(request: ComposeRequest): Promise<ModelOutcome>;
}

/** @param cache left out, nothing is kept */
export function createModelComposer(options: {
  readonly client: ModelClient;
  readonly lexicon: Lexicon;
  readonly cache?: AnswerCache;
}): ModelComposer {
  const { client, lexicon, cache } = options;
  const rules = readPrompt("answer");
  return {
    async compose(request) {
      const { question, pieces, onDraft } = request;
      if (pieces.length === 0) return { kind: "nothing", reason: "no-evidence" };
      const key = cacheKey(client.name, request);
      const known = cache?.get(key);
      if (known) return { kind: "written", draft: known };
      const { language } = question;
      const verifier = createVerifier({ pieces, language, lexicon, rules });
      let shown = "";
      const show = (text: string): void => {
        const draft = draftOf(verifier.verify(parseClaims(text, false)), pieces);
        const headline = draft?.lines.join("\n") ?? "";
        if (headline === "" || headline === shown) return;
        shown = headline;
        onDraft?.(headline);
      };
      const reply = await write(client, request, {
        messages: messagesFor(rules, question, pieces),
        ...(onDraft ? { onText: show } : {}),
      });
      if (reply.kind === "nothing") return reply;
      if (saysNotStated(reply.text)) return { kind: "nothing", reason: "not-stated" };
      const verdicts = verifier.verify(parseClaims(reply.text, true));
      const draft = draftOf(verdicts, pieces);
      if (!draft || verdicts.every((verdict) => verdict.kind !== "holds"))
        return { kind: "nothing", reason: "unsupported" };
      const whole = withDisagreements({ draft, verdicts, pieces, language, lexicon });
      cache?.set(key, whole);
      return { kind: "written", draft: whole };
    },
  };
}

async function write(
  client: ModelClient,
  { user, signal, timeoutMs }: ComposeRequest,
  what: { readonly messages: readonly ModelMessage[]; readonly onText?: (text: string) => void },
): Promise<{ readonly kind: "text"; readonly text: string } | Extract<ModelOutcome, { kind: "nothing" }>> {
  try {
    const text = await client.write({
      ...what,
      user,
      ...(signal ? { signal } : {}),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
    return { kind: "text", text };
  } catch (error) {
    if (error instanceof ModelFault) return { kind: "nothing", reason: error.kind };
    throw error;
  }
}

/** How the prompt names languages. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", ru: "Russian", kk: "Kazakh" };

/** The rules as the system's message, and everything that people wrote as data in a message of its own. */
export function messagesFor(
  rules: string,
  question: Question,
  pieces: readonly EvidencePiece[],
): ModelMessage[] {
  const evidence = pieces.map(({ article, quote }, index) => ({
    number: index + 1,
    title: harmlessTitle(article),
    published: article.publishedOn ?? null,
    text: quote,
  }));
  return [
    ["system", rules],
    ["human", asData({ language: LANGUAGE_NAMES[question.language], question: question.text, evidence })],
  ];
}

/** The same question, in the same language, on the same evidence of the same generation, asked of the same model. */
export function cacheKey(model: string, { question, pieces, generation }: ComposeRequest): string {
  const spans = pieces.map(({ article, start, end }) => [article.id, start, end]);
  return JSON.stringify([model, generation, question.language, question.text.trim().toLowerCase(), spans]);
}
