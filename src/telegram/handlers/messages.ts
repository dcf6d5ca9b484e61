import { requestOf } from "../addressing.ts";
import type { Desk } from "../desk.ts";
import type { IncomingMessage } from "../incoming.ts";
import type { Job } from "../job.ts";
import { createOnce } from "../limits.ts";
import { isAdmin } from "../people.ts";
import type { TextKey } from "../texts.ts";
import type { Visit } from "../visit.ts";
import { createCommands } from "./commands.ts";
import { answerQuestion } from "./questions.ts";
import { reply } from "./replies.ts";

/** What is said to content that is not read. */
const MEDIUM_REPLIES: Readonly<Record<string, TextKey>> = {
  voice: "voice",
  audio: "voice",
  video_note: "voice",
  video: "picture",
  photo: "picture",
  animation: "picture",
  sticker: "sticker",
  document: "document",
};

/** Seconds in which the pictures of one album come. */
const ALBUM_SECONDS = 60;
/** Seconds for which a chat that may not use the bot is told so once. */
const REFUSAL_SECONDS = 3_600;

/** Handles messages that are meant for the bot, and groups that move. */
export function createMessageHandler(desk: Desk): (message: IncomingMessage, job: Job) => Promise<void> {
  const commands = createCommands(desk);
  const firstOfAlbum = createOnce(ALBUM_SECONDS);
  const firstRefusal = createOnce(REFUSAL_SECONDS);

  const refuse = async (visit: Visit, job: Job) => {
    if (!(await firstRefusal(String(visit.chat)))) return job.done();
    await reply(desk, visit, job, visit.say("notAllowed", { chat: visit.chat }));
  };
  const explainMedium = async (visit: Visit, job: Job, message: IncomingMessage, medium: string) => {
    const album = message.media_group_id;
    if (album !== undefined && !(await firstOfAlbum(album))) return job.done();
    const key = MEDIUM_REPLIES[medium] ?? "otherMedium";
    const forAdmin = key === "document" && isAdmin(visit.user, desk.admins);
    await reply(desk, visit, job, visit.say(forAdmin ? "documentAdmin" : key));
  };
  return async (message, job) => {
    if (message.migrate_to_chat_id !== undefined) {
      desk.state.chats.move(message.chat.id, message.migrate_to_chat_id);
      return job.done();
    }
    const visit = desk.reception.ofMessage(message);
    if (visit === null) return job.done();
    if (!mayUse(desk, visit)) return refuse(visit, job);
    const request = requestOf(message, desk.me);
    switch (request.kind) {
      case "command":
        return commands(visit, job, request);
      case "medium":
        return explainMedium(visit, job, message, request.medium);
      case "question":
        if (request.text !== "") return answerQuestion(desk, visit, job, request.text);
        return reply(desk, visit, job, askFor(desk, visit, message));
    }
  };
}

/** Whether ALLOWED_CHATS lets this chat, or in a private chat this user, use the bot; its admins always may. */
export function mayUse(
  desk: Desk,
  visit: { readonly chat: number; readonly user: number | undefined },
): boolean {
  return desk.allowed === null || desk.allowed.has(visit.chat) || isAdmin(visit.user, desk.admins);
}

function askFor(desk: Desk, visit: Visit, message: IncomingMessage): string {
  if (message.text?.startsWith("/")) return visit.say("askEmpty");
  if (visit.isGroup) return visit.say("mentionEmpty", { bot: `@${desk.me.username}` });
  return visit.say("textEmpty");
}
