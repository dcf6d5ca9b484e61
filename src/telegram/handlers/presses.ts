import type { Desk } from "../desk.ts";
import type { IncomingPress } from "../incoming.ts";
import type { Job } from "../job.ts";
import { answerKeyboard, pageKeyboard, turnKeyboard } from "../keyboards.ts";
import type { SentMessage } from "../outbox.ts";
import { formatAnswer } from "../rendering/answer.ts";
import { type Formatted, plainMessage } from "../rendering/formatted.ts";
import { formatReading, formatSources, SOURCES_A_PAGE } from "../rendering/pages.ts";
import { type PressData, readPressData, type ShownAnswer, type ShownContent } from "../shown-content.ts";
import type { Visit } from "../visit.ts";
import { languageAt, mayChooseLanguage, showAgreement } from "./commands.ts";
import { mayUse } from "./messages.ts";
import { answerQuestion } from "./questions.ts";
import { deliver } from "./replies.ts";

/** What comes of a press: it is answered at once, and what is left to do waits its turn. */
export interface Pressed {
  /** Said in a notice. */
  readonly notice?: string;
  /** "chat" for what is sent as a message and keeps the chat's order; "message" for a change of the message itself. */
  readonly turn?: "chat" | "message";
  readonly work?: (job: Job) => Promise<void>;
}

interface Press {
  readonly visit: Visit;
  readonly data: PressData;
  /** The message with the button. */
  readonly message: SentMessage;
  readonly owner: number;
}

/**
 * Decides what a press does. Never waits: what it needs to know stands in the state. A button counts only under the message it
 * was sent with, whoever sends its data.
 */
export function createPressHandler(desk: Desk): (press: IncomingPress, job: Job) => Pressed {
  return (press, job) => {
    const visit = desk.reception.ofPress(press);
    const data = readPressData(press.data);
    if (visit === null || !press.message || data === null || !mayUse(desk, visit)) return stale(desk, press);
    const message = { chat: visit.chat, message: press.message.message_id };
    const shown = desk.state.shown.find(data.id, message.chat, message.message);
    if (shown === null) return stale(desk, press);
    const content = JSON.parse(shown.body) as ShownContent;
    return act(desk, { visit, data, message, owner: shown.owner }, content, job) ?? stale(desk, press);
  };
}

function stale(desk: Desk, press: IncomingPress): Pressed {
  const visit = desk.reception.ofPress(press);
  const say = visit?.say ?? desk.texts("en");
  return { notice: say("pressStale") };
}

/** null for a button that such a message never had. */
function act(desk: Desk, press: Press, content: ShownContent, job: Job): Pressed | null {
  const { verb } = press.data;
  if (content.kind === "answer") return actOnAnswer(desk, press, content, job);
  if (content.kind === "sources" && verb === "page") return turnPage(desk, press);
  if (content.kind === "language" && verb === "language") return chooseLanguage(desk, press);
  if (content.kind === "forget" && verb === "forget") return forget(desk, press);
  return null;
}

function actOnAnswer(desk: Desk, press: Press, answer: ShownAnswer, job: Job): Pressed | null {
  const { verb, index } = press.data;
  switch (verb) {
    case "up":
    case "down":
      return vote(desk, press, job, verb);
    case "sources":
      return showSources(desk, press, answer);
    case "read":
    case "turn":
      return index < answer.citations.length ? read(desk, press, answer) : null;
    case "ask": {
      const question = answer.related[index];
      if (question === undefined) return null;
      return { turn: "chat", work: (job) => answerQuestion(desk, press.visit, job, question) };
    }
    case "card": {
      const agreement = answer.agreements[index];
      if (agreement === undefined) return null;
      const show = (job: Job) => showAgreement(desk, press.visit, job, agreement.id, answer.language);
      return { turn: "chat", work: show };
    }
    default:
      return null;
  }
}

