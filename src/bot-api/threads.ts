import type { ChatRecord, Chats } from "./chats.ts";
import { withoutReply } from "./chats.ts";
import type { Message } from "./objects.ts";

/** The fields that say in which thread a message stands and what it answers. */
export type Place = Pick<Message, "message_thread_id" | "is_topic_message" | "reply_to_message">;

/**
 * Where a message goes. In a forum the topic is the one named or that of the message replied to, and a message that replies to
 * nothing carries the topic's first message in `reply_to_message`. In other supergroups a reply opens a thread numbered after
 * the message at its root.
 */
export function placeOf(
  chats: Chats,
  record: ChatRecord,
  options: { topic?: number | undefined; replyTo?: Message | undefined },
): Place {
  const { replyTo } = options;
  const reply: Place = replyTo ? { reply_to_message: withoutReply(replyTo) } : {};
  if (record.chat.type !== "supergroup") return reply;
  if (record.chat.is_forum) {
    const topic = options.topic ?? (replyTo?.is_topic_message ? replyTo.message_thread_id : undefined);
    if (topic === undefined) return reply;
    const root = chats.message(record, topic)?.message;
    const shown = replyTo ?? root;
    return {
      message_thread_id: topic,
      is_topic_message: true,
      ...(shown && { reply_to_message: withoutReply(shown) }),
    };
  }
  const thread = replyTo ? (replyTo.message_thread_id ?? replyTo.message_id) : options.topic;
  return { ...reply, ...(thread !== undefined && { message_thread_id: thread }) };
}
