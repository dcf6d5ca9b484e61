import type { Answer, CitedAnswer } from "../../types.ts";
import { ApiFault } from "../api-fault.ts";
import type { Desk } from "../desk.ts";
import type { IncomingInlineQuery } from "../incoming.ts";
import type { Job } from "../job.ts";
import { createLimits } from "../limits.ts";
import { isAdmin } from "../people.ts";
import { formatAnswer } from "../rendering/answer.ts";
import { interfaceLanguage } from "../texts.ts";
import { LONGEST_QUESTION } from "./questions.ts";

/** Answers offered for one query. */
const MOST_RESULTS = 5;
/** Queries a minute that one person is answered: one is sent with every few letters typed. */
const QUERIES_PER_MINUTE = 40;
/** Seconds Telegram may give the same results to others: short, since a new index may know more. */
const CACHE_SECONDS = 60;
const TITLE_UNITS = 100;
const DESCRIPTION_UNITS = 200;

/**
 * Answers what is typed after the bot's name in any chat with up to five cited answers to send: to the question itself and to
 * those that go on from it, never in a model's words. Queries come with every few letters; one that was followed by another is passed over.
 */
export function createInlineHandler(desk: Desk): {
  /** Called as a query comes in, before it waits its turn. */
  arrived(query: IncomingInlineQuery): void;
  handle(query: IncomingInlineQuery, job: Job): Promise<void>;
} {
  const latest = new Map<number, string>();
  const limits = createLimits({ perUser: QUERIES_PER_MINUTE, perChat: QUERIES_PER_MINUTE });
  const isAdmitted = async (user: number) =>
    mayAsk(desk, user) && (await limits.admit(user, user)).kind === "admitted";
  return {
    arrived({ id, from }) {
      latest.set(from.id, id);
    },
    async handle({ id, from, query }, job) {
      const newest = latest.get(from.id);
      if (newest !== undefined && newest !== id) return job.done();
      latest.delete(from.id);
      const answers = (await isAdmitted(from.id)) ? await answersTo(desk, query.trim(), job.signal) : [];
      const say = desk.texts(interfaceLanguage(from.language_code));
      const text = say(query.trim() === "" ? "inlineEmpty" : "inlineNothing");
      const answer = {
        inline_query_id: id,
        results: answers.map(resultOf),
        cache_time: CACHE_SECONDS,
        ...(answers.length === 0 && { button: { text, start_parameter: "help" } }),
      };
      await answerInline(desk, answer, job.signal);
      job.done();
    },
  };
}

function mayAsk(desk: Desk, user: number): boolean {
  return desk.allowed === null || desk.allowed.has(user) || isAdmin(user, desk.admins);
}

async function answersTo(desk: Desk, query: string, stopping: AbortSignal): Promise<readonly CitedAnswer[]> {
  if (query === "" || query.length > LONGEST_QUESTION) return [];
  const signal = AbortSignal.any([AbortSignal.timeout(desk.answerDeadline), stopping]);
  const first = await desk.assistant.answer(query, { signal, extractive: true });
  if (first.kind === "chat") return [];
  const related = (await desk.assistant.related(first)).slice(0, MOST_RESULTS - 1);
  const more: Answer[] = [];
  for (const question of related)
    more.push(await desk.assistant.answer(question, { signal, extractive: true }));
  const cited = [first, ...more].filter((answer) => answer.kind === "cited");
  return cited.filter(
    (answer, index) => cited.findIndex((one) => one.headline === answer.headline) === index,
  );
}

function resultOf(answer: CitedAnswer, index: number): object {
  const [message] = formatAnswer(answer);
  return {
    type: "article",
    id: String(index),
    title: cut(answer.standalone, TITLE_UNITS),
    description: cut(answer.headline, DESCRIPTION_UNITS),
    input_message_content: {
      message_text: message?.html ?? message?.plain ?? answer.headline,
      ...(message?.html != null && { parse_mode: "HTML" }),
      link_preview_options: { is_disabled: true },
    },
  };
}

function cut(text: string, units: number): string {
  const line =
    text
      .replace(/\p{Surrogate}/gu, "\u{FFFD}")
      .replace(/\s+/gu, " ")
      .trim() || "…";
  return line.length <= units ? line : `${line.slice(0, units - 1).replace(/\p{Surrogate}$/u, "")}…`;
}

async function answerInline(desk: Desk, answer: object, signal: AbortSignal): Promise<void> {
  try {
    await desk.client.call("answerInlineQuery", answer, { signal });
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    // the person has typed on, or gone
    desk.logger.debug({ reason: error.message }, "inline query not answered");
  }
}