/** The vote and the mark in the inbox are one: a press that comes again after a crash must not take the vote back. */
function vote(desk: Desk, { visit, data }: Press, job: Job, verb: "up" | "down"): Pressed {
  let counted: "up" | "down" | null = null;
  desk.state.together(() => {
    counted = desk.state.feedback.vote(data.id, visit.author, verb);
    job.done();
  });
  const kept = counted as "up" | "down" | null;
  return { notice: visit.say(kept === null ? "pressTakenBack" : kept === "up" ? "pressUp" : "pressDown") };
}

/** In a group the answer stands alone at first; this adds what it stands on. */
function showSources(desk: Desk, { visit, data, message }: Press, answer: ShownAnswer): Pressed {
  return {
    turn: "message",
    async work(job) {
      const [first, ...more] = formatAnswer(answer);
      if (first) await desk.outbox.edit(message, first, answerKeyboard(data.id, answer, visit.say));
      for (const part of more) await desk.outbox.send(visit.destination, part);
      job.done();
    },
  };
}

/** The passage around a quote: as a message of its own, in which the arrows then turn to the others. */
function read(desk: Desk, press: Press, answer: ShownAnswer): Pressed {
  const { visit, data, message } = press;
  const turning = data.verb === "turn";
  const keyboard = turnKeyboard(data.id, data.index, answer.citations.length);
  return {
    turn: turning ? "message" : "chat",
    async work(job) {
      const reading = await readingAt(desk, press, answer);
      if (turning) {
        await desk.outbox.edit(message, reading, keyboard);
        return job.done();
      }
      const destination = { ...visit.destination, replyTo: message.message };
      await deliver(desk, { ...visit, destination }, job, [reading], {
        keyboard,
        onSent: (sent) => sent && desk.state.shown.tie(data.id, sent.chat, sent.message),
      });
    },
  };
}

async function readingAt(desk: Desk, { visit, data }: Press, answer: ShownAnswer): Promise<Formatted> {
  const citation = answer.citations[data.index];
  const reading = citation ? await desk.assistant.read(citation) : null;
  if (!citation || reading?.quote !== citation.quote) return plainMessage(visit.say("quoteGone"));
  const total = answer.citations.length;
  return formatReading(reading, { number: data.index + 1, total, language: answer.language, say: visit.say });
}

function turnPage(desk: Desk, { visit, data, message }: Press): Pressed {
  return {
    turn: "message",
    async work(job) {
      const articles = await desk.assistant.sources();
      const pages = Math.ceil(articles.length / SOURCES_A_PAGE);
      const page = Math.min(data.index, Math.max(0, pages - 1));
      const keyboard = pageKeyboard(data.id, page, pages);
      await desk.outbox.edit(message, formatSources(articles, page, visit), keyboard);
      job.done();
    },
  };
}

function chooseLanguage(desk: Desk, { visit, data, message }: Press): Pressed {
  return {
    turn: "message",
    async work(job) {
      if (!(await mayChooseLanguage(desk, visit))) return job.done();
      const language = languageAt(data.index);
      desk.state.chats.setLanguage(visit.chat, language);
      const say = desk.texts(language ?? visit.language);
      const text = say(language === null ? "languageAutomaticChosen" : "languageChosen");
      await desk.outbox.edit(message, plainMessage(text));
      job.done();
    },
  };
}

function forget(desk: Desk, { visit, data, message, owner }: Press): Pressed {
  if (visit.author !== owner) return { notice: visit.say("pressNotYours") };
  return {
    turn: "message",
    async work(job) {
      if (data.index === 1) {
        await desk.running.end(visit.author);
        const forgotten = desk.state.forget(visit.author);
        desk.logger.info(forgotten, "user forgotten");
      }
      const text = visit.say(data.index === 1 ? "forgetDone" : "forgetKept");
      await desk.outbox.edit(message, plainMessage(text));
      job.done();
    },
  };
}
