import type { Desk } from "../desk.ts";
import type { Job } from "../job.ts";
import type { Keyboard, SentMessage } from "../outbox.ts";
import { type Formatted, format, plainMessage } from "../rendering/formatted.ts";
import type { ShownContent } from "../shown-content.ts";
import type { Visit } from "../visit.ts";

/** Sends a text of the interface as the one reply to an update. */
export async function reply(desk: Desk, visit: Visit, job: Job, text: string): Promise<void> {
  await deliver(desk, visit, job, [plainMessage(text)]);
}

/** Sends a text that holds what others wrote, in which nothing may become a link, as the one reply to an update. */
export async function replyWithOthersWords(desk: Desk, visit: Visit, job: Job, text: string): Promise<void> {
  await deliver(desk, visit, job, format([{ text }]));
}

/** Sends a message of a reply; the first takes the place of the one in which the answer was shown while it was written. */
export async function sendOrReplace(
  desk: Desk,
  visit: Visit,
  job: Job,
  message: Formatted,
  keyboard?: Keyboard,
): Promise<SentMessage | null> {
  if (job.draft !== null) {
    const shown = { chat: visit.chat, message: job.draft };
    if (await desk.outbox.edit(shown, message, keyboard)) return shown;
    await removeDraft(desk, visit, job);
  }
  return desk.outbox.send(visit.destination, message, keyboard);
}

/** Takes away the message in which an answer was shown while it was written, where there is one: no half of an answer stays. */
export async function removeDraft(desk: Desk, visit: Visit, job: Job): Promise<void> {
  if (job.draft === null) return;
  await desk.outbox.remove({ chat: visit.chat, message: job.draft });
  job.draftIn(null);
}

/**
 * Sends the messages of a reply in order, the keyboard under the last; those that went out before a crash are passed over. The
 * update is marked done in the same turn in which the last one is known to have arrived.
 * @param onSent runs in the transaction of that mark
 */
export async function deliver(
  desk: Desk,
  visit: Visit,
  job: Job,
  messages: readonly Formatted[],
  last: { readonly keyboard?: Keyboard; readonly onSent?: (sent: SentMessage | null) => void } = {},
): Promise<void> {
  const started = performance.now();
  const remaining = messages.slice(Math.min(job.partsSent, messages.length - 1));
  for (const [index, message] of remaining.entries()) {
    const isLast = index === remaining.length - 1;
    const sent = await sendOrReplace(desk, visit, job, message, isLast ? last.keyboard : undefined);
    if (!isLast) {
      job.partSent();
      continue;
    }
    desk.state.together(() => {
      job.done();
      last.onSent?.(sent);
    });
  }
  desk.metrics.stage("send", performance.now() - started);
}

/** Keeps what buttons refer to; its id goes into them. */
export function keepShown(desk: Desk, owner: number, content: ShownContent): string {
  return desk.state.shown.add(owner, JSON.stringify(content));
}

/** Sends messages whose buttons refer to something that is kept. */
export async function deliverShown(
  desk: Desk,
  visit: Visit,
  job: Job,
  shown: {
    readonly content: ShownContent;
    readonly messages: readonly Formatted[];
    readonly keyboard: (id: string) => Keyboard;
    readonly onSent?: () => void;
  },
): Promise<void> {
  const id = keepShown(desk, visit.author, shown.content);
  await deliver(desk, visit, job, shown.messages, {
    keyboard: shown.keyboard(id),
    onSent(sent) {
      if (sent) desk.state.shown.tie(id, sent.chat, sent.message);
      shown.onSent?.();
    },
  });
}
