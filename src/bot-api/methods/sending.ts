import { badRequest } from "../api-error.ts";
import type { ChatRecord, Chats } from "../chats.ts";
import { formatCaption, formatDraftText, formatMessageText } from "../formatted-text.ts";
import type { Message } from "../objects.ts";
import type { Parameters } from "../parameters.ts";
import { replyMarkup } from "../reply-markup.ts";
import { placeOf } from "../threads.ts";
import {
  CAPTION_TEXT,
  type CallContext,
  MESSAGE_TEXT,
  type MethodParts,
  type MethodTable,
  textInput,
  writableChat,
} from "./method.ts";
import { type Reply, readReply } from "./reply.ts";

const ACTIONS = new Set([
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
]);

/** sendMessage, sendDocument, copyMessage, forwardMessage, sendChatAction and sendMessageDraft. */
export function sendingMethods({ chats, events, files }: MethodParts): MethodTable {
  return {
    sendMessage(parameters) {
      const record = writableChat(chats, parameters);
      const formatted = formatMessageText(textInput(chats, parameters, MESSAGE_TEXT));
      return send(chats, record, parameters, {
        text: formatted.text,
        ...(formatted.entities.length > 0 && { entities: formatted.entities }),
        ...linkPreview(parameters),
      });
    },
    sendDocument(parameters, { uploads }) {
      const record = writableChat(chats, parameters);
      const caption = formatCaption(textInput(chats, parameters, CAPTION_TEXT));
      const document = documentOf(parameters, uploads, files);
      return send(chats, record, parameters, {
        document,
        ...(caption.text !== "" && { caption: caption.text }),
        ...(caption.entities.length > 0 && { caption_entities: caption.entities }),
      });
    },
    copyMessage(parameters) {
      const record = writableChat(chats, parameters);
      const { text, entities, caption, caption_entities, document } = sourceMessage(
        chats,
        parameters,
        "copied",
      );
      const content = { text, entities, caption, caption_entities, document };
      return { message_id: send(chats, record, parameters, onlyGiven(content)).message_id };
    },
    forwardMessage(parameters) {
      const record = writableChat(chats, parameters);
      const source = sourceMessage(chats, parameters, "forwarded");
      const { text, entities, caption, caption_entities, document } = source;
      return send(chats, record, parameters, {
        ...onlyGiven({ text, entities, caption, caption_entities, document }),
        forward_origin: { type: "user", sender_user: source.from, date: source.date },
      });
    },
    sendChatAction(parameters) {
      const record = writableChat(chats, parameters);
      const action = parameters.text("action");
      if (!ACTIONS.has(action)) throw badRequest("wrong parameter action in request");
      const topic = threadOf(chats, record, parameters);
      events.emit({ kind: "action", chat: record.chat.id, action, ...(topic !== undefined && { topic }) });
      return true;
    },
    sendMessageDraft(parameters) {
      const record = writableChat(chats, parameters);
      const draft = formatDraftText(textInput(chats, parameters, MESSAGE_TEXT));
      if (record.chat.type !== "private") throw badRequest("TEXTDRAFT_PEER_INVALID");
      const draftId = parameters.integer("draft_id", { default: 0 });
      if (draftId === 0) throw badRequest("invalid draft_id specified");
      // a private chat here has no topics: a thread that is named is refused
      threadOf(chats, record, parameters);
      events.emit({ kind: "draft", chat: record.chat.id, draftId, ...draft });
      return true;
    },
  };
}

function send(chats: Chats, record: ChatRecord, parameters: Parameters, content: Partial<Message>): Message {
  const markup = replyMarkup(parameters);
  const topic = threadOf(chats, record, parameters);
  const reply: Reply = readReply(chats, record, parameters);
  const { message } = chats.put(
    record,
    {
      ...(record.chat.type === "channel" ? { sender_chat: record.chat } : { from: chats.bot }),
      ...placeOf(chats, record, { topic, replyTo: reply.message }),
      ...(reply.quote && { quote: reply.quote }),
      ...content,
      ...(markup && { reply_markup: markup }),
    },
    true,
  );
  return message;
}

/** The thread named by a call, which must be there. */
function threadOf(chats: Chats, record: ChatRecord, parameters: Parameters): number | undefined {
  const thread = parameters.integer("message_thread_id", { default: 0 });
  if (thread <= 0) return undefined;
  const isForum = record.chat.is_forum === true;
  const topic = record.topics.get(thread);
  const isThread = record.chat.type === "supergroup" && (isForum ? topic : chats.message(record, thread));
  if (!isThread) throw badRequest("message thread not found");
  if (topic?.closed) throw badRequest("TOPIC_CLOSED");
  return thread;
}

function linkPreview(parameters: Parameters): Pick<Message, "link_preview_options"> {
  const options = parameters.object("link_preview_options", "link preview options");
  if (options) {
    for (const [field, value] of Object.entries(options)) {
      if (typeof value !== (field === "url" ? "string" : "boolean")) {
        throw badRequest(`field "${field}" must be of type ${field === "url" ? "String" : "Boolean"}`);
      }
    }
    return { link_preview_options: options };
  }
  return parameters.boolean("disable_web_page_preview")
    ? { link_preview_options: { is_disabled: true } }
    : {};
}

function documentOf(
  parameters: Parameters,
  uploads: CallContext["uploads"],
  files: MethodParts["files"],
): Record<string, unknown> {
  const given = parameters.text("document");
  const upload = uploads.get(given.startsWith("attach://") ? given.slice(9) : "document");
  const known = upload ? undefined : files.byId(given);
  if (!upload && !known) {
    throw badRequest(
      given === "" ? "there is no document in the request" : "wrong file identifier/HTTP URL specified",
    );
  }
  const stored =
    known ?? files.add({ folder: "documents", extension: "", bytes: upload?.bytes ?? new Uint8Array() });
  const { file_id, file_unique_id, file_size } = stored;
  return {
    file_id,
    file_unique_id,
    file_size,
    ...(upload && { file_name: upload.fileName, mime_type: upload.mimeType }),
  };
}

function sourceMessage(chats: Chats, parameters: Parameters, act: string): Message {
  const from = chats.find(parameters.text("from_chat_id"));
  const stored = chats.message(from, parameters.integer("message_id", { default: 0 }));
  if (!stored) throw badRequest(`message to ${act === "copied" ? "copy" : "forward"} not found`);
  return stored.message;
}

function onlyGiven(fields: Record<string, unknown>): Partial<Message> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
