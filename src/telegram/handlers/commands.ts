import type { Assistant } from "../../assistant/assistant.ts";
import { GAP_DAYS } from "../../state/gaps.ts";
import { TURN_DAYS } from "../../state/turns.ts";
import { LANGUAGES, type Language } from "../../types.ts";
import { ApiFault } from "../api-fault.ts";
import { ADMIN_COMMANDS } from "../command-names.ts";
import type { Desk } from "../desk.ts";
import type { Job } from "../job.ts";
import { answerKeyboard, forgetKeyboard, languageKeyboard, pageKeyboard } from "../keyboards.ts";
import { isAdmin } from "../people.ts";
import { plainMessage } from "../rendering/formatted.ts";
import { linkableStretches } from "../rendering/linkable.ts";
import { formatCard, formatSources, SOURCES_A_PAGE } from "../rendering/pages.ts";
import type { ShownAnswer } from "../shown-content.ts";
import type { Visit } from "../visit.ts";
import { type AdminCommand, createAdminCommands } from "./admin.ts";
import { deliverShown, reply } from "./replies.ts";

/** A command and what stands behind it. */
export interface CommandRequest {
  readonly name: string;
  readonly argument: string;
}

type Handler = (visit: Visit, job: Job, argument: string) => Promise<void>;

/** Turns kept of one conversation, as /privacy says. */
export const KEPT_TURNS = 6;

/** Handles commands; those of admins check the numeric user id again and log who else tried. */
export function createCommands(
  desk: Desk,
): (visit: Visit, job: Job, request: CommandRequest) => Promise<void> {
  const admin = createAdminCommands(desk);
  const handlers = new Map<string, Handler>([
    ["start", (visit, job, payload) => start(desk, visit, job, payload)],
    ["help", (visit, job) => reply(desk, visit, job, helpText(desk, visit))],
    ["privacy", (visit, job) => reply(desk, visit, job, privacyText(desk, visit))],
    ["language", (visit, job) => offerLanguages(desk, visit, job)],
    ["forget", (visit, job) => offerToForget(desk, visit, job)],
    ["sources", (visit, job) => showSources(desk, visit, job)],
    ["agreement", (visit, job, name) => showAgreement(desk, visit, job, name === "" ? null : name)],
  ]);
  return async (visit, job, { name, argument }) => {
    const adminCommand = ADMIN_COMMANDS.find((known) => known === name);
    if (adminCommand) return runAdminCommand(desk, admin[adminCommand], adminCommand, visit, job);
    const handler = handlers.get(name);
    await (handler ? handler(visit, job, argument) : reply(desk, visit, job, visit.say("unknownCommand")));
  };
}

async function runAdminCommand(
  desk: Desk,
  run: AdminCommand,
  command: string,
  visit: Visit,
  job: Job,
): Promise<void> {
  if (isAdmin(visit.user, desk.admins)) return run(visit, job);
  desk.logger.warn({ command, user: visit.user, chat: visit.chat }, "admin command refused");
  await reply(desk, visit, job, visit.say("adminOnly"));
}

/** /start, with what a link brought along: `privacy`, `help`, `sources`, `language`, or `agreement`. */
function start(desk: Desk, visit: Visit, job: Job, payload: string): Promise<void> {
  switch (payload) {
    case "privacy":
      return reply(desk, visit, job, privacyText(desk, visit));
    case "help":
      return reply(desk, visit, job, helpText(desk, visit));
    case "sources":
      return showSources(desk, visit, job);
    case "language":
      return offerLanguages(desk, visit, job);
    case "agreement":
      return showAgreement(desk, visit, job, null);
    default:
      return reply(desk, visit, job, visit.say(visit.isGroup ? "startGroup" : "start"));
  }
}

