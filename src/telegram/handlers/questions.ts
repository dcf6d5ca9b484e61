import type { AskOptions } from "../../assistant/assistant.ts";
import type { Answer } from "../../types.ts";
import { ApiFault } from "../api-fault.ts";
import type { Desk } from "../desk.ts";
import type { Job } from "../job.ts";
import { answerKeyboard } from "../keyboards.ts";
import { formatAnswer, formatHeadline } from "../rendering/answer.ts";
import type { ShownAnswer } from "../shown-content.ts";
import { whileTyping } from "../typing.ts";
import type { Visit } from "../visit.ts";
import { deliver, deliverShown, removeDraft, reply } from "./replies.ts";

/** Longest question in UTF-16 units. */
export const LONGEST_QUESTION = 1_000;

/** A process that dies this often over one question is not made to try again: its author gets an apology. */
const MOST_ATTEMPTS = 10;

/** Answers a question: one final reply, whatever happens. */
export async function answerQuestion(desk: Desk, visit: Visit, job: Job, question: string): Promise<void> {
  if (question.length > LONGEST_QUESTION) {
    return reply(desk, visit, job, visit.say("tooLong", { limit: LONGEST_QUESTION }));
  }
  // A question that is taken up again after a crash was admitted before.
  const admission =
    job.attempts > 1 ? { kind: "admitted" as const } : await desk.limits.admit(visit.author, visit.chat);
  if (admission.kind === "limited") {
    desk.metrics.question("limited", visit.language);
    if (!admission.announce) return job.done();
    return reply(desk, visit, job, visit.say("limited", { count: admission.seconds }));
  }
  await desk.running.run(visit.author, async (forgotten) => {
    const outcome = await findAnswer(desk, visit, job, question, forgotten);
    if (forgotten.aborted) {
      await removeDraft(desk, visit, job);
      return job.done();
    }
    if (outcome === null) return sendApology(desk, visit, job);
    await sendAnswer(desk, visit, job, question, outcome);
  });
}

/** The answer; null where there is none in time or at all. */
async function findAnswer(
  desk: Desk,
  visit: Visit,
  job: Job,
  question: string,
  forgotten: AbortSignal,
): Promise<Answer | null> {
  if (job.attempts > MOST_ATTEMPTS) return null;
  const deadline = AbortSignal.timeout(desk.answerDeadline);
  const started = performance.now();
  try {
    return await whileTyping(desk.outbox, visit.destination, (stopTyping) =>
      writeAnswer(desk, visit, job, question, { deadline, forgotten, stopTyping }),
    );
  } catch (error) {
    if (job.signal.aborted) throw new ApiFault("aborted", "the bot stops");
    if (!forgotten.aborted) {
      const fault = deadline.aborted ? new Error("no answer in time") : error;
      desk.logger.error({ err: fault }, "question could not be answered");
      desk.faults.note("answer", fault);
    }
    return null;
  } finally {
    desk.metrics.stage("answer", performance.now() - started);
  }
}

interface Writing {
  readonly deadline: AbortSignal;
  readonly forgotten: AbortSignal;
  readonly stopTyping: () => void;
}

/** Has the question answered; a private chat sees the part that is checked while the rest is written, a group the answer alone. */
async function writeAnswer(
  desk: Desk,
  visit: Visit,
  job: Job,
  question: string,
  { deadline, forgotten, stopTyping }: Writing,
): Promise<Answer> {
  const { author, conversation, destination: to, isGroup } = visit;
  const givenUp = AbortSignal.any([deadline, job.signal]);
  const ended = AbortSignal.any([job.signal, forgotten]);
  const draft = isGroup ? null : desk.drafts.begin({ to, job, signal: ended, onShown: stopTyping });
  try {
    const ask: AskOptions = {
      conversation,
      user: String(author),
      signal: AbortSignal.any([givenUp, forgotten]),
      ...(draft && { onDraft: (headline: string) => draft.show(headline) }),
    };
    // One who is forgotten waits until the assistant is through: what it still remembers of the question is deleted after.
    return await orAborted(desk.assistant.answer(question, ask), givenUp);
  } finally {
    await draft?.end();
  }
}

/** The promise's outcome, or a rejection as soon as the signal ends the wait for it. */
function orAborted<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

function sendApology(desk: Desk, visit: Visit, job: Job): Promise<void> {
  desk.metrics.question("failed", visit.language);
  desk.state.usage.count({ language: visit.language, outcome: "failed", milliseconds: desk.answerDeadline });
  return reply(desk, visit, job, visit.say("failed"));
}

async function sendAnswer(
  desk: Desk,
  visit: Visit,
  job: Job,
  question: string,
  answer: Answer,
): Promise<void> {
  const onSent = () => {
    desk.metrics.question(answer.kind, answer.language);
    desk.state.usage.count({ language: answer.language, outcome: answer.kind, milliseconds: answer.ms });
    if (answer.kind === "no-evidence") {
      desk.state.gaps.add({ question: answer.standalone, language: answer.language, user: visit.author });
    }
  };
  if (answer.kind === "chat") {
    const { headline, language } = answer;
    return deliver(desk, visit, job, formatAnswer({ headline, language, citations: [] }), { onSent });
  }
  const content = await shownAnswer(desk, question, answer);
  const short = visit.isGroup && content.citations.length > 0;
  await deliverShown(desk, visit, job, {
    content,
    messages: short ? formatHeadline(content) : formatAnswer(content),
    keyboard: (id) => answerKeyboard(id, content, visit.say, { short: visit.isGroup }),
    onSent,
  });
}

async function shownAnswer(
  desk: Desk,
  question: string,
  answer: Exclude<Answer, { kind: "chat" }>,
): Promise<ShownAnswer> {
  return {
    kind: "answer",
    question,
    headline: answer.headline,
    language: answer.language,
    citations: answer.kind === "cited" ? answer.citations : [],
    related: await relatedTo(desk, answer),
    agreements: answer.kind === "cited" ? answer.otherAgreements : [],
  };
}

/** Questions to go on with; an answer goes out without them where they cannot be found. */
async function relatedTo(desk: Desk, answer: Answer): Promise<readonly string[]> {
  try {
    return await desk.assistant.related(answer);
  } catch (error) {
    desk.logger.warn({ err: error }, "no related questions");
    return [];
  }
}
