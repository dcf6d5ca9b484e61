import { badRequest } from "../api-error.ts";
import type { ChatRecord, Chats, MemberStatus } from "../chats.ts";
import { DOWNLOAD_BYTES } from "../file-store.ts";
import type { Parameters } from "../parameters.ts";
import type { MethodParts, MethodTable } from "./method.ts";

/** getChat, getChatMember, getChatAdministrators, getChatMemberCount, leaveChat, getFile. */
export function chatInfoMethods({ chats, files, events }: MethodParts): MethodTable {
  return {
    getChat: (parameters) => ({
      ...visibleChat(chats, parameters).chat,
      accent_color_id: 0,
      max_reaction_count: 11,
      accepted_gift_types: {},
    }),
    getChatMember(parameters) {
      const record = visibleChat(chats, parameters);
      const user = parameters.integer("user_id", { default: 0 });
      if (user <= 0) throw badRequest("invalid user_id specified");
      if (!chats.users.has(user)) throw badRequest("PARTICIPANT_ID_INVALID");
      return memberOf(chats, record, user, record.members.get(user) ?? "left");
    },
    getChatAdministrators(parameters) {
      const record = visibleChat(chats, parameters);
      if (record.chat.type === "private") throw badRequest("there are no administrators in the private chat");
      return [...record.members]
        .filter(([, status]) => status === "creator" || status === "administrator")
        .map(([user, status]) => memberOf(chats, record, user, status));
    },
    getChatMemberCount: (parameters) =>
      [...visibleChat(chats, parameters).members.values()].filter(
        (status) => status !== "left" && status !== "kicked",
      ).length,
    leaveChat(parameters) {
      const record = visibleChat(chats, parameters);
      if (record.chat.type === "private")
        throw badRequest("chat member status can't be changed in private chats");
      record.members.set(chats.bot.id, "left");
      events.emit({ kind: "member", chat: record.chat.id, user: chats.bot.id, status: "left" });
      return true;
    },
    getFile(parameters) {
      const file = files.byId(parameters.text("file_id"));
      if (!file) throw badRequest("invalid file_id");
      if (file.file_size > DOWNLOAD_BYTES) throw badRequest("file is too big");
      const { bytes: _bytes, ...shown } = file;
      return shown;
    },
  };
}

/** A chat that the bot may look at. */
function visibleChat(chats: Chats, parameters: Parameters): ChatRecord {
  const chatId = parameters.text("chat_id");
  const record = chats.find(chatId);
  const status = record.members.get(chats.bot.id);
  const isPublic = record.chat.username !== undefined;
  if (record.chat.type !== "private" && !isPublic && status !== "restricted")
    return chats.findWritable(chatId);
  return record;
}

function memberOf(chats: Chats, record: ChatRecord, id: number, status: MemberStatus) {
  const user = chats.users.get(id) ?? { id, is_bot: false, first_name: "Deleted Account" };
  if (record.chat.type === "private") return { user, status: "member" };
  if (status === "creator") return { user, status, is_anonymous: false };
  if (status === "kicked") return { user, status, until_date: 0 };
  if (status !== "administrator") return { user, status };
  return {
    user,
    status,
    can_be_edited: false,
    is_anonymous: false,
    can_manage_chat: true,
    can_delete_messages: true,
    can_manage_video_chats: false,
    can_restrict_members: true,
    can_promote_members: false,
    can_change_info: true,
    can_invite_users: true,
  };
}