function helpText(desk: Desk, visit: Visit): string {
  const bot = `@${desk.me.username}`;
  const help = visit.say(visit.isGroup ? "helpGroup" : "help", { bot });
  return isAdmin(visit.user, desk.admins) && !visit.isGroup ? `${help}\n\n${visit.say("helpAdmin")}` : help;
}

function privacyText({ assistant }: Desk, { say }: Visit): string {
  const services = servicesOf(assistant);
  const sharing =
    services.length === 0 ? say("sharesNothing") : say("sharesQuestions", { services: services.join(", ") });
  return say("privacy", { turns: KEPT_TURNS, days: TURN_DAYS, gapDays: GAP_DAYS, sharing });
}

/** What gets to see questions, by name: the model that writes answers, and an embedder that is no part of the bot. */
function servicesOf(assistant: Assistant): readonly string[] {
  const model = assistant.model();
  const { embedder } = assistant.status();
  return [...(model ? [model.model] : []), ...(/^openai:/u.test(embedder) ? [embedder] : [])];
}

async function showSources(desk: Desk, visit: Visit, job: Job): Promise<void> {
  const articles = await desk.assistant.sources();
  await deliverShown(desk, visit, job, {
    content: { kind: "sources" },
    messages: [formatSources(articles, 0, visit)],
    keyboard: (id) => pageKeyboard(id, 0, Math.ceil(articles.length / SOURCES_A_PAGE)),
  });
}

/** Shows an agreement's card. @param name any part of its name, or its id; null for the newest */
export async function showAgreement(
  desk: Desk,
  visit: Visit,
  job: Job,
  name: string | null,
  language: Language = visit.language,
): Promise<void> {
  const card = await desk.assistant.card(name, language);
  if (card === null) {
    const text =
      name === null ? visit.say("agreementNone") : visit.say("agreementUnknown", { name: quotedName(name) });
    return reply(desk, visit, job, text);
  }
  const content: ShownAnswer = {
    kind: "answer",
    question: null,
    headline: card.lines.join("\n"),
    language,
    citations: card.citations,
    related: [],
    agreements: card.others,
  };
  await deliverShown(desk, visit, job, {
    content,
    messages: formatCard(card, language),
    keyboard: (id) => answerKeyboard(id, content, visit.say),
  });
}

/** A name that somebody wrote, as far as it may stand among the bot's own words, in which addresses become links. */
function quotedName(name: string): string {
  const start = name.slice(0, 100);
  return linkableStretches(start).length === 0 ? start : "…";
}

function offerToForget(desk: Desk, visit: Visit, job: Job): Promise<void> {
  return deliverShown(desk, visit, job, {
    content: { kind: "forget" },
    messages: [plainMessage(visit.say("forgetConfirm"))],
    keyboard: (id) => forgetKeyboard(id, visit.say),
  });
}

async function offerLanguages(desk: Desk, visit: Visit, job: Job): Promise<void> {
  if (!(await mayChooseLanguage(desk, visit))) {
    return reply(desk, visit, job, visit.say("languageAdminsOnly"));
  }
  await deliverShown(desk, visit, job, {
    content: { kind: "language" },
    messages: [plainMessage(visit.say("languageChoose"))],
    keyboard: (id) => languageKeyboard(id, visit.say),
  });
}

/** A group's settings belong to its admins. */
export async function mayChooseLanguage(desk: Desk, visit: Visit): Promise<boolean> {
  if (!visit.isGroup || visit.isAnonymousAdmin || isAdmin(visit.user, desk.admins)) return true;
  try {
    const who = { chat_id: visit.chat, user_id: visit.user };
    const member = await desk.client.call<{ status?: string }>("getChatMember", who);
    return member.status === "creator" || member.status === "administrator";
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    desk.logger.warn({ chat: visit.chat, reason: error.message }, "standing in the group is not known");
    return false;
  }
}

/** The language at a position of the language keyboard; null for each person's own. */
export function languageAt(index: number): Language | null {
  return LANGUAGES[index] ?? null;
}
