import * as z from "zod";
import type { ModelClient } from "../../models/model-client.ts";
import { asData, readPrompt } from "../../models/prompts.ts";
import type { Article } from "../../types.ts";

/** One value with the words of the article it was read from. */
const stated = z.object({ value: z.string(), quote: z.string() });
const maybe = stated.nullable();

/** What a model fills in about one agreement of an article. */
const agreementForm = z.object({
  instrument: maybe,
  parties: z.array(stated),
  signatories: z.array(z.object({ name: maybe, role: maybe, party: maybe })),
  signedOn: maybe,
  place: maybe,
  periodStart: maybe,
  periodEnd: maybe,
  duration: maybe,
  areas: z.array(stated),
  amount: maybe,
  status: maybe,
});

const form = z.object({ agreements: z.array(agreementForm) });

/** A value as a model gives it, unchecked. */
export type StatedValue = z.infer<typeof stated>;

/** An agreement as a model gives it, unchecked. */
export type AgreementForm = z.infer<typeof agreementForm>;

/** Forms as they were filled in, to be kept: what is read back is checked again. */
export const agreementForms = z.array(agreementForm);

/** The longest text shown to a model, in characters: an article longer than this is read up to here. */
const LONGEST_TEXT = 16_000;
/** Milliseconds for one article; nobody waits for it. */
const READING_MS = 60_000;

/**
 * What a model reads from an article.
 * @throws ModelFault
 */
export async function fillAgreementForms(options: {
  readonly client: ModelClient;
  readonly article: Article;
  readonly signal?: AbortSignal;
}): Promise<AgreementForm[]> {
  const { client, article, signal } = options;
  const data = {
    title: article.title,
    published: article.publishedOn ?? null,
    text: article.text.slice(0, LONGEST_TEXT),
  };
  const filled = await client.fill({
    messages: [
      ["system", readPrompt("agreement")],
      ["human", asData(data)],
    ],
    user: null,
    timeoutMs: READING_MS,
    form,
    formName: "agreements",
    ...(signal ? { signal } : {}),
  });
  return filled.agreements;
}
