import { z } from "zod";

/** What is not as documented is left out, so that one odd field does not cost the update. */
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const present = optional(z.object({}));
const id = z.int();

const user = z.object({
  id,
  is_bot: optional(z.boolean()),
  username: optional(z.string()),
  language_code: optional(z.string()),
});

const chat = z.object({
  id,
  type: z.enum(["private", "group", "supergroup", "channel"]),
  is_forum: optional(z.boolean()),
});

const entity = z.object({
  type: z.string(),
  offset: z.int().nonnegative(),
  length: z.int().nonnegative(),
  user: optional(z.object({ id })),
});

const words = {
  text: optional(z.string()),
  caption: optional(z.string()),
};

/** Kinds of content that are not read. */
export const MEDIA = [
  "voice",
  "audio",
  "video_note",
  "video",
  "photo",
  "animation",
  "sticker",
  "document",
  "location",
  "contact",
  "poll",
  "story",
] as const;

const message = z.object({
  message_id: id,
  date: z.int(),
  chat,
  from: optional(user),
  sender_chat: optional(z.object({ id })),
  message_thread_id: optional(id),
  is_topic_message: optional(z.boolean()),
  is_automatic_forward: optional(z.boolean()),
  via_bot: optional(z.object({ id })),
  media_group_id: optional(z.string()),
  ...words,
  entities: optional(z.array(entity)),
  caption_entities: optional(z.array(entity)),
  reply_to_message: optional(
    z.object({ message_id: id, from: optional(user), forum_topic_created: present, ...words }),
  ),
  quote: optional(z.object({ text: z.string() })),
  migrate_to_chat_id: optional(id),
  voice: present,
  audio: present,
  video_note: present,
  video: present,
  // a list of sizes, of which nothing is needed
  photo: optional(z.array(z.unknown()).transform(() => [])),
  animation: present,
  sticker: present,
  document: present,
  location: present,
  contact: present,
  poll: present,
  story: present,
});

const update = z.object({
  update_id: z.int().nonnegative(),
  message: message.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: user,
      data: optional(z.string()),
      message: optional(
        z.object({
          message_id: id,
          chat,
          message_thread_id: optional(id),
          is_topic_message: optional(z.boolean()),
        }),
      ),
    })
    .optional(),
  inline_query: z.object({ id: z.string(), from: user, query: z.string() }).optional(),
  my_chat_member: z
    .object({ chat, date: z.int(), new_chat_member: z.object({ status: z.string() }) })
    .optional(),
});

/** An update as far as the bot reads it; what it does not need is left out, so that it is not kept either. */
export type IncomingUpdate = z.output<typeof update>;
export type IncomingMessage = z.output<typeof message>;
export type IncomingPress = NonNullable<IncomingUpdate["callback_query"]>;
export type IncomingInlineQuery = NonNullable<IncomingUpdate["inline_query"]>;
export type IncomingMembership = NonNullable<IncomingUpdate["my_chat_member"]>;

/** Kinds of updates that are asked for; edits, channel posts and all others are never answered. */
export const WANTED_UPDATES = ["message", "callback_query", "inline_query", "my_chat_member"] as const;

/** Reads an update; null for what is none, or of a kind that is not wanted. Never throws. */
export function readUpdate(raw: unknown): IncomingUpdate | null {
  const read = update.safeParse(raw);
  if (!read.success) return null;
  return WANTED_UPDATES.some((kind) => read.data[kind] !== undefined) ? read.data : null;
}

/** The id of whatever came as an update; null where it has none. */
export function updateIdOf(raw: unknown): number | null {
  if (typeof raw !== "object" || raw === null || !("update_id" in raw)) return null;
  const { update_id } = raw;
  return Number.isSafeInteger(update_id) && Number(update_id) >= 0 ? Number(update_id) : null;
}

/** The kind of an update, for counting. */
export function kindOf(incoming: IncomingUpdate): string {
  return WANTED_UPDATES.find((kind) => incoming[kind] !== undefined) ?? "other";
}
